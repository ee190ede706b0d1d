"""Titles an editor would print, made from the coded event by the grammar in `rules/en/titles.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from builder.events.fit import due_somewhere, gathers_alone, says_enough, told_by_one
from builder.events.leaning import say_whose
from builder.events.naming import is_plural, title_names
from builder.events.patterns import SLOT, fill, first_filled
from builder.events.phrases import act_phrase, done_by, put_off_until, said_phrase, subject_phrase
from builder.events.report import Report, participant_key, specific
from builder.events.roles import is_subject
from builder.events.tables import classes, grammar, words_of
from builder.events.unnamed import told_of_nobody, unnamed_title
from builder.events.words import interval_in_words, list_in_words
from builder.knowledge import Knowledge
from builder.values import ActorKind, Bound, Event, EventClass, Realis, TimeValue

_REMARK = re.compile(r"\s*\([^()]*\)")
_MARK = re.compile(r"[,;:] ")
_LEAST_TOLD, _MOST_TOLD = 4, 9  # words of the calendar's title in an entry's
TALKS = (EventClass.MEET, EventClass.NEGOTIATE)
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
    told = [(report, title) for report in reports if (title := _told_by(event, report, knowledge)) is not None]
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
    if event.event_class not in (*TALKS, EventClass.SCHEDULE):
        return None
    plans = grammar()["plan"]
    patterns: Sequence[str] = plans.get(event.realis.value, ())
    what = _series_name(event, knowledge)
    known = {participant_key(who) for who in event.participants}
    speakers = [
        mention.speaker for mention in event.mentions if mention.speaker and participant_key(mention.speaker) in known
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


def _told_by(event: Event, report: Report, knowledge: Knowledge) -> str | None:
    """Give the title one clause gives; of the war also what nobody listed does or suffers."""
    title = _told(event, report, knowledge)
    unnamed = event.event_class.is_context or told_of_nobody(report.mention)
    if not unnamed or report.mention.realis is not event.realis:
        return title
    if title is None or not any(specific(who) for who in report.actors):
        return unnamed_title(report, knowledge) or title
    return title


def _told(event: Event, report: Report, knowledge: Knowledge) -> str | None:
    """Write the title from one clause's own verb and object: "France calls for an investigation into deaths"."""
    mention, told = report.mention, grammar()["told"]
    pattern = told.get(event.realis.value)
    if pattern is None or mention.realis is not event.realis or mention.event_class is not event.event_class:
        return None
    speaker = (mention.speaker,) if mention.speaker and not mention.actors else ()
    named = report.actors or speaker
    subjects = [who for who in named if specific(who)]
    subjects = subjects or [who for who in report.deciders if not event.event_class.is_context]
    text = report.dated.article.text
    turned = done_by(report)
    subjects = [who for who in subjects if turned or who.span is None or who.span.start < mention.cue.start]
    subjects = [who for who in subjects if event.event_class in TALKS or is_subject(who, mention, text)]
    who = title_names(subjects, knowledge)
    if not who:
        return None
    if mention.event_class is EventClass.STATE:
        said = said_phrase(report)
        slots = {"who": list_in_words(who), "said": said or ""}
        return fill(str(told["said"]), slots, {"who": is_plural(who)}) if said else None
    if due_somewhere(report) and mention.place is not None:
        return _due_in(event, who, mention.place.name)
    alone = gathers_alone(report) or told_by_one(report)
    if event.event_class in TALKS and mention.code not in told["talks"] and not alone:
        everybody = title_names([one for one in report.actors if specific(one)], knowledge)
        return _by_telephone(event, everybody) if mention.code == "telephone" else None
    phrase = None if _headline(report) else act_phrase(report)
    if phrase is None or not says_enough(phrase, report):
        return None
    people = [name for name, one in zip(who, subjects, strict=False) if one.kind is ActorKind.PERSON]
    if any(name.split()[-1] in phrase.rest.split() for name in people):
        return None
    if _of_others(f"{phrase.plain} {phrase.rest}", several=is_plural(who)) or _of_the_target(
        phrase.rest, event.event_class
    ):
        return None
    others = {word for one in report.actors for word in one.name.replace("-", " ").split()}
    if phrase.plain == "agree with" and set(phrase.rest.replace("-", " ").split()) <= others:
        return None  # on what?
    bare = phrase.rest[:1].isupper() and len(phrase.rest.split()) == 1
    if phrase.plain == "call for" and bare:
        return None  # "calls for Norland", to be what?
    if phrase.plain in words_of("asking") and not words_of("asked") & set(phrase.rest.casefold().split()):
        return None  # "calls on militants in the south": to do what?
    verb = phrase.plural if is_plural(who) else phrase.singular
    rest = say_whose(phrase.rest, report, knowledge)
    if mention.code in classes().told_without_day:
        rest = f"{rest} {put_off_until(report)}".strip()
    slots = {"who": list_in_words(who), "verb": verb, "plain": phrase.plain, "rest": rest}
    slots["does"] = "do" if is_plural(who) else "does"
    return SLOT.sub(lambda match: slots[match[1]], str(pattern)).strip()


def _of_others(rest: str, *, several: bool) -> bool:
    """Tell whether an object belongs to more, or fewer, than the title names: "Kuwait recalls their envoys"."""
    words = rest.split()
    return "its" in words if several else bool(words_of("of_several") & set(words))


def _of_the_target(rest: str, event_class: EventClass) -> bool:
    """Tell whether an act aimed at another names what is the other's: "suspends its membership", not "its envoy"."""
    words = [word.casefold() for word in rest.split()]
    if event_class is EventClass.CALL:
        return bool(set(words[:1]) & words_of("possessives"))  # "calls on its army to stop": not the caller's
    if event_class is not EventClass.SANCTION:
        return False
    owned = [words[at + 1 : at + 3] for at, word in enumerate(words) if word in words_of("possessives")]
    return any(not set(noun) & words_of("diplomatic") for noun in owned)


def _due_in(event: Event, who: Sequence[str], place: str) -> str | None:
    """Tell a journey by its end alone: "Hale due in Oslo"."""
    pattern = grammar()["told"]["visit"].get(event.realis.value)
    slots = {"who": list_in_words(who), "place": place}
    return fill(str(pattern), slots, {"who": is_plural(who)}) if pattern else None


def _by_telephone(event: Event, who: Sequence[str]) -> str | None:
    """Tell talks on the telephone from such as people travel to."""
    pattern = grammar()["told"]["telephone"].get(event.realis.value)
    return str(pattern).replace("{who}", list_in_words(who)) if pattern and len(who) > 1 else None


def _headline(report: Report) -> bool:
    """Tell whether a sentence is written In The Capitals Of A Headline, which no title here is."""
    if not report.in_title:
        return False
    words = [word for word in report.quote.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) > len(words) * 0.6


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
