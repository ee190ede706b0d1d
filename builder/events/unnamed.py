"""Titles of what nobody listed does or suffers: "Dozens of people killed in Norland", "Gunmen open fire on a crowd"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from builder.events.naming import is_plural, title_names
from builder.events.phrases import act_phrase, put_off_until
from builder.events.report import Report, specific
from builder.events.tables import classes, words_of
from builder.events.trim import pronouns, read_words, trim_object
from builder.events.witness import word_of
from builder.knowledge import Knowledge
from builder.mentions import verb_forms
from builder.values import ActorKind, EventClass, Mention, Realis, Span

SUFFERED = (
    EventClass.AGREE,
    EventClass.ADOPT,
    EventClass.REJECT,
    EventClass.APPOINT,
    EventClass.AID,
    EventClass.SANCTION,
)
DECIDED = (EventClass.AGREE, EventClass.ADOPT, EventClass.SANCTION, EventClass.CALL, EventClass.REJECT)
HARMED = (EventClass.ASSAULT, EventClass.COERCE)  # whoever did it
LEAST_SUBJECT = 2  # words that say who, where nobody is known
LONGEST_SUBJECT = 9  # words


def told_of_nobody(mention: Mention) -> bool:
    """Tell whether what is told is its own subject: "the truce came into force", "the conference ended".

    So are people named by their rank alone, where it is told where they met: "foreign ministers met in Nordburg"; and
    what is signed, adopted, given or done to somebody without a word on who did it: "an accord was signed".
    """
    if mention.code in classes().told_without_day:
        return not mention.actors
    unknown = all(who.kind is ActorKind.GROUP and who.id is None and who.state is None for who in mention.actors)
    if mention.event_class in DECIDED and mention.timex is not None and mention.actors and unknown:
        return True  # "foreign ministers of 17 states agreed on Saturday on a timetable"
    if mention.event_class is EventClass.AID and mention.timex is not None:
        return unknown  # "a convoy of the agency's reached Nordburg"
    if (mention.event_class in SUFFERED or mention.code == "withdraw") and mention.timex is not None:
        return not mention.actors
    gathers = mention.event_class.is_talks or mention.event_class in (EventClass.CEASEFIRE, EventClass.SCHEDULE)
    ranks = mention.place is not None and all(who.kind is ActorKind.GROUP and who.id is None for who in mention.actors)
    return gathers and (ranks or not mention.actors) and not mention.recipients


def unnamed_title(report: Report, knowledge: Knowledge) -> str | None:
    """Write a title from a clause's own subject, verb and object, and say whose word it is.

    "Activists said 24 people were killed across Norland on Monday" gives "24 people killed across Norland, activists
    say". None where a part of it cannot stand alone.
    """
    told = unnamed_clause(report)
    if (told is None or report.mention.event_class is EventClass.APPOINT) and (done := done_to_somebody(report)):
        sufferers = title_names([who for who in report.mention.recipients if specific(who)], knowledge)
        told = f"{sufferers[0]} {_due(report)}{done}"
    plan = report.mention.realis.is_plan
    return told if told is None or plan else told + word_of(report, knowledge)


def done_to_somebody(report: Report) -> str | None:
    """Give what was done to somebody a reader knows: "Hale, who was | named envoy"."""
    refused = report.mention.event_class is EventClass.REJECT  # "the envoy was denied access to the building"
    if refused or not any(specific(who) for who in report.mention.recipients):
        return None
    done = _suffered(report)
    appointed = report.mention.event_class is EventClass.APPOINT
    return None if appointed and done is not None and " " not in done else done  # "was appointed": what?


def unnamed_clause(report: Report) -> str | None:
    """Give a clause's own subject, verb and object, as far as they can stand alone."""
    subject = _subject(report)
    if not subject or report.mention.realis not in (Realis.HAPPENED, Realis.ONGOING, Realis.SCHEDULED):
        return None
    if report.mention.realis is Realis.SCHEDULED:
        return _ahead(subject, report) if told_of_nobody(report.mention) else None
    plain = not report.mention.event_class.is_context
    suffered = _suffered(report, whole=plain and len(subject) > LEAST_SUBJECT)
    if suffered is not None:
        return f"{' '.join(subject)} {suffered}"
    decided = report.mention.event_class in DECIDED and bool(report.mention.actors)
    if report.mention.event_class in SUFFERED and not decided and report.mention.event_class is not EventClass.AID:
        return None
    phrase = act_phrase(report)
    if decided and (
        len(subject) < LEAST_SUBJECT or phrase is None or not phrase.rest or subject[0].casefold() == "the"
    ):
        return None
    whole = told_of_nobody(report.mention) and report.mention.place is not None  # "the Geneva talks ended"
    if phrase is None or not (phrase.rest or whole) or _is_vague(phrase.rest):
        return None  # "retake the district": a reader of the title knows of none
    if report.mention.actors and words_of("possessives") & set(phrase.rest.split()) and whole:
        return None  # "officials met their counterparts": whose, nobody can tell
    if words_of("possessives") & set(phrase.rest.split()) and decided:
        return None
    return f"{' '.join(subject)} {phrase.plural if _several(subject) else phrase.singular} {phrase.rest}".strip()


def _ahead(subject: Sequence[str], report: Report) -> str | None:
    """Tell what lies ahead of its own subject: "a conference | due to be held in Nordburg"."""
    who, phrase = " ".join(subject), act_phrase(report)
    done = _suffered(report, whole=len(subject) >= LEAST_SUBJECT)
    if done is not None:
        arranged, _, rest = done.partition(" ")
        if arranged not in words_of("arranged") or rest.startswith(("up ", "out ", "aside ")):
            return f"{who} {_due(report)}{done}"
        return f"{who} due {rest}" if rest else None
    if phrase is None or report.mention.event_class in SUFFERED or _is_vague(phrase.rest):
        return None
    whole = bool(phrase.rest) or len(subject) > 2
    return f"{who} due to {phrase.plain} {phrase.rest}".strip() if whole else None


def _due(report: Report) -> str:
    """Give what a plan puts before a participle."""
    return "due to be " if report.mention.realis is Realis.SCHEDULED else ""


def _subject(report: Report) -> list[str]:
    """Give the words before the verb, where they are one noun phrase whom a reader of the title understands."""
    mention = report.mention
    before = mention.subject
    if before is not None and before.end <= mention.clause.start and not mention.event_class.is_context:
        return _noun_phrase(before, report)  # "talks opened on Monday and | ended on Friday"
    near = mention.cue.start > mention.clause.start
    return _noun_phrase(Span(mention.clause.start, mention.cue.start), report) if near else []


def _noun_phrase(span: Span, report: Report) -> list[str]:
    """Give the words of a stretch, where they are one noun phrase whom a reader of the title understands."""
    mention = report.mention
    words = [word.text for word in read_words(span, report)]
    if words[-1:] == [","] and words.count(",") == 2 and _made_by(words[words.index(",") + 1 :]):
        words = [word for word in words if word != ","]  # "the truce, brokered by Norland, | took effect"
    if "," in words:
        words = words[len(words) - words[::-1].index(",") :]
    while words and words[0].casefold() in words_of("before_subject"):
        words = words[1:]
    while words and (words[-1].endswith("ly") or words[-1] in words_of("before_verb")):
        words = words[:-1]
    if mention.realis is Realis.SCHEDULED:
        words = list(
            takewhile(lambda word: word.casefold() not in words_of("be") | words_of("auxiliaries"), words)
        )  # "talks | are due to"
    counted = " ".join(words[:2]).casefold() in words_of("comparisons")
    lows = {word.casefold() for word in (words[2:] if counted else words)}
    broken = any(not word[0].isalnum() for word in words) or pronouns(words)
    if not 0 < len(words) <= LONGEST_SUBJECT or broken or lows & words_of("no_subject"):
        return []
    first = words[0].casefold()
    whose = bool(lows & words_of("possessives")) or (first == "the" and len(words) == 2 and is_plural(words[1:]))
    counts = " ".join(words[:2]).casefold() in words_of("counts")
    led = first in words_of("particles") | words_of("before_time") and not counts
    definite = mention.event_class in SUFFERED or words[-1].casefold() in words_of("definite_acts")
    known = first == "the" and definite and len(words) == 2
    if known and mention.place is not None and mention.place.span is not None and mention.event_class.is_talks:
        several = words[1].casefold().endswith("s")
        return [
            *([] if several else ["the"]),
            words[1],
            "in",
            mention.place.name,
        ]  # "the talks ended": those in Nordburg
    return [] if whose or led or known else words


def _made_by(aside: Sequence[str]) -> bool:
    """Tell "brokered by Norland and Sudland," from other asides."""
    made = bool(aside) and any(form.tag == "VBN" for form in verb_forms(aside[0].casefold()))
    return made and "by" in aside[1:3]


def _suffered(report: Report, *, whole: bool = False) -> str | None:
    """Give what was done to the subject of a passive, and where or by whom: "killed by fresh shelling in Homs".

    `whole`: a reader knows what it was done to without more: "the crossing at Nordburg was | reopened".
    """
    mention = report.mention
    cue = read_words(mention.cue, report)
    place = next((place for place, word in enumerate(cue) if word.low in words_of("be")), len(cue))
    verbs = [word for word in cue[place + 1 :] if any(form.tag == "VBN" for form in verb_forms(word.low))]
    if not verbs or {word.low for word in cue} & words_of("negations"):
        return None
    done = " ".join(word.text for word in cue if word.start >= verbs[0].start)
    end = mention.sentence.end
    rest = (
        trim_object(read_words(Span(mention.cue.end, end), report), mention.clause.end) if mention.cue.end < end else ""
    )
    if mention.code in classes().told_without_day:
        rest = f"{rest or ''} {put_off_until(report)}".strip()
    elif mention.event_class is EventClass.APPOINT:
        rest = rest or _as_what(report)
    elif not (rest or whole or mention.event_class.is_talks or mention.event_class in HARMED):
        return None  # "militiamen were sent"
    return f"{done} {_without_vague_place(rest or '')}".strip()


def _as_what(report: Report) -> str:
    """Give the post that follows an "as": "sworn in | as president"."""
    words = read_words(Span(report.mention.cue.end, report.mention.sentence.end), report)
    if not words or words[0].low != "as":
        return ""
    return f"as {post}" if (post := trim_object(words[1:], report.mention.clause.end)) else ""


def _without_vague_place(rest: str) -> str:
    """Leave out "throughout the country": a reader of the title knows of none."""
    words, vague = rest.split(), words_of("vague_places")
    at = next((at for at, word in enumerate(words[:-1]) if word.casefold() == "the" and words[at + 1] in vague), None)
    return rest if at is None else " ".join(words[: max(at - 1, 0)])


def _is_vague(rest: str) -> bool:
    """Tell "the district" from "the district of Midan"."""
    words = rest.split()
    named = words[2:3] == ["of"] or any(word[0].isupper() for word in words[2:3])
    return words[:1] == ["the"] and bool(words_of("vague_places") & set(words[1:2])) and not named


def _several(subject: Sequence[str]) -> bool:
    """Tell whether a subject takes a plural verb: "dozens of people", "gunmen loyal to the president"."""
    head = [word.casefold() for word in subject]
    head = head[: next((at for at, low in enumerate(head) if at and low in words_of("particles")), len(head))]
    if "and" in head:
        return True
    if head[0] in words_of("one_thing") and not is_plural([head[-1]]) and not head[-1].endswith("s"):
        return False
    return any(is_plural([low]) or low.endswith(("men", "women", "people")) for low in head) or head[-1].endswith("s")
