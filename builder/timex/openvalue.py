"""What is still said by an expression whose date nobody knows: its TIMEX3 value with X where it is open."""

from __future__ import annotations

from builder.timex.calendar import SEASON_MONTHS, feast_days
from builder.timex.expression import Expression, Op
from builder.values import TimexType

UNITS = {
    "D": "XXXX-XX-XX", "NI": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "Y": "XXXX",
}  # fmt: skip


def open_value(expression: Expression) -> str | None:
    """Write what the words alone say: "XXXX-WXX-2" for Tuesday, "XXXX-08" for August. None where that is nothing."""
    if expression.type not in (TimexType.DATE, TimexType.TIME):
        return None
    day = _open_day(expression)
    if day is None or expression.time is None:
        return day
    return day + expression.time


def _open_day(expression: Expression) -> str | None:
    if expression.weekday is not None and expression.month is None:
        return f"XXXX-WXX-{expression.weekday}"
    if expression.month is not None:
        counted = expression.day is None or expression.amount is not None
        return f"XXXX-{expression.month:02d}" + ("" if counted else f"-{expression.day:02d}")
    if expression.part in SEASON_MONTHS or (expression.part and expression.part[:1] in "QH" and expression.part[1:]):
        return f"XXXX-{expression.part}"
    if expression.op is Op.YEARLESS:
        return _open_feast(expression.part)
    if expression.op is Op.CLOCK:
        return UNITS["D"]
    return UNITS.get(expression.unit or "")


def _open_feast(name: str | None) -> str | None:
    """Give the day of a feast that does not move: "XXXX-12-25"."""
    if name is None:
        return None
    days = {tuple(day.strftime("%m-%d") for day in feast_days(name, year) or ()) for year in (2013, 2014)}
    same = days.pop() if len(days) == 1 else ()
    return f"XXXX-{same[0]}" if len(same) == 1 else None
