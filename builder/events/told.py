"""Titles in a clause's own verb and object, put into the present: "France calls for an investigation into deaths"."""

from __future__ import annotations

from collections.abc import Sequence

from builder.events.fit import due_somewhere, gathers_alone, says_enough, told_by_one
from builder.events.leaning import say_whose
from builder.events.naming import is_plural, title_names
from builder.events.patterns import SLOT, fill
from builder.events.phrases import act_phrase, done_by, put_off_until, said_phrase
from builder.events.report import Report, specific
from builder.events.roles import is_subject
from builder.events.tables import classes, grammar, words_of
from builder.events.unnamed import told_of_nobody, unnamed_title
from builder.events.witness import claimed
from builder.events.words import list_in_words
from builder.knowledge import Knowledge
from builder.values import ActorKind, Event, EventClass, Participant


def told_by(event: Event, report: Report, knowledge: Knowledge) -> str | None:
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
    if subjects and classes().rows[event.event_class].mutual:
        subjects = [
            who for who in named if who in subjects or _named_group(who)
        ]  # "the government and Sudlandic rebels"
    text = report.dated.article.text
    turned = done_by(report)
    subjects = [who for who in subjects if turned or who.span is None or who.span.start < mention.cue.start]
    subjects = [who for who in subjects if event.event_class.is_talks or is_subject(who, mention, text)]
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
    if event.event_class.is_talks and mention.code not in told["talks"] and not alone:
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
    return SLOT.sub(lambda match: slots[match[1]], str(pattern)).strip() + claimed(report, knowledge)


def _named_group(who: Participant) -> bool:
    """Tell "Sudlandic rebels" and "pro-Norland separatists" from "rebels"."""
    words = who.name.split()
    return who.kind is ActorKind.GROUP and len(words) > 1 and any(part[:1].isupper() for part in words[0].split("-"))


def _of_others(rest: str, *, several: bool) -> bool:
    """Tell whether an object belongs to more, or fewer, than the title names: "Kuwait recalls their envoys"."""
    words = rest.split()
    return "its" in words if several else bool(words_of("of_several") & set(words))


def _of_the_target(rest: str, event_class: EventClass) -> bool:
    """Tell whether an act aimed at another names what is the other's: "suspends its membership", not "its envoy"."""
    words = [word.casefold() for word in rest.split()]
    if event_class in (EventClass.CALL, EventClass.WARN):
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
