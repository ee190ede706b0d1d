"""What one article says by itself, in short: its terms, a sample of its wording and the days its own clues leave it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from builder.dating.copies import sketch
from builder.dating.fitted import fitted
from builder.dating.grid import Curve
from builder.dating.subject import Material, Subject
from builder.dating.words import Term
from builder.values import Reading

Days = Mapping[int, float]
"""A posterior in short: its likelier days, by number, with their probability. The rest may be any day."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One article, heard. It rests on the article and the facts alone, so it may be kept from one build to the next."""

    keys: tuple[str, ...]  # its terms, in the order they first stand in
    weights: bytes  # how much each makes it like another that has it too
    places: bytes  # where its terms stand: rows of a key's place among the keys, start, end and sentence
    sketch: bytes  # a sample of its wording
    days: Days  # that its own clues leave it


def hear(material: Material, days: Days) -> Heard:
    """Put down what an article says by itself."""
    at, rarity = fitted("likeness"), material.subject.rarity
    weights = [
        rarity[term.key] * _worth(term.key) * (1 + at["again"] * math.log(material.times[term.key]))
        for term in material.terms
    ]
    order = {term.key: number for number, term in enumerate(material.terms)}
    places = [(order[term.key], term.start, term.end, term.sentence) for term in material.found]
    return Heard(
        tuple(order),
        np.array(weights, "<f8").tobytes(),
        np.array(places, "<i4").tobytes(),
        sketch(material),
        days,
    )


def _worth(key: str) -> float:
    """Say what a term is worth: ministers meet again for years, while a word shared is oftener one day's news."""
    at = fitted("likeness")
    if "+" in key:
        return at["pair"]
    return 1.0 if ":" not in key or key.startswith("place:") else at["who"]


def take_up(reading: Reading, heard: Heard, subject: Subject) -> Material:
    """Take an article apart again that has been heard: its terms are known."""
    text, shown = reading.article.text, [_shown(key, subject.names.shown) for key in heard.keys]
    found = tuple(
        Term(heard.keys[key], shown[key] or text[start:end], start, end, sentence)
        for key, start, end, sentence in np.frombuffer(heard.places, "<i4").reshape(-1, 4).tolist()
    )
    return Material(reading, subject, found)


def share_keys(heard: Iterable[Heard]) -> list[Heard]:
    """Let the same term be one string in memory wherever it stands."""
    known: dict[str, str] = {}
    return [replace(one, keys=tuple(known.setdefault(key, key) for key in one.keys)) for one in heard]


def _shown(key: str, names: Mapping[str, str]) -> str | None:
    """Give how a name, or a pair of names, is written; None for a term that is written as the text has it."""
    return " and ".join(names[name] for name in key.split("+")) if ":" in key else None


def shorten(posterior: Curve) -> Days:
    """Keep the likelier days of a posterior."""
    likely = np.flatnonzero(posterior >= fitted("neighbour")["least_share"])
    return dict(zip(likely.tolist(), posterior[likely].tolist(), strict=True))
