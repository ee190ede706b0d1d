"""Characters, days, and what an expression of time means before and after it is anchored."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters from `start` up to, but not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Give the characters this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Calendar days from `start` up to, but not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"empty interval: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """Give the one day. The last day any calendar here has (9999-12-31) is refused."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def month(cls, day: date) -> Interval:
        """Give the calendar month a day lies in."""
        first = day.replace(day=1)
        return cls(first, (first + timedelta(days=31)).replace(day=1))

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days lie inside."""
        return (self.end - self.start).days

    def unit(self, stated: Granularity | None) -> Granularity | None:
        """Give the calendar unit these days fill exactly, to be spoken of as such; None where they fill none.

        Args:
            stated: As what they are known: ten years are a decade only where a text says so.
        """
        start, end = self.start, self.end
        if self.days == 1:
            return Granularity.DAY
        if start.day == 1 and self == Interval.month(start):
            return Granularity.MONTH
        if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1):
            if end.year == start.year + 1:
                return Granularity.YEAR
            if end.year == start.year + 10 and stated is Granularity.DECADE:
                return Granularity.DECADE
        return None

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def gap_days(self, other: Interval) -> int:
        """Days between the nearest days of the two: 0 where they share one, 1 for neighbours."""
        if self.overlaps(other):
            return 0
        return (other.start - self.last).days if self.end <= other.start else (self.start - other.last).days


class Granularity(StrEnum):
    """The calendar unit a value is stated in, finest first."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Bound(StrEnum):
    """How a value limits the thing it dates."""

    EXACT = "exact"  # within the interval
    FROM = "from"  # on or after its first day: "not before August"
    UNTIL = "until"  # up to its last day: "by the end of the month"
    APPROXIMATE = "approximate"  # about then: "two weeks ago"


class TimexType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a relative expression leans on."""

    NONE = "none"  # it stands by itself: "30 June 2012"
    PUBLICATION = "publication"  # the article's own date
    SPEECH = "speech"  # the day something quoted was said
    PREVIOUS = "previous"  # the date mentioned last
    EVENT = "event"  # a named happening: "two days after the talks"


class Side(StrEnum):
    """Which way an expression points from its anchor."""

    PAST = "past"  # the anchor's day or before it
    FUTURE = "future"  # the anchor's day or after it
    UNKNOWN = "unknown"


class MeaningKind(StrEnum):
    """The shapes an expression's meaning takes before it is anchored."""

    EXPLICIT = "explicit"  # year known: "30 June 2012", "June 2012", "2012", "the 1990s"
    WEEKDAY = "weekday"  # "Tuesday", "last Friday"
    MONTH = "month"  # a month or month and day without a year: "August", "June 30"
    PERIOD = "period"  # a named part of a year without a year: "summer", "the third quarter", "Ramadan", "Christmas"
    OFFSET = "offset"  # a counted distance: "two weeks ago", "three days later"
    SHIFT = "shift"  # a calendar unit seen from the anchor: "last week", "today", "next year", "June last year"
    DURATION = "duration"  # "two-year", "90 minutes"
    SET = "set"  # "every Tuesday"
    REFERENCE = "reference"  # PAST_REF, PRESENT_REF, FUTURE_REF
    OTHER = "other"  # none of the above; only `timex` knows what to do


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says while nothing is known of the article's date.

    Only the fields its kind needs are set. `unit` is a TIMEX3 unit: D, W, WE, M, Q, SE, H (half), Y, DE, CE, TH
    (hour), TM (minute), TS (second). `amount` is signed and counts units from the anchor: -2 with W for "two weeks
    ago", -1 with Y and month 6 for "June last year", 0 with D for "today". For a duration it is its (unsigned) length.
    """

    kind: MeaningKind
    unit: str | None = None
    amount: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO: Monday is 1
    side: Side = Side.UNKNOWN
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression of time found in a text, before it is anchored."""

    span: Span
    text: str
    type: TimexType
    rule: str
    meaning: Meaning
    anchor: Anchor
    bound: Bound = Bound.EXACT
    mod: str | None = None
    payload: object = field(
        default=None, repr=False
    )  # the timex room’s own, frozen and picklable; nobody else reads it


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain of reasons, in words a reader understands, and a fainter note under it."""

    says: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why we say so: steps a person can follow, in order."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " · ".join([step.says for step in self.steps])


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value and what it covers on the calendar.

    `interval` is None for what has no place on the calendar: durations, sets, "recently", years outside 1 to 9998.
    With `Bound.FROM` the last day, and with `Bound.UNTIL` the first, is only the edge of what is stated.
    """

    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    interval: Interval | None = None
    granularity: Granularity | None = None
    bound: Bound = Bound.EXACT
    edtf: str | None = None

    def __hash__(self) -> int:
        """Hash the value alone, which tells nearly all apart: pages and files look up each date's words many times."""
        return hash(self.value)

    @property
    def named_day(self) -> date | None:
        """Give the one day its value names inside the interval; None for a week, a month, or no place at all."""
        if self.interval is None or not _DAY.match(self.value):
            return None
        try:
            day = date.fromisoformat(self.value[:10])
        except ValueError:
            return None
        return day if day in self.interval else None


@dataclass(frozen=True, slots=True)
class ResolvedTimex:
    """An expression with its value and the chain that led there. `value` is None while it cannot be resolved.

    `open_value` is what TIMEX3 writes while no date is known: "XXXX-WXX-2" for "Tuesday".
    """

    timex: Timex
    value: TimeValue | None
    reason: Reason
    open_value: str | None = None
    counted_from: Anchor | None = None  # where resolving shows another anchor than tagging could tell

    @property
    def anchor(self) -> Anchor:
        """Give what the value was counted from."""
        return self.counted_from or self.timex.anchor
