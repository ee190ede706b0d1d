"""From a cluster of reports to the event they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from builder.events.dating import EventDate, date_event
from builder.events.report import Report, content_words, participant_key, specific
from builder.events.tables import classes
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import (
    ActorKind,
    Event,
    EventClass,
    Participant,
    PlaceRef,
    Realis,
    Source,
    Support,
)

MOST_COMPARED = 60  # sentences of one event that each further one is compared with
SAME_SENTENCE = 0.8  # share of words above which two outlets' sentences are one agency's


def build_event(reports: Sequence[Report], knowledge: Knowledge) -> Event:
    """Turn the reports of one event into the event, still without title, links and importance.

    Its id is that of the first mention of the earliest article; the other mentions' ids stay as extra anchors, so
    an article that joins or leaves breaks no address.
    """
    ordered = sorted(reports, key=lambda report: report.key)
    entry = _calendar_entry(ordered, knowledge)
    when = date_event(ordered, entry, knowledge)
    sources = _sources(ordered)
    realis = _majority([report.mention.realis for report in ordered])
    return Event(
        id=ordered[0].mention.id,
        title="",
        event_class=_event_class(ordered),
        realis=Realis(realis),
        when=when.when,
        reason=when.reason,
        participants=_with_those_known(_participants(ordered), ordered, entry, knowledge),
        place=_place(ordered),
        sources=sources,
        mentions=tuple(report.mention for report in ordered),
        support=_support(sources, when),
        disagreements=when.disagreements,
        calendar=entry.id if entry else None,
        also=tuple(report.mention.id for report in ordered[1:]),
        probability=when.probability,
    )


def _calendar_entry(ordered: Sequence[Report], knowledge: Knowledge) -> CalendarEvent | None:
    named = Counter(report.calendar for report in ordered if report.calendar)
    if not named:
        return None
    best = min(named, key=lambda entry: (-named[entry], entry))
    return knowledge.event.get(best)


def _event_class(ordered: Sequence[Report]) -> EventClass:
    """Take the class most mentions have; among equals the weightier, then the first in the table."""
    counts = Counter(report.mention.event_class for report in ordered)
    rows = classes().rows
    return min(counts, key=lambda name: (-counts[name], -rows[name].weight, name))


def _majority(realis: Sequence[Realis]) -> Realis:
    counts = Counter(realis)
    return min(counts, key=lambda name: (-counts[name], list(Realis).index(name)))


def _participants(ordered: Sequence[Report]) -> tuple[Participant, ...]:
    """Give everybody once: those most articles name first, then in the order of the first text."""
    articles: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Participant] = {}
    for report in ordered:
        for who in report.everybody:
            key = participant_key(who)
            articles[key].add(report.mention.article)
            first.setdefault(key, who)
    doing = (who for report in ordered for who in (*report.actors, *report.mention.recipients))
    represented = {who.state for who in doing if who.kind is ActorKind.PERSON and who.state}
    kept = [
        key
        for key, who in first.items()
        if not (who.kind is ActorKind.STATE and who.id in represented and len(first) > 1)
        and (specific(who) or not any(specific(other) for other in first.values()))
    ]
    order = {key: rank for rank, key in enumerate(first)}
    kept.sort(key=lambda key: (-len(articles[key]), order[key]))
    return tuple(first[key] for key in kept) or tuple(first.values())


def _with_those_known(
    told: tuple[Participant, ...], ordered: Sequence[Report], entry: CalendarEvent | None, knowledge: Knowledge
) -> tuple[Participant, ...]:
    """Add the people our calendar has at a reference event that the texts name and say nothing of who was there."""
    named = entry is not None and any(report.mention.calendar == entry.id for report in ordered)
    if entry is None or not named or any(who.kind is ActorKind.PERSON for who in told):
        return told
    people = [knowledge.person[who] for who in entry.people if who in knowledge.person]
    known = tuple(Participant(one.name, ActorKind.PERSON, one.id, one.state) for one in people)
    return (*known, *(who for who in told if specific(who) or not known))


def _place(ordered: Sequence[Report]) -> PlaceRef | None:
    """Take the place most articles name; among equals the innermost."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, PlaceRef]] = {}
    for report in ordered:
        if report.mention.place is not None and report.places:
            counts[report.places[0]] += 1
            first.setdefault(report.places[0], (len(report.places), report.mention.place))
    if not counts:
        return None
    best = min(counts, key=lambda place: (-first[place][0], -counts[place], place))
    return first[best][1]


def _sources(ordered: Sequence[Report]) -> tuple[Source, ...]:
    """Give each sentence once, with the key of those whose words it carries."""
    sources: dict[tuple[str, int], Source] = {}
    tellers: dict[frozenset[str], str] = {}
    for report in ordered:
        mention = report.mention
        place = (mention.article, mention.sentence.start)
        if place in sources:
            continue
        words = content_words(report.quote)
        key = tellers.get(words) or _same_words(words, tellers) or _own_words_of(report)
        tellers.setdefault(words, key)
        sources[place] = Source(
            mention.id,
            mention.article,
            mention.sentence,
            report.quote,
            mention.timex.span if mention.timex else None,
            key,
        )
    return tuple(sources.values())


def _same_words(words: frozenset[str], tellers: Mapping[frozenset[str], str]) -> str | None:
    """Give whose nearly identical sentence came before, among the first of them."""
    for told, teller in islice(tellers.items(), MOST_COMPARED):
        if words and len(words & told) / len(words | told) >= SAME_SENTENCE:
            return teller
    return None


def _own_words_of(report: Report) -> str:
    """Name whose words an article carries: an agency's by its credit, else its outlet's, else its own."""
    article = report.dated.article
    if article.credits:
        return f"agency {sorted(article.credits)[0]}"
    return f"outlet {article.outlet}" if article.outlet else f"article {article.id}"


def _support(sources: Sequence[Source], when: EventDate) -> Support:
    independent = {source.independent for source in sources}
    if len({source.article for source in sources}) > 1 and len(independent) > 1:
        return Support.CONTESTED if when.contested else Support.CORROBORATED
    return Support.SINGLE
