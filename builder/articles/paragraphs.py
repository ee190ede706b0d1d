"""Cutting a text into paragraphs: blank lines part them, and so does each line break unless the lines are wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from builder.articles.sentences import trim
from builder.values import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85]+")
_BLANK = re.compile(r"[ \t\xa0]*(?:\r\n|[\n\r\u2028\u2029\x85])[ \t\xa0]*(?:\r\n|[\n\r\u2028\u2029\x85])")
_UNFINISHED = re.compile(r"[\w,;–-]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text, and whether a blank line parts it from the one before."""

    span: Span
    text: str
    apart: bool


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """Give the paragraphs of a text from an offset on, in order.

    A page copied by hand has one line a paragraph; a wire has lines wrapped at some seventy characters.
    """
    lines: list[Paragraph] = []
    last = start
    for found in _LINE.finditer(text, start):
        span = trim(text, found.start(), found.end())
        if span is not None:
            apart = not lines or _BLANK.search(text, last, span.start + 1) is not None
            lines.append(Paragraph(span, span.of(text), apart))
            last = span.end
    width = _wrap_width(lines)
    return lines if width is None else _join(lines, text, width)


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """Tell at which width a text is wrapped by hand: most lines break just short of it, in mid-sentence."""
    broken = [line for line, following in pairwise(lines) if not following.apart]
    if len(broken) < 4:
        return None
    width = max(len(line.text) for line in broken)
    if not 40 <= width <= 120:
        return None
    full = sum(len(line.text) >= width - 20 for line in broken)
    unfinished = sum(_UNFINISHED.search(line.text) is not None for line in broken)
    return width if full >= 0.7 * len(broken) and unfinished >= 0.6 * len(broken) else None


def _join(lines: list[Paragraph], text: str, width: int) -> list[Paragraph]:
    """Put wrapped lines together again; a line that ends well short of the margin ends its paragraph."""
    joined: list[Paragraph] = []
    short = True
    for line in lines:
        if line.apart or short:
            joined.append(line)
        else:
            span = Span(joined[-1].span.start, line.span.end)
            joined[-1] = Paragraph(span, span.of(text), joined[-1].apart)
        short = len(line.text) < width * 0.6
    return joined
