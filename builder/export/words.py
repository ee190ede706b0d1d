"""What the data files say in plain English, having no locale of their own, and how they show what cannot be shown."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from html import escape

from builder.daynames import MONTHS
from builder.values import Bound, Event, Granularity, Interval, TimeValue

# Control characters, halves of a surrogate pair and non-characters: no text file or XML may hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\"']")


def as_html(text: str) -> str:
    """Escape text for HTML; `html.escape` looks for each of five characters in what mostly has none."""
    return escape(text) if _SPECIAL.search(text) else text


def printable(text: str) -> str:
    """Show what no file can hold as a replacement mark. Tabs and line ends stay, the latter as plain ones."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def is_sure(event: Event) -> bool:
    """Tell whether an event is known to have taken place on exactly the day it is dated to."""
    when = event.when
    return (
        when is not None
        and when.interval is not None
        and when.bound is Bound.EXACT
        and when.interval.days == 1
        and event.probability >= 0.98
    )


def day_in_words(day: date) -> str:
    """Say a day: "2 July 2013"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def unit_in_words(first: date, unit: Granularity) -> str:
    """Say a calendar unit by its first day: "June 2012", "2012", "the 1990s"."""
    match unit:
        case Granularity.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Granularity.YEAR:
            return str(first.year)
        case Granularity.DECADE:
            return f"the {first.year}s"
    return day_in_words(first)


def pair_in_words(interval: Interval, pattern: str) -> str:
    """Say an interval by its first and last day, the former without what the latter repeats."""
    first, last = interval.start, interval.last
    left = day_in_words(first)
    if first.year == last.year:
        left = str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return pattern.format(left, day_in_words(last))


@lru_cache(maxsize=16384)  # five files and the search say the same
def when_in_words(when: TimeValue | None) -> str:
    """Say what is known of a date, as the pages do: "11 or 12 August 2015", "from August 2013, no end given"."""
    if when is None or when.interval is None:
        return "no date"
    interval, unit = when.interval, when.interval.unit(when.granularity)
    if when.bound is Bound.UNTIL:
        return f"by {day_in_words(interval.last)}"
    if when.bound is Bound.FROM:
        return f"from {unit_in_words(interval.start, unit or Granularity.DAY)}, no end given"
    about = "about " if when.bound is Bound.APPROXIMATE else ""
    if unit is not None:
        return about + unit_in_words(interval.start, unit)
    if about:
        return about + (day_in_words(when.named_day) if when.named_day else pair_in_words(interval, "{} to {}"))
    if interval.days == 2:
        return pair_in_words(interval, "{} or {}")
    if interval.start.day == 1 and interval.end.day == 1 and interval.days > 45:
        left = unit_in_words(interval.start, Granularity.MONTH)
        shared = interval.start.year == interval.last.year
        return f"{left.split()[0] if shared else left} to {unit_in_words(interval.last, Granularity.MONTH)}"
    return pair_in_words(interval, "between {} and {}")


def people_in_words(event: Event) -> str:
    """Give the participants' names in order, each once."""
    return "; ".join(dict.fromkeys([participant.name for participant in event.participants]))
