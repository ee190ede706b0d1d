"""An editor's date as a value."""

from __future__ import annotations

import re

from builder.knowledge import parse_interval
from builder.values import Bound, Granularity, Interval, TimeValue, TimexType

_DATE = re.compile(r"(\d{4}(?:-\d{2}){0,2})([~?%]?)")
_UNITS = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)  # by the hyphens in a date


def read_value(edtf: str) -> TimeValue | None:
    """Read the EDTF that editors write: "2015-08-03", "2015-08~", "2015-08-11/2015-08-23", "2013-08/..".

    Gives None for what is none of these, so that an entry keeps the date it had.
    """
    first, slash, last = edtf.strip().partition("/")
    start = _interval(first)
    if start is None:
        return None
    interval, granularity, mark = start
    if not slash:
        bound = Bound.APPROXIMATE if mark else Bound.EXACT
        return TimeValue(
            TimexType.DATE,
            first.rstrip("~?%"),
            interval=interval,
            granularity=granularity,
            bound=bound,
            edtf=edtf.strip(),
        )
    if last == "..":
        return TimeValue(
            TimexType.DATE, first, interval=interval, granularity=granularity, bound=Bound.FROM, edtf=edtf.strip()
        )
    end = _interval(last)
    if end is None or end[0].end <= interval.start:
        return None
    whole = Interval(interval.start, end[0].end)
    coarser = max(granularity, end[1], key=list(Granularity).index)
    return TimeValue(TimexType.DATE, edtf.strip(), interval=whole, granularity=coarser, edtf=edtf.strip())


def _interval(text: str) -> tuple[Interval, Granularity, str] | None:
    """Give the days of one date, the unit it is written in, and the mark behind it; None for what is no date."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return parse_interval(match[1]), _UNITS[match[1].count("-")], match[2]
    except ValueError:
        return None
