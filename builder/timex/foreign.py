"""Expressions in languages that have no rules here yet, found through dateparser with guards.

dateparser gives a day for a phrase, not its meaning. So each phrase is read twice, from two different days: what stays
the same is stated by the phrase ("30 juin 2012"), what moves along is counted from the article's date ("il y a deux
semaines"). Rules of these carry the name `dateparser-fr`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from builder.timex.expression import Base, Expression, Op, Payload
from builder.values import Anchor, Side, Span, Timex, TimexType

FIRST, SECOND = datetime(2003, 3, 5), datetime(2010, 10, 15)  # a Wednesday and a Friday, far apart in every field
PIECE = 600  # characters handed to dateparser at once
LETTERS = 3  # a word shorter than this names no date by itself
UNITS = {"week": "W", "month": "M", "year": "Y"}
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"[\d\s.,:/-]+")
FULL = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
TAIL = re.compile(r"(?:\s+[^\W\d_]{1,2})+$")  # dateparser takes the next little word along: "le 30 juin 2012 à"
EDGE = " \t\n\r,.;:()«»\"'"


def speaks(language: str) -> bool:
    """Tell whether dateparser knows the language."""
    return primary(language) in _languages()


def primary(language: str) -> str:
    """Give the language of a tag without its region: "en" for "en-GB"."""
    return re.split(r"[-_]", language.strip().lower())[0]


def find_foreign(text: str, begin: int, end: int, language: str) -> list[Timex]:
    """Find the expressions between two places of a text in another language."""
    found = []
    for start, piece in _pieces(text, begin, end):
        cursor = 0
        for phrase in _search(piece, primary(language)):
            at = piece.find(phrase, cursor)
            trimmed = TAIL.sub("", phrase.strip(EDGE))
            if at < 0 or not _is_plausible(trimmed):
                continue
            cursor = at + len(phrase)
            expression = _read(trimmed, primary(language))
            if expression is not None:
                at += start + phrase.index(trimmed)
                found.append(_timex(text, at, at + len(trimmed), expression, primary(language)))
    return found


@cache
def _languages() -> frozenset[str]:
    from dateparser.data.languages_info import language_order  # heavy, and most texts are English

    return frozenset(language_order)


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut at line ends, and long lines at a blank, so that no phrase is cut and no piece is long."""
    at = begin
    while at < end:
        stop = text.find("\n", at, min(end, at + PIECE))
        if stop < 0:
            stop = min(end, at + PIECE)
            blank = text.rfind(" ", at, stop)
            if stop < end and blank > at:
                stop = blank
        if text[at:stop].strip():
            yield at, text[at:stop]
        at = stop + 1


def _search(piece: str, language: str) -> list[str]:
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own, on dates without a year
        try:
            hits = search_dates(piece, languages=[language], settings=_settings(FIRST))
        except Exception:  # dateparser raises what its parsers happen to raise on odd text; that text holds no date
            return []
    return [str(hit[0]) for hit in hits or ()]


def _settings(base: datetime) -> Any:
    return {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}


def _is_plausible(phrase: str) -> bool:
    """Refuse bare numbers but years and full dates, and words too short to name a date."""
    if NUMBER.fullmatch(phrase):
        return YEAR.fullmatch(phrase) is not None or FULL.fullmatch(phrase) is not None
    return any(len(word) >= LETTERS for word in re.findall(r"[^\W\d_]+", phrase))


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
        except Exception:  # as in `_search`
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
