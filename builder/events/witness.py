"""Whose word a title's claim is: "…, activists say", "…, a resident says"."""

from __future__ import annotations

from builder.events.naming import is_plural, title_names
from builder.events.report import Report, participant_key, specific
from builder.events.tables import words_of
from builder.knowledge import Knowledge
from builder.values import ActorKind, EventClass, Participant

LONGEST = 12  # words after which a title has no room to say whose word it is


def word_of(report: Report, knowledge: Knowledge) -> str:
    """Say whose word it is, where somebody's: ", activists say"."""
    who = report.mention.speaker
    himself = who is not None and who.name in {one.name for one in report.mention.recipients}
    if who is None or himself:
        return ""
    if who.kind is ActorKind.PERSON and not specific(who):
        return ""
    names = title_names([who], knowledge)
    if who.id is None and who.kind is not ActorKind.PERSON:
        return _unlisted(who, names[0], report, knowledge)
    return f", {names[0]} {'say' if is_plural(names) else 'says'}"


def claimed(report: Report, knowledge: Knowledge) -> str:
    """Say whose word an act is that its doers do not tell themselves: "Norland shells a town, Hale says".

    Nothing where a state's own people tell what it does, which nobody doubts, and where talks are told.
    """
    mention, who = report.mention, report.mention.speaker
    if who is None or report.group in ("talks", "schedule") or mention.event_class is EventClass.STATE:
        return ""
    doing = (*report.actors, *mention.recipients)
    own = participant_key(who) in {participant_key(one) for one in doing}
    states = {one.state or one.id for one in report.actors}
    same = who.state is not None and who.state in states and not mention.event_class.is_context
    return "" if own or same else word_of(report, knowledge)


def _unlisted(who: Participant, name: str, report: Report, knowledge: Knowledge) -> str:
    """Name those whom nobody listed as the text does: "a resident says", "rights groups say"."""
    the = name.split()[0] in ("The", "the")
    name = name[4:] if the else name
    words = name.split()
    if words[0].casefold() in words_of("pronouns") or len(words) >= LONGEST:
        return ""
    text = report.dated.article.text
    before = text[: who.span.start].casefold().split()[-1:] if who.span is not None else []
    several = is_plural([name]) or (words[-1].endswith("s") and who.kind is ActorKind.GROUP)
    called = name if the else _lowered(name, knowledge)
    if several:
        return f", {called} say"
    if words[0].casefold() in words_of("one_of_many"):
        return f", {called} says"
    if before and before[0] in words_of("one_of_many"):
        return f", {'an' if called[0].casefold() in 'aeiou' else 'a'} {called} says"
    if words[-1].casefold() in words_of("outlets"):
        return f", {called} says" if len(words) > 1 else ""
    return f", {'the ' if the else ''}{called} says" if the or len(words) > 1 else ""  # not "resident says"


def _lowered(name: str, knowledge: Knowledge) -> str:
    """Write the first word of a common noun small: "Rights groups", not "Syrian activists"."""
    first = name.split()[0]
    adjectives = {adjective for place in knowledge.places for adjective in (*place.adjectives, *place.names)}
    proper = first[1:] != first[1:].lower() or any(word[:1].isupper() for word in name.split()[1:])
    return name if first in adjectives or proper else name[:1].lower() + name[1:]
