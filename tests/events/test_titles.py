"""Titles an editor would print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder.events.tables import read_table
from builder.events.titles import first_told
from builder.values import ActorKind, EventClass, Participant, PlaceRef, Realis
from tests.events.worlds import BERG, DAHL, FALK, LEAGUE, NORDBURG, NORTHLAND, SOUTHLAND, Told, merged, tell

DAY = date(2015, 8, 11)
STRANGER = Participant("Per  Quist", ActorKind.PERSON)
REBELS = Participant("northern rebels", ActorKind.BODY, "rebels")

TITLES = {
    "two who meet hold talks": (
        Told("x y", actors=(BERG, DAHL), place=NORDBURG),
        "Berg and Dahl hold talks in Nordburg",
    ),
    "one who meets another": (Told("x y", actors=(BERG,), recipients=(DAHL,)), "Berg meets Dahl"),
    "talks due": (Told("x y", realis=Realis.SCHEDULED), "Berg and Dahl due to hold talks"),
    "talks that may be": (Told("x y", realis=Realis.POSSIBLE), "Berg and Dahl may hold talks"),
    "talks that came to nothing": (
        Told("x y", realis=Realis.MISSED),
        "Planned talks of Berg and Dahl do not take place",
    ),
    "a call": (
        Told("Berg called for a truce in the south.", EventClass.CALL, (BERG,)),
        "Berg calls for a truce in the south",
    ),
    "an accord": (Told("x y", EventClass.AGREE, topic="aid"), "Berg and Dahl agree on aid"),
    "criticism of a body": (Told("x y", EventClass.CRITICISE, (BERG,), (LEAGUE,)), "Berg criticises the League"),
    "states": (
        Told("Northland and Southland disagreed over aid.", EventClass.DIFFER, (NORTHLAND, SOUTHLAND)),
        "Northland and Southland disagree over aid",
    ),
    "rebels are several": (
        Told("The northern rebels criticised the terms of the truce.", EventClass.CRITICISE, (REBELS,)),
        "Northern rebels criticise the terms of the truce",
    ),
    "somebody nobody listed": (
        Told("Per Quist said that the talks go on.", EventClass.STATE, (STRANGER,)),
        "Per Quist says the talks go on",
    ),
    "a name within another is printed once": (
        Told("x y", actors=(Participant("Berg", ActorKind.PERSON), BERG, DAHL)),
        "Berg and Dahl hold talks",
    ),
    "no more than four names": (
        Told("x y", actors=(BERG, DAHL, FALK, LEAGUE, STRANGER)),
        "Berg, Dahl, Falk and others hold talks",
    ),
    "a place nobody listed": (Told("x y", place=PlaceRef("Little Bay")), "Berg and Dahl hold talks in Little Bay"),
}


@pytest.mark.parametrize(("told", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_title_is_short_and_active(told: Told, title: str) -> None:
    (event,) = merged(tell("a", DAY, told))
    assert event.title == title


@pytest.mark.parametrize("event_class", EventClass)
@pytest.mark.parametrize("realis", Realis)
def test_every_class_and_realis_has_a_title_without_holes(event_class: EventClass, realis: Realis) -> None:
    for actors, recipients, topic in (((BERG,), (DAHL,), "aid"), ((), (), None), ((BERG, DAHL), (), None)):
        told = Told("x y", event_class, actors, recipients, realis, topic=topic, phrase="x", on="2015-08-11")
        for event in merged(tell("a", DAY, told)):
            assert event.title[0].isupper()
            assert not set(event.title) & set("{}[]|")
            assert "  " not in event.title


def test_the_grammar_has_a_row_for_every_class() -> None:
    assert set(read_table("en/titles.toml")["class"]) == set(EventClass)


def test_the_same_event_told_in_another_order_has_the_same_title() -> None:
    told = Told("x y", place=NORDBURG, phrase="x", on="2015-08-11")
    one, other = tell("a", DAY, told), tell("b", DAY, replace(told, actors=(DAHL, BERG)))
    assert merged(one, other)[0].title == merged(other, one)[0].title


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("Nordburg One: powers agree", "Nordburg One: powers agree"),
        (
            "Third dialogue of ministers, Nordburg, with envoys of both sides, on war",
            "Third dialogue of ministers, Nordburg",
        ),
        (
            "Powers agree the Nordburg accord; the throne stays disputed by all heirs",
            "Powers agree the Nordburg accord",
        ),
    ],
)
def test_an_entry_known_by_name_is_called_what_the_calendar_tells_first(known: str, title: str) -> None:
    assert first_told(known) == title
