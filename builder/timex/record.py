"""A resolved expression as the tagging filter prints it."""

from __future__ import annotations

from builder.values import ResolvedTimex


def as_record(resolved: ResolvedTimex) -> dict[str, object]:
    """Give the JSON-ready form: offsets, text, TIMEX3 attributes, calendar days (the last inclusive) and the reason."""
    timex, value = resolved.timex, resolved.value
    record: dict[str, object] = {
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": value.value if value else resolved.open_value,
    }
    if value is not None:
        if value.mod is not None:
            record["mod"] = value.mod
        if value.quant is not None:
            record["quant"] = value.quant
        if value.freq is not None:
            record["freq"] = value.freq
        if value.edtf is not None:
            record["edtf"] = value.edtf
        if value.interval is not None:
            record["first_day"] = value.interval.start.isoformat()
            record["last_day"] = value.interval.last.isoformat()
    record["anchor"] = resolved.anchor.value
    record["rule"] = timex.rule
    record["why"] = str(resolved.reason)
    return record
