"""One reader a format, all of one shape: a file's decoded text and its path in, a `Draft` out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from builder.articles.model import Draft
from builder.articles.readers.html import read_html
from builder.articles.readers.json import read_json
from builder.articles.readers.plain import read_plain

Reader = Callable[[str, PurePath], Draft]

READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
}

__all__ = ["READERS", "Reader"]
