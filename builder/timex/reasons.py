"""The chain of reasons behind a value, in words a reader understands."""

from __future__ import annotations

from datetime import date, timedelta

from builder.daynames import MONTHS, WEEKDAYS
from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Anchor, Bound, Granularity, Interval, Reason, Side, Step, TimeValue, Timex, TimexType

NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip
UNITS = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "SE": "season", "Y": "year",
    "DE": "decade", "CE": "century", "TH": "hour", "TM": "minute", "TS": "second", "ML": "millennium",
}  # fmt: skip
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {"START": "its early part", "MID": "its middle", "END": "its late part"}
BOUNDS = {
    Bound.FROM: "It is the earliest it can be: the words before it set a start.",
    Bound.UNTIL: "It is the latest it can be: the words before it set an end.",
}


def explain(
    timex: Timex,
    payload: Payload,
    value: TimeValue | None,
    anchor: date | None,
    told: bool,
    mentioned: str | None = None,
) -> Reason:
    """Give the steps from the phrase to its value, the rule's name as the note of the first.

    `mentioned` is the value of the date it counts from, where the text has told it.
    """
    expression = payload.expression
    steps = [Step(f"The article says “{' '.join(timex.text.split())}”.", f"Found by the rule “{timex.rule}”.")]
    if expression.op is not Op.FIXED:
        if anchor is None:
            steps.append(Step("No date is known that it could count from."))
            return Reason(tuple(steps))
        steps.append(_anchor_step(expression, payload, anchor, told, mentioned))
        side = _side_step(expression, payload)
        if side is not None:
            steps.append(side)
    if value is None:
        steps.append(Step("No calendar has such a date."))
    else:
        steps.append(_result(timex, expression, value, anchor))
        if timex.bound in BOUNDS and value.interval is not None:
            steps.append(Step(BOUNDS[timex.bound]))
    return Reason(tuple(steps))


def _anchor_step(expression: Expression, payload: Payload, anchor: date, told: bool, mentioned: str | None) -> Step:
    day = _say_as_told(mentioned, anchor)
    if payload.spoken:
        return Step(f"It stands in a quotation and counts from the day that was spoken, {day}.")
    if payload.quoted and told:
        return Step(f"It stands in a quotation and counts from the date last mentioned, {day}.")
    if told:
        return Step(f"It counts from the date last mentioned, {day}.")
    if expression.base is Base.PREVIOUS:
        return Step(f"No earlier date is mentioned, so it counts from the article’s own date, {day}.")
    return Step(f"It counts from the article’s own date, {day}.")


def _say_as_told(mentioned: str | None, first: date) -> str:
    """Say a date as finely as the text has told it: June 2013 is not its first day."""
    if mentioned == f"{first:%Y-%m}":
        return say_interval(Interval(first, first + timedelta(days=28)), Granularity.MONTH, mentioned)
    if mentioned == f"{first:%Y}":
        return f"{first.year}"
    return say_day(first, weekday=True)


def _side_step(expression: Expression, payload: Payload) -> Step | None:
    if expression.op not in (Op.WEEKDAY, Op.YEARLESS) or expression.which is not None:
        return None
    match payload.side:
        case Side.FUTURE:
            return Step(f"“{payload.cue}” points ahead." if payload.cue else "It is taken to lie ahead.")
        case Side.PAST:
            return Step(f"“{payload.cue}” looks back." if payload.cue else "It is taken to lie behind.")
    return None


def _result(timex: Timex, expression: Expression, value: TimeValue, anchor: date | None) -> Step:
    if value.value.endswith("_REF"):
        vague = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}[value.value]
        return Step(f"It means {vague} at large: no calendar date.")
    if value.type is TimexType.DURATION and timex.anchor is Anchor.EVENT:
        return Step("It is a distance from a happening the text names.", value.value)
    if value.type is TimexType.DURATION:
        return Step("It is a length of time, not a date.", value.value)
    if value.type is TimexType.SET:
        return Step("It names something that recurs, not one date.", value.value)
    if value.interval is None or value.granularity is None:
        return Step(f"Its value is {value.value}.")
    result = say_interval(value.interval, value.granularity, value.value)
    if value.value.endswith("-XX-XX"):
        result = f"some day of {result}"
    if expression.op is Op.OFFSET and anchor is not None and expression.unit in UNITS and expression.amount is not None:
        return Step(_offset(expression, anchor, result, value.granularity))
    text = f"That is {result}"
    if value.mod in PARTS:
        text += f", {PARTS[value.mod]}"
    return Step(text + ".", value.value)


def _offset(expression: Expression, anchor: date, result: str, granularity: Granularity) -> str:
    amount, unit = expression.amount or 0.0, UNITS[expression.unit or "D"]
    count = abs(amount)
    way = "before" if amount < 0 else "after"
    if expression.unit == "W":
        unit, count = "day", 7 * count
        try:
            day = anchor + timedelta(days=round(7 * amount))
        except OverflowError:
            return f"That is {result}."
        return f"{_count(count, unit)} {way} is {say_day(day, weekday=True)}, read loosely as {result}."
    loosely = "" if granularity is Granularity.DAY else ", read loosely"
    return f"{_count(count, unit)} {way} is {result}{loosely}."


def _count(count: float, unit: str) -> str:
    number = NUMBERS[int(count)] if count == int(count) and count < len(NUMBERS) else f"{count:g}"
    plural = "centuries" if unit == "century" else "millennia" if unit == "millennium" else unit + "s"
    return f"{number} {unit if count == 1 else plural}"


def say_day(day: date, weekday: bool = False, year: bool = True) -> str:
    """Write a day: "Tuesday 11 August 2015"."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        text = f"{WEEKDAYS[day.weekday()]} {text}"
    return f"{text} {day.year}" if year else text


def say_interval(interval: Interval, granularity: Granularity, value: str) -> str:
    """Write an interval as its unit is spoken of: "the week from 27 July to 2 August 2015"."""
    first, last = interval.start, interval.last
    match granularity:
        case Granularity.DAY if interval.days == 1:
            return say_day(first, weekday=True)
        case Granularity.MONTH if interval.days <= 31:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Granularity.YEAR:
            return f"the year {first.year}"
        case Granularity.DECADE:
            return f"the {first.year}s" if first.year % 10 == 0 else f"the decade to {last.year}"
        case Granularity.CENTURY:
            return f"the years {first.year} to {last.year}"
        case Granularity.QUARTER:
            return f"the {('first', 'second', 'third', 'fourth')[int(value[-1]) - 1]} quarter of {first.year}"
        case Granularity.HALF:
            return f"the {('first', 'second')[int(value[-1]) - 1]} half of {first.year}"
        case Granularity.SEASON:
            return f"the {SEASONS[value[5:7]]} of {value[:4]}"
    name = (
        "the weekend"
        if granularity is Granularity.WEEKEND
        else "the week"
        if granularity is Granularity.WEEK
        else "the days"
    )
    return f"{name} from {say_day(first, year=first.year != last.year)} to {say_day(last)}"
