"""Finds expressions: a scan for trigger words, and the rules of each tried around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.timex.direction import NOWHERE, Lean, load_cues
from builder.timex.expression import Base, Expression, Op, Payload
from builder.timex.lookalikes import goes_on_as_name, is_given_name, is_numbered, is_programme, is_quoted_title
from builder.timex.marks import plain
from builder.timex.readers import READERS, Phrase
from builder.timex.refine import (
    Piece,
    day_from_next,
    half_from_last,
    recurs_with,
    spoken_on_last,
    spoken_on_next,
    spread_hours,
    spread_left,
    spread_right,
    year_from_next,
)
from builder.timex.rulebook import Rule, RuleBook, RuleSet
from builder.timex.surroundings import Surroundings
from builder.values import Anchor, Bound, Meaning, Side, Span, Timex, TimexType

REACH = 60  # characters an expression may begin before its trigger word
NEAR = 120  # characters between expressions that may still have to do with each other
BREATH = 20  # characters between two said in one breath
NEW_SENTENCE = re.compile(r"[.!?] |\0")
KEPT = 50_000  # phrases remembered; then forgotten all at once, so that memory stays flat
OPENING = "(\"'`[“”"  # may stand right before a word


@dataclass(slots=True)
class Reading:
    """What a rule makes of a phrase, with its meaning for each side it has been met on."""

    expression: Expression
    meanings: dict[Side, Meaning] = field(default_factory=dict)

    def meaning(self, side: Side) -> Meaning:
        """Give the meaning on a side."""
        known = self.meanings.get(side)
        if known is None:
            known = self.meanings[side] = self.expression.meaning(side)
        return known


_readings: dict[tuple[str, str, str], Reading | None] = {}


class Scan:
    """One text being read from its start to its end, by one language's rules."""

    def __init__(self, text: str, book: RuleBook) -> None:
        self.text = text
        self.low = plain(text)
        self.book = book
        self.cues = load_cues(book.language)
        self.told = Surroundings(text)

    def find(self, begin: int, end: int) -> list[Timex]:
        """Find the expressions between two places; none reads across them."""
        found: list[Timex] = []
        floor = begin
        by_word, by_shape, register = self.book.by_word, self.book.by_shape, self.told.register
        for trigger in self.book.trigger.finditer(self.low, begin, end):
            at = trigger.start()
            if at < floor:
                continue
            shape = trigger.lastgroup
            rules = by_word[trigger[0]] if shape is None else by_shape[shape]
            if rules.by_register:
                rules = rules.by_register[register(at)]
            for start in self._starts(at, max(floor, at - REACH)):
                hit = self._match(start, at, end, rules)
                if hit is not None and self._fits(hit[0], start, hit[1], at, trigger[0], begin, end):
                    self._keep(found, hit[0], hit[2], start, hit[1], floor, begin, end)
                    floor = found[-1].span.end
                    break
        return found

    def _starts(self, at: int, floor: int) -> list[int]:
        """Give the places an expression may begin, leftmost first: before words that belong to expressions."""
        low, words = self.low, self.book.left
        starts = [at]
        place = at
        while place > floor + 1 and low[place - 1] in " -":
            end = place - 1
            while end > floor and low[end - 1] in " -":
                end -= 1
            begin = max(low.rfind(" ", floor, end), low.rfind("-", floor, end), low.rfind("\0", floor, end)) + 1
            if begin == 0:
                begin = floor
                if floor and low[floor - 1].isalnum():
                    break
            word = low[begin:end].lstrip(OPENING)
            if word not in words and not word[:1].isdigit() and word.rstrip(",.") not in words:
                break
            place = end - len(word)
            starts.append(place)
        starts.reverse()
        return starts

    def _match(self, start: int, at: int, end: int, rules: RuleSet) -> tuple[Rule, int, Reading] | None:
        """Give the first rule that matches here and reaches the trigger, where it ends, and what it reads."""
        hit = rules.match(self.low, start, end)
        if hit is None:
            return None
        stop = hit.end()
        if stop <= at:
            return None
        rule = rules.rules[int((hit.lastgroup or "r0")[1:])]
        if rule.wide:
            reading = self._read(rule, start, end)
        else:
            key = (self.book.language, rule.name, self.low[start:stop])
            try:
                reading = _readings[key]
            except KeyError:
                if len(_readings) >= KEPT:
                    _readings.clear()
                reading = _readings[key] = self._read(rule, start, end)
        return None if reading is None else (rule, stop, reading)

    def _read(self, rule: Rule, start: int, end: int) -> Reading | None:
        match = rule.pattern.match(self.low, start, end)
        if match is None:
            return None
        groups = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value is not None}
        expression = READERS[rule.read](
            Phrase({"text": match[0], **groups, **rule.constants}, self.book.words, rule.type)
        )
        return None if expression is None else Reading(expression)

    def _fits(self, rule: Rule, start: int, stop: int, at: int, word: str, begin: int, end: int) -> bool:
        """Tell whether a rule that matched may speak here: "may" is no month, nor is "Jan Kavan"."""
        if rule.capital and word in self.book.doubtful:
            need = self.book.doubtful[word]
            if need == "day" and goes_on_as_name(self.text, start, stop):
                return False
            small = ("day", "capital") if rule.led else ("name",)  # messages write "on mon", "fri" and "june 25th"
            if not self.text[at].isupper() and not (need in small and self.told.is_chat(at)):
                return False
            if rule.led and start == at and need in self.book.led:
                led = self.book.led[need].search(self.low, max(begin, start - 12), start) is not None
                named = is_given_name(self.text, stop)
                return led or not named if need == "name" else led and not named
        if rule.numeral and is_numbered(self.low, max(begin, start - 40), start, stop, self.book.links):
            return False
        if self.text[at].isupper() and (
            is_quoted_title(self.text, start, at, word, self.book.words) or is_programme(self.text, start, word)
        ):
            return False
        return not rule.ahead or self.cues.lean(self.low, start, stop, begin, end, True).side is Side.FUTURE

    def _keep(
        self, found: list[Timex], rule: Rule, reading: Reading, start: int, stop: int, floor: int, begin: int, end: int
    ) -> None:
        """Add an expression, and those beside it that borrow from it: the "5" of "5 and 7 May"."""
        expression = reading.expression
        lends = expression.time is None and (expression.day is not None or expression.op is Op.FIXED)
        low, links = self.low, self.book.links
        before: Iterable[Piece] = ()
        after: Iterable[Piece] = ()
        if lends:
            before = spread_left(low, start, floor, expression, links)
            whole, after = spread_right(low, start, stop, end, expression, links)
            reading = reading if whole is expression else Reading(whole)
        elif expression.time is not None:
            before = spread_hours(low, start, stop, floor, expression, links)
        for left, right, piece in before:
            self._append(found, rule, Reading(piece), left, right, begin, end)
        self._append(found, rule, reading, start, stop, begin, end)
        for left, right, piece in after:
            self._append(found, rule, Reading(piece), left, right, begin, end, _lean_of(found[-1]))

    def _append(
        self,
        found: list[Timex],
        rule: Rule,
        reading: Reading,
        start: int,
        stop: int,
        begin: int,
        end: int,
        lean: Lean | None = None,
    ) -> None:
        low, book, expression, told = self.low, self.book, reading.expression, self.told
        if expression.short and (dated := told.in_century(expression)) is not expression:
            expression, reading = dated, Reading(dated)
        gap = None
        if found and start - found[-1].span.end < NEAR:
            gap = low[found[-1].span.end : start]
            year_from_next(found, gap, expression, book.links)
            joined = recurs_with(found, gap, expression, book.links)
            joined = half_from_last(found, gap, joined, low[start:stop], book.links)
            if joined is not expression:
                expression, reading = joined, Reading(joined)
            if expression.op is Op.WEEKDAY and told.is_quoted(found[-1].span.start):
                spoken_on_next(found, gap, expression, book.links)
        fixed = expression.op is Op.FIXED
        lean = lean or self._lean(expression, start, stop, begin, end)
        if gap is not None:
            day_from_next(found, low, start, expression, lean.side, book.links)
        ends = False
        if gap is not None and expression.is_open and expression.which is None and book.links.range.fullmatch(gap):
            shared = _same_side(found[-1], expression)
            lean, ends = shared or lean, shared is not None and expression.op is Op.WEEKDAY
        narrative = told.narrative
        payload = Payload(
            expression,
            lean.side,
            lean.cue,
            lean.sure,
            follows=gap is not None
            and len(gap) < BREATH
            and book.links.breath.fullmatch(gap) is not None
            and _has_month(found[-1]),
            ends=ends,
            near=gap is not None and NEW_SENTENCE.search(gap) is None,
            narrative=narrative,
            quoted=narrative >= 2 and not fixed and expression.base is Base.PUBLICATION and told.is_quoted(start),
            spoken=-1 if gap is not None and self._spoken_on_last(found, gap, expression, start) else 0,
            opens=fixed and expression.month is None and self._opens(start, begin),
            names=fixed and expression.month is not None and low.startswith(" the ", max(0, start - 5)),
        )
        told.heed(expression)
        bound, mod = Bound.EXACT, None
        if not fixed or expression.year is not None:
            bound, mod = self.cues.bound_before(low, start, begin)
        found.append(
            Timex(
                span=Span(start, stop),
                text=self.text[start:stop],
                type=expression.type,
                rule=rule.name,
                meaning=reading.meaning(lean.side),
                anchor=Anchor.EVENT if self._from_event(expression, stop) else _anchor(payload),
                bound=bound,
                mod=expression.mod or mod,
                payload=payload,
            )
        )

    def _lean(self, expression: Expression, start: int, stop: int, begin: int, end: int) -> Lean:
        if _counts_back(expression):
            return self.cues.lean(self.low, start, stop, begin, end, True)
        if not expression.is_open or expression.which == -1:
            return NOWHERE
        of_day = expression.op is Op.WEEKDAY or expression.day is not None or expression.unit == "WE"
        lean = self.cues.lean(self.low, start, stop, begin, end, of_day)
        if lean.side is Side.UNKNOWN and self.told.is_chat(start):
            named = is_given_name(self.text, stop)  # "Friday Talk", which may be over
            if not of_day or (expression.op is Op.WEEKDAY and not named):
                return Lean(Side.FUTURE)  # messages name a weekday, month or feast that is coming
        return lean

    def _spoken_on_last(self, found: list[Timex], gap: str, expression: Expression, start: int) -> bool:
        links = self.book.links
        return spoken_on_last(found, self.low, gap, expression, links) and self.told.is_quoted(start)

    def _from_event(self, expression: Expression, stop: int) -> bool:
        """Tell whether a length is a distance from a happening: "two days after the talks"."""
        if expression.type is not TimexType.DURATION or expression.amount is None:
            return False
        return self.book.links.event.match(self.low, stop) is not None

    def _opens(self, start: int, begin: int) -> bool:
        """Tell whether an expression stands at the head of its sentence."""
        head = self.low[max(begin, start - 28) : start]
        return start - begin < 28 or ". " in head or "\0" in head


def _counts_back(expression: Expression) -> bool:
    """Tell a distance back from what was told before: "ten days earlier", which may be told of a plan's day."""
    return expression.op is Op.OFFSET and expression.base is Base.PREVIOUS and (expression.amount or 0) < 0


def _same_side(last: Timex, expression: Expression) -> Lean | None:
    """Give the side of the expression before where both are open alike: "from Monday through Thursday"."""
    payload = last.payload
    assert isinstance(payload, Payload)
    if payload.expression.op is not expression.op or payload.side is Side.UNKNOWN:
        return None
    return Lean(payload.side, payload.cue)


def _lean_of(timex: Timex) -> Lean:
    payload = timex.payload
    assert isinstance(payload, Payload)
    return Lean(payload.side, payload.cue)


def _has_month(timex: Timex) -> bool:
    payload = timex.payload
    assert isinstance(payload, Payload)
    return payload.expression.month is not None or payload.expression.part is not None


def _anchor(payload: Payload) -> Anchor:
    expression = payload.expression
    if expression.op is Op.FIXED:
        return Anchor.NONE
    if payload.quoted or payload.spoken:
        return Anchor.SPEECH
    if expression.base is Base.PREVIOUS or (expression.base is Base.FLOATING and payload.narrative >= 2):
        return Anchor.PREVIOUS
    return Anchor.PUBLICATION
