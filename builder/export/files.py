"""Every data file with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.export.calendar import timeline_ics
from builder.export.citation import citation_cff
from builder.export.document import SCHEMA, timeline_json
from builder.export.feeds import atom_feed, json_feed
from builder.export.marked_up import timeml_files
from builder.export.options import ExportOptions
from builder.export.table import events_csv
from builder.export.timelinejs import timelinejs_json
from builder.timeline import Timeline


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file beside the pages, at an address that never changes."""

    path: str  # below the site's root
    format: str  # "JSON", "iCalendar"
    about: str  # one sentence for readers
    make: Callable[[Timeline, ExportOptions], bytes]


DATA_FILES = (
    DataFile(
        "data/timeline.json",
        "JSON",
        "Everything: articles with the evidence for their dates, events with their sources and reasons.",
        timeline_json,
    ),
    DataFile(
        "data/timeline.schema.json",
        "JSON Schema",
        "What each field of timeline.json is and holds.",
        lambda timeline, options: SCHEMA.read_bytes(),
    ),
    DataFile("data/events.csv", "CSV", "The events as a table, one a row, for a spreadsheet.", events_csv),
    DataFile("data/timeline.ics", "iCalendar", "The dated events for a calendar program.", timeline_ics),
    DataFile("data/feed.xml", "Atom", "The events most recently reported, for a feed reader.", atom_feed),
    DataFile("data/feed.json", "JSON Feed", "The same entries as the Atom feed.", json_feed),
    DataFile(
        "data/timelinejs.json",
        "TimelineJS",
        "The dated events for the TimelineJS program.",
        timelinejs_json,
    ),
    DataFile("data/CITATION.cff", "Citation File Format", "How to cite the whole timeline.", citation_cff),
)


def export_files(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, bytes]]:
    """Give each data file's address below the site's root, and its bytes."""
    for file in DATA_FILES:
        yield file.path, file.make(timeline, options)
    yield from timeml_files(timeline, options)
