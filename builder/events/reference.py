"""Find the reference event that a mention tells of, though it does not name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from builder.events.report import Given, Report, place_chain
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import Realis

MATCHED_GROUPS = ("talks", "accord", "ceasefire")
MONTH_DAYS = 31


class Almanac:
    """The calendar by month, for look-ups by a mention's open days."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._months: dict[tuple[int, int], list[CalendarEvent]] = defaultdict(list)
        for entry in knowledge.calendar:
            if entry.interval.days > 2 * MONTH_DAYS:
                continue
            for month in _months(entry):
                self._months[month].append(entry)

    def match(self, report: Report) -> CalendarEvent | None:
        """Give the one entry with the same people or place on a day the mention leaves open; None in doubt.

        A mention dated to the month needs the place as well. Among several, the one that shares most wins; a draw
        is doubt.
        """
        if report.is_plan or report.mention.realis is Realis.DENIED:
            return None
        named = self.knowledge.event.get(report.mention.calendar or "")
        if named is not None:
            best = report.dated.published.best
            return named if best is None or named.interval.start <= best else None
        possible = report.when.possible
        if report.group not in MATCHED_GROUPS or possible is None or possible.days > 3 * MONTH_DAYS:
            return None
        if report.when.given is Given.NONE or (report.group != "talks" and not report.mention.background):
            return None  # an accord told as news is part of the talks it was reached at
        ranked = sorted(
            (
                (likeness, entry.id)
                for entry in self._between(report)
                if (likeness := self._likeness(report, entry)) is not None
            ),
            reverse=True,
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return self.knowledge.event[ranked[0][1]]

    def _between(self, report: Report) -> list[CalendarEvent]:
        possible = report.when.possible
        if possible is None:
            return []
        found: dict[str, CalendarEvent] = {}
        day = possible.start.replace(day=1)
        while day < possible.end:
            for entry in self._months.get((day.year, day.month), ()):
                if entry.interval.overlaps(possible):
                    found[entry.id] = entry
            day = (day + timedelta(days=MONTH_DAYS)).replace(day=1)
        return list(found.values())

    def _likeness(self, report: Report, entry: CalendarEvent) -> tuple[int, int, int] | None:
        """Count what the two share: people, place, and whether the stated days meet; None where too little."""
        entry_places = place_chain(entry.place, self.knowledge)
        same_place = bool(report.places and entry_places) and (
            report.places[0] in entry_places or entry_places[0] in report.places
        )
        if not same_place and (not report.places or (report.mention.background and _by_name(entry))):
            same_place = self._named_in(report, entry)
        if report.places and entry_places and not same_place:
            return None
        persons = {key for key in report.people if key in self.knowledge.person}
        people = len(report.people & {*entry.people, *entry.bodies})
        strangers = len(persons - set(entry.people))
        stated = report.when.value.interval if report.when.value else None
        on_the_day = int(stated is not None and stated.overlaps(entry.interval))
        exact = stated is not None and stated.days <= 2 and report.when.given in (Given.STATED, Given.OCCASION)
        states = len(report.states & {*entry.states, *self._states_of(entry)})
        by_name = same_place and not persons and _by_name(entry) and report.when.given is Given.STATED
        enough = people >= 2 or (same_place and people >= 1) or (by_name and not entry.event_class.is_context)
        if exact and on_the_day and not people and same_place and states >= 2:
            enough = True
        if not enough or (people and strangers > people):
            return None
        if not exact and not same_place:
            return None
        return people + int(same_place), on_the_day, states

    def _named_in(self, report: Report, entry: CalendarEvent) -> bool:
        """Tell whether the sentence names the place of an entry: "known as Geneva II", "the Geneva talks"."""
        place = self.knowledge.place.get(entry.place or "")
        return place is not None and any(re.search(rf"\b{re.escape(name)}\b", report.quote) for name in place.names)

    def _states_of(self, entry: CalendarEvent) -> set[str]:
        people = (self.knowledge.person.get(who) for who in entry.people)
        return {person.state for person in people if person is not None and person.state}


def _by_name(entry: CalendarEvent) -> bool:
    """Tell whether texts have a name for it, so that "the meeting in that city that month" will mean it."""
    return bool(entry.names)


def _months(entry: CalendarEvent) -> Iterator[tuple[int, int]]:
    year, month = entry.interval.start.year, entry.interval.start.month
    while (year, month) <= (entry.interval.last.year, entry.interval.last.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def wider_bodies(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Give, for each body, those whose name its own names hold as their first word.

    "opposition National Coalition" makes the coalition one of the opposition; "UN Security Council" is the UN's.
    """
    first_words = {name: body.id for body in knowledge.bodies for name in body.names if " " not in name}
    return {
        body.id: frozenset(
            wider
            for name in body.names
            if " " in name and (wider := first_words.get(name.split(" ", 1)[0])) is not None
        )
        - {body.id}
        for body in knowledge.bodies
    }
