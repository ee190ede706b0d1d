"""What an expression lends its neighbours: the month of "5 and 7 May", the year of "March and April 1918"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.timex.expression import Expression, Op
from builder.timex.readers.phrase import day_value
from builder.timex.words import Words, expand
from builder.values import Anchor, Bound, Side, Timex, TimexType

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR_AFTER = re.compile(r" ?[-/] ?(\d\d)(?![\w/-]|[.,:]\d)")
LISTED = re.compile(rf"(?:the )?{DAY}")
LIST, LONG_LIST = 4, 8  # days named together at most, before their month and after it
HALF_DAY = 12
LATE = {"TAF": 1, "TEV": 1, "TNI": 6}  # the first hour after noon or midnight that a part of the day may mean

Piece = tuple[int, int, Expression]


@dataclass(frozen=True)
class Links:
    """One language's ways to join expressions, compiled."""

    breath: re.Pattern[str]  # they are said in one breath
    range: re.Pattern[str]  # they lie on one side: "from Monday through Thursday"
    day_before: re.Pattern[str]
    days_after: re.Pattern[str]
    year_after: re.Pattern[str]
    year_before: re.Pattern[str]
    century_before: re.Pattern[str]
    ordinals: Mapping[str, int]
    months: re.Pattern[str]
    named: re.Pattern[str]  # between a month and the year of what it names: "the spring offensive of 1918"
    recurring: re.Pattern[str]  # between weekdays that recur together: "every Monday, Wednesday and Friday"
    clock: re.Pattern[str]
    hours: re.Pattern[str]  # between the ends of a range of hours: "9 a.m. to 5 p.m."
    hour_before: re.Pattern[str]  # one that borrows its half of the day: the "9" of "9 to 11 a.m."
    half_of_day: re.Pattern[str]
    at_hour: re.Pattern[str]  # between a part of the day and its hour: "Friday night at 8"
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
        days_after=re.compile(
            rf"(?:(?:, ?|{link['days']})(?:the )?{DAY}){{0,{LONG_LIST}}}"
            rf"(?:{link['days']}|, (?:and|or) )(?:the )?{DAY}(?!{link['no_day']})"
        ),
        year_after=re.compile(link["year"]),
        year_before=re.compile(rf"(?<![\w.,:/$-])((\d{{1,4}})){link['days']}$"),
        century_before=re.compile(link["century"] + "$"),
        ordinals={word: int(number) for word, number in words.tables["ordinal"].items()},
        months=re.compile(link["months"]),
        named=re.compile(link["named"]),
        recurring=re.compile(link["recurring"]),
        clock=re.compile(link["clock"]),
        hours=re.compile(link["hours"]),
        hour_before=re.compile(rf"(?<![\w.,:/$£€#-])((1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?){link['either_hour']}$"),
        half_of_day=re.compile(link["half_of_day"]),
        at_hour=re.compile(link["at_hour"]),
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


def spread_right(
    low: str, start: int, stop: int, end: int, expression: Expression, links: Links
) -> tuple[Expression, list[Piece]]:
    """Give the days or years after an expression that borrow from it: the "25" of "April 24 and 25".

    With them the expression itself, which may owe its year to their end: "April 24 and 25, 2012".
    """
    if expression.op is Op.FIXED and expression.year and expression.month is None and expression.part is None:
        match = YEAR_AFTER.match(low, stop, end)
        if match and expression.unit is None and low[stop - 1].isdigit() and int(match[1]) > expression.year % 100:
            year = expression.year // 100 * 100 + int(match[1])
            return expression, [
                (match.start(1), match.end(1), replace(expression, value=str(year), year=year, mod=None))
            ]
        return expression, []
    if expression.day is None or expression.month is None or low[start].isdigit() or expression.end_day is not None:
        return expression, []
    match = links.days_after.match(low, stop, end)
    if match is None or expression.time is not None or not low[stop - 1].isalnum():
        return expression, []
    whole, last = expression, match.end()
    if expression.op is Op.YEARLESS and expression.which is None:
        year_after = links.year_after.match(low, last, end)
        if year_after and not links.counted.match(low, year_after.end()):
            dated = _in_year(expression, int(year_after[1]))
            whole, last = (dated, year_after.end()) if dated is not None else (whole, last)
    pieces: list[Piece] = []
    for one in LISTED.finditer(low, stop, match.end()):
        piece = _with_day(whole, int(re.sub(r"\D", "", one[0])))
        if piece is None:
            return expression, []
        pieces.append((one.start(), last if one.end() == match.end() else one.end(), piece))
    return whole, pieces


def spread_hours(low: str, start: int, stop: int, floor: int, expression: Expression, links: Links) -> list[Piece]:
    """Give the hour before an hour that borrows its half of the day: the "9" of "9 to 11 a.m."."""
    time = expression.time
    match = links.hour_before.search(low, max(floor, start - 12), start)
    if match is None or time is None or not links.half_of_day.search(low, start, stop):
        return []
    hour, last = int(match[2]) % HALF_DAY, int(time[1:3])
    if hour + HALF_DAY <= last:
        hour += HALF_DAY
    return [_at_hour(match.start(1), match.end(1), expression, f"T{hour:02d}:{match[3] or '00'}")]


def _at_hour(start: int, stop: int, expression: Expression, time: str) -> Piece:
    value = expression.value and expression.value.partition("T")[0] + time
    return start, stop, replace(expression, time=time, value=value, mod=None)


def _in_year(expression: Expression, year: int) -> Expression | None:
    """Give a day and month their year."""
    value = day_value(year, expression.month, expression.day)
    return None if value is None else replace(expression, op=Op.FIXED, value=value, year=year)


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


def day_from_next(found: list[Timex], low: str, start: int, expression: Expression, side: Side, links: Links) -> None:
    """Give clock times the day named after them: "5 a.m. on October 3", "from 3 p.m. to 5 p.m. on Saturday"."""
    if expression.op is Op.SHIFT and expression.time is None:
        return
    if expression.op not in (Op.WEEKDAY, Op.SHIFT) and expression.day is None:
        return
    link = links.clock if expression.time is None else links.hours
    for place in range(len(found) - 1, max(-1, len(found) - 3), -1):
        last = found[place]
        before: Expression = last.payload.expression  # type: ignore[attr-defined]
        if before.op is not Op.CLOCK or before.time is None or not link.fullmatch(low, last.span.end, start):
            return
        value = expression.value and expression.value.partition("T")[0] + before.time
        joined = replace(expression, type=TimexType.TIME, time=before.time, value=value, mod=before.mod)
        payload = replace(last.payload, expression=joined, side=side)  # type: ignore[type-var]
        found[place] = replace(last, payload=payload, meaning=joined.meaning(side))
        start, link = last.span.start, links.hours


def half_from_last(found: list[Timex], gap: str, expression: Expression, text: str, links: Links) -> Expression:
    """Read an hour after a part of the day as one of it: the "8:30" of "Friday night at 8:30"."""
    before: Expression = found[-1].payload.expression  # type: ignore[attr-defined]
    time = expression.time
    if expression.op is not Op.CLOCK or time is None or before.time is None or links.half_of_day.search(text):
        return expression
    if before.time in LATE and links.at_hour.fullmatch(gap):
        first = LATE[before.time]
    elif before.time[1:2].isdigit() and links.hours.fullmatch(gap) and not text.startswith("0"):
        first = int(before.time[1:3]) + 1 - HALF_DAY  # "from 7:30 p.m. to 9:00"
    else:
        return expression
    hour = int(time[1:3])
    return replace(expression, time=f"T{hour + HALF_DAY:02d}{time[3:]}") if 0 < first <= hour < HALF_DAY else expression


def recurs_with(found: list[Timex], gap: str, expression: Expression, links: Links) -> Expression:
    """Read a weekday listed with one that recurs as recurring too: the "Friday" of "every Monday and Friday"."""
    before: Expression = found[-1].payload.expression  # type: ignore[attr-defined]
    if before.type is not TimexType.SET or before.weekday is None or not links.recurring.fullmatch(gap):
        return expression
    if expression.op is not Op.WEEKDAY or expression.which is not None:
        return expression
    value = f"XXXX-WXX-{expression.weekday}{expression.time or ''}"
    return replace(before, value=value, weekday=expression.weekday, time=expression.time)


def year_from_next(found: list[Timex], gap: str, expression: Expression, links: Links) -> None:
    """Give the expression before its year where it shares one: the "March" of "March and April 1918"."""
    if expression.op is not Op.FIXED or expression.year is None or expression.year < 1 or expression.value is None:
        return
    last = found[-1]
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if before.op is not Op.YEARLESS or before.which is not None:
        return
    whole_year = expression.month is None and expression.part is None
    if whole_year and expression.unit is not None:
        return
    if (links.named if whole_year else links.months).fullmatch(gap) is None:
        return
    year = expression.year
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
