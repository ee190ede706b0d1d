"""Expressions of time: `tag` finds what they say, `resolve` gives them their dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from builder.timex.foreign import find_foreign, primary, speaks
from builder.timex.marks import reading_past_marks
from builder.timex.record import as_record
from builder.timex.resolver import resolve_all
from builder.timex.rulebook import load_rules
from builder.timex.tagger import Scan
from builder.timex.timeml import as_timeml
from builder.values import Article, BlockKind, ResolvedTimex, Timex

__all__ = ["as_record", "as_timeml", "resolve", "resolve_text", "tag", "tag_text"]

SKIPPED = (BlockKind.LINK, BlockKind.BOILERPLATE)


def tag(article: Article) -> tuple[Timex, ...]:
    """Find the expressions in every block of an article but links and boilerplate; none reads across blocks."""
    scans: dict[str, Callable[[int, int], list[Timex]]] = {}
    found: list[Timex] = []
    for block in article.blocks:
        if block.kind not in SKIPPED:
            language = block.language or article.language
            if language not in scans:
                scans[language] = _finder(article.text, language)
            found += scans[language](block.span.start, block.span.end)
    return tuple(found)


def tag_text(text: str, language: str = "en") -> tuple[Timex, ...]:
    """Find the expressions in a text of which nothing else is known."""
    return tuple(_finder(text, language)(0, len(text)))


def _finder(text: str, language: str) -> Callable[[int, int], list[Timex]]:
    """Give what finds expressions in a stretch of the text: rules of its language, else dateparser, else English."""
    book = load_rules(primary(language))
    if book is None and speaks(language):
        return reading_past_marks(text, lambda seen: partial(find_foreign, seen, language=language))
    known = book or load_rules("en")
    assert known is not None
    return reading_past_marks(text, lambda seen: Scan(seen, known).find)


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
