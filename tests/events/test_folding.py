"""What stands by itself, and what is told inside another entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder.values import ActorKind, EventClass, LinkKind, Participant
from tests.events.worlds import BERG, FALK, NORTHLAND, SUDHAVEN, Told, merged, tell

TUESDAY = date(2015, 8, 11)
MET = Told("Berg met Dahl on Tuesday.", phrase="Tuesday", on="2015-08-11")
SAID = Told(
    "Berg said on Tuesday that the talks go on.", EventClass.STATE, (), speaker=BERG, phrase="Tuesday", on="2015-08-11"
)


def test_a_statement_made_on_the_day_of_the_talks_is_told_inside_their_entry() -> None:
    events = {event.event_class: event for event in merged(tell("a", TUESDAY, MET, SAID))}
    assert events[EventClass.STATE].folded_under == events[EventClass.MEET].id
    assert [link.kind for link in events[EventClass.STATE].links] == [LinkKind.PART_OF]


def test_a_statement_is_told_inside_the_talks_told_nearest_to_it() -> None:
    other = replace(MET, sentence="Berg met Falk on Tuesday.", actors=(BERG, FALK))
    for told in ((MET, SAID, other), (other, SAID, MET), (MET, other, SAID), (other, MET, SAID)):
        events = merged(tell("a", TUESDAY, *told))
        said = next(event for event in events if event.event_class is EventClass.STATE)
        before = told[told.index(SAID) - 1]
        nearest = next(event for event in events if event.sources[0].quote == before.sentence)
        assert said.folded_under == nearest.id


def test_a_statement_by_somebody_else_stands_by_itself() -> None:
    events = {event.event_class: event for event in merged(tell("a", TUESDAY, MET, replace(SAID, speaker=FALK)))}
    assert events[EventClass.STATE].folded_under is None


def test_a_statement_of_another_day_stands_by_itself() -> None:
    later = replace(SAID, on="2015-08-04")
    events = {event.event_class: event for event in merged(tell("a", TUESDAY, MET, later))}
    assert events[EventClass.STATE].folded_under is None


def test_the_second_statement_of_a_day_is_told_inside_the_first() -> None:
    other = replace(SAID, sentence="Berg said on Tuesday that schools need more money.")
    shown = [event for event in merged(tell("a", TUESDAY, SAID, other)) if event.folded_under is None]
    assert len(shown) == 1


def test_what_is_told_inside_an_entry_is_told_inside_one_that_stands_by_itself() -> None:
    more = [
        replace(SAID, sentence=f"Berg said on Tuesday that item{number} thing{number} matters much.")
        for number in range(5)
    ]
    events = merged(tell("a", TUESDAY, MET, SAID, *more))
    alone = {event.id for event in events if event.folded_under is None}
    assert all(event.folded_under in alone for event in events if event.folded_under is not None)


def test_fighting_is_context_of_the_diplomacy_told_of_its_day() -> None:
    shelled = Told("Troops shelled Sudhaven.", EventClass.ASSAULT, (NORTHLAND,), place=SUDHAVEN)
    events = {event.event_class: event for event in merged(tell("a", TUESDAY, MET, shelled))}
    assert events[EventClass.ASSAULT].folded_under == events[EventClass.MEET].id


@pytest.mark.parametrize(("on", "is_told_inside"), [("2015-08-08", True), ("2015-08-07", False)])
def test_fighting_is_context_of_no_more_than_three_days(on: str, is_told_inside: bool) -> None:
    shelled = Told("Troops shelled Sudhaven then.", EventClass.ASSAULT, (NORTHLAND,), phrase="then", on=on)
    events = {event.event_class: event for event in merged(tell("a", TUESDAY, MET, shelled))}
    assert (events[EventClass.ASSAULT].folded_under is not None) == is_told_inside


def test_ministers_weigh_more_than_people_without_an_office() -> None:
    holm, lind = (
        Participant(name, ActorKind.PERSON, name.lower().replace(" ", "-")) for name in ("Gustav Holm", "Karl Lind")
    )
    (ministers,) = merged(tell("a", TUESDAY, MET))
    (others,) = merged(tell("a", TUESDAY, replace(MET, sentence="Holm met Lind on Tuesday.", actors=(holm, lind))))
    assert ministers.importance > others.importance


def test_more_sources_weigh_more() -> None:
    (once,) = merged(tell("a", TUESDAY, MET, outlet="morning-post"))
    other = replace(MET, sentence="Talks between Dahl and Berg went on for hours, Tuesday.")
    (twice,) = merged(tell("a", TUESDAY, MET, outlet="morning-post"), tell("b", TUESDAY, other, outlet="evening-star"))
    assert twice.importance > once.importance
