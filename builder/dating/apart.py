"""How long ago a dated thing was: "the meeting in Doha two weeks ago", "the talks that ended last week"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from builder.dating.clue import Clue
from builder.dating.fitted import fitted, shares
from builder.dating.grid import Curve, Grid
from builder.dating.subject import Material
from builder.dating.telling import day_words, quoted
from builder.knowledge import CalendarEvent
from builder.values import Interval, MeaningKind, Side, Timex

_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}


@dataclass(frozen=True, slots=True)
class _Lag:
    """How many days after an event a text speaks of it, with the spread; or a share for each lag."""

    days: float
    spread: float
    shares: tuple[float, ...] = ()


def apart(material: Material) -> Iterator[Clue]:
    """A distance from an event the calendar dates. No distance is a hard limit: "two weeks ago" may be eight days."""
    at = fitted("apart")
    for timex in material.timexes:
        number = material.sentence_of(timex.span)
        lag = _lag(timex)
        if number is None or lag is None:
            continue
        events = _named_in(material, number, timex)
        if not events:
            continue
        curve = _mixture(material.grid, lag, events)
        (event, _), sure = events[0], events[0][1]
        if sure < at["least_share"]:
            continue
        centre = event.interval.last + timedelta(days=round(lag.days))
        reach = timedelta(days=round(lag.spread))
        says = f"{quoted(timex.text)}: {event.title} was on {day_words(event.interval.start)}."
        favours = Interval(centre - reach, centre + reach + timedelta(days=1))
        yield Clue("time-since", says, curve, timex.span, favours, calendar=event.id)


def _lag(timex: Timex) -> _Lag | None:
    """Give how far behind the article an expression points; None where it does not."""
    meaning, at = timex.meaning, fitted("apart")
    amount = meaning.amount
    if meaning.kind is MeaningKind.WEEKDAY and meaning.side is Side.PAST:
        return _Lag(0.5, 1.0, shares("weekday", "first"))
    if meaning.unit not in _UNIT_DAYS or amount is None or meaning.month is not None:
        return None
    days = -amount * _UNIT_DAYS[meaning.unit]
    if meaning.kind is MeaningKind.OFFSET and amount < 0 and timex.anchor.value == "publication":
        return _Lag(days, max(at["spread_least"], at["spread_share"] * days))
    if meaning.kind is MeaningKind.SHIFT and amount in (0, -1) and timex.anchor.value == "publication":
        if meaning.unit == "D":
            return _Lag(days, at["spread_least"])
        if amount == -1:
            return _Lag(days, days * at["spread_unit"])
    return None


def _named_in(material: Material, number: int, timex: Timex) -> list[tuple[CalendarEvent, float]]:
    """Give the events a sentence may speak of, likeliest first, each with its share."""
    at, almanac = fitted("apart"), material.subject.almanac
    strengths: dict[str, float] = {}
    by_id: dict[str, CalendarEvent] = {}
    for key in dict.fromkeys(term.key for term in material.terms_by_sentence[number]):
        events = almanac.events_of(key)
        if len(events) > at["most_events"]:
            continue
        for event in events:
            strengths[event.id] = strengths.get(event.id, 0.0) + 1 / math.sqrt(len(events))
            by_id[event.id] = event
    weekday = timex.meaning.weekday
    named = [
        (by_id[id], strength)
        for id, strength in strengths.items()
        if strength >= at["least_strength"]
        and (weekday is None or any(day.isoweekday() == weekday for day in _days(by_id[id].interval)))
    ]
    named.sort(key=lambda pair: (-pair[1], pair[0].id))
    weights = [math.exp(at["sharpness"] * (strength - at["even_strength"])) for _, strength in named[:6]]
    total = 1 + sum(weights)
    return [(event, weight / total) for (event, _), weight in zip(named, weights, strict=False)]


def _days(interval: Interval) -> Iterator[date]:
    for offset in range(min(interval.days, 14)):
        yield interval.start + timedelta(days=offset)


def _mixture(grid: Grid, lag: _Lag, events: list[tuple[CalendarEvent, float]]) -> Curve:
    """Weigh each day by how well it stands to each event, with a share for its being none of them."""
    likely = [(1 - sum(share for _, share in events)) / grid.days] * grid.days
    for event, share in events:
        first, last = grid.number(event.interval.start), grid.number(event.interval.last)
        if lag.shares:
            for apart_days, part in enumerate(lag.shares):
                if 0 <= last + apart_days < grid.days:
                    likely[last + apart_days] += share * part
            continue
        reach = math.ceil(lag.spread * 4)
        centre, width = (first + last) / 2 + lag.days, lag.spread + (last - first) / 4
        days = range(max(0, int(centre) - reach), min(grid.days, int(centre) + reach + 1))
        weights = [math.exp(-(((number - centre) / width) ** 2) / 2) for number in days]
        total = sum(weights) or 1.0
        for number, weight in zip(days, weights, strict=True):
            likely[number] += share * weight / total
    return [math.log(value * grid.days) for value in likely]
