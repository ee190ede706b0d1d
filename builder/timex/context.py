"""Which way an expression points: told by the verb that governs it, and the words just before it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.timex.expression import Base, Expression, Op
from builder.timex.rulebook import RULES
from builder.timex.words import word_pattern
from builder.values import Bound, Side

CLAUSE_END = re.compile(
    r"[;\0()\u201c\u201d\"]|[.!?:]['\"\u201d]? |, (?:but|and|while|which|who|whereas) "
    r"| (?:but|while|that|which|who|after|as|because|when) |\u2014| - | -- "
)
REACH = 160


@dataclass(frozen=True)
class Cues:
    """One language's verb cues, compiled."""

    verb: re.Pattern[str]
    bounds: Mapping[str, str]
    negation: re.Pattern[str]

    def bound_before(self, low: str, start: int, begin: int) -> tuple[Bound, str | None]:
        """Tell what the word just before an expression makes of it: "by", "until", "since"."""
        if start < begin + 3 or low[start - 1] != " ":
            return Bound.EXACT, None
        word = low[max(begin, low.rfind(" ", begin, start - 1) + 1) : start - 1].strip("([\"'“”")
        bound = self.bounds.get(word)
        if bound is None:
            return Bound.EXACT, None
        if bound == "until" and self.negation.search(low, max(begin, start - 70), start):
            return Bound.FROM, "ON_OR_AFTER"
        return Bound(bound), None


@cache
def load_cues(language: str) -> Cues:
    """Read a language's verb cues, once."""
    lists: dict[str, Any] = tomllib.loads((RULES / language / "direction.toml").read_text(encoding="utf-8"))
    modal, infinitive = word_pattern(lists["future_auxiliary"]), word_pattern(lists["infinitive"])
    verb = re.compile(
        rf"(?<![\w'])(?:(?P<future>{modal}(?: (?:not|also|then|only|now|be|have|been|first|soon|still)\b)*(?: [a-z]+)?"
        rf"|to (?:be )?{infinitive}(?: [a-z]+ed\b)?|{word_pattern(lists['future'])})"
        rf"|(?P<past>{word_pattern(lists['past'])}|[a-z]{{2,15}}ed)"
        rf"|(?<!the )(?<!a )(?<!an )(?<!his )(?<!its )(?<!their )(?<!this )(?<!of )(?<!first )"
        rf"(?P<present>{word_pattern(lists['present'])}))(?![\w-])"
    )
    return Cues(
        verb,
        lists["bound"],
        re.compile(rf"(?<!\w)(?:{word_pattern(lists['negation'])})(?: [\w']+){{0,5}} (?:until|till|before) $"),
    )


def side_of(text: str, start: int, end: int, floor: int, ceiling: int, cues: Cues) -> Side:
    """Tell which way the expression at `start` points, from its own sentence.

    The finite verb nearest to its left in the clause decides; where there is none, the first to its right.
    """
    low = max(floor, start - REACH)
    left = text[low:start]
    if left.endswith(("until ", "till ", "by ", "before ", "than ")):
        return Side.FUTURE
    cut = 0
    for edge in CLAUSE_END.finditer(left):
        cut = edge.end()
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


CHAT = re.compile(r"(?:^|\s)[@#]\w|https?://|[:;]-?[)D(]|!!|\b(?:lol|haha)")
LINE = 320  # a longer line is no message


class Surroundings:
    """What the text so far has been: news, which counts from the day it is printed, or history, which names its years.

    Only what stands before an expression counts, so that adding a line changes nothing above it.
    """

    def __init__(self) -> None:
        self.score = 0.0
        self.deictic = 0

    @property
    def narrative(self) -> int:
        """Tell whether the text so far is history: 0 no, 1 perhaps, 2 yes."""
        if self.score >= 2:
            return 2
        return 1 if self.score >= 1 and self.deictic == 0 else 0

    def heed(self, expression: Expression) -> None:
        """Take an expression into account."""
        if expression.op is Op.FIXED:
            value = expression.value or ""
            if value[:2] == "BC" or (expression.year is not None and "-" not in value[:2]):
                self.score = min(self.score + 1, 6)
        elif expression.op is Op.WEEKDAY or (expression.op is Op.SHIFT and expression.base is Base.PUBLICATION):
            self.deictic += 1
            self.score = max(self.score - 1.5, -4)

    def is_in(self, register: str, text: str, start: int) -> bool:
        """Tell whether an expression stands in a register: "narrative", "news" or "chat"."""
        if register == "chat":
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            line = text[line_start : line_end if line_end >= 0 else len(text)]
            return len(line) < LINE and CHAT.search(line) is not None
        return (self.narrative == 2) == (register == "narrative")

    @staticmethod
    def is_quoted(text: str, start: int) -> bool:
        """Tell whether a place lies inside a quotation of its own paragraph."""
        paragraph = text[max(text.rfind("\n", 0, start), start - 1500) + 1 : start]
        if "“" in paragraph or "”" in paragraph:
            return paragraph.rfind("“") > paragraph.rfind("”")
        return (paragraph.count('"') + paragraph.count("``") + paragraph.count("''")) % 2 == 1
