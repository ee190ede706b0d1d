"""When an article was written, and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.values.articles import Article
from builder.values.mentions import Reading
from builder.values.time import Interval, ResolvedTimex, Span

FAIR_GUESS = 0.34  # the least probability at which one day is worth printing; below it the interval is


@dataclass(frozen=True, slots=True)
class Evidence:
    """One clue to an article's date.

    `weight` is how much it moved the answer: log10 of the odds of the chosen day with it over without it; negative
    where it speaks against the day. `favours` is where it points by itself.
    """

    kind: str  # a name from the dating room's table: "full-date", "weekday", "neighbour", "office" …
    says: str
    weight: float
    span: Span | None = None
    favours: Interval | None = None
    article: str | None = None  # the neighbour it comes from
    calendar: str | None = None  # the reference event it rests on

    @property
    def against(self) -> bool:
        """Tell whether it speaks against the day chosen."""
        return self.weight < 0


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article was written: a day, an interval that holds it nine times in ten, and why."""

    best: date | None
    earliest: date | None
    latest: date | None
    probability: float  # of `best`, 0 to 1
    evidence: tuple[Evidence, ...] = ()
    posterior: tuple[tuple[date, float], ...] = ()  # the likeliest days in calendar order, for the picture
    stated: bool = False  # given by metadata or an editor, not worked out
    editor: str | None = None  # an editor's why

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability {self.probability}")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"interval runs backwards: {self.earliest} to {self.latest}")

    @property
    def is_open(self) -> bool:
        """Tell whether no one day is worth printing, since many are about as likely."""
        several = self.earliest is not None and self.earliest != self.latest
        return several and not self.stated and self.probability < FAIR_GUESS


@dataclass(frozen=True, slots=True)
class DatedReading:
    """A reading with its date, and every expression resolved against it (same order as `reading.timexes`)."""

    reading: Reading
    published: PublicationDate
    timexes: tuple[ResolvedTimex, ...]

    @property
    def article(self) -> Article:
        return self.reading.article
