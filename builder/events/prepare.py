"""Make every mention ready to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.events.reference import Almanac
from builder.events.report import Report, mention_places
from builder.events.when import date_mentions
from builder.knowledge import Knowledge
from builder.values import DatedReading


def prepare_reports(dated: Sequence[DatedReading], knowledge: Knowledge) -> tuple[Report, ...]:
    """Give a report for each mention, with its date and the reference event it tells of, sorted by where it stands.

    A reading that comes twice under one id is counted once.
    """
    almanac = Almanac(knowledge)
    reports: list[Report] = []
    for reading in {reading.article.id: reading for reading in dated}.values():
        whens = date_mentions(reading, knowledge)
        for mention in reading.reading.mentions:
            report = Report(mention, reading, whens[mention.id], mention_places(mention, knowledge))
            entry = almanac.match(report)
            reports.append(report if entry is None else replace(report, calendar=entry.id))
    return tuple(sorted(reports, key=lambda report: report.key))
