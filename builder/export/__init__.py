"""Timeline in, data files out: JSON, CSV, iCalendar, feeds, TimelineJS, TimeML, citation."""

from builder.export.document import timeline_document
from builder.export.files import DATA_FILES, export_files
from builder.export.linked_data import linked_data
from builder.export.options import ExportOptions, stamp_of
from builder.export.words import when_in_words

__all__ = [
    "DATA_FILES",
    "ExportOptions",
    "export_files",
    "linked_data",
    "stamp_of",
    "timeline_document",
    "when_in_words",
]
