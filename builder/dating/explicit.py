"""Dates that stand in the text with their year."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

import numpy as np

from builder.dating.clue import Clue
from builder.dating.fitted import fitted, shares
from builder.dating.grid import Curve, Grid
from builder.dating.lexicon import lexicon
from builder.dating.subject import Material
from builder.dating.telling import day_words, month_words
from builder.values import BlockKind, Evidence, Interval, Meaning, MeaningKind, Side, Span, Timex

_HEADS = (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.SUBTITLE)


def full_dates(material: Material) -> Iterator[Clue]:
    """A day with its year: news is written on the latest of them or soon after, and hardly ever before it."""
    latest: dict[str, tuple[date, Timex]] = {}
    for timex in (*material.of_kind(MeaningKind.EXPLICIT), *material.stamps):
        day = _day(timex.meaning)
        if day is None or not 0 <= material.grid.number(day) < material.grid.days:
            continue
        place = _place(material, timex.span)
        if place not in latest or day > latest[place][0]:
            latest[place] = (day, timex)
    for place, (day, timex) in latest.items():
        says = f"{_WHERE[place]} {day_words(day)}; news is rarely older than a date it gives."
        kind = "stamp" if place == "stamp" else "full-date"
        yield Clue(kind, says, _after(material.grid, day, f"full-date-{place}"), timex.span, Interval.day(day))


def another_age(material: Material) -> Evidence | None:
    """Find that an article's full dates all lie beyond the days that the facts cover: it may be of any of them."""
    days = [
        (day, timex) for timex in material.of_kind(MeaningKind.EXPLICIT) if (day := _day(timex.meaning)) is not None
    ]
    if not days or any(0 <= material.grid.number(day) < material.grid.days for day, _ in days):
        return None
    day, timex = max(days, key=lambda one: one[0])
    says = f"It names {day_words(day)}, and no day within what the facts here cover."
    return Evidence("full-date", says, 0.0, timex.span, Interval.day(day))


def months_with_year(material: Material) -> Iterator[Clue]:
    """A month with its year, or a year by itself: the day is not before it, softly; the latest tells most.

    A writer gives a month its year mostly where that is not the year he writes in.
    """
    latest: tuple[date, Timex] | None = None
    for timex in material.of_kind(MeaningKind.EXPLICIT):
        meaning = timex.meaning
        if meaning.unit is not None or meaning.day is not None or not _in_calendar(meaning.year):
            continue
        if meaning.side is Side.FUTURE:
            continue
        assert meaning.year is not None
        start = date(meaning.year, meaning.month or 1, 1)
        if 0 <= material.grid.number(start) < material.grid.days and (latest is None or start > latest[0]):
            latest = (start, timex)
    if latest is None:
        return
    start, timex = latest
    curve = _years_after(material.grid, start, "month" if timex.meaning.month else "year")
    named = month_words(start) if timex.meaning.month else str(start.year)
    yield Clue("month-year", f"It speaks of {named}, so it is hardly older.", curve, timex.span, None)


def _after(grid: Grid, day: date, where: str) -> Curve:
    """Put most of the weight on the day and those around it, a little after them, hardly any before."""
    return grid.around(grid.number(day), _after_day(grid, where))


@lru_cache(maxsize=400)
def _years_after(grid: Grid, start: date, named: str) -> Curve:
    """Weigh days by how many years after that of a month they are, or after a year that is named by itself."""
    curve = np.full(grid.days, math.log(fitted("month-year")["before"]))
    for years, share in enumerate(shares("month-year", named)):
        first = date(start.year + years, 1, 1) if years else start
        curve[max(0, grid.number(first)) :] = math.log(share)
    return curve


@cache
def _after_day(grid: Grid, where: str) -> Curve:
    """Weigh days by how far they are from a day that a text gives, by lag."""
    at = fitted(where)
    curve = []
    for lag in grid.lags:
        if -1 <= lag <= 1:
            share = at[("eve", "same", "next")[lag + 1]]
        elif lag > 1:
            share = at["later"] * math.exp(-lag / at["later_days"]) / at["later_days"] + at["never"] / grid.days
        else:
            share = at["before"] / grid.days + at["ahead"] * math.exp(lag / at["ahead_days"]) / at["ahead_days"]
        curve.append(math.log(share * grid.days) * at["trust"])
    return np.array(curve)


_WHERE = {
    "stamp": "It bears the stamp",
    "head": "A caption or title names",
    "beside": "A note beside its words bears",
    "told": "The text names",
}


def _place(material: Material, span: Span) -> str:
    """Say where a date stands: it dates the story, a picture, a note within its words, or something that is told."""
    if is_stamp(material, span):
        return "stamp"
    if material.article.kind_at(span.start) in _HEADS:
        return "head"
    text, number = material.article.text, material.sentence_of(span) or 0
    sentence = material.sentences[number]
    noted = lexicon().of_a_note.search(text, sentence.start, min(len(text), sentence.end + 25))
    return "beside" if noted or _before_an_hour(text, span) else "told"


def is_stamp(material: Material, span: Span) -> bool:
    """Tell whether a date is put there for its own sake: "ANKARA, Sept 21 (AFP) -", "10 August 2012 - 16:03".

    Further down it is a reader's comment that bears it.
    """
    if material.article.kind_at(span.start) in (BlockKind.DATELINE, BlockKind.BYLINE):
        return True
    in_head = (material.sentence_of(span) or 0) < fitted("stamp")["head_sentences"]
    return in_head and _before_an_hour(material.article.text, span)


def _before_an_hour(text: str, span: Span) -> bool:
    return bool(lexicon().after_a_stamp.match(text, span.end, min(len(text), span.end + 30)))


def _day(meaning: Meaning) -> date | None:
    if meaning.unit is not None or meaning.month is None or meaning.day is None or not _in_calendar(meaning.year):
        return None
    assert meaning.year is not None
    try:
        return date(meaning.year, meaning.month, meaning.day)
    except ValueError:
        return None


def _in_calendar(year: int | None) -> bool:
    return year is not None and 0 < year < 9999
