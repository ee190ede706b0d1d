"""Whether words such as "the five-month war" and "the uprising began in June" can be of a conflict we know."""

from __future__ import annotations

from datetime import timedelta

from builder.knowledge import Conflict, Knowledge
from builder.values import DatedReading, Mention, TimexType

CONFLICT = "conflict"  # the code of mentions that measure one
ROUNDED = 0.4  # a share of its length by which texts round a war: "two-year", "three-year" and "four-year" are one
BEGAN_WITHIN = timedelta(days=200)  # of its first day texts let it begin
_DAYS = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25, "DE": 3652.5}


def may_be_meant(mention: Mention, reading: DatedReading, knowledge: Knowledge) -> bool:
    """Tell the war an article measures from another: fifty years of it, or one that began in 1964, is not ours."""
    conflict = next((one for one in knowledge.conflicts if one.calendar == mention.calendar), None)
    if mention.code != CONFLICT or conflict is None:
        return True
    return _names_its_place(conflict, reading, knowledge) and _fits(conflict, mention, reading)


def _names_its_place(conflict: Conflict, reading: DatedReading, knowledge: Knowledge) -> bool:
    """Tell whether an article names the country at all."""
    place = knowledge.place.get(conflict.place)
    text = reading.article.text
    return place is None or any(name in text for name in (place.name, *place.names, *place.adjectives))


def _fits(conflict: Conflict, mention: Mention, reading: DatedReading) -> bool:
    best, timex, start = reading.published.best, mention.timex, conflict.start.start
    if timex is None:
        return True
    if timex.type is TimexType.DURATION:
        unit, amount = _DAYS.get(timex.meaning.unit or ""), timex.meaning.amount
        if unit is None or not amount or best is None:
            return True
        lasted = (best - start).days
        return abs(lasted - amount * unit) <= max(unit, ROUNDED * lasted)
    value = next((one.value for one in reading.timexes if one.timex.span == timex.span), None)
    interval = value.interval if value else None
    return interval is None or (interval.start - BEGAN_WITHIN <= start < interval.end + BEGAN_WITHIN)
