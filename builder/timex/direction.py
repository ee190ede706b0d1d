"""Which way an expression points: told by the verb that governs it, and by the word just before it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.timex.rulebook import RULES
from builder.timex.words import word_pattern
from builder.values import Bound, Side

REACH = 140  # characters to either side in which the verb is sought
# A full stop that ends no sentence: "U.S. officials", "John F. Kerry", "Gen. Idriss".
_ABBREVIATED = r"(?<!\b[a-z])" + "".join(
    rf"(?<!\b{title})"
    for title in ("mr", "ms", "mrs", "dr", "st", "gen", "col", "lt", "maj", "capt", "adm", "sen", "rep", "gov")
)
CLAUSE_END = re.compile(
    rf"[;\0)\u201c\u201d\"]|(?:{_ABBREVIATED}\.|[!?:])['\"\u201d]? |, (?:but|and|while|which|who|whereas) "
    r"| (?:but|while|that|which|who|after|as|because|when) |\u2014| - | -- "
)
DESCRIBED = 40  # characters of a noun phrase before its noun
RELATIVE = ("that", "which", "who")
PLACED = ("at ", "on ", "in ", "during ", "for ", "to ")
SENTENCE_END = re.compile(rf"{_ABBREVIATED}\.|[;!?\0]")
SIDES = {
    "past": Side.PAST,
    "once": Side.PAST,  # "had been due on Friday"
    "done": Side.PAST,  # "may have left on Friday", "is said to have left on Friday"
    "unplanned": Side.PAST,  # "the attack on Friday"
    "future": Side.FUTURE,
    "present": Side.FUTURE,  # "opens on Friday", "opens in May"
    "copula": Side.FUTURE,  # "is on Friday", where a day is named
}


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way an expression points, and the words that say so; none where it is the shape of the phrase."""

    side: Side
    cue: str = ""
    sure: bool = False  # nothing on the other side can be meant: "since May"


NOWHERE, POSSESSED = Lean(Side.UNKNOWN), Lean(Side.PAST)


@dataclass(frozen=True)
class Cues:
    """One language's cues of direction, compiled."""

    verb: re.Pattern[str]
    main: re.Pattern[str]  # the verb of a clause the expression opens: only auxiliaries and pasts tell anything there
    straight_ahead: re.Pattern[str]
    straight_behind: re.Pattern[str]
    fixed_for: re.Pattern[str]  # "called a round for", before a day
    as_day: re.Pattern[str]  # "as the day", after one
    object_of: re.Pattern[str]  # between a verb and what is its own: "began in", before "March"
    perfect: re.Pattern[str]
    opening: re.Pattern[str]
    negation: re.Pattern[str]
    nouns: frozenset[str]  # presents that are nouns as often
    described: re.Pattern[str]  # what stands before such a noun: "paid a working | visit"
    bounds: Mapping[str, str]

    def bound_before(self, low: str, start: int, begin: int) -> tuple[Bound, str | None]:
        """Tell what the word just before an expression makes of it, "by" or "since", and the TIMEX3 `mod` of it.

        "Not until August" is a lower bound, "until August" an upper one.
        """
        if start < begin + 3 or low[start - 1] != " ":
            return Bound.EXACT, None
        bound = self.bounds.get(low[max(begin, low.rfind(" ", begin, start - 1) + 1) : start - 1].lstrip("([\"'“”"))
        if bound is None:
            return Bound.EXACT, None
        if bound == "until" and self.negation.search(low, max(begin, start - 70), start):
            return Bound.FROM, "ON_OR_AFTER"
        return Bound(bound), None

    def lean(self, low: str, start: int, end: int, floor: int, ceiling: int, of_day: bool) -> Lean:
        """Tell which way the expression from `start` to `end` points, and by which words of its sentence.

        The finite verb nearest to its left in the clause decides; where there is none, the first to its right. A verb
        that touches it on the right ("the ministry on Sunday issued") comes before one further off on the left.

        Args:
            of_day: Whether it names a day: "is on Friday" lies ahead, "is high in October" tells nothing.
        """
        left = low[max(floor, start - REACH) : start]
        if of_day and low.startswith(": ", end) and not left.endswith(PLACED):
            return self._of_row(low, end, min(ceiling, end + REACH))
        if of_day and (named := self.as_day.match(low, end)):
            return Lean(Side.FUTURE, named[0].strip())
        if of_day and left.endswith(" for ") and (fixed := self.fixed_for.search(left, max(0, len(left) - 60))):
            return Lean(Side.FUTURE, fixed[0].strip())
        behind_words = self.straight_behind.search(left, max(0, len(left) - 24))
        if behind_words:
            return Lean(Side.PAST, behind_words[0].strip(), sure=True)
        ahead = self.straight_ahead.search(left, max(0, len(left) - 24))
        if ahead:
            behind = self._lies_behind(low, left, end, ceiling)
            return Lean(Side.PAST if behind else Side.FUTURE, ahead[0].strip())
        cut, sentence, relative = 0, 0, False
        for edge in CLAUSE_END.finditer(left):
            cut, relative = edge.end(), edge[0].strip(", ") in RELATIVE
            if edge[0][0] in ".!?\0":
                sentence = cut
        verb = self._last(left, cut)
        stop = min(ceiling, end + REACH)
        if verb is None or verb.end() < len(left) - 4:
            touching = self._touching(low, end, stop)
            told = relative and verb is not None and verb.lastgroup == "past"
            if touching is not None and not (told and touching.lastgroup == "future"):
                verb = touching  # but "the convoy that reached the town on Thursday will return"
        touches = verb is not None and verb.end() == len(left) - 1
        subject = verb is None  # "Tuesday's talks will be short"
        if verb is None:
            full_stop = SENTENCE_END.search(low, end, stop)
            verb = self.main.search(low, end, full_stop.start() if full_stop else stop)
        if verb is None and cut > sentence:
            verb = self._last(left, sentence)
        kind = verb.lastgroup if verb else None
        if low.startswith("'s", end) and not (kind == "future" and (subject or left.endswith(PLACED) or touches)):
            return POSSESSED  # "Tuesday's talks" have been held, unless "they will attend Tuesday's talks"
        if verb is None or kind is None or (kind == "copula" and not of_day):
            return NOWHERE
        own = verb.string is left and self.object_of.fullmatch(left, verb.end()) is not None
        return Lean(SIDES[kind], verb[0].strip(), sure=kind == "past" and own)

    def _of_row(self, low: str, end: int, stop: int) -> Lean:
        """Tell which way a row of a chronicle points: "12 November: League meets", "10 April: army must go"."""
        full_stop = SENTENCE_END.search(low, end, stop)
        verb = self.main.search(low, end, full_stop.start() if full_stop else stop)
        return Lean(Side.FUTURE, verb[0]) if verb and verb.lastgroup == "future" else Lean(Side.PAST)

    def _lies_behind(self, low: str, left: str, end: int, ceiling: int) -> bool:
        """Tell whether "by" or "until" bounds the past: "had filed by Wednesday", "Until Thursday, they had not"."""
        if self.perfect.search(left):
            return True
        if not self.opening.search(left):
            return False
        after = self.main.search(low, end, min(ceiling, end + REACH // 2))
        return after is not None and after.lastgroup == "past"

    def _last(self, left: str, cut: int) -> re.Match[str] | None:
        found = None
        for match in self.verb.finditer(left, cut):
            if match[0] not in self.nouns or not self.described.search(
                left, max(cut, match.start() - DESCRIBED), match.start()
            ):
                found = match
        return found

    def _touching(self, low: str, end: int, stop: int) -> re.Match[str] | None:
        if low[end : end + 1] != " " or low.startswith("to ", end + 1):
            return None
        match = self.verb.match(low, end + 1, stop)
        return match if match and match.lastgroup in ("past", "future") else None


@cache
def load_cues(language: str) -> Cues:
    """Read a language's cues of direction, once."""
    lists: dict[str, Any] = tomllib.loads((RULES / language / "direction.toml").read_text(encoding="utf-8"))
    names = {name: word_pattern(words) for name, words in lists.items() if isinstance(words, list)}
    noun = "".join(rf"(?<!\b{word} )" for word in lists["determiner"])  # "the plan" is no verb
    brought_about = "".join(rf"(?<!\b{word} )" for word in lists["brought_about"])
    month = "".join(rf"(?<!\b{word} )" for word in lists["month_lead"])
    begins = r"(?:(?<![\w'-])|(?<=\w)(?='ll\b))"  # also the end of "they'll"
    verb = re.compile(
        rf"{begins}(?:(?P<once>{names['once_ahead']}(?: to [a-z]+)?)"
        rf"|(?P<done>{names['perhaps']}(?: not| well)? have\b|to have(?: been)? (?:{names['past']}|[a-z]+ed)\b)"
        rf"|(?P<future>{month}{names['future_auxiliary']}(?: {names['between']}\b)*(?: [a-z]+)?"
        rf"|{brought_about}to {names['infinitive']}(?: [a-z]+ed\b)?|(?<!ed )to be [a-z]+(?:ed|en|t)\b"
        rf"|{names['licence']} to (?!{names['determiner']}\b)[a-z]+|{noun}{names['future']})"
        rf"|(?P<past>{names['past']}|(?!{names['not_past']}\b)[a-z]{{2,15}}ed)"
        rf"|{noun}(?<!of )(?<!first )(?<!to )(?P<present>{names['present']})"
        rf"|(?P<copula>{names['copula']})"
        rf"|(?P<unplanned>{names['unplanned']}))(?![\w-])"
    )
    main = re.compile(
        rf"{begins}(?:(?P<past>(?:is|are) [a-z]+ to have|{names['past']}|(?!{names['not_past']}\b)[a-z]{{2,15}}ed)"
        rf"|(?P<future>{month}{names['future_auxiliary']}))(?![\w-])"
    )
    return Cues(
        verb=verb,
        main=main,
        straight_ahead=re.compile(
            rf"(?<!\w)(?:{names['straight_ahead']} (?:the |late |early |mid |on )?|tomorrow(?: [a-z]+)? \()$"
        ),
        as_day=re.compile(rf" {names['as_day']}\b"),
        fixed_for=re.compile(rf"(?<!\w){names['fixes']}(?: [\w'-]+){{1,5}} for $"),
        straight_behind=re.compile(rf"(?<!\w){names['straight_behind']} $"),
        object_of=re.compile(rf"(?:(?: [\w-]+)? {names['when']})? (?:(?:early|late|mid)[ -])?"),
        perfect=re.compile(
            rf"(?<!\w)(?:had|(?:should|supposed to|(?:was|were) to) have (?:been )?(?:{names['past']}|[a-z]+(?:ed|wn)))"
            r" (?:[\w-]+ ){1,7}$"
        ),
        opening=re.compile(r"(?:^|[.\0] ?)(?:until|till|by|before) $"),
        negation=re.compile(rf"(?<!\w){names['negation']}(?: [\w']+){{0,5}} (?:until|till|before) $"),
        nouns=frozenset(lists["present_nouns"]),
        described=re.compile(rf"(?<!\w){names['determiner']} (?:[\w-]+ )?[\w-]*[^s ] $"),
        bounds=lists["bound"],
    )
