"""Odd characters: those nobody sees are taken out before a text is read, those like plain ones are read as such."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from builder.values import Span, Timex

# Soft hyphens, zero-width blanks and joiners, marks of writing direction, byte order marks, variation selectors.
UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")

ZEROS = (0x660, 0x6F0, 0x966, 0x9E6)  # Arabic, Persian, Devanagari, Bengali
# Signs that stand for plain ones, each for one: blanks, quotes and dashes, full-width letters, digits of other scripts.
SIGNS = (
    dict.fromkeys(map(ord, "\t\0\xa0\u1680\u2028\u205f\u3000"), " ")
    | dict.fromkeys(range(0x2000, 0x200B), " ")
    | {0x202F: " ", ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("‑"): "-", ord("‐"): "-", ord("−"): "-"}
    | {0xFF01 + place: chr(0x21 + place) for place in range(94)}
    | {zero + digit: str(digit) for zero in ZEROS for digit in range(10)}
)

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


def plain(text: str) -> str:
    """Give the text in the form patterns see: same length, lower case, plain blanks, NUL between paragraphs."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if not low.isascii() or "\t" in low or "\0" in low:
        low = low.translate(SIGNS)
    if "\r" in low:
        low = low.replace("\r\n", " \n").replace("\r", "\n").replace("\n \n", "\n\0\n")
    return low.replace("\n\n", "\0\0").replace("\0\n", "\0\0").replace("\n", " ")
