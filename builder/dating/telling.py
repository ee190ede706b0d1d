"""Dates and phrases as a reader of the site is told them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from builder.daynames import MONTHS, WEEKDAYS


def day_words(day: date) -> str:
    """Write a day: "19 February 2014"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Write a day with its weekday: "Wednesday 19 February 2014"."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


def month_words(day: date) -> str:
    """Write a day's month: "February 2014"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def quoted(text: str) -> str:
    """Write a phrase as the article has it."""
    return f"“{' '.join(text.split())}”"


def listed(words: Sequence[str]) -> str:
    """Write a list: "Kerry, Lavrov and Moscow"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))
