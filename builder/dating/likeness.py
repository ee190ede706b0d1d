"""Which articles of a collection tell of the same things: an inverted index over people, places and rare terms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from builder.dating.fitted import fitted
from builder.dating.subject import Material


@dataclass(frozen=True, slots=True)
class Like:
    """Another article, how like it is (0 to 1), and the terms that tell so, rarest first: none for a near-copy."""

    number: int
    likeness: float
    shared: tuple[str, ...]


class Likeness:
    """The index. Built once, in time linear in the collection."""

    def __init__(self, materials: Sequence[Material], groups: Sequence[int], dated: Sequence[bool]) -> None:
        at = fitted("likeness")
        self._groups = groups
        self._dated_copies: dict[int, list[int]] = {}  # the first two of each group: one is another
        for number, group in enumerate(groups):
            if dated[number] and len(self._dated_copies.setdefault(group, [])) < 2:
                self._dated_copies[group].append(number)
        heads = (material for number, material in enumerate(materials) if groups[number] == number)
        self._counts = Counter(term.key for material in heads for term in material.terms)
        self._vectors = [self._vector(material) for material in materials]
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(self._vectors):
            for key, weight in vector.items():
                if self._counts[key] <= at["most_holders"]:
                    self._holders.setdefault(key, []).append((number, weight))

    def _vector(self, material: Material) -> dict[str, float]:
        """Weigh the terms an article shares with another, the rare and the repeated most, to a length of 1."""
        at, rarity = fitted("likeness"), material.subject.rarity
        weights = {
            term.key: rarity[term.key] * (1 + at["again"] * math.log(material.times[term.key]))
            for term in material.terms
            if self._counts[term.key] > 1
        }
        kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[: int(at["most_terms"])]
        # A few words in common make two short notes no twins, so none counts as shorter than a paragraph.
        length = math.sqrt(at["short"] ** 2 + sum(weight * weight for _, weight in kept))
        return {key: weight / length for key, weight in kept}

    def nearest(self, number: int) -> list[Like]:
        """Give the articles most like one, each group of near-copies once.

        Of the article's own copies only a dated one tells it anything.
        """
        at = fitted("likeness")
        own = self._vectors[number]
        likeness = [0.0] * len(self._vectors)
        for key, weight in own.items():
            holders = self._holders.get(key, ())
            if len(holders) <= at["most_scanned"]:
                for other, other_weight in holders:
                    likeness[other] += weight * other_weight
        chosen: dict[int, tuple[float, int]] = {self._groups[number]: (1.0, number)}  # by group, the likest first
        for other in _ranked(likeness):
            if not likeness[other] or len(chosen) > at["most_neighbours"]:
                break
            chosen.setdefault(self._groups[other], (likeness[other], other))
        del chosen[self._groups[number]]
        copies = [copy for copy in self._dated_copies.get(self._groups[number], ()) if copy != number][:1]
        return [Like(copy, 1.0, ()) for copy in copies] + [
            Like(other, value, self._shared(own, other)) for value, other in chosen.values()
        ]

    def _shared(self, own: dict[str, float], other: int) -> tuple[str, ...]:
        theirs = self._vectors[other]
        keys = [key for key in own if key in theirs]
        return tuple(sorted(keys, key=lambda key: (-own[key] * theirs[key], key))[:8])


def _ranked(values: Sequence[float]) -> Iterator[int]:
    """Give the places of values, the largest first and of equals the first: a few at little cost, then all."""
    few = 100
    yield from nlargest(few, range(len(values)), key=values.__getitem__)
    yield from sorted(range(len(values)), key=values.__getitem__, reverse=True)[few:]
