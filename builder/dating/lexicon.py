"""The cue words of the clues, read once from their table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words of one language, compiled."""

    death: re.Pattern[str]
    not_a_toll: re.Pattern[str]
    began: re.Pattern[str]
    lasting: re.Pattern[str]
    nearly: re.Pattern[str]
    over: re.Pattern[str]
    former: re.Pattern[str]
    after_a_stamp: re.Pattern[str]
    amounts: tuple[tuple[re.Pattern[str], int], ...]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Load a language's cue words."""
    table = tomllib.loads(resources.files("builder.dating").joinpath(f"rules/{language}.cues.toml").read_text("utf-8"))
    cues = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table["cues"].items()}
    amounts = tuple((re.compile(row["pattern"], re.IGNORECASE), int(row["figure"])) for row in table["amount"])
    return Lexicon(**cues, amounts=amounts)
