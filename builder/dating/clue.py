"""What a kind of evidence hands over: a curve, and the words that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from builder.dating.grid import Curve
from builder.values import Interval, Span


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a clue rests on: an entry of the calendar, another article.

    Few of the many are told, so the words, and where the text has them, are made when they are asked for.
    """

    tell: Callable[[], tuple[str, Span | None]]
    favours: Interval | None
    strength: float
    article: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """One clue to an article's day.

    Where a clue rests on several grounds, which of them to tell depends on the day that is chosen in the end: they
    are looked up only then.
    """

    kind: str
    says: str
    curve: Curve = field(repr=False, compare=False)
    span: Span | None = None
    favours: Interval | None = None
    article: str | None = None
    calendar: str | None = None
    grounds: Callable[[], Iterable[Ground]] = field(default=tuple, repr=False, compare=False)

    def ground_for(self, day: date, reach_days: int) -> Ground | None:
        """Give the strongest ground that points to a day or next to it; else within reach of it; else of all."""
        grounds = tuple(self.grounds())
        for reach in (1, reach_days):
            near = [ground for ground in grounds if ground.favours and _reaches(ground.favours, day, reach)]
            if near:
                return _strongest(near)
        return _strongest(grounds)

    def strength_towards(self, favours: Interval | None) -> float:
        """Add up the grounds that point to the same days: two meetings of one day in one city are one reason."""
        return sum(ground.strength for ground in self.grounds() if ground.favours == favours)

    @property
    def strongest_ground(self) -> Ground | None:
        """What it rests on most, wherever that points."""
        return _strongest(self.grounds())


def _strongest(grounds: Iterable[Ground]) -> Ground | None:
    return max(grounds, key=lambda ground: ground.strength, default=None)


def _reaches(interval: Interval, day: date, reach_days: int) -> bool:
    reach = timedelta(days=reach_days)
    return interval.start - reach <= day <= interval.last + reach
