"""Finds expressions: a scan for trigger words, and the rules of each tried around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.timex.context import Cues, Surroundings, load_cues, side_of
from builder.timex.expression import Base, Expression, Op, Payload
from builder.timex.readers import READERS
from builder.timex.refine import day_from_next, spread_left, spread_right, year_from_next
from builder.timex.rulebook import Rule, RuleBook, RuleSet
from builder.values import Anchor, Bound, Side, Span, Timex

REACH = 60  # characters an expression may begin before its trigger word
KEPT = 50_000  # phrases remembered; then forgotten all at once, so that memory stays flat
NARROW = str.maketrans(
    {"\xa0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "’": "'", "‘": "'", "–": "-", "‑": "-", "\0": " "}
)
LED = {
    "month": re.compile(
        r"(?:(?<!\w)(?:in|of|since|by|until|till|to|from|between|and|or|before|after|last|next|this|early|late|mid|"
        r"during|for|through|throughout|every|each|&)[ -]|[,(/-] ?)$"
    ),
    "day": re.compile(
        r"(?:(?<!\w)(?:on|by|since|until|till|from|and|or|last|next|this|through|every|each|&)[ -]|[,(/-] ?)$"
    ),
}

_read: dict[tuple[str, str], Expression | None] = {}


def plain(text: str) -> str:
    """Give the text in the form patterns see: same length, lower case, plain blanks, NUL between paragraphs."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if not low.isascii() or "\t" in low or "\0" in low:
        low = low.translate(NARROW)
    if "\r" in low:
        low = low.replace("\r\n", " \n").replace("\r", "\n").replace("\n \n", "\n\0\n")
    return low.replace("\n\n", "\0\0").replace("\0\n", "\0\0").replace("\n", " ")


def find(text: str, low: str, begin: int, end: int, book: RuleBook, told: Surroundings) -> list[Timex]:
    """Find the expressions between two places, none of which reads across them."""
    found: list[Timex] = []
    floor = begin
    cues = load_cues(book.language)
    by_word, by_shape = book.by_word, book.by_shape
    for trigger in book.trigger.finditer(low, begin, end):
        at = trigger.start()
        if at < floor:
            continue
        shape = trigger.lastgroup
        rules = by_word[trigger[0]] if shape is None else by_shape[shape]
        if rules.by_register:
            rules = rules.by_register[told.register(text, at)]
        lead = max(floor, at - REACH)
        for start in _starts(low, at, lead, book.left):
            hit = _match(low, start, at, end, rules)
            if hit is None:
                continue
            rule, stop, expression = hit
            if not _fits(text, low, start, stop, at, trigger[0], begin, end, rule, cues, book):
                continue
            for piece in spread_left(low, start, stop, floor, expression):
                _append(found, text, low, *piece, rule, cues, told, begin, end)
            _append(found, text, low, start, stop, expression, rule, cues, told, begin, end)
            for piece in spread_right(low, start, stop, end, expression):
                _append(found, text, low, *piece, rule, cues, told, begin, end)
            floor = found[-1].span.end
            break
    return found


def _starts(low: str, at: int, floor: int, left_words: frozenset[str]) -> Iterator[int]:
    """Give the places an expression may begin, leftmost first: before words that belong to expressions."""
    starts = [at]
    place = at
    while place - 1 > floor and low[place - 1] in " -":
        end = place - 1
        while end > floor and low[end - 1] in " -":
            end -= 1
        begin = max(low.rfind(" ", floor, end), low.rfind("-", floor, end), low.rfind("\0", floor, end), floor - 1) + 1
        if begin == floor and floor and low[floor - 1].isalnum():
            break
        word = low[begin:end].rstrip(",.").lstrip("(\"'`[“”")
        if word and (word in left_words or word[0].isdigit()):
            place = end - len(low[begin:end].lstrip("(\"'`[“”"))
            starts.append(place)
        else:
            break
    return reversed(starts)


def _match(low: str, start: int, at: int, end: int, rules: RuleSet) -> tuple[Rule, int, Expression] | None:
    hit = rules.match(low, start, end)
    if hit is None or hit.end() <= at:
        return None
    rule: Rule = rules.rules[int(hit.lastgroup[1:])]
    stop: int = hit.end()
    key = (rule.name, low[start:stop])
    if rule.wide:
        expression = _understand(low, start, end, rule)
    elif key in _read:
        expression = _read[key]
    else:
        expression = _understand(low, start, end, rule)
        if len(_read) >= KEPT:
            _read.clear()
        _read[key] = expression
    return None if expression is None else (rule, stop, expression)


def _understand(low: str, start: int, end: int, rule: Rule) -> Expression | None:
    match = rule.pattern.match(low, start, end)
    if match is None:
        return None
    groups = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value is not None}
    constants = {name: str(value) for name, value in rule.constants.items()}
    return READERS[rule.read]({"text": match[0], **groups, **constants}, rule.words, rule.type)


def _fits(
    text: str,
    low: str,
    start: int,
    stop: int,
    at: int,
    word: str,
    begin: int,
    end: int,
    rule: Rule,
    cues: Cues,
    book: RuleBook,
) -> bool:
    """Tell whether a rule that matched may speak here."""
    if rule.capital and word in book.doubtful:
        if not text[at].isupper():
            return False
        need = LED.get(book.doubtful[word]) if rule.led and start == at else None
        if need is not None:
            return need.search(low, max(begin, start - 12), start) is not None and not _is_name(text, stop)
    return not rule.ahead or side_of(low, start, stop, begin, end, cues, True) is Side.FUTURE


def _is_name(text: str, stop: int) -> bool:
    """Tell whether a capitalised word follows at once: "Jan Kavan", "Sun Microsystems"."""
    return text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper()


def _append(
    found: list[Timex],
    text: str,
    low: str,
    start: int,
    stop: int,
    expression: Expression,
    rule: Rule,
    cues: Cues,
    told: Surroundings,
    begin: int,
    end: int,
) -> None:
    side = Side.UNKNOWN
    gap = low[found[-1].span.end : start] if found and start - found[-1].span.end < 120 else None
    if expression.op in (Op.WEEKDAY, Op.YEARLESS) and expression.which != -1:
        of_day = expression.op is Op.WEEKDAY or expression.day is not None
        side = side_of(low, start, stop, begin, end, cues, of_day)
        if side is Side.UNKNOWN and not of_day and told.register(text, start) == "chat":
            side = Side.FUTURE
    if gap is not None:
        year_from_next(found, gap, expression)
        day_from_next(found, gap, expression)
    narrative = told.narrative
    payload = Payload(
        expression,
        side,
        follows=gap is not None and gap.strip(" ,") in JOINTS and _has_month(found[-1]),
        near=gap is not None and not any(mark in gap for mark in (". ", "! ", "? ", "\0")),
        narrative=narrative,
        opens=expression.op is Op.FIXED and expression.month is None and _opens(low, start, begin),
        quoted=narrative == 2
        and expression.op in (Op.SHIFT, Op.OFFSET, Op.YEARLESS)
        and expression.base is Base.PUBLICATION
        and told.is_quoted(text, start),
    )
    told.heed(expression)
    bound, mod = (
        cues.bound_before(low, start, begin)
        if expression.op is not Op.FIXED or expression.year
        else (Bound.EXACT, None)
    )
    if expression.mod in ("APPROX", "MORE_THAN", "LESS_THAN") and expression.op is Op.OFFSET:
        bound = Bound.APPROXIMATE
    found.append(
        Timex(
            span=Span(start, stop),
            text=text[start:stop],
            type=expression.type,
            rule=rule.name,
            meaning=expression.meaning(side),
            anchor=_anchor(expression, payload),
            bound=bound,
            mod=expression.mod or mod,
            payload=payload,
        )
    )


def _has_month(timex: Timex) -> bool:
    expression = timex.payload.expression  # type: ignore[attr-defined]
    return expression.month is not None or expression.part is not None


def _opens(low: str, start: int, begin: int) -> bool:
    """Tell whether an expression stands at the head of its sentence."""
    head = low[max(begin, start - 28) : start]
    return start - begin < 28 or ". " in head or "\0" in head


JOINTS = ("and", "or", "to", "and then", "then", "through", "-", "until", "and in", "and late", "")


def _anchor(expression: Expression, payload: Payload) -> Anchor:
    if expression.op is Op.FIXED:
        return Anchor.NONE
    if payload.quoted:
        return Anchor.SPEECH
    if expression.base is Base.PREVIOUS or (expression.base is Base.FLOATING and payload.narrative == 2):
        return Anchor.PREVIOUS
    return Anchor.PUBLICATION
