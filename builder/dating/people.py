"""Who holds an office, and who held it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from builder.dating.clue import Clue
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.lexicon import lexicon
from builder.dating.subject import Material
from builder.dating.telling import day_words
from builder.dating.words import Term
from builder.knowledge import Person, Tenure
from builder.values import Interval


def offices(material: Material) -> Iterator[Clue]:
    """A title before a name: the day lies in that person's time in the office, or after it for "former"."""
    told: set[str] = set()
    for term in material.found:
        kind, _, id = term.key.partition(":")
        if kind != "person" or not id or "+" in id or id in told:
            continue
        clue = _office_clue(material, material.subject.knowledge.person[id], term)
        if clue:
            told.add(id)
            yield clue


def _office_clue(material: Material, person: Person, term: Term) -> Clue | None:
    text, sentence = material.article.text, material.sentences[term.sentence]
    before = text[max(sentence.start, term.start - 60) : term.start]
    after = text[term.end : min(sentence.end, term.end + 50)]
    tenures, title, former = _held(material, person, before, after)
    if not tenures:
        return None
    grid, at = material.grid, fitted("office")
    first, last = _bounds(tenures, grid)
    if former:
        ends = [tenure.end.start for tenure in tenures if tenure.end]
        if not ends:
            return None
        left = grid.number(min(ends))
        curve = np.where(np.arange(grid.days) >= left, 0.0, math.log(at["outside"]))
        says = f"{_upper(person.surname)} is called a former {title}, and left the office on {day_words(min(ends))}."
        return Clue("office", says, curve, term.span)
    if first <= 0 and last >= grid.days - 1:
        return None
    curve = _held_curve(tenures, grid)
    return Clue("office", _says(person, title, tenures, grid), curve, term.span, _favoured(tenures))


def _held(material: Material, person: Person, before: str, after: str) -> tuple[list[Tenure], str, bool]:
    """Find which of a person's offices the words round the name give, and whether it is over."""
    for tenure in person.tenures:
        office = material.subject.knowledge.office[tenure.office]
        for name in office.names:
            pattern_ahead, pattern_behind = _title(name)
            ahead = pattern_ahead.search(before)
            if ahead or pattern_behind.match(after):
                held = [
                    other for other in person.tenures if name in material.subject.knowledge.office[other.office].names
                ]
                former = bool(ahead and lexicon().former.search(before[: ahead.start()]))
                return held, office.names[0], former
    return [], "", False


@cache
def _title(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match the name of an office before a person's, and after it."""
    name = re.escape(name)
    return (
        re.compile(rf"\b{name}\b(?:[\s,]+(?:Sheikh|Shaikh|Mr|Dr|General|Prince|Sayyid)\b)?[\s,]*$", re.I),
        re.compile(rf"\s*,\s*(?:the\s+)?(?:\w+['’]?s?\s+){{0,3}}{name}\b", re.I),
    )


def _held_curve(tenures: list[Tenure], grid: Grid) -> Curve:
    at = fitted("office")
    curve = np.full(grid.days, math.log(at["outside"]))
    for tenure in tenures:
        first = max(0, grid.number(tenure.start.start))
        end = tenure.end.end if tenure.end else None
        last = grid.days if end is None else min(grid.days, grid.number(end) + int(at["grace_days"]))
        curve[first : max(first, last)] = 0.0
    return curve


def _bounds(tenures: list[Tenure], grid: Grid) -> tuple[int, int]:
    first = min(grid.number(tenure.start.start) for tenure in tenures)
    last = max(grid.days if tenure.end is None else grid.number(tenure.end.last) for tenure in tenures)
    return first, last


def _favoured(tenures: list[Tenure]) -> Interval | None:
    tenure = tenures[0]
    if len(tenures) > 1 or tenure.end is None or tenure.end.end <= tenure.start.start:
        return None
    return Interval(tenure.start.start, tenure.end.end)


def _says(person: Person, title: str, tenures: list[Tenure], grid: Grid) -> str:
    parts = []
    for tenure in tenures:
        end = f" to {day_words(tenure.end.last)}" if tenure.end else ""
        parts.append(f"from {day_words(tenure.start.start)}{end}")
    return f"{_upper(person.surname)} was {title} {' and '.join(parts)}."


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
