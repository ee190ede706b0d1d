"""Titles an editor would print, made from the coded event by the grammar in `rules/en/titles.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.events.naming import is_plural, title_names
from builder.events.patterns import first_filled
from builder.events.phrases import subject_phrase
from builder.events.report import Report, participant_key
from builder.events.tables import classes, grammar
from builder.events.told import told_by
from builder.events.words import interval_in_words, list_in_words
from builder.knowledge import Knowledge
from builder.values import ActorKind, Bound, Event, EventClass, Realis, TimeValue

_REMARK = re.compile(r"\s*\([^()]*\)")
_MARK = re.compile(r"[,;:] ")
_LEAST_TOLD, _MOST_TOLD = 4, 9  # words of the calendar's title in an entry's
TOPIC_WORDS = 14  # a longer topic is a sentence, not a topic


def title_event(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> str:
    """Write an event's title: short, active, and the same whenever the event is.

    A reference event that a text names outright gets the calendar's own title. Else the verb and its object are taken
    from the first clause that lends itself to it; else a pattern of the class is filled with names.
    """
    named = _reference_title(event, knowledge) or _plan_title(event, knowledge)
    if named is not None:
        return named
    told = _told_by_any(event, reports, knowledge)
    if told is not None:
        return _capital(told)
    slots, several = _slots(event, knowledge)
    slots["topic"] = slots["topic"] or _subject(event, reports)
    patterns: Mapping[str, Sequence[str]] = grammar()["class"][event.event_class.value]
    own = first_filled(patterns.get(event.realis.value, ()), slots, several)
    if own is not None:
        return _capital(own)
    title = first_filled(patterns["happened"], slots, several) or event.event_class.value.capitalize()
    if event.realis is Realis.HAPPENED:
        return _capital(title)
    return str(grammar()["frame"][event.realis.value]).replace("{title}", _capital(title))


def printable(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> bool:
    """Tell whether there will be a title with somebody in it.

    Talks, plans and accords of several have a pattern to fill; any other act needs its own clause's words, or
    somebody it was done to.
    """
    if event.event_class.is_context and event.calendar is None:
        return _told_by_any(event, reports, knowledge) is not None
    if all(mention.code in classes().told_by_own_words for mention in event.mentions):
        return _told_by_any(event, reports, knowledge) is not None
    if event.realis.is_plan or event.calendar is not None:
        return True
    row = classes().rows[event.event_class]
    slots, _ = _slots(event, knowledge)
    if row.group in ("talks", "schedule"):
        return bool(slots["all"]) or _told_by_any(event, reports, knowledge) is not None
    if row.mutual and len(event.participants) > 1 and (slots["topic"] or _subject(event, reports)):
        return True
    if row.directed and slots["who"] and slots["whom"]:
        return True
    return _told_by_any(event, reports, knowledge) is not None


def _subject(event: Event, reports: Sequence[Report]) -> str:
    """Give what an accord or a difference is about, from the first text that says so."""
    if not classes().rows[event.event_class].mutual:
        return ""
    return next((about for report in reports if (about := subject_phrase(report)) is not None), "")


def _told_by_any(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> str | None:
    """Give the title the best of the clauses gives: not a headline, and no clause inside it, if others do without."""
    told = [(report, title) for report in reports if (title := told_by(event, report, knowledge)) is not None]
    if not told:
        return None
    return min(told, key=lambda pair: (pair[0].in_title, " that " in pair[1], pair[0].key))[1]


def _reference_title(event: Event, knowledge: Knowledge) -> str | None:
    """Give the calendar's title, or the conflict's, where the event is known by name."""
    begun = (one for one in knowledge.conflicts if event.calendar is not None and one.calendar == event.calendar)
    conflict = next(begun, None)
    if conflict is not None:
        return _capital(str(grammar()["names"]["beginning"]).replace("{conflict}", conflict.title))
    entry = knowledge.event.get(event.calendar or "")
    if entry is None or not any(mention.calendar == entry.id for mention in event.mentions):
        return None
    return first_told(_REMARK.sub("", entry.title))


def first_told(title: str) -> str:
    """Give what the calendar's title tells first, up to a mark, as far as an entry's title has room.

    "Third dialogue of ministers, Oslo, with Hale and the envoys, on the war" gives "Third dialogue of ministers, Oslo".
    """
    marks = [*(mark.start() for mark in _MARK.finditer(title)), len(title)]
    told = marks[0]
    for mark in marks[1:]:
        if len(title[:told].split()) >= _LEAST_TOLD and len(title[:mark].split()) > _MOST_TOLD:
            break
        told = mark
    return title[:told]


def _plan_title(event: Event, knowledge: Knowledge) -> str | None:
    """Name a plan by what was planned and for when, where it is a series of the calendar's or one person's word.

    "Geneva II planned for June 2013 does not take place"; "Kerry: Syria conference not before August 2013".
    """
    if not (event.event_class.is_talks or event.event_class is EventClass.SCHEDULE):
        return None
    plans = grammar()["plan"]
    patterns: Sequence[str] = plans.get(event.realis.value, ())
    what = _series_name(event, knowledge)
    known = {participant_key(who) for who in event.participants}
    speakers = [
        who
        for mention in event.mentions
        if (who := mention.speaker) and participant_key(who) in known and who.kind is not ActorKind.GROUP
    ]
    only_said = bool(speakers) and known == {participant_key(who) for who in speakers}
    journeys = {mention.code for mention in event.mentions} <= set(grammar()["told"]["talks"])
    if what is None and (journeys or not only_said):
        return None
    when = _planned_when(event.when)
    bound = event.when.bound if event.when else Bound.EXACT
    slots = {
        "what": what or str(plans["anything"]),
        "who": list_in_words(title_names(speakers, knowledge)) if only_said else "",
        "from": when if bound is Bound.FROM else "",
        "until": when if bound is Bound.UNTIL else "",
        "when": when if bound not in (Bound.FROM, Bound.UNTIL) else "",
    }
    title = first_filled(patterns, slots, {})
    return _capital(title) if title else None


def _series_name(event: Event, knowledge: Knowledge) -> str | None:
    """Give what texts call the series, or the reference event, that came of a plan."""
    linked = [knowledge.event[link.calendar] for link in event.links if link.calendar in knowledge.event]
    series = {mention.series for mention in event.mentions if mention.series}
    named = [entry for entry in linked if entry.names] or [
        entry for entry in knowledge.calendar if entry.series in series and entry.names
    ]
    return min(named, key=lambda entry: (entry.interval, entry.id)).names[0] if named else None


def _planned_when(when: TimeValue | None) -> str:
    return interval_in_words(when.interval) if when is not None and when.interval is not None else ""


def _slots(event: Event, knowledge: Knowledge) -> tuple[dict[str, str], dict[str, bool]]:
    """Give what fills each slot, and which of the subjects are several."""
    known = {participant_key(who): who for who in event.participants}
    actors = [key for mention in event.mentions for who in mention.actors if (key := participant_key(who)) in known]
    speakers = [
        key
        for mention in event.mentions
        if mention.speaker and not mention.actors and (key := participant_key(mention.speaker)) in known
    ]
    acting = list(dict.fromkeys(actors or speakers))
    doing = {participant_key(who) for mention in event.mentions for who in (*mention.actors, *mention.recipients)}
    targets = [key for key in known if key not in acting and key in doing]
    who = title_names([known[key] for key in acting], knowledge)
    whom = title_names([known[key] for key in targets], knowledge)
    everybody = title_names([known[key] for key in (*acting, *targets)], knowledge)
    topic = next((clean for mention in event.mentions if (clean := _topic(mention.topic))), "")
    place = knowledge.place.get(event.place.id or "") if event.place else None
    slots = {
        "who": list_in_words(who),
        "whom": list_in_words(whom),
        "all": list_in_words(everybody),
        "topic": topic,
        "phrase": topic,
        "place": place.name if place else event.place.name if event.place else "",
    }
    return slots, {"who": is_plural(who), "all": is_plural(everybody)}


def _topic(topic: str | None) -> str:
    """Give a topic on one line, or nothing where it is a sentence rather than a topic."""
    if topic is None:
        return ""
    words = topic.split()
    return "" if len(words) > TOPIC_WORDS else " ".join(words).strip(" .,;:")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
