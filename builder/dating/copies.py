"""Near-copies: one text that many outlets carry is one witness, not many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from builder.dating.fitted import fitted
from builder.dating.subject import Material
from builder.dating.words import fold

_WORD = re.compile(r"\w+")
_HASH_BYTES = 8


def group_copies(sketches: Sequence[bytes]) -> list[int]:
    """Give each article the number of the first article it is a near-copy of: its own where it copies none.

    Two articles are near-copies where most of a sample of their runs of words is shared. The sample is chosen by
    hash, so that the same runs are chosen in both; articles are compared only where a sampled run is in both.
    """
    at = fitted("copies")
    first_with: dict[bytes, list[int]] = {}
    groups = list(range(len(sketches)))
    for number, own in enumerate(sketches):
        runs = [own[start : start + _HASH_BYTES] for start in range(0, len(own), _HASH_BYTES)]
        rivals: dict[int, int] = {}
        for run in runs:
            for rival in first_with.get(run, ()):
                rivals[rival] = rivals.get(rival, 0) + 1
        for rival, shared in sorted(rivals.items(), key=lambda pair: (-pair[1], pair[0])):
            if shared >= at["share"] * min(len(own), len(sketches[rival])) / _HASH_BYTES:
                groups[number] = groups[rival]
                break
        if groups[number] == number:
            for run in runs:
                holders = first_with.setdefault(run, [])
                if len(holders) < at["most_holders"]:
                    holders.append(number)
    return groups


def sketch(material: Material) -> bytes:
    """Choose some of the runs of words of an article's own report: those whose hashes are smallest."""
    at, text = fitted("copies"), material.article.text
    words = [_folded(word) for part in material.sentences for word in _WORD.findall(text, part.start, part.end)]
    run_words = min(int(at["run_words"]), len(words))
    starts = range(len(words) - run_words + 1 if words else 0)
    runs = {b" ".join(words[start : start + run_words]) for start in starts}
    hashes = sorted(blake2b(run, digest_size=_HASH_BYTES).digest() for run in runs)
    return b"".join(hashes[: int(at["sample"])])


@cache
def _folded(word: str) -> bytes:
    return fold(word).encode("utf-8", "surrogatepass")
