"""How an event came to be, in plain text for the shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from builder.events.cluster import cluster, weigh
from builder.events.corrections import correct_clusters, correct_expressions
from builder.events.pairing import score, veto
from builder.events.prepare import prepare_reports
from builder.events.report import Report
from builder.events.words import value_in_words
from builder.knowledge import Corrections, Knowledge
from builder.values import DatedReading, Event

MOST_PAIRS = 40
MOST_REJECTED = 12


def explain_lines(
    event: Event, dated: Sequence[DatedReading], knowledge: Knowledge, corrections: Corrections
) -> Iterator[str]:
    """Tell of an event: its date's reasons, its mentions, how each pair scored, and what was kept apart and why."""
    reports = prepare_reports(correct_expressions(dated, corrections), knowledge)
    clusters = correct_clusters(cluster(weigh(reports)), corrections)
    ours = next(reports for reports in clusters if reports[0].mention.id == event.id)
    yield f"{event.id}  {event.title}"
    when = value_in_words(event.when) if event.when else "no date"
    yield f"  {event.event_class} · {event.realis} · {when} · {event.support} · importance {event.importance:g}"
    for step in event.reason.steps:
        yield f"  because {step.says}" + (f" ({step.note})" if step.note else "")
    for words in event.disagreements:
        yield f"  but {words}"
    for decision in event.editor:
        yield f"  an editor decided {decision}"
    for link in event.links:
        target = link.event or link.calendar or ""
        yield (
            f"  {link.kind} {target}"
            + (f": {link.outcome}" if link.outcome else "")
            + (f", {link.why}" if link.why else "")
        )
    yield "mentions"
    for report in ours:
        yield _mention_line(report)
    if len(ours) > 1:
        yield "scores within"
        for one, other in list(combinations(ours, 2))[:MOST_PAIRS]:
            yield f"  {one.mention.id} {other.mention.id}  {score(one, other)}"
    yield from _kept_apart(ours, reports)


def _mention_line(report: Report) -> str:
    mention = report.mention
    when = value_in_words(report.when.value) if report.when.value else "no date"
    return f"  {mention.id} {mention.article} {mention.event_class} {mention.realis} · {when} · {report.quote}"


def _kept_apart(ours: Sequence[Report], reports: Sequence[Report]) -> Iterator[str]:
    """Tell of the nearest mentions that did not join, each with its veto or its score."""
    inside = {report.mention.id for report in ours}
    nearest: list[tuple[float, Report, Report]] = []
    for other in reports:
        if other.mention.id in inside:
            continue
        best = max(
            ((score(one, other).total, one) for one in ours[:MOST_PAIRS]), key=lambda pair: (pair[0], pair[1].key)
        )
        nearest.append((best[0], best[1], other))
    nearest.sort(key=lambda entry: (-entry[0], entry[2].key))
    if nearest:
        yield "kept apart"
    for total, one, other in nearest[:MOST_REJECTED]:
        ground = veto(one, other)
        yield f"  {other.mention.id} {other.mention.article} {total:+.2f} " + (
            f"veto: {ground}" if ground else "score too low"
        )
