"""The home page: what this is, the picture, and one date worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.render.detail import Detail, Details
from builder.render.entries import Entry
from builder.render.markup import markup
from builder.render.model import RenderedPage
from builder.render.pictures.known import known_on
from builder.render.pictures.line import wide_picture
from builder.render.pictures.months import month_columns, year_rows
from builder.render.pictures.scale import crowded_years, line_scale
from builder.render.pictures.tall import tall_picture
from builder.render.site import Site
from builder.render.text import one_line
from builder.render.words import counted
from builder.timeline import month_page
from builder.values import Bound

MARKS = 300  # to this many entries each has a mark of its own; above, a column stands for a month
ROWS = 3000  # above this, or above ten years of columns, a row stands for a year
_TOP, _RECENT = 5, 5
_LEDE = (
    "News stories say “Tuesday”, “two weeks ago”, “June last year”. Here such words become calendar dates, each event "
    "is told once with all its sources, and any date can be asked how it was worked out."
)


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the table where single entries would be too many."""

    page: str
    name: str
    happened: int
    planned: int


def home_pages(site: Site, details: Details) -> Iterator[RenderedPage]:
    """Make the home page."""
    uri, options = "index.md", site.options
    to = site.links_from(uri)
    caption, picture, tall = _picture(site, uri)
    toc = []
    if site.entries:
        toc = [(2, "most-sources", "Told by most sources")]
        if len(site.entries) > 30:
            toc.append((2, "latest", "The latest"))
    example = _example(site, details, uri)
    if example is not None:
        toc.append((2, "example", "How a date is worked out"))
    ranked = sorted(site.entries, key=lambda entry: (-len(entry.articles), -entry.event.importance, entry.event.id))
    recent = [entry for entry in reversed(site.entries) if not entry.kind.is_plan and entry.interval is not None]
    yield site.page(
        uri,
        "home.html",
        title="Home",
        headline=options.headline or options.site_name,
        description=options.lede or _LEDE,
        section="",
        toc=toc,
        listed=True,
        updated=site.newest(reading.article.id for reading in site.timeline.articles),
        lede=options.lede or _LEDE,
        counts=_counts(site, markup(to("doubts.md#undated"))),
        caption=caption,
        picture=picture,
        tall=tall,
        months=_months(site) if len(site.entries) > MARKS else None,
        top=sorted(ranked[:_TOP], key=lambda entry: -len(entry.articles)),
        recent=recent[:_RECENT] if len(site.entries) > 30 else [],
        example=example,
    )


def _picture(site: Site, uri: str) -> tuple[str, Markup | None, Markup]:
    """Draw the picture that fits this many entries."""
    if not site.dated:
        return "", None, Markup("")
    first, last = crowded_years(item.likeliest.year for item in site.dated)
    items, href = [item for item in site.dated if first <= item.likeliest.year <= last], site.links_from(uri)
    apart = len(site.dated) - len(items)
    left_out = (
        f" {counted(apart, 'entry', 'entries')} too far from the others to be drawn: see the table." if apart else ""
    )
    years = sorted({item.start.year for item in items})
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    name = f"Timeline, {span}; the same entries follow as a table"
    if len(items) <= MARKS:
        known = known_on(line_scale(items), [entry.interval.start for entry in site.timeline.knowledge.calendar])
        wide = wide_picture(items, known, site.calendar, href, name)
        tall = tall_picture(items, known, href, f"{name}, running downwards")
        return f"What happened stands above the line, what was planned below it.{left_out}", wide, tall
    if len(items) > ROWS or years[-1] - years[0] >= 10:
        words = (
            "A row a year, a column a month, all on one scale; the hollow part was planned. Each leads to its month."
        )
        return words + left_out, year_rows(items, site.calendar, href, name), Markup("")
    words = "A column a month: above the line what happened, hollow below it what was planned. Each leads to its month."
    return words + left_out, month_columns(items, site.calendar, href, name), Markup("")


def _months(site: Site) -> list[Month]:
    counts: dict[tuple[int, int], list[int]] = {}
    for item in site.dated:
        counts.setdefault((item.start.year, item.start.month), [0, 0])[item.entry.kind.is_plan] += 1
    return [
        Month(month_page(year, month), site.calendar.month(date(year, month, 1)), happened, planned)
        for (year, month), (happened, planned) in sorted(counts.items())
    ]


def _counts(site: Site, open_address: Markup) -> list[Markup]:
    """Count articles, entries and expressions in one line."""
    expressions = sum(len(reading.timexes) for reading in site.timeline.articles)
    left = len(site.open_expressions)
    plans = sum(entry.kind.is_plan for entry in site.entries)
    number = site.calendar.number
    articles = len(site.timeline.articles)
    lines = [Markup("<b>{}</b> {}").format(number(articles), "article" if articles == 1 else "articles")]
    lines.append(
        Markup("<b>{}</b> {}: <b>{}</b> happened, <b>{}</b> planned or denied").format(
            number(len(site.entries)),
            "entry" if len(site.entries) == 1 else "entries",
            number(len(site.entries) - plans),
            number(plans),
        )
    )
    lines.append(
        Markup('<b>{}</b> expressions of time: <b>{}</b> dated, <b>{}</b> <a href="{}">left open</a>').format(
            number(expressions), number(expressions - left), number(left), open_address
        )
    )
    return lines


def _example(site: Site, details: Details, uri: str) -> Detail | None:
    """Choose the date whose working-out shows most: about three to six steps, loose or contested, told by a phrase."""

    def worth(entry: Entry) -> tuple[float, str]:
        event = entry.event
        steps = len(event.reason.steps)
        score = float(min(steps, 6) - 2 * max(0, steps - 6))
        score += 2 * bool(event.disagreements)
        score += event.when is not None and event.when.bound is Bound.APPROXIMATE
        score += 0.5 * min(len(entry.articles), 3)
        score -= 3 * (entry.certainty == "stated")
        score += any(source.timex is not None for source in event.sources)
        return -score, event.id

    chosen = [
        entry
        for entry in site.entries
        if entry.interval is not None and entry.articles and len(entry.event.reason.steps) > 1
    ]
    if not chosen:
        return None
    best = min(chosen, key=worth)
    detail = details.of(best, site.links_from(uri), cited=False)
    opening = best.event.reason.steps[0].says
    fitting = sorted(detail.quotations, key=lambda quote: not (quote.phrase and f"“{quote.phrase}”" in opening))
    return detail._replace(quotations=tuple(fitting))


def describe(entry: Entry) -> str:
    """Give an entry in one sentence, for a page's description."""
    return f"{one_line(entry.when.text)}: {entry.title} ({counted(len(entry.articles), 'source')})."
