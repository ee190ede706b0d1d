"""Titles an editor would print, made from the coded event by the grammar in `rules/en/titles.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from builder.events.phrases import act_phrase, said_phrase
from builder.events.report import Report, participant_key, specific
from builder.events.tables import classes, read_table
from builder.events.words import list_in_words
from builder.knowledge import Knowledge
from builder.values import ActorKind, Event, EventClass, Participant, Realis

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_REMARK = re.compile(r"\s*\([^()]*\)")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
TALKS = (EventClass.MEET, EventClass.NEGOTIATE)
TOPIC_WORDS = 14  # a longer topic is a sentence, not a topic


def title_event(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> str:
    """Write an event's title: short, active, and the same whenever the event is.

    A reference event that a text names outright gets the calendar's own title. Else the verb and its object are taken
    from the first clause that lends itself to it; else a pattern of the class is filled with names.
    """
    named = _reference_title(event, knowledge)
    if named is not None:
        return named
    for report in reports:
        told = _told(event, report, knowledge)
        if told is not None:
            return _capital(told)
    slots, several = _slots(event, knowledge)
    patterns: Mapping[str, Sequence[str]] = _grammar()["class"][event.event_class.value]
    own = _first_filled(patterns.get(event.realis.value, ()), slots, several)
    if own is not None:
        return _capital(own)
    title = _first_filled(patterns["happened"], slots, several) or event.event_class.value.capitalize()
    if event.realis is Realis.HAPPENED:
        return _capital(title)
    return str(_grammar()["frame"][event.realis.value]).replace("{title}", _capital(title))


def _reference_title(event: Event, knowledge: Knowledge) -> str | None:
    """Give the calendar's title, or the conflict's, where the event is known by name."""
    begun = (one for one in knowledge.conflicts if event.calendar is not None and one.calendar == event.calendar)
    conflict = next(begun, None)
    if conflict is not None:
        return _capital(str(_grammar()["names"]["beginning"]).replace("{conflict}", conflict.title))
    entry = knowledge.event.get(event.calendar or "")
    if entry is None or not any(mention.calendar == entry.id and mention.background for mention in event.mentions):
        return None
    return _REMARK.sub("", entry.title)


def _told(event: Event, report: Report, knowledge: Knowledge) -> str | None:
    """Write the title from one clause's own verb and object: "France calls for an investigation into deaths"."""
    mention, grammar = report.mention, _grammar()["told"]
    pattern = grammar.get(event.realis.value)
    if pattern is None or mention.realis is not event.realis or mention.event_class is not event.event_class:
        return None
    subjects = [who for who in mention.actors or ((mention.speaker,) if mention.speaker else ()) if specific(who)]
    who = _names(subjects, knowledge)
    if not who:
        return None
    if mention.event_class is EventClass.STATE:
        said = said_phrase(report)
        return said and str(grammar["said"]).replace("{who}", list_in_words(who)).replace("{said}", said)
    if event.event_class in TALKS and mention.code not in grammar["talks"]:
        return None
    phrase = act_phrase(report)
    if phrase is None or not (phrase.rest or mention.code in classes().without_object):
        return None
    if any(surname in phrase.rest.split() for name in who for surname in name.split()[-1:]):
        return None
    verb = phrase.plural if _is_plural(who) else phrase.singular
    slots = {"who": list_in_words(who), "verb": verb, "plain": phrase.plain, "rest": phrase.rest}
    return _SLOT.sub(lambda match: slots[match[1]], str(pattern)).strip()


@cache
def _grammar() -> dict[str, Any]:
    return read_table("en/titles.toml")


def _first_filled(patterns: Sequence[str], slots: Mapping[str, str], several: Mapping[str, bool]) -> str | None:
    for pattern in patterns:
        filled = _fill(pattern, slots, several)
        if filled is not None:
            return filled
    return None


def _fill(pattern: str, slots: Mapping[str, str], several: Mapping[str, bool]) -> str | None:
    """Fill one pattern; None where a slot outside brackets stays empty."""

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(slots.get(name) for name in _SLOT.findall(match[1])) else ""

    pattern = _OPTIONAL.sub(optional, pattern)
    if not all(slots.get(name) for name in _SLOT.findall(pattern)):
        return None
    subject = next((name for name in _SLOT.findall(pattern) if name in several), "who")
    pattern = _VERB.sub(lambda match: match[2] if several.get(subject) else match[1], pattern)
    return _SLOT.sub(lambda match: slots[match[1]], pattern)


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
    targets = [key for key in known if key not in acting]
    who = _names([known[key] for key in acting], knowledge)
    whom = _names([known[key] for key in targets], knowledge)
    everybody = _names([known[key] for key in (*acting, *targets)], knowledge)
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
    return slots, {"who": _is_plural(who), "all": _is_plural(everybody)}


def _names(participants: Sequence[Participant], knowledge: Knowledge) -> list[str]:
    """Name each once, persons before bodies before states, with a limit to the list."""
    order = list(ActorKind)
    ranked = sorted(participants, key=lambda who: order.index(who.kind))
    names = list(dict.fromkeys(title_name(who, knowledge) for who in ranked))
    names = [name for name in names if not any(name != other and name.endswith(f" {other}") for other in names)]
    table = _grammar()["names"]
    most = int(table["most"])
    return names if len(names) <= most else [*names[: most - 1], str(table["rest"])]


def title_name(who: Participant, knowledge: Knowledge) -> str:
    """Give the name a title prints: a listed person's surname, a short form, "the US"."""
    person = knowledge.person.get(who.id or "")
    if person is not None:
        return person.surname
    body = knowledge.body.get(who.id or "")
    if body is not None:
        return _with_article(body.short or body.name, long=body.name)
    place = knowledge.place.get(who.id or "") if who.kind is ActorKind.STATE else None
    if place is not None:
        begins = tuple(_grammar()["names"]["begins"])
        initials = (name for name in place.names if place.name.startswith(begins) and _ACRONYM.fullmatch(name))
        short = next(initials, place.name)
        return _with_article(short, long=place.name)
    return " ".join(who.name.split())


def _with_article(name: str, *, long: str) -> str:
    """Put "the" before a name that takes it: "the National Coalition", "the US", but "NATO" and "Northland"."""
    if name.startswith(("the ", "The ")):
        return f"the {name[4:]}"
    table = _grammar()["names"]
    last = name.rsplit(" ", 1)[-1].title()
    initials = bool(_ACRONYM.fullmatch(name)) and name.upper() not in table["read_as_words"]
    definite = initials or long.startswith(tuple(table["begins"])) or last in table["ends"]
    return f"the {name}" if definite else name


def _is_plural(names: Sequence[str]) -> bool:
    if len(names) != 1:
        return len(names) > 1
    return names[0].rsplit(" ", 1)[-1].casefold() in _grammar()["names"]["plural"]


def _topic(topic: str | None) -> str:
    """Give a topic on one line, or nothing where it is a sentence rather than a topic."""
    if topic is None:
        return ""
    words = topic.split()
    return "" if len(words) > TOPIC_WORDS else " ".join(words).strip(" .,;:")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
