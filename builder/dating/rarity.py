"""How rare a term is in the collection at hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from builder.dating.fitted import fitted


@cache
def usual_shares() -> Mapping[str, float]:
    """Load in what share of any news a stem stands; those not listed are rarer."""
    text = resources.files("builder.dating").joinpath("rules/en.shares.txt").read_text("utf-8")
    shares: dict[str, float] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            percent, _, stems = line.partition(":")
            shares.update(dict.fromkeys(stems.split(), int(percent) / 100))
    return shares


class Rarity:
    """Inverse document frequencies.

    A handful of articles says little about how rare a word is, so some unseen ones are added in, with the words of
    any news.
    """

    def __init__(self, counts: Mapping[str, int], articles: int) -> None:
        self.counts = counts
        self._articles = articles

    @classmethod
    def of(cls, articles: Iterable[Iterable[str]]) -> Rarity:
        """Count in how many articles each term stands."""
        counts: dict[str, int] = {}
        number = 0
        for keys in articles:
            number += 1
            for key in keys:
                counts[key] = counts.get(key, 0) + 1
        return cls(counts, number)

    def __getitem__(self, key: str) -> float:
        at = fitted("rarity")
        unseen = at["unseen"]
        expected = unseen * (at["share_named"] if ":" in key else usual_shares().get(key, at["share_word"]))
        return math.log((self._articles + unseen) / (self.counts.get(key, 0) + expected))
