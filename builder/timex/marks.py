"""Characters that are not seen on the page, taken out of a text before it is read and reckoned in again after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from builder.values import Span, Timex

# Soft hyphens, zero-width blanks and joiners, marks of writing direction, byte order marks, variation selectors.
UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")

Find = Callable[[int, int], list[Timex]]


def reading_past_marks(text: str, make: Callable[[str], Find]) -> Find:
    """Give what finds expressions in a stretch of the text as if it held no unseen characters.

    "Mon\u00adday" with a soft hyphen is a Monday; its span and text keep the hyphen.

    Args:
        text: All of it, as it stands.
        make: What gives the finder of a text without such characters.
    """
    if text.isascii() or UNSEEN.search(text) is None:
        return make(text)
    marks = [match.start() for match in UNSEEN.finditer(text)]
    behind = [place - count for count, place in enumerate(marks)]  # where each would stand in the text without them
    find = make(UNSEEN.sub("", text))

    def found(begin: int, end: int) -> list[Timex]:
        return [put_back(one) for one in find(begin - bisect_left(marks, begin), end - bisect_left(marks, end))]

    def put_back(one: Timex) -> Timex:
        start, last = (place + bisect_right(behind, place) for place in (one.span.start, one.span.end - 1))
        return replace(one, span=Span(start, last + 1), text=text[start : last + 1])

    return found
