"""The cue words of the clues, read once from their table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words of one language, compiled."""

    after_on: re.Pattern[str]
    at_night: re.Pattern[str]
    aside: re.Pattern[str]
    had: re.Pattern[str]
    says: re.Pattern[str]
    death: re.Pattern[str]
    not_a_toll: re.Pattern[str]
    in_its_year: re.Pattern[str]
    anniversary: re.Pattern[str]
    after_event: re.Pattern[str]
    before_event: re.Pattern[str]
    began: re.Pattern[str]
    lasting: re.Pattern[str]
    nearly: re.Pattern[str]
    over: re.Pattern[str]
    former: re.Pattern[str]
    after_a_stamp: re.Pattern[str]
    of_a_note: re.Pattern[str]
    amounts: tuple[tuple[re.Pattern[str], int], ...]
    numbered: re.Pattern[str]
    numbers: Mapping[str, int]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Load a language's cue words."""
    table = tomllib.loads(resources.files("builder.dating").joinpath(f"rules/{language}.cues.toml").read_text("utf-8"))
    cues = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table["cues"].items()}
    amounts = tuple((re.compile(row["pattern"], re.IGNORECASE), int(row["figure"])) for row in table["amount"])
    ordinals, romans, nouns = (table["numbered"][name] for name in ("ordinals", "romans", "nouns"))
    numbers = {word.lower(): number for words in (ordinals, romans) for number, word in enumerate(words, start=1)}
    noun = f"(?:{'|'.join(nouns)})s?"
    numeral = rf"(?:{'|'.join(romans)}|\d{{1,4}})"
    numbered = re.compile(
        rf"\b(?P<ordinal>(?i:{'|'.join(ordinals)})|\d{{1,2}}(?:st|nd|rd|th)) (?:[a-z]+ )?(?P<counted>(?i:{noun}))\b"
        rf"|\b(?P<named>(?i:{noun}))(?: No\.?)? (?P<numeral>{numeral})\b"
    )
    return Lexicon(**cues, amounts=amounts, numbered=numbered, numbers=numbers)


def number_of(word: str, language: str = "en") -> int | None:
    """Read a number that ranks: "eighth", "8th", "VIII", "8"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else lexicon(language).numbers.get(word.lower())
