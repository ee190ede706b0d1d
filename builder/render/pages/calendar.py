"""The pages of facts and files: the calendar, and the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.render.entries import Entry
from builder.render.model import RenderedPage
from builder.render.site import Named, Site
from builder.render.text import one_line
from builder.render.words import counted
from builder.values import PlaceRef


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A reference event."""

    id: str
    dates: Markup
    title: str
    place: Named | None
    source: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of the calendar."""

    name: str
    items: tuple[CalendarLine, ...]


def calendar_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page of reference events."""
    told: dict[str, list[Entry]] = {}
    for entry in site.entries:
        if entry.event.calendar is not None:
            told.setdefault(entry.event.calendar, []).append(entry)
    places = site.timeline.knowledge.place
    years: dict[str, list[CalendarLine]] = {}
    calendar = sorted(site.timeline.knowledge.calendar, key=lambda item: (item.interval, item.id))
    for item in calendar:
        place = PlaceRef(places[item.place].name, item.place) if item.place in places else None
        named = site.place(place)
        if named is not None and item.place not in site.by_place:
            named = Named(named.name, None)
        line = CalendarLine(
            item.id,
            site.calendar.days(item.interval.start, item.interval.last),
            one_line(item.title),
            named,
            one_line(item.fact.source),
            tuple(told.get(item.id, ())),
        )
        years.setdefault(str(item.interval.start.year), []).append(line)
    groups = [CalendarYear(year, tuple(lines)) for year, lines in years.items()]
    yield site.page(
        "calendar.md",
        "calendar.html",
        title="Calendar",
        description=f"{counted(len(calendar), 'reference event')}, each with its source.",
        section="About",
        toc=[(2, f"y{group.name}", group.name) for group in groups],
        listed=True,
        years=groups,
    )


def data_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page that documents the data files' addresses."""
    yield site.page(
        "data.md",
        "data.html",
        title="Data",
        description="The timeline as data, at addresses that stay.",
        section="About",
        toc=[(2, "addresses", "Addresses that stay"), (2, "licence", "Whose texts these are")],
        listed=True,
        files=site.options.data,
    )
