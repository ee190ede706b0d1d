"""The events as a table: RFC 4180, UTF-8, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from builder.export.document import outlet_name
from builder.export.options import ExportOptions
from builder.export.words import people_in_words, when_in_words
from builder.timeline import Timeline
from builder.values import Event

COLUMNS = (
    "id",
    "first_day",
    "last_day",
    "edtf",
    "granularity",
    "date",
    "confidence",
    "title",
    "class",
    "realis",
    "support",
    "participants",
    "place",
    "articles",
    "outlets",
    "why",
    "permalink",
)

# What a spreadsheet takes for the beginning of a formula, full-width forms included, and what it skips on the way.
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_SKIPPED = " \t\r\n\v\f\u00a0\u200b\ufeff"


def events_csv(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give a row an event, in the timeline's order. Lists within a cell are parted by "; "."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    outlets = {dated.article.id: outlet_name(dated.article, timeline) or "" for dated in timeline.articles}
    for event in timeline.events:
        if not event.hidden:
            writer.writerow(_safe(_row(event, timeline, options, outlets)))
    return table.getvalue().encode("utf-8", "backslashreplace")


def _safe(row: list[str]) -> list[str]:
    """Make each cell safe; most rows begin every cell with a letter or a figure and have nothing to be looked at."""
    if "".join([cell[:1] for cell in row]).isalnum() and "\0" not in "".join(row):
        return row
    return [safe_cell(cell) for cell in row]


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet might run, and show NULs, which some readers refuse."""
    shown = text.replace("\0", "\N{SYMBOL FOR NULL}")
    start = shown.lstrip(_SKIPPED)[:1]
    if start in _FORMULA_STARTS or shown[:1] in ("\t", "\r", "\n"):
        return "'" + shown
    return shown


def _row(event: Event, timeline: Timeline, options: ExportOptions, outlets: Mapping[str, str]) -> list[str]:
    when = event.when
    interval = None if when is None else when.interval
    articles = dict.fromkeys([source.article for source in event.sources])
    told_by = dict.fromkeys([outlets[article] for article in articles])
    return [
        event.id,
        "" if interval is None else interval.start.isoformat(),
        "" if interval is None else interval.last.isoformat(),
        "" if when is None else when.edtf or "",
        "" if when is None else when.granularity or "",
        when_in_words(when),
        f"{event.probability:.2f}",
        event.title,
        event.event_class,
        event.realis,
        event.support,
        people_in_words(event),
        "" if event.place is None else event.place.name,
        "; ".join(articles),
        "; ".join([outlet for outlet in told_by if outlet]),
        str(event.reason),
        options.event_link(timeline, event),
    ]
