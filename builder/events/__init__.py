"""One event, once: mentions merged, dated, titled, and plans held against what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.events.build import build_event
from builder.events.cluster import cluster, possibly_same, weigh
from builder.events.corrections import (
    correct_clusters,
    correct_events,
    correct_expressions,
    decided_mentions,
    of_an_editor,
)
from builder.events.disagree import note_numbers, note_tones
from builder.events.explain import explain_lines
from builder.events.fit import worth_an_entry
from builder.events.fold import weigh_and_fold
from builder.events.plans import link_plans
from builder.events.prepare import prepare_reports
from builder.events.subject import of_the_subject
from builder.events.titles import printable, title_event
from builder.events.twice import told_once
from builder.knowledge import Corrections, Knowledge
from builder.values import DatedReading, Event

__all__ = ["correct_expressions", "explain_event", "merge_mentions"]


def merge_mentions(dated: Sequence[DatedReading], knowledge: Knowledge, corrections: Corrections) -> tuple[Event, ...]:
    """Turn the dated readings' mentions into events: each once, with all its sources.

    The result depends on what the readings say and not on their order. Events come sorted by id; nothing is hidden.
    """
    readings = correct_expressions(dated, corrections)
    weighed = weigh(prepare_reports(readings, knowledge))
    clusters = correct_clusters(cluster(weighed), corrections)
    decided = decided_mentions(corrections)
    built = [
        (note_numbers(build_event(reports, knowledge), reports, knowledge), reports)
        for reports in clusters
        if worth_an_entry(reports) or of_an_editor(reports, decided)
    ]
    built = [
        (event, reports)
        for event, reports in built
        if of_an_editor(reports, decided)
        or (of_the_subject(event, reports, knowledge) and printable(event, reports, knowledge))
    ]
    built = told_once(built)
    events, clusters = [event for event, _ in built], [reports for _, reports in built]
    by_id = {reading.article.id: reading for reading in readings}
    events = list(link_plans(possibly_same(events, clusters, weighed), knowledge, by_id))
    events = list(note_tones(weigh_and_fold(events, knowledge), by_id, knowledge))
    titled = [
        replace(event, title=title_event(event, reports, knowledge))
        for event, reports in zip(events, clusters, strict=True)
    ]
    return tuple(sorted(correct_events(titled, corrections), key=lambda event: event.id))


def explain_event(dated: Sequence[DatedReading], knowledge: Knowledge, corrections: Corrections, event: str) -> str:
    """Tell how an event came to be: mentions, scores, vetoes and reasons, as lines of text.

    `event` is its id, or one that it absorbed.

    Raises:
        KeyError: no event has that id.
    """
    for candidate in merge_mentions(dated, knowledge, corrections):
        if event == candidate.id or event in candidate.also:
            return "\n".join(explain_lines(candidate, dated, knowledge, corrections))
    raise KeyError(event)
