"""Resolves the expressions of one text in order, each against its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from builder.timex.anchoring import anchored_value
from builder.timex.coverage import coverage
from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Bound, Granularity, Interval, Reason, ResolvedTimex, Side, Step, Timex, TimeValue


@dataclass
class Memory:
    """The dates mentioned so far, as far as later expressions may lean on them."""

    any: date | None = None
    day: date | None = None
    month: date | None = None

    def keep(self, interval: Interval, granularity: Granularity) -> None:
        """Remember a date that was just resolved."""
        self.any = interval.start
        if granularity is Granularity.DAY:
            self.day = self.month = interval.start
        elif granularity in (Granularity.MONTH, Granularity.WEEK, Granularity.WEEKEND):
            self.month = interval.start
            self.day = None

    def recall(self, unit: str | None) -> date | None:
        """Give the date last mentioned, as finely as the unit asks."""
        if unit in ("D", "W", "WE"):
            return self.day or self.month or self.any
        return self.any


def resolve_all(timexes: Sequence[Timex], dct: date | None) -> tuple[ResolvedTimex, ...]:
    """Resolve expressions in the order of the text."""
    memory = Memory()
    resolved = []
    for timex in timexes:
        payload = timex.payload
        assert isinstance(payload, Payload)
        expression = payload.expression
        anchor = dct
        told = False
        if _leans_back(payload):
            recalled = memory.recall(expression.unit or ("D" if expression.op is not Op.YEARLESS else None))
            if recalled and (_holds(payload, recalled, dct)):
                anchor = recalled
                told = True
        value = _value(expression, anchor, payload.side, told)
        if value is not None and value.interval is not None and value.granularity is not None:
            memory.keep(value.interval, value.granularity)
        resolved.append(ResolvedTimex(timex, value, _reason(timex, expression, anchor, value)))
    return tuple(resolved)


def _leans_back(payload: Payload) -> bool:
    """Tell whether an expression counts from the date mentioned last."""
    expression = payload.expression
    return (
        expression.base is Base.PREVIOUS
        or payload.quoted
        or (payload.narrative > 0 and expression.base is Base.FLOATING)
        or (payload.follows and expression.op is Op.YEARLESS)
        or (payload.near and expression.op is Op.CLOCK)
    )


def _holds(payload: Payload, recalled: date, dct: date | None) -> bool:
    """Tell whether history may go on from a date: weak signs of history do not hold near the article's own date."""
    expression = payload.expression
    if dct is None or expression.base is not Base.FLOATING or payload.follows or payload.near and expression.op is Op.CLOCK:
        return True
    if recalled > dct:
        return False
    years = dct.year - recalled.year
    if expression.op is Op.WEEKDAY:
        return payload.narrative == 2 and years >= 1
    return years >= 2 if payload.narrative == 1 else True


def _value(expression: Expression, anchor: date | None, side: Side, told: bool) -> TimeValue | None:
    if expression.op is Op.FIXED:
        text = expression.value
    else:
        text = anchored_value(expression, anchor, side, told) if anchor is not None else None
    if text is None:
        return None
    covered = coverage(text)
    bound = expression.bound
    if bound is Bound.EXACT and expression.op is Op.OFFSET:
        bound = Bound.APPROXIMATE
    return TimeValue(
        type=expression.type,
        value=text,
        mod=expression.mod,
        quant=expression.quant,
        freq=expression.freq,
        interval=covered[0] if covered else None,
        granularity=covered[1] if covered else None,
        bound=bound,
    )


def _reason(timex: Timex, expression: Expression, anchor: date | None, value: TimeValue | None) -> Reason:
    return Reason((Step(f"The article says “{timex.text}”.", timex.rule),))
