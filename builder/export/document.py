"""The timeline as one JSON document, in the shape of `timeline.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from builder.export.options import ExportOptions
from builder.export.words import when_in_words
from builder.knowledge import CalendarEvent, Fact
from builder.timeline import Timeline, Unresolved
from builder.values import (
    Article,
    BlockKind,
    DatedReading,
    Event,
    Evidence,
    Interval,
    Link,
    Participant,
    PlaceRef,
    PublicationDate,
    Source,
)

Json = dict[str, Any]

SCHEMA = Path(__file__).with_name("timeline.schema.json")


def timeline_document(timeline: Timeline, options: ExportOptions | None = None) -> Json:
    """Give everything a reader may see as plain values, ready for `json`."""
    return {key: list(items) for key, items in _lists(timeline, options or ExportOptions())}


def timeline_json(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give the same, printed, without ever holding it all as values."""
    return lists_bytes(_lists(timeline, options))


def lists_bytes(lists: Iterable[tuple[str, Iterable[Json]]]) -> bytes:
    """Print named lists as one JSON object with an item a line, so that `diff` shows what changed."""
    parts = []
    for key, items in lists:
        lines = b",\n".join([as_json(item) for item in items])
        parts.append(b"%s: [\n%s\n]" % (as_json(key), lines) if lines else b"%s: []" % as_json(key))
    return b"{\n%s\n}\n" % b",\n".join(parts)


def as_json(value: object) -> bytes:
    """Print plain values. Half a surrogate pair, which no encoding has and Python's own printer lets by, is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")


def _lists(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, Iterator[Json]]]:
    yield "articles", (_article(dated) for dated in timeline.articles)
    yield "events", (_event(event, timeline, options) for event in timeline.events if not event.hidden)
    yield "calendar", (_entry(entry) for entry in timeline.knowledge.calendar)
    yield "unresolved", (_unresolved(item) for item in timeline.unresolved)


def title_of(article: Article) -> str:
    """Give an article's title: its metadata's, else its title block's, else its id."""
    if article.title:
        return article.title
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            return " ".join(block.span.of(article.text).split())
    return article.id


def outlet_name(article: Article, timeline: Timeline) -> str | None:
    """Give the outlet's printed name; one that nobody listed goes by the name its metadata gives."""
    if article.outlet is None:
        return None
    known = timeline.knowledge.outlet.get(article.outlet)
    return known.name if known else article.outlet


def _days(interval: Interval | None) -> Json:
    if interval is None:
        return {"first_day": None, "last_day": None}
    return {"first_day": interval.start.isoformat(), "last_day": interval.last.isoformat()}


def _article(dated: DatedReading) -> Json:
    article = dated.article
    return {
        "id": article.id,
        "title": title_of(article),
        "outlet": article.outlet,
        "url": article.url,
        "published": _published(dated.published),
    }


def _published(published: PublicationDate) -> Json:
    return {
        "best": None if published.best is None else published.best.isoformat(),
        "earliest": None if published.earliest is None else published.earliest.isoformat(),
        "latest": None if published.latest is None else published.latest.isoformat(),
        "confidence": round(published.probability, 4),
        "stated": published.stated,
        "editor": published.editor,
        "evidence": [_evidence(clue) for clue in published.evidence],
    }


def _evidence(clue: Evidence) -> Json:
    return {
        "kind": clue.kind,
        "says": clue.says,
        "weight": round(clue.weight, 4),
        "start": None if clue.span is None else clue.span.start,
        "end": None if clue.span is None else clue.span.end,
        "favours": None if clue.favours is None else _days(clue.favours),
        "article": clue.article,
        "calendar": clue.calendar,
    }


def _event(event: Event, timeline: Timeline, options: ExportOptions) -> Json:
    when = event.when
    return {
        "id": event.id,
        "title": event.title,
        "class": event.event_class,
        "realis": event.realis,
        "date": {
            "edtf": None if when is None else when.edtf,
            **_days(None if when is None else when.interval),
            "granularity": None if when is None else when.granularity,
            "bound": None if when is None else when.bound,
            "text": when_in_words(when),
            "why": str(event.reason),
            "steps": [{"says": step.says, "note": step.note} for step in event.reason.steps],
            "confidence": round(event.probability, 4),
        },
        "participants": [_participant(participant) for participant in event.participants],
        "place": _place(event.place),
        "support": event.support,
        "sources": [_source(source, timeline, options) for source in event.sources],
        "links": [_link(link) for link in event.links if _leads_somewhere(link, timeline)],
        "disagreements": list(event.disagreements),
        "calendar": event.calendar,
        "folded_under": event.folded_under,
        "also": list(event.also),
        "permalink": options.event_link(timeline, event),
        "editor": list(event.editor),
    }


def _participant(participant: Participant) -> Json:
    return {
        "name": participant.name,
        "kind": participant.kind,
        "id": participant.id,
        "state": participant.state,
    }


def _place(place: PlaceRef | None) -> Json | None:
    return None if place is None else {"name": place.name, "id": place.id}


def _source(source: Source, timeline: Timeline, options: ExportOptions) -> Json:
    article = timeline.article[source.article].article
    phrase = None if source.timex is None else source.timex.of(article.text)
    return {
        "article": source.article,
        "start": source.span.start,
        "end": source.span.end,
        "quote": source.quote if options.quotes else None,
        "phrase": phrase if options.quotes else None,
    }


def _link(link: Link) -> Json:
    return {
        "kind": link.kind,
        "event": link.event,
        "calendar": link.calendar,
        "outcome": link.outcome,
        "late_days": link.late_days,
        "why": link.why,
    }


def _leads_somewhere(link: Link, timeline: Timeline) -> bool:
    """Leave out links to what an editor has hidden."""
    return link.event is None or (link.event in timeline.event and not timeline.event[link.event].hidden)


def _entry(entry: CalendarEvent) -> Json:
    return {
        "id": entry.id,
        "title": entry.title,
        **_days(entry.interval),
        "class": entry.event_class.value,
        "place": entry.place,
        "people": list(entry.people),
        "bodies": list(entry.bodies),
        "states": list(entry.states),
        "names": list(entry.names),
        "series": entry.series,
        **_fact(entry.fact),
    }


def _fact(fact: Fact) -> Json:
    return {"source": fact.source, "confidence": fact.confidence}


def _unresolved(item: Unresolved) -> Json:
    timex = item.expression.timex
    return {
        "article": item.article,
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.text,
        "type": timex.type,
        "why": str(item.expression.reason),
    }
