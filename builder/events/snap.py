"""An event's date held against the reference event it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from builder.events.report import Given, Report, outlet_name
from builder.events.stated import day_value, interval_value
from builder.events.tables import words_of
from builder.events.words import day_in_words, days_in_words, interval_in_words, list_in_words
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import Bound, Interval, MeaningKind, Step, TimeValue

_UNIT_DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class Held:
    """The date after the calendar was asked, with the steps that led there."""

    when: TimeValue
    steps: tuple[Step, ...]
    disagreements: tuple[str, ...] = ()


def hold_against_calendar(chosen: Report, when: TimeValue, entry: CalendarEvent, knowledge: Knowledge) -> Held:
    """Take the calendar's day for a coarse date, and also for a loose one that misses it, which is then worded.

    "Two weeks ago" of 11 August gives 28 July; the calendar has the same people there on 3 August: about 3 August.
    """
    stated = when.interval
    assert stated is not None
    known = interval_in_words(entry.interval)
    if chosen.when.given is Given.CALENDAR:
        return Held(when, ())
    if stated == entry.interval:
        return Held(when, (Step(f"Our calendar has the same date: {entry.title}.", entry.fact.source),))
    edge = _edge(chosen, entry)
    if edge is not None and stated.overlaps(edge[0]) and when.bound is not Bound.FROM:
        step = Step(
            f"Our calendar has its {edge[1]} on {interval_in_words(edge[0])}: {entry.title}.", entry.fact.source
        )
        return Held(interval_value(edge[0]), (step,))
    if stated.overlaps(entry.interval):
        if stated.days < 2 * entry.interval.days or when.bound is Bound.FROM:
            return Held(when, (Step(f"It lies within what our calendar has: {entry.title}.", entry.fact.source),))
        step = Step(f"Our calendar has one such event then, on {known}: {entry.title}.", entry.fact.source)
        return Held(interval_value(entry.interval), (step,))
    gap = days_in_words(stated.gap_days(entry.interval))
    value = when if entry.interval.days > 1 else day_value(entry.interval.start, approximate=True)
    where = knowledge.place[entry.place].name if entry.place in knowledge.place else "the same place"
    steps = (
        Step(
            f"Our calendar knows one meeting of these people in {where}: {known}.",
            f"{entry.title}; {entry.fact.source}",
        ),
        Step(
            f"Same people, same place, {gap} outside what the phrase gives. We print the calendar’s day as “about” and "
            "mark the phrase as loose."
        ),
    )
    return Held(value, steps, (_disagreement(chosen, stated, entry, where, knowledge),))


def _edge(chosen: Report, entry: CalendarEvent) -> tuple[Interval, str] | None:
    """Give the first or the last day of a reference event of several, where the clause tells of that alone."""
    if entry.interval.days == 1:
        return None
    told = set(re.findall(r"\w+", chosen.mention.clause.of(chosen.dated.article.text).casefold()))
    if told & words_of("last_day"):
        return Interval.day(entry.interval.last), "last day"
    if told & words_of("first_day"):
        return Interval.day(entry.interval.start), "first day"
    return None


def _disagreement(chosen: Report, stated: Interval, entry: CalendarEvent, where: str, knowledge: Knowledge) -> str:
    """Word what the source's phrase gives beside what the calendar has."""
    phrase = f"phrase “{chosen.mention.timex.text}”" if chosen.mention.timex else "date"
    literal = _counted_day(chosen)
    days = Interval.day(literal) if literal else stated
    said = interval_in_words(days)
    if days.days == 1:
        said = day_in_words(days.start, year=days.start.year != entry.interval.start.year)
    shared = [knowledge.person[key].surname for key in entry.people if key in chosen.people]
    who = list_in_words(shared) or entry.title
    known = interval_in_words(entry.interval)
    outlet = outlet_name(chosen.dated.article, knowledge)
    return (
        f"The source and the calendar disagree. {outlet}’s {phrase} gives {said}. "
        f"Our calendar has {who} in {where} on {known}."
    )


def _counted_day(chosen: Report) -> date | None:
    """Give the day a phrase counts to, to the letter: 28 July for "two weeks ago" of 11 August."""
    timex, published = chosen.mention.timex, chosen.dated.published.best
    if timex is None or published is None or timex.meaning.kind is not MeaningKind.OFFSET:
        return None
    unit = _UNIT_DAYS.get(timex.meaning.unit or "")
    if unit is None or timex.meaning.amount is None:
        return None
    return published + timedelta(days=round(unit * timex.meaning.amount))
