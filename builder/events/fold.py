"""How much each event matters, and which are told inside another's entry."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from builder.events.report import participant_key
from builder.events.tables import classes
from builder.knowledge import Knowledge
from builder.values import ActorKind, Event, EventClass, Link, LinkKind

LOWEST_RANK = 4
CONTEXT_DAYS = 3  # fighting so near to the diplomacy one article tells of is its context


def weigh_and_fold(events: Sequence[Event], knowledge: Knowledge) -> tuple[Event, ...]:
    """Give each event its importance, and fold statements under the talks, or the statement, they belong to."""
    weighed = [replace(event, importance=importance(event, knowledge)) for event in events]
    by_day: dict[tuple[str, date], list[Event]] = defaultdict(list)
    by_article: dict[str, list[Event]] = defaultdict(list)
    for event in weighed:
        for article in sorted({mention.article for mention in event.mentions}):
            by_article[article].append(event)
        day = _day(event)
        if day is not None:
            for key in sorted(_people(event)):
                by_day[key, day].append(event)
    heads = {event.id: _head(event, by_day, by_article) for event in weighed}
    return tuple(_folded(event, _root(event.id, heads)) for event in weighed)


def importance(event: Event, knowledge: Knowledge) -> float:
    """Weigh an event: its class, its independent sources, its actors' rank, and whether the calendar has it."""
    weight = classes().rows[event.event_class].weight
    sources = math.log2(1 + len({source.independent for source in event.sources}))
    rank = min((_rank(who.id, knowledge) for who in event.participants), default=LOWEST_RANK)
    listed = 1.0 if event.calendar else 0.0
    return round(weight + sources + (LOWEST_RANK - rank) / 2 + listed, 3)


def _rank(person: str | None, knowledge: Knowledge) -> int:
    known = knowledge.person.get(person or "")
    if known is None:
        return LOWEST_RANK
    ranks = (knowledge.office[tenure.office].rank for tenure in known.tenures if tenure.office in knowledge.office)
    return min(ranks, default=LOWEST_RANK)


def _head(event: Event, by_day: dict[tuple[str, date], list[Event]], by_article: dict[str, list[Event]]) -> str | None:
    """Find the entry inside which an event is told; None where it stands by itself."""
    row = classes().rows[event.event_class]
    if event.event_class.is_context:
        told = (other for name in _articles(event) for other in by_article[name] if not other.event_class.is_context)
        return _nearest(event, [other for other in told if _near(event, other)])
    day = _day(event)
    if not row.part or day is None or event.realis.is_plan:
        return None
    same_day = [other for key in sorted(_people(event)) for other in by_day[key, day]]
    talks = [other for other in same_day if other.event_class.is_talks and not other.realis.is_plan]
    head = _nearest(event, talks)
    if head is None and event.event_class is EventClass.STATE:
        head = _nearest(event, [other for other in same_day if not other.event_class.is_context])
    return head


def _nearest(event: Event, others: Sequence[Event]) -> str | None:
    """Give, of the others that outrank the event, the one told nearest to it; among equals the most important."""
    stronger = {
        other.id: other for other in others if (-other.importance, other.id) < (-event.importance, event.id)
    }.values()
    if len(stronger) < 2:
        return next((other.id for other in stronger), None)
    return min(stronger, key=lambda other: (_apart(event, other), -other.importance, other.id)).id


def _apart(event: Event, other: Event) -> float:
    """Count the characters between the sentences of two events that stand nearest to each other in one article."""
    places = defaultdict(list)
    for source in other.sources:
        places[source.article].append(source.span.start)
    gaps = (abs(source.span.start - at) for source in event.sources for at in places[source.article])
    return min(gaps, default=math.inf)


def _root(event: str, heads: dict[str, str | None]) -> str | None:
    """Follow heads to the one that stands by itself. Each outranks the one under it, so this ends."""
    head = heads[event]
    while head is not None and heads[head] is not None:
        head = heads[head]
    return head


def _folded(event: Event, head: str | None) -> Event:
    if head is None:
        return event
    link = Link(LinkKind.PART_OF, head, why="told of the same people on the same day")
    own = classes().rows[event.event_class].own_entry
    return replace(event, folded_under=None if own else head, links=(*event.links, link))


def _near(event: Event, other: Event) -> bool:
    """Tell whether two events lie within days of each other."""
    one = event.when.interval if event.when else None
    two = other.when.interval if other.when else None
    return one is not None and two is not None and one.gap_days(two) <= CONTEXT_DAYS


def _articles(event: Event) -> list[str]:
    return sorted({mention.article for mention in event.mentions})


def _day(event: Event) -> date | None:
    interval = event.when.interval if event.when else None
    return interval.start if interval is not None and interval.days == 1 else None


def _people(event: Event) -> set[str]:
    return (
        {participant_key(who) for who in event.participants if who.kind in (ActorKind.PERSON, ActorKind.BODY)}
        | {who.state for who in event.participants if who.kind is ActorKind.PERSON and who.state}
        | {who.id for who in event.participants if who.kind is ActorKind.STATE and who.id}
    )
