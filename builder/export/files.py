"""Every data file with its address."""

from __future__ import annotations

from collections.abc import Iterator

from builder.export.calendar import timeline_ics
from builder.export.citation import citation_cff
from builder.export.document import SCHEMA, document_bytes, timeline_document
from builder.export.feeds import atom_feed, json_feed
from builder.export.options import ExportOptions
from builder.export.table import events_csv
from builder.export.timelinejs import timelinejs_document
from builder.timeline import Timeline


def export_files(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, bytes]]:
    """Give each data file's address below the site's root, and its bytes. The addresses never change."""
    yield "data/timeline.json", document_bytes(timeline_document(timeline, options))
    yield "data/timeline.schema.json", SCHEMA.read_bytes()
    yield "data/events.csv", events_csv(timeline, options)
    yield "data/timeline.ics", timeline_ics(timeline, options)
    yield "data/feed.xml", atom_feed(timeline, options)
    yield "data/feed.json", json_feed(timeline, options)
    yield "data/timelinejs.json", document_bytes(timelinejs_document(timeline, options))
    yield "data/CITATION.cff", citation_cff(timeline, options)
