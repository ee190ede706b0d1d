"""The one place where TIMEX3 values become EDTF.

| what | TIMEX3 | EDTF |
| --- | --- | --- |
| day, month, year | 2012-06-30, 2012-06, 2012 | the same |
| year before Christ | BC0490 | -0489 |
| season | 2012-SP, -SU, -FA, -WI | 2012-21, -22, -23, -24 |
| quarter | 2012-Q1 … -Q4 | 2012-33 … -36 |
| half | 2012-H1, -H2 | 2012-40, -41 |
| decade, century | 199, 19 | 199X, 19XX |
| some day of a year | 2012-XX-XX | the same |
| week | 2012-W26 | 2012-06-25/2012-07-01 |
| weekend | 2012-W26-WE | 2012-06-30/2012-07-01 |
| span of days | 2012-06-29/2012-06-30 | the same |
| year across two years | 2012/2013 | the same |
| clock time | 2012-06-30T22:00 | 2012-06-30T22:00:00 |
| about then | (mod APPROX) | 2012-06-30~ |
| from, until | (mod ON_OR_AFTER, ON_OR_BEFORE) | 2012-08/.., ../2012-08 |

Parts of a day (TMO), durations, sets and references have no EDTF form; a part of a day is written as its day.

Source: Extended Date/Time Format specification, Library of Congress, 2019; TimeML 1.2.1.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.timex.coverage import coverage
from builder.values import Bound

SUB_YEAR = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24",
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36",
    "H1": "40", "H2": "41",
}  # fmt: skip

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-XX-XX)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_BC = re.compile(r"BC(\d{4})((?:-\d\d){0,2})")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?")
_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_YEARS = re.compile(r"\d{4}/\d{4}")


@lru_cache(maxsize=20_000)
def to_edtf(value: str, bound: Bound = Bound.EXACT) -> str | None:
    """Write a TIMEX3 value as EDTF. None where EDTF has no form for it.

    "2015-W31" about then is "2015-07-27~/2015-08-02~"; "2013-08" as a lower bound is "2013-08/..".
    """
    plain = _plain(value)
    if plain is None:
        return None
    match bound:
        case Bound.APPROXIMATE:
            return "/".join(f"{end}~" for end in plain.split("/")) if "T" not in plain else plain
        case Bound.FROM:
            return f"{plain.split('/')[0]}/.."
        case Bound.UNTIL:
            return f"../{plain.split('/')[-1]}"
        case _:
            return plain


def _plain(value: str) -> str | None:
    if _DATE.fullmatch(value) or _SPAN.fullmatch(value) or _YEARS.fullmatch(value):
        return value
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{SUB_YEAR[match[2]]}"
    if match := _BC.fullmatch(value):
        year = int(match[1]) - 1  # EDTF has a year 0, the calendar of BC and AD has none
        return f"{'-' if year else ''}{year:04d}{match[2]}"
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    if re.fullmatch(r"\d{4}-W\d\d(?:-WE)?", value):
        covered = coverage(value)
        return f"{covered[0].start}/{covered[0].last}" if covered else None
    if match := _CLOCK.fullmatch(value):
        if match[2] == "24:00":
            return match[1]
        return f"{match[1]}T{match[2]}{match[3] or ':00'}{match[4] or ''}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return match[1]
    return None
