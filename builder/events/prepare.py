"""Make every mention ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.events.measured import may_be_meant
from builder.events.reference import Almanac, wider_bodies
from builder.events.report import Report, mention_places, participant_key, specific
from builder.events.tables import classes, words_of
from builder.events.when import date_mentions
from builder.knowledge import Knowledge
from builder.mentions import verb_forms
from builder.values import DatedReading, EventClass, Mention, Realis, mention_id


def prepare_reports(dated: Sequence[DatedReading], knowledge: Knowledge) -> tuple[Report, ...]:
    """Give a report for each mention, with its date and the reference event it tells of, sorted by where it stands.

    A reading that comes twice under one id is counted once.
    """
    almanac, wider = Almanac(knowledge), wider_bodies(knowledge)
    reports: list[Report] = []
    for reading in {reading.article.id: reading for reading in dated}.values():
        ours = (one for one in reading.reading.mentions if may_be_meant(one, reading, knowledge))
        told = tuple(_ahead(mention, reading) for mention in ours)
        mentions = (*told, *_talks_to_be_set(reading))
        whens = date_mentions(reading, mentions, knowledge)
        for mention in mentions:
            report = Report(mention, reading, whens[mention.id], mention_places(mention, knowledge))
            above = frozenset(body for who in report.everybody for body in wider.get(participant_key(who), ()))
            report = replace(report, wider=above)
            entry = almanac.match(report)
            reports.append(report if entry is None else replace(report, calendar=entry.id))
    return tuple(sorted(reports, key=lambda report: report.key))


def _ahead(mention: Mention, reading: DatedReading) -> Mention:
    """Take what goes on in the present tense, on a day after the article's, for the plan it is: "meet on 1 April"."""
    best, timex = reading.published.best, mention.timex
    if mention.realis is Realis.MISSED and mention.actors:
        later = timex is not None and best is not None and _lies_ahead(mention, reading)
        return replace(mention, realis=Realis.SCHEDULED) if later else mention  # "was to have flown there next week"
    present = mention.realis is Realis.ONGOING or (
        mention.realis is Realis.HAPPENED and _in_the_present(mention, reading)
    )
    if not present or timex is None or best is None:
        return mention
    return replace(mention, realis=Realis.SCHEDULED) if _lies_ahead(mention, reading) else mention


def _lies_ahead(mention: Mention, reading: DatedReading) -> bool:
    """Tell whether a mention's expression gives days after the article's."""
    best, timex = reading.published.best, mention.timex
    value = next((one.value for one in reading.timexes if timex and one.timex.span == timex.span), None)
    return best is not None and value is not None and value.interval is not None and value.interval.start > best


def _in_the_present(mention: Mention, reading: DatedReading) -> bool:
    """Tell "Next week: Norland and Sudland convene": a heading's present, of what is to come."""
    first = mention.cue.of(reading.article.text).split(maxsplit=1)[0].casefold()
    tags = {form.tag for form in verb_forms(first)}
    return bool(tags) and tags <= {"VB", "VBZ"} and first not in words_of("perfect")


def _talks_to_be_set(reading: DatedReading) -> Iterator[Mention]:
    """Give the talks, still without a date, for which a date is yet to be set.

    "The date of a meeting between Lavrov and the coalition will be set tomorrow" plans two things: to set the date
    tomorrow, and to meet some day.
    """
    for mention in reading.reading.mentions:
        if mention.event_class is not EventClass.SCHEDULE or not mention.realis.is_plan:
            continue
        if mention.code in classes().told_by_own_words:
            continue
        if sum(specific(who) for who in mention.actors) >= 2:
            quote = mention.sentence.of(reading.article.text)
            own = mention_id(mention.article, f"{mention.id} {quote}", EventClass.MEET)
            yield replace(mention, id=own, event_class=EventClass.MEET, timex=None)
