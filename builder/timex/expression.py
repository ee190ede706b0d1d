"""What a phrase says before anything is known of its date: the timex room's own payload."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.values import Bound, Meaning, MeaningKind, Side, TimexType


class Op(StrEnum):
    """How an expression becomes a value."""

    FIXED = "fixed"  # the value is already complete: "30 June 2012", "P3D", "PRESENT_REF"
    WEEKDAY = "weekday"  # a weekday counted from the anchor: "Tuesday", "last Friday"
    YEARLESS = "yearless"  # a part of some year: "August", "June 30", "summer", "Ramadan"
    SHIFT = "shift"  # a calendar unit counted from the anchor's own: "last week", "June last year"
    OFFSET = "offset"  # a distance from the anchor: "two weeks ago"
    CLOCK = "clock"  # an hour or part of the day whose day is not named: "10 a.m.", "the morning"


class Base(StrEnum):
    """Which date an expression counts from."""

    PUBLICATION = "publication"
    PREVIOUS = "previous"  # the date mentioned last, in news as in narrative: "the following month"
    FLOATING = "floating"  # publication in news, the date mentioned last in narrative
    EVENT = "event"  # a happening the text names: "two days after the talks"


@dataclass(frozen=True, slots=True)
class Expression:
    """One phrase read by one rule. Only the fields its `op` needs are set.

    `which` is -1, 0 or 1 for last, this and next; None where the phrase leaves it open. `part` is a part of a year
    as TIMEX3 writes it ("Q3", "H1", "SU") or the name of a feast. `time` follows the day: "TMO", "T10:30".
    """

    op: Op
    type: TimexType
    value: str | None = None
    base: Base = Base.PUBLICATION
    unit: str | None = None
    amount: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    part: str | None = None
    which: int | None = None
    time: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    bound: Bound = Bound.EXACT
    fiscal: bool = False
    short: bool = False  # its century is not said: "'99", "the '20s"

    @property
    def states_year(self) -> bool:
        """Tell whether the phrase names its year."""
        return self.year is not None or (self.value is not None and self.value.startswith("BC"))

    @property
    def is_open(self) -> bool:
        """Tell whether its verb must say which way it points: "Tuesday", "August", "the weekend", "the 24th"."""
        if self.op is Op.SHIFT:
            return self.amount is None and (self.unit == "WE" or self.day is not None)
        return self.op is Op.WEEKDAY or self.op is Op.YEARLESS

    @property
    def is_day_of_month(self) -> bool:
        """Tell whether it names a day of the month the text is in: "on the 24th"."""
        return self.op is Op.SHIFT and self.day is not None and self.amount is None

    def meaning(self, side: Side) -> Meaning:
        """Tell the other rooms what the phrase says."""
        approximate = self.op is Op.OFFSET or self.mod == "APPROX"
        return Meaning(
            kind=self._kind(),
            unit=self.unit,
            amount=self.amount,
            year=self.year,
            month=self.month,
            day=self.day,
            weekday=self.weekday,
            side=side,
            approximate=approximate,
        )

    def _kind(self) -> MeaningKind:
        if self.type is TimexType.DURATION:
            return MeaningKind.DURATION
        if self.type is TimexType.SET:
            return MeaningKind.SET
        match self.op:
            case Op.FIXED:
                if self.value is not None and self.value.endswith("_REF"):
                    return MeaningKind.REFERENCE
                return MeaningKind.OTHER if self.year is None else MeaningKind.EXPLICIT
            case Op.WEEKDAY:
                return MeaningKind.WEEKDAY
            case Op.YEARLESS:
                return MeaningKind.PERIOD if self.part is not None else MeaningKind.MONTH
            case Op.SHIFT:
                return MeaningKind.SHIFT
            case Op.OFFSET:
                return MeaningKind.OFFSET
            case Op.CLOCK:
                return MeaningKind.OTHER


@dataclass(frozen=True, slots=True)
class Payload:
    """An expression with what its surroundings say of it."""

    expression: Expression
    side: Side = Side.UNKNOWN
    cue: str = ""  # the words that tell the side
    sure: bool = False  # nothing on the other side can be meant: "since May"
    follows: bool = False  # in one breath with the expression before: "June this year, and then July"
    ends: bool = False  # the far end of a range of weekdays: "from Monday to Wednesday"
    near: bool = False  # in one sentence with the expression before
    narrative: int = 0  # whether the text so far tells history, naming its years: 0 no, 1 perhaps, 2 yes, 3 surely
    quoted: bool = False  # inside somebody's words
    spoken: int = 0  # where the expression stands that tells the day they were spoken: 1 next, -1 before, 0 nowhere
    names: bool = False  # it says which one is meant, not when it happens: "the August 1792 uprising"
    opens: bool = False  # at the head of its sentence: "In 1918, …" moves the story on, "a law of 1918" does not
