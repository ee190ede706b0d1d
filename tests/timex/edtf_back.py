"""The way back from EDTF to TIMEX3, written apart from the way there, to hold it to account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from builder.timex.coverage import coverage
from builder.values import Bound

SUB_YEAR = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI",
    "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4",
    "40": "H1", "41": "H2",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-XX-XX)?|\d{4}/\d{4}")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)(Z|[+-]\d\d(?::?\d\d)?)?")
_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an EDTF text says, in TIMEX3 terms."""

    value: str
    approximate: bool = False
    bound: Bound = Bound.EXACT


def from_edtf(text: str) -> Reading:
    """Read an EDTF text that `to_edtf` could have written; a ValueError for any other."""
    if text.endswith("/.."):
        return Reading(_value(text[:-3], text), bound=Bound.FROM)
    if text.startswith("../"):
        return Reading(_value(text[3:], text), bound=Bound.UNTIL)
    approximate = text.endswith("~")
    value = _value(text.replace("~", ""), text)
    return Reading(value, approximate, Bound.APPROXIMATE if approximate else Bound.EXACT)


def _value(plain: str, whole: str) -> str:
    if (match := re.fullmatch(r"(\d{4})-(\d\d)", plain)) and match[2] in SUB_YEAR:
        return f"{match[1]}-{SUB_YEAR[match[2]]}"
    if match := re.fullmatch(r"(?:-(\d{4})|0000)((?:-\d\d){0,2})", plain):
        return f"BC{int(match[1] or 0) + 1:04d}{match[2]}"
    if _DATE.fullmatch(plain) and coverage(plain):
        return plain
    if match := re.fullmatch(r"(\d{3}X|\d\dXX)", plain):
        return plain.rstrip("X")
    if match := _SPAN.fullmatch(plain):
        return _week(date.fromisoformat(match[1]), date.fromisoformat(match[2])) or plain
    if match := _CLOCK.fullmatch(plain):
        return plain[:16] + (match[2] or "") if match[1] == ":00" else plain
    raise ValueError(f"no TIMEX3 value for EDTF {whole!r}")


def _week(first: date, last: date) -> str | None:
    year, week, weekday = first.isocalendar()
    days = (last - first).days + 1
    if weekday == 1 and days == 7:
        return f"{year:04d}-W{week:02d}"
    return f"{year:04d}-W{week:02d}-WE" if weekday == 6 and days == 2 else None
