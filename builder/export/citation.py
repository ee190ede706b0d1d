"""How to cite the whole: a Citation File Format 1.2.0 file."""

from __future__ import annotations

from datetime import UTC

import yaml

from builder.export.options import ExportOptions
from builder.export.words import printable
from builder.timeline import Timeline


def citation_cff(timeline: Timeline, options: ExportOptions) -> bytes:
    """Name the data set, and its address and the day of its release where they are known."""
    citation: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use this timeline, please cite it, and the articles it quotes.",
        "type": "dataset",
        "title": printable(options.site_name),
        "authors": [{"name": printable(options.site_name) + " contributors"}],
    }
    if options.stamp is not None:
        citation["date-released"] = options.stamp.astimezone(UTC).date()
    if options.description:
        citation["abstract"] = printable(options.description)
    if options.site_url:
        citation["url"] = options.site_url
    return yaml.safe_dump(citation, allow_unicode=True, sort_keys=False, width=100).encode()
