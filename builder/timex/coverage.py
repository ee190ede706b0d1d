"""What a TIMEX3 value covers on the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from builder.timex.calendar import SEASON_MONTHS, in_range
from builder.values import Granularity, Interval

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?P<time>T.*)?"
)


@lru_cache(maxsize=20_000)
def coverage(value: str) -> tuple[Interval, Granularity] | None:
    """Give the days a DATE or TIME value covers and the unit it is stated in; None where it has no place."""
    try:
        return _cover(value)
    except (ValueError, OverflowError):
        return None


def _cover(value: str) -> tuple[Interval, Granularity] | None:
    value = value.removesuffix("-XX-XX")
    if "/" in value:
        first, _, last = value.partition("/")
        start, end = _cover(first), _cover(last)
        if start is None or end is None:
            return None
        interval = Interval(start[0].start, end[0].end)
        return interval, Granularity.MONTH if interval.days >= 28 else start[1]
    if re.fullmatch(r"\d{2,3}", value):
        span = 10 ** (4 - len(value))
        year = int(value) * span
        if not in_range(year + span):
            return None
        unit = Granularity.DECADE if len(value) == 3 else Granularity.CENTURY
        return Interval(date(max(year, 1), 1, 1), date(year + span, 1, 1)), unit
    match = _SHAPE.fullmatch(value)
    if match is None or not in_range(int(match["year"])):
        return None
    year = int(match["year"])
    if match["day"]:
        return Interval.day(date(year, int(match["month"]), int(match["day"]))), Granularity.DAY
    if match["month"]:
        return _months(year, int(match["month"]), 1), Granularity.MONTH
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if match["weekend"]:
            return Interval(monday + timedelta(days=5), monday + timedelta(days=7)), Granularity.WEEKEND
        return Interval(monday, monday + timedelta(days=7)), Granularity.WEEK
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3), Granularity.QUARTER
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6), Granularity.HALF
    if match["season"]:
        return _months(year, SEASON_MONTHS[match["season"]][0], 3), Granularity.SEASON
    return _months(year, 1, 12), Granularity.YEAR


def _months(year: int, month: int, count: int) -> Interval:
    index = year * 12 + month - 1 + count
    return Interval(date(year, month, 1), date(index // 12, index % 12 + 1, 1))
