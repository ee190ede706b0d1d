"""Days that come round again: weekdays, months, and days of a month without a year."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from builder.dating import exactly
from builder.dating.clue import Clue
from builder.dating.explicit import is_stamp
from builder.dating.fitted import fitted, shares
from builder.dating.grid import Curve, Grid
from builder.dating.lexicon import lexicon
from builder.dating.subject import Material
from builder.dating.telling import quoted
from builder.daynames import MONTHS, WEEKDAYS
from builder.values import MeaningKind, Side, Timex

_HALF_YEAR = 183  # days: further off, another year's date is nearer


def past_weekdays(material: Material) -> Iterator[Clue]:
    """News prints its own weekday the same day or the next; further weekdays it names trail behind.

    Where it told of "today" or "last night" before, no weekday that follows is its own. What it tells aside never is.
    """
    seen: dict[int, Timex] = {}
    asides: dict[int, Timex] = {}
    before_all = material.first_day_of_its_own
    for timex in material.of_kind(MeaningKind.WEEKDAY):
        weekday = timex.meaning.weekday
        if weekday is None or timex.meaning.side is Side.FUTURE:
            continue
        if _skips_one(timex):
            says = f"It says {quoted(timex.text)}, which is hardly of the same day."
            yield Clue("weekday", says, _since_weekday(material.grid, weekday, shares("weekday", "last")), timex.span)
        elif timex.meaning.side is Side.PAST:
            (asides if material.is_aside(timex) else seen).setdefault(weekday, timex)
    for rank, (weekday, timex) in enumerate(seen.items()):
        if rank or (before_all and before_all.span.start < timex.span.start):
            lags, trust = shares("weekday", "further"), fitted("weekday")["trust_further"]
            says = f"It also looks back to a {WEEKDAYS[weekday - 1]}."
        else:
            lags, trust = _lags_of_first(material, timex), 1.0
            says = f"It says {quoted(timex.text)} of its own news, and news is mostly printed the same day or the next."
        yield Clue("weekday", says, _since_weekday(material.grid, weekday, lags, trust), timex.span)
    for weekday, timex in asides.items():
        if weekday not in seen:
            lags, trust = shares("weekday", "aside"), fitted("weekday")["trust_further"]
            says = f"It tells aside of a {WEEKDAYS[weekday - 1]}, which is hardly its own day."
            yield Clue("weekday", says, _since_weekday(material.grid, weekday, lags, trust), timex.span)


def _since_weekday(grid: Grid, weekday: int, lags: Sequence[float], trust: float = 1.0) -> Curve:
    """Weigh the days by how long after a weekday they are, given a share for each of seven lags."""
    return _by_weekday(grid, [math.log(7 * lags[(day - weekday) % 7]) * trust for day in range(1, 8)])


def _lags_of_first(material: Material, timex: Timex) -> tuple[float, ...]:
    """Say how long after the first weekday it names a story is printed.

    "He said Tuesday" in the lead is an agency's own day; "on Tuesday" further down, or "late Tuesday", is rather
    yesterday's.
    """
    at, text, number = fitted("weekday"), material.article.text, material.sentence_of(timex.span) or 0
    if lexicon().at_night.search(timex.text):
        same = at["at_night"]
    else:
        same = at["in_lead" if number < at["lead_sentences"] else "on_top" if number < at["top_sentences"] else "below"]
        on = lexicon().after_on.search(text, max(0, timex.span.start - 12), timex.span.start)
        same *= at["after_on"] if on else at["bare"]
    today, *later = shares("weekday", "first")
    whole = today * same + sum(later)
    return (today * same / whole, *(share / whole for share in later))


def future_weekdays(material: Material) -> Iterator[Clue]:
    """A weekday ahead is within the next few days: a paper does not say "Thursday" of next month."""
    for timex in material.of_kind(MeaningKind.WEEKDAY):
        weekday = timex.meaning.weekday
        if timex.meaning.side is Side.FUTURE and weekday is not None:
            leads, trust = shares("weekday", "ahead"), fitted("weekday")["trust_ahead"]
            curve = _by_weekday(
                material.grid, [math.log(7 * leads[(weekday - day) % 7]) * trust for day in range(1, 8)]
            )
            yield Clue("weekday-ahead", f"It looks ahead to {quoted(timex.text)}.", curve, timex.span)
            return


def months(material: Material) -> Iterator[Clue]:
    """A month without a year is within a year of the article, behind it or ahead as the tense says."""
    seen: set[tuple[int, Side]] = set()
    for timex in material.of_kind(MeaningKind.MONTH):
        month, side = timex.meaning.month, timex.meaning.side
        if month is None or timex.meaning.day is not None or side is Side.UNKNOWN or (month, side) in seen:
            continue
        seen.add((month, side))
        lags = shares("month", "behind" if side is Side.PAST else "ahead")
        trust = fitted("month")["trust"]
        sign = 1 if side is Side.PAST else -1
        by_month = np.array([math.log(12 * lags[(sign * (own - month)) % 12]) * trust for own in range(1, 13)])
        curve = by_month[_months_of(material.grid)]
        way = "back" if side is Side.PAST else "ahead"
        yield Clue("month", f"It looks {way} to {quoted(timex.text)} without a year.", curve, timex.span)


def days_of_month(material: Material) -> Iterator[Clue]:
    """A day and month without a year are mostly within weeks of the article."""
    seen: set[tuple[int, int]] = set()
    for timex in material.of_kind(MeaningKind.MONTH):
        meaning = timex.meaning
        if meaning.month is None or meaning.day is None or (meaning.month, meaning.day) in seen:
            continue
        seen.add((meaning.month, meaning.day))
        weekday = named_weekday(timex.text)
        if weekday is not None:
            yield _weekday_and_date(material.grid, timex, weekday)
            continue
        if len(seen) > fitted("month-day")["most"]:
            return
        if is_stamp(material, timex.span):
            says = f"It bears the stamp {quoted(timex.text)}."
            dates = _yearly(material.grid, meaning.month, meaning.day)
            yield Clue("stamp", says, _near(material.grid, dates, meaning.side, fitted("stamp")), timex.span)
            continue
        curve = _told_without_year(material.grid, meaning.month, meaning.day, meaning.side)
        way = {Side.PAST: "back to", Side.FUTURE: "ahead to"}.get(meaning.side, "at")
        yield Clue(
            "month-day",
            f"It looks {way} {quoted(timex.text)} ({MONTHS[meaning.month - 1]}, no year).",
            curve,
            timex.span,
        )


@cache
def _months_of(grid: Grid) -> NDArray[np.intp]:
    """Give each day's month, January as 0."""
    return np.array([grid.day(number).month - 1 for number in range(grid.days)])


def _weekday_and_date(grid: Grid, timex: Timex, weekday: int) -> Clue:
    """A date that falls on its weekday only in some years: "Tuesday, August 11" is of 2009, 2015 or 2020."""
    at, meaning = fitted("weekday-date"), timex.meaning
    days = [day for day in _yearly(grid, meaning.month or 1, meaning.day or 1) if day.isoweekday() == weekday]
    says = f"{quoted(timex.text)}: the date falls on that weekday only in some years, and is most likely near."
    return Clue("weekday-date", says, _near(grid, days, meaning.side, at), timex.span)


def named_weekday(text: str) -> int | None:
    """Give the weekday that stands in an expression beside its date."""
    low = text.lower()
    return next((number for number, name in enumerate(WEEKDAYS, start=1) if low.startswith(name[:3].lower())), None)


@lru_cache(maxsize=400)
def _told_without_year(grid: Grid, month: int, day_of_month: int, side: Side) -> Curve:
    """Weigh each day by how often such a date is told so long after it or before."""
    weights, shares = grid.flat(), _by_lag(side)
    for day in _yearly(grid, month, day_of_month):
        grid.lay(weights, shares, grid.number(day) - _HALF_YEAR)
    return exactly.log(weights + fitted("month-day")["floor"])


@cache
def _by_lag(side: Side) -> Curve:
    """Give how often a date is told of on each day from half a year before it to half a year after."""
    if side is Side.UNKNOWN:
        return (_by_lag(Side.PAST) + _by_lag(Side.FUTURE)) / 2
    lags = np.array(shares("month-day", "lags"), np.intp)
    often = np.repeat(shares("month-day", "behind" if side is Side.PAST else "ahead"), np.diff(lags))
    return often * (len(often) / exactly.total(often))


def _yearly(grid: Grid, month: int, day_of_month: int) -> Iterator[date]:
    """Give such a date of every year within reach: 29 February of few."""
    for year in range(grid.start.year - 1, grid.day(grid.days - 1).year + 2):
        with suppress(ValueError):
            yield date(year, month, day_of_month)


def _near(grid: Grid, dates: Iterable[date], side: Side, at: Mapping[str, float]) -> Curve:
    """Weigh each day by how far it is from dates that a text looks back or ahead to, or bears."""
    behind, ahead = (at["wrong_side"] if side is wrong else 1.0 for wrong in (Side.FUTURE, Side.PAST))
    lags = np.arange(-_HALF_YEAR, _HALF_YEAR + 1)
    shares = exactly.exp(-abs(lags) / at["days"]) * np.where(lags > 0, behind, ahead)
    shares[_HALF_YEAR] = at["same_ahead" if side is Side.FUTURE else "same"]
    weights = np.full(grid.days, at["floor"])
    for day in dates:
        grid.lay(weights, shares, grid.number(day) - _HALF_YEAR)
    return exactly.log(weights)


def _by_weekday(grid: Grid, values: list[float]) -> Curve:
    """Repeat seven values, Monday first, over the grid."""
    first = grid.start.weekday()
    return np.resize(values[first:] + values[:first], grid.days)


def _skips_one(timex: Timex) -> bool:
    """Tell "last Friday" from "Friday": it may be a week further back."""
    return timex.text.lower().startswith(("last", "previous"))
