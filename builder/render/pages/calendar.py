"""The pages of facts and files: the calendar, and the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from builder.knowledge import CalendarEvent
from builder.render.entries import Entry
from builder.render.links import calendar_page
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
class CalendarMonth:
    """A month of the calendar."""

    anchor: str
    name: str
    items: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of the calendar, for the page that leads to it."""

    name: str
    page: str
    total: int
    told: int  # by the articles too


def calendar_pages(site: Site) -> Iterator[RenderedPage]:
    """Make a page of reference events a year, and the page that leads to them."""
    told: dict[str, list[Entry]] = {}
    for entry in site.entries:
        if entry.event.calendar is not None:
            told.setdefault(entry.event.calendar, []).append(entry)
    years: dict[int, list[CalendarEvent]] = {}
    calendar = sorted(site.timeline.knowledge.calendar, key=lambda known: (known.interval, known.id))
    for known in calendar:
        years.setdefault(known.interval.start.year, []).append(known)
    rows = [
        CalendarYear(str(year), calendar_page(year), len(items), sum(known.id in told for known in items))
        for year, items in years.items()
    ]
    yield site.page(
        "calendar.md",
        "calendar.html",
        title="Calendar",
        description=f"{counted(len(calendar), 'reference event')}, each with its source.",
        section="About",
        listed=True,
        years=rows,
    )
    for row, items in zip(rows, years.values(), strict=True):
        yield _year_page(site, row, rows, items, told)


def _year_page(
    site: Site,
    year: CalendarYear,
    years: Sequence[CalendarYear],
    items: Sequence[CalendarEvent],
    told: Mapping[str, Sequence[Entry]],
) -> RenderedPage:
    months = [
        CalendarMonth(
            f"m{first.month:02}", site.calendar.month_name(first), tuple(_line(site, known, told) for known in group)
        )
        for first, group in groupby(items, key=lambda known: known.interval.start.replace(day=1))
    ]
    return site.page(
        year.page,
        "calendaryear.html",
        title=f"Calendar {year.name}",
        description=f"{counted(year.total, 'reference event')} of {year.name}, each with its source.",
        section="About",
        toc=[(2, month.anchor, month.name) for month in months],
        years=years,
        months=months,
        name=year.name,
    )


def _line(site: Site, known: CalendarEvent, told: Mapping[str, Sequence[Entry]]) -> CalendarLine:
    places = site.timeline.knowledge.place
    named = site.place(PlaceRef(places[known.place].name, known.place) if known.place in places else None)
    if named is not None and known.place not in site.by_place:
        named = Named(named.name, None)
    return CalendarLine(
        known.id,
        site.calendar.days(known.interval.start, known.interval.last),
        one_line(known.title),
        named,
        one_line(known.fact.source),
        tuple(told.get(known.id, ())),
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
