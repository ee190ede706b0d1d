"""What a reader hands over before the text is divided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.errors import SourceError
from builder.values import Article


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text, where its story begins, and what its metadata says, still as words.

    `fields` maps title, outlet, url, published, author and language to a text and the line it stands on.
    """

    text: str
    start: int = 0
    fields: Mapping[str, tuple[str, int | None]] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles of a folder in the order of their paths, and what kept others out."""

    articles: tuple[Article, ...]
    faults: tuple[SourceError, ...]
