"""Timeline in, data files out: JSON, CSV, iCalendar, feeds, TimelineJS, TimeML, citation."""

from builder.export.document import outlet_name, timeline_document, title_of
from builder.export.files import DATA_FILES, export_files
from builder.export.linked_data import linked_data
from builder.export.options import ExportOptions, stamp_of
from builder.export.words import as_html, day_in_words, when_in_words

__all__ = [
    "DATA_FILES",
    "ExportOptions",
    "as_html",
    "day_in_words",
    "export_files",
    "linked_data",
    "outlet_name",
    "stamp_of",
    "timeline_document",
    "title_of",
    "when_in_words",
]
