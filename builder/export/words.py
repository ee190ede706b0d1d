"""What the data files say in plain English, having no locale of their own, and how they show what cannot be shown."""

from __future__ import annotations

import re
from datetime import date

from builder.daynames import MONTHS
from builder.values import Bound, Event, Granularity, Interval, TimeValue

# Control characters, halves of a surrogate pair and non-characters: no text file or XML may hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


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


def interval_in_words(interval: Interval, granularity: Granularity | None) -> str:
    """Say an interval by its calendar unit where it is one: "June 2012", "2012", "21 to 31 August 2013"."""
    first, last = interval.start, interval.last
    if first == last:
        return day_in_words(first)
    if granularity is Granularity.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if granularity is Granularity.YEAR:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def when_in_words(when: TimeValue | None) -> str:
    """Say what is known of a date: "from 1 August 2013, no end known", "date not known"."""
    if when is None or when.interval is None:
        return "date not known"
    words = interval_in_words(when.interval, when.granularity)
    if when.bound is Bound.FROM:
        return f"from {day_in_words(when.interval.start)}, no end known"
    if when.bound is Bound.UNTIL:
        return f"by {day_in_words(when.interval.last)}"
    if when.bound is Bound.APPROXIMATE:
        return f"about {words}"
    return words


def people_in_words(event: Event) -> str:
    """Give the participants' names in order, each once."""
    return "; ".join(dict.fromkeys(participant.name for participant in event.participants))
