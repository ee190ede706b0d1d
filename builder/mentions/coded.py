"""An act found at a verb."""

from __future__ import annotations

from dataclasses import dataclass

from builder.mentions.lexicon import Act
from builder.mentions.sentence import Clause
from builder.mentions.verb import Verb


@dataclass(frozen=True, slots=True)
class Coded:
    """An act found at a verb, and the frame it is seen through."""

    act: Act
    frame: str  # fact, future, willing, possible, must, denied, refused
    verb: Verb  # the verb that tells it
    first: int  # tokens of the cue
    end: int
    clause: Clause
    noun: int | None = None  # last token of the noun that tells it, where a noun does
    subject_noun: bool = False  # "talks ended"
    tried: bool = False  # "is trying to", "wants to"
    missed: bool = False  # "failed to materialise"
    plain: bool = False  # its object makes it this act whatever else its verb may mean: "recalled its ambassador"
