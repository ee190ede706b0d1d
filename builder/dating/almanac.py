"""What is in the news when: the calendar's words, each with the days on which texts use it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.standing import Shape, Standings, Stretch, selects
from builder.dating.telling import listed
from builder.dating.words import Names, Term, event_terms
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import EventClass, Meaning, Span, Timex

Profile = tuple[tuple[int, Curve], ...]
"""Stretches of days, each from a number on, with what they have above all other days."""

_NONE = np.array([], np.intp)
_NO_DAYS: Curve = np.array([])
_HARDLY_APART_DAYS = 60
_MOST_PROFILES = 3000  # kept at once: some 60 MB
_MOST_GROUNDS = 40
_MOST_MEANINGS = 100  # of expressions, kept at once with how the events stand to them


@dataclass(frozen=True, slots=True)
class Use:
    """A term as an article uses it, how much it tells of what that is about, and the expression it is told with."""

    term: Term
    weight: float
    told: Timex | None = None


class Almanac:
    """The calendar, indexed by term. Events go by their number in it."""

    def __init__(self, knowledge: Knowledge, names: Names, grid: Grid) -> None:
        self._grid = grid
        self._calendar = knowledge.calendar
        self._keys = keys = [event_terms(event, names, knowledge) for event in self._calendar]
        by_key: dict[str, list[int]] = {}
        by_person: dict[str, list[int]] = {}
        for number, event in enumerate(self._calendar):
            for key in keys[number]:
                by_key.setdefault(key, []).append(number)
            for person in dict.fromkeys(event.people):
                by_person.setdefault(f"person:{person}", []).append(number)
        self._told_by = {key: np.array(numbers) for key, numbers in by_key.items()}
        self._of_person = {key: np.array(numbers) for key, numbers in by_person.items()}
        groups: dict[tuple[int, ...], int] = {}
        self._people = np.array([len(set(event.people)) for event in self._calendar], np.intp)
        self._group = {key: groups.setdefault(tuple(numbers), len(groups)) for key, numbers in by_key.items()}
        self._tellings: dict[int, Profile] = {}  # of the events of a term, by its group
        self._tellings_of_one: dict[int, Stretch] = {}
        self._profiles: dict[tuple[int, Meaning | None], Profile] = {}
        self._standings: dict[Meaning, Standings] = {}

    @property
    def events(self) -> int:
        """How many events the calendar knows."""
        return len(self._calendar)

    @cached_property
    def ranks(self) -> NDArray[np.intp]:
        """The place of each event in the order of their ids."""
        order = sorted(range(self.events), key=lambda number: self._calendar[number].id)
        ranks = np.empty(self.events, np.intp)
        ranks[order] = np.arange(self.events)
        return ranks

    @cached_property
    def classes(self) -> NDArray[np.intp]:
        """The class of each event, by its place among the classes."""
        places = {one: place for place, one in enumerate(EventClass)}
        return np.array([places[event.event_class] for event in self._calendar], np.intp)

    @cached_property
    def often(self) -> NDArray[np.float64]:
        """How often each event is told of, against one that is only remembered: what stored pages tell, many told."""
        seen = fitted("calendar")["verified"]
        return np.array([seen if event.fact.verified else 1.0 for event in self._calendar])

    def told_by(self, key: str) -> NDArray[np.intp]:
        """Give the events a term belongs to."""
        return self._told_by.get(key, _NONE)

    def keys_of(self, event: int) -> frozenset[str]:
        """Give the terms by which texts tell of an event."""
        return self._keys[event]

    def absent(self, keys: Iterable[str]) -> NDArray[np.intp]:
        """Count, for each event, those of its people whose terms are not there."""
        absent = self._people.copy()
        for key in keys:
            if key in self._of_person:
                absent[self._of_person[key]] -= 1
        return absent

    def standings(self, meaning: Meaning) -> Standings:
        """Give, by event, the days from which it would be spoken of so."""
        known = self._standings.pop(meaning, None)
        known = Standings(self._grid, meaning, self._calendar) if known is None else known
        _make_room(self._standings, _MOST_MEANINGS)
        self._standings[meaning] = known
        return known

    def news(self, uses: Iterable[Use]) -> Clue | None:
        """Compare an article's words with those of the reference events of each day.

        The words of one text lean on each other, so the more of them there are, the less each is trusted.
        """
        at = fitted("news")
        known = list(uses)
        if not known:
            return None
        curve = self._grid.flat()
        for use in known:
            for start, above in self._profile(use.term.key, use.told):
                curve[start : start + len(above)] += above * use.weight
        curve *= at["trust"] / math.sqrt(1 + sum(use.weight for use in known) / at["even_weight"])
        # However many words agree, they may all be of a story retold: metadata outweighs them.
        curve = np.maximum(curve, curve.max() - at["floor"])
        terms = [use.term for use in known]
        says = f"It names {listed(_shown(terms))}, as the news of some days did."
        return Clue("news", says, curve, None, grounds=lambda: self._grounds(terms))

    def is_rare(self, key: str) -> bool:
        """Tell whether a term belongs to some events, and to few enough to tell one day from another."""
        return key in self._rare

    @cached_property
    def _rare(self) -> frozenset[str]:
        at = fitted("news")
        most = max(at["few_events"], at["most_share"] * self.events)
        return frozenset(key for key, events in self._told_by.items() if len(events) <= most)

    def shared(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Add up, for each event, the weights of those terms that belong to it."""
        told = [(self._told_by[key], weight) for key, weight in weights.items() if key in self._told_by]
        if not told:
            return np.zeros(self.events)
        events = np.concatenate([events for events, _ in told])
        each = np.repeat([weight for _, weight in told], [len(events) for events, _ in told])
        return np.bincount(events, each, self.events).astype(np.float64, copy=False)

    def lay_out(self, keys: Iterable[str]) -> None:
        """Lay out the days of terms before they are asked for."""
        for key in keys:
            if key in self._told_by:
                self._days_of_telling(key)

    def _profile(self, key: str, told: Timex | None) -> Profile:
        """Say how likely a term's use is on each day, against a day of which nothing is known."""
        row = (self._group[key], told.meaning if told else None)
        profile = self._profiles.pop(row, None) or self._profile_of(key, row[1])
        _make_room(self._profiles, _MOST_PROFILES)
        self._profiles[row] = profile
        return profile

    def _profile_of(self, key: str, told: Meaning | None) -> Profile:
        """Weigh the days of telling of a term's events; those count most that an expression told with the term fits."""
        at = fitted("news")
        loose, fitting = (1 - at["fitting"], at["fitting"] * selects(told)) if told else (1.0, 0.0)
        likely = self._grid.flat()
        for start, shares in self._days_of_telling(key):
            self._grid.lay(likely, shares * loose, start)
        if told:
            standings = self.standings(told)
            for event in self._told_by[key].tolist():
                if stretch := standings[event]:
                    self._grid.lay(likely, stretch.shares * (fitting * self.often[event]), stretch.first)
        base = at["doubt"] / self._grid.days
        stretches = list(_stretches(likely))
        logs = exactly.log((base + np.concatenate([some for _, some in stretches])) / base) if stretches else _NO_DAYS
        ends = accumulate(len(some) for _, some in stretches)
        return tuple((start, logs[end - len(some) : end]) for (start, some), end in zip(stretches, ends, strict=True))

    def _days_of_telling(self, key: str) -> Profile:
        """Share out how much is written of a term's events over the days after them, and before."""
        group = self._group[key]
        if group not in self._tellings:
            grid = self._grid
            likely = grid.flat()
            for event in self._told_by[key].tolist():
                telling = self.telling(event)
                grid.lay(likely, telling.shares * self.often[event], telling.first)
            self._tellings[group] = tuple(_stretches(likely))
        return self._tellings[group]

    def telling(self, event: int) -> Stretch:
        """Share out how much is written of an event over the days after it, and before."""
        if event not in self._tellings_of_one:
            interval, (before, shares) = self._calendar[event].interval, self._shares
            whole = np.zeros(len(shares) + interval.days - 1)
            for day in range(interval.days):
                whole[day : day + len(shares)] += shares * (1 / interval.days)
            self._tellings_of_one[event] = Stretch(self._grid.number(interval.start) - before, Shape(whole))
        return self._tellings_of_one[event]

    @cached_property
    def _shares(self) -> tuple[int, Curve]:
        """How much of what is written of an event is written on which day: days before it, and a share for each."""
        at = fitted("news")
        found = []
        for lag in range(-int(at["reach_before"]), int(at["reach_after"]) + 1):
            apart = abs(lag)
            near = at["near"] * math.exp(-apart / at["near_days"]) / at["near_days"]
            far = (1 - at["near"]) * math.exp(-apart / at["far_days"]) / at["far_days"]
            found.append((near + far) * (at["ahead"] if lag < 0 else 1.0))
        return int(at["reach_before"]), np.array(found) * (1 / sum(found))

    def _grounds(self, terms: Sequence[Term]) -> Iterator[Ground]:
        """Name the events that share most with the article, the strongest first."""
        told = [(1 / math.sqrt(len(self._told_by[term.key])), term, self._told_by[term.key]) for term in terms]
        told.sort(key=lambda row: -row[0])  # and so a sum does not depend on where in the text its terms stand
        strengths = self.shared({term.key: rarity for rarity, term, _ in told})
        strong = np.flatnonzero(strengths >= fitted("news")["least_shared"])
        strongest = strong[np.lexsort((self.ranks[strong], -strengths[strong]))][:_MOST_GROUNDS].tolist()
        shared: dict[int, list[Term]] = {event: [] for event in strongest}
        for _, term, events in told:
            for event in events.tolist():
                if event in shared:
                    shared[event].append(term)
        for number, found in shared.items():
            event = self._calendar[number]
            if len({term.key for term in found if "+" not in term.key}) > 1:  # one word in common is chance
                yield Ground(partial(_tell, event, found), event.interval, float(strengths[number]), calendar=event.id)


def _stretches(values: Curve) -> Iterator[tuple[int, Curve]]:
    """Give the stretches that are not nothing; those that are hardly apart as one."""
    days = np.flatnonzero(values)
    if len(days):
        breaks = np.flatnonzero(days[1:] - days[:-1] > _HARDLY_APART_DAYS)
        firsts, lasts = days[[0, *(breaks + 1)]].tolist(), days[[*breaks, -1]].tolist()
        for first, last in zip(firsts, lasts, strict=True):
            yield first, values[first : last + 1].copy()


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Let go of what was used longest ago, which stands first."""
    if len(kept) >= most:
        del kept[next(iter(kept))]


def _tell(event: CalendarEvent, terms: list[Term]) -> tuple[str, Span]:
    """Say what an article and an event share, the rarest first."""
    return f"It names {listed(_shown(terms))}, as the news of “{event.title}” did.", terms[0].span


def _shown(terms: list[Term]) -> list[str]:
    """Give the first of some terms as the article writes them."""
    return list(dict.fromkeys(term.shown for term in terms if "+" not in term.key))[:4] or [terms[0].shown]
