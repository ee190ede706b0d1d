"""How rare a term is in the collection at hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from builder.dating.fitted import fitted


class Rarity:
    """Inverse document frequencies.

    A handful of articles says little about how rare a word is, so some unseen ones are added in, in which names are
    rarer than other words.
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
        expected = unseen * at["share_named" if ":" in key else "share_word"]
        return math.log((self._articles + unseen) / (self.counts.get(key, 0) + expected))
