"""What an expression lends its neighbours: the month of "5 and 7 May", the year of "March and April 1918"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.timex.expression import Expression, Op
from builder.timex.readers.phrase import day_value
from builder.timex.words import Words, expand
from builder.values import Anchor, Bound, Timex, TimexType

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR_AFTER = re.compile(r" ?[-/] ?(\d\d)(?![\w/-]|[.,:]\d)")
LIST = 4  # days named together at most

Piece = tuple[int, int, Expression]


@dataclass(frozen=True)
class Links:
    """One language's ways to join expressions, compiled."""

    breath: re.Pattern[str]  # they are said in one breath
    range: re.Pattern[str]  # they lie on one side: "from Monday through Thursday"
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    year_before: re.Pattern[str]
    century_before: re.Pattern[str]
    ordinals: Mapping[str, int]
    months: re.Pattern[str]
    clock: re.Pattern[str]
    speech: re.Pattern[str]
    event: re.Pattern[str]
    label: re.Pattern[str]  # before a number that is a name: "resolution 2118"
    counted: re.Pattern[str]  # after a number that counts: "2013 people"


def make_links(words: Words) -> Links:
    """Compile a language's table `link`."""
    link = {name: expand(str(pattern), words.patterns) for name, pattern in words.tables["link"].items()}
    return Links(
        breath=re.compile(link["breath"]),
        range=re.compile(link["range"]),
        day_before=re.compile(rf"(?<![\w.,:/$-])((?:the )?({DAY})){link['list']}$"),
        day_after=re.compile(rf"{link['days']}((?:the )?({DAY}))(?!{link['no_day']})"),
        year_before=re.compile(rf"(?<![\w.,:/$-])((\d{{1,4}})){link['days']}$"),
        century_before=re.compile(link["century"] + "$"),
        ordinals={word: int(number) for word, number in words.tables["ordinal"].items()},
        months=re.compile(link["months"]),
        clock=re.compile(link["clock"]),
        speech=re.compile(rf"\b{link['speech']}\b"),
        event=re.compile(link["event"]),
        label=re.compile(link["label"]),
        counted=re.compile(link["counted"]),
    )


def spread_left(low: str, start: int, floor: int, expression: Expression, links: Links) -> Iterator[Piece]:
    """Give the days or years before an expression that borrow its month or era: the "5" of "5 and 7 May"."""
    pieces: list[Piece] = []
    if expression.unit == "CE" and expression.op is Op.FIXED and expression.value is not None:
        match = links.century_before.search(low, max(floor, start - 40), start)
        if match:
            number = links.ordinals.get(match[2]) or int(re.sub(r"\D", "", match[2]))
            value = re.sub(r"\d+", f"{number - 1:02d}", expression.value)
            pieces.append((match.start(1), match.end(1), replace(expression, value=value, mod=None)))
    elif expression.value is not None and expression.value.startswith("BC") and low[start].isdigit():
        match = links.year_before.search(low, max(floor, start - 12), start)
        if match and int(match[2]) > int(expression.value[2:6]):
            pieces.append(
                (match.start(1), match.end(1), Expression(Op.FIXED, expression.type, value=f"BC{int(match[2]):04d}"))
            )
    elif (
        expression.day is not None
        and expression.month is not None
        and (low[start].isdigit() or low.startswith("the ", start))
    ):
        at = start
        while len(pieces) < LIST and (match := links.day_before.search(low, max(floor, at - 16), at)):
            piece = _with_day(expression, int(re.sub(r"\D", "", match[2])))
            if piece is None:
                break
            at = match.start(1)
            pieces.append((at, match.end(1), piece))
    return reversed(pieces)


def spread_right(low: str, start: int, stop: int, end: int, expression: Expression, links: Links) -> Iterator[Piece]:
    """Give the days or years after an expression that borrow from it: the "25" of "April 24 and 25"."""
    if expression.op is Op.FIXED and expression.year and expression.month is None and expression.part is None:
        match = YEAR_AFTER.match(low, stop, end)
        if match and expression.unit is None and low[stop - 1].isdigit() and int(match[1]) > expression.year % 100:
            year = expression.year // 100 * 100 + int(match[1])
            yield match.start(1), match.end(1), replace(expression, value=str(year), year=year, mod=None)
        return
    if expression.day is None or expression.month is None or low[start].isdigit() or expression.end_day is not None:
        return
    if expression.time is not None or not low[stop - 1].isalnum():
        return
    match = links.day_after.match(low, stop, end)
    if match:
        piece = _with_day(expression, int(re.sub(r"\D", "", match[2])))
        if piece is not None:
            yield match.start(1), match.end(1), piece


def _with_day(expression: Expression, day: int) -> Expression | None:
    value = None
    if expression.op is Op.FIXED:
        assert expression.year is not None
        value = day_value(expression.year, expression.month, day)
        if value is None:
            return None
    elif day_value(2000, expression.month, day) is None:
        return None
    return replace(expression, day=day, end_day=None, value=value, time=None, type=TimexType.DATE, mod=None)


SPOKEN_UNITS = ("D", "W", "M")
CLOSING, OPENING = ("”", '"', "''"), ("“", '"', "``")


def spoken_on_next(found: list[Timex], gap: str, expression: Expression, links: Links) -> None:
    """Give words in a quotation the day of their attribution: “We met yesterday,” he said on Monday.

    The caller knows that the last expression found stands in a quotation.
    """
    last = found[-1]
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if expression.op is not Op.WEEKDAY or before.op is not Op.SHIFT or before.unit not in SPOKEN_UNITS:
        return
    if "\0" in gap:
        return
    closed = max(gap.find(sign) for sign in CLOSING)
    if closed >= 0 and links.speech.search(gap, closed):
        payload = replace(last.payload, spoken=1)  # type: ignore[type-var]
        found[-1] = replace(last, payload=payload, anchor=Anchor.SPEECH)


def spoken_on_last(found: list[Timex], low: str, gap: str, expression: Expression, links: Links) -> bool:
    """Tell whether the last expression says when a quotation was spoken: He said on Monday: “We met yesterday.”"""
    last = found[-1]
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if expression.op is not Op.SHIFT or expression.unit not in SPOKEN_UNITS or before.op is not Op.WEEKDAY:
        return False
    opened = any(sign in gap for sign in OPENING) and not any(sign in gap for sign in ("”", "\0"))
    return opened and links.speech.search(low, max(0, last.span.start - 40), last.span.start) is not None


def day_from_next(found: list[Timex], gap: str, expression: Expression, links: Links) -> None:
    """Give a clock time the day named after it: "5 a.m. on October 3"."""
    last = found[-1]
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if before.op is not Op.CLOCK or not links.clock.fullmatch(gap) or expression.time is not None:
        return
    if expression.op is Op.WEEKDAY or expression.day is not None:
        value = expression.value + (before.time or "") if expression.value is not None else None
        joined = replace(expression, type=TimexType.TIME, time=before.time, value=value, mod=before.mod)
        payload = replace(last.payload, expression=joined)  # type: ignore[type-var]
        found[-1] = replace(last, payload=payload, meaning=joined.meaning(last.meaning.side))


def year_from_next(found: list[Timex], gap: str, expression: Expression, links: Links) -> None:
    """Give the expression before its year where it shares one: the "March" of "March and April 1918"."""
    if expression.op is not Op.FIXED or expression.year is None or expression.year < 1 or expression.value is None:
        return
    last = found[-1]
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if before.op is not Op.YEARLESS or before.which is not None or not links.months.fullmatch(gap):
        return
    year = expression.year
    if expression.month is None and expression.part is None:
        return
    if before.month and expression.month and before.month > expression.month:
        year -= 1
    if before.month is not None:
        value = day_value(year, before.month, before.day)
    else:
        value = f"{year:04d}-{before.part}" if before.part and len(before.part) == 2 else None
    if value is None:
        return
    fixed = replace(before, op=Op.FIXED, value=value + (before.time or ""), year=year)
    payload = replace(last.payload, expression=fixed)  # type: ignore[type-var]
    found[-1] = replace(
        last, payload=payload, meaning=fixed.meaning(last.meaning.side), bound=last.bound or Bound.EXACT
    )
