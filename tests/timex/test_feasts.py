"""Feasts that move, on days that any almanac gives."""

from __future__ import annotations

from datetime import date

import pytest

from builder.timex.calendar import feast_day

DAYS = [
    ("easter", date(2008, 3, 23)),
    ("easter", date(2011, 4, 24)),
    ("easter", date(2013, 3, 31)),
    ("easter", date(1954, 4, 18)),  # this one and the next by the rule's exceptions
    ("easter", date(1981, 4, 19)),
    ("good-friday", date(2014, 4, 18)),
    ("pentecost", date(2012, 5, 27)),
    ("memorial-day", date(2010, 5, 31)),
    ("memorial-day", date(2015, 5, 25)),
    ("labor-day", date(2014, 9, 1)),
    ("thanksgiving", date(2014, 11, 27)),
    ("black-friday", date(2013, 11, 29)),
    ("election-day", date(2016, 11, 8)),
    ("christmas", date(2012, 12, 25)),
]


@pytest.mark.parametrize(("name", "day"), DAYS, ids=[f"{name} {day.year}" for name, day in DAYS])
def test_a_feast_falls_on_its_day(name: str, day: date) -> None:
    assert feast_day(name, day.year) == day
