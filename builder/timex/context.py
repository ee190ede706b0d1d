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
    r"[;\0)\u201c\u201d\"]|[.!?:]['\"\u201d]? |, (?:but|and|while|which|who|whereas) "
    r"| (?:but|while|that|which|who|after|as|because|when) |\u2014| - | -- "
)
SENTENCE_END = re.compile(r"[.;!?\0]")
REACH = 160


@dataclass(frozen=True)
class Cues:
    """One language's verb cues, compiled."""

    verb: re.Pattern[str]
    straight_ahead: re.Pattern[str]
    perfect: re.Pattern[str]
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
    names = {name: word_pattern(words) for name, words in lists.items() if isinstance(words, list)}
    article = "".join(rf"(?<!\b{word} )" for word in ("the", "a", "an", "his", "her", "its", "their", "this", "that"))
    verb = re.compile(
        rf"(?<![\w'])(?:(?P<once>{names['once_ahead']}(?: to [a-z]+)?)"
        rf"|(?P<future>{names['future_auxiliary']}(?: (?:not|also|then|only|now|be|have|been|first|soon|still)\b)*"
        rf"(?: [a-z]+)?|to (?:be )?{names['infinitive']}(?: [a-z]+ed\b)?|{names['licence']} to [a-z]+"
        rf"|{article}{names['future']})"
        rf"|(?P<past>{names['past']}|(?!{names['not_past']}\b)[a-z]{{2,15}}ed)"
        rf"|{article}(?<!of )(?<!first )(?P<present>{names['present']})"
        rf"|(?P<unplanned>{names['unplanned']}))(?![\w-])"
    )
    return Cues(
        verb,
        re.compile(rf"(?<!\w){word_pattern(lists['straight_ahead'])} (?:the |late |early |mid |on )?$"),
        re.compile(r"(?<!\w)had (?:[a-z]+ ){1,7}$"),
        lists["bound"],
        re.compile(rf"(?<!\w)(?:{word_pattern(lists['negation'])})(?: [\w']+){{0,5}} (?:until|till|before) $"),
    )


def side_of(low: str, start: int, end: int, floor: int, ceiling: int, cues: Cues, of_day: bool) -> Side:
    """Tell which way the expression at `start` points, from its own sentence.

    The finite verb nearest to its left in the clause decides; where there is none, the first to its right. A verb that
    touches it on the right ("the ministry on Sunday issued") comes before one further off on the left.

    Args:
        of_day: Whether it names a day: "meets on Friday" lies ahead, "exports fall in October" tells nothing.
    """
    left = low[max(floor, start - REACH) : start]
    if low.startswith("'s", end) and not cues.straight_ahead.search(left, max(0, len(left) - 24)):
        return Side.PAST
    if cues.straight_ahead.search(left, max(0, len(left) - 24)):
        return Side.PAST if _behind(low, left, end, ceiling, cues) else Side.FUTURE
    cut = 0
    for edge in CLAUSE_END.finditer(left):
        cut = edge.end()
    verb, at = _last(left, cut, cues)
    stop = min(ceiling, end + REACH)
    if verb is None or at < len(left) - 4:
        touching = cues.verb.match(low, end + 1, stop)
        if (
            touching
            and touching.lastgroup in ("past", "future")
            and low[end] == " "
            and not low.startswith("to ", end + 1)
        ):
            verb = touching.lastgroup
    if verb is None:
        full = SENTENCE_END.search(low, end, stop)
        after = cues.verb.search(low, end, full.start() if full else stop)
        verb = after.lastgroup if after else None
        if verb is None and cut:
            verb, _ = _last(left, 0, cues)
    match verb:
        case "past" | "once" | "unplanned":
            return Side.PAST
        case "future":
            return Side.FUTURE
        case "present":
            return Side.FUTURE if of_day else Side.UNKNOWN
    return Side.UNKNOWN


def _behind(low: str, left: str, end: int, ceiling: int, cues: Cues) -> bool:
    """Tell whether "by" or "until" bounds what is past: "had filed by Wednesday", "Until Thursday, they had not"."""
    if cues.perfect.search(left):
        return True
    opening = left[max(0, len(left) - 9) :].strip() in (
        "until",
        "till",
        "\0until",
        "by",
        "before",
        ". until",
        ". by",
        ". before",
    )
    if not opening:
        return False
    after = cues.verb.search(low, end, min(ceiling, end + 80))
    return after is not None and after.lastgroup == "past"


def _last(left: str, cut: int, cues: Cues) -> tuple[str | None, int]:
    found, at = None, 0
    for match in cues.verb.finditer(left, cut):
        found, at = match.lastgroup, match.end()
    return found, at


CHAT = re.compile(
    r"(?:^|\s)[@#]\w|https?://|[:;=]-?[)D(P]|!|::|\.\.\.|\b(?:lol|haha\w*|lah|omg|gonna|ur|u)\b", re.IGNORECASE
)
LINE = 240  # a longer line is no message


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
        elif (
            expression.op is Op.WEEKDAY
            or (expression.part is not None and expression.part[0] == "Q")
            or (expression.op is Op.SHIFT and expression.base is Base.PUBLICATION)
        ):
            self.deictic += 1
            self.score = max(self.score - 1.5, -4)

    def register(self, text: str, at: int) -> str:
        """Tell what sort of text a place stands in: "chat", "narrative" or "news"."""
        first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        if last < 0:
            last = len(text)
        if last - first < LINE and CHAT.search(text, first, last):
            return "chat"
        return "narrative" if self.narrative == 2 else "news"

    @staticmethod
    def is_quoted(text: str, start: int) -> bool:
        """Tell whether a place lies inside a quotation of its own paragraph."""
        paragraph = text[max(text.rfind("\n", 0, start), start - 1500) + 1 : start]
        if "“" in paragraph or "”" in paragraph:
            return paragraph.rfind("“") > paragraph.rfind("”")
        return (paragraph.count('"') + paragraph.count("``") + paragraph.count("''")) % 2 == 1
