"""Which events are about the site's subject, and which are the world's news beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.events.report import Report, place_chain
from builder.knowledge import Knowledge
from builder.values import ActorKind, Event, Participant


def of_the_subject(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> bool:
    """Tell whether an event belongs on a timeline of the conflicts we know.

    Does not: history from before them that names nobody and no place of theirs, and war and protest that another
    country saw or suffered. Without a conflict in the knowledge everything belongs.
    """
    if not knowledge.conflicts or event.calendar is not None:
        return True
    grounds = {conflict.place for conflict in knowledge.conflicts}
    place = set(place_chain(event.place.id, knowledge)) if event.place else set()
    if (place | _states(event.participants)) & grounds or any(_names_one(one, grounds, knowledge) for one in reports):
        return True
    suffering = {state for report in reports for state in _states(report.mention.recipients)}
    if event.event_class.is_context and (place or suffering):
        return False
    interval = event.when.interval if event.when else None
    return interval is None or interval.last >= min(conflict.start.start for conflict in knowledge.conflicts)


def _states(people: Iterable[Participant]) -> set[str]:
    """Give the states somebody is, or stands for."""
    states = (who.id if who.kind is ActorKind.STATE else who.state for who in people)
    return {state for state in states if state}


def _names_one(report: Report, grounds: set[str], knowledge: Knowledge) -> bool:
    """Tell whether a report's own clause names one of some countries, by noun or adjective."""
    clause = report.mention.clause.of(report.dated.article.text)
    known = (knowledge.place[ground] for ground in sorted(grounds) if ground in knowledge.place)
    return any(name in clause for place in known for name in (place.name, *place.names, *place.adjectives))
