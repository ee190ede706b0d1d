"""Arithmetic on days, weeks, months and years, and the feasts whose day must be worked out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
FIRST_YEAR, LAST_YEAR = 1, 9998


def in_range(year: int) -> bool:
    """Tell whether the calendar here has the year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def add_days(day: date, count: int) -> date | None:
    """Move by days; None beyond the calendar's edges."""
    try:
        moved = day + timedelta(days=count)
    except OverflowError:
        return None
    return moved if in_range(moved.year) else None


def add_months(day: date, count: int) -> date | None:
    """Move by months, keeping the day where the month has it, else its last."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not in_range(year):
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """Write the ISO week a day lies in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Find the nth such weekday of a month; from its end where `nth` is negative."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> date:
    """Find Easter Sunday of the Gregorian calendar.

    Source: the anonymous Gregorian algorithm, Nature 13 (1876), p. 487.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


FIXED_FEASTS = {
    "new-year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "st-patrick": (3, 17), "nowruz": (3, 21),
    "april-fools": (4, 1), "may-day": (5, 1), "independence-day": (7, 4), "bastille-day": (7, 14),
    "halloween": (10, 31), "all-saints": (11, 1), "armistice-day": (11, 11), "christmas-eve": (12, 24),
    "christmas": (12, 25), "boxing-day": (12, 26), "new-year-eve": (12, 31), "orthodox-christmas": (1, 7),
    "groundhog-day": (2, 2), "cinco-de-mayo": (5, 5), "juneteenth": (6, 19), "all-souls": (11, 2),
}  # fmt: skip
EASTER_FEASTS = {
    "mardi-gras": -47, "ash-wednesday": -46, "palm-sunday": -7, "maundy-thursday": -3, "good-friday": -2, "easter": 0,
    "easter-monday": 1, "ascension": 39, "pentecost": 49, "whit-monday": 50,
}  # fmt: skip
WEEKDAY_FEASTS = {
    "mlk-day": (1, 1, 3), "presidents-day": (2, 1, 3), "mothers-day": (5, 7, 2), "memorial-day": (5, 1, -1),
    "fathers-day": (6, 7, 3), "labor-day": (9, 1, 1), "columbus-day": (10, 1, 2), "thanksgiving": (11, 4, 4),
}  # fmt: skip
DAYS_AFTER = {"election-day": ((11, 1, 1), 1), "black-friday": ((11, 4, 4), 1), "cyber-monday": ((11, 4, 4), 4)}
HIJRI_FEASTS = {"ramadan": (9, 1, 30), "eid-al-fitr": (10, 1, 1), "eid-al-adha": (12, 10, 1), "ashura": (1, 10, 1)}


def feast_day(name: str, year: int) -> date | None:
    """Find a feast in a year: its first day where it lasts."""
    if name in FIXED_FEASTS:
        return date(year, *FIXED_FEASTS[name])
    if name in EASTER_FEASTS:
        return easter(year) + timedelta(days=EASTER_FEASTS[name])
    if name in WEEKDAY_FEASTS:
        return nth_weekday(year, *WEEKDAY_FEASTS[name])
    if name in DAYS_AFTER:
        (month, weekday, nth), days = DAYS_AFTER[name]
        return nth_weekday(year, month, weekday, nth) + timedelta(days=days)
    if name in HIJRI_FEASTS:
        month, day, _ = HIJRI_FEASTS[name]
        for hijri_year in range(int((year - 622) * 33 / 32), int((year - 622) * 33 / 32) + 3):
            found = hijri_day(hijri_year, month, day)
            if found is not None and found.year == year:
                return found
    return None


def feast_days(name: str, year: int) -> tuple[date, ...]:
    """Give a feast's day, or its first and last day where it lasts a month; empty where the year has none."""
    first = feast_day(name, year)
    if first is None:
        return ()
    length = HIJRI_FEASTS[name][2] if name in HIJRI_FEASTS else 1
    return (first, first + timedelta(days=length - 1)) if length > 1 else (first,)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Turn a day of the tabular Islamic calendar into ours; the true day may differ by one or two.

    Source: Reingold and Dershowitz, Calendrical Calculations, the arithmetic Islamic calendar.
    """
    ordinal = 227014 + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(ordinal) if 1 <= ordinal <= date(LAST_YEAR, 12, 31).toordinal() else None
