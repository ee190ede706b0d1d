"""The date that metadata or an editor gives."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from builder.dating.clue import Clue
from builder.dating.fitted import fitted
from builder.dating.subject import Material
from builder.dating.telling import weekday_words
from builder.values import Interval


def stated(material: Material) -> Iterator[Clue]:
    """Metadata is believed, but not blindly: it may be a page's clock, a repost's or an update's day."""
    day = material.article.published
    if day is None:
        return
    grid, at = material.grid, fitted("stated")
    own = grid.number(day)
    if not 0 <= own < grid.days:
        says = f"Its metadata gives {weekday_words(day)}, too far from anything known to be believed."
        yield Clue("stated", says, grid.flat())
        return
    curve = np.full(grid.days, math.log(at["wrong"]))
    for number, share in (
        (own - 1, at["beside"] / 2),
        (own, 1 - at["wrong"] - at["beside"]),
        (own + 1, at["beside"] / 2),
    ):
        if 0 <= number < grid.days:
            curve[number] = math.log(share * grid.days + at["wrong"])
    says = f"Its metadata gives {weekday_words(day)}."
    yield Clue("stated", says, curve, None, Interval.day(day))
