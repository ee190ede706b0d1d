"""A source's own words: cut to what is needed, its expressions of time marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from builder.render.markup import Html
from builder.render.text import prose, prose_once
from builder.values import Article, Bound, ResolvedTimex, Source, Span

_LONG, _LONGEST = 340, 460  # letters of a sentence from which on the clause will do, and the most that are quoted
_LEAN_LONG, _LEAN_LONGEST = 160, 220  # the same on a page with many entries
_FEW = 16  # expressions that are sooner gone through than searched
_BARE = 110  # letters under which a clause says too little by itself


class Numbered(NamedTuple):
    """An expression with its number on the article's page."""

    number: int
    expression: ResolvedTimex
    span: Span

    @property
    def classes(self) -> str:
        """Solid where dated, dashed where loose, dotted where it has no date."""
        value = self.expression.value
        if value is None or value.interval is None:
            return "x open"
        return "x approx" if value.bound is Bound.APPROXIMATE else "x"


def numbered(timexes: Sequence[ResolvedTimex]) -> tuple[Numbered, ...]:
    """Number an article's expressions in reading order, from 1."""
    return tuple([Numbered(index, timex, timex.timex.span) for index, timex in enumerate(timexes, start=1)])


def marked(
    text: str, span: Span, expressions: Iterable[Numbered], href: Callable[[int], str], *, figures: bool = False
) -> Html:
    """Give a stretch of an article as HTML with its expressions as links to their explanations.

    Args:
        text: All of the article.
        span: The stretch.
        expressions: Those of the article, or of the stretch.
        href: Makes the links, escaped.
        figures: Whether each expression carries its number, as on the article's own page.
    """
    parts: list[str] = []
    at = span.start
    for item in expressions:
        start, end = item.span.start, item.span.end
        if start < at or end > span.end:
            continue
        parts.append(prose_once(text[at:start]))
        figure = f"<sup>{item.number}</sup>" if figures else ""
        parts.append(f'<a class="{item.classes}" href="{href(item.number)}">{prose(text[start:end])}{figure}</a>')
        at = end
    parts.append(prose_once(text[at : span.end]))
    return "".join(parts)


def window(article: Article, source: Source, clause: Span | None, lean: bool = False) -> tuple[Span, bool, bool]:
    """Choose what to quote of a sentence: all of it, or where it is long the clause and its expression.

    Returns:
        The stretch, and whether something is left out before and after it.
    """
    whole = source.span
    long, longest = (_LEAN_LONG, _LEAN_LONGEST) if lean else (_LONG, _LONGEST)
    if whole.end - whole.start <= long or clause is None:
        chosen = whole
    else:
        start, end = clause.start, clause.end
        if source.timex is not None and whole.contains(source.timex):
            start, end = min(start, source.timex.start), max(end, source.timex.end)
        chosen = (
            Span(max(whole.start, start), min(whole.end, end)) if start < whole.end and end > whole.start else whole
        )
        if chosen.end - chosen.start < _BARE:
            chosen = _with_its_neighbours(article.text, chosen, whole, long)
    if chosen.end - chosen.start > longest:
        chosen = _around(article.text, chosen, source.timex, longest)
    return chosen, chosen.start > whole.start, chosen.end < whole.end


def _with_its_neighbours(text: str, bare: Span, whole: Span, long: int) -> Span:
    """Take in what stands around a bare clause: to the sentence's nearer end, then the other way to a blank."""
    spare = long - (bare.end - bare.start)
    after = min(spare, whole.end - bare.end)
    before = min(spare - after, bare.start - whole.start)
    if bare.start - whole.start < whole.end - bare.end:
        before = min(spare, bare.start - whole.start)
        after = min(spare - before, whole.end - bare.end)
    start, end = bare.start - before, bare.end + after
    if start > whole.start:
        start = text.find(" ", start, bare.start) + 1 or bare.start
    if end < whole.end:
        end = max(text.rfind(" ", bare.end, end), bare.end)
    return Span(start, end)


def _around(text: str, span: Span, timex: Span | None, longest: int) -> Span:
    """Cut to a bearable length at blanks, keeping the expression inside."""
    start = span.start
    if timex is not None and timex.end - start > longest and span.contains(timex):
        start = max(span.start, timex.end - longest // 2)
        blank = text.find(" ", start, timex.start)
        start = blank + 1 if blank >= 0 else timex.start
    end = min(span.end, start + longest)
    blank = text.rfind(" ", max(start + 1, timex.end if timex is not None and span.contains(timex) else 0), end)
    return Span(start, blank if end < span.end and blank > start else end)


def inside(expressions: Sequence[Numbered], span: Span) -> tuple[Numbered, ...]:
    """Give the expressions that lie within a stretch."""
    start, end = span.start, span.end
    first = 0 if len(expressions) < _FEW else bisect_right(expressions, start - 1, key=lambda item: item.span.start)
    found = []
    for item in expressions[first:]:
        where = item.span
        if where.start >= end:
            break
        if where.start >= start and where.end <= end:
            found.append(item)
    return tuple(found)
