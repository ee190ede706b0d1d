"""Turns an expression and its anchor into a TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from builder.timex.calendar import (
    SEASON_MONTHS,
    add_days,
    add_months,
    feast_day,
    feast_days,
    in_range,
    nth_weekday,
    week_value,
)
from builder.timex.expression import Expression, Op
from builder.timex.readers.phrase import day_value
from builder.values import Side

PARTS = {"Q": 3, "H": 6}
DAY_HOURS = 24
BESIDE = {"yesterday": -1, "today": 0, "tomorrow": 1}


def anchored_value(expression: Expression, anchor: date, side: Side, told: bool = False) -> str | None:
    """Work out the value of an expression that leans on a date. None where the calendar ends.

    `told` is true where the anchor is the date mentioned last and the text runs on from there.
    """
    if told and expression.op is Op.YEARLESS and expression.which is None:
        value = _told(expression, anchor)
    elif told and expression.is_day_of_month:
        value = _shift(expression, anchor, Side.FUTURE)
    else:
        value = _OPERATIONS[expression.op](expression, anchor, side)
    if value is None or expression.time is None or expression.op is Op.FIXED:
        return value
    return value + expression.time


def _fixed(expression: Expression, anchor: date, side: Side) -> str | None:
    return expression.value


def _weekday(expression: Expression, anchor: date, side: Side) -> str | None:
    assert expression.weekday is not None
    behind = (anchor.isoweekday() - expression.weekday) % 7
    if expression.which == -1:
        days = -(behind or 7)
    elif expression.which == 1:
        days = (7 - behind) or 7
    elif expression.which == 0:
        days = expression.weekday - anchor.isoweekday()
        if days < 0 and side is not Side.PAST:
            days += 7
    else:
        days = -behind if side is not Side.FUTURE or behind == 0 else 7 - behind
    day = add_days(anchor, days + 7 * int(expression.amount or 0))
    return day.isoformat() if day else None


def _yearless(expression: Expression, anchor: date, side: Side) -> str | None:
    year = expression.year or _year_of(expression, anchor, side)
    if expression.part is not None:
        year += int(expression.amount or 0)
    if not in_range(year):
        return None
    return yearless_value(expression, year)


def yearless_value(expression: Expression, year: int) -> str | None:
    """Write a part of a year once the year is known."""
    if expression.part is not None:
        if expression.part == "Q":
            return f"{year:04d}"
        if expression.part in SEASON_MONTHS or expression.part[0] in PARTS:
            return f"{year:04d}-{expression.part}"
        feast = feast_days(expression.part, year)
        return "/".join(day.isoformat() for day in feast) if feast else None
    assert expression.month is not None
    if expression.op is Op.YEARLESS and expression.amount is not None:
        return _counted_day(expression, year)
    if expression.day is None:
        return f"{year:04d}-{expression.month:02d}"
    try:
        if expression.unit == "W":
            return week_value(date(year, expression.month, expression.day))
        value = date(year, expression.month, expression.day).isoformat()
        if expression.end_day is not None and expression.end_day > expression.day:
            value += "/" + date(year, expression.month, expression.end_day).isoformat()
        return value
    except ValueError:
        leap = next((year - back for back in range(1, 8) if _is_leap(year - back)), None)
        if (expression.month, expression.day) == (2, 29) and leap is not None and leap > 0:
            return f"{leap:04d}-02-29"
        return None


def _counted_day(expression: Expression, year: int) -> str | None:
    """Find "the first Monday in May", "the last day of June"."""
    month, nth = expression.month or 1, int(expression.amount or 1)
    if expression.weekday is not None:
        day = nth_weekday(year, month, expression.weekday, nth)
        if day.month != month:
            return None
        return f"{week_value(day)}-WE" if expression.unit == "WE" else day.isoformat()
    return date(year, month, nth if nth > 0 else monthrange(year, month)[1]).isoformat()


def _is_leap(year: int) -> bool:
    return year > 0 and monthrange(year, 2)[1] == 29


def _edges(expression: Expression, year: int) -> tuple[date, date]:
    """First and last day of a part of a year, roughly where a feast moves."""
    if expression.part is not None:
        if expression.part in SEASON_MONTHS:
            first = date(year, SEASON_MONTHS[expression.part][0], 1)
            return first, first + timedelta(days=90)
        if expression.part[0] in PARTS:
            length = PARTS[expression.part[0]]
            first = date(year, (int(expression.part[1]) - 1) * length + 1, 1)
            return first, first + timedelta(days=30 * length)
        day = feast_day(expression.part, year) or date(year, 7, 1)
        return day, day
    assert expression.month is not None
    if expression.day is None:
        return date(year, expression.month, 1), date(year, expression.month, monthrange(year, expression.month)[1])
    day = date(year, expression.month, min(expression.day, 28))
    return day, day


def _year_of(expression: Expression, anchor: date, side: Side) -> int:
    year = anchor.year
    if not 2 <= year <= 9990:
        return year
    first, last = _edges(expression, year)
    if expression.which == -1:
        return year if last < anchor else year - 1
    if expression.which == 1:
        return year if first > anchor else year + 1
    if expression.which == 0:
        return year
    if expression.day is not None or (expression.part and len(expression.part) > 2):
        # A day is named without its year only while that is near: 2 months on without a cue, 10 with one.
        ahead = AHEAD_DAYS[side]
        if (first - anchor).days > ahead:
            return year - 1
        return year + 1 if (date(year + 1, first.month, min(first.day, 28)) - anchor).days <= ahead else year
    if side is Side.FUTURE:
        late = (
            120 if expression.part and expression.part[0] == "Q" else 0
        )  # a quarter is still awaited when it has ended
        return year if (anchor - last).days <= late else year + 1
    return year if (first - anchor).days <= MONTH_AHEAD_DAYS[side] else year - 1


# A month is named without a verb while it is near; nearer still beside a verb in the past that is not its own.
# 31: best value F1 on news and messages, with no loss on 180 articles on Syria, 2026-11.
MONTH_AHEAD_DAYS = {Side.PAST: 31, Side.UNKNOWN: 45}
AHEAD_DAYS = {Side.PAST: 60, Side.UNKNOWN: 150, Side.FUTURE: 300}
BACK = 240


def _told(expression: Expression, anchor: date) -> str | None:
    """Place a part of a year in a story that has reached `anchor`: mostly onward, a little way back."""
    year = anchor.year
    if expression.year:
        year = expression.year
    elif 2 <= year <= 9990:
        _, last = _edges(expression, year)
        if (anchor - last).days > BACK:
            year += 1
    return yearless_value(expression, year) if in_range(year) else None


def _shift(expression: Expression, anchor: date, side: Side) -> str | None:
    assert expression.unit is not None
    amount = int(expression.amount or 0)
    if expression.unit == "WE" and expression.amount is None and side is not Side.FUTURE and anchor.isoweekday() < 6:
        amount = -1  # "over the weekend" printed on a Monday is the one just past
    if expression.unit == "W" and expression.amount is None and side is not Side.FUTURE and anchor.isoweekday() == 1:
        amount = -1  # so is "for the week"
    if expression.unit == "Q" and expression.fiscal:
        amount -= 1  # the last quarter to have ended
    match expression.unit:
        case "D" | "NI":
            moved = add_days(anchor, amount)
            return moved.isoformat() if moved else None
        case "W" | "WE" | "FN":
            moved = add_days(anchor, 7 * amount)
            if moved is None:
                return None
            if expression.unit == "WE":
                return week_value(moved) + "-WE"
            if expression.weekday is not None:
                day = add_days(moved, expression.weekday - moved.isoweekday())
                return day.isoformat() if day else None
            return week_value(moved)
        case "M":
            if expression.day is not None and expression.amount is None:
                amount = _running_month(expression.day, anchor, side)
            moved = add_months(anchor, amount)
            return day_value(moved.year, moved.month, expression.day) if moved else None
        case "Q":
            moved = add_months(anchor, 3 * amount)
            return f"{moved.year:04d}-Q{(moved.month + 2) // 3}" if moved else None
        case "Y":
            year = anchor.year + amount
            if not in_range(year):
                return None
            return (
                f"{year:04d}"
                if expression.month is None and expression.part is None
                else yearless_value(expression, year)
            )
        case "DE":
            return f"{anchor.year // 10 + amount:03d}"
        case "CE":
            return f"{anchor.year // 100 + amount:02d}"
    return None


def _running_month(day: int, anchor: date, side: Side) -> int:
    """Tell in which month "the 24th" lies, counted from the anchor's: this one unless the verb looks the other way."""
    if side is Side.FUTURE:
        return 0 if day >= anchor.day else 1
    return -1 if side is Side.PAST and day > anchor.day else 0


def _offset(expression: Expression, anchor: date, side: Side) -> str | None:
    assert expression.unit is not None
    assert expression.amount is not None
    amount = expression.amount
    if expression.part in BESIDE and expression.unit in ("W", "M", "Y"):  # "two years ago today"
        anchor = add_days(anchor, BESIDE[expression.part]) or anchor
        weeks, months = (amount, 0) if expression.unit == "W" else (0, amount * (12 if expression.unit == "Y" else 1))
        moved = add_days(anchor, round(7 * weeks)) if weeks else add_months(anchor, round(months))
        return moved.isoformat() if moved else None
    if expression.unit == "Y" and amount % 1:
        moved = add_months(anchor, round(12 * amount))
        return moved.isoformat()[:7] if moved else None
    match expression.unit:
        case "TH" if abs(amount) >= DAY_HOURS:
            moved = add_days(anchor, int(amount / DAY_HOURS))
            return moved.isoformat() if moved else None
        case "D":
            moved = add_days(anchor, round(amount))
            return moved.isoformat() if moved else None
        case "W":
            moved = add_days(anchor, round(7 * amount))
            return week_value(moved) if moved else None
        case "WE":
            moved = add_days(anchor, round(7 * amount))
            return week_value(moved) + "-WE" if moved else None
        case "M":
            moved = add_months(anchor, round(amount))
            return f"{moved.year:04d}-{moved.month:02d}" if moved else None
        case "Q":
            moved = add_months(anchor, round(3 * amount))
            return f"{moved.year:04d}-Q{(moved.month + 2) // 3}" if moved else None
        case "Y" | "DE" | "CE" | "ML":
            years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[expression.unit]
            moved = add_months(anchor, round(12 * years * amount))
            return f"{moved.year:04d}" if moved else None
    return anchor.isoformat()


def _clock(expression: Expression, anchor: date, side: Side) -> str | None:
    return anchor.isoformat()


_OPERATIONS: dict[Op, Callable[[Expression, date, Side], str | None]] = {
    Op.FIXED: _fixed,
    Op.WEEKDAY: _weekday,
    Op.YEARLESS: _yearless,
    Op.SHIFT: _shift,
    Op.OFFSET: _offset,
    Op.CLOCK: _clock,
}
