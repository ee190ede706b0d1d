"""Dates and numbers in words. They follow the site's language through Babel."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from builder.daynames import MONTHS
from builder.render.markup import Html, escaped, markup
from builder.render.words import NBSP, counted
from builder.values import Bound, Granularity, Interval, TimeValue

_TAG = re.compile("<[^>]*>")  # of our own <time> elements; the words around them have no other markup
_FROM_RIGHT = re.compile("[\u0590-\u08ff]")
# British order where the site is in English: "2 July 2013". Other languages have their own through a skeleton.
_ENGLISH = {"yMMMMd": "d MMMM y", "MMMMd": "d MMMM", "yMMMM": "MMMM y", "yMMM": "MMM y", "MMMM": "MMMM", "MMM": "MMM"}


def in_plain_text(date: Markup) -> str:
    """Give a date's words without their elements, on one line and with plain blanks."""
    return " ".join(_TAG.sub("", date).split())


def isolated(text: str) -> str:
    """Keep words read from the right together where only characters can: in the middle of a picture's label."""
    return f"\u2068{text}\u2069" if _FROM_RIGHT.search(text) else text


@lru_cache(maxsize=65536)
def _formatted(day: date, skeleton: str, language: str) -> str:
    locale = _locale(language)
    if locale.language == "en" and skeleton == "yMMMMd":  # the commonest, and Babel takes its time
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    elif locale.language == "en":
        text = format_date(day, _ENGLISH[skeleton], locale)
    elif skeleton == "yMMMMd":
        text = format_date(day, "long", locale)
    else:
        text = format_skeleton(skeleton, day, locale=locale)
    return text.replace(" ", NBSP)


@lru_cache(maxsize=65536)
def _full(day: date, language: str) -> str:
    """Give a day with its weekday where the language has it: before the day, after it, with a comma or without."""
    long = format_date(day, "long", _locale(language))
    return str(format_date(day, "full", _locale(language)).replace(long, long.replace(" ", NBSP)))


@cache
def _weekday(number: int, short: bool, language: str) -> str:
    return str(format_date(date(2001, 1, 1 + number), "EEE" if short else "EEEE", _locale(language)))  # a Monday


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


class DateWords(NamedTuple):
    """A date as it is printed: words around one or two machine-readable days, months or years."""

    html: Markup
    text: str
    precision: str  # "to the day", "within 11 days"
    sort: str  # of its first day, for tables


class Calendar:
    """Dates and numbers in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        locale = _locale(language)
        self._lang = "" if locale.language == "en" else f' lang="{locale.language}"'
        self._lang += ' dir="rtl"' if locale.text_direction == "rtl" else ""
        self._told: dict[tuple[TimeValue | None, bool], DateWords] = {}

    @property
    def foreign(self) -> bool:
        """Tell whether dates are in another language than the site's own words, which are English."""
        return bool(self._lang)

    def day(self, day: date) -> str:
        return _formatted(day, "yMMMMd", self.language)

    def day_month(self, day: date) -> str:
        return _formatted(day, "MMMMd", self.language)

    def month(self, day: date) -> str:
        return _formatted(day, "yMMMM", self.language)

    def month_name(self, day: date, short: bool = False) -> str:
        return _formatted(day, "MMM" if short else "MMMM", self.language)

    def month_short(self, day: date) -> str:
        return _formatted(day, "yMMM", self.language)

    def weekday(self, day: date, short: bool = False) -> str:
        return _weekday(day.weekday(), short, self.language)

    def number(self, number: float) -> str:
        return str(format_decimal(number, locale=_locale(self.language)))

    def percent(self, share: float) -> str:
        """Give "86 %", and "under 1 %" or "over 99 %" rather than a false 0 or 100."""
        if 0 < share < 0.005:
            return f"under{NBSP}{self.percent(0.01)}"
        if 0.995 <= share < 1:
            return f"over{NBSP}{self.percent(0.99)}"
        if _locale(self.language).language == "en":
            return f"{share * 100:.0f}{NBSP}%"
        return str(format_percent(share, locale=_locale(self.language)))

    def time(self, machine: str, words: str) -> Markup:
        """Give words with what they say to machines; in their own language where the site's words are in English."""
        return markup(f'<time datetime="{machine}"{self._lang}>{escaped(words)}</time>')

    def inline(self, day: date) -> Html:
        """Give a day inside a sentence of ours: where it is in another language, with that language and direction."""
        return self.time(day.isoformat(), self.day(day)) if self.foreign else escaped(self.day(day))

    def full_day(self, day: date) -> Markup:
        """Give a sure day with its weekday: "Tuesday 2 July 2013"."""
        if self.foreign:
            return self.time(day.isoformat(), _full(day, self.language))
        return markup(f"{self.weekday(day)} {self.time(day.isoformat(), self.day(day))}")

    def of(self, value: TimeValue | None, sure: bool = True) -> DateWords:
        """Give a value in words.

        Args:
            value: What is to be told; None is "no date".
            sure: Whether its day is sure enough to name the weekday.
        """
        words = self._told.get((value, sure))
        if words is None:
            words = self._told[value, sure] = self._tell(value, sure)
        return words

    def _tell(self, value: TimeValue | None, sure: bool) -> DateWords:
        if value is None or value.interval is None:
            return DateWords(Markup("no date"), "no date", "", "")
        interval, bound = value.interval, value.bound
        if bound is Bound.EXACT and sure and interval.days == 1:
            html, precision = self.full_day(interval.start), "to the day"
        elif bound is Bound.APPROXIMATE and interval.unit(value.granularity) is None:
            likeliest = value.named_day
            html = self.days(interval.start, interval.last) if likeliest is None else self.days(likeliest, likeliest)
            precision = f"within {counted(interval.days, 'day')}"
        else:
            html, precision = self._interval(interval, value.granularity, bound)
        if bound is Bound.APPROXIMATE:
            html = markup(f"about {html}")
            precision = precision if interval.days > 1 else ""  # "about" says it
        elif bound is Bound.FROM:
            first, _ = self._single(interval.start, interval.unit(value.granularity))
            html, precision = Markup("from {}").format(first), "no end given"
        elif bound is Bound.UNTIL:
            html, precision = (
                Markup("by {}").format(self.time(interval.last.isoformat(), self.day(interval.last))),
                "at the latest",
            )
        return DateWords(html, _TAG.sub("", html), precision, interval.start.isoformat())

    def _interval(self, interval: Interval, granularity: Granularity | None, bound: Bound) -> tuple[Markup, str]:
        unit = interval.unit(granularity)
        if unit is not None:
            return self._single(interval.start, unit)
        if interval.days == 2 and bound is Bound.EXACT:
            return self.pair(interval.start, interval.last, "{} or {}"), "one of two days"
        if interval.start.day == 1 and interval.end.day == 1 and interval.days > 45:
            return self._months(interval), f"within {counted(_month_count(interval), 'month')}"
        if granularity is Granularity.WEEK and interval.days == 7:
            return self.pair(interval.start, interval.last, "between {} and {}"), "to the week"
        return self.pair(interval.start, interval.last, "between {} and {}"), f"within {counted(interval.days, 'day')}"

    def _single(self, day: date, unit: Granularity | None) -> tuple[Markup, str]:
        if unit is Granularity.YEAR:
            return self.time(f"{day.year:04d}", str(day.year)), "to the year"
        if unit is Granularity.MONTH:
            return self.time(f"{day.year:04d}-{day.month:02d}", self.month(day)), "to the month"
        if unit is Granularity.DECADE:
            return Markup("the {}s").format(self.time(f"{day.year:04d}", str(day.year))), "to the decade"
        return self.time(day.isoformat(), self.day(day)), "to the day"

    def pair(self, first: date, last: date, pattern: str) -> Markup:
        """Give two days, the earlier without what the later repeats: "between 21 and 31 August 2013"."""
        left = self.day(first)
        if first.year == last.year and _locale(self.language).language == "en":
            left = str(first.day) if first.month == last.month else self.day_month(first)
        elif first.year == last.year:
            left = self.day_month(first)
        days = self.time(first.isoformat(), left), self.time(last.isoformat(), self.day(last))
        return markup(pattern.format(*days))

    def _months(self, interval: Interval) -> Markup:
        first, last = interval.start, interval.last
        left = self.month_name(first) if first.year == last.year else self.month(first)
        return Markup("{} to {}").format(
            self.time(f"{first.year:04d}-{first.month:02d}", left),
            self.time(f"{last.year:04d}-{last.month:02d}", self.month(last)),
        )

    def days(self, first: date, last: date) -> Markup:
        """Give a stretch of days in a sentence: "11 to 12 August 2015"."""
        if first == last:
            return self.time(first.isoformat(), self.day(first))
        return self.pair(first, last, "{} to {}")


def _month_count(interval: Interval) -> int:
    return (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month


def likeliest_day(value: TimeValue) -> date:
    """Give the day a mark is drawn on: the one named, the first of an open stretch, else the middle.

    Raises:
        ValueError: the value has no interval.
    """
    if value.interval is None:
        raise ValueError("no interval")
    if value.bound is Bound.FROM:
        return value.interval.start
    if value.bound is Bound.UNTIL:
        return value.interval.last
    return value.named_day or value.interval.start + timedelta(days=(value.interval.days - 1) // 2)
