"""The page of doubts: what is not known, or not sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.render.entries import Dated, Entry
from builder.render.model import RenderedPage
from builder.render.pages.excerpts import why_open
from builder.render.pages.written import day_of, sure_of
from builder.render.pictures.small import doubt_axis
from builder.render.site import Site
from builder.render.text import one_line
from builder.timeline import article_page
from builder.values import Bound

_DRAWN = 60  # uncertain dates with an axis of their own; the rest is a folded list
_LISTED = 500  # uncertain dates listed at all; the figure above them counts every one
_GROUPS = 100  # articles whose open phrases the page lists
_DOUBTFUL = 0.98


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


def doubt_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page of what is not known or not sure."""
    uncertain = [item for item in site.dated if _is_uncertain(item)]
    uncertain.sort(key=lambda item: (item.start, item.end, item.entry.event.id))
    drawn = [Doubt(item.entry, _axis(site, item), _why(item)) for item in uncertain[:_DRAWN]]
    articles = _doubtful_articles(site)
    disagreements = [entry for entry in site.entries if entry.event.disagreements]
    groups = _phrases(site)
    newcomers = sorted({one_line(name) for name, _ in site.timeline.newcomers})
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
    if newcomers:
        toc.append((2, "newcomers", "People nobody has listed"))
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
        newcomers=newcomers,
        more_phrases=max(0, len(groups) - _GROUPS),
    )


def _is_uncertain(item: Dated) -> bool:
    value = item.entry.event.when
    if value is None:
        return False
    return item.is_wide or item.open_end or value.bound is Bound.APPROXIMATE or item.entry.event.probability < 0.66


def _axis(site: Site, item: Dated) -> Markup:
    return doubt_axis(item, site.calendar, f"{item.entry.when.text}, {item.entry.how}")


def _why(item: Dated) -> str:
    """Give the first step of its reason that has a phrase in it, else the first; say where its article is the doubt."""
    event = item.entry.event
    steps = event.reason.steps
    quoted = next((step.says for step in steps if "“" in step.says), "")
    says = one_line(quoted or (steps[0].says if steps else ""))
    exact = event.when is not None and event.when.bound is Bound.EXACT and not item.is_wide
    return f"{says} The article’s own day is not sure." if exact else says


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
                str(day_of(site, published).striptags()),
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
