"""Whom texts name, and whom they mean."""

from __future__ import annotations

import pytest

from builder.values import ActorKind

from .reading import names, only, told


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Sergei Lavrov", "Sergei Lavrov", id="as we print it"),
        pytest.param("Sergey Lavrov", "Sergei Lavrov", id="another spelling"),
        pytest.param("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov", id="with his title"),
        pytest.param("Russian Foreign Minister, Sergey Lavrov", "Sergei Lavrov", id="with a comma"),
        pytest.param("Foreign Minister SergeiLavrov", "Sergei Lavrov", id="a blank lost"),
        pytest.param("Adel Al Jubeir", "Adel al-Jubeir", id="no hyphen"),
        pytest.param("Deputy Foreign Minister Boris Unheardof", "Boris Unheardof", id="nobody listed him"),
        pytest.param("the Kremlin", "Russia", id="a metonym"),
        pytest.param("Washington", "United States", id="a capital that acts"),
        pytest.param("U.S. officials", "US government", id="officials"),
        pytest.param("the Gulf Cooperation Council countries", "Gulf Cooperation Council", id="members of a body"),
    ],
)
def test_a_name_is_told_by_any_spelling(name: str, expected: str) -> None:
    assert names(only(f"On Monday {name} met Ban Ki-moon.").actors) == sorted([expected, "Ban Ki-moon"])


def test_a_surname_alone_is_the_person_named_before() -> None:
    mentions = told("Minister Boris Unheardof met Kerry on Monday.", "Unheardof met Lavrov on Tuesday.")
    assert [names(one.actors) for one in mentions] == [
        ["Boris Unheardof", "John Kerry"],
        ["Boris Unheardof", "Sergei Lavrov"],
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("He met", ["Ban Ki-moon", "Sergei Lavrov"], id="he"),
        pytest.param("The Russian minister met", ["Ban Ki-moon", "Sergei Lavrov"], id="the minister of a state"),
    ],
)
def test_a_pronoun_or_post_is_whoever_was_named_last(phrase: str, expected: list[str]) -> None:
    mentions = told("Russian Foreign Minister Sergei Lavrov spoke.", f"{phrase} Ban Ki-moon on Monday.")
    assert names(mentions[-1].actors) == expected


def test_both_sides_are_the_pair_that_met_last() -> None:
    mentions = told("Lavrov met Kerry on Monday.", "Both sides agreed to continue.")
    assert names(mentions[-1].actors) == ["John Kerry", "Sergei Lavrov"]


def test_the_two_countries_are_the_states_of_the_pair() -> None:
    mentions = told("Lavrov met Kerry on Monday.", "The two countries agreed to continue.")
    assert names(mentions[-1].actors) == ["Russia", "United States"]


def test_his_counterpart_is_the_one_of_that_state() -> None:
    mentions = told(
        "Turkish Foreign Minister Ahmet Davutoglu spoke.", "Kerry and his Turkish counterpart met on Monday."
    )
    assert names(mentions[-1].actors) == ["Ahmet Davutoğlu", "John Kerry"]


def test_a_capital_after_in_is_a_place_and_no_actor() -> None:
    mention = only("Kerry and Lavrov met in Moscow on Monday.")
    assert names(mention.actors) == ["John Kerry", "Sergei Lavrov"]
    assert mention.place is not None
    assert mention.place.name == "Moscow"


def test_a_stranger_with_a_known_surname_is_a_stranger() -> None:
    mention = only("Abdul Moneim Annan met Ban Ki-moon on Monday.")
    assert names(mention.actors) == ["Abdul Moneim Annan", "Ban Ki-moon"]
    assert {one.name: one.id for one in mention.actors}["Abdul Moneim Annan"] is None


def test_groups_that_share_a_noun_are_two() -> None:
    mention = only("Iraqi and Jordanian officials met on Monday.")
    assert len(mention.actors) == 2
    assert all(one.state for one in mention.actors)


def test_names_point_at_their_words() -> None:
    text = "Kerry met Iranian officials in Vienna on Friday."
    mention = only(text)
    assert [one.span.of(text) for one in mention.actors if one.span] == ["Kerry", "Iranian officials"]
    assert mention.place is not None
    assert mention.place.span is not None
    assert mention.place.span.of(text) == "Vienna"


def test_a_minister_of_whom_no_name_is_known_is_an_office() -> None:
    mention = only("Amos met the Syrian foreign minister in Damascus on Monday.")
    assert {one.kind for one in mention.actors} >= {ActorKind.OFFICE}
