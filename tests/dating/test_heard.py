"""What is kept of an article that has been heard is enough to take it up again."""

from __future__ import annotations

import numpy as np
import pytest

from builder.dating.heard import hear, share_keys, take_up
from builder.dating.likeness import Likeness
from builder.dating.subject import Material, Subject
from tests.dating.small import SMALL, grid, read

TEXTS = [
    pytest.param("", id="nothing"),
    pytest.param("Ada Brandt’s talks with Quill in VELD: the eighth round since 3 August.", id="names-and-numbers"),
    pytest.param("Norvian foreign minister Brandt and Tarnhelm’s envoy Farr met on 18 November.", id="pairs"),
    pytest.param("Le 3 août, un barrage à Ruhmark — Ruhmark! — céda…\n\nDavutoğlu s’est tu.", id="marks"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_terms_of_an_article_taken_up_again_are_those_it_was_heard_with(text: str) -> None:
    reading, subject = read(text), Subject(SMALL, grid())
    material = Material(reading, subject)
    assert take_up(reading, hear(material, {}), subject).found == material.found


def test_a_term_that_many_have_is_one_string() -> None:
    subject = Subject(SMALL, grid())
    texts = ("Brandt met Quill in Veld.", "Quill met Brandt in Veld.")
    one, other = share_keys(hear(Material(read(text), subject), {}) for text in texts)
    assert {id(key) for key in one.keys if key in other.keys} == {id(key) for key in other.keys if key in one.keys}


def test_articles_are_alike_by_what_few_share_and_their_terms_are_told_the_rarest_first() -> None:
    subject = Subject(SMALL, grid())
    texts = (
        "Brandt met Quill in Veld over the tramway.",
        "Quill met Brandt in Veld over the tramway.",
        "Brandt slept.",
        "A dam burst.",
    )
    heard = [hear(Material(read(text), subject), {}) for text in texts]
    likeness = Likeness(heard, range(len(texts)), [False] * len(texts))
    likes = likeness.nearest(0)
    assert [like.number for like in likes] == [1, 2]
    assert likes[0].likeness > likes[1].likeness
    assert likes[1].shared == ("person:ada-brandt",)
    assert likes[0].shared.index("tramway") < likes[0].shared.index("person:ada-brandt")
    assert likeness.nearest(3) == []


def test_nobody_is_like_an_article_in_a_collection_without_terms() -> None:
    subject = Subject(SMALL, grid())
    heard = [hear(Material(read(""), subject), {}) for _ in range(2)]
    assert Likeness(heard, range(2), [False, False]).nearest(0) == []


def test_names_shared_tell_less_than_words_shared() -> None:
    subject = Subject(SMALL, grid())
    heard = hear(Material(read("Brandt met Quill in Veld over a choir and a plum."), subject), {})
    weights = dict(zip(heard.keys, np.frombuffer(heard.weights, "<f8").tolist(), strict=True))
    share = {key: weight / subject.rarity[key] for key, weight in weights.items()}
    assert share["choir"] == share["plum"] == share["place:veld"] == 1
    assert share["person:ada-brandt+person:olek-quill"] < share["person:ada-brandt"] < 1
