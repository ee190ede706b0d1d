"""Readers of dates that name their day, month or year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.timex.calendar import hijri_day, week_value
from builder.timex.expression import Base, Expression, Op
from builder.timex.readers.phrase import LAST, Phrase, base_of, day_value, of_century, reader, which_of
from builder.timex.words import Words, count_of
from builder.values import TimexType


def explicit(year: int, month: int | None, day: int | None, phrase: Phrase) -> Expression | None:
    """Make a date with its year of what a phrase says: to "5-7 May 2012" its last day, to "at noon" its hour.

    None where no calendar has it.
    """
    value = day_value(year, month, day)
    if value is None:
        return None
    end_day = phrase.ordinal("end_day")
    if end_day is not None:
        end = day_value(year, month, end_day)
        value = f"{value}/{end}" if end and end > value else value
    time = phrase.time
    return Expression(
        Op.FIXED,
        TimexType.TIME if time else TimexType.DATE,
        value=value + (time or ""),
        year=year,
        month=month,
        day=day,
        mod=phrase.mod,
    )


@reader
def read_date(phrase: Phrase) -> Expression | None:
    """Read a date; without a year it is left open."""
    if "spoken" in phrase:
        year = spoken_year(phrase["spoken"], phrase.words)
        return None if year is None else explicit(year, phrase.month, phrase.day, phrase)
    if phrase.year is None:
        return read_yearless(phrase)
    return explicit(phrase.year, phrase.month, phrase.day, phrase)


@reader
def read_timestamp(phrase: Phrase) -> Expression | None:
    """Read "2011-03-15T08:30:00Z", a date and hour of ISO 8601."""
    day = explicit(int(phrase["year"]), phrase.month, phrase.day, phrase)
    if day is None:
        return None
    second = f":{phrase['second']}" if "second" in phrase else ""
    time = f"T{phrase['hour']}:{phrase['minute']}{second}{phrase.get('zone').upper()}"
    return replace(day, value=f"{day.value}{time}", type=phrase.type, time=time)


@reader
def read_numeric_date(phrase: Phrase) -> Expression | None:
    """Read "11/23/98": the month first unless that cannot be; between dots or dashes the day first."""
    first, second, year = int(phrase["first"]), int(phrase["second"]), int(phrase["year"])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    day, month = (first, second) if second <= 12 and (first > 12 or "/" not in phrase["text"]) else (second, first)
    return explicit(year, month, day, phrase)


@reader
def read_numeric_day(phrase: Phrase) -> Expression | None:
    """Read "11/16" of some year: the month first unless that cannot be."""
    first, second = int(phrase["first"]), int(phrase["second"])
    month, day = (first, second) if first <= 12 else (second, first)
    if day_value(2000, month, day) is None:
        return None
    return Expression(Op.YEARLESS, phrase.type, base=Base.FLOATING, month=month, day=day)


@reader
def read_year(phrase: Phrase) -> Expression | None:
    """Read a year that stands alone."""
    return explicit(int(phrase["year"]), None, None, phrase)


@reader
def read_years_span(phrase: Phrase) -> Expression | None:
    """Read "the fiscal year 2012-13": it lies in both years."""
    first, end = int(phrase["year"]), phrase["end_year"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if last != first + 1:
        return None
    return Expression(Op.FIXED, phrase.type, value=f"{first}/{last}", year=first)


@reader
def read_some_day_of_year(phrase: Phrase) -> Expression | None:
    """Read the year of "Expo 2014": a day of it that is not said."""
    return Expression(Op.FIXED, phrase.type, value=f"{phrase['year']}-XX-XX", year=int(phrase["year"]))


@reader
def read_yearless(phrase: Phrase) -> Expression | None:
    """Read a month, or a month and day, of some year."""
    month, day = phrase.month, phrase.day
    if month is None or day_value(2000, month, day) is None:
        return None
    time = phrase.time
    return Expression(
        Op.YEARLESS,
        TimexType.TIME if time else TimexType.DATE,
        base=base_of(phrase.get("which")),
        month=month,
        day=day,
        end_day=phrase.ordinal("end_day"),
        which=which_of(phrase.get("which")),
        time=time,
        mod=phrase.mod,
    )


@reader
def read_month_of_year(phrase: Phrase) -> Expression | None:
    """Read "June last year"."""
    return Expression(
        Op.SHIFT,
        phrase.type,
        base=base_of(phrase["which"]),
        unit="Y",
        amount=which_of(phrase["which"]),
        month=phrase.month,
        day=phrase.day,
        mod=phrase.mod,
    )


@reader
def read_day_of_month(phrase: Phrase) -> Expression | None:
    """Read "the 28th of that month", and "the 5th" of the month the text is in."""
    day = phrase.day
    if day is None or day > 31:
        return None
    which = phrase.get("which")
    base = Base.PUBLICATION if which in ("last", "this", "next") else Base.PREVIOUS
    kind = TimexType.TIME if phrase.time else phrase.type
    return Expression(Op.SHIFT, kind, base=base, unit="M", amount=which_of(which), day=day, time=phrase.time)


@reader
def read_month_set(phrase: Phrase) -> Expression | None:
    """Read "each July"."""
    month = phrase.words.number("month", phrase["month"])
    return Expression(Op.FIXED, phrase.type, value=f"XXXX-{month:02d}", quant=phrase["quant"].upper())


@reader
def read_short_year(phrase: Phrase) -> Expression | None:
    """Read "'97"."""
    year = explicit(of_century(int(phrase["n"])), None, None, phrase)
    return year and replace(year, short=True)


@reader
def read_spoken_year(phrase: Phrase) -> Expression | None:
    """Read "nineteen ninety-six" and "two thousand"."""
    year = spoken_year(phrase["spoken"], phrase.words)
    return None if year is None else Expression(Op.FIXED, phrase.type, value=str(year), year=year)


def spoken_year(spoken: str, words: Words) -> int | None:
    """Read "nineteen ninety-six" and "two thousand and one" as a year."""
    if spoken.startswith("nineteen"):
        rest = count_of(words, spoken.removeprefix("nineteen").replace("hundred", " ").strip(" -") or "zero")
        year = 1900 + int(rest or 0)
    else:
        year = int(count_of(words, spoken) or 0)
    return year if 1900 <= year < 2100 else None


@reader
def read_hijri_date(phrase: Phrase) -> Expression | None:
    """Read "18 Ramadan 1445" as the day of our calendar, to within a day or two."""
    month = phrase.words.number("hijri", phrase.get("hijri") or phrase["hijri_b"])
    day = hijri_day(int(phrase["year"]), month, phrase.day or 1)
    if day is None:
        return None
    return Expression(
        Op.FIXED, phrase.type, value=day.isoformat(), year=day.year, month=day.month, day=day.day, mod="APPROX"
    )


@reader
def read_nth_weekday(phrase: Phrase) -> Expression | None:
    """Read "the first Monday in May"."""
    nth = -1 if phrase["nth"] in LAST else phrase.ordinal("nth")
    return _in_month(phrase, amount=nth, weekday=phrase.words.number("weekday", phrase["weekday"]))


@reader
def read_nth_weekend(phrase: Phrase) -> Expression | None:
    """Read "the last weekend in July": the one whose Saturday is the month's last."""
    nth = -1 if phrase["nth"] in LAST else phrase.ordinal("nth")
    saturday = _in_month(phrase, amount=nth, weekday=6)
    return None if saturday is None else replace(saturday, unit="WE")


@reader
def read_nth_day(phrase: Phrase) -> Expression | None:
    """Read "the last day of June"."""
    return _in_month(phrase, amount=-1 if phrase["nth"] in LAST else phrase.ordinal("nth"), weekday=None)


def _in_month(phrase: Phrase, amount: int | None, weekday: int | None) -> Expression | None:
    """A day counted within a month; resolved once its year is known, which may stand beside it."""
    return Expression(
        Op.YEARLESS,
        phrase.type,
        base=Base.FLOATING,
        year=int(phrase["year"]) if "year" in phrase else None,
        month=phrase.month,
        weekday=weekday,
        amount=amount,
    )


@reader
def read_week_of_date(phrase: Phrase) -> Expression | None:
    """Read "the week of March 6"."""
    day = read_date(phrase)
    if day is None or day.op is Op.YEARLESS:
        return None if day is None else replace(day, unit="W")
    return replace(day, unit="W", value=week_value(date.fromisoformat(day.value or "")))


@reader
def read_week_of_month(phrase: Phrase) -> Expression | None:
    """Read "the last week of September": a part of the month."""
    mod = {"first": "START", "opening": "START", "second": "MID", "third": "MID"}.get(phrase["ord"], "END")
    if "year_b" in phrase:
        return replace(whole, mod=mod) if (whole := explicit(int(phrase["year_b"]), None, None, phrase)) else None
    month = read_date(phrase)
    return None if month is None else replace(month, mod=mod)
