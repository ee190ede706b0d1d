"""Which date a merged event gets, and what its sources disagree about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.events.report import Given, Report, outlet_name
from builder.events.snap import hold_against_calendar
from builder.events.stated import interval_value
from builder.events.words import day_in_words, value_in_words
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import FAIR_GUESS, Bound, Granularity, Interval, PublicationDate, Reason, Step, TimeValue

HELD = 0.9  # how likely an article's interval holds its day

_FINENESS = {granularity: rank for rank, granularity in enumerate(Granularity)}


@dataclass(frozen=True, slots=True)
class EventDate:
    """A merged event's date with its chain of reasons and what speaks against it."""

    when: TimeValue | None
    reason: Reason
    probability: float = 1.0
    disagreements: tuple[str, ...] = ()
    contested: bool = False  # among its own sources, not only against the calendar


def date_event(reports: Sequence[Report], entry: CalendarEvent | None, knowledge: Knowledge) -> EventDate:
    """Choose the finest date that most independent sources give, then hold it against the calendar."""
    dated = [report for report in reports if report.when.value is not None and report.when.value.interval is not None]
    if not dated:
        return EventDate(None, reports[0].when.reason)
    chosen = _choose(dated)
    when = chosen.when.value
    steps = list(chosen.when.reason.steps)
    agreeing = [report for report in dated if report.when.value and _same_days(report.when.value, when)]
    same = {report.mention.article for report in agreeing} - {chosen.mention.article}
    wider = {report.mention.article for report in dated if _leaves_room(report, when)} - same - {chosen.mention.article}
    if same:
        steps.append(Step(f"{_articles_in_words(len(same))} the same date."))
    if wider:
        steps.append(Step(f"{_articles_in_words(len(wider))} a date less exact."))
    probability = max(report.when.probability for report in agreeing)
    contested = _disagreements(dated, chosen, knowledge)
    disagreements = contested
    if entry is not None and when is not None:
        held = hold_against_calendar(chosen, when, entry, knowledge)
        when = held.when
        steps.extend(held.steps)
        disagreements = (*disagreements, *held.disagreements)
    elif probability < FAIR_GUESS and when is not None:
        when, steps, probability = _as_open_as_its_article(when, steps, chosen.dated.published, probability)
    return EventDate(when, Reason(tuple(steps)), probability, disagreements, bool(contested))


def _as_open_as_its_article(
    when: TimeValue, steps: list[Step], published: PublicationDate, probability: float
) -> tuple[TimeValue, list[Step], float]:
    """Widen what counts from an article's day by all the days that the article may be of.

    "Yesterday" in an article of some day in August is some day from 31 July on, and no one of them.
    """
    best, earliest, latest = published.best, published.earliest, published.latest
    if not published.is_open or best is None or earliest is None or latest is None or when.interval is None:
        return when, steps, probability
    try:
        wide = Interval(when.interval.start - (best - earliest), when.interval.end + (latest - best))
    except OverflowError:
        return when, steps, probability
    own = f"{day_in_words(earliest)} to {day_in_words(latest)}"
    step = Step(f"The article’s own day is open: nine chances in ten, {own}. So this is as open.")
    value = interval_value(wide)
    if when.bound is Bound.FROM:
        value = replace(value, bound=when.bound, edtf=f"{wide.start.isoformat()}/..")
    elif when.bound is Bound.UNTIL:
        value = replace(value, bound=when.bound, edtf=f"../{wide.last.isoformat()}")
    return value, [*steps, step], HELD


def _leaves_room(report: Report, when: TimeValue | None) -> bool:
    interval = report.when.value.interval if report.when.value else None
    return bool(interval and when and when.interval and interval.overlaps(when.interval))


def _articles_in_words(count: int) -> str:
    return "One more article gives" if count == 1 else f"{count} more articles give"


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
            value.bound is Bound.UNTIL,
            value.bound is Bound.APPROXIMATE,
            _FINENESS[value.granularity] if value.granularity else len(_FINENESS),
            value.interval.start.toordinal() if value.bound is Bound.UNTIL else 0,
            -len(sources[value.interval]),
            report.when.given,
            report.key,
        )

    return min(dated, key=rank)


def _same_days(value: TimeValue, other: TimeValue | None) -> bool:
    return other is not None and value.interval == other.interval


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
            f"The sources differ on the date. {outlet_name(report.dated.article, knowledge)}’s {phrase}gives "
            f"{value_in_words(other)}; {outlet_name(chosen.dated.article, knowledge)} has {value_in_words(value)}."
        )
    return tuple(words)
