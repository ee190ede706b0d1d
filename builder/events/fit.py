"""Which mentions an editor would print: who did what is told, and somebody known did it."""

from __future__ import annotations

from collections.abc import Sequence

from builder.events.phrases import act_phrase, said_phrase
from builder.events.report import Given, Report, participant_key, specific
from builder.events.tables import classes
from builder.values import EventClass, Participant, Realis

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "his", "her", "their"})
NEGATIONS = frozenset(
    {"not", "never", "no", "denied", "denies", "deny", "failed", "fails", "refused", "refuses", "without"}
)
WORDS_BEFORE = 7  # so many words up to the verb's end tell whether it came to that
MOST_TIMES = 4  # expressions of time in one sentence
MOST_WORDS = 90
_MUTUAL = (EventClass.AGREE, EventClass.DIFFER, EventClass.CEASEFIRE)


def worth_an_entry(reports: Sequence[Report]) -> bool:
    """Tell whether one of an event's reports can stand by itself as an entry."""
    if _merely_named(reports):
        return False
    return any(_fit(report) for report in reports)


def _merely_named(reports: Sequence[Report]) -> bool:
    """Tell whether one article does no more than name a reference event: "a third round of the Nordburg talks"."""
    if len({report.mention.article for report in reports}) > 1:
        return False
    return all(
        report.mention.background and report.mention.calendar and report.mention.timex is None for report in reports
    )


def _fit(report: Report) -> bool:
    """Tell whether a mention says who did what, to somebody who knows nothing but its clause."""
    mention = report.mention
    if report.calendar is not None or mention.realis is Realis.MISSED:
        return True
    if mention.realis is Realis.CONDITIONAL or _unreal(report) or _unwieldy(report):
        return False
    others = {participant_key(who) for who in mention.recipients if specific(who)}
    doers = {participant_key(who) for who in report.everybody if specific(who) and _sure(who, report)} - others
    if mention.event_class.is_context:
        return bool(doers or others or report.places)
    dated = report.when.value is not None
    if report.group == "talks":
        if mention.series is not None:
            return True
        parties = len(doers | others)
        if mention.realis.is_plan and dated and parties and report.when.given is Given.STATED:
            return True
        return parties >= 2 or (parties == 1 and bool(report.places) and dated)
    if mention.realis.is_plan and not dated:
        return False
    if not doers:
        return False
    if len(doers) > 1 and mention.event_class in _MUTUAL:
        return True
    if mention.event_class is EventClass.STATE:
        return said_phrase(report) is not None
    phrase = act_phrase(report)
    return bool((phrase and phrase.rest) or others or mention.topic or mention.code in classes().without_object)


def _sure(who: Participant, report: Report) -> bool:
    """Tell whether a pronoun stands at the head of its sentence, where it means whom the one before was about."""
    text = report.dated.article.text
    if who.span is None or text[who.span.start : who.span.end].casefold() not in PRONOUNS:
        return True
    return len(text[report.mention.sentence.start : who.span.start].split()) <= 1


def _unreal(report: Report) -> bool:
    """Tell whether the words before the verb say that it did not come to that: "almost went to war"."""
    mention, text = report.mention, report.dated.article.text
    before = text[mention.clause.start : mention.cue.end].casefold().split()[-WORDS_BEFORE:]
    if mention.realis is Realis.DENIED:
        return not any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in before)
    return mention.realis is Realis.HAPPENED and bool(classes().unreal_words & set(before))


def _unwieldy(report: Report) -> bool:
    """Tell whether the sentence is a list or a heap, whose dates and names belong to other words than the verb's."""
    sentence = report.mention.sentence
    times = sum(timex.span.overlaps(sentence) for timex in report.dated.reading.timexes)
    return times > MOST_TIMES or len(sentence.of(report.dated.article.text).split()) > MOST_WORDS
