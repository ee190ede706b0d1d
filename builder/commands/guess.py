"""The date of a text that comes by itself and without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from builder.articles import make_article
from builder.dating import infer_dates, lay_out
from builder.filters import Record
from builder.knowledge import load_knowledge
from builder.pipeline import read_article

# The least probability at which "Tuesday" is counted from a day. Of 90 articles by themselves four had less, each more
# than a week from its day (dating-dev, 2026-11-22).
WORTH_COUNTING_FROM = 0.05


def guess_by(facts: Path) -> Callable[[Record], date | None]:
    """Load facts once, and give what works out by them when a text was written; None where nothing tells."""
    knowledge = load_knowledge(facts)
    subject = lay_out(knowledge)

    def guess(record: Record) -> date | None:
        article = make_article(record.id, record.text, language=record.language, knowledge=knowledge)
        found = infer_dates([read_article(article, knowledge)], knowledge, subject=subject)[article.id]
        return found.best if found.probability >= WORTH_COUNTING_FROM else None

    return guess
