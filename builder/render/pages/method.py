"""The page on how it works, with the true counts of the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.render.legend import plain
from builder.render.model import RenderedPage
from builder.render.pictures import svg
from builder.render.site import Site
from builder.render.words import listed, table


@dataclass(frozen=True, slots=True)
class MethodStep:
    """A stage of the work, with this build's figures."""

    anchor: str
    title: str
    says: str
    count: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words used for dates, and what they mean."""

    words: Markup
    says: str


@dataclass(frozen=True, slots=True)
class Sure:
    """A word for certainty, and how many entries have it."""

    words: str
    says: str
    count: int


@dataclass(frozen=True, slots=True)
class Family:
    """One of the four shapes."""

    icon: Markup
    name: str
    classes: str
    count: int


def method_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page on how it works, with the true counts of this build."""
    certainties = Counter(entry.certainty for entry in site.entries)
    families = Counter(entry.kind.family for entry in site.entries)
    steps = _steps(site)
    yield site.page(
        "method.md",
        "method.html",
        title="Method",
        description="How articles become a dated, sourced timeline, with the counts of this build.",
        section="About",
        toc=[
            *((2, step.anchor, step.title) for step in steps),
            (2, "dates", "How dates are shown"),
            (2, "limits", "What it does not do"),
        ],
        listed=True,
        steps=steps,
        precision=_terms(site),
        certainty=_certainties(site, certainties),
        families=[
            Family(
                svg.icon(plain(key)),
                family["name"],
                listed(family["classes"].values()),
                families[key],
            )
            for key, family in table()["family"].items()
        ],
    )


def _steps(site: Site) -> list[MethodStep]:
    timeline, number = site.timeline, site.calendar.number
    readings = timeline.articles
    expressions = sum(len(reading.timexes) for reading in readings)
    placed = expressions - len(site.open_expressions)
    mentions = sum(len(reading.reading.mentions) for reading in readings)
    stated = sum(reading.published.stated for reading in readings)
    worked_out = sum(reading.published.best is not None and not reading.published.stated for reading in readings)
    several = sum(len(entry.articles) > 1 for entry in site.entries)
    plans = [entry for entry in site.entry.values() if entry.event.realis.is_plan]
    return [
        MethodStep(
            "read",
            "Articles are read",
            "Each keeps its exact text. Titles, captions and datelines are told apart from credits, comments and other "
            "stories’ teasers, which are never taken for the report.",
            f"{number(len(readings))} articles",
        ),
        MethodStep(
            "find",
            "Expressions of time are found",
            "“Tuesday”, “two weeks ago”, “June last year”: found by rules, each with a name. What they mean is worked "
            "out when the article’s own day is known.",
            f"{number(expressions)} expressions; {number(placed)} have a place on the calendar",
        ),
        MethodStep(
            "report",
            "Reports of events are found",
            "A clause that says who did what becomes a mention: with its people, its place, and whether it happened, "
            "is planned, possible or denied.",
            f"{number(mentions)} mentions",
        ),
        MethodStep(
            "date",
            "Articles are dated",
            "Where an article carries no date, its weekdays, offices, death tolls, the calendar and other articles on "
            "the same story speak for days. The odds are multiplied; the page of each article shows them.",
            f"{number(stated)} stated, {number(worked_out)} worked out, "
            f"{number(len(readings) - stated - worked_out)} left open",
        ),
        MethodStep(
            "merge",
            "Mentions become entries",
            "Mentions of one event are merged, also across articles. What they disagree about is kept and shown.",
            f"{number(len(site.entries))} entries; {number(several)} told by more than one article",
        ),
        MethodStep(
            "plans",
            "Plans are kept apart",
            "A plan is an entry of its own. Whether it came about is a separate, linked fact.",
            f"{number(len(plans))} plans",
        ),
    ]


def _terms(site: Site) -> list[Term]:
    day = site.calendar.full_day(date(2013, 7, 2))
    month = site.calendar.month(date(2012, 6, 1))
    about = site.calendar.day(date(2015, 8, 3))
    return [
        Term(day, "The day is sure. The weekday stands only where it is."),
        Term(Markup("{}").format(month), "The month is all that is known; it is never shown as its first day."),
        Term(Markup("about {}").format(about), "The likeliest day of a loose phrase such as “two weeks ago”."),
        Term(site.calendar.pair(date(2015, 8, 11), date(2015, 8, 12), "{} or {}"), "One of two days."),
        Term(
            site.calendar.pair(date(2013, 8, 21), date(2013, 8, 31), "between {} and {}"),
            "Some day, or some days, in this stretch.",
        ),
        Term(
            Markup("from {}, no end given").format(site.calendar.month(date(2013, 8, 1))), "Not before; perhaps never."
        ),
    ]


def _certainties(site: Site, counts: Counter[str]) -> list[Sure]:
    rows = [Sure("stated", "a text has the full date", counts["stated"])]
    bounds = table()["certainty"]
    for index, row in enumerate(bounds):
        least, most = row["least"], bounds[index - 1]["least"] if index else None
        if most is None:
            says = f"{site.calendar.percent(least)} or more"
        elif least == 0:
            says = f"less than {site.calendar.percent(most)}"
        else:
            says = f"{site.calendar.percent(least)} to {site.calendar.percent(most)}"
        rows.append(Sure(row["words"], says, counts[row["words"]]))
    rows.append(Sure("no date", "nothing in the texts gives one", counts[""]))
    return rows
