"""What came of each plan: held, held late, missed, or not known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.events.report import participant_key, place_chain
from builder.events.words import days_in_words, interval_in_words
from builder.knowledge import CalendarEvent, Knowledge, Place
from builder.values import (
    ActorKind,
    Bound,
    DatedReading,
    Event,
    Interval,
    Link,
    LinkKind,
    Outcome,
    Realis,
)

GRACE_DAYS = 7  # a meeting of the same people so long after the day planned is still that meeting, held late


def link_plans(
    events: Sequence[Event], knowledge: Knowledge, readings: Mapping[str, DatedReading]
) -> tuple[Event, ...]:
    """Add to each plan a link to what came of it, and to each event that was planned a link back.

    Looked for in this order: the plan's series in the calendar, another event, the calendar's people and place, the
    text's own word that it came to nothing. `readings` are by article id.
    """
    held, ahead = _HeldEvents(events), _NamedAhead(knowledge)
    links: dict[str, list[Link]] = defaultdict(list)
    for plan in events:
        if not is_plan(plan):
            continue
        told = [readings[mention.article] for mention in plan.mentions]
        day = min((best for reading in told if (best := reading.published.best)), default=None)
        found = (
            _by_series(plan, day, knowledge)
            or held.outcome_of(plan, day)
            or _by_calendar(plan, day, knowledge)
            or ahead.outcome_of(plan, day, told)
        )
        if plan.realis is Realis.MISSED:
            links[plan.id].append(
                Link(LinkKind.PLAN_OF, outcome=Outcome.MISSED, why="the text says that it did not take place")
            )
        if found is not None:
            links[plan.id].append(found)
            if found.event is not None:
                links[found.event].append(
                    Link(LinkKind.OUTCOME_OF, plan.id, outcome=found.outcome, late_days=found.late_days, why=found.why)
                )
        elif plan.realis is not Realis.MISSED:
            links[plan.id].append(
                Link(LinkKind.PLAN_OF, outcome=Outcome.UNKNOWN, why="neither the articles nor the calendar say")
            )
    return tuple(replace(event, links=(*event.links, *links[event.id])) for event in events)


def is_plan(event: Event) -> bool:
    """Tell whether an event is a plan as it was told."""
    return event.realis.is_plan


class _HeldEvents:
    """Talks that took place, by party and day."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._days: dict[tuple[str, date], list[Event]] = defaultdict(list)
        for event in events:
            interval = event.when.interval if event.when else None
            if is_plan(event) or not event.event_class.is_talks or interval is None or interval.days > GRACE_DAYS:
                continue
            if event.realis is Realis.DENIED:
                continue
            for key in _parties(event):
                self._days[key, interval.start].append(event)

    def outcome_of(self, plan: Event, told: date | None) -> Link | None:
        """Find talks of the same parties on the days planned or shortly after."""
        window = _window(plan, told)
        if window is None or not plan.event_class.is_talks:
            return None
        ours = _parties(plan)
        for offset in range(min(window.days, 120)):
            day = window.start + timedelta(days=offset)
            near = {event.id: event for key in sorted(ours) for event in self._days.get((key, day), ())}
            for event_id in sorted(near):
                event = near[event_id]
                if told is not None and (day < told or (day == told and _one_article(plan, event))):
                    continue  # what had happened when the plan was told did not come of it
                if _same_parties(plan, event) and not _elsewhere(plan, event):
                    return _outcome(plan, Interval.day(day), "other articles report it", event=event.id)
        return None


class _NamedAhead:
    """Reference events to come that an article names, for a plan that names nobody: "the conference"."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = [
            entry for entry in knowledge.calendar if entry.series and entry.names and entry.event_class.is_talks
        ]
        self._names = {entry.id: names_pattern(entry.names) for entry in self._entries}

    def outcome_of(self, plan: Event, told: date | None, readings: Sequence[DatedReading]) -> Link | None:
        """Give the first such event after the day due, where the plan's own article names it."""
        due = plan.when.interval.start if plan.when and plan.when.interval else told
        people = {who.id for who in plan.participants} - {
            mention.speaker.id for mention in plan.mentions if mention.speaker
        }
        if due is None or told is None or people or not plan.event_class.is_talks:
            return None
        for entry in sorted(self._entries, key=lambda entry: (entry.interval, entry.id)):
            if entry.interval.start < max(due, told):
                continue
            if any(self._names[entry.id].search(reading.article.text) for reading in readings):
                return _outcome(plan, entry.interval, f"by our calendar: {entry.title}", calendar=entry.id)
        return None


def names_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Match any of the names as whole words."""
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))


def _same_parties(plan: Event, event: Event) -> bool:
    """Tell whether two of the people, or two of the states, of a plan took part in an event."""
    people = {participant_key(who) for who in plan.participants} & {participant_key(who) for who in event.participants}
    return len(people) >= 2 or len(_states(plan) & _states(event)) >= 2


def _states(event: Event) -> set[str]:
    own = (who.id if who.kind is ActorKind.STATE else who.state for who in event.participants)
    return {state for state in own if state}


def _by_series(plan: Event, told: date | None, knowledge: Knowledge) -> Link | None:
    """Take the first meeting of the plan's series that the calendar has after the plan was told or was due."""
    series = {mention.series for mention in plan.mentions if mention.series}
    due = plan.when.interval.start if plan.when and plan.when.interval else told
    if due is None or not plan.event_class.is_talks:
        return None
    at = plan.place.id if plan.place and not series and not plan.participants else None
    place = knowledge.place.get(at or "")
    entries = sorted(
        (entry.interval, entry.id)
        for entry in knowledge.calendar
        if (entry.series in series or (place is not None and _called_by_place(place, entry)))
        and entry.interval.last >= due
    )
    if not entries:
        return None
    entry = knowledge.event[entries[0][1]]
    return _outcome(plan, entry.interval, f"by our calendar: {entry.title}", calendar=entry.id)


def _called_by_place(place: Place, entry: CalendarEvent) -> bool:
    """Tell whether talks are called by a place, so that a plan of nobody in particular there is for them."""
    if entry.series is None or not entry.event_class.is_talks:
        return False
    return any(name.startswith(f"{place.name} ") for name in entry.names)


def _by_calendar(plan: Event, told: date | None, knowledge: Knowledge) -> Link | None:
    """Find a reference event of the same people at the same place on the days planned or shortly after."""
    window = _window(plan, told)
    if window is None or not plan.event_class.is_talks or window.days > 60:
        return None
    fitting = sorted(
        (entry.interval, entry.id)
        for entry in knowledge.calendar
        if entry.interval.overlaps(window)
        and (told is None or entry.interval.last > told)
        and _fits(plan, entry, knowledge)
    )
    if not fitting:
        return None
    entry = knowledge.event[fitting[0][1]]
    return _outcome(plan, entry.interval, f"by our calendar: {entry.title}", calendar=entry.id)


def _fits(plan: Event, entry: CalendarEvent, knowledge: Knowledge) -> bool:
    places = place_chain(entry.place, knowledge)
    place = plan.place.id if plan.place else None
    if place and places and place not in places and places[0] not in place_chain(place, knowledge):
        return False
    shared = len(_parties(plan) & {*entry.people, *entry.bodies})
    return shared >= 2 or (shared >= 1 and place is not None and place in places)


def _window(plan: Event, told: date | None) -> Interval | None:
    """Give the days on which the plan may have come about."""
    if plan.when is None or plan.when.interval is None:
        return Interval(told, told + timedelta(days=30)) if told else None
    interval = plan.when.interval
    if plan.when.bound is Bound.FROM:
        return Interval(interval.start, interval.end + timedelta(days=60))
    start = told if plan.when.bound is Bound.UNTIL and told and told < interval.end else interval.start
    return Interval(start, interval.end + timedelta(days=GRACE_DAYS))


def _outcome(plan: Event, held: Interval, why: str, *, event: str | None = None, calendar: str | None = None) -> Link:
    """Word what came of it: on the day, or so many days after the last day planned."""
    due = plan.when.interval if plan.when else None
    late_days = 0
    if due is not None and plan.when is not None and plan.when.bound is not Bound.FROM:
        late_days = max(0, (held.start - due.last).days)
    words = f"{why}, on {interval_in_words(held)}"
    if late_days:
        words += f", {days_in_words(late_days)} after the last day planned"
    outcome = Outcome.HELD_LATE if late_days else Outcome.HELD
    return Link(LinkKind.PLAN_OF, event, calendar, outcome, late_days or None, words)


def _parties(event: Event) -> set[str]:
    return {participant_key(who) for who in event.participants} | {who.state for who in event.participants if who.state}


def _one_article(plan: Event, event: Event) -> bool:
    return bool({mention.article for mention in plan.mentions} & {mention.article for mention in event.mentions})


def _elsewhere(plan: Event, event: Event) -> bool:
    if plan.place is None or event.place is None or plan.place.id is None or event.place.id is None:
        return False
    return plan.place.id != event.place.id
