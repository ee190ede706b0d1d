"""TempEval-3 scores for expressions of time, by our own count.

Pooled over a corpus. An expression is matched at most once: equal extents first, then the longest overlap. A value
counts only where it is the same string as the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Mark = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """What a system found beside what the gold has; one of the two may be missing."""

    gold: Mark | None
    system: Mark | None
    strict: bool = False

    @property
    def right(self) -> bool:
        """Tell whether the value is right."""
        if self.gold is None or self.system is None:
            return False
        return bool(self.gold.get("value")) and self.gold["value"] == self.system.get("value")


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over a corpus, and the measures made of them, in per cent."""

    gold: int
    system: int
    strict: int
    relaxed: int
    type: int
    value: int

    def f1(self, count: int) -> float:
        """Give F1 for a number of matches."""
        return 200 * count / (self.gold + self.system) if self.gold + self.system else 0.0

    def precision(self, count: int) -> float:
        """Give precision for a number of matches."""
        return 100 * count / self.system if self.system else 0.0

    def recall(self, count: int) -> float:
        """Give recall for a number of matches."""
        return 100 * count / self.gold if self.gold else 0.0


def pair_up(gold: Sequence[Mark], system: Sequence[Mark], text: str) -> list[Pair]:
    """Pair what was found with what was to be found; the rest stand alone."""
    golds, systems = [_extent(mark, text) for mark in gold], [_extent(mark, text) for mark in system]
    candidates = sorted(
        (golds[i] != systems[j], -overlap, i, j)
        for i in range(len(golds))
        for j in range(len(systems))
        if (overlap := min(golds[i][1], systems[j][1]) - max(golds[i][0], systems[j][0])) > 0
    )
    pairs: list[Pair] = []
    used_gold: set[int] = set()
    used_system: set[int] = set()
    for inexact, _, i, j in candidates:
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            pairs.append(Pair(gold[i], system[j], not inexact))
    pairs += [Pair(mark, None) for i, mark in enumerate(gold) if i not in used_gold]
    pairs += [Pair(None, mark) for j, mark in enumerate(system) if j not in used_system]
    return pairs


def _extent(mark: Mark, text: str) -> tuple[int, int]:
    start, end = mark["start"], mark["end"]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def score(pairs: Iterable[Pair]) -> Scores:
    """Count pairs into scores."""
    found = list(pairs)
    both = [pair for pair in found if pair.gold is not None and pair.system is not None]
    return Scores(
        gold=sum(pair.gold is not None for pair in found),
        system=sum(pair.system is not None for pair in found),
        strict=sum(pair.strict for pair in both),
        relaxed=len(both),
        type=sum(pair.gold["type"] == pair.system["type"] for pair in both if pair.gold and pair.system),
        value=sum(pair.right for pair in both),
    )
