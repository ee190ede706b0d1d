"""One name in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.mentions.gazetteer import Known
from builder.mentions.tokens import Token
from builder.values import Participant

_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s*")  # "Foreign Minister (R) Lavrov"


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands: tokens `first` up to `end`."""

    first: int
    end: int
    who: Participant | None  # None: only a place
    place: Known | None = None  # None: never a place
    weak: bool = False  # an adjective by itself: "Russian stances"
    surname: bool = False
    refers: str = ""  # "he", "they", "pair", "counterpart", "office": resolved against what was named before
    office: str = ""  # the post, folded: "foreign minister"
    choices: tuple[str, ...] = ()  # ids of all who bear this surname


def tokens_text(text: str, tokens: list[Token], first: int, end: int) -> str:
    """Give the words of a stretch of tokens, blanks evened out."""
    return " ".join(_ASIDE.sub(" ", text[tokens[first].start : tokens[end - 1].end]).split())


def mark(names: Iterable[Name], count: int) -> list[int]:
    """Give for each token the index of the name it belongs to, or -1."""
    owner = [-1] * count
    for index, name in enumerate(names):
        owner[name.first : name.end] = [index] * (name.end - name.first)
    return owner
