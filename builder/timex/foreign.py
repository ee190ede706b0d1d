"""Expressions in languages that have no rules here yet, found and read through dateparser.

dateparser's own search takes "die" for Dienstag, "deux heures" for a day, and misses "la próxima semana". So its words
are put into one pattern of what a date looks like, and only what that finds is read by dateparser. dateparser gives a
day for a phrase, not its meaning; so each phrase is read twice, from two different days: what stays the same is stated
by the phrase ("30 juin 2012"), what moves along is counted from the article's date ("il y a deux semaines"). Rules of
these carry the name `dateparser-fr`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Anchor, Side, Span, Timex, TimexType

FIRST, SECOND = datetime(2003, 3, 5), datetime(2010, 10, 15)  # a Wednesday and a Friday, far apart in every field
KEPT = 4_096  # phrases remembered
LETTERS = 4  # a name with fewer letters is a common word as often: "die", "mar", "sam"
UNITS = {"week": "W", "month": "M", "year": "Y"}
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTED = re.compile(r"(?:in )?\S+ (?:day|week|month|year)(?: ago)?")  # the relative phrases that name a day or more
GROUP = re.compile(r"\((?!\?)")
DAY = r"\d{1,2}(?:\.|º|er)?"
OF = r"(?:\s+(?:de|del|of))?"


def speaks(language: str) -> bool:
    """Tell whether dateparser knows the language."""
    return primary(language) in _languages()


def primary(language: str) -> str:
    """Give the language of a tag without its region: "en" for "en-GB"."""
    return re.split(r"[-_]", language.strip().lower())[0]


def find_foreign(text: str, begin: int, end: int, language: str) -> list[Timex]:
    """Find the expressions between two places of a text in another language."""
    found = []
    for match in _pattern(primary(language)).finditer(text, begin, end):
        expression = _read(" ".join(match[0].split()), primary(language))
        if expression is not None:
            found.append(_timex(text, match.start(), match.end(), expression, primary(language)))
    return found


@cache
def _languages() -> frozenset[str]:
    from dateparser.data.languages_info import language_order  # heavy, and most texts are English

    return frozenset(language_order)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Make a pattern of what a date looks like from the words dateparser knows of a language."""
    from dateparser.languages.loader import default_loader

    info: Mapping[str, Any] = default_loader.get_locale(language).info
    months = [name for month in MONTHS for name in info.get(month, ())]
    month, weekday = _any(months), _any(_full(info, WEEKDAYS))
    dated = rf"(?:{weekday},?\s+)?{DAY}{OF}\s*{month}(?:\.?{OF}\s+\d{{4}}\b)?"
    forms = [
        r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./])\d{1,2}\1\d{4}",
        dated,
        rf"{month}\.?{OF}\s+(?:19|20)\d\d\b",
        *_relative(info),
        weekday,
        _any(_full(info, MONTHS)),
    ]
    return re.compile(rf"(?<![\w./-])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    """Give a pattern for any of the names, longest first; one that matches nothing where there are none."""
    spelt = sorted({name.strip(".") for name in names if len(name.strip(".")) > 2}, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, name.split())) for name in spelt) + ")" if spelt else "(?!)"


def _full(info: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    """Give the names that stand for a date by themselves: the full ones, unless all of a kind are short ("mai")."""
    found = []
    for key in keys:
        names = list(info.get(key, ()))
        long = [name for name in names if len(name) >= LETTERS]
        found += long or names[:1]
    return found


def _relative(info: Mapping[str, Any]) -> list[str]:
    """Give patterns of what counts from today: "hier", "la semana pasada", "vor 2 Wochen", "vor zwei Wochen"."""
    counts = [pattern for one in info.get("simplifications") or () for pattern, to in one.items() if str(to).isdigit()]
    count = "(?:" + "|".join([r"\d{1,3}", *(GROUP.sub("(?:", pattern) for pattern in counts)]) + ")"
    forms = [
        re.escape(form).replace(r"\ ", r"\s+")
        for key, named in (info.get("relative-type") or {}).items()
        for form in named
        if COUNTED.fullmatch(key) and len(form) > 2 and "." not in form
    ]
    forms += [
        form.replace(r"(\d++[.,]?\d*+)", count).replace(" ", r"\s+")
        for key, named in (info.get("relative-type-regex") or {}).items()
        for form in named
        if COUNTED.fullmatch(key) and len(form.rpartition(" ")[2]) > 2
    ]
    return sorted(forms, key=lambda form: (-len(form), form))


def _settings(base: datetime) -> Any:
    return {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}


@lru_cache(maxsize=KEPT)
def _read(phrase: str, language: str) -> Expression | None:
    """Work out what a phrase says from how its day moves with the day it is read from."""
    first, period = _day(phrase, language, FIRST)
    second, _ = _day(phrase, language, SECOND)
    if first is None or second is None:
        return None
    if first == second:
        return _stated(first, period)
    if (first.month, first.day) == (second.month, second.day) and period in ("day", "month"):
        day = first.day if period == "day" else None
        return Expression(Op.YEARLESS, TimexType.DATE, base=Base.FLOATING, month=first.month, day=day)
    if period == "month" and first.month == second.month:
        return Expression(Op.YEARLESS, TimexType.DATE, base=Base.FLOATING, month=first.month)
    moved = (first - FIRST.date()).days, (second - SECOND.date()).days
    if period in UNITS:
        unit = UNITS[period]
        months = (first.year - FIRST.year) * 12 + first.month - FIRST.month
        amount = {"W": round(moved[0] / 7), "M": months, "Y": first.year - FIRST.year}[unit]
        return Expression(Op.OFFSET, TimexType.DATE, unit=unit, amount=amount)
    if moved[0] == moved[1]:
        return Expression(Op.SHIFT if abs(moved[0]) <= 1 else Op.OFFSET, TimexType.DATE, unit="D", amount=moved[0])
    if first.isoweekday() == second.isoweekday() and all(-7 <= days <= 7 for days in moved):
        return Expression(Op.WEEKDAY, TimexType.DATE, base=Base.FLOATING, weekday=first.isoweekday())
    return None


def _stated(day: date, period: str) -> Expression | None:
    month = day.month if period in ("day", "month", "week") else None
    number = day.day if period in ("day", "week") else None
    value = day.isoformat()[: 10 if number else 7 if month else 4]
    return Expression(Op.FIXED, TimexType.DATE, value=value, year=day.year, month=month, day=number)


@cache
def _parser(language: str, base: datetime) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=_settings(base))


def _day(phrase: str, language: str, base: datetime) -> tuple[date | None, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            data = _parser(language, base).get_date_data(phrase)
        except Exception:  # dateparser raises what its parsers happen to raise on odd text; that text holds no date
            return None, "day"
    day = data.date_obj.date() if data.date_obj is not None else None
    return day, "day" if data.period == "time" else data.period


def _timex(text: str, start: int, end: int, expression: Expression, language: str) -> Timex:
    fixed = expression.op is Op.FIXED
    return Timex(
        span=Span(start, end),
        text=text[start:end],
        type=expression.type,
        rule=f"dateparser-{language}",
        meaning=expression.meaning(Side.UNKNOWN),
        anchor=Anchor.NONE if fixed else Anchor.PUBLICATION,
        payload=Payload(expression),
    )
