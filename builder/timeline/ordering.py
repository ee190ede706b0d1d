"""Put events in order and gather what a reader should know beside them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from builder.events import correct_expressions
from builder.knowledge import Correction, Corrections, Knowledge
from builder.timeline.model import Timeline, Unresolved
from builder.values import ActorKind, BlockKind, DatedReading, Event, TimexType

REPORT = (
    BlockKind.TITLE,
    BlockKind.SUBTITLE,
    BlockKind.HEADING,
    BlockKind.DATELINE,
    BlockKind.CAPTION,
    BlockKind.BODY,
)
NEAREST = 3  # candidates named for a correction that matches nothing


def arrange(
    dated: Sequence[DatedReading], events: Sequence[Event], knowledge: Knowledge, corrections: Corrections
) -> Timeline:
    """Order events by first day, last day and id, hide what an editor hid, and report what matched nothing."""
    articles = sorted(correct_expressions(dated, corrections), key=lambda reading: reading.article.id)
    hidden = {entry.target for entry in corrections.entries if entry.action == "hide"}
    shown = (replace(event, hidden=True) if hidden & {event.id, *event.also} else event for event in events)
    return Timeline(
        articles=tuple(articles),
        events=tuple(sorted(shown, key=_order)),
        knowledge=knowledge,
        unresolved=tuple(_unresolved(articles)),
        newcomers=tuple(_newcomers(articles)),
        warnings=tuple(_unmatched(corrections, articles, events)),
    )


def _order(event: Event) -> tuple[date, date, str]:
    interval = event.when.interval if event.when else None
    if interval is None:
        return date.max, date.max, event.id
    return interval.start, interval.end, event.id


def _unresolved(articles: Iterable[DatedReading]) -> Iterable[Unresolved]:
    """Give each expression of a report that should have a place on the calendar and has none: "soon", "previously".

    "Now" is left out: it is the article's own time.
    """
    for reading in articles:
        for expression in reading.timexes:
            timex, value = expression.timex, expression.value
            now = value is not None and value.value == "PRESENT_REF"
            if timex.type not in (TimexType.DATE, TimexType.TIME) or now:
                continue
            placed = value is not None and value.interval is not None
            if not placed and reading.article.kind_at(timex.span.start) in REPORT:
                yield Unresolved(reading.article.id, expression)


def _newcomers(articles: Iterable[DatedReading]) -> list[tuple[str, str]]:
    """Give each person nobody listed, once an article, by name."""
    found = {
        (" ".join(who.name.split()), reading.article.id)
        for reading in articles
        for mention in reading.reading.mentions
        for who in (*mention.actors, *mention.recipients, *((mention.speaker,) if mention.speaker else ()))
        if who.kind is ActorKind.PERSON and who.id is None
    }
    return sorted(found)


def _unmatched(corrections: Corrections, articles: Sequence[DatedReading], events: Sequence[Event]) -> Iterable[str]:
    """Word each correction whose target, or one of whose merged or split ids, is not there."""
    article_ids = [reading.article.id for reading in articles]
    phrases = [
        f"{reading.article.id}: {' '.join(expression.timex.text.split())}"
        for reading in articles
        for expression in reading.timexes
    ]
    mention_ids = [mention.id for event in events for mention in event.mentions]
    titles = {mention.id: event.title for event in events for mention in event.mentions}
    for entry in corrections.entries:
        for wanted in _wanted(entry):
            known = {"expression": phrases, "article": article_ids}.get(entry.of, mention_ids)
            if wanted.casefold() in {name.casefold() for name in known}:
                continue
            nearest = difflib.get_close_matches(wanted, sorted(set(known)), NEAREST, cutoff=0.3)
            named = ", ".join(f"{name} ({titles[name]})" if name in titles else name for name in nearest)
            where = f"{entry.path.as_posix()}:{entry.line}"
            yield f"{where}: {entry.action} of {wanted!r} matches nothing" + (f"; nearest: {named}" if named else "")


def _wanted(entry: Correction) -> tuple[str, ...]:
    joined = entry.value if entry.action in ("merge", "split") and entry.value is not None else ()
    return (entry.target, *((joined,) if isinstance(joined, str) else joined))
