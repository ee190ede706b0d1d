"""What the calendar knows, in grey along a line of time: a stroke a day, or gathered where the days are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from builder.render.pictures.scale import Scale

MOST = 120  # strokes on a line: six pixels to each where the picture is narrowest; closer, they are a band
_LEAST = 0.35  # of the longest stroke, so that one fact among many can still be seen


class Stroke(NamedTuple):
    """A stroke at the line: the longer, the more is known."""

    at: float  # per cent of the line
    length: float  # from 0 to 1


def known_on(scale: Scale, days: Sequence[date]) -> list[Stroke]:
    """Give the strokes for the days of reference events, those off the line left out.

    Up to 120 days have a stroke each. Thousands would fill the line, and say no more than that much is known; so they
    are counted in 120 equal stretches of it.
    """
    counts = Counter(scale.noon(day) for day in days if scale.start <= day < scale.end)
    if len(counts) > MOST:
        gathered: Counter[float] = Counter()
        for at, number in counts.items():
            gathered[(int(at * MOST / 100) + 0.5) * 100 / MOST] += number
        counts = gathered
    most = max(counts.values(), default=1)
    return [Stroke(at, max(number / most, _LEAST)) for at, number in sorted(counts.items())]
