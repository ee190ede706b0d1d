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


def guess_by(facts: Path) -> Callable[[Record], date | None]:
    """Load facts once, and give what works out by them when a text was written; None where nothing tells."""
    knowledge = load_knowledge(facts)
    subject = lay_out(knowledge)

    def guess(record: Record) -> date | None:
        article = make_article(record.id, record.text, language=record.language, knowledge=knowledge)
        return infer_dates([read_article(article, knowledge)], knowledge, subject=subject)[article.id].best

    return guess
