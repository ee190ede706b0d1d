"""What a text has told of days so far, and what later expressions take from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.timex.anchoring import yearless_value
from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Granularity, Side, TimeValue

LEFT = 5  # years after which a text has left the past it told of


@dataclass
class Story:
    """The dates mentioned so far, as far as later expressions may lean on them."""

    last: date | None = None  # of any unit, a month or a year by its first day
    seen: date | None = None  # also in passing: "the law of 1940 … in August of that year"
    day: date | None = None  # the last that is one day, where no month or week came after it
    stated: int | None = None  # the year named last
    value: str | None = None  # of the same, as TIMEX3 writes it
    era: int | None = None  # a year BC, where the story has reached one
    quarter: tuple[int, int] | None = None  # the quarter a business report is about
    told: date | None = None  # the day mentioned last that does not lie ahead of the article

    def keep(self, payload: Payload, value: TimeValue, dct: date | None) -> None:
        """Remember a date that was just resolved, unless it only looks aside from the story."""
        expression, text = payload.expression, value.value
        if text.startswith("BC") and text[2:6].isdigit():
            self.era = int(text[2:6])
            return
        if value.interval is None:
            return
        if value.granularity is Granularity.QUARTER and not (
            expression.fiscal or expression.op is Op.OFFSET or payload.side is Side.FUTURE
        ):
            self.quarter = (int(text[:4]), int(text[6]))
        start = value.interval.start
        if expression.base is not Base.PREVIOUS:
            self.seen = start
        if expression.op is Op.FIXED:
            self.stated = start.year
        if self._looks_aside(payload, value, start):
            return
        self.era = None
        self.last, self.value = start, text
        if value.granularity is Granularity.DAY:
            self.day = self.last
            self.told = self.told if dct is not None and start > dct else start
        elif value.granularity in (Granularity.MONTH, Granularity.WEEK, Granularity.WEEKEND):
            self.day = None

    def _looks_aside(self, payload: Payload, value: TimeValue, start: date) -> bool:
        """Tell whether a date leaves the story where it was."""
        expression = payload.expression
        if expression.base is Base.PREVIOUS:
            return expression.amount is not None and expression.amount < 0
        if expression.op in (Op.SHIFT, Op.OFFSET):  # "two years ago", told of the article's own day amid history
            return payload.narrative >= 2 and expression.base is Base.PUBLICATION
        if expression.op is not Op.FIXED or self.last is None:
            return False
        if payload.names and start < self.last:
            return True
        wide = value.granularity in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY)
        return wide and not payload.opens

    def recall(self, expression: Expression) -> date | None:
        """Give the date last mentioned, as finely as the expression asks."""
        unit = expression.unit or ("D" if expression.op is not Op.YEARLESS else None)
        if unit == "Y" and expression.op is Op.SHIFT and expression.base is Base.PREVIOUS and expression.amount == 0:
            return self.seen  # "that year"
        return self.day or self.last if unit in ("D", "W", "WE") else self.last

    def holds(self, payload: Payload, recalled: date, dct: date | None) -> bool:
        """Tell whether history may go on from a date: weak signs of history do not hold near the article's own date."""
        expression = payload.expression
        if (
            dct is None
            or expression.base is not Base.FLOATING
            or payload.follows
            or (payload.near and expression.op is Op.CLOCK)
        ):
            return True
        if recalled > dct:
            return False
        years = dct.year - recalled.year
        if expression.op is Op.WEEKDAY:
            return payload.narrative >= 2 and years >= 1 and self.day is not None and payload.near
        if payload.side is Side.FUTURE:  # "to withdraw by December 31", in news that has told of 1980
            if payload.narrative < 3 and (payload.narrative == 2 or years <= 10):
                return False
            if expression.op is Op.YEARLESS and self.stated is not None and self.stated - recalled.year > LEFT:
                return False
        if expression.op is Op.YEARLESS and payload.narrative >= 2 and self.stated == recalled.year:
            return years >= 1
        if payload.narrative == 1 or expression.op is Op.YEARLESS:
            return years >= 2  # what is a year old is still told from the article's own day
        return True

    def told_again(self, payload: Payload, anchor: date | None) -> str | None:
        """Give the value a phrase takes over from one told before, rather than counts from it.

        "8 October 1950, the day after the crossing" and "on Tuesday, on the eve of the visit" tell one day twice; "a
        year ago" in a business report is the quarter a year before the one it is about.
        """
        expression = payload.expression
        if expression.unit == "SAME" or (expression.part == "beside" and payload.follows):
            return self.value
        if expression.part == "eve" and payload.near and self.day is not None:
            return self.value
        if self.quarter is None or anchor is None:
            return None
        year, quarter = self.quarter
        if (
            expression.op is Op.OFFSET
            and expression.unit == "Y"
            and expression.amount is not None
            and abs(expression.amount) == 1
        ):
            return f"{year + int(expression.amount):04d}-Q{quarter}"
        if expression.fiscal and expression.unit == "Q":
            return f"{year:04d}-Q{quarter}"
        if expression.part == "Q":
            return f"{expression.year:04d}-Q{quarter}"
        return None

    def before_christ(self, expression: Expression) -> str | None:
        """Read "the following year" or "spring" in a story that has reached a year BC."""
        era = self.era
        if era is None:
            return None
        if expression.base is Base.PREVIOUS and expression.op in (Op.SHIFT, Op.OFFSET):
            amount = int(expression.amount or 0)
            match expression.unit:
                case "Y":
                    return _of_era(era - amount)
                case "DE" if expression.op is Op.OFFSET:
                    return _of_era(era - 10 * amount)
                case "DE" if era // 10 > amount:
                    return f"BC{era // 10 - amount:03d}"
                case "CE" if expression.op is Op.SHIFT and era // 100 > amount:
                    return f"BC{era // 100 - amount:02d}"
        if (
            expression.op is Op.YEARLESS
            and expression.which is None
            and (expression.part is None or len(expression.part) == 2)
        ):
            rest = (yearless_value(expression, 2000) or "2000")[4:]
            return f"BC{era:04d}{rest}"
        return None


def _of_era(year: int) -> str:
    """Write a year counted before Christ; there is none between 1 BC and AD 1."""
    return f"BC{year:04d}" if year > 0 else f"{1 - year:04d}"
