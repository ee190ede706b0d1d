"""Small dated articles with their mentions written out, for tests of merging."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from builder.events import merge_mentions
from builder.events.values import read_value
from builder.knowledge import CalendarEvent, Corrections, Knowledge
from builder.pipeline import read_article
from builder.timex import resolve
from builder.values import (
    ActorKind,
    Anchor,
    Article,
    Block,
    BlockKind,
    DatedReading,
    Event,
    EventClass,
    Interval,
    Meaning,
    MeaningKind,
    Mention,
    Participant,
    PlaceRef,
    PublicationDate,
    Reading,
    Realis,
    Reason,
    ResolvedTimex,
    Side,
    Span,
    Step,
    Timex,
    TimexType,
    mention_id,
)
from tests.factories import make_knowledge
from tests.facts import facts

BERG = Participant("Anna Berg", ActorKind.PERSON, "anna-berg", "northland")
DAHL = Participant("Carl Dahl", ActorKind.PERSON, "carl-dahl", "southland")
FALK = Participant("Edith Falk", ActorKind.PERSON, "edith-falk")
JUNG = Participant("Ida Jung", ActorKind.PERSON, "ida-jung", "southland")
NORTHLAND = Participant("Northland", ActorKind.STATE, "northland", "northland")
SOUTHLAND = Participant("Southland", ActorKind.STATE, "southland", "southland")
LEAGUE = Participant("League of Lands", ActorKind.BODY, "league")
NORDBURG = PlaceRef("Nordburg", "nordburg")
SUDHAVEN = PlaceRef("Sudhaven", "sudhaven")
NO_DECISIONS = Corrections()


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence and what it tells. `phrase` stands in the sentence and means the EDTF `on`."""

    sentence: str
    event_class: EventClass = EventClass.MEET
    actors: tuple[Participant, ...] = (BERG, DAHL)
    recipients: tuple[Participant, ...] = ()
    realis: Realis = Realis.HAPPENED
    place: PlaceRef | None = None
    phrase: str | None = None
    on: str | None = None
    loose: bool = False  # a phrase counted in weeks or months
    explicit: bool = False  # a full date, which leans on nothing
    speaker: Participant | None = None
    topic: str | None = None
    calendar: str | None = None
    series: str | None = None
    background: bool = False


def tell(
    article: str,
    published: date | None,
    *told: Told,
    outlet: str | None = None,
    credits: tuple[str, ...] = (),
    probability: float = 1.0,
) -> DatedReading:
    """Make a dated article of its sentences."""
    text = "\n\n".join(one.sentence for one in told)
    at, mentions, resolved = 0, [], []
    for ordinal, one in enumerate(told):
        span = Span(at, at + len(one.sentence))
        expression = _expression(one, at)
        if expression is not None:
            resolved.append(expression)
        mentions.append(_mention(article, one, span, expression.timex if expression else None, ordinal))
        at = span.end + 2
    made = Article(
        article,
        PurePath("seeds") / f"{article}.txt",
        text,
        (Block(BlockKind.BODY, Span(0, len(text))),),
        outlet=outlet,
        credits=credits,
    )
    day = PublicationDate(published, published, published, probability if published else 0.0)
    reading = Reading(made, tuple(expression.timex for expression in resolved), tuple(mentions))
    return DatedReading(reading, day, tuple(resolved))


def read_as_of(article: Article, day: date) -> DatedReading:
    """Read an article with the project's own facts, as one of which it is known when it was written."""
    reading = read_article(article, facts())
    published = PublicationDate(day, day, day, 1.0, stated=True)
    return DatedReading(reading, published, resolve(article, reading.timexes, day))


def _expression(one: Told, at: int) -> ResolvedTimex | None:
    if one.phrase is None:
        return None
    start = at + one.sentence.index(one.phrase)
    kind, unit = (MeaningKind.OFFSET, "W") if one.loose else (MeaningKind.WEEKDAY, None)
    meaning = Meaning(kind, unit=unit, side=Side.PAST)
    anchor = Anchor.NONE if one.explicit else Anchor.PUBLICATION
    timex = Timex(Span(start, start + len(one.phrase)), one.phrase, TimexType.DATE, "rule", meaning, anchor)
    value = read_value(one.on) if one.on else None
    return ResolvedTimex(timex, value, Reason((Step(f"the article says “{one.phrase}”"),)))


def _mention(article: str, one: Told, span: Span, timex: Timex | None, ordinal: int) -> Mention:
    return Mention(
        mention_id(article, one.sentence, one.event_class, ordinal),
        article,
        span,
        span,
        _cue(one, span.start),
        one.event_class,
        one.realis,
        tuple(_placed(who, one.sentence, span.start) for who in one.actors),
        tuple(_placed(who, one.sentence, span.start) for who in one.recipients),
        one.place,
        one.speaker and _placed(one.speaker, one.sentence, span.start),
        timex,
        one.topic,
        one.calendar,
        one.background,
        one.series,
    )


def _placed(who: Participant, sentence: str, at: int) -> Participant:
    """Say where the sentence names somebody: by the last word of the name, else at its head."""
    name = who.name.split()[-1]
    start = at + max(0, sentence.find(name))
    return replace(who, span=Span(start, start + (len(name) if name in sentence else 1)))


def _cue(one: Told, at: int) -> Span:
    """Give the sentence's verb, or its first word where it has none of those used here."""
    verbs = "said|called for|criticised|met|spoke of|criticises|held|disagreed|agreed|shelled"
    verb = re.search(rf"\b({verbs})\b", one.sentence)
    return Span(at + verb.start(), at + verb.end()) if verb else Span(at, at + len(one.sentence.split()[0]))


def merged(
    *readings: DatedReading, knowledge: Knowledge | None = None, corrections: Corrections = NO_DECISIONS
) -> tuple[Event, ...]:
    """Merge and give the events in the order of their first days, undated ones last."""
    events = merge_mentions(readings, knowledge or quiet_knowledge(), corrections)
    return tuple(sorted(events, key=lambda event: (_first(event), event.id)))


def _first(event: Event) -> date:
    return event.when.interval.start if event.when and event.when.interval else date.max


def quiet_knowledge(*calendar: CalendarEvent) -> Knowledge:
    """Give the made-up people and places with this calendar; with none, nothing but the texts speaks."""
    return replace(make_knowledge(), calendar=calendar)


def days(event: Event) -> Interval | None:
    """Give the days an event is dated to."""
    return event.when.interval if event.when else None
