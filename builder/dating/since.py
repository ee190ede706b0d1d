"""How a dated thing stands to the article: "in Doha two weeks ago", "will be in Moscow on Monday"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

import numpy as np

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.standing import Stretch, selects
from builder.dating.subject import Material, gap
from builder.dating.telling import day_words, quoted
from builder.dating.words import Term
from builder.knowledge import CalendarEvent
from builder.values import Anchor, Meaning, MeaningKind, Side, Timex

_MOST_EVENTS = 20


def since_events(material: Material) -> Iterator[Clue]:
    """An expression in a sentence that names a reference event tells how far behind or ahead of it the article is.

    No distance is a hard limit: "two weeks ago" may be eight days.
    """
    told: set[Meaning] = set()
    for timex in material.timexes:
        number = material.sentence_of(timex.span)
        if number is None or timex.meaning in told:
            continue
        if timex.anchor is Anchor.PUBLICATION:
            terms, seen = _told_with(material, timex, number), timex
        elif counted := material.counted.get(timex.span):
            terms = (term for term in material.terms_by_sentence[number] if term.start > timex.span.end)
            seen = counted
        else:
            continue
        told.add(timex.meaning)
        standings = material.subject.almanac.standings(seen.meaning)
        named = ((event, strength, days) for event, strength in _named(material, terms) if (days := standings[event]))
        clue = _clue(material, seen, list(islice(named, _MOST_EVENTS)))
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
        own = gap(term, timex.span)
        if all(own <= gap(term, rival.span) for rival in rivals):
            yield term
    meaning, lead = timex.meaning, int(fitted("since")["lead_sentences"])
    if meaning.kind is MeaningKind.WEEKDAY and meaning.side is Side.PAST and number < lead:
        for other, terms in enumerate(material.terms_by_sentence[:lead]):
            if other not in by_sentence:
                yield from terms


def _clue(material: Material, timex: Timex, named: Sequence[tuple[int, float, Stretch]]) -> Clue | None:
    """Mix what each event would say, with a share for its being none of them."""
    if not named:
        return None
    at, grid, events = fitted("since"), material.grid, material.subject.knowledge.calendar
    even = at["even"] - math.log(selects(timex.meaning))
    weights = [math.exp(at["sharpness"] * (strength - even)) for _, strength, _ in named]
    none = max(1.0, at["none"] * sum(weights))
    total = none + sum(weights)
    likely = grid.flat()
    for (_, _, days), weight in zip(named, weights, strict=True):
        grid.lay(likely, days.shares * (weight / total), days.first)
    curve = exactly.log(none / total + likely * grid.days)

    def grounds() -> Iterator[Ground]:
        for (event, _, days), weight in zip(named, weights, strict=True):
            tell = partial(_tell, timex, events[event])
            yield Ground(tell, days.likeliest(grid), weight / total, calendar=events[event].id)

    return Clue("time-since", "", curve, timex.span, grounds=grounds)


def _tell(timex: Timex, event: CalendarEvent) -> tuple[str, None]:
    says = f"{quoted(timex.text)} stands beside “{event.title}”, which was on {day_words(event.interval.start)}."
    return says, None


def _named(material: Material, terms: Iterable[Term]) -> Iterator[tuple[int, float]]:
    """Give the events that terms may speak of, by number, the one that shares the rarest first."""
    at, almanac = fitted("since"), material.subject.almanac
    top, whole = np.zeros(almanac.events), np.zeros(almanac.events)
    every = almanac.events + at["unseen"]
    for key in dict.fromkeys(term.key for term in terms):
        if almanac.is_rare(key):
            told = almanac.told_by(key)
            rarity = math.log(every / len(told)) * (1.0 if ":" in key else at["word"])
            whole[told] += rarity
            top[told] = np.maximum(top[told], rarity)
    found = np.flatnonzero(whole)
    strengths = top[found] + at["further"] * (whole[found] - top[found]) - at["missing"] * material.absent[found]
    strengths += exactly.log(almanac.often[found]) / at["sharpness"]
    order = np.lexsort((almanac.ranks[found], -strengths))
    yield from zip(found[order].tolist(), strengths[order].tolist(), strict=True)
