"""Finds expressions: a scan for trigger words, and the rules of each tried around it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.timex.context import load_cues, side_of
from builder.timex.expression import Base, Expression, Op, Payload
from builder.timex.readers import READERS
from builder.timex.rulebook import Rule, RuleBook, RuleSet
from builder.values import Anchor, Side, Span, Timex

REACH = 60  # characters an expression may begin before its trigger word
NARROW = str.maketrans(
    {"\xa0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "’": "'", "‘": "'", "–": "-", "‑": "-", "\0": " "}
)
KEPT = 50_000  # phrases remembered; then forgotten all at once, so that memory stays flat

_read: dict[tuple[str, str], Expression | None] = {}


def plain(text: str) -> str:
    """Give the text in the form patterns see: same length, lower case, plain blanks, NUL between paragraphs."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if not low.isascii() or "\t" in low or "\0" in low:
        low = low.translate(NARROW)
    if "\r" in low:
        low = low.replace("\r\n", " \n").replace("\r", "\n").replace("\n \n", "\n\n")
    return low.replace("\n\n", "\0\0").replace("\0\n", "\0\0").replace("\n", " ")


def find(text: str, low: str, begin: int, end: int, book: RuleBook) -> list[Timex]:
    """Find the expressions between two places, none of which reads across them."""
    found: list[Timex] = []
    floor = begin
    cues = load_cues(book.language)
    by_word, by_shape, left_words, doubtful = book.by_word, book.by_shape, book.left, book.doubtful
    for trigger in book.trigger.finditer(low, begin, end):
        at = trigger.start()
        if at < floor:
            continue
        shape = trigger.lastgroup
        rules = (
            by_word[trigger[0]]
            if shape is None or (shape == "sep" and trigger[0] in by_word)
            else by_shape[_shape(trigger)]
        )
        lower = shape is None and trigger[0] in doubtful and not text[at].isupper()
        hit = _try(low, at, trigger.end(), max(floor, at - REACH), end, rules, left_words, lower)
        if hit is None:
            continue
        start, stop, rule, expression = hit
        found.append(_timex(text, low, start, stop, begin, end, rule, expression, cues, found))
        floor = stop
    return found


def _shape(trigger) -> str:  # type: ignore[no-untyped-def]
    return trigger.lastgroup if trigger.lastgroup != "sep" else "numeric"


def _starts(low: str, at: int, floor: int, left_words: frozenset[str]) -> Iterator[int]:
    """Give the places an expression may begin, leftmost first: before words that belong to expressions."""
    starts = [at]
    place = at
    while place - 1 > floor and low[place - 1] in " -":
        end = place - 1
        while end > floor and low[end - 1] in " -":
            end -= 1
        begin = max(low.rfind(" ", floor, end), low.rfind("-", floor, end), floor - 1) + 1
        word = low[begin:end].rstrip(",.")
        if begin < end and (word in left_words or word[:1].isdigit()):
            place = begin
            starts.append(begin)
        else:
            break
    return reversed(starts)


def _try(
    low: str, at: int, reach: int, floor: int, end: int, rules: RuleSet, left_words: frozenset[str], lower: bool
) -> tuple[int, int, Rule, Expression] | None:
    match = rules.match
    for start in _starts(low, at, floor, left_words):
        if start > floor and low[start - 1].isalnum():
            continue
        hit = match(low, start, end)
        if hit is None or (hit.end() < reach and hit.end() <= at):
            continue
        rule = rules.rules[int(hit.lastgroup[1:])]
        if lower and rule.capital:
            continue
        stop = hit.end()
        phrase = low[start:stop]
        key = (rule.name, phrase)
        if key in _read:
            expression = _read[key]
        else:
            expression = _understand(low, start, end, rule)
            if len(_read) >= KEPT:
                _read.clear()
            _read[key] = expression
        if expression is not None:
            return start, stop, rule, expression
    return None


def _understand(low: str, start: int, end: int, rule: Rule) -> Expression | None:
    match = rule.pattern.match(low, start, end)
    if match is None:
        return None
    groups = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value is not None}
    constants = {name: str(value) for name, value in rule.constants.items()}
    words = _words(rule)
    return READERS[rule.read]({"text": match[0], **groups, **constants}, words, rule.type)


def _words(rule: Rule):  # type: ignore[no-untyped-def]
    from builder.timex.rulebook import load_rules

    book = load_rules("en")
    assert book is not None
    return book.words


def _timex(text, low, start, stop, begin, end, rule, expression, cues, found):  # type: ignore[no-untyped-def]
    side = Side.UNKNOWN
    follows = False
    if expression.op in (Op.WEEKDAY, Op.YEARLESS) and expression.which is None:
        side = side_of(low, start, stop, begin, end, cues)
    if found:
        gap = low[found[-1].span.end : start]
        follows = len(gap) < 18 and gap.strip(" ,") in (
            "and",
            "or",
            "to",
            "and then",
            "through",
            "-",
            "then",
            "until",
            "",
        )
    return Timex(
        span=Span(start, stop),
        text=text[start:stop],
        type=expression.type,
        rule=rule.name,
        meaning=expression.meaning(side),
        anchor=_anchor(expression),
        bound=expression.bound,
        mod=expression.mod,
        payload=Payload(expression, side, follows),
    )


def _anchor(expression: Expression) -> Anchor:
    if expression.op is Op.FIXED:
        return Anchor.NONE
    return Anchor.PREVIOUS if expression.base is Base.PREVIOUS else Anchor.PUBLICATION
