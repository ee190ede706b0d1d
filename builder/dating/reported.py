"""Which events of the calendar an article reports: those that share most with what two sentences in a row tell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, total
from builder.dating.standing import Stretch, selects
from builder.dating.subject import Material
from builder.dating.telling import day_words, listed, quoted
from builder.dating.words import Term
from builder.knowledge import CalendarEvent
from builder.values import Span, Timex


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """An event, how strongly an article seems to tell of it, the sentence where it does, and the days that follow.

    The expression is one of that sentence or the next that fits the event; None where none does.
    """

    event: int
    strength: float
    sentence: int
    timex: Timex | None
    days: tuple[tuple[Stretch, float], ...]  # each with its part


def reported_events(material: Material) -> Iterator[Clue]:
    """News is written on the day of what it reports or soon after; an expression beside it says how soon.

    One of the events that share something with the article is most of its news. And each part of it tells of one by
    itself, so that days on which several of them fall together are told by all: they are multiplied where the events
    of one part are mixed. Parts lean on each other, so the more there are, the less each is trusted.
    """
    at, grid = fitted("event"), material.grid
    reports = [_report(material, *found) for found in _strongest(material)]
    if not reports:
        return
    shares, curve = _mix(material, reports)
    parts: dict[int, list[Report]] = {}
    for report in reports:
        parts.setdefault(report.sentence, []).append(report)
    curve = curve + total([_mix(material, part)[1] for part in parts.values()]) / len(parts) ** at["parts"]

    def grounds() -> Iterator[Ground]:
        for report, share in zip(reports, shares, strict=True):
            terms, event = _shared_terms(material, report), material.subject.knowledge.calendar[report.event]
            if len(terms) > 1:  # one word in common is chance
                tell, favours = partial(_tell, event, report.timex, terms), report.days[0][0].likeliest(grid)
                yield Ground(tell, favours, share, calendar=event.id)

    says = "What it tells together was news on some days rather than others."
    yield Clue("event", says, curve, grounds=grounds)


def _mix(material: Material, reports: Sequence[Report]) -> tuple[list[float], Curve]:
    """Give each event its share by its strength, with one left for none of them, and weigh the days by the shares."""
    at, grid = fitted("event"), material.grid
    weights = [math.exp(at["sharpness"] * (report.strength - at["even"])) for report in reports]
    none = max(1.0, at["none"] * sum(weights))
    whole = none + sum(weights)
    shares = [weight / whole for weight in weights]
    likely = grid.flat()
    for report, share in zip(reports, shares, strict=True):
        for stretch, part in report.days:
            grid.lay(likely, stretch.shares * part * share, stretch.first)
    return shares, exactly.log(none / whole + likely * grid.days)


def _strongest(material: Material) -> Iterator[tuple[int, float, int]]:
    """Give the events that share most with two sentences in a row, by number, with how much, and the first of the two.

    An act of the event's class counts with the words; what the rest of the article shares counts less, and so does what
    of the event it leaves untold: of a long title some words are found in any news.
    """
    at, almanac, rarity = fitted("event"), material.subject.almanac, material.subject.rarity
    tells = {term.key for term in material.terms if "+" not in term.key and almanac.is_rare(term.key)}
    rows = [dict.fromkeys(term.key for term in row if term.key in tells) for row in material.terms_by_sentence]
    if not tells:
        return
    found = np.unique(np.concatenate([almanac.told_by(key) for key in tells]))
    told = {key: np.searchsorted(found, almanac.told_by(key)) for key in tells}

    def shared(keys: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """Add up, row by row, what each event shares with some terms."""
        places = [(told[key] + row * len(found), rarity[key]) for row, some in enumerate(keys) for key in some]
        sizes = [len(events) for events, _ in places]
        events = np.concatenate([events for events, _ in places] or [np.array([], np.intp)])
        whole = np.bincount(events, np.repeat([weight for _, weight in places], sizes), len(keys) * len(found))
        return whole.astype(np.float64, copy=False).reshape(len(keys), -1)

    also = shared([[key for key in after if key not in here] for here, after in pairwise([*rows, {}])])
    strengths = shared(rows) * (1 - at["rest"]) + also * (at["next"] - at["rest"])
    shares = strengths > 0
    strengths[: int(at["lead_sentences"])] += at["lead"]
    acts = material.acts.copy()
    acts[:-1] |= material.acts[1:]
    strengths += at["same_class"] * acts[:, almanac.classes[found]]
    strengths *= shares
    best, place = strengths.max(axis=0), strengths.argmax(axis=0)
    rest = shared([[term.key for term in material.terms if term.key in tells]])[0]
    whole = material.subject.told_of_events[found]
    absent = np.minimum(material.absent[found], int(at["most_missing"]))
    strengths = best + at["rest"] * rest - at["missing"] * absent
    covered = np.minimum(rest, whole)  # an office alone may be shared, and counts nothing in the whole
    untold = np.minimum(whole - covered, at["most_untold"])  # no more for a long title
    strengths += at["covered"] * covered / np.maximum(whole, 1.0) - at["untold"] * untold
    strengths += exactly.log(almanac.often[found]) / at["sharpness"]
    order = np.lexsort((almanac.ranks[found], -strengths))
    order = order[best[order] > 0][: int(at["most"])]
    yield from zip(found[order].tolist(), strengths[order].tolist(), place[order].tolist(), strict=True)


def _report(material: Material, event: int, strength: float, sentence: int) -> Report:
    """Weigh an event by the expressions that stand with it: one that fits it speaks for it, none against."""
    at, almanac = fitted("event"), material.subject.almanac
    timexes = _expressions(material, sentence)
    telling = almanac.telling(event)
    fitting = [
        (selects(timex.meaning), timex, stretch)
        for timex in timexes
        if (stretch := almanac.standings(timex.meaning)[event])
    ]
    if not fitting:
        return Report(event, strength - at["unfit"] * bool(timexes), sentence, None, ((telling, 1.0),))
    share, timex, stretch = max(fitting, key=lambda one: one[0])
    strength += at["fit"] * math.log(max(share / len(timexes), 1.0))
    days = ((stretch, at["fitting"]), (telling, 1 - at["fitting"]))
    return Report(event, strength, sentence, timex, days)


def _expressions(material: Material, sentence: int) -> list[Timex]:
    """Give the expressions of a sentence and the next; the lead's weekday stands for those of the first sentences."""
    rows = material.anchored_by_sentence
    found = [*rows.get(sentence, ()), *rows.get(sentence + 1, ())]
    if not found and sentence < fitted("event")["lead_sentences"] and material.lead_weekday:
        return [material.lead_weekday]
    return found


def _shared_terms(material: Material, report: Report) -> list[Term]:
    """Give what the two sentences share with an event, the rarest first."""
    told = material.subject.almanac.keys_of(report.event)
    near = (term for row in material.terms_by_sentence[report.sentence : report.sentence + 2] for term in row)
    terms = {term.key: term for term in near if term.key in told and "+" not in term.key}
    return sorted(terms.values(), key=lambda term: (-material.subject.rarity[term.key], term.span))


def _tell(event: CalendarEvent, timex: Timex | None, terms: Sequence[Term]) -> tuple[str, Span]:
    """Say what stands together, and of which event it tells."""
    named = listed(list(dict.fromkeys(term.shown for term in terms))[:4])
    beside = f" beside {quoted(timex.text)}" if timex else ""
    says = f"It names {named}{beside}, as a report would of “{event.title}” on {day_words(event.interval.start)}."
    return says, terms[0].span
