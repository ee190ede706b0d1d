"""Resolves the expressions of one text in order, each against its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from builder.timex.anchoring import anchored_value, yearless_value
from builder.timex.coverage import coverage
from builder.timex.edtf import to_edtf
from builder.timex.expression import Base, Expression, Op, Payload
from builder.timex.openvalue import open_value
from builder.timex.reasons import explain
from builder.values import (
    Anchor,
    Bound,
    Granularity,
    Interval,
    Reason,
    ResolvedTimex,
    Side,
    TimeValue,
    Timex,
    TimexType,
)

LEFT = 5  # years after which a text has left the past it told of
KEPT = 50_000  # outcomes remembered; then forgotten all at once, so that memory stays flat

FOUND_OUT = (Anchor.PUBLICATION, Anchor.PREVIOUS)  # which of the two it leans on shows only when it is resolved

_known: dict[tuple[object, ...], tuple[TimeValue | None, Reason]] = {}


@dataclass
class Memory:
    """The dates mentioned so far, as far as later expressions may lean on them."""

    any: date | None = None
    seen: date | None = None  # also in passing: "the law of 1940 … in August of that year"
    day: date | None = None
    stated: int | None = None  # the year named last
    value: str | None = None
    era: int | None = None  # a year BC, where the story has reached one
    quarter: tuple[int, int] | None = None  # the quarter a business report is about
    told: date | None = None  # the day mentioned last that does not lie ahead of the article

    def keep(self, payload: Payload, value: TimeValue, dct: date | None) -> None:
        """Remember a date that was just resolved, unless it only looks aside from the story."""
        expression, text = payload.expression, value.value
        if text.startswith("BC") and text[2:6].isdigit():
            self.era = int(text[2:6])
            return
        if value.interval is None:
            return
        if value.granularity is Granularity.QUARTER and not (
            expression.fiscal or expression.op is Op.OFFSET or payload.side is Side.FUTURE
        ):
            self.quarter = (int(text[:4]), int(text[6]))
        start = value.interval.start
        if expression.base is not Base.PREVIOUS:
            self.seen = start
        if expression.op is Op.FIXED:
            self.stated = start.year
        if self._looks_aside(payload, value, start):
            return
        self.era = None
        self.any, self.value = start, text
        if value.granularity is Granularity.DAY:
            self.day = self.any
            self.told = self.told if dct is not None and start > dct else start
        elif value.granularity in (Granularity.MONTH, Granularity.WEEK, Granularity.WEEKEND):
            self.day = None

    def _looks_aside(self, payload: Payload, value: TimeValue, start: date) -> bool:
        """Tell whether a date leaves the story where it was."""
        expression = payload.expression
        if expression.base is Base.PREVIOUS:
            return expression.amount is not None and expression.amount < 0
        if expression.op in (Op.SHIFT, Op.OFFSET):  # "two years ago", told of the article's own day amid history
            return payload.narrative >= 2 and expression.base is Base.PUBLICATION
        if expression.op is not Op.FIXED or self.any is None:
            return False
        if payload.names and start < self.any:
            return True
        wide = value.granularity in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY)
        return wide and not payload.opens

    def recall(self, expression: Expression) -> date | None:
        """Give the date last mentioned, as finely as the expression asks."""
        unit = expression.unit or ("D" if expression.op is not Op.YEARLESS else None)
        if unit == "Y" and expression.op is Op.SHIFT and expression.base is Base.PREVIOUS and expression.amount == 0:
            return self.seen  # "that year"
        return self.day or self.any if unit in ("D", "W", "WE") else self.any


def resolve_all(timexes: Sequence[Timex], dct: date | None, week_start: int = 1) -> tuple[ResolvedTimex, ...]:
    """Resolve expressions in the order of the text."""
    memory = Memory()
    resolved: list[ResolvedTimex] = []
    for place, timex in enumerate(timexes):
        payload = timex.payload
        assert isinstance(payload, Payload)
        expression = payload.expression
        anchor, told = dct, False
        if _leans_back(payload):
            recalled = memory.recall(expression)
            if recalled and dct and recalled > dct and _looks_back(payload):
                recalled = memory.told or recalled  # "it opens on Friday. Ten days earlier they had failed"
            if recalled and _holds(payload, recalled, dct, memory):
                anchor, told = recalled, True
        if not told and place and memory.any is not None and _runs_on(payload, timexes[place - 1], memory.any):
            anchor, told = memory.any, True
        if payload.ends and payload.side is Side.FUTURE and (first := resolved[-1].value) and first.interval:
            anchor, told = first.interval.start, True  # "from Monday to Wednesday": the Wednesday after that Monday
        if payload.spoken and dct is not None:
            anchor = _speaking_day(timexes[place + payload.spoken], dct)
        borrowed = _of_period(payload, memory, anchor) or (
            _before_christ(expression, memory) if told or memory.era else None
        )
        if memory.era is not None and borrowed is None and (told or expression.base is Base.PREVIOUS):
            anchor = None  # "the next day" of a day BC that nothing tells
        mentioned = memory.value if told and anchor == memory.any else None
        value, reason = _outcome(timex, anchor, told, borrowed, week_start, mentioned)
        if value is not None and expression.type in (TimexType.DATE, TimexType.TIME):
            memory.keep(payload, value, dct)
        undated = value is None and anchor is None
        shown = FOUND_OUT[told] if timex.anchor in FOUND_OUT else timex.anchor
        undated_value = open_value(expression) if undated else None
        resolved.append(ResolvedTimex(timex, value, reason, undated_value, None if shown is timex.anchor else shown))
    return tuple(resolved)


def _speaking_day(attribution: Timex, dct: date) -> date:
    """Give the day a quotation was spoken: the weekday its attribution names."""
    payload = attribution.payload
    assert isinstance(payload, Payload)
    value = anchored_value(payload.expression, dct, payload.side)
    return date.fromisoformat(value[:10]) if value else dct


def _outcome(
    timex: Timex, anchor: date | None, told: bool, borrowed: str | None, week_start: int, mentioned: str | None
) -> tuple[TimeValue | None, Reason]:
    """Give value and reason, from memory where the same phrase has met the same anchor before.

    `mentioned` is the anchor's own value where the text has told it: "2013-06", of which the anchor is the first day.
    """
    payload: Payload = timex.payload  # type: ignore[assignment]
    expression = payload.expression
    # The same words may stand for different things: the "5" of "5 and 7 May" and of "5 and 7 June".
    key = (
        (timex.text, timex.rule, timex.bound, timex.mod, payload.side, payload.cue, payload.quoted, payload.spoken),
        (expression.value, expression.month, expression.part, expression.time),
        None if expression.op is Op.FIXED else anchor,
        told,
        borrowed,
        week_start,
        mentioned,
    )
    known = _known.get(key)
    if known is None:
        if len(_known) >= KEPT:
            _known.clear()
        value = _value(timex, payload, anchor, told, borrowed, week_start)
        known = _known[key] = (value, explain(timex, payload, value, anchor, told, mentioned))
    return known


def _leans_back(payload: Payload) -> bool:
    """Tell whether an expression counts from the date mentioned last."""
    expression = payload.expression
    return (
        expression.base is Base.PREVIOUS
        or payload.quoted
        or (payload.narrative > 0 and expression.base is Base.FLOATING)
        or (payload.follows and expression.op is Op.YEARLESS and expression.which is None)
        or (payload.near and expression.op is Op.CLOCK)
    )


def _runs_on(payload: Payload, last: Timex, recalled: date) -> bool:
    """Tell whether a month goes on from the dated one before it: "opened in January 2012 and ended in February"."""
    expression = payload.expression
    before: Expression = last.payload.expression  # type: ignore[attr-defined]
    if not payload.near or payload.side is not Side.PAST or expression.op is not Op.YEARLESS:
        return False
    if expression.month is None or expression.which is not None or before.op is not Op.FIXED or before.month is None:
        return False
    return (expression.month, expression.day or 31) > (recalled.month, recalled.day)


def _holds(payload: Payload, recalled: date, dct: date | None, memory: Memory) -> bool:
    """Tell whether history may go on from a date: weak signs of history do not hold near the article's own date."""
    expression = payload.expression
    if (
        dct is None
        or expression.base is not Base.FLOATING
        or payload.follows
        or (payload.near and expression.op is Op.CLOCK)
    ):
        return True
    if recalled > dct:
        return False
    years = dct.year - recalled.year
    if expression.op is Op.WEEKDAY:
        return payload.narrative >= 2 and years >= 1 and memory.day is not None and payload.near
    if payload.side is Side.FUTURE:  # "to withdraw by December 31", in news that has told of 1980
        if payload.narrative < 3 and (payload.narrative == 2 or years <= 10):
            return False
        if expression.op is Op.YEARLESS and memory.stated is not None and memory.stated - recalled.year > LEFT:
            return False
    if expression.op is Op.YEARLESS and payload.narrative >= 2 and memory.stated == recalled.year:
        return years >= 1
    if payload.narrative == 1 or expression.op is Op.YEARLESS:
        return years >= 2  # what is a year old is still told from the article's own day
    return True


def _looks_back(payload: Payload) -> bool:
    """Tell what has happened from what lies ahead: "the same day" is no day of a plan, unless it lies ahead itself."""
    expression = payload.expression
    same = expression.base is Base.PREVIOUS and expression.amount == 0 and expression.unit == "D"
    return payload.side is Side.PAST or (same and payload.side is not Side.FUTURE)


def _of_period(payload: Payload, memory: Memory, anchor: date | None) -> str | None:
    """Read "a year ago" in a business report as the quarter a year before the one it is about.

    And "8 October 1950, the day after the crossing", "on Tuesday, on the eve of the visit" as one day told twice.
    """
    expression = payload.expression
    if expression.unit == "SAME" or (expression.part == "beside" and payload.follows):
        return memory.value
    if expression.part == "eve" and payload.near and memory.day is not None:
        return memory.value
    if memory.quarter is None or anchor is None:
        return None
    year, quarter = memory.quarter
    if (
        expression.op is Op.OFFSET
        and expression.unit == "Y"
        and expression.amount is not None
        and abs(expression.amount) == 1
    ):
        return f"{year + int(expression.amount):04d}-Q{quarter}"
    if expression.fiscal and expression.unit == "Q":
        return f"{year:04d}-Q{quarter}"
    if expression.part == "Q":
        return f"{expression.year:04d}-Q{quarter}"
    return None


def _before_christ(expression: Expression, memory: Memory) -> str | None:
    """Read "the following year" or "spring" in a story that has reached a year BC."""
    era = memory.era
    if era is None:
        return None
    if expression.base is Base.PREVIOUS and expression.op in (Op.SHIFT, Op.OFFSET):
        amount = int(expression.amount or 0)
        match expression.unit:
            case "Y":
                return _of_era(era - amount)
            case "DE" if expression.op is Op.OFFSET:
                return _of_era(era - 10 * amount)
            case "DE" if era // 10 > amount:
                return f"BC{era // 10 - amount:03d}"
            case "CE" if expression.op is Op.SHIFT and era // 100 > amount:
                return f"BC{era // 100 - amount:02d}"
    if (
        expression.op is Op.YEARLESS
        and expression.which is None
        and (expression.part is None or len(expression.part) == 2)
    ):
        rest = (yearless_value(expression, 2000) or "2000")[4:]
        return f"BC{era:04d}{rest}"
    return None


def _of_era(year: int) -> str:
    """Write a year counted before Christ; there is none between 1 BC and AD 1."""
    return f"BC{year:04d}" if year > 0 else f"{1 - year:04d}"


def _value(
    timex: Timex, payload: Payload, anchor: date | None, told: bool, borrowed: str | None, week_start: int
) -> TimeValue | None:
    expression = payload.expression
    text: str | None
    if borrowed is not None:
        text = borrowed
    elif expression.op is Op.FIXED:
        text = expression.value
    else:
        text = anchored_value(expression, anchor, payload.side, told) if anchor is not None else None
    if text is None:
        return None
    covered = coverage(text) if expression.type in (TimexType.DATE, TimexType.TIME) else None
    interval, granularity = covered or (None, None)
    bound = timex.bound
    if bound is Bound.EXACT and expression.op is Op.OFFSET and granularity is not None:
        bound = Bound.APPROXIMATE
    if interval is not None and granularity is Granularity.WEEK and week_start != 1 and expression.op is Op.SHIFT:
        back = (8 - week_start) % 7
        interval = Interval(interval.start - timedelta(days=back), interval.end - timedelta(days=back))
        edtf: str | None = f"{interval.start}/{interval.last}"
    else:
        edtf = to_edtf(text, bound) if expression.type in (TimexType.DATE, TimexType.TIME) else None
    return TimeValue(
        type=expression.type,
        value=text,
        mod=timex.mod,
        quant=expression.quant,
        freq=expression.freq,
        interval=interval,
        granularity=granularity,
        bound=bound,
        edtf=edtf,
    )
