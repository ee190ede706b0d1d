"""How rare a term is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
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
    """Inverse document frequencies: of names among the calendar's entries, of other words in any news.

    They come from knowledge and not from the collection at hand, so that a word tells as much in one article as in ten
    thousand, and no article's own clues change when another is added.
    """

    def __init__(self, entries_with: Callable[[str], int], entries: int) -> None:
        """Take how many entries of the calendar have a term, and how many there are."""
        self._entries_with = entries_with
        self._entries = entries
        self._known: dict[str, float] = {}

    def __getitem__(self, key: str) -> float:
        if key not in self._known:
            self._known[key] = self._of(key)
        return self._known[key]

    def _of(self, key: str) -> float:
        at = fitted("rarity")
        if ":" not in key:
            return -math.log(usual_shares().get(key, at["share_word"]))
        found = math.log((self._entries + at["unseen"]) / (self._entries_with(key) + 0.5))
        return min(found, at["most"])
