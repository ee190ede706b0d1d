"""Readers of hours and parts of the day, and of phrases whose value stands in the table."""

from __future__ import annotations

from builder.timex.expression import Base, Expression, Op
from builder.timex.readers.phrase import Phrase, reader, which_of
from builder.timex.words import count_of

TONIGHT = ("tonight", "tonite", "2nite")
SMALL_HOURS, DINNER = 6, 4  # before the one an hour of a night is its morning's, from the other tonight's are late
MINUTES = {"half past": "30", "quarter past": "15"}


@reader
def read_clock(phrase: Phrase) -> Expression | None:
    """Read "10:35 a.m. Tuesday"."""
    hour, minute = int(count_of(phrase.words, phrase["hour"]) or 0), phrase.get("minute")
    if "before" in phrase:
        hour, minute = (hour - 1 or 12, "45") if phrase["before"].endswith("to") else (hour, MINUTES[phrase["before"]])
    half = phrase.get("half").replace(".", "")
    if "zone_b" in phrase:
        half = "hours"
    dayword = phrase.get("dayword") or phrase.get("dayword_b") or phrase.get("dayword_c")
    part = phrase.get("daypart") or phrase.get("daypart_b") or phrase.get("daypart_c")
    if dayword in TONIGHT:
        part = "evening" if hour >= DINNER else "night"
    hour = _of_24(hour, half, part)
    if not (minute or half or part or "dayword_b" in phrase or "dayword_c" in phrase or "o'clock" in phrase["text"]):
        return None
    zone = phrase.words.text("zone", phrase["zone"]) if "zone" in phrase else ""
    second = f":{phrase['second']}" if "second" in phrase else ""
    time = f"T{hour:02d}:{minute or '00'}{second}{zone if zone == 'Z' else ''}"
    mod = "APPROX" if "about" in phrase else None
    if "month" in phrase:
        return Expression(
            Op.YEARLESS,
            phrase.type,
            base=Base.FLOATING,
            year=int(phrase["year"]) if "year" in phrase else None,
            month=phrase.month,
            day=phrase.day,
            time=time,
            mod=mod,
        )
    if not dayword:
        return Expression(Op.CLOCK, phrase.type, base=Base.FLOATING, time=time, mod=mod)
    if dayword in phrase.words.tables["weekday"]:
        return Expression(
            Op.WEEKDAY,
            phrase.type,
            base=Base.FLOATING,
            weekday=phrase.words.number("weekday", dayword),
            which=which_of(phrase.get("which")),
            time=time,
            mod=mod,
        )
    amount = int(phrase.words.tables["dayword"].get(dayword, 0))
    if dayword == "last" and hour >= SMALL_HOURS:  # "2 a.m. last night" was today
        amount = -1
    return Expression(Op.SHIFT, phrase.type, unit="D", amount=amount, time=time, mod=mod)


def _of_24(hour: int, half: str, part: str) -> int:
    """Turn an hour of twelve into one of twenty-four: "9 p.m.", "five in the afternoon", "eight at night"."""
    late = half == "pm" or part in ("afternoon", "evening") or (part == "night" and hour > 5)
    if late and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


@reader
def read_hour_of_day(phrase: Phrase) -> Expression | None:
    """Read "noon Saturday", "mid-afternoon yesterday"."""
    time, mod = phrase.words.text("daypart", phrase["time"]), phrase.mod
    dayword = phrase["dayword"]
    if dayword in phrase.words.tables["weekday"]:
        weekday = phrase.words.number("weekday", dayword)
        return Expression(Op.WEEKDAY, phrase.type, base=Base.FLOATING, weekday=weekday, time=time, mod=mod)
    amount = int(phrase.words.tables["dayword"].get(dayword, 0))
    return Expression(Op.SHIFT, phrase.type, unit="D", amount=amount, time=time, mod=mod)


@reader
def read_daypart_at_large(phrase: Phrase) -> Expression | None:
    """Read "at night" of no night in particular."""
    return Expression(
        Op.FIXED,
        phrase.type,
        value="XXXX-XX-XX" + phrase.words.text("daypart", phrase["time"]),
        quant=phrase.get("quant").upper() or None,
    )


@reader
def read_chat_daypart(phrase: Phrase) -> Expression | None:
    """Read a bare "morning" or "noon": that of the day the text is about."""
    return Expression(
        Op.CLOCK,
        phrase.type,
        base=Base.FLOATING,
        time=phrase.words.text("daypart", phrase["time"]).replace("T24", "T00"),
        mod=phrase.mod,
    )


@reader
def read_fixed(phrase: Phrase) -> Expression | None:
    """Read a phrase whose value stands in the table."""
    return Expression(Op.FIXED, phrase.type, value=phrase["value"])
