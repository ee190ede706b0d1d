"""What is in the news when: the calendar's words, each with the days on which texts use it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from builder.dating import exactly
from builder.dating.clue import Clue, Ground
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.standing import selects, standing
from builder.dating.telling import listed
from builder.dating.words import Names, Term, event_terms
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import Meaning, Timex

Profile = tuple[tuple[int, Curve], ...]
"""Stretches of days, each from a number on, with what they have above all other days."""

_MOST_PROFILES = 3000  # kept at once: some 60 MB


@dataclass(frozen=True, slots=True)
class Use:
    """A term as an article uses it, how much it tells of what that is about, and the expression it is told with."""

    term: Term
    weight: float
    told: Timex | None = None


class Almanac:
    """The calendar, indexed by term."""

    def __init__(self, knowledge: Knowledge, names: Names, grid: Grid) -> None:
        self._grid = grid
        self._events: dict[str, list[CalendarEvent]] = {}
        for event in knowledge.calendar:
            for key in event_terms(event, names, knowledge):
                self._events.setdefault(key, []).append(event)
        self._groups = {key: tuple(event.id for event in events) for key, events in self._events.items()}
        self._tellings: dict[tuple[str, ...], Profile] = {}
        self._profiles: dict[tuple[tuple[str, ...], Meaning | None], Profile] = {}

    def news(self, uses: Iterable[Use]) -> Clue | None:
        """Compare an article's words with those of the reference events of each day.

        The words of one text lean on each other, so the more of them there are, the less each is trusted.
        """
        at = fitted("news")
        known = [use for use in uses if 0 < len(self._events.get(use.term.key, ())) <= at["most_events"]]
        if not known:
            return None
        grounds = self._grounds([use.term for use in known])
        curve = self._grid.flat()
        for use in known:
            for start, above in self._profile(use.term.key, use.told):
                curve[start : start + len(above)] += above * use.weight
        trust = at["trust"] / math.sqrt(1 + sum(use.weight for use in known) / at["even_weight"])
        # However many words agree, they may all be of a story retold: metadata outweighs them.
        curve *= trust
        curve = np.maximum(curve, curve.max() - at["floor"])
        says = (
            "" if grounds else f"It names {listed(_shown([use.term for use in known]))}, as the news of some days did."
        )
        return Clue("news", says, curve, None, grounds=grounds)

    def events_of(self, key: str) -> list[CalendarEvent]:
        """Give the reference events a term belongs to."""
        return self._events.get(key, [])

    def lay_out(self, keys: Iterable[str]) -> None:
        """Lay out the days of terms before they are asked for: processes that begin as copies of this share them."""
        for key in keys:
            if key in self._events:
                self._days_of_telling(key)

    def _profile(self, key: str, told: Timex | None) -> Profile:
        """Say how likely a term's use is on each day, against a day of which nothing is known."""
        row = (self._groups[key], told.meaning if told else None)
        profile = self._profiles.pop(row, None) or self._profile_of(key, told)
        if len(self._profiles) >= _MOST_PROFILES:
            del self._profiles[next(iter(self._profiles))]
        self._profiles[row] = profile  # the one used last stands last
        return profile

    def _profile_of(self, key: str, told: Timex | None) -> Profile:
        """Weigh the days of telling of a term's events; those count most that an expression told with the term fits."""
        at = fitted("news")
        loose, fitting = (1 - at["fitting"], at["fitting"] * selects(told.meaning)) if told else (1.0, 0.0)
        likely = self._grid.flat()
        for start, shares in self._days_of_telling(key):
            likely[start : start + len(shares)] = shares * loose
        for stands in (standing(self._grid, told, event) for event in self._events[key]) if told else ():
            mass = sum(stands.values())
            for day, share in stands.items():
                if 0 <= day < self._grid.days:
                    likely[day] += fitting * share / mass
        base = at["doubt"] / self._grid.days
        return tuple((start, exactly.log((base + some) / base)) for start, some in _stretches(likely))

    def _days_of_telling(self, key: str) -> Profile:
        """Share out how much is written of a term's events over the days after them, and before."""
        group = self._groups[key]
        if group not in self._tellings:
            grid, (before, shares) = self._grid, self._shares
            likely = grid.flat()
            for event in self._events[key]:
                days = grid.clip(event.interval) or range(0)
                for day in days:
                    grid.lay(likely, shares * (1 / len(days)), day - before)
            self._tellings[group] = tuple(_stretches(likely))
        return self._tellings[group]

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

    def _grounds(self, known: list[Term]) -> tuple[Ground, ...]:
        """Name the events that share most with the article."""
        shared: dict[str, list[tuple[float, Term]]] = {}
        by_id: dict[str, CalendarEvent] = {}
        for term in known:
            events = self._events[term.key]
            rarity = 1 / math.sqrt(len(events))
            for event in events:
                shared.setdefault(event.id, []).append((rarity, term))
                by_id[event.id] = event
        strengths = {id: sum(sorted((rarity for rarity, _ in found), reverse=True)) for id, found in shared.items()}
        strong = [id for id, strength in strengths.items() if strength >= fitted("news")["least_shared"]]
        strong.sort(key=lambda id: (-strengths[id], id))
        return tuple(_ground(by_id[id], strengths[id], shared[id]) for id in strong[:40])


def _stretches(values: Curve) -> Iterator[tuple[int, Curve]]:
    """Give the stretches that are not nothing."""
    edges = np.flatnonzero(np.diff(values != 0, prepend=False, append=False)).tolist()
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield start, values[start:end].copy()


def _ground(event: CalendarEvent, strength: float, shared: list[tuple[float, Term]]) -> Ground:
    """Say what an article and an event share, the rarest first."""
    terms = [term for _, term in sorted(shared, key=lambda pair: -pair[0])]
    says = f"It names {listed(_shown(terms))}, as the news of “{event.title}” did."
    return Ground(says, event.interval, strength, terms[0].span, calendar=event.id)


def _shown(terms: list[Term]) -> list[str]:
    """Give the first of some terms as the article writes them."""
    return list(dict.fromkeys(term.shown for term in terms if "+" not in term.key))[:4] or [terms[0].shown]
