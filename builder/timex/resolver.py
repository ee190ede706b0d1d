"""Resolves the expressions of one text in order, each against its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.timex.anchoring import anchored_value
from builder.timex.coverage import coverage
from builder.timex.edtf import to_edtf
from builder.timex.expression import Base, Expression, Op, Payload
from builder.timex.openvalue import open_value
from builder.timex.reasons import explain
from builder.timex.story import Story
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

KEPT = 50_000  # outcomes remembered; then forgotten all at once, so that memory stays flat

FOUND_OUT = (Anchor.PUBLICATION, Anchor.PREVIOUS)  # which of the two it leans on shows only when it is resolved

_known: dict[tuple[object, ...], tuple[TimeValue | None, Reason]] = {}


def resolve_all(timexes: Sequence[Timex], dct: date | None, week_start: int = 1) -> tuple[ResolvedTimex, ...]:
    """Resolve expressions in the order of the text."""
    story = Story()
    resolved: list[ResolvedTimex] = []
    for place, timex in enumerate(timexes):
        payload = timex.payload
        assert isinstance(payload, Payload)
        expression = payload.expression
        anchor, told = dct, False
        if _leans_back(payload):
            recalled = story.recall(expression)
            if recalled and dct and recalled > dct and _looks_back(payload):
                recalled = story.told or recalled  # "it opens on Friday. Ten days earlier they had failed"
            if recalled and story.holds(payload, recalled, dct):
                anchor, told = recalled, True
        if not told and place and story.last is not None and _runs_on(payload, timexes[place - 1], story.last):
            anchor, told = story.last, True
        if payload.ends and payload.side is Side.FUTURE and (first := resolved[-1].value) and first.interval:
            anchor, told = first.interval.start, True  # "from Monday to Wednesday": the Wednesday after that Monday
        if payload.spoken and dct is not None:
            anchor = _speaking_day(timexes[place + payload.spoken], dct)
        borrowed = story.told_again(payload, anchor) or (story.before_christ(expression) if told or story.era else None)
        if story.era is not None and borrowed is None and (told or expression.base is Base.PREVIOUS):
            anchor = None  # "the next day" of a day BC that nothing tells
        mentioned = story.value if told and anchor == story.last else None
        value, reason = _outcome(timex, anchor, told, borrowed, week_start, mentioned)
        if value is not None and expression.type in (TimexType.DATE, TimexType.TIME):
            story.keep(payload, value, dct)
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
        (
            timex.text,
            timex.rule,
            timex.bound,
            timex.mod,
            payload.side,
            payload.cue,
            payload.sure,
            payload.quoted,
            payload.spoken,
        ),
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


def _looks_back(payload: Payload) -> bool:
    """Tell what has happened from what lies ahead: "the same day" is no day of a plan, unless it lies ahead itself."""
    expression = payload.expression
    same = expression.base is Base.PREVIOUS and expression.amount == 0 and expression.unit == "D"
    return payload.side is Side.PAST or (same and payload.side is not Side.FUTURE)


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
        if text is not None and payload.sure and expression.op is Op.YEARLESS and expression.which is None:
            assert anchor is not None
            if not told and text > anchor.isoformat():  # "since Jan. 1", written in November
                text = anchored_value(replace(expression, which=-1), anchor, payload.side)
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
