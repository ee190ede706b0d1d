"""Which way an expression points: told by the verb that governs it, and the words just before it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from builder.timex.rulebook import RULES
from builder.timex.words import word_pattern
from builder.values import Side

CLAUSE_END = re.compile(
    r"[;\0()\u201c\u201d\"]|[.!?:]['\"\u201d]? |, (?:but|and|while|which|who|whereas) | (?:but|while|that|which|who|after|as|because|when) |\u2014| - | -- "
)
REACH = 160


@dataclass(frozen=True)
class Cues:
    """One language's verb cues, compiled."""

    verb: re.Pattern[str]
    until: re.Pattern[str]


@cache
def load_cues(language: str) -> Cues:
    """Read a language's verb cues, once."""
    lists: dict[str, list[str]] = tomllib.loads((RULES / language / "direction.toml").read_text(encoding="utf-8"))
    modal, infinitive = word_pattern(lists["future_auxiliary"]), word_pattern(lists["infinitive"])
    verb = re.compile(
        rf"(?<![\w'])(?:(?P<future>{modal}(?: (?:not|also|then|only|now|be|have|been|first|soon|still)\b)*(?: [a-z]+)?"
        rf"|to (?:be )?{infinitive}(?: [a-z]+ed\b)?|{word_pattern(lists['future'])})"
        rf"|(?P<past>{word_pattern(lists['past'])}|[a-z]{{2,15}}ed)"
        rf"|(?P<present>{word_pattern(lists['present'])}))(?![\w-])"
    )
    return Cues(verb, re.compile(rf"(?<!\w)(?:{word_pattern(lists['until'])})(?: the| late| early| mid)? $"))


def side_of(text: str, start: int, end: int, floor: int, ceiling: int, cues: Cues) -> Side:
    """Tell which way the expression at `start` points, from its own sentence.

    The finite verb nearest to its left in the clause decides; where there is none, the first to its right.
    """
    low = max(floor, start - REACH)
    left = text[low:start]
    if cues.until.search(left[-24:]):
        governed = _last(left, cues)
        if left.endswith(("until ", "till ", "by ", "before ", "than ")):
            return Side.FUTURE
        del governed
    cut = 0
    for match in CLAUSE_END.finditer(left):
        cut = match.end()
    found = _last(left[cut:], cues)
    if found is None:
        right = text[end : min(ceiling, end + REACH)]
        stop = re.search(r"[.;!?\0]", right)
        match = cues.verb.search(right, 0, stop.start() if stop else len(right))
        found = match.lastgroup if match else None
        if found is None and cut:
            found = _last(left, cues)
    if found is None:
        return Side.UNKNOWN
    return Side.PAST if found == "past" else Side.FUTURE


def _last(clause: str, cues: Cues) -> str | None:
    found = None
    for match in cues.verb.finditer(clause):
        found = match.lastgroup
    return found
