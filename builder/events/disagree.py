"""What sources of one event disagree about, apart from its date: numbers, and what they make of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.events.report import Report, outlet_name
from builder.events.tables import classes
from builder.knowledge import Knowledge
from builder.values import DatedReading, Event, LinkKind, Mention, Support

_COUNT = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)\s+([a-z]{4,})\b")
_TONES = {1: "agreement", -1: "difference"}
LONGEST_QUOTE = 140


def note_numbers(event: Event, reports: Sequence[Report], knowledge: Knowledge) -> Event:
    """Word each count that independent sources give differently: "34 people" here, "40 people" there."""
    told: dict[str, dict[str, Report]] = defaultdict(dict)
    for report in reports:
        text = report.dated.article.text
        for match in _COUNT.finditer(text, report.mention.clause.start, report.mention.clause.end):
            inside = any(timex.span.start <= match.start() < timex.span.end for timex in report.dated.reading.timexes)
            if not inside:
                told[match[2]].setdefault(match[1].replace(",", ""), report)
    words = []
    for noun, counts in sorted(told.items()):
        articles = {report.mention.article for report in counts.values()}
        if len(counts) > 1 and len(articles) > 1:
            each = "; ".join(
                f"{outlet_name(report.dated.article, knowledge)}: {int(count):,} {noun}"
                for count, report in sorted(counts.items(), key=lambda item: int(item[0]))
            )
            words.append(f"The sources differ on numbers. {each}.")
    return _contested(event, words)


def note_tones(
    events: Sequence[Event], readings: Mapping[str, DatedReading], knowledge: Knowledge
) -> tuple[Event, ...]:
    """Set side by side sources of which one leads with agreement and another with difference.

    An article leads with what its first act of either kind says, among the acts told inside the entry.
    """
    under: dict[str, list[Mention]] = defaultdict(list)
    for event in events:
        heads = [link.event for link in event.links if link.kind is LinkKind.PART_OF and link.event]
        under[heads[0] if heads else event.id].extend(event.mentions)
    return tuple(_contested(event, _tones(event, under[event.id], readings, knowledge)) for event in events)


def _tones(
    event: Event, told: Sequence[Mention], readings: Mapping[str, DatedReading], knowledge: Knowledge
) -> list[str]:
    own = {source.article: source.independent for source in event.sources}
    first: dict[str, Mention] = {}
    for mention in sorted(told, key=lambda mention: (mention.article, mention.clause, mention.id)):
        if mention.article in own and classes().rows[mention.event_class].polarity:
            first.setdefault(mention.article, mention)
    leading: dict[int, Mention] = {}
    for mention in first.values():
        leading.setdefault(classes().rows[mention.event_class].polarity, mention)
    if len(leading) < 2 or len({own[mention.article] for mention in leading.values()}) < 2:
        return []
    each = []
    for polarity, mention in sorted(leading.items(), reverse=True):
        article = readings[mention.article].article
        quote = " ".join(mention.sentence.of(article.text).split()).rstrip(".")
        name = outlet_name(article, knowledge)
        shown = f": “{quote}”" if len(quote) <= LONGEST_QUOTE and quote not in name else ""
        each.append(f"{name} leads with {_TONES[polarity]}{shown}.")
    return [f"The sources differ in what they stress. {' '.join(each)}"]


def _contested(event: Event, words: Sequence[str]) -> Event:
    if not words:
        return event
    several = len({source.independent for source in event.sources}) > 1
    support = Support.CONTESTED if several else event.support
    return replace(event, disagreements=(*event.disagreements, *words), support=support)
