"""A text, with or without a head of YAML between two lines of three hyphens."""

from __future__ import annotations

import re
from pathlib import PurePath

from builder.articles.model import Draft
from builder.errors import SourceError
from builder.knowledge import parse_tree

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"(?:#|\w[\w -]{0,40}:(?:\s|$))")
MAX_HEAD = 20_000


def read_plain(text: str, path: PurePath) -> Draft:
    """Read a .txt or .md seed. Its offsets count from the file's first character, head and all.

    A line of hyphens at the top that is no head (a rule above a title) stays part of the text.
    """
    opening = _OPEN.match(text)
    if opening is None or not _FIELD.match(text[opening.end() :].lstrip()):
        if opening is not None and (closing := _CLOSE.search(text, opening.end(), MAX_HEAD)):
            head = text[opening.end() : closing.start()]
            if head.strip() and "\n\n" not in head:
                raise SourceError(path, 2, f"the front matter is {head.strip()[:60]!r}; wanted a mapping: title: …")
        return Draft(text)
    closing = _CLOSE.search(text, opening.end(), MAX_HEAD)
    if closing is None:
        within = f"never closed within {MAX_HEAD:,} characters" if len(text) > MAX_HEAD else "never closed"
        raise SourceError(path, 1, f"the front matter that begins here is {within}; end it with a line of ---")
    tree = parse_tree(text[opening.end() : closing.start()], path, first_line=2)
    if tree is None:
        return Draft(text, closing.end())
    if not isinstance(tree.value, dict):
        raise SourceError(path, tree.line, f"the front matter is {tree.sort}; wanted a mapping: title: …")
    fields: dict[str, tuple[str, int | None]] = {}
    for key, node in tree.value.items():
        if not isinstance(node.value, str):
            raise SourceError(path, node.line, f"{key[:40]} is {node.sort}; wanted one line of text")
        if node.value.strip():
            fields[key] = (node.value.strip(), (tree.keys or {}).get(key))
    return Draft(text, closing.end(), fields)
