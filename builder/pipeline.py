"""The stages in order: articles come in, and a timeline comes out. No rules stand here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from builder.dating import infer_dates
from builder.events import merge_mentions
from builder.knowledge import Corrections, Knowledge
from builder.mentions import find_mentions
from builder.store import Store
from builder.timeline import Timeline, arrange
from builder.timex import resolve, tag
from builder.values import Article, DatedReading, Reading
from builder.workers import Made, Shared, make_all, make_all_by_copies

Told = Callable[[str, int, int], None]
"""Hears how far a build is: what has been done to the articles, to how many, of how many."""


def tell_nobody(step: str, done: int, of: int) -> None:
    """Let nobody hear."""


def read_article(article: Article, knowledge: Knowledge) -> Reading:
    """Find what one article says by itself: its expressions of time and its mentions of events.

    Depends on nothing but its two arguments, so results may be stored, and made by any worker.
    """
    timexes = tag(article)
    return Reading(article, timexes, find_mentions(article, timexes, knowledge))


def read_articles(
    articles: Iterable[Article],
    knowledge: Knowledge,
    *,
    store: Store | None = None,
    workers: int | None = None,
    told: Told = tell_nobody,
) -> list[Reading]:
    """Read many, in order: from the store what it keeps, the rest anew, in several processes where they are many.

    Neither store nor workers change what comes out.
    """
    articles = list(articles)
    kept = store.load(articles) if store is not None else {}
    fresh = [article for article in articles if article.id not in kept]
    made: dict[str, Reading] = {}
    for reading in make_all(read_article, fresh, knowledge, workers):
        made[reading.article.id] = reading
        told("read", len(kept) + len(made), len(articles))
    if store is not None and made:
        store.save(made.values(), articles)
    return [kept.get(article.id) or made[article.id] for article in articles]


def date_readings(
    readings: Sequence[Reading],
    knowledge: Knowledge,
    corrections: Corrections,
    *,
    store: Store | None = None,
    workers: int | None = None,
    told: Told = tell_nobody,
) -> tuple[DatedReading, ...]:
    """Work out when each article was written, and resolve its expressions against that day."""

    def each(step: str, make: Callable[[int, Shared], Made], items: Sequence[int], shared: Shared) -> Iterator[Made]:
        for done, made in enumerate(make_all_by_copies(make, items, shared, workers), start=1):
            told(step, done, len(items))
            yield made

    dates = infer_dates(readings, knowledge, corrections.published, each=each, memory=store)
    return tuple(
        DatedReading(
            reading,
            dates[reading.article.id],
            resolve(reading.article, reading.timexes, dates[reading.article.id].best),
        )
        for reading in readings
    )


def build_timeline(
    articles: Iterable[Article],
    knowledge: Knowledge,
    corrections: Corrections,
    *,
    store: Store | None = None,
    workers: int | None = None,
    told: Told = tell_nobody,
) -> Timeline:
    """Turn articles into a timeline."""
    readings = read_articles(articles, knowledge, store=store, workers=workers, told=told)
    dated = date_readings(readings, knowledge, corrections, store=store, workers=workers, told=told)
    return arrange(dated, merge_mentions(dated, knowledge, corrections), knowledge, corrections)
