"""Resolves the expressions of one text in order, each against its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from builder.timex.anchoring import anchored_value
from builder.timex.coverage import coverage
from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Bound, Reason, ResolvedTimex, Side, Step, TimeValue, Timex


def resolve_all(timexes: Sequence[Timex], dct: date | None) -> tuple[ResolvedTimex, ...]:
    """Resolve expressions in the order of the text."""
    previous: date | None = None
    resolved = []
    for timex in timexes:
        payload = timex.payload
        assert isinstance(payload, Payload)
        expression = payload.expression
        anchor = dct
        if expression.base is Base.PREVIOUS and previous is not None:
            anchor = previous
        value = _value(expression, anchor, payload.side)
        if value is not None and value.interval is not None:
            previous = value.interval.start
        resolved.append(ResolvedTimex(timex, value, _reason(timex, expression, anchor, value)))
    return tuple(resolved)


def _value(expression: Expression, anchor: date | None, side: Side) -> TimeValue | None:
    if expression.op is Op.FIXED:
        text = expression.value
    else:
        text = anchored_value(expression, anchor, side) if anchor is not None else None
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
