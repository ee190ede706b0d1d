"""Days and lists in English words, for reasons and disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from builder.daynames import MONTHS, WEEKDAYS
from builder.values import Bound, Granularity, Interval, TimeValue


def day_in_words(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """Write a day: "11 August 2015", "Tuesday 11 August 2015", "28 July"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        words = f"{WEEKDAYS[day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def interval_in_words(interval: Interval) -> str:
    """Write an interval as people do: "June 2012", "2012", "11 August 2015", "27 July to 2 August 2015"."""
    first, last = interval.start, interval.last
    if first == last:
        return day_in_words(first)
    if first.day == 1 and (last.month, last.year) == (first.month, first.year) and interval.end.day == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return str(first.year)
    return f"{day_in_words(first, year=first.year != last.year)} to {day_in_words(last)}"


def value_in_words(value: TimeValue) -> str:
    """Write a value with its bound: "about 28 July 2015", "from August 2013 on"."""
    if value.interval is None:
        return value.value
    words = interval_in_words(value.interval)
    if value.bound is Bound.APPROXIMATE:
        return f"about {words}"
    if value.bound is Bound.FROM:
        return f"from {words} on"
    if value.bound is Bound.UNTIL:
        return f"by the end of {words}" if value.granularity is not Granularity.DAY else f"by {words}"
    return words


def list_in_words(items: Sequence[str]) -> str:
    """Join names: "Lavrov, Kerry and al-Jubeir"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def days_in_words(days: int) -> str:
    """Count days: "1 day", "206 days"."""
    return f"{days} day" if days == 1 else f"{days} days"
