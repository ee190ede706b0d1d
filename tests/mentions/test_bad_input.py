"""Texts that are no articles: few mentions or none, soon."""

from __future__ import annotations

import time

import pytest

from builder.values import BlockKind, EventClass, Realis

from .reading import names, told

NAMES = ["Kerry", "Lavrov", "Obama", "Putin", "Annan", "Assad", "Hollande", "Cameron", "Merkel", "Erdogan"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("and Kerry met Lavrov " * 1000, id="a sentence of 4,000 words"),
        pytest.param("word " * 5000, id="5,000 words that say nothing"),
        pytest.param(", ".join(NAMES * 20) + " met in Geneva on Friday.", id="a list of 200 names"),
        pytest.param("“" * 400 + "Kerry met Lavrov", id="quotations never closed"),
        pytest.param("(" * 2000, id="brackets"),
        pytest.param("the " * 3000 + "minister", id="articles"),
        pytest.param("talks with " * 800 + "Kerry", id="talks with talks"),
        pytest.param("after " * 1500, id="prepositions"),
        pytest.param("Foreign Minister " * 800, id="titles"),
        pytest.param("Al-" * 2000, id="particles"),
        pytest.param("said that " * 1000, id="speech in speech"),
        pytest.param("’s" * 2000, id="possessives"),
    ],
)
def test_a_monstrous_sentence_is_read_in_no_time_and_tells_little(text: str) -> None:
    start = time.process_time()
    assert len(told(text)) < 400
    assert time.process_time() - start < 5


def test_time_grows_with_the_text_and_not_faster() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        told(*["Kerry met Lavrov in Geneva on Friday after talks with Annan, and called for a truce."] * times)
        return time.process_time() - start

    seconds(20)
    assert seconds(400) < 12 * max(seconds(80), 0.02)


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "?", "“”", "’s", "\u202e", "12", "a" * 5000])
def test_next_to_nothing_tells_nothing(text: str) -> None:
    assert not told(text or " ")


def test_an_article_in_capitals_is_still_read() -> None:
    (mention,) = told("KERRY MET LAVROV IN GENEVA ON FRIDAY.")
    assert names(mention.actors) == ["John Kerry", "Sergei Lavrov"]


def test_a_quotation_never_closed_tells_no_event_inside_it() -> None:
    assert not told("“Turkey attacked Iran on Monday and it will attack Iraq on Tuesday")


def test_an_article_that_is_one_headline_tells_its_event() -> None:
    (mention,) = told("Lavrov meets Kerry in Moscow", kinds=[BlockKind.TITLE])
    assert (mention.event_class, mention.realis) == (EventClass.MEET, Realis.HAPPENED)


@pytest.mark.parametrize(
    "kind", [BlockKind.COMMENT, BlockKind.TEASER, BlockKind.REPEAT, BlockKind.BOILERPLATE, BlockKind.LINK]
)
def test_only_the_report_is_read(kind: BlockKind) -> None:
    assert not told("Lavrov met Kerry in Moscow on Friday.", kinds=[kind])


def test_the_same_article_twice_tells_the_same() -> None:
    text = "Lavrov met Kerry in Moscow on Friday. Turkey condemned Israel on Monday."
    assert told(text) == told(text)


def test_text_added_elsewhere_renames_nothing() -> None:
    (before,) = told("Lavrov met Kerry in Moscow on Friday.")
    after = told("The weather was fine.", "Lavrov met Kerry in Moscow on Friday.", "It rained.")
    assert [one.id for one in after] == [before.id]


def test_an_authority_of_no_state_at_all_is_nobodys() -> None:
    (mention,) = told("The authorities arrested dozens of protesters on Monday.")
    assert [one.state for one in mention.actors] == [None]
