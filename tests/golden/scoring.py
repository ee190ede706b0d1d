"""Hold a timeline against what a careful editor makes of the seeds (`seeds.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from builder.events.values import read_value
from builder.timeline import Timeline
from builder.values import Bound, Event, Realis, Span, TimeValue

GOLD = Path(__file__).parent / "seeds.yml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One entry an editor would print."""

    name: str
    grade: str
    sort: str
    dates: tuple[str, ...]
    told: tuple[tuple[str, Span], ...]
    undated: bool = False
    joins: tuple[str, ...] = ()

    @property
    def articles(self) -> set[str]:
        return {article for article, _ in self.told}


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A stretch of text that is no entry."""

    article: str
    span: Span
    severity: str
    why: str


def load_gold() -> tuple[tuple[Wanted, ...], tuple[Unwanted, ...]]:
    """Read `seeds.yml`."""
    table = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    wanted = tuple(
        Wanted(
            row["name"],
            row["grade"],
            row["sort"],
            tuple(row["dates"]),
            tuple(_told(told) for told in row["told"]),
            row.get("undated", False),
            tuple(row.get("joins", ())),
        )
        for row in table["wanted"]
    )
    unwanted = tuple(Unwanted(*_told(row["told"]), row["severity"], row["why"]) for row in table["unwanted"])
    return wanted, unwanted


def _told(text: str) -> tuple[str, Span]:
    article, _, offsets = text.partition(" ")
    start, _, end = offsets.partition("-")
    return article, Span(int(start), int(end))


def seed_of(timeline: Timeline, article: str) -> str:
    """Give the first digits of an article's file, as the gold names it."""
    return timeline.article[article].article.path.name.partition("_")[0]


def sources_of(timeline: Timeline, event: Event) -> set[tuple[str, Span]]:
    return {(seed_of(timeline, source.article), source.span) for source in event.sources}


def tells(timeline: Timeline, event: Event, wanted: Wanted) -> bool:
    """Tell whether one of the event's sentences is one of those wanted."""
    return any(
        article == told and span.overlaps(where)
        for article, span in sources_of(timeline, event)
        for told, where in wanted.told
    )


def date_fits(event: Event, wanted: Wanted) -> bool:
    """Tell whether the event covers the days of one of the dates wanted, a mark of approximation more or less."""
    if event.when is None or event.when.interval is None:
        return wanted.undated
    accepted = [value for edtf in wanted.dates if (value := _read(edtf)) is not None and value.interval is not None]
    return any(
        value.interval == event.when.interval and (value.bound is Bound.FROM or event.when.bound is not Bound.FROM)
        for value in accepted
    )


def _read(edtf: str) -> TimeValue | None:
    """Read an EDTF date, or an ISO week: "2014-W07"."""
    week = re.fullmatch(r"(\d{4})-W(\d{2})", edtf)
    if week is None:
        return read_value(edtf)
    monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
    return read_value(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")


def sort_fits(event: Event, wanted: Wanted) -> bool:
    """Tell whether a plan is a plan, a missed one missed, and what happened no plan."""
    if wanted.sort == "missed":
        return event.realis is Realis.MISSED
    if wanted.sort == "planned":
        return event.realis.is_plan or event.event_class == "SCHEDULE"
    return not event.realis.is_plan


def candidates(timeline: Timeline, wanted: Wanted) -> list[Event]:
    """Give the entries, folded ones too, that are the one wanted, its dates and its sort being right."""
    return [
        event
        for event in timeline.events
        if not event.hidden and tells(timeline, event, wanted) and date_fits(event, wanted) and sort_fits(event, wanted)
    ]


def found(timeline: Timeline, wanted: Wanted) -> Event | None:
    """Give the entry that is the one wanted: the one with most of its articles, shown before folded."""
    fitting = candidates(timeline, wanted)
    if not fitting:
        return None

    def rank(event: Event) -> tuple[int, bool, str]:
        articles = {seed_of(timeline, source.article) for source in event.sources}
        return -len(articles & wanted.articles), event.folded_under is not None, event.id

    return min(fitting, key=rank)


def whole(timeline: Timeline, wanted: Wanted, event: Event) -> bool:
    """Tell whether one entry has all the articles that tell it."""
    return wanted.articles <= {seed_of(timeline, source.article) for source in event.sources}


def unwanted_entries(timeline: Timeline, unwanted: Iterable[Unwanted]) -> Iterator[tuple[Unwanted, Event]]:
    """Give each entry that rests on nothing but a stretch that is none."""
    for stretch in unwanted:
        for event in timeline.events if stretch.severity == "hard" else timeline.shown:
            own = {(article, span) for article, span in sources_of(timeline, event)}
            if own and all(article == stretch.article and stretch.span.overlaps(span) for article, span in own):
                yield stretch, event


def wrong_joins(timeline: Timeline, wanted: Iterable[Wanted]) -> Iterator[tuple[Event, str, str]]:
    """Give each entry that is found for two wanted ones which may not share an entry."""
    places: dict[str, list[Wanted]] = {}
    for row in wanted:
        event = found(timeline, row)
        if event is not None:
            places.setdefault(event.id, []).append(row)
    for event_id, rows in sorted(places.items()):
        for position, row in enumerate(rows):
            for other in rows[position + 1 :]:
                if other.name not in row.joins and row.name not in other.joins:
                    yield timeline.event[event_id], row.name, other.name
