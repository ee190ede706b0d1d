"""Which mentions an editor would print: who did what is told, and somebody known did it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.events.leaning import act_meant, leans
from builder.events.phrases import Phrase, act_phrase, said_phrase
from builder.events.report import Given, Report, participant_key, specific
from builder.events.roles import has_other_subject, is_subject, of_the_speaker
from builder.events.tables import classes, words_of
from builder.events.unnamed import done_to_somebody, told_of_nobody, unnamed_clause
from builder.mentions import verb_forms
from builder.values import ActorKind, EventClass, Participant, Realis, Span

WORDS_BEFORE = 7  # so many words up to the verb's end tell whether it came to that
PARTIES = 2  # to talks
WORDS_WHOLE = 3  # an object of fewer does not say with whom somebody met
WORDS_OPENING = 4  # "Earlier on Friday in Oslo, | she met"
MOST_TIMES = 4  # expressions of time in one sentence
MOST_WORDS = 90


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
    if mention.realis in (Realis.CONDITIONAL, Realis.DENIED):
        return False  # a denial is mostly the writer's guess: "is not expected to produce a breakthrough"
    if mention.calendar is not None or mention.realis is Realis.MISSED:
        return True
    if _unreal(report) or _unwieldy(report):
        return False
    others = {participant_key(who) for who in mention.recipients if specific(who)}
    doing = _doers(report)
    doers = {participant_key(who) for who in doing if specific(who)} - others
    doers = doers or {participant_key(who) for who in doing if who in report.deciders} - others
    if has_other_subject(mention, report.dated.article.text, report.dated.reading.timexes):
        return False
    if mention.event_class.is_context:
        return not _second_verb(report) and not (mention.realis.is_plan and report.when.value is None)
    opens = report.group == "talks" and mention.subject is not None and mention.place is not None
    dated = mention.timex is not None or mention.code in classes().told_without_day or opens
    if told_of_nobody(mention) and dated and (unnamed_clause(report) or done_to_somebody(report)):
        return True
    if report.group == "talks":
        return (report.calendar is not None and mention.background) or _fit_talks(report, len(doers | others))
    if not doers or (mention.realis.is_plan and report.when.value is None) or _second_verb(report):
        return False
    if mention.event_class is EventClass.STATE:
        return said_phrase(report) is not None
    if mention.about is not None and mention.timex is None and act_meant(report) is None:
        return False  # "welcomed the accord": whose, nobody can tell
    own = mention.code in classes().told_by_own_words
    to_be_set = mention.event_class is EventClass.SCHEDULE and mention.realis.is_plan and not own
    if len(doers) > 1 and (classes().rows[mention.event_class].mutual or to_be_set):
        return True
    phrase = act_phrase(report)
    if phrase is not None and says_enough(phrase, report):
        return True
    return bool(others) and classes().rows[mention.event_class].directed and not _passive(report)


def _fit_talks(report: Report, parties: int) -> bool:
    """Tell whether talks have two parties, a visit its words, and a plan one person's word or a name."""
    mention = report.mention
    if mention.series is not None:
        return True
    if mention.code in classes().one_sided or gathers_alone(report):
        phrase = act_phrase(report)
        if phrase is None and parties > 0 and (due_somewhere(report) or (mention.code == "host" and parties > 1)):
            return True
        return parties > 0 and phrase is not None and says_enough(phrase, report)
    if told_by_one(report) or due_somewhere(report):
        return True
    speaker = mention.speaker
    by_speaker = speaker is not None and {participant_key(who) for who in mention.actors} <= {participant_key(speaker)}
    by_speaker = by_speaker and speaker is not None and (speaker.id is not None or speaker.kind is not ActorKind.GROUP)
    dated_plan = mention.realis.is_plan and report.when.given is Given.STATED
    several = parties >= 2 and not _subject_lost(report) and sum(specific(who) for who in report.everybody) >= 2
    return several or (dated_plan and by_speaker)


def _subject_lost(report: Report) -> bool:
    """Tell "the prime minister spoke to Hale and Lee", whose subject nobody knows: Hale and Lee did not meet."""
    cue = report.mention.cue.start
    before = [who for who in report.mention.actors if who.span is not None and who.span.start < cue]
    return bool(before) and not any(specific(who) or who in report.deciders for who in before)


def told_by_one(report: Report) -> bool:
    """Tell whether one known party's clause tells talks whole: "Hale met rebel envoys in Oslo"."""
    mention = report.mention
    known = sum(specific(who) for who in report.everybody)
    real = mention.realis in (Realis.HAPPENED, Realis.ONGOING, Realis.SCHEDULED)
    if known != 1 or not real or report.when.given is not Given.STATED or mention.code in classes().not_by_one:
        return False
    text = report.dated.article.text
    before = [who for who in report.actors if who.span is None or who.span.start < mention.cue.start]
    told = any(specific(who) and is_subject(who, mention, text) for who in before)
    head = verb_forms(mention.cue.of(text).split(maxsplit=1)[0].casefold())
    noun = bool(head) and all(form.tag == "VBG" for form in head)
    if noun or not told or (len(report.everybody) < PARTIES and mention.place is None):
        return False
    phrase = act_phrase(report)
    words = phrase.rest.split() if phrase is not None else []
    named = len(words) >= WORDS_WHOLE and any(word[0].isupper() for word in words)
    return named and not words_of("possessives") & set(words)


def due_somewhere(report: Report) -> bool:
    """Tell whether all that is told of a journey is its end: "is expected in Oslo on Friday", "was in Oslo"."""
    mention = report.mention
    journey = mention.code == "visit" and mention.place is not None and report.when.given is Given.STATED
    real = mention.realis is Realis.SCHEDULED or (
        mention.realis is Realis.HAPPENED and all(who.id is not None for who in mention.actors)
    )
    return journey and real and act_phrase(report) is None


def says_enough(phrase: Phrase, report: Report) -> bool:
    """Tell whether a verb has its object, or is whole without one: "resigned", "NATO ministers met"."""
    if report.mention.about is None and leans(phrase.rest):
        return False
    if phrase.rest in words_of("their_country") and phrase.plain not in words_of("leaving"):
        return False  # "admits the country"
    if report.mention.code == "host" and set(phrase.rest.casefold().split()[:1]) & words_of("particles"):
        return False  # "the congress that Norland hosts | in Oslo"
    if phrase.rest or report.mention.code in classes().without_object:
        return True
    return phrase.plain in words_of("gathering") and gathers_alone(report)


def gathers_alone(report: Report) -> bool:
    """Tell whether one body comes together by itself, on a day that is told: "the League held a session on Sunday"."""
    mention, everybody = report.mention, report.everybody
    several = len(everybody) == 1 and everybody == report.deciders
    alone = len(everybody) == 1 and (bool(report.people) or several) and not report.persons
    return alone and mention.code in classes().gatherings and report.when.given is Given.STATED


def _doers(report: Report) -> list[Participant]:
    """Give those who act, or speak where the class is speech, as far as the text names them in so many words."""
    text, talks = report.dated.article.text, report.group == "talks"
    named = [who for who in (*report.actors, *_speaker(report)) if _sure(who, report)]
    return [who for who in named if talks or is_subject(who, report.mention, text)]


def _speaker(report: Report) -> tuple[Participant, ...]:
    """Give the speaker, where nobody else acts or he announces what is to come."""
    mention = report.mention
    announces = report.group == "schedule" and mention.code not in classes().told_by_own_words
    if mention.speaker is None or (mention.actors and not announces):
        return ()
    return (mention.speaker,)


def _sure(who: Participant, report: Report) -> bool:
    """Tell whether the text names somebody, or means him by a pronoun at the head of a sentence.

    "The two sides agreed" and a "he" within a sentence are too often somebody else.
    """
    mention, text = report.mention, report.dated.article.text
    if of_the_speaker(mention) and mention.speaker is not None:
        who = mention.speaker  # "Hale said he would stay and would go": he is as sure as the speaker
    if who.span is None:
        return report.group == "talks"
    words = text[who.span.start : who.span.end].casefold().split()
    if len(words) != 1 or words[0] not in words_of("named_before"):
        return True
    spoken = mention.event_class is EventClass.STATE and mention.timex is None
    return not spoken and _opens_sentence(who.span, report)


def _opens_sentence(pronoun: Span, report: Report) -> bool:
    """Tell whether no more than a day or a place stands before a pronoun: "On Friday in Oslo she met"."""
    start, at = report.mention.sentence.start, pronoun.start
    times = [timex.span for timex in report.dated.reading.timexes if start <= timex.span.start < timex.span.end <= at]
    before = report.dated.article.text[start:at]
    words = len(before.split()) - sum(len(span.of(report.dated.article.text).split()) for span in times)
    own = [word.strip(",").casefold() for word in before.split()]
    told = any(form.tag in ("VBD", "VBZ", "VBG") for word in own for form in verb_forms(word))
    return words <= (WORDS_OPENING if times or own[:1] == ["in"] else 1) and not told


def _unreal(report: Report) -> bool:
    """Tell whether the words before the verb say that it did not come to that: "almost went to war"."""
    mention, text = report.mention, report.dated.article.text
    before = text[mention.clause.start : mention.cue.end].casefold().split()[-WORDS_BEFORE:]
    told_before = text[mention.sentence.start : mention.cue.start].casefold().split()
    if words_of("denying") & set(told_before):
        return True  # "denied reports that the ship was preparing for a trip"
    if any(word in words_of("modals") and after == "have" for word, after in pairwise(told_before)):
        return True  # "could have left it to others, and allowed"
    if (
        not mention.realis.is_plan
        and not mention.background
        and mention.cue.of(text).casefold().startswith("to ")
        and report.group != "talks"
    ):
        return True  # "attempts to agree to a resolution"
    return not mention.realis.is_plan and bool(words_of("unreal") & set(before))


def _passive(report: Report) -> bool:
    words = report.mention.cue.of(report.dated.article.text).casefold().split()
    return bool(set(words[:-1]) & words_of("be")) and not words[-1].endswith("ing")


def _second_verb(report: Report) -> bool:
    """Tell whether another verb stands between the doer and the cue: "He blamed “armed gangs”" arms nobody."""
    mention, text = report.mention, report.dated.article.text
    ends = [who.span.end for who in mention.actors if who.span and who.span.end <= mention.cue.start]
    if not ends or of_the_speaker(mention):
        return False
    planned = mention.realis.is_plan and not mention.event_class.is_context
    if planned and mention.cue.of(text).casefold().startswith("to "):
        return False  # "is expected | to name an envoy": the verb between is the plan
    between = [word.strip(",.“”\"'").casefold() for word in text[max(ends) : mention.cue.start].split()]
    if set(between) & words_of("other_subject"):
        return True
    if set(between) & words_of("same_subject") or "," in text[max(ends) : mention.cue.start]:
        return False
    described = between[:1] and any(form.tag == "VBG" for form in verb_forms(between[0]))  # "ministers meeting in Oslo"
    between = between[1:] if described else between
    return any(form.tag in ("VBD", "VBZ", "VBG") for word in between for form in verb_forms(word))


def _unwieldy(report: Report) -> bool:
    """Tell whether the sentence is a list or a heap, whose dates and names belong to other words than the verb's."""
    sentence = report.mention.sentence
    times = sum(timex.span.overlaps(sentence) for timex in report.dated.reading.timexes)
    return times > MOST_TIMES or len(sentence.of(report.dated.article.text).split()) > MOST_WORDS
