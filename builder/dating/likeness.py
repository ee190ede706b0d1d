"""Which articles of a collection tell of the same things: an inverted index over people, places and rare terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from builder.dating import exactly
from builder.dating.exactly import Numbers
from builder.dating.fitted import fitted
from builder.dating.heard import Heard

_FEW = 100  # of the likest, looked at before all are put in order


@dataclass(frozen=True, slots=True)
class Like:
    """Another article, how like it is (0 to 1), and the terms that tell so, rarest first: none for a near-copy."""

    number: int
    likeness: float
    shared: tuple[str, ...]


class Likeness:
    """The index. Built once, in time linear in the collection."""

    def __init__(self, heard: Sequence[Heard], groups: Sequence[int], dated: Sequence[bool]) -> None:
        self._groups = groups
        self._dated_copies: dict[int, list[int]] = {}  # the first two of each group: one is another
        for number, group in enumerate(groups):
            if dated[number] and len(self._dated_copies.setdefault(group, [])) < 2:
                self._dated_copies[group].append(number)
        counts = Counter(key for number, one in enumerate(heard) if groups[number] == number for key in one.keys)
        # A term has the number of its place in the alphabet; those that no two articles share have none.
        self._keys = sorted(key for key, count in counts.items() if count > 1)
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        self._counts = np.array([counts[key] for key in self._keys], np.intp)
        self._vectors = [self._vector(one) for one in heard]
        self._index()
        self._own = np.zeros(len(self._keys))

    def _vector(self, heard: Heard) -> tuple[NDArray[np.int32], Numbers]:
        """Weigh the terms an article shares with another, the rare and the repeated most, to a length of 1."""
        at = fitted("likeness")
        held = [(place, self._numbers[key]) for place, key in enumerate(heard.keys) if key in self._numbers]
        places, terms = np.array(held, np.int32).reshape(-1, 2).T
        weights = np.frombuffer(heard.weights, "<f8")[places]
        kept = np.lexsort((terms, -weights))[: int(at["most_terms"])]
        terms, weights = terms[kept], weights[kept]
        # A few words in common make two short notes no twins, so none counts as shorter than a paragraph.
        length = np.sqrt(at["short"] ** 2 + (exactly.total(weights * weights) if len(weights) else 0.0))
        return terms.copy(), weights / length

    def _index(self) -> None:
        """Lay out the articles that hold each term one after the other, with its weight in each."""
        sizes = [len(terms) for terms, _ in self._vectors]
        terms = np.concatenate([terms for terms, _ in self._vectors])
        order = np.argsort(terms, kind="stable")
        self._holders = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
        self._weights = np.concatenate([weights for _, weights in self._vectors])[order]
        ends = np.searchsorted(terms[order], np.arange(len(self._keys) + 1))
        self._ends = ends.tolist()
        at = fitted("likeness")
        self._tells = (self._counts <= at["most_holders"]) & (np.diff(ends) <= at["most_scanned"])

    def nearest(self, number: int) -> list[Like]:
        """Give the articles most like one, each group of near-copies once.

        Of the article's own copies only a dated one tells it anything.
        """
        likeness = self._likeness(*self._vectors[number])
        chosen: dict[int, tuple[float, int]] = {self._groups[number]: (1.0, number)}  # by group, the likest first
        for other in _ranked(likeness):
            if len(chosen) > fitted("likeness")["most_neighbours"]:
                break
            chosen.setdefault(self._groups[other], (float(likeness[other]), other))
        del chosen[self._groups[number]]
        copies = [copy for copy in self._dated_copies.get(self._groups[number], ()) if copy != number][:1]
        shared = self._shared(number, [other for _, other in chosen.values()])
        return [Like(copy, 1.0, ()) for copy in copies] + [
            Like(other, value, keys) for (value, other), keys in zip(chosen.values(), shared, strict=True)
        ]

    def _likeness(self, terms: NDArray[np.int32], weights: Numbers) -> Numbers:
        """Say how like each article is."""
        telling = self._tells[terms]
        stretches = [slice(self._ends[term], self._ends[term + 1]) for term in terms[telling].tolist()]
        if not stretches:
            return np.zeros(len(self._vectors))
        sizes = [stretch.stop - stretch.start for stretch in stretches]
        holders = np.concatenate([self._holders[stretch] for stretch in stretches])
        theirs = np.concatenate([self._weights[stretch] for stretch in stretches])
        products = np.repeat(weights[telling], sizes) * theirs
        return np.bincount(holders, products, len(self._vectors)).astype(np.float64, copy=False)

    def _shared(self, number: int, others: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """Give the terms that tell most of its likeness to each of some others."""
        terms, weights = self._vectors[number]
        self._own[terms] = weights
        for other in others:
            theirs, their_weights = self._vectors[other]
            products = self._own[theirs] * their_weights
            shared = np.flatnonzero(products)
            first = shared[np.lexsort((theirs[shared], -products[shared]))][:8]
            yield tuple(self._keys[term] for term in theirs[first].tolist())
        self._own[terms] = 0.0


def _ranked(values: Numbers) -> Iterator[int]:
    """Give the places of values above 0, the largest first and of equals the first: a few at little cost, then all."""
    places = np.flatnonzero(values)
    least = np.partition(values[places], -_FEW)[-_FEW] if len(places) > _FEW else 0.0
    few = places[values[places] >= least]
    yield from few[np.lexsort((few, -values[few]))].tolist()
    rest = places[values[places] < least]
    yield from rest[np.lexsort((rest, -values[rest]))].tolist()
