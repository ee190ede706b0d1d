"""The pages behind the timeline: calendar, doubts, method, data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.render.entries import Dated, Entry
from builder.render.legend import plain
from builder.render.model import RenderedPage
from builder.render.pages.articles import sure_of, why_open
from builder.render.pictures import svg
from builder.render.pictures.small import doubt_axis
from builder.render.site import Named, Site
from builder.render.text import one_line
from builder.render.words import counted, listed, table
from builder.timeline import article_page
from builder.values import Bound, PlaceRef

_DRAWN = 60  # uncertain dates with an axis of their own; the rest is a folded list
_LISTED = 500  # uncertain dates listed at all; the figure above them counts every one
_GROUPS = 100  # articles whose open phrases the page lists
_DOUBTFUL = 0.98


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


@dataclass(frozen=True, slots=True)
class Doubt:
    """An uncertain date on its axis."""

    entry: Entry
    picture: Markup
    why: str


@dataclass(frozen=True, slots=True)
class DoubtfulArticle:
    """An article whose day is not certain."""

    page: str
    title: str
    day: str
    sure: str
    says: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression without a date, and how often the article has it."""

    text: str
    times: int
    why: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """An article's expressions without a date."""

    article: str
    outlet: str
    number: int
    total: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure that leads to its section."""

    anchor: str
    number: int
    words: str


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


def doubt_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page of what is not known or not sure."""
    uncertain = [item for item in site.dated if _is_uncertain(item)]
    uncertain.sort(key=lambda item: (item.start, item.end, item.entry.event.id))
    drawn = [Doubt(item.entry, _axis(site, item), _why(item.entry)) for item in uncertain[:_DRAWN]]
    articles = _doubtful_articles(site)
    disagreements = [entry for entry in site.entries if entry.event.disagreements]
    groups = _phrases(site)
    counts = [
        Tally("uncertain", len(uncertain), "uncertain dates"),
        Tally("articles", len(articles), "articles without a sure date"),
        Tally("disagreements", len(disagreements), "disagreements"),
        Tally("undated", len(site.open_expressions), "phrases without a date"),
    ]
    toc = [
        (2, "uncertain", "Uncertain dates"),
        (2, "articles", "Articles without a sure date"),
        (2, "disagreements", "Where sources disagree"),
        (2, "undated", "Phrases left without a date"),
    ]
    if site.timeline.warnings:
        toc.append((2, "corrections", "Corrections that match nothing"))
    yield site.page(
        "doubts.md",
        "doubts.html",
        title="Doubts",
        description="What this timeline does not know, or is not sure of: the editors’ work list, open to readers.",
        section="Doubts",
        toc=toc,
        search=False,
        listed=True,
        counts=counts,
        uncertain=drawn,
        more_uncertain=[item.entry for item in uncertain[_DRAWN:_LISTED]],
        articles=articles[:_GROUPS],
        disagreements=disagreements[:_GROUPS],
        phrases=groups[:_GROUPS],
        more_phrases=max(0, len(groups) - _GROUPS),
    )


def _is_uncertain(item: Dated) -> bool:
    value = item.entry.event.when
    if value is None:
        return False
    return item.is_wide or item.open_end or value.bound is Bound.APPROXIMATE or item.entry.event.probability < 0.66


def _axis(site: Site, item: Dated) -> Markup:
    return doubt_axis(item, site.calendar, f"{item.entry.when.text}, {item.entry.how}")


def _why(entry: Entry) -> str:
    """Give the first step of its reason that has a phrase in it, else the first."""
    steps = entry.event.reason.steps
    quoted = next((step.says for step in steps if "“" in step.says), "")
    return one_line(quoted or (steps[0].says if steps else ""))


def _doubtful_articles(site: Site) -> list[DoubtfulArticle]:
    found = []
    for reading in site.timeline.articles:
        published = reading.published
        if published.best is not None and (published.stated or published.probability >= _DOUBTFUL):
            continue
        says = "Nothing in it speaks for one day over another."
        if published.earliest is not None and published.latest is not None:
            days = site.calendar.days(published.earliest, published.latest).striptags()
            says = f"Nine chances in ten: {days}."
        found.append(
            DoubtfulArticle(
                article_page(reading.article.id),
                site.article_title(reading),
                site.calendar.day(published.best) if published.best is not None else "no date",
                sure_of(site, published),
                says,
            )
        )
    return found


def _phrases(site: Site) -> list[Phrases]:
    groups: dict[str, dict[str, list[str]]] = {}
    for item in site.open_expressions:
        reasons = groups.setdefault(item.article, {})
        reasons.setdefault(one_line(item.expression.timex.text), []).append(why_open(item.expression))
    return [
        Phrases(
            article,
            site.outlet(article),
            sum(len(reasons) for reasons in phrases.values()),
            len(site.timeline.article[article].timexes),
            tuple(Phrase(text, len(reasons), reasons[0]) for text, reasons in phrases.items()),
        )
        for article, phrases in groups.items()
    ]


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
            (2, "dates", "How dates are read"),
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
