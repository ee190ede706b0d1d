"""Readers of dates that count from another date."""

from __future__ import annotations

from builder.timex.expression import Base, Expression, Op
from builder.timex.readers.phrase import Phrase, base_of, reader, which_of
from builder.timex.words import count_of
from builder.values import TimexType

WHOLE = {"NI": "D", "FN": "W"}  # units counted as others
YEAR_WEEKS = 365.2425 / 7


@reader
def read_shift(phrase: Phrase) -> Expression | None:
    """Read "today", "yesterday evening"."""
    time = phrase.time
    return Expression(
        Op.SHIFT,
        TimexType.TIME if time else phrase.type,
        unit=phrase["unit"],
        amount=float(phrase["amount"]),
        time=time,
        mod=phrase.mod,
    )


@reader
def read_day_beyond(phrase: Phrase) -> Expression | None:
    """Read "the day before yesterday"."""
    amount = (-1 if phrase["from"] == "yesterday" else 1) + (-1 if phrase["way"] == "before" else 1)
    return Expression(Op.SHIFT, phrase.type, unit="D", amount=amount)


@reader
def read_daypart(phrase: Phrase) -> Expression | None:
    """Read "this morning", "last night", "the following evening"."""
    which = {"yesterday": -1, "tomorrow": 1}.get(phrase["which"], which_of(phrase["which"]))
    return Expression(
        Op.SHIFT,
        TimexType.TIME,
        base=base_of(phrase["which"]),
        unit="D",
        amount=which,
        time=phrase.time,
        mod=phrase.mod,
    )


@reader
def read_weekday(phrase: Phrase) -> Expression | None:
    """Read "Tuesday", "last Friday evening"."""
    time = phrase.time
    return Expression(
        Op.WEEKDAY,
        TimexType.TIME if time else phrase.type,
        base=base_of(phrase.get("which")),
        weekday=phrase.words.number("weekday", phrase["weekday"]),
        which=which_of(phrase.get("which")),
        time=time,
        mod=phrase.mod,
    )


@reader
def read_weekday_of_week(phrase: Phrase) -> Expression | None:
    """Read "Monday next week"."""
    return Expression(
        Op.SHIFT,
        phrase.type,
        unit="W",
        amount=which_of(phrase["week"]),
        weekday=phrase.words.number("weekday", phrase["weekday"]),
    )


@reader
def read_offset(phrase: Phrase) -> Expression | None:
    """Read "two weeks ago", "three days from now"."""
    return _offset(phrase, int(phrase["way"]), Base.PUBLICATION)


@reader
def read_offset_previous(phrase: Phrase) -> Expression | None:
    """Read "two days later", "a year earlier"."""
    way = 1 if phrase["way"].startswith(("later", "after")) else -1
    return _offset(phrase, way, Base.PREVIOUS)


def _offset(phrase: Phrase, way: int, base: Base) -> Expression | None:
    unit = phrase.words.text("unit", phrase["unit"])
    unit = WHOLE.get(unit, unit)
    count = count_of(phrase.words, phrase["count"])
    if count is None:  # "a few days later", "years ago"
        return Expression(Op.FIXED, phrase.type, value="PAST_REF" if way < 0 else "FUTURE_REF", unit=unit, amount=None)
    if "half" in phrase:
        count += 0.5
    if phrase["unit"] == "fortnight":
        count *= 2
    part = phrase.get("today").replace("tonight", "today") or None
    return Expression(Op.OFFSET, phrase.type, base=base, unit=unit, amount=way * count, part=part, mod=phrase.about)


@reader
def read_weeks_from_weekday(phrase: Phrase) -> Expression | None:
    """Read "a week from Thursday"."""
    return Expression(
        Op.WEEKDAY,
        phrase.type,
        weekday=phrase.words.number("weekday", phrase["weekday"]),
        which=1,
        amount=count_of(phrase.words, phrase["count"]),
    )


@reader
def read_weeks_ago_weekday(phrase: Phrase) -> Expression | None:
    """Read "a week ago Friday": a week before the last one."""
    return Expression(
        Op.WEEKDAY,
        phrase.type,
        weekday=phrase.words.number("weekday", phrase["weekday"]),
        which=-1,
        amount=-(count_of(phrase.words, phrase["count"]) or 1),
    )


@reader
def read_weekdays_ago(phrase: Phrase) -> Expression | None:
    """Read "two Sundays ago": the last one, and one more back."""
    count = count_of(phrase.words, phrase["count"])
    if count is None:
        return None
    weekday = phrase.words.number("weekday", phrase["weekday"])
    return Expression(Op.WEEKDAY, phrase.type, weekday=weekday, which=-1, amount=1 - count)


@reader
def read_unit_beyond(phrase: Phrase) -> Expression | None:
    """Read "the week after next", "the year before last"."""
    amount = 2 if phrase["way"] == "after next" else -2
    return Expression(Op.SHIFT, phrase.type, unit=phrase.words.text("unit", phrase["unit"]), amount=amount)


@reader
def read_same_ago(phrase: Phrase) -> Expression | None:
    """Read "the same month last year"."""
    unit = phrase.words.text("unit", phrase["unit"])
    if unit == "D":
        return Expression(Op.OFFSET, phrase.type, unit="Y", amount=-1, part="today")
    return Expression(Op.OFFSET, phrase.type, unit=unit, amount=-12 if unit == "M" else -52)


@reader
def read_ago_this_unit(phrase: Phrase) -> Expression | None:
    """Read "two years ago this month", "25 years ago next week"."""
    unit, years = phrase.words.text("unit", phrase["unit"]), count_of(phrase.words, phrase["count"])
    if years is None:
        return None
    shift = which_of(phrase["which"]) or 0
    return Expression(Op.OFFSET, phrase.type, unit=unit, amount=shift - years * (12 if unit == "M" else YEAR_WEEKS))


@reader
def read_daypart_beside(phrase: Phrase) -> Expression | None:
    """Read "the night before", "the morning after"."""
    way = -1 if phrase["way"] == "before" else 1
    return Expression(Op.SHIFT, phrase.type, base=Base.PREVIOUS, unit="D", amount=way, time=phrase.time)


@reader
def read_day_beside_event(phrase: Phrase) -> Expression | None:
    """Read "the day after the talks", "the eve of the vote": beside the date last mentioned, or that date itself."""
    way = 1 if phrase["way"] == "after" else -1
    return Expression(
        Op.SHIFT,
        phrase.type,
        base=Base.PREVIOUS,
        unit="D",
        amount=way,
        part="eve" if phrase["way"] == "of" else "beside",
    )


@reader
def read_day_of_event(phrase: Phrase) -> Expression | None:
    """Read "the fifth day of the revolt": the day the text has reached."""
    return Expression(Op.SHIFT, phrase.type, base=Base.PREVIOUS, unit="D", amount=0)


@reader
def read_the_unit(phrase: Phrase) -> Expression | None:
    """Read "over the weekend", "for the year"."""
    unit = phrase.words.text("unit", phrase.get("unit", "weekend"))
    base = Base.PUBLICATION if unit == "WE" else Base.FLOATING
    return Expression(Op.SHIFT, phrase.type, base=base, unit=unit, amount=None, mod=phrase.mod)


@reader
def read_shifted_unit(phrase: Phrase) -> Expression | None:
    """Read "last week", "later this year", "the coming weekend"."""
    return Expression(
        Op.SHIFT,
        phrase.type,
        base=Base.FLOATING if phrase["which"].startswith("the next") else Base.PUBLICATION,
        unit=phrase.words.text("unit", phrase["unit"]),
        amount=which_of(phrase["which"]),
        mod=phrase.mod,
        fiscal="fiscal" in phrase,
    )


@reader
def read_anaphoric_unit(phrase: Phrase) -> Expression | None:
    """Read "the same day", "the following month"."""
    return Expression(
        Op.SHIFT,
        phrase.type,
        base=Base.PREVIOUS,
        unit=phrase.words.text("unit", phrase["unit"]),
        amount=which_of(phrase["which"]),
        mod=phrase.mod,
    )


@reader
def read_part_of_unit(phrase: Phrase) -> Expression | None:
    """Read "the end of the month", "earlier in the day"."""
    return Expression(
        Op.SHIFT,
        phrase.type,
        base=Base.FLOATING,
        unit=phrase.words.text("unit", phrase["unit"]),
        amount=0,
        mod=phrase.mod,
    )


@reader
def read_same(phrase: Phrase) -> Expression | None:
    """Read "he said then": the date last mentioned."""
    return Expression(Op.SHIFT, phrase.type, base=Base.PREVIOUS, unit="SAME", amount=0)


@reader
def read_ellipsis(phrase: Phrase) -> Expression | None:
    """Read "this week or the next one": the week after the one just named."""
    return Expression(Op.SHIFT, phrase.type, base=Base.PREVIOUS, unit="W", amount=1)
