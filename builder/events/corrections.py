"""An editor's decisions on expressions and events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.events.report import Report
from builder.events.values import read_value
from builder.knowledge import Correction, Corrections
from builder.values import DatedReading, Event, Reason, ResolvedTimex, Step


def correct_expressions(dated: Sequence[DatedReading], corrections: Corrections) -> tuple[DatedReading, ...]:
    """Give an expression the value an editor decided, wherever the target "article id: phrase" finds it."""
    decided: dict[str, list[Correction]] = {}
    for entry in corrections.entries:
        if entry.of == "expression":
            decided.setdefault(entry.target.partition(":")[0].strip(), []).append(entry)
    return tuple(
        replace(
            reading,
            timexes=tuple(_with_value(expression, decided[reading.article.id]) for expression in reading.timexes),
        )
        if reading.article.id in decided
        else reading
        for reading in dated
    )


def _with_value(expression: ResolvedTimex, decided: Iterable[Correction]) -> ResolvedTimex:
    for entry in decided:
        phrase = entry.target.partition(":")[2].strip()
        if phrase.casefold() == " ".join(expression.timex.text.split()).casefold() and isinstance(entry.value, str):
            step = Step(f"An editor decided: {entry.value}.", entry.why)
            return replace(expression, value=read_value(entry.value), reason=Reason((step,)))
    return expression


def correct_clusters(clusters: Sequence[Sequence[Report]], corrections: Corrections) -> list[list[Report]]:
    """Join and part clusters as an editor decided, in the order of the file."""
    result = [list(reports) for reports in clusters]
    for entry in corrections.entries:
        if entry.action not in ("merge", "split"):
            continue
        wanted = set(_values(entry))
        target = _find(result, entry.target)
        if target is None:
            continue
        if entry.action == "merge":
            joined = [reports for reports in result if reports is not target and _ids(reports) & wanted]
            if joined:
                result = [reports for reports in result if reports not in joined]
                target.extend(report for reports in joined for report in reports)
                target.sort(key=lambda report: report.key)
        else:
            parted = [report for report in target if report.mention.id in wanted]
            if parted and len(parted) < len(target):
                target[:] = [report for report in target if report.mention.id not in wanted]
                result.append(parted)
    return sorted(result, key=lambda reports: reports[0].key)


def decided_mentions(corrections: Corrections) -> frozenset[str]:
    """Give the ids of mentions an editor has decided something about. What he decided is always shown."""
    named: set[str] = set()
    for entry in corrections.entries:
        if entry.of == "event" and entry.action != "hide":
            named |= {entry.target, *(_values(entry) if entry.action in ("merge", "split") else ())}
    return frozenset(named)


def of_an_editor(reports: Iterable[Report], decided: frozenset[str]) -> bool:
    """Tell whether an editor has decided something about one of an event's mentions."""
    return not decided.isdisjoint(_ids(reports))


def correct_events(events: Sequence[Event], corrections: Corrections) -> list[Event]:
    """Give events the titles and dates an editor decided, and note every decision with its why."""
    result = list(events)
    for entry in corrections.entries:
        if entry.of != "event":
            continue
        for index, event in enumerate(result):
            if entry.target == event.id or entry.target in event.also:
                result[index] = _corrected(event, entry)
    return result


def _corrected(event: Event, entry: Correction) -> Event:
    note = f"{_DID[entry.action]}: {entry.why}" if entry.action in _DID else None
    if note is None:
        return event
    event = replace(event, editor=(*event.editor, note))
    if entry.action == "title" and isinstance(entry.value, str):
        return replace(event, title=entry.value)
    if entry.action == "date" and isinstance(entry.value, str):
        step = Step(f"An editor decided: {entry.value}.", entry.why)
        reason = Reason((step, *event.reason.steps))
        return replace(event, when=read_value(entry.value), reason=reason, probability=1.0)
    return event


_DID = {
    "title": "title",
    "date": "date",
    "merge": "joined with others",
    "split": "parted from others",
    "hide": "hidden",
}


def _values(entry: Correction) -> tuple[str, ...]:
    if entry.value is None:
        return ()
    return (entry.value,) if isinstance(entry.value, str) else entry.value


def _ids(reports: Iterable[Report]) -> set[str]:
    return {report.mention.id for report in reports}


def _find(clusters: Iterable[list[Report]], mention: str) -> list[Report] | None:
    return next((reports for reports in clusters if mention in _ids(reports)), None)
