"""Told as history: the beginning of the conflict, and events the calendar has by name."""

from __future__ import annotations

from collections.abc import Iterator

from builder.knowledge import Conflict, Knowledge
from builder.mentions.sentence import Sentence
from builder.mentions.tokens import fold, tokenize
from builder.values import (
    ActorKind,
    EventClass,
    MeaningKind,
    Mention,
    Participant,
    PlaceRef,
    Realis,
    Timex,
    TimexType,
)

_JOINING = frozenset(("of", "in", ",", "(", "held", "dated"))


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
        self.conflict_events = {conflict.calendar for conflict in knowledge.conflicts}
        self.conflicts: dict[str, list[tuple[tuple[str, ...], Conflict]]] = {}
        for conflict in knowledge.conflicts:
            for name in sorted(conflict.names, key=len, reverse=True):
                words = tuple(fold(name).split())
                self.conflicts.setdefault(words[0], []).append((words, conflict))

    def calendar(self, sentence: Sentence, first: int, end: int) -> str | None:
        """Give the reference event whose name stands among some tokens."""
        found = next(self._found(sentence, first, end), None)
        return found[1] if found else None

    def series(self, sentence: Sentence, first: int, end: int) -> str | None:
        """Give the series of events whose name stands among some tokens."""
        return next((series for _, _, series in self._found(sentence, first, end) if series is not None), None)

    def gatherings(self, sentence: Sentence) -> set[str]:
        """Give the series of the meetings and talks a sentence names."""
        named = self._found(sentence, 0, len(sentence.lows))
        return {series for _, id, series in named if series and self.knowledge.event[id].event_class.is_talks}

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

    def begins(self, sentence: Sentence, noun: int) -> bool:
        """Tell the noun of "the uprising began in March": its beginning is one event, told by `read`."""
        return sentence.lows[noun] in self.conflicts and self._begun(sentence, noun, noun + 1)

    def _conflict(self, sentence: Sentence) -> Iterator[Mention]:
        """Read "the three-year conflict", "since the beginning of the conflict", "the uprising began in March"."""
        for at, low in enumerate(sentence.lows):
            for words, conflict in self.conflicts.get(low, ()):
                end = at + len(words)
                if tuple(sentence.lows[at:end]) != words or sentence.quoted[at]:
                    continue
                lasted = next((one for one in sentence.timexes if one[1] in (at, at - 1) and _lasts(one[2])), None)
                if lasted is None and not self._begun(sentence, at, end):
                    continue
                dated = lasted or next((one for one in sentence.timexes if 0 <= one[0] - end <= 4), None)
                first = min(at, dated[0]) if dated else at
                stop = max(end, dated[1]) if dated else end
                place = self.knowledge.place.get(conflict.place)
                yield Mention(
                    id="",
                    article="",
                    sentence=sentence.span,
                    clause=sentence.span_of(first, stop),
                    cue=sentence.span_of(at, end),
                    event_class=EventClass.FIGHT,
                    realis=Realis.HAPPENED,
                    actors=(Participant(place.name, ActorKind.STATE, place.id, place.id),) if place else (),
                    place=PlaceRef(place.name, place.id) if place else None,
                    timex=dated[2] if dated else None,
                    topic=conflict.title,
                    calendar=conflict.calendar,
                    background=True,
                    code="conflict",
                )
                return

    def _begun(self, sentence: Sentence, at: int, end: int) -> bool:
        words = sentence.words["beginnings"]
        after = end
        if sentence.lows[end : end + 1] in (["against"], ["in"]):  # "the uprising against Assad began"
            after = next((i for i in range(end, min(end + 6, len(sentence.lows))) if sentence.lows[i] in words), end)
        if sentence.lows[after : after + 1] == ["first"]:
            after += 1
        before = sentence.lows[max(at - 3, 0) : at]
        begins = any(low in words for low in sentence.lows[after : after + 1]) and not self._is_object(sentence, at)
        return begins or ("of" in before and any(low in words for low in before))

    def _is_object(self, sentence: Sentence, at: int) -> bool:
        """Tell the violence of "a truce to end the violence in the south began": something else began."""
        before = at - 1
        while before >= 0 and sentence.lows[before] in sentence.words["determiners"] | sentence.words["modifiers"]:
            before -= 1
        return any(verb.first <= before < verb.end for verb in sentence.verbs)

    def _named(self, sentence: Sentence) -> Iterator[Mention]:
        """Read "the Geneva Communiqué of June 30, 2012": an event the calendar has, with the day the text gives it."""
        for (at, end), id, _ in self._found(sentence, 0, len(sentence.lows)):
            if id in self.conflict_events:
                continue
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
                clause=sentence.span_of(at, stop),
                cue=sentence.span_of(at, end),
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
            and timex.meaning.kind in (MeaningKind.EXPLICIT, MeaningKind.SHIFT)
            and first >= end
            and all(low in _JOINING for low in between)
            and len(between) < 3
        )


def _lasts(timex: Timex) -> bool:
    return timex.type is TimexType.DURATION
