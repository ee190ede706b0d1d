"""Where sentences begin and end, within the blocks of an article that tell its story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from builder.articles.tables import read_table
from builder.values import Article, BlockKind, Span

TOLD = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BODY)

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\[¿¡"
# A stop, what closes with it, then blanks and a beginning; or a stop glued to the next sentence by a careless page.
_STOP = re.compile(
    rf"[.!?…؟۔。]{{1,8}}[{_CLOSERS}]{{0,4}}(?:(?=\s)|(?<=[a-z]{{2}}[.!?])(?=[A-Z][a-z])|(?<=[.!?][”\"])(?=[A-Z“]))"
)
_BEGINS = re.compile(rf"\s+(?=[{_OPENERS}]{{0,4}}(?:al-|el-|[^\W\d_a-zß-öø-ÿ]|\d))|(?=[A-Z“])")
_LAST_WORD = re.compile(r"[\w.’'-]*$")


@dataclass(frozen=True, slots=True)
class _Rules:
    never: frozenset[str]
    before_numbers: frozenset[str]
    perhaps: frozenset[str]
    starters: frozenset[str]
    said: re.Pattern[str]


@cache
def _rules() -> _Rules:
    rules = read_table("sentences.toml")
    said = re.compile(rf"\s*(?:[\w.’'-]+,?\s+){{0,5}}(?:{'|'.join(rules['said'])})\b")
    return _Rules(
        never=frozenset(rules["never"]),
        before_numbers=frozenset(rules["before_numbers"]),
        perhaps=frozenset(rules["perhaps"]),
        starters=frozenset(rules["starters"]),
        said=said,
    )


def sentences(article: Article) -> tuple[Span, ...]:
    """Give the sentences of title, subtitle, headings, captions and body, in order, none across two blocks.

    "The talks, in the U.S. capital on Dec. 6, failed." is one.
    """
    return tuple(
        sentence for block in article.blocks if block.kind in TOLD for sentence in split(article.text, block.span)
    )


def split(text: str, within: Span) -> Iterator[Span]:
    """Give the sentences of one stretch of text, blanks around them left out."""
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.start() >= start and _ends(text, stop, within.end):
            if span := trim(text, start, stop.end()):
                yield span
            start = stop.end()
    if span := trim(text, start, within.end):
        yield span


def trim(text: str, start: int, end: int) -> Span | None:
    """Leave out blanks and marks that print nothing at both ends; None where nothing stays."""
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_blank(char: str) -> bool:
    return char.isspace() or char in "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether the stop ends a sentence, from the word before it and the word after."""
    begins = _BEGINS.match(text, stop.end(), end)
    if begins is None:
        return False
    rules = _rules()
    mark = stop[0]
    if mark[0] in ".…" and mark.rstrip("\"'”’»)]") == ".":
        before = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
        word = before[0] if before else ""
        after = re.compile(r"[\w’'-]*").match(text, begins.end(), end)
        following = after[0] if after else ""
        if word in rules.never or (len(word) == 1 and word.isalpha() and word.isupper() and word != "I"):
            return False
        if word in rules.before_numbers:
            return not following[:1].isdigit()
        if word in rules.perhaps or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
            return following in rules.starters
        return True
    return not (mark[-1] in "\"'”’»" and rules.said.match(text, stop.end(), end))
