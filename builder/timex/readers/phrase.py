"""What readers share: the phrase a rule matched, and the table they are found in by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from builder.timex.expression import Base, Expression
from builder.timex.words import Words
from builder.values import TimexType

BACKWARD = ("last", "latest", "previous", "past", "preceding", "prior")
FORWARD = ("next", "nxt", "coming", "following", "ensuing", "subsequent")
LAST = ("last", "final")
ANAPHORIC = (
    "that", "the same", "the very", "the following", "the previous", "the next", "the preceding", "the prior",
    "the ensuing", "the subsequent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A rule's match: its groups by name, its whole text as `text`, and the tables to look its words up in."""

    groups: Mapping[str, str]
    words: Words
    type: TimexType

    def __getitem__(self, name: str) -> str:
        return self.groups[name]

    def __contains__(self, name: str) -> bool:
        return name in self.groups

    def get(self, name: str, default: str = "") -> str:
        """Give a group, or a default where the phrase has none."""
        return self.groups.get(name, default)

    @property
    def month(self) -> int | None:
        """The month it names."""
        name = self.get("month") or self.get("month_b")
        if name:
            return self.words.number("month", name)
        return int(self["month_no"]) if "month_no" in self else None

    @property
    def year(self) -> int | None:
        """The year it names in figures: "2009", "'09"."""
        if "short_year" in self:
            return of_century(int(self["short_year"]))
        year = self.get("year") or self.get("year_a")
        return int(year) if year else None

    @property
    def day(self) -> int | None:
        """The day of the month it names."""
        return self.ordinal("day") or self.ordinal("day_b")

    def ordinal(self, name: str) -> int | None:
        """Read a group such as "3", "3rd" or "third"."""
        text = self.get(name)
        if not text:
            return None
        return int("".join(filter(str.isdigit, text))) if text[0].isdigit() else self.words.number("ordinal", text)

    @property
    def mod(self) -> str | None:
        """Which part of its period it means, as TIMEX3 `mod`: "early", "the end of"."""
        part = self.get("mod") or self.get("mod_b")
        if not part:
            return None
        known = self.words.tables["part"].get(part)
        if known:
            return str(known)
        if part.startswith(("earl", "the first")):
            return "START"
        return "MID" if part.startswith(("the second", "the third", "the middle", "mid")) else "END"

    @property
    def about(self) -> str | None:
        """How its length relates to the truth, as TIMEX3 `mod`: "more than", "about"."""
        return self.words.text("about", self["about"]) if "about" in self else None

    @property
    def time(self) -> str | None:
        """The part of the day it names, as it follows a day: "TMO"."""
        name = self.get("time")
        if not name:
            return None
        return name if name.startswith("T") else self.words.text("daypart", name)


Reader = Callable[[Phrase], Expression | None]

READERS: dict[str, Reader] = {}


def reader(function: Reader) -> Reader:
    """Enter a function into the table, by its name without `read_`."""
    READERS[function.__name__.removeprefix("read_")] = function
    return function


def which_of(words: str) -> int | None:
    """Tell which of its kind is meant: -1 for "last", 0 for "this", 1 for "next"; None where it does not say."""
    if not words:
        return None
    if any(word in words for word in BACKWARD):
        return -1
    return 1 if any(word in words for word in FORWARD) else 0


def base_of(words: str) -> Base:
    """Tell what "August", "last August" or "the following August" counts from."""
    if not words:
        return Base.FLOATING
    return Base.PREVIOUS if words.startswith(ANAPHORIC) else Base.PUBLICATION


def of_century(number: int) -> int:
    """Give the year two digits stand for: "'97" and "'09"."""
    return number + (1900 if number >= 30 else 2000)


def day_value(year: int, month: int | None, day: int | None) -> str | None:
    """Write a date that exists; None for 30 February."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
