"""What grows with a conflict: its length and its death toll."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

import numpy as np

from builder.dating import exactly
from builder.dating.clue import Clue
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.lexicon import lexicon, number_of
from builder.dating.subject import Material
from builder.dating.telling import day_words, month_words, quoted
from builder.knowledge import CasualtyFigure
from builder.values import Interval, MeaningKind, Span, Timex

_UNIT_DAYS = {"W": 7.0, "M": 30.44, "Y": 365.25}
_NUMBER = re.compile(r"(?<![\d$€£.,])\d{1,3}(?:[,   ]\d{3})+(?![\d.,]*\d)|(?<![\d$€£.,])\d{3,6}(?![\d.,]*\d)")


def conflict_length(material: Material) -> Iterator[Clue]:
    """How long the conflict has lasted: "two-year" is said from 1.65 to 3 years, since papers round both ways."""
    seen: set[tuple[str, float]] = set()
    for timex in material.of_kind(MeaningKind.DURATION, MeaningKind.OFFSET):
        unit, amount = timex.meaning.unit, abs(timex.meaning.amount or 0)
        if (
            unit not in _UNIT_DAYS
            or not amount
            or (timex.meaning.kind is MeaningKind.OFFSET and (timex.meaning.amount or 0) > 0)
        ):
            continue
        for conflict in material.subject.knowledge.conflicts:
            if (unit, amount) in seen or not _measures(material, timex, conflict.names):
                continue
            low, high = _lasted(unit, amount, timex)
            start = conflict.start.start
            first, last = start + timedelta(days=low), start + timedelta(days=high)
            if first > material.grid.day(material.grid.days - 1):
                continue
            seen.add((unit, amount))
            curve = _plateau(material.grid, first, last, (high - low) * fitted("length")["slope"])
            says = f"{quoted(timex.text)} of a conflict that began in {month_words(start)}."
            yield Clue("conflict-length", says, curve, timex.span, Interval(first, last + timedelta(days=1)))


def conflict_years(material: Material) -> Iterator[Clue]:
    """The year of it that a conflict is in, or its anniversary: "now in its fifth year" is said from year 4 to 5."""
    for sentence in material.sentences:
        words, grid = sentence.of(material.article.text), material.grid
        for pattern, slope_days in ((lexicon().in_its_year, "year_slope_days"), (lexicon().anniversary, "near_days")):
            match = pattern.search(words)
            number = number_of(match["ordinal"]) if match else None
            if not match or number is None:
                continue
            within = match.groupdict().get("unit")
            told = words[: match.start()] if within else words[match.end() :]
            for conflict in material.subject.knowledge.conflicts:
                if not _names(conflict.names).search(told.lower()):
                    continue
                unit = _UNIT_DAYS[within[0].upper() if within else "Y"]
                start = conflict.start.start
                last = start + timedelta(days=number * unit)
                first = last - timedelta(days=unit) if within else last
                curve = _plateau(grid, first, last, fitted("length")[slope_days])
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                says = f"{quoted(match[0])} of a conflict that began in {month_words(start)}."
                yield Clue("conflict-length", says, curve, span, Interval(first, last + timedelta(days=1)))


def death_toll(material: Material) -> Iterator[Clue]:
    """A death toll is printed from the day it is given out until a higher one replaces it."""
    tolls = sorted(material.subject.knowledge.casualties, key=lambda toll: (toll.figure, toll.first_used.start))
    if not tolls:
        return
    text = material.article.text
    best: tuple[int, re.Match[str]] | None = None
    for sentence in material.sentences:
        if not lexicon().death.search(text, sentence.start, sentence.end):
            continue
        for pattern, reads in ((_NUMBER, None), *lexicon().amounts):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                figure = reads or int(re.sub(r"\D", "", match[0]))
                known = tolls[0].figure <= figure <= tolls[-1].figure * 1.1
                if known and (best is None or figure > best[0]) and _is_toll(text, sentence, match, figure):
                    best = (figure, match)
    if best:
        yield _toll_clue(material, tolls, *best)


def _is_toll(text: str, sentence: Span, match: re.Match[str], figure: int) -> bool:
    """Tell whether a number counts the dead of the whole conflict: a small one only where it says since when."""
    around = text[max(sentence.start, match.start() - 60) : min(sentence.end, match.end() + 70)]
    if not lexicon().death.search(around) or lexicon().not_a_toll.search(text[match.end() : match.end() + 25]):
        return False
    return figure >= fitted("toll")["small"] or bool(lexicon().began.search(sentence.of(text)))


def _toll_clue(material: Material, tolls: list[CasualtyFigure], figure: int, match: re.Match[str]) -> Clue:
    at = fitted("toll")
    same = [toll for toll in tolls if abs(toll.figure - figure) <= at["same_share"] * figure]
    above = [toll for toll in tolls if toll.figure > figure]
    if same:
        lower = min(same, key=lambda toll: (abs(toll.figure - figure), toll.first_used.start))
        first = last = lower.first_used.start
    else:
        lower = max((toll for toll in tolls if toll.figure <= figure), key=lambda toll: toll.figure)
        first = lower.first_used.start
        last = max(first, min((toll.first_used.last for toll in above), default=first))
    grid, curve = material.grid, _carried(material.grid)
    start, end = (min(max(grid.number(day), 0), grid.days) for day in (first, last))
    before, after = grid.around(grid.number(first), curve), grid.around(grid.number(last), curve)
    curve = np.concatenate((before[:start], np.zeros(end - start), after[end:]))
    counted, carried = quoted(match[0]), f"{lower.figure:,} from {day_words(first)}"
    says = f"It counts {counted} dead; the press carried {carried} ({lower.by})."
    favours = Interval(first, last + timedelta(days=int(at["lag_days"])))
    return Clue("death-toll", says, curve, Span(match.start(), match.end()), favours)


@cache
def _carried(grid: Grid) -> Curve:
    """How likely a toll is printed so many days before or after it was given out, by lag."""
    at = fitted("toll")
    scales = ((lag, at["lead_days"] if lag < 0 else at["lag_days"]) for lag in grid.lags)
    return np.array([math.log(at["floor"] + (1 - at["floor"]) * math.exp(-abs(lag) / days)) for lag, days in scales])


def _measures(material: Material, timex: Timex, names: tuple[str, ...]) -> bool:
    """Tell whether the words around an expression speak of the conflict, and not of a man's age or a mandate."""
    text, number = material.article.text, material.sentence_of(timex.span)
    if number is None:
        return False
    sentence = material.sentences[number]
    after = text[timex.span.end : min(sentence.end, timex.span.end + 45)].lower()
    before = text[max(sentence.start, timex.span.start - 45) : timex.span.start].lower()
    named = _names(names)
    if timex.meaning.kind is MeaningKind.OFFSET:
        return bool(named.search(before) and lexicon().began.search(before))
    return bool(named.search(after.split(",")[0])) or bool(named.search(before) and lexicon().lasting.search(before))


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of a conflict's names in lower case."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(name.lower()) for name in names)})s?\b")


def _lasted(unit: str, amount: float, timex: Timex) -> tuple[float, float]:
    """Give the fewest and most days a phrase may mean."""
    at = fitted("length")
    low, high = amount - at[f"below_{unit}"], amount + at[f"above_{unit}"]
    words = timex.text.lower()
    if lexicon().nearly.search(words):
        low, high = amount - at["nearly"] * (1 + amount / 10), amount + at["nearly"] / 4
    elif lexicon().over.search(words):
        low = amount - at["nearly"] / 4
    return max(low, 0.0) * _UNIT_DAYS[unit], high * _UNIT_DAYS[unit]


@lru_cache(maxsize=400)
def _plateau(grid: Grid, first: date, last: date, slope_days: float) -> Curve:
    """Give a curve that is flat from one day to another and falls off like a bell on both sides."""
    low, high, floor = grid.number(first), grid.number(last), fitted("length")["floor"]
    numbers = np.arange(grid.days)
    apart = np.maximum(np.maximum(low - numbers, numbers - high), 0) / max(slope_days, 1.0)
    return exactly.log(floor + (1 - floor) * exactly.exp(-apart * apart / 2))
