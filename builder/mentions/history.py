"""Told as history: the beginning of the conflict, and events the calendar has by name."""

from __future__ import annotations

from collections.abc import Iterator

from builder.knowledge import Knowledge
from builder.mentions.clauses import Sentence
from builder.mentions.tokens import fold, tokenize
from builder.values import (
    ActorKind,
    EventClass,
    MeaningKind,
    Mention,
    Participant,
    PlaceRef,
    Realis,
    Span,
    Timex,
    TimexType,
)

_JOINING = frozenset(("of", "in", "on", ",", "(", "held", "from", "dated"))


class Histories:
    """What the calendar and the conflicts let a sentence's words mean."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.names: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
        for event in knowledge.calendar:
            for name in event.names:
                words = tuple(token.low for token in tokenize(name) if token.low not in ("-",))
                if words:
                    self.names.setdefault(words[0], []).append((words, event.id, event.series))
        for rows in self.names.values():
            rows.sort(key=lambda row: (-len(row[0]), row))
        self.conflicts = {
            tuple(fold(name).split()): conflict for conflict in knowledge.conflicts for name in conflict.names
        }

    def calendar(self, sentence: Sentence, first: int, end: int) -> str | None:
        """Give the reference event whose name stands among some tokens."""
        found = next(self._found(sentence, first, end), None)
        return found[1] if found else None

    def series(self, sentence: Sentence, first: int, end: int) -> str | None:
        """Give the series of events whose name stands among some tokens."""
        return next((series for _, _, series in self._found(sentence, first, end) if series is not None), None)

    def _found(self, sentence: Sentence, first: int, end: int) -> Iterator[tuple[tuple[int, int], str, str | None]]:
        """Give the names of reference events among some tokens: where they stand, what they name, its series."""
        for at in range(first, end):
            for words, id, series in self.names.get(sentence.lows[at], ()):
                if at + len(words) <= end and tuple(sentence.lows[at : at + len(words)]) == words:
                    yield (at, at + len(words)), id, series
                    break

    def read(self, sentence: Sentence) -> Iterator[Mention]:
        """Give the mentions a sentence makes of the past by the way."""
        yield from self._conflict(sentence)
        yield from self._named(sentence)

    def _conflict(self, sentence: Sentence) -> Iterator[Mention]:
        """Read "the three-year conflict" and "since the beginning of the conflict"."""
        for words, conflict in self.conflicts.items():
            for at in range(len(sentence.lows) - len(words) + 1):
                if tuple(sentence.lows[at : at + len(words)]) != words or sentence.quoted[at]:
                    continue
                duration = next(
                    (
                        timex
                        for _, stop, timex in sentence.timexes
                        if stop in (at, at - 1) and timex.type is TimexType.DURATION
                    ),
                    None,
                )
                begun = (
                    at >= 3
                    and sentence.lows[at - 1] == "the"
                    and sentence.lows[at - 2] == "of"
                    and sentence.lows[at - 3] in ("beginning", "start", "outbreak")
                )
                if duration is None and not begun:
                    continue
                first = (
                    next((f for f, stop, timex in sentence.timexes if timex is duration), at) if duration else at - 3
                )
                place = self.knowledge.place.get(conflict.place)
                span = Span(sentence.tokens[first].start, sentence.tokens[at + len(words) - 1].end)
                yield Mention(
                    id="",
                    article="",
                    sentence=sentence.span,
                    clause=span,
                    cue=Span(sentence.tokens[at].start, span.end),
                    event_class=EventClass.FIGHT,
                    realis=Realis.HAPPENED,
                    actors=(Participant(place.name, ActorKind.STATE, place.id, place.id),) if place else (),
                    place=PlaceRef(place.name, place.id) if place else None,
                    timex=duration,
                    topic=conflict.title,
                    calendar=conflict.calendar,
                    background=True,
                    code="conflict",
                )
                return

    def _named(self, sentence: Sentence) -> Iterator[Mention]:
        """Read "the Geneva Communiqué of June 30, 2012": an event the calendar has, with the day the text gives it."""
        for (at, end), id, _ in self._found(sentence, 0, len(sentence.lows)):
            dated = next((one for one in sentence.timexes if self._dates(sentence, end, one)), None)
            if dated is None or sentence.quoted[at]:
                continue
            _, stop, timex = dated
            event = self.knowledge.event[id]
            place = self.knowledge.place.get(event.place or "")
            yield Mention(
                id="",
                article="",
                sentence=sentence.span,
                clause=Span(sentence.tokens[at].start, sentence.tokens[stop - 1].end),
                cue=Span(sentence.tokens[at].start, sentence.tokens[end - 1].end),
                event_class=event.event_class,
                realis=Realis.HAPPENED,
                actors=(),
                place=PlaceRef(place.name, place.id) if place else None,
                timex=timex,
                calendar=event.id,
                background=True,
                series=event.series,
                code="named",
            )
            return

    def _dates(self, sentence: Sentence, end: int, one: tuple[int, int, Timex]) -> bool:
        """Tell whether an expression belongs to the name before it: "the Geneva Communiqué | of | June 30, 2012"."""
        first, _, timex = one
        between = sentence.lows[end:first]
        return (
            timex.type is TimexType.DATE
            and timex.meaning.kind is not MeaningKind.REFERENCE
            and first >= end
            and all(low in _JOINING for low in between)
            and len(between) < 3
        )
