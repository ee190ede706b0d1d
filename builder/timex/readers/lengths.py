"""Readers of lengths of time and of what recurs."""

from __future__ import annotations

import re

from builder.timex.expression import Expression, Op
from builder.timex.readers.phrase import Phrase, reader
from builder.timex.words import count_of

CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}  # what half of one is
WHOLE = {"NI": "D", "FN": "W"}  # units counted as others


def period(count: float | None, unit: str) -> str:
    """Write a length of time as TIMEX3 does: "P2W", "PT90M", "PXM" for some months, "P1Y6M" for a year and a half."""
    if count is not None and count % 1 == 0.5 and unit in HALVES:
        whole = period(count - 0.5, unit) if count > 1 else "PT" if unit in CLOCK_UNITS else "P"
        return whole + HALVES[unit]
    number = "X" if count is None else f"{int(count)}" if count == int(count) else f"{count:g}"
    if unit in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[unit]}"
    return f"P{number}{unit}"


@reader
def read_duration(phrase: Phrase) -> Expression | None:
    """Read "two years", "the last 10 months", "several hours"."""
    unit = phrase.words.text("unit", phrase["unit"])
    unit = WHOLE.get(unit, unit)
    count = count_of(phrase.words, phrase["count"])
    if phrase["unit"] == "fortnight" and count is not None:
        count *= 2
    value = period(count, unit)
    if re.search(r"and[ -]a[ -]half", phrase["text"]) and count is not None and "and a half" not in phrase["count"]:
        value = period(count + 0.5, unit)
    if "count_b" in phrase:
        rest = period(count_of(phrase.words, phrase["count_b"]), phrase.words.text("unit", phrase["unit_b"]))
        value += rest.lstrip("PT") if "T" in value or "T" not in rest else rest.lstrip("P")  # P2M3D, PT2H15M, P1DT6H
    return Expression(Op.FIXED, phrase.type, value=value, unit=unit, amount=count, mod=phrase.about)


@reader
def read_part_of_century(phrase: Phrase) -> Expression | None:
    """Read "a quarter-century"."""
    years = 50 if phrase["share"] == "half" else 25
    return Expression(Op.FIXED, phrase.type, value=period(years, "Y"), unit="Y", amount=years, mod=phrase.about)


@reader
def read_nth_running(phrase: Phrase) -> Expression | None:
    """Read "for a third day": by then it has lasted three."""
    unit, count = phrase.words.text("unit", phrase["unit"]), phrase.ordinal("count")
    unit = WHOLE.get(unit, unit)
    return Expression(Op.FIXED, phrase.type, value=period(count, unit), unit=unit, amount=count)


@reader
def read_duration_bare(phrase: Phrase) -> Expression | None:
    """Read "week-long", "years-long"."""
    unit = phrase.words.text("unit", phrase["unit"])
    count = None if phrase["text"].split("-")[0].endswith("s") else 1.0
    return Expression(Op.FIXED, phrase.type, value=period(count, WHOLE.get(unit, unit)), unit=unit, amount=count)


TIMES = {"once": 1, "twice": 2, "thrice": 3}
ADVERBS = {
    "daily": ("P1D", "D"),
    "nightly": ("XXXX-XX-XXTNI", "D"),
    "weekly": ("P1W", "W"),
    "fortnightly": ("P2W", "W"),
    "biweekly": ("P2W", "W"),
    "bimonthly": ("P2M", "M"),
    "semiannually": ("P6M", "M"),
    "monthly": ("P1M", "M"),
    "quarterly": ("P3M", "M"),
    "yearly": ("P1Y", "Y"),
    "annually": ("P1Y", "Y"),
    "hourly": ("PT1H", "TH"),
}


@reader
def read_adverb_set(phrase: Phrase) -> Expression | None:
    """Read "daily", "annually"."""
    value, unit = ADVERBS[phrase["adverb"].replace("-", "")]
    return Expression(Op.FIXED, phrase.type, value=value, unit=unit, quant="EVERY")


@reader
def read_every_unit(phrase: Phrase) -> Expression | None:
    """Read "every day", "every two weeks", "every other year"."""
    unit = phrase.words.text("unit", phrase["unit"])
    count = 2.0 if "other" in phrase else phrase.ordinal("nth") or count_of(phrase.words, phrase.get("count", "one"))
    if unit == "WE":
        return Expression(Op.FIXED, phrase.type, value="XXXX-WXX-WE", unit=unit, quant=phrase["quant"].upper())
    if unit == "NI":
        return Expression(Op.FIXED, phrase.type, value="XXXX-XX-XXTNI", unit="D", quant=phrase["quant"].upper())
    value = period(count, WHOLE.get(unit, unit))
    times = TIMES.get(phrase.get("times"))
    freq = f"{times}X" if times else None
    return Expression(Op.FIXED, phrase.type, value=value, unit=unit, quant=phrase["quant"].upper(), freq=freq)


@reader
def read_times_a_unit(phrase: Phrase) -> Expression | None:
    """Read "twice a month"."""
    unit = phrase.words.text("unit", phrase["unit"])
    times = TIMES.get(phrase["times"]) or count_of(phrase.words, phrase["times"].split()[0].removesuffix("x"))
    return Expression(Op.FIXED, phrase.type, value=period(1, WHOLE.get(unit, unit)), unit=unit, freq=f"{times:g}X")


@reader
def read_times_adverb(phrase: Phrase) -> Expression | None:
    """Read "twice-weekly"."""
    value, unit = ADVERBS[phrase["adverb"]]
    times = TIMES[phrase["times"]]
    return Expression(Op.FIXED, phrase.type, value=value, unit=unit, freq=f"{times}X")


@reader
def read_weekday_set(phrase: Phrase) -> Expression | None:
    """Read "every Tuesday"."""
    weekday = phrase.words.number("weekday", phrase["weekday"])
    return Expression(
        Op.FIXED, phrase.type, value=f"XXXX-WXX-{weekday}{phrase.time or ''}", weekday=weekday, quant="EVERY"
    )
