"""Expressions of time: `tag` finds what they say, `resolve` gives them their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from builder.timex.record import as_record
from builder.timex.resolver import resolve_all
from builder.timex.rulebook import RuleBook, load_rules
from builder.timex.tagger import Scan
from builder.timex.timeml import as_timeml
from builder.values import Article, BlockKind, ResolvedTimex, Timex

__all__ = ["as_record", "as_timeml", "resolve", "resolve_text", "tag", "tag_text"]

SKIPPED = (BlockKind.LINK, BlockKind.BOILERPLATE)


def tag(article: Article) -> tuple[Timex, ...]:
    """Find the expressions in every block of an article but links and boilerplate; none reads across blocks."""
    scan = Scan(article.text, _rules(article.language))
    return tuple(
        timex
        for block in article.blocks
        if block.kind not in SKIPPED
        for timex in scan.find(block.span.start, block.span.end)
    )


def tag_text(text: str, language: str = "en") -> tuple[Timex, ...]:
    """Find the expressions in a text of which nothing else is known."""
    return tuple(Scan(text, _rules(language)).find(0, len(text)))


def _rules(language: str) -> RuleBook:
    book = load_rules(language) or load_rules("en")
    assert book is not None
    return book


def resolve(
    article: Article, timexes: Sequence[Timex], dct: date | None, week_start: int = 1
) -> tuple[ResolvedTimex, ...]:
    """Give an article's expressions their values, in the same order. Without a date explicit ones still resolve."""
    return resolve_all(timexes, dct, week_start)


def resolve_text(
    text: str, timexes: Sequence[Timex], dct: date | None, week_start: int = 1
) -> tuple[ResolvedTimex, ...]:
    """Give a text's expressions their values, in the same order."""
    return resolve_all(timexes, dct, week_start)
