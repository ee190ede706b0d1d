"""How a dated thing stands to the article: "in Doha two weeks ago", "will be in Moscow on Monday"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted, shares
from builder.dating.grid import Curve, Grid
from builder.dating.subject import Material
from builder.dating.telling import day_words, quoted
from builder.dating.words import Term
from builder.knowledge import CalendarEvent
from builder.values import Anchor, Interval, Meaning, MeaningKind, Side, Span, Timex

_UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_MOST_EVENTS = 6

Days = Mapping[int, float]
"""Shares of the days an article may be from, by number in the grid."""


def since_events(material: Material) -> Iterator[Clue]:
    """An expression in a sentence that names a reference event tells how far behind or ahead of it the article is.

    No distance is a hard limit: "two weeks ago" may be eight days.
    """
    told: set[Meaning] = set()
    for timex in material.timexes:
        number = material.sentence_of(timex.span)
        if number is None or timex.anchor is not Anchor.PUBLICATION or timex.meaning in told:
            continue
        told.add(timex.meaning)
        named = (
            (event, strength, days)
            for event, strength in _named(material, _told_with(material, timex, number))
            if (days := _standing(material.grid, timex, event))
        )
        clue = _clue(material.grid, timex, list(islice(named, _MOST_EVENTS)))
        if clue:
            yield clue


def _told_with(material: Material, timex: Timex, number: int) -> Iterator[Term]:
    """Give the terms that an expression may date: those of its sentence that stand nearer to no other expression.

    The lead's weekday dates what the first sentences tell together: who met whom often stands in one, and where in
    the next.
    """
    by_sentence = material.anchored_by_sentence
    rivals = [other for other in by_sentence.get(number, ()) if other is not timex]
    for term in material.terms_by_sentence[number]:
        own = _gap(term.span, timex.span)
        if all(own <= _gap(term.span, rival.span) for rival in rivals):
            yield term
    meaning, lead = timex.meaning, int(fitted("since")["lead_sentences"])
    if meaning.kind is MeaningKind.WEEKDAY and meaning.side is Side.PAST and number < lead:
        for other, terms in enumerate(material.terms_by_sentence[:lead]):
            if other not in by_sentence:
                yield from terms


def _gap(one: Span, other: Span) -> int:
    """Count the characters between two spans."""
    return max(other.start - one.end, one.start - other.end, 0)


def _clue(grid: Grid, timex: Timex, named: list[tuple[CalendarEvent, float, Days]]) -> Clue | None:
    """Mix what each event would say, with a share for its being none of them."""
    at = fitted("since")
    even = at["even"] - _selects(timex.meaning)
    weights = [math.exp(at["sharpness"] * (strength - even)) for _, strength, _ in named]
    none = max(1.0, at["none"] * sum(weights))
    total = none + sum(weights)
    if not named or weights[0] / total < at["least_share"]:
        return None
    likely: dict[int, float] = {}
    for (_, _, days), weight in zip(named, weights, strict=True):
        mass = sum(days.values())
        for day, share in days.items():
            if 0 <= day < grid.days:
                likely[day] = likely.get(day, 0.0) + weight / total * share / mass
    grounds = tuple(
        _ground(grid, timex, event, days, weight / total)
        for (event, _, days), weight in zip(named, weights, strict=True)
    )
    curve: Curve = [math.log(none / total)] * grid.days
    for day, value in likely.items():
        curve[day] = math.log(none / total + value * grid.days)
    return Clue("time-since", "", curve, timex.span, grounds=grounds)


def _ground(grid: Grid, timex: Timex, event: CalendarEvent, days: Days, share: float) -> Ground:
    """Say with which event an expression stands, and which days that favours."""
    peak = max(days.values())
    favoured = [day for day, value in days.items() if value >= peak * 0.6 and 0 <= day < grid.days]
    favours = Interval(grid.day(min(favoured)), grid.day(max(favoured) + 1)) if favoured else None
    says = f"{quoted(timex.text)} stands with {event.title}, which was on {day_words(event.interval.start)}."
    return Ground(says, favours, share, calendar=event.id)


def _selects(meaning: Meaning) -> float:
    """Say how few events an expression fits at all: one in seven fits a weekday, one in 365 a day of the year."""
    at = fitted("since")
    if meaning.kind is MeaningKind.WEEKDAY:
        return at["weekday"]
    if meaning.month is not None:
        return at["month"] if meaning.day is None else at["day"]
    return 0.0


def _named(material: Material, terms: Iterable[Term]) -> list[tuple[CalendarEvent, float]]:
    """Give the events that terms may speak of, the one that shares the rarest first."""
    at, almanac = fitted("since"), material.subject.almanac
    found: dict[str, tuple[CalendarEvent, list[float]]] = {}
    every = len(material.subject.knowledge.calendar) + at["unseen"]
    for key in dict.fromkeys(term.key for term in terms):
        events = almanac.events_of(key)
        if len(events) > at["most_events"]:
            continue
        for event in events:
            rarity = math.log(every / len(events)) * (1.0 if ":" in key else at["word"])
            found.setdefault(event.id, (event, []))[1].append(rarity)
    strengths = []
    for event, rarities in found.values():
        top = max(rarities)
        absent = sum(f"person:{person}" not in material.times for person in event.people)
        strengths.append((event, top + at["further"] * (sum(rarities) - top) - at["missing"] * absent))
    return sorted(strengths, key=lambda pair: (-pair[1], pair[0].id))


def _standing(grid: Grid, timex: Timex, event: CalendarEvent) -> Days:
    """Give the days from which an event would be spoken of so; nothing where the expression cannot be of the event."""
    meaning = timex.meaning
    first, last = grid.number(event.interval.start), grid.number(event.interval.last)
    if meaning.kind is MeaningKind.WEEKDAY and meaning.weekday is not None:
        return _from_weekday(event, meaning.weekday, meaning.side, first, last)
    if meaning.kind is MeaningKind.MONTH and meaning.month is not None:
        return _from_month(event, meaning.month, meaning.day, meaning.side, grid)
    if meaning.kind not in (MeaningKind.SHIFT, MeaningKind.OFFSET) or meaning.unit not in _UNIT_DAYS:
        return {}
    if meaning.amount is None:
        return {}
    if meaning.unit == "Y" and meaning.kind is MeaningKind.SHIFT:
        return _from_year(event, round(meaning.amount), meaning.month, grid)
    centre = (last if meaning.amount < 0 else first) - meaning.amount * _UNIT_DAYS[meaning.unit]
    spread = _spread(timex) + (last - first) / 4
    if spread > grid.days:  # "a thousand years ago" tells no day from another
        return {}
    return _bell(centre, spread)


def _spread(timex: Timex) -> float:
    """Give how loosely a distance is meant, in days."""
    at, meaning = fitted("since"), timex.meaning
    distance = abs(meaning.amount or 0) * _UNIT_DAYS[meaning.unit or "D"]
    if meaning.kind is MeaningKind.SHIFT and meaning.unit != "D":
        return max(distance, _UNIT_DAYS[meaning.unit or "D"] / 2) * at["spread_unit"]
    return max(at["spread_least"], distance * at["spread_share"])


def _from_weekday(event: CalendarEvent, weekday: int, side: Side, first: int, last: int) -> Days:
    days: dict[int, float] = {}
    parts = shares("weekday", "ahead" if side is Side.FUTURE else "first")
    sign = -1 if side is Side.FUTURE else 1
    for number in range(first, min(last, first + 13) + 1):
        if (event.interval.start + timedelta(days=number - first)).isoweekday() == weekday:
            for apart, share in enumerate(parts):
                days[number + sign * apart] = days.get(number + sign * apart, 0.0) + share
    return days


def _from_month(event: CalendarEvent, month: int, day: int | None, side: Side, grid: Grid) -> Days:
    at = fitted("since")
    edges = {event.interval.start, event.interval.last}
    matching = sorted(edge for edge in edges if edge.month == month and day in (None, edge.day))
    if not matching:
        return {}
    number = grid.number(matching[0])
    scale_days, reach = (at["month_days"], 330) if day is None else (at["day_days"], 120)
    days: dict[int, float] = {}
    if side is not Side.FUTURE:
        days.update((number + apart, math.exp(-apart / scale_days)) for apart in range(reach))
    if side is not Side.PAST:
        days.update((number - apart, math.exp(-apart / scale_days)) for apart in range(reach // 2))
    return days


def _from_year(event: CalendarEvent, amount: int, month: int | None, grid: Grid) -> Days:
    """Of a year seen from the article: the event's month, where one is named, must be that month."""
    start = event.interval.start
    if month not in (None, start.month) or not 1 < start.year - amount < 9998:
        return {}
    year = start.year - amount
    first, last = grid.number(date(year, 1, 1)), grid.number(date(year, 12, 31))
    return dict.fromkeys(range(max(first, 0), min(last, grid.days - 1) + 1), 1.0)


def _bell(centre: float, spread: float) -> Days:
    reach = math.ceil(spread * 4)
    days = range(math.floor(centre) - reach, math.ceil(centre) + reach + 1)
    return {number: math.exp(-(((number - centre) / spread) ** 2) / 2) for number in days}
