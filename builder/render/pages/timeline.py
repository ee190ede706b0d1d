"""The timeline: an index with filters, a page a year, a page a month, and one for what has no date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.knowledge import CalendarEvent
from builder.render.detail import Details
from builder.render.entries import Dated, Entry
from builder.render.links import calendar_address
from builder.render.model import RenderedPage
from builder.render.pages.filters import filtered
from builder.render.pages.home import describe
from builder.render.pictures import svg
from builder.render.pictures.months import month_columns, month_strip
from builder.render.site import Site
from builder.render.text import one_line
from builder.render.words import counted
from builder.timeline import UNDATED, month_page
from builder.values import Interval

FILTERED = 1500  # to this many entries the index lists them all; above, each year's page lists its own
CITED = 40  # to this many entries a month each has all its quotations and citations; above, entries are lean
_LOOSE, _LOOSE_DAYS = 3, 28  # entries known only to the month or the year that a strip draws, and how long that is
_KNOWN = 6  # calendar entries named under a strip


@dataclass(frozen=True, slots=True)
class Step:
    """A link to a month or year."""

    page: str
    name: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with its months in the index."""

    page: str
    name: str
    months: tuple[Step | None, ...]


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A reference event named under a month's strip."""

    page: str
    day: str
    title: str


def year_page(year: int) -> str:
    """Give the page of a year: "timeline/2015.md"."""
    return f"timeline/{year:04d}.md"


def timeline_pages(site: Site, details: Details) -> Iterator[RenderedPage]:
    """Make the index, the years, the months and the undated."""
    months: dict[tuple[int, int], list[Dated]] = {}
    for item in site.dated:
        months.setdefault((item.start.year, item.start.month), []).append(item)
    years: dict[int, list[Entry]] = {}
    for (year, _), items in months.items():
        years.setdefault(year, []).extend(item.entry for item in items)
    yield _index(site, months)
    for year, entries in years.items():
        yield _year(site, year, entries)
    order = list(months)
    for index, month in enumerate(order):
        before = order[index - 1] if index else None
        after = order[index + 1] if index + 1 < len(order) else None
        yield _month(site, details, month, months[month], order, before, after)
    if site.undated:
        yield _undated(site, details)


def _index(site: Site, months: Mapping[tuple[int, int], Sequence[Dated]]) -> RenderedPage:
    calendar = site.calendar
    rows = []
    for year in sorted({year for year, _ in months}):
        cells = tuple(
            Step(month_page(year, month), calendar.month(date(year, month, 1)), count=len(months[year, month]))
            if (year, month) in months
            else None
            for month in range(1, 13)
        )
        rows.append(YearRow(year_page(year), str(year), cells))
    listing = site.entries if len(site.entries) <= FILTERED else ()
    heading = "All entries"
    return site.page(
        "timeline/index.md",
        "list.html",
        title="Timeline",
        description=f"{counted(len(site.entries), 'entry', 'entries')} by year and month.",
        section="Timeline",
        toc=((2, "entries", heading),) if listing else (),
        search=False,
        listed=True,
        year=None,
        picture=None,
        intro="Every entry by year and month. The figures say how many a month has.",
        years=rows,
        month_names=[calendar.month_name(date(2001, month, 1), short=True) for month in range(1, 13)],
        entries=listing,
        heading=heading,
        **filtered(site, listing),
    )


def _year(site: Site, year: int, entries: Sequence[Entry]) -> RenderedPage:
    return site.page(
        year_page(year),
        "list.html",
        title=str(year),
        description=f"{counted(len(entries), 'entry', 'entries')} in {year}.",
        section="Timeline",
        toc=((2, "entries", f"Entries of {year}"),),
        search=False,
        updated=site.newest(article for entry in entries for article in entry.articles),
        year=year,
        picture=_year_picture(site, year, entries),
        intro="",
        years=[],
        month_names=[],
        entries=entries,
        heading=f"Entries of {year}",
        **filtered(site, entries),
    )


def _year_picture(site: Site, year: int, entries: Sequence[Entry]) -> Markup | None:
    """Draw a year's months as columns, each a link."""
    to = site.links_from(year_page(year))
    items = site.on_line(entries)
    return month_columns(items, site.calendar, to, f"{year}, a column a month") if len(items) > 1 else None


def _month(
    site: Site,
    details: Details,
    month: tuple[int, int],
    items: Sequence[Dated],
    order: Sequence[tuple[int, int]],
    before: tuple[int, int] | None,
    after: tuple[int, int] | None,
) -> RenderedPage:
    uri, first = month_page(*month), date(*month, 1)
    to = site.links_from(uri)
    days = Interval.month(first)
    context = sorted(site.timeline.calendar_of.get(month, ()), key=lambda known: (known.interval, known.id))
    name = site.calendar.month(first)
    near = _passing(site, items, days)
    close = [item for item in items if item.open_end or (item.end - item.start).days < _LOOSE_DAYS]
    drawn = close if len(items) - len(close) > _LOOSE else items
    sprite = svg.Sprite() if len(items) > CITED else None
    strip = month_strip(
        first,
        [*near, *drawn],
        [entry.interval for entry in context],
        to,
        f"{name}, day by day; the same entries follow as text",
        sprite,
    )
    entries = [item.entry for item in items]
    many = sprite is not None
    shown = _nearest(context, items)
    left = [entry for entry in context if entry not in shown]
    known = [
        KnownDay(
            calendar_address(entry),
            site.calendar.day_month(max(entry.interval.start, first)),
            one_line(entry.title),
        )
        for entry in shown
    ]
    return site.page(
        uri,
        "month.html",
        title=name,
        description=" ".join(describe(entry) for entry in entries[:3]),
        section="Timeline",
        toc=[(2, "cite", "Cite an entry")] if many else [(2, entry.anchor, entry.title) for entry in entries],
        updated=site.newest(article for entry in entries for article in entry.articles),
        year=month[0],
        year_page=year_page(month[0]),
        months=[_step(site, other, other == month) for other in _near(order, month)],
        strip=strip,
        known=known,
        known_left=len(left),
        known_more=calendar_address(left[0]) if left else None,
        undrawn=len(items) - len(drawn),
        details=[details.of(entry, to, cited=not many, lean=many) for entry in entries],
        recipe=many,
        icon=sprite or svg.icon,
        before=_step(site, before) if before else None,
        after=_step(site, after) if after else None,
    )


def _nearest(context: Sequence[CalendarEvent], items: Sequence[Dated]) -> list[CalendarEvent]:
    """Give the few calendar entries nearest in time to what the month tells, in order."""

    def away(known: CalendarEvent) -> int:
        return min((abs((known.interval.start - item.start).days) for item in items), default=0)

    nearest = sorted(context, key=lambda known: (away(known), known.interval, known.id))[:_KNOWN]
    return [known for known in context if known in nearest]


def _near(order: Sequence[tuple[int, int]], month: tuple[int, int]) -> Sequence[tuple[int, int]]:
    """Give the months to link: all where they are few, else those of the same year."""
    if len(order) <= 14:
        return order
    return order[bisect_left(order, (month[0], 1)) : bisect_right(order, (month[0], 12))]


def _passing(site: Site, items: Sequence[Dated], days: Interval) -> list[Dated]:
    """Give the entries of earlier months whose uncertain date reaches into this one, for the strip alone."""
    own = {item.entry.event.id for item in items}
    return [item for item in site.reaching.get(days.start, ()) if item.entry.event.id not in own][:4]


def _step(site: Site, month: tuple[int, int], current: bool = False) -> Step:
    return Step(month_page(*month), site.calendar.month_short(date(*month, 1)), current)


def _undated(site: Site, details: Details) -> RenderedPage:
    to = site.links_from(UNDATED)
    entries = site.undated
    return site.page(
        UNDATED,
        "undated.html",
        title="Without a date",
        description=f"{counted(len(entries), 'entry', 'entries')} whose date is not known.",
        section="Timeline",
        toc=[(2, entry.anchor, entry.title) for entry in entries],
        details=[details.of(entry, to, cited=len(entries) <= CITED) for entry in entries],
    )
