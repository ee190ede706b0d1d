"""The days an article may be from, and curves of log-likelihood over them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np

from builder.dating import exactly
from builder.knowledge import Knowledge
from builder.values import Interval

Curve: TypeAlias = exactly.Numbers
"""Log-likelihood a day, natural, up to a constant. Whoever holds one changes it only while making it."""

# An article may be older than the conflict, or newer than the last day the calendar knows.
_YEARS_BEFORE, _YEARS_AFTER = 2, 1
# Metadata further than this from all that is known is a fault of the page, not a day. There is no clock here to tell
# the future by; but a day years after the last known, on which no other article agrees, is most likely a slip.
_FAR_DAYS = 30 * 366
_AHEAD_DAYS = 3 * 366
_ALONE_DAYS = 366
_NEVER = -1e9
_CERTAIN = 690.0  # the odds of the only day there is: 1e300 to 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A run of days, numbered from 0."""

    start: date
    days: int

    def number(self, day: date) -> int:
        """Give a day's number; outside the run it is below 0 or beyond the last."""
        return (day - self.start).days

    def day(self, number: int) -> date:
        """Give the day with a number."""
        return self.start + timedelta(days=number)

    def clip(self, interval: Interval) -> range:
        """Give the numbers of those days of an interval that lie in the run."""
        return range(max(0, self.number(interval.start)), min(self.days, self.number(interval.end)))

    def flat(self) -> Curve:
        """Give a curve that says nothing."""
        return np.zeros(self.days)

    def around(self, number: int, by_lag: Curve) -> Curve:
        """Lay a curve that depends on the distance from one day over the run.

        Args:
            number: The day.
            by_lag: A value for each lag from `-days` to `days`; beyond them the outermost goes on.
        """
        start = self.days - number
        if 0 <= start <= self.days + 1:
            return by_lag[start : start + self.days]
        return by_lag[np.clip(np.arange(start, start + self.days), 0, 2 * self.days)]

    def lay(self, curve: Curve, values: Curve, start: int) -> None:
        """Add values to a curve in the making, from one day on, as far as both reach."""
        first, last = max(0, start), min(self.days, start + len(values))
        if first < last:
            curve[first:last] += values[first - start : last - start]

    @property
    def lags(self) -> range:
        """The lags that `around` takes a value for."""
        return range(-self.days, self.days + 1)


def spread_grid(knowledge: Knowledge, stated: Iterable[date]) -> Grid | None:
    """Lay out the days the subject covers, and those that articles state if they are not absurdly far from it.

    None: nothing is known of the subject, and no article states a day.
    """
    days = sorted(stated)
    known = [conflict.start.start for conflict in knowledge.conflicts]
    known += [day for event in knowledge.calendar for day in (event.interval.start, event.interval.last)]
    if known:
        first, last = _shift(min(known), -366 * _YEARS_BEFORE), _shift(max(known), 366 * _YEARS_AFTER)
    elif days:
        first = last = days[len(days) // 2]
    else:
        return None
    low, high = _shift(first, -_FAR_DAYS), _shift(last, _FAR_DAYS)
    near = [
        day
        for number, day in enumerate(days)
        if low <= day <= high and (day <= _shift(last, _AHEAD_DAYS) or not known or _has_company(days, number))
    ]
    if near:
        first, last = min(first, _shift(near[0], -31)), max(last, _shift(near[-1], 31))
    return Grid(first, (last - first).days + 1)


def _has_company(days: list[date], number: int) -> bool:
    """Tell whether another of some sorted days is within a year of one."""
    others = days[max(0, number - 1) : number] + days[number + 1 : number + 2]
    return any(abs((other - days[number]).days) <= _ALONE_DAYS for other in others)


def _shift(day: date, days: int) -> date:
    """Move a day, stopping at the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def total(curves: Iterable[Curve]) -> Curve:
    """Add any number of curves day by day, in their order; there is at least one."""
    first, *others = curves
    whole = first.copy()
    for curve in others:
        whole += curve
    return whole


def softmax(curve: Curve) -> Curve:
    """Turn a curve into probabilities."""
    weights = exactly.exp(curve - curve.max())
    return weights * (1 / exactly.total(weights))


def log_odds(curve: Curve, number: int, without: Curve | None = None) -> float:
    """Give the natural log of the odds of one day against all the others, as if a part of the curve were not there."""
    left = curve if without is None else curve - without
    if len(curve) == 1:
        return _CERTAIN
    others = left.copy()
    others[number] = _NEVER
    top = float(others.max())
    return float(left[number]) - top - math.log(exactly.total(exactly.exp(others - top)))
