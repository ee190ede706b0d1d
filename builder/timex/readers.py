"""What a rule's match says: one function for each `read` a table may name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from builder.timex.expression import Base, Expression, Op
from builder.timex.words import Words, count_of
from builder.values import TimexType

Groups = Mapping[str, str]
Reader = Callable[[Groups, Words, TimexType], Expression | None]

READERS: dict[str, Reader] = {}
CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
PLURAL_OF = {"NI": "D", "FN": "W"}


def reader(function: Reader) -> Reader:
    """Enter a function into the table of readers, by its name."""
    READERS[function.__name__.removeprefix("read_")] = function
    return function


def _month(groups: Groups, words: Words) -> int | None:
    name = groups.get("month") or groups.get("month_b")
    if name:
        return words.number("month", name)
    return int(groups["month_no"]) if "month_no" in groups else None


def _day(groups: Groups, words: Words, key: str = "day") -> int | None:
    text = groups.get(key) or (groups.get("day_b") if key == "day" else None)
    if text is None:
        return None
    return int("".join(filter(str.isdigit, text))) if text[0].isdigit() else words.number("ordinal", text)


def _mod(groups: Groups, words: Words) -> str | None:
    phrase = groups.get("mod") or groups.get("mod_b")
    if phrase is None:
        return None
    return words.tables["part"].get(" ".join(phrase.split()), "START" if phrase.startswith("earl") else "END")  # type: ignore[return-value]


def _about(groups: Groups, words: Words) -> str | None:
    phrase = groups.get("about")
    return (words.text("about", " ".join(phrase.split())) or None) if phrase else None


def _time(groups: Groups, words: Words) -> str | None:
    return (
        words.text("daypart", groups["time"])
        if "time" in groups and not groups["time"].startswith("T")
        else groups.get("time")
    )


def _which(phrase: str | None) -> int | None:
    if phrase is None:
        return None
    if any(word in phrase for word in ("last", "previous", "past", "preceding", "prior")):
        return -1
    if any(word in phrase for word in ("next", "nxt", "coming", "following", "ensuing", "subsequent")):
        return 1
    return 0


def day_value(year: int, month: int | None, day: int | None) -> str | None:
    """Write a date that exists; None for 30 February."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _explicit(year: int, month: int | None, day: int | None, groups: Groups, words: Words) -> Expression | None:
    value = day_value(year, month, day)
    if value is None:
        return None
    end_day = _day(groups, words, "end_day")
    if end_day is not None:
        end = day_value(year, month, end_day)
        value = f"{value}/{end}" if end and end > value else value
    time = _time(groups, words)
    return Expression(
        Op.FIXED,
        TimexType.TIME if time else TimexType.DATE,
        value=value + (time or ""),
        year=year,
        month=month,
        day=day,
        mod=_mod(groups, words),
    )


@reader
def read_date(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read a date; without a year it is left open."""
    if "spoken" in groups:
        year = _spoken(groups["spoken"], words)
        return None if year is None else _explicit(year, _month(groups, words), _day(groups, words), groups, words)
    if "year" not in groups:
        return read_yearless(groups, words, kind)
    return _explicit(int(groups["year"]), _month(groups, words), _day(groups, words), groups, words)


@reader
def read_numeric_date(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "11/23/98": the month first unless that cannot be; between dots or dashes the day first."""
    first, second, year = int(groups["first"]), int(groups["second"]), int(groups["year"])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    day, month = (first, second) if second <= 12 and (first > 12 or "/" not in groups["text"]) else (second, first)
    return _explicit(year, month, day, {}, words)


@reader
def read_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read a year that stands alone."""
    return _explicit(int(groups["year"]), None, None, groups, words)


@reader
def read_yearless(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read a month, or a month and day, of some year."""
    month, day = _month(groups, words), _day(groups, words)
    if month is None or day_value(2000, month, day) is None:
        return None
    time = _time(groups, words)
    return Expression(
        Op.YEARLESS,
        TimexType.TIME if time else TimexType.DATE,
        base=_base_of_which(groups.get("which")),
        month=month,
        day=day,
        end_day=_day(groups, words, "end_day"),
        which=_which(groups.get("which")),
        time=time,
        mod=_mod(groups, words),
    )


def _base_of_which(phrase: str | None) -> Base:
    """Tell what "August" leans on, or "last August", "the following August"."""
    return Base.FLOATING if phrase is None else _anaphoric_base(phrase)


@reader
def read_month_of_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "June last year"."""
    return Expression(
        Op.SHIFT,
        kind,
        base=_anaphoric_base(groups["which"]),
        unit="Y",
        amount=_which(groups["which"]),
        month=_month(groups, words),
        day=_day(groups, words),
        mod=_mod(groups, words),
    )


def _anaphoric_base(phrase: str) -> Base:
    if phrase.startswith(
        (
            "that",
            "the same",
            "the following",
            "the previous",
            "the next",
            "the preceding",
            "the ensuing",
            "the subsequent",
            "the prior",
            "the very",
        )
    ):
        return Base.PREVIOUS
    return Base.PUBLICATION


@reader
def read_era_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "490 BC" and "AD 70"."""
    number = int(groups["n"])
    value = f"BC{number:04d}" if groups["era"].startswith("b") else f"{number:04d}"
    month = _month(groups, words)
    if month is not None:
        value += f"-{month:02d}" + (f"-{_day(groups, words):02d}" if "day" in groups else "")
    if "season" in groups:
        value += f"-{words.text('season', groups['season'])}"
    year = None if groups["era"].startswith("b") else number
    return Expression(Op.FIXED, kind, value=value, year=year or None, mod=_mod(groups, words))


@reader
def read_decade(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the 1990s"."""
    return Expression(
        Op.FIXED, kind, value=groups["year"], unit="DE", year=int(groups["year"]) * 10, mod=_mod(groups, words)
    )


@reader
def read_short_decade(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the '80s" as of the twentieth century."""
    return Expression(
        Op.FIXED, kind, value=f"19{groups['n'][0]}", unit="DE", year=1900 + int(groups["n"]), mod=_mod(groups, words)
    )


@reader
def read_spoken_decade(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the nineties" as of the twentieth century."""
    digit = words.number("decade", groups["decade"])
    return Expression(Op.FIXED, kind, value=f"19{digit}", unit="DE", year=1900 + 10 * digit, mod=_mod(groups, words))


@reader
def read_short_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "'97"."""
    number = int(groups["n"])
    year = number + (1900 if number >= 30 else 2000)
    return Expression(Op.FIXED, kind, value=str(year), year=year)


@reader
def read_spoken_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "nineteen ninety-six" and "two thousand"."""
    year = _spoken(groups["spoken"], words)
    return None if year is None else Expression(Op.FIXED, kind, value=str(year), year=year)


def _spoken(spoken: str, words: Words) -> int | None:
    if spoken.startswith("nineteen"):
        rest = count_of(words, spoken.removeprefix("nineteen").replace("hundred", " ").strip(" -") or "zero")
        year = 1900 + int(rest or 0)
    else:
        year = int(count_of(words, spoken) or 0)
    return year if 1900 <= year < 2100 else None


@reader
def read_century(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the 19th century": TIMEX3 counts it 18."""
    number = _day(groups, words, "ord") or 0
    era = "BC" if groups.get("era", "").startswith("b") else ""
    value = f"{era}{number - 1:02d}"
    return Expression(
        Op.FIXED,
        kind,
        value=value,
        unit="CE",
        year=None if era else max(1, (number - 1) * 100),
        mod=_mod(groups, words),
    )


@reader
def read_shift(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "today", "yesterday evening"."""
    time = _time(groups, words)
    return Expression(
        Op.SHIFT,
        TimexType.TIME if time else kind,
        unit=groups["unit"],
        amount=float(groups["amount"]),
        time=time,
        mod=_mod(groups, words),
    )


@reader
def read_day_beyond(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the day before yesterday"."""
    amount = (-1 if groups["from"] == "yesterday" else 1) + (-1 if groups["way"] == "before" else 1)
    return Expression(Op.SHIFT, kind, unit="D", amount=amount)


@reader
def read_daypart(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "this morning", "last night", "the following evening"."""
    phrase = groups["which"]
    which = -1 if phrase in ("last", "yesterday") else 1 if phrase in ("next", "tomorrow") else _which(phrase)
    return Expression(
        Op.SHIFT,
        TimexType.TIME,
        base=_anaphoric_base(phrase),
        unit="D",
        amount=which,
        time=_time(groups, words),
        mod=_mod(groups, words),
    )


@reader
def read_weekday(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "Tuesday", "last Friday evening"."""
    time = _time(groups, words)
    return Expression(
        Op.WEEKDAY,
        TimexType.TIME if time else kind,
        base=_base_of_which(groups.get("which")),
        weekday=words.number("weekday", groups["weekday"]),
        which=_which(groups.get("which")),
        time=time,
        mod=_mod(groups, words),
    )


@reader
def read_weekday_of_week(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "Monday next week"."""
    return Expression(
        Op.SHIFT, kind, unit="W", amount=_which(groups["week"]), weekday=words.number("weekday", groups["weekday"])
    )


@reader
def read_weekday_set(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "every Tuesday"."""
    weekday = words.number("weekday", groups["weekday"])
    return Expression(
        Op.FIXED, kind, value=f"XXXX-WXX-{weekday}{_time(groups, words) or ''}", weekday=weekday, quant="EVERY"
    )


@reader
def read_offset(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "two weeks ago", "three days from now"."""
    return _offset(groups, words, kind, int(groups["way"]), Base.PUBLICATION)


@reader
def read_offset_previous(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "two days later", "a year earlier"."""
    way = 1 if groups["way"].startswith(("later", "after")) else -1
    return _offset(groups, words, kind, way, Base.PREVIOUS)


def _offset(groups: Groups, words: Words, kind: TimexType, way: int, base: Base) -> Expression | None:
    unit = words.text("unit", groups["unit"])
    unit = PLURAL_OF.get(unit, unit)
    count = count_of(words, groups["count"])
    if count is None:  # "a few days later", "years ago"
        return Expression(Op.FIXED, kind, value="PAST_REF" if way < 0 else "FUTURE_REF", unit=unit, amount=None)
    if groups["unit"] == "fortnight":
        count *= 2
    return Expression(Op.OFFSET, kind, base=base, unit=unit, amount=way * count, mod=_about(groups, words))


@reader
def read_period_ago(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the year-ago quarter": a year before the period the text reports on."""
    return Expression(Op.OFFSET, kind, base=Base.PREVIOUS, unit="Y", amount=-1, fiscal=True)


@reader
def read_period_of_year(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the 1988 period": that year's part of the kind the text reports on."""
    return Expression(Op.YEARLESS, kind, base=Base.PREVIOUS, year=int(groups["year"]), part="Q", fiscal=True)


@reader
def read_the_quarter(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the latest quarter": the one the text reports on, else the last to have ended."""
    return Expression(Op.SHIFT, kind, base=Base.PREVIOUS, unit="Q", amount=0, fiscal=True)


@reader
def read_quarter_ended(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the quarter ended Sept. 30"."""
    month = words.number("month", groups["month"])
    return Expression(Op.YEARLESS, kind, part=f"Q{(month + 2) // 3}")


@reader
def read_month_set(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "each July"."""
    month = words.number("month", groups["month"])
    return Expression(Op.FIXED, kind, value=f"XXXX-{month:02d}", quant=groups["quant"].upper())


@reader
def read_the_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "over the weekend", "for the year"."""
    unit = words.text("unit", groups.get("unit", "weekend"))
    base = Base.PUBLICATION if unit == "WE" else Base.FLOATING
    return Expression(Op.SHIFT, kind, base=base, unit=unit, amount=None, mod=_mod(groups, words))


@reader
def read_week_of_date(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the week of March 6"."""
    day = read_date(groups, words, kind)
    return None if day is None else replace(day, unit="W")


@reader
def read_week_of_month(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the last week of September": a part of the month."""
    mod = {"first": "START", "opening": "START", "second": "MID", "third": "MID"}.get(groups["ord"], "END")
    month = read_date(groups, words, kind)
    return None if month is None else replace(month, mod=mod)


@reader
def read_hour_of_day(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "noon Saturday", "mid-afternoon yesterday"."""
    time, mod = words.text("daypart", groups["time"]), _mod(groups, words)
    dayword = groups["dayword"]
    if dayword in words.tables["weekday"]:
        weekday = words.number("weekday", dayword)
        return Expression(Op.WEEKDAY, kind, base=Base.FLOATING, weekday=weekday, time=time, mod=mod)
    amount = {"yesterday": -1, "tomorrow": 1}.get(dayword, 0)
    return Expression(Op.SHIFT, kind, unit="D", amount=amount, time=time, mod=mod)


@reader
def read_daypart_at_large(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "at night" of no night in particular."""
    return Expression(
        Op.FIXED,
        kind,
        value="XXXX-XX-XX" + words.text("daypart", groups["time"]),
        quant=groups.get("quant", "").upper() or None,
    )


@reader
def read_chat_daypart(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read a bare "morning" in a message: that of the day it was sent."""
    return Expression(
        Op.CLOCK, kind, base=Base.FLOATING, time=words.text("daypart", groups["time"]).replace("T24", "T00")
    )


@reader
def read_shifted_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "last week", "later this year", "the coming weekend"."""
    return Expression(
        Op.SHIFT,
        kind,
        base=Base.FLOATING if groups["which"].startswith("the next") else Base.PUBLICATION,
        unit=words.text("unit", groups["unit"]),
        amount=_which(groups["which"]),
        mod=_mod(groups, words),
        fiscal="fiscal" in groups,
    )


@reader
def read_anaphoric_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the same day", "the following month"."""
    return Expression(
        Op.SHIFT,
        kind,
        base=Base.PREVIOUS,
        unit=words.text("unit", groups["unit"]),
        amount=_which(groups["which"]),
        mod=_mod(groups, words),
    )


@reader
def read_part_of_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the end of the month", "earlier in the day"."""
    return Expression(
        Op.SHIFT, kind, base=Base.FLOATING, unit=words.text("unit", groups["unit"]), amount=0, mod=_mod(groups, words)
    )


@reader
def read_quarter(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the third quarter of 1989"."""
    phrase = groups["ord"]
    number = 4 if phrase == "final" else _day(groups, words, "ord")
    return _part_of_year(f"Q{number}", groups, words, kind)


@reader
def read_half(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the first half of the year"."""
    number = 2 if groups["ord"] == "last" else _day(groups, words, "ord")
    return _part_of_year(f"H{number}", groups, words, kind)


@reader
def read_season(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "the spring", "last summer", "autumn 1917"."""
    return _part_of_year(words.text("season", groups["season"]), groups, words, kind)


def _part_of_year(part: str, groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    mod = _mod(groups, words)
    year = groups.get("year") or groups.get("year_a") or ("spoken" in groups and _spoken(groups["spoken"], words))
    if year:
        return Expression(Op.FIXED, kind, value=f"{year}-{part}", year=int(year), part=part, mod=mod)
    if "of" in groups or (groups.get("which") or "").endswith("year's"):
        amount = _which(groups.get("of") or groups["which"])
        return Expression(Op.SHIFT, kind, unit="Y", amount=amount, part=part, mod=mod)
    which = groups.get("which")
    base = Base.PUBLICATION if part[0] == "Q" else _base_of_which(which)
    return Expression(Op.YEARLESS, kind, base=base, part=part, which=_which(which), mod=mod)


@reader
def read_feast(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "Christmas Eve", "last Thanksgiving"."""
    time = _time(groups, words)
    return Expression(
        Op.YEARLESS,
        TimexType.TIME if time else kind,
        base=_base_of_which(groups.get("which")),
        part=words.text("feast", groups["feast"]),
        year=int(groups["year"]) if "year" in groups else None,
        which=_which(groups.get("which")),
        time=time,
    )


def _period(count: float | None, unit: str) -> str:
    if count is not None and count % 1 == 0.5 and unit in HALVES:
        whole = _period(count - 0.5, unit) if count > 1 else "PT" if unit in CLOCK_UNITS else "P"
        return whole + HALVES[unit]
    number = "X" if count is None else f"{int(count)}" if count == int(count) else f"{count:g}"
    if unit in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[unit]}"
    return f"P{number}{unit}"


@reader
def read_duration(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "two years", "the last 10 months", "several hours"."""
    unit = words.text("unit", groups["unit"])
    unit = PLURAL_OF.get(unit, unit)
    count = count_of(words, groups["count"])
    if groups["unit"] == "fortnight" and count is not None:
        count *= 2
    value = _period(count, unit)
    if re.search(r"and[ -]a[ -]half", groups["text"]) and count is not None and "and a half" not in groups["count"]:
        value = _period(count + 0.5, unit)
    if "count_b" in groups and unit in ("TH", "Y"):
        value += _period(count_of(words, groups["count_b"]), words.text("unit", groups["unit_b"])).lstrip("PT")
    return Expression(Op.FIXED, kind, value=value, unit=unit, amount=count, mod=_about(groups, words))


@reader
def read_duration_bare(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "week-long", "years-long"."""
    unit = words.text("unit", groups["unit"])
    count = None if groups["text"].split("-")[0].endswith("s") else 1.0
    return Expression(Op.FIXED, kind, value=_period(count, PLURAL_OF.get(unit, unit)), unit=unit, amount=count)


ADVERBS = {
    "daily": ("P1D", "D"),
    "nightly": ("XXXX-XX-XXTNI", "D"),
    "weekly": ("P1W", "W"),
    "fortnightly": ("P2W", "W"),
    "monthly": ("P1M", "M"),
    "quarterly": ("P3M", "M"),
    "yearly": ("P1Y", "Y"),
    "annually": ("P1Y", "Y"),
    "hourly": ("PT1H", "TH"),
}


@reader
def read_adverb_set(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "daily", "annually"."""
    value, unit = ADVERBS[groups["adverb"]]
    return Expression(Op.FIXED, kind, value=value, unit=unit, quant="EVERY")


@reader
def read_every_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "every day", "every two weeks", "every other year"."""
    unit = words.text("unit", groups["unit"])
    count = 2.0 if "other" in groups else count_of(words, groups.get("count", "one"))
    if unit == "WE":
        return Expression(Op.FIXED, kind, value="XXXX-WXX-WE", unit=unit, quant=groups["quant"].upper())
    if unit == "NI":
        return Expression(Op.FIXED, kind, value="XXXX-XX-XXTNI", unit="D", quant=groups["quant"].upper())
    return Expression(
        Op.FIXED, kind, value=_period(count, PLURAL_OF.get(unit, unit)), unit=unit, quant=groups["quant"].upper()
    )


@reader
def read_times_a_unit(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "twice a month"."""
    unit = words.text("unit", groups["unit"])
    times = {"once": 1, "twice": 2, "thrice": 3}.get(groups["times"]) or count_of(words, groups["times"].split()[0])
    return Expression(Op.FIXED, kind, value=_period(1, PLURAL_OF.get(unit, unit)), unit=unit, freq=f"{times:g}X")


@reader
def read_fixed(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read a phrase whose value stands in the table."""
    return Expression(Op.FIXED, kind, value=groups["value"])


@reader
def read_clock(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "10:35 a.m. Tuesday"."""
    hour, minute = int(groups["hour"]), groups.get("minute")
    half = groups.get("half", "").replace(".", "")
    if (half == "pm" and hour < 12) or (groups.get("daypart") in ("afternoon", "evening") and hour < 12):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if minute is None and not half:
        return None
    zone = words.text("zone", groups["zone"]) if "zone" in groups else ""
    second = f":{groups['second']}" if "second" in groups else ""
    time = f"T{hour:02d}:{minute or '00'}{second}{zone if zone == 'Z' else ''}"
    dayword = groups.get("dayword")
    mod = "APPROX" if "about" in groups else None
    if "month" in groups:
        month, day = _month(groups, words), _day(groups, words)
        return Expression(Op.YEARLESS, kind, base=Base.FLOATING, month=month, day=day, time=time, mod=mod)
    if dayword is None:
        return Expression(Op.CLOCK, kind, base=Base.FLOATING, time=time, mod=mod)
    if dayword in words.tables["weekday"]:
        return Expression(
            Op.WEEKDAY, kind, base=Base.FLOATING, weekday=words.number("weekday", dayword), time=time, mod=mod
        )
    amount = {"yesterday": -1, "tomorrow": 1, "tmr": 1}.get(dayword, 0)
    return Expression(Op.SHIFT, kind, unit="D", amount=amount, time=time, mod=mod)


@reader
def read_same(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "he said then": the date last mentioned."""
    return Expression(Op.SHIFT, kind, base=Base.PREVIOUS, unit="SAME", amount=0)


@reader
def read_ellipsis(groups: Groups, words: Words, kind: TimexType) -> Expression | None:
    """Read "this week or the next one": the week after the one just named."""
    return Expression(Op.SHIFT, kind, base=Base.PREVIOUS, unit="W", amount=1)
