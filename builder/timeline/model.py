"""What the pages and the data files are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from builder.knowledge import CalendarEvent, Knowledge
from builder.values import DatedReading, Event, ResolvedTimex


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An expression without a place on the calendar, listed as such."""

    article: str
    expression: ResolvedTimex


@dataclass(frozen=True)
class Timeline:
    """Everything a reader may see, in the order it is shown.

    `events` holds all entries, also folded and hidden ones, sorted by first possible day, last possible day and id;
    undated ones come last. `articles` are sorted by id.
    """

    articles: tuple[DatedReading, ...]
    events: tuple[Event, ...]
    knowledge: Knowledge
    unresolved: tuple[Unresolved, ...] = ()
    newcomers: tuple[tuple[str, str], ...] = ()  # people nobody listed: name as read, article id
    warnings: tuple[str, ...] = ()  # corrections that match nothing, with the nearest candidates

    @cached_property
    def article(self) -> dict[str, DatedReading]:
        return {dated.article.id: dated for dated in self.articles}

    @cached_property
    def event(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def shown(self) -> tuple[Event, ...]:
        """The entries of their own: neither hidden nor folded under another."""
        return tuple(event for event in self.events if not event.hidden and event.folded_under is None)

    @cached_property
    def folded(self) -> dict[str, tuple[Event, ...]]:
        """What is told inside an entry, by that entry's id."""
        under: dict[str, list[Event]] = {}
        for event in self.events:
            if event.folded_under is not None and not event.hidden:
                under.setdefault(event.folded_under, []).append(event)
        return {head: tuple(events) for head, events in under.items()}

    @cached_property
    def months(self) -> dict[str, tuple[int, int] | None]:
        """The year and month whose page each event stands on, by its id; a folded one stands with its entry."""
        own = {event.id: month_of(event) for event in self.events}
        return {event.id: own.get(event.folded_under or "", own[event.id]) for event in self.events}

    @cached_property
    def calendar_of(self) -> Mapping[tuple[int, int], tuple[CalendarEvent, ...]]:
        """The reference events that share a day with each month: none for a month that is not there."""
        found: dict[tuple[int, int], list[CalendarEvent]] = {}
        for entry in self.knowledge.calendar:
            first, last = entry.interval.start, entry.interval.last
            for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
                found.setdefault((number // 12, number % 12 + 1), []).append(entry)
        return {month: tuple(entries) for month, entries in found.items()}


def month_of(event: Event) -> tuple[int, int] | None:
    """Give the year and month of an event's first possible day; None while undated."""
    day = first_day(event)
    return None if day is None else (day.year, day.month)


def first_day(event: Event) -> date | None:
    """Give the first day an event may have taken place on."""
    if event.when is None or event.when.interval is None:
        return None
    return event.when.interval.start
