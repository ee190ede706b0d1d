"""How a dated thing stands to the day it is told of: "on Tuesday", "two weeks ago", "in June last year"."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta

from builder.dating.fitted import fitted
from builder.dating.grid import Grid
from builder.knowledge import CalendarEvent
from builder.values import Meaning, MeaningKind, Side, Timex

_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}

Days = Mapping[int, float]
"""Shares of the days an article may be from, by number in the grid."""


def selects(meaning: Meaning) -> float:
    """Say of how many events an expression fits but one: it is a weekday of seven, a month of twelve."""
    at = fitted("since")
    if meaning.kind is MeaningKind.WEEKDAY:
        return math.exp(at["weekday"])
    if meaning.month is not None:
        return math.exp(at["month"] if meaning.day is None else at["day"])
    return 1.0


def standing(grid: Grid, timex: Timex, event: CalendarEvent) -> Days:
    """Give the days from which an event would be spoken of so; nothing where the expression cannot be of the event."""
    meaning = timex.meaning
    first, last = grid.number(event.interval.start), grid.number(event.interval.last)
    if meaning.kind is MeaningKind.WEEKDAY and meaning.weekday is not None:
        return _from_weekday(event, meaning.weekday, meaning.side, first, last)
    if meaning.kind is MeaningKind.MONTH and meaning.month is not None:
        return _from_month(event, meaning.month, meaning.day, meaning.side, grid)
    if meaning.kind not in (MeaningKind.SHIFT, MeaningKind.OFFSET) or meaning.unit not in _UNIT_DAYS:
        return {}
    if meaning.amount is None:
        return {}
    if meaning.unit == "Y" and meaning.kind is MeaningKind.SHIFT:
        return _from_year(event, round(meaning.amount), meaning.month, grid)
    centre = (last if meaning.amount < 0 else first) - meaning.amount * _UNIT_DAYS[meaning.unit]
    spread = _spread(timex) + (last - first) / 4
    if spread > grid.days:  # "a thousand years ago" tells no day from another
        return {}
    return _bell(centre, spread)


def _spread(timex: Timex) -> float:
    """Give how loosely a distance is meant, in days."""
    at, meaning = fitted("since"), timex.meaning
    distance = abs(meaning.amount or 0) * _UNIT_DAYS[meaning.unit or "D"]
    if meaning.kind is MeaningKind.SHIFT and meaning.unit != "D":
        return max(distance, _UNIT_DAYS[meaning.unit or "D"] / 2) * at["spread_unit"]
    return max(at["spread_least"], distance * at["spread_share"])


def _from_weekday(event: CalendarEvent, weekday: int, side: Side, first: int, last: int) -> Days:
    """Of a weekday: the event is the nearest such day; how near is for the weekday's own clue to say."""
    days: dict[int, float] = {}
    sign = -1 if side is Side.FUTURE else 1
    for number in range(first, min(last, first + 13) + 1):
        if (event.interval.start + timedelta(days=number - first)).isoweekday() == weekday:
            for apart in range(7):
                days[number + sign * apart] = 1.0
    return days


def _from_month(event: CalendarEvent, month: int, day: int | None, side: Side, grid: Grid) -> Days:
    at = fitted("since")
    edges = {event.interval.start, event.interval.last}
    matching = sorted(edge for edge in edges if edge.month == month and day in (None, edge.day))
    if not matching:
        return {}
    number = grid.number(matching[0])
    scale_days, reach = (at["month_days"], 330) if day is None else (at["day_days"], 120)
    days: dict[int, float] = {}
    if side is not Side.FUTURE:
        days.update((number + apart, math.exp(-apart / scale_days)) for apart in range(reach))
    if side is not Side.PAST:
        days.update((number - apart, math.exp(-apart / scale_days)) for apart in range(reach // 2))
    return days


def _from_year(event: CalendarEvent, amount: int, month: int | None, grid: Grid) -> Days:
    """Of a year seen from the article: the event's month, where one is named, must be that month."""
    start = event.interval.start
    if month not in (None, start.month) or not 1 < start.year - amount < 9998:
        return {}
    year = start.year - amount
    first, last = grid.number(date(year, 1, 1)), grid.number(date(year, 12, 31))
    return dict.fromkeys(range(max(first, 0), min(last, grid.days - 1) + 1), 1.0)


def _bell(centre: float, spread: float) -> Days:
    reach = math.ceil(spread * 4)
    days = range(math.floor(centre) - reach, math.ceil(centre) + reach + 1)
    return {number: math.exp(-(((number - centre) / spread) ** 2) / 2) for number in days}
