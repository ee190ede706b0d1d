"""The beginning of a conflict, as "the three-year conflict" and "since the beginning of the war" tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.articles import sentences
from builder.knowledge import CalendarEvent, Conflict, Knowledge
from builder.values import (
    BlockKind,
    DatedReading,
    MeaningKind,
    Mention,
    PlaceRef,
    Realis,
    Span,
    Timex,
    mention_id,
)

ROUNDED_YEARS = 1.0  # newspapers round a war's length up and down: "four-year" of four years and five months
_REPORT = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BODY})


def beginning_mentions(dated: DatedReading, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Find where an article tells, by the conflict's length or by name, when it began: one mention a conflict.

    A length counts only where, taken from the article's day, it leads to within a year of the known beginning; so
    "the two-year war" of another country stays out.
    """
    found: list[Mention] = []
    told = {mention.calendar for mention in dated.reading.mentions if mention.calendar}
    for conflict in knowledge.conflicts:
        entry = knowledge.event.get(conflict.calendar or "")
        if entry is None or entry.id in told:
            continue
        first = min(_phrases(dated, conflict, entry), key=lambda place: place[0], default=None)
        if first is not None:
            found.append(_mention(dated, entry, conflict, knowledge, *first))
    return tuple(found)


def _phrases(dated: DatedReading, conflict: Conflict, entry: CalendarEvent) -> Iterator[tuple[Span, Timex | None]]:
    """Give the stretches that tell of the beginning, each with the length it measures, if any."""
    text, published = dated.article.text, dated.published.best
    nouns = _nouns(conflict.names)
    for timex in dated.reading.timexes:
        meaning = timex.meaning
        if meaning.kind is not MeaningKind.DURATION or meaning.unit not in ("Y", "M") or not meaning.amount:
            continue
        noun = nouns.match(text, timex.span.end)
        years = abs(meaning.amount) / (12 if meaning.unit == "M" else 1)
        if noun is None or dated.article.kind_at(timex.span.start) not in _REPORT:
            continue
        if published is None or abs((published - conflict.start.start).days / 365.25 - years) > ROUNDED_YEARS:
            continue
        yield Span(timex.span.start, noun.end()), timex
    if entry.names:
        for name in _nouns(entry.names).finditer(" " + text):
            span = Span(max(0, name.start() - 1), name.end() - 1)
            if dated.article.kind_at(span.start + 1) in _REPORT:
                yield span, None


@lru_cache(maxsize=64)
def _nouns(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match one of the names after a blank or a hyphen, longest first."""
    choices = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"[\s-](?:{choices})\b", re.IGNORECASE)


def _mention(
    dated: DatedReading,
    entry: CalendarEvent,
    conflict: Conflict,
    knowledge: Knowledge,
    cue: Span,
    timex: Timex | None,
) -> Mention:
    text = dated.article.text
    around = (sentence for sentence in sentences(dated.article) if sentence.overlaps(cue))
    sentence = next(around, cue)
    place = knowledge.place.get(conflict.place)
    return Mention(
        mention_id(dated.article.id, sentence.of(text), entry.event_class),
        dated.article.id,
        sentence,
        cue,
        cue,
        entry.event_class,
        Realis.HAPPENED,
        (),
        place=PlaceRef(place.name, place.id) if place else None,
        timex=timex,
        topic=conflict.title,
        calendar=entry.id,
        background=True,
    )
