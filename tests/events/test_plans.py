"""A plan is not an event; what came of it is a separate, linked fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.knowledge import CalendarEvent, Fact
from builder.values import EventClass, Interval, Link, LinkKind, Outcome, Realis
from tests.events.worlds import NORDBURG, SUDHAVEN, Told, merged, quiet_knowledge, tell

TOLD = date(2015, 8, 11)
PLAN = Told(
    "Berg will meet Dahl in Nordburg on Thursday.",
    realis=Realis.SCHEDULED,
    place=NORDBURG,
    phrase="Thursday",
    on="2015-08-13",
)
HELD = Told("Berg met Dahl in Nordburg on Thursday.", place=NORDBURG, phrase="Thursday", on="2015-08-13")
FACT = Fact("the ministry")
CONFERENCE = CalendarEvent(
    "conference", "The conference opens", Interval.day(date(2014, 1, 22)), FACT, place="nordburg", series="conference"
)


def outcome(*links: Link) -> list[tuple[Outcome | None, int | None]]:
    return [(link.outcome, link.late_days) for link in links if link.kind is LinkKind.PLAN_OF]


def test_a_plan_that_another_article_reports_as_held_is_linked_both_ways() -> None:
    plan, held = sorted(
        merged(tell("a", TOLD, PLAN), tell("b", date(2015, 8, 14), HELD)), key=lambda event: not event.realis.is_plan
    )
    assert outcome(*plan.links) == [(Outcome.HELD, None)]
    assert [(link.kind, link.event) for link in held.links] == [(LinkKind.OUTCOME_OF, plan.id)]


def test_a_meeting_two_days_after_the_day_planned_was_held_late() -> None:
    late = replace(HELD, sentence="Berg met Dahl on Saturday.", phrase="Saturday", on="2015-08-15")
    plan = next(
        event for event in merged(tell("a", TOLD, PLAN), tell("b", date(2015, 8, 16), late)) if event.realis.is_plan
    )
    assert outcome(*plan.links) == [(Outcome.HELD_LATE, 2)]


def test_a_plan_nobody_reports_on_has_no_known_outcome() -> None:
    (plan,) = merged(tell("a", TOLD, PLAN))
    assert outcome(*plan.links) == [(Outcome.UNKNOWN, None)]


def test_a_meeting_elsewhere_is_not_what_came_of_the_plan() -> None:
    elsewhere = replace(HELD, place=SUDHAVEN)
    plan = next(
        event
        for event in merged(tell("a", TOLD, PLAN), tell("b", date(2015, 8, 14), elsewhere))
        if event.realis.is_plan
    )
    assert outcome(*plan.links) == [(Outcome.UNKNOWN, None)]


def test_the_calendar_says_that_a_series_was_held_late_from_the_last_day_planned() -> None:
    june = Told(
        "The conference was planned for June.", EventClass.MEET, (), realis=Realis.MISSED, phrase="June", on="2013-06",
        series="conference",
    )  # fmt: skip
    (plan,) = merged(tell("a", date(2013, 8, 9), june), knowledge=quiet_knowledge(CONFERENCE))
    assert outcome(*plan.links) == [(Outcome.MISSED, None), (Outcome.HELD_LATE, 206)]
    assert plan.realis is Realis.MISSED


def test_a_lower_bound_is_not_late_however_long_it_takes() -> None:
    august = Told(
        "The conference will not meet before August.", EventClass.MEET, (), realis=Realis.SCHEDULED, phrase="August",
        on="2013-08/..", series="conference",
    )  # fmt: skip
    (plan,) = merged(tell("a", date(2013, 7, 2), august), knowledge=quiet_knowledge(CONFERENCE))
    assert outcome(*plan.links) == [(Outcome.HELD, None)]


def test_the_calendar_finds_a_plan_held_by_one_person_and_the_place() -> None:
    entry = CalendarEvent(
        "met", "Berg meets the council", Interval.day(date(2015, 8, 13)), FACT, place="nordburg", people=("anna-berg",)
    )
    (plan,) = merged(tell("a", TOLD, PLAN), knowledge=quiet_knowledge(entry))
    assert outcome(*plan.links) == [(Outcome.HELD, None)]
    assert plan.links[0].calendar == "met"


def test_a_plan_without_a_date_joins_the_dated_plan_of_the_same_people() -> None:
    undated = replace(PLAN, sentence="A date for Berg and Dahl to meet will be set.", phrase=None, on=None, place=None)
    (plan,) = merged(tell("a", TOLD, PLAN), tell("b", TOLD, undated))
    assert plan.when is not None
    assert plan.when.edtf == "2015-08-13"
