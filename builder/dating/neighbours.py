"""What other articles say about the day of one: those that tell of the same things are of about the same day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import numpy as np

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.heard import Days
from builder.dating.subject import Material
from builder.dating.telling import day_words, listed
from builder.dating.words import Term
from builder.values import Interval, Span


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article: how like it is, the terms that tell so, its days, and whether they are told or guessed."""

    article: str
    likeness: float
    shared: tuple[str, ...]
    days: Days
    stated: bool


def neighbours_clue(material: Material, others: Sequence[Neighbour]) -> Clue | None:
    """Mix the days of the most alike articles, with a share for the article's being like none of them.

    They are mixed, not multiplied: ten reports of one meeting are no ten independent witnesses of its day.
    """
    at, grid = fitted("neighbour"), material.grid
    if not any(other.days for other in others):
        return None
    weights = [math.exp(at["sharpness"] * (other.likeness - at["even_likeness"])) for other in others]
    total = 1.0 + sum(weights)
    likely: dict[int, float] = {}
    loose = 1.0 / total
    for other, weight in zip(others, weights, strict=True):
        share = weight / total
        loose += share * (1 - sum(other.days.values()))
        for number, probability in other.days.items():
            likely[number] = likely.get(number, 0.0) + share * probability
    spread = _spread(grid, likely)
    loose += sum(likely.values()) * (1 - at["same"] - at["near"])
    curve = exactly.log(spread * grid.days + loose) * at["trust"]

    def grounds() -> Iterator[Ground]:
        own = {term.key: term for term in material.terms}
        for other, weight in zip(others, weights, strict=True):
            if other.days:
                yield _ground(grid, own, other, weight)

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


def _ground(grid: Grid, own: Mapping[str, Term], other: Neighbour, weight: float) -> Ground:
    days = other.days
    number = max(days, key=lambda day: (days[day], -day))
    day = grid.day(number)
    return Ground(partial(_tell, own, other, day), Interval.day(day), weight * days[number], other.article)


def _tell(own: Mapping[str, Term], other: Neighbour, day: date) -> tuple[str, Span | None]:
    """Say what two articles share, and when the other is from."""
    shown = list(dict.fromkeys(own[key].shown for key in other.shared if "+" not in key))[:4]
    shown = shown or [own[key].shown for key in other.shared[:1]]
    dated = "is dated" if other.stated else "is most likely of"
    which = f"Another article that names {listed(shown)}" if shown else "A copy of it"
    return f"{which} {dated} {day_words(day)}.", own[other.shared[0]].span if other.shared else None
