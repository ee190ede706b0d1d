"""What other articles say about the day of one: those that tell of the same things are of about the same day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.likeness import Like
from builder.dating.subject import Material
from builder.dating.telling import day_words, listed
from builder.dating.words import Term
from builder.values import Interval

Days = Mapping[int, float]
"""A posterior in short: its likelier days, by number, with their probability. The rest may be any day."""


def neighbours_clue(
    material: Material,
    likes: Sequence[Like],
    materials: Sequence[Material],
    days: Sequence[Days],
    stated: Sequence[bool],
) -> Clue | None:
    """Mix the days of the most alike articles, with a share for the article's being like none of them.

    They are mixed, not multiplied: ten reports of one meeting are no ten independent witnesses of its day.
    """
    at, grid = fitted("neighbour"), material.grid
    if not any(days[like.number] for like in likes):
        return None
    weights = [math.exp(at["sharpness"] * (like.likeness - at["even_likeness"])) for like in likes]
    total = 1.0 + sum(weights)
    likely: dict[int, float] = {}
    loose = 1.0 / total
    for like, weight in zip(likes, weights, strict=True):
        known = days[like.number]
        share = weight / total
        loose += share * (1 - sum(known.values()))
        for number, probability in known.items():
            likely[number] = likely.get(number, 0.0) + share * probability
    spread = _spread(grid, likely)
    loose += sum(likely.values()) * (1 - at["same"] - at["near"])
    curve = exactly.log(spread * grid.days + loose) * at["trust"]

    def grounds() -> Iterator[Ground]:
        own = {term.key: term for term in material.terms}
        for like, weight in zip(likes, weights, strict=True):
            if days[like.number]:
                other = materials[like.number].article.id
                yield _ground(grid, own, other, like, days[like.number], weight, stated[like.number])

    return Clue("neighbour", "", curve, None, grounds=grounds)


def _spread(grid: Grid, likely: Days) -> Curve:
    """Spread each likely day over those on which the same thing is still, or already, told."""
    kernel = _kernel()
    reach = len(kernel) // 2
    spread = grid.flat()
    for number in sorted(likely):
        grid.lay(spread, kernel * likely[number], number - reach)
    return spread


@cache
def _kernel() -> Curve:
    """How much of a likely day's probability belongs to the days around it, by lag."""
    at = fitted("neighbour")
    reach = int(at["reach_days"])
    same_mass, near_mass = _mass(at["same_days"], reach), _mass(at["near_days"], reach)
    return np.array(
        [
            at["same"] * math.exp(-abs(lag) / at["same_days"]) / same_mass
            + at["near"] * math.exp(-abs(lag) / at["near_days"]) / near_mass
            for lag in range(-reach, reach + 1)
        ]
    )


def _mass(scale_days: float, reach: int) -> float:
    return 1 + 2 * sum(math.exp(-lag / scale_days) for lag in range(1, reach + 1))


def _ground(
    grid: Grid, own: Mapping[str, Term], other: str, like: Like, days: Days, weight: float, stated: bool
) -> Ground:
    """Say what two articles share, and when the other is from."""
    number = max(days, key=lambda day: (days[day], -day))
    day = grid.day(number)
    shown = list(dict.fromkeys(own[key].shown for key in like.shared if "+" not in key))[:4]
    shown = shown or [own[key].shown for key in like.shared[:1]]
    dated = "is dated" if stated else "is most likely of"
    which = f"Another article that names {listed(shown)}" if shown else "A copy of it"
    says = f"{which} {dated} {day_words(day)}."
    span = own[like.shared[0]].span if like.shared else None
    return Ground(says, Interval.day(day), weight * days[number], span, article=other)
