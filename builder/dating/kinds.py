"""The table of kinds of evidence that one article gives by itself. A new kind is a row here."""

from __future__ import annotations

from collections.abc import Iterator

from builder.dating.clue import Clue
from builder.dating.explicit import full_dates, months_with_year
from builder.dating.measures import conflict_length, conflict_years, death_toll
from builder.dating.people import offices
from builder.dating.recurring import days_of_month, future_weekdays, months, past_weekdays
from builder.dating.reported import reported_events
from builder.dating.since import since_events
from builder.dating.stated import stated
from builder.dating.subject import Kind, Material


def news(material: Material) -> Iterator[Clue]:
    """The people, places and rare words of what the calendar says was in the news."""
    clue = material.subject.almanac.news(material.uses)
    if clue:
        yield clue


def lengths(material: Material) -> Iterator[Clue]:
    """How long the conflict has lasted, and in which year of it the article is."""
    yield from conflict_length(material)
    yield from conflict_years(material)


KINDS = (
    Kind("stated", stated),
    Kind("full-date", full_dates),
    Kind("month-year", months_with_year),
    Kind("weekday", past_weekdays),
    Kind("weekday-ahead", future_weekdays),
    Kind("month", months),
    Kind("month-day", days_of_month),
    Kind("conflict-length", lengths),
    Kind("death-toll", death_toll),
    Kind("office", offices),
    Kind("time-since", since_events),
    Kind("event", reported_events),
    Kind("news", news),
)
