"""Which date a merged event gets, and what its sources disagree about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from builder.events.report import Given, Report
from builder.events.when import day_value, interval_value
from builder.events.words import day_in_words, days_in_words, interval_in_words, list_in_words, value_in_words
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import Bound, Granularity, Interval, Reason, Step, TimeValue

_FINENESS = {granularity: rank for rank, granularity in enumerate(Granularity)}


@dataclass(frozen=True, slots=True)
class EventDate:
    """A merged event's date with its chain of reasons and what speaks against it."""

    when: TimeValue | None
    reason: Reason
    probability: float = 1.0
    disagreements: tuple[str, ...] = ()


def date_event(reports: Sequence[Report], entry: CalendarEvent | None, knowledge: Knowledge) -> EventDate:
    """Choose the finest date that most independent sources give, then hold it against the calendar."""
    dated = [report for report in reports if report.when.value is not None and report.when.value.interval is not None]
    if not dated:
        return EventDate(None, reports[0].when.reason)
    chosen = _choose(dated)
    when = chosen.when.value
    steps = list(chosen.when.reason.steps)
    agreeing = [report for report in dated if report.when.value and _same_days(report.when.value, when)]
    others = sorted({report.mention.article for report in agreeing} - {chosen.mention.article})
    if others:
        count = "another article gives" if len(others) == 1 else f"{len(others)} other articles give"
        steps.append(Step(f"{count} the same date"))
    coarser = {report.mention.article for report in dated} - set(others) - {chosen.mention.article}
    if coarser:
        steps.append(
            Step(
                f"the dates of {len(coarser)} more articles leave room for it"
                if len(coarser) > 1
                else "the date of one more article leaves room for it"
            )
        )
    probability = max(report.when.probability for report in agreeing)
    disagreements = _disagreements(dated, chosen, knowledge)
    if entry is not None and when is not None:
        when, probability, snap_steps, snap_words = _hold_against_calendar(chosen, when, probability, entry, knowledge)
        steps.extend(snap_steps)
        disagreements = (*disagreements, *snap_words)
    return EventDate(when, Reason(tuple(steps)), probability, disagreements)


def _choose(dated: Sequence[Report]) -> Report:
    """Give the report whose date is printed."""
    sources: dict[Interval, set[str]] = defaultdict(set)
    for report in dated:
        if report.when.value is not None and report.when.value.interval is not None:
            sources[report.when.value.interval].add(report.mention.article)

    def rank(report: Report) -> tuple[object, ...]:
        value = report.when.value
        assert value is not None
        assert value.interval is not None
        return (
            report.when.given is Given.ARTICLE,
            value.bound is Bound.APPROXIMATE,
            _FINENESS[value.granularity] if value.granularity else len(_FINENESS),
            -len(sources[value.interval]),
            report.when.given,
            report.key,
        )

    return min(dated, key=rank)


def _same_days(value: TimeValue, other: TimeValue | None) -> bool:
    return other is not None and value.interval == other.interval


def _hold_against_calendar(
    chosen: Report, when: TimeValue, probability: float, entry: CalendarEvent, knowledge: Knowledge
) -> tuple[TimeValue, float, list[Step], list[str]]:
    """Take the calendar's day for a loose or coarse date, and say so where the two disagree."""
    stated = when.interval
    assert stated is not None
    known = interval_in_words(entry.interval)
    if chosen.when.given is Given.CALENDAR or stated == entry.interval:
        return when, probability, [Step(f"our calendar has the same date: {entry.title}", entry.fact.source)], []
    if stated.overlaps(entry.interval):
        if stated.days <= entry.interval.days or when.bound is Bound.FROM:
            return (
                when,
                probability,
                [Step(f"it lies within our calendar’s {known}: {entry.title}", entry.fact.source)],
                [],
            )
        steps = [Step(f"our calendar has one such event then, on {known}: {entry.title}", entry.fact.source)]
        return interval_value(entry.interval), 1.0, steps, []
    gap_days = stated.gap_days(entry.interval)
    value = when if entry.interval.days > 1 else day_value(entry.interval.start, approximate=True)
    steps = [
        Step(
            f"our calendar knows one event of the same people there: {known}",
            f"{entry.title}; {entry.fact.source}",
        ),
        Step(
            f"{days_in_words(gap_days)} away from what the phrase gives; the calendar’s day is printed as “about”, "
            "and the phrase marked as loose"
        ),
    ]
    phrase = chosen.mention.timex.text if chosen.mention.timex else "date"
    outlet = outlet_name(chosen, knowledge)
    said = (
        day_in_words(stated.start, year=stated.start.year != entry.interval.start.year)
        if stated.days == 1
        else interval_in_words(stated)
    )
    who = list_in_words([name for key in sorted(chosen.people) if (name := _name_of(key, knowledge)) is not None])
    where = knowledge.place[entry.place].name if entry.place in knowledge.place else "there"
    words = (
        f"The source and the calendar disagree. {outlet}’s phrase “{phrase}” gives {said}. "
        f"Our calendar has {who or entry.title} in {where} on {known}."
    )
    return value, probability, steps, [words]


def _name_of(key: str, knowledge: Knowledge) -> str | None:
    person = knowledge.person.get(key)
    return person.surname if person else None


def _disagreements(dated: Sequence[Report], chosen: Report, knowledge: Knowledge) -> tuple[str, ...]:
    """Word each stated date that shares no day with the one chosen."""
    value = chosen.when.value
    assert value is not None
    assert value.interval is not None
    words: list[str] = []
    seen: set[tuple[str, Interval]] = set()
    for report in dated:
        other = report.when.value
        if other is None or other.interval is None or other.interval.overlaps(value.interval):
            continue
        if report.when.given is Given.ARTICLE or (report.mention.article, other.interval) in seen:
            continue
        seen.add((report.mention.article, other.interval))
        phrase = f"“{report.mention.timex.text}” " if report.mention.timex else ""
        words.append(
            f"The sources differ on the date. {outlet_name(report, knowledge)}’s {phrase}gives "
            f"{value_in_words(other)}; {outlet_name(chosen, knowledge)} has {value_in_words(value)}."
        )
    return tuple(words)


def outlet_name(report: Report, knowledge: Knowledge) -> str:
    """Name a report's outlet, or its article where the outlet is not known."""
    outlet = report.dated.article.outlet
    if outlet is None:
        return f"Article {report.mention.article}"
    return knowledge.outlet[outlet].name if outlet in knowledge.outlet else outlet
