"""How a dated thing stands to the day it is told of: "on Tuesday", "two weeks ago", "in June last year"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

import numpy as np

from builder.dating import exactly
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.knowledge import CalendarEvent
from builder.values import Interval, Meaning, MeaningKind, Side

_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}


@dataclass(frozen=True, eq=False)
class Shape:
    """The shares of days on end. Many stretches have the same."""

    shares: Curve

    @cached_property
    def most(self) -> tuple[int, int]:
        """The first and the last of the days that share the most."""
        places = np.flatnonzero(self.shares >= self.shares.max() * 0.6)
        return int(places[0]), int(places[-1])


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Days on end that an article may be from: the number of the first in the grid, and each one's share of 1."""

    first: int
    shape: Shape

    @property
    def shares(self) -> Curve:
        return self.shape.shares

    def likeliest(self, grid: Grid) -> Interval | None:
        """Give the days that share the most, from the first to the last; None outside the grid."""
        first, last = (self.first + place for place in self.shape.most)
        first, last = max(0, first), min(grid.days - 1, last)
        return Interval(grid.day(first), grid.day(last + 1)) if first <= last else None


def selects(meaning: Meaning) -> float:
    """Say of how many events an expression fits but one: it is a weekday of seven, a month of twelve."""
    at = fitted("since")
    if meaning.kind is MeaningKind.WEEKDAY:
        return math.exp(at["weekday"])
    if meaning.month is not None:
        return math.exp(at["month"] if meaning.day is None else at["day"])
    return 1.0


def standing(grid: Grid, meaning: Meaning, event: CalendarEvent) -> Stretch | None:
    """Give the days from which an event would be spoken of so; None where the expression cannot be of the event."""
    first, last = grid.number(event.interval.start), grid.number(event.interval.last)
    if meaning.kind is MeaningKind.WEEKDAY and meaning.weekday is not None:
        return _from_weekday(event, meaning.weekday, meaning.side, first, last)
    if meaning.kind is MeaningKind.MONTH and meaning.month is not None:
        return _from_month(event, meaning.month, meaning.day, meaning.side, grid)
    if meaning.kind not in (MeaningKind.SHIFT, MeaningKind.OFFSET) or meaning.unit not in _UNIT_DAYS:
        return None
    if meaning.amount is None:
        return None
    if meaning.unit == "Y" and meaning.kind is MeaningKind.SHIFT:
        return _from_year(event, round(meaning.amount), meaning.month, grid)
    away = meaning.amount * _UNIT_DAYS[meaning.unit]
    spread = _spread(meaning) + (last - first) / 4
    if spread > grid.days:  # "a thousand years ago" tells no day from another
        return None
    whole = math.floor(-away)
    reach = math.ceil(spread * 4)
    return Stretch((last if away < 0 else first) + whole - reach, _bell(-away - whole, spread))


class Standings(dict[int, Stretch | None]):
    """How the events of a calendar stand to one expression, by their number: worked out when first asked for."""

    def __init__(self, grid: Grid, meaning: Meaning, calendar: Sequence[CalendarEvent]) -> None:
        super().__init__()
        self._grid, self._meaning, self._calendar = grid, meaning, calendar

    def __missing__(self, event: int) -> Stretch | None:
        self[event] = found = standing(self._grid, self._meaning, self._calendar[event])
        return found


def _spread(meaning: Meaning) -> float:
    """Give how loosely a distance is meant, in days."""
    at = fitted("since")
    distance = abs(meaning.amount or 0) * _UNIT_DAYS[meaning.unit or "D"]
    if meaning.kind is MeaningKind.SHIFT and meaning.unit != "D":
        return max(distance, _UNIT_DAYS[meaning.unit or "D"] / 2) * at["spread_unit"]
    return max(at["spread_least"], distance * at["spread_share"])


def _from_weekday(event: CalendarEvent, weekday: int, side: Side, first: int, last: int) -> Stretch | None:
    """Of a weekday: the event is the nearest such day; how near is for the weekday's own clue to say."""
    hit = first + (weekday - event.interval.start.isoweekday()) % 7
    if hit > last:
        return None
    weeks = 2 if hit + 7 <= min(last, first + 13) else 1
    return Stretch(hit - 6 if side is Side.FUTURE else hit, _even(7 * weeks))


def _from_month(event: CalendarEvent, month: int, day: int | None, side: Side, grid: Grid) -> Stretch | None:
    at = fitted("since")
    edges = {event.interval.start, event.interval.last}
    matching = sorted(edge for edge in edges if edge.month == month and day in (None, edge.day))
    if not matching:
        return None
    scale_days, reach = (at["month_days"], 330) if day is None else (at["day_days"], 120)
    ahead = 0 if side is Side.PAST else reach // 2 - 1
    return Stretch(
        grid.number(matching[0]) - ahead, _fading(scale_days, ahead, 0 if side is Side.FUTURE else reach - 1)
    )


def _from_year(event: CalendarEvent, amount: int, month: int | None, grid: Grid) -> Stretch | None:
    """Of a year seen from the article: the event's month, where one is named, must be that month."""
    start = event.interval.start
    if month not in (None, start.month) or not 1 < start.year - amount < 9998:
        return None
    year = start.year - amount
    first, last = max(0, grid.number(date(year, 1, 1))), min(grid.days - 1, grid.number(date(year, 12, 31)))
    return Stretch(first, _even(last - first + 1)) if first <= last else None


@cache
def _even(days: int) -> Shape:
    """Share evenly."""
    return Shape(np.full(days, 1 / days))


@cache
def _fading(scale_days: float, before: int, after: int) -> Shape:
    """Share over so many days before one, that one, and so many after it: the nearer, the more."""
    return _whole(exactly.exp(-abs(np.arange(-before, after + 1)) / scale_days))


@lru_cache(maxsize=400)
def _bell(beyond: float, spread: float) -> Shape:
    """Share like a bell around a moment that is a part of a day beyond a day; its reach is four spreads."""
    reach = math.ceil(spread * 4)
    apart = (np.arange(-reach, reach + (2 if beyond else 1)) - beyond) / spread
    return _whole(exactly.exp(-(apart * apart) / 2))


def _whole(weights: Curve) -> Shape:
    """Scale weights so that they add up to 1."""
    return Shape(weights * (1 / exactly.total(weights)))
