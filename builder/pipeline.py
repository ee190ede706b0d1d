"""The stages in order: articles come in, and a timeline comes out. No rules stand here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.dating import infer_dates
from builder.events import merge_mentions
from builder.knowledge import Corrections, Knowledge
from builder.mentions import find_mentions
from builder.timeline import Timeline, arrange
from builder.timex import resolve, tag
from builder.values import Article, DatedReading, Reading


def read_article(article: Article, knowledge: Knowledge) -> Reading:
    """Find what one article says by itself: its expressions of time and its mentions of events.

    Depends on nothing but its two arguments, so results may be stored, and made by any worker.
    """
    timexes = tag(article)
    return Reading(article, timexes, find_mentions(article, timexes, knowledge))


def date_readings(
    readings: Sequence[Reading], knowledge: Knowledge, corrections: Corrections
) -> tuple[DatedReading, ...]:
    """Work out when each article was written, and resolve its expressions against that day."""
    dates = infer_dates(readings, knowledge, corrections.published)
    return tuple(
        DatedReading(
            reading,
            dates[reading.article.id],
            resolve(reading.article, reading.timexes, dates[reading.article.id].best),
        )
        for reading in readings
    )


def build_timeline(articles: Iterable[Article], knowledge: Knowledge, corrections: Corrections) -> Timeline:
    """Turn articles into a timeline."""
    readings = [read_article(article, knowledge) for article in articles]
    dated = date_readings(readings, knowledge, corrections)
    return arrange(dated, merge_mentions(dated, knowledge, corrections), knowledge, corrections)
