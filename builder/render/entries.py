"""An entry as pages and pictures need it: words, look and address worked out once."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from builder.render.calendar import Calendar, DateWords, likeliest_day
from builder.render.markup import markup
from builder.render.text import one_line, prose
from builder.render.words import Kind, certainty_of, counted, kind_of
from builder.timeline import Timeline, event_anchor, event_page
from builder.values import Bound, Event, Interval

SURE = 0.85  # from here on a day is sure enough to name its weekday


class Entry(NamedTuple):
    """One event, ready to be shown."""

    event: Event
    kind: Kind
    when: DateWords
    certainty: str  # "stated", "very likely"; "" while undated
    how: str  # "to the day, very likely (86 %)"
    page: str
    anchor: str
    address: str  # page and anchor
    title: str
    shown: Markup  # its title as HTML
    articles: tuple[str, ...]  # the articles that tell it, without repeats
    told_by: str  # how many they are, in words

    @property
    def interval(self) -> Interval | None:
        return self.event.when.interval if self.event.when is not None else None

    @property
    def brief(self) -> str:
        """What a mark says where marks are many."""
        return f"{self.title}, {self.when.text}"

    @property
    def sentence(self) -> str:
        """Everything a mark says, as its name for who cannot see it."""
        plan = "" if self.kind.words == "happened" else f", {self.kind.words}"
        return f"{self.title}, {self.when.text}, {self.kind.name.lower()}{plan}, {self.told_by}"


class Dated(NamedTuple):
    """Where an entry stands in a picture."""

    entry: Entry
    start: date
    end: date
    likeliest: date
    open_end: bool

    @property
    def sources(self) -> int:
        return len(self.entry.articles)

    @property
    def is_wide(self) -> bool:
        """Tell whether its date is not sure to the day."""
        return (self.end - self.start).days > 1 and not self.open_end


def make_entry(timeline: Timeline, event: Event, calendar: Calendar) -> Entry:
    """Work out an entry's words, look and address."""
    when = calendar.of(event.when, event.probability >= SURE)
    sure = certainty_of(event)
    title = one_line(event.title) or "Untitled"
    page, anchor = event_page(timeline, event), event_anchor(event.id)
    articles = tuple(dict.fromkeys(source.article for source in event.sources))
    parts = [when.precision] if when.precision else []
    if sure:
        parts.append(sure if event.probability >= 0.98 else f"{sure} ({calendar.percent(event.probability)})")
    return Entry(
        event=event,
        kind=kind_of(event),
        when=when,
        certainty=sure,
        how=", ".join(parts),
        page=page,
        anchor=anchor,
        address=f"{page}#{anchor}",
        title=title,
        shown=markup(prose(title)),
        articles=articles,
        told_by=counted(len(articles), "source") if articles else "no source",
    )


def dated(entry: Entry) -> Dated | None:
    """Give an entry's place in pictures; None for one without a date."""
    value, interval = entry.event.when, entry.interval
    if value is None or interval is None:
        return None
    return Dated(entry, interval.start, interval.end, likeliest_day(value), value.bound is Bound.FROM)
