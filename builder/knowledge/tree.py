"""YAML as a plain tree whose every node knows its line. Nothing is constructed from it but text, lists and mappings.

The parser's events are read one by one, so an alias can be refused before it multiplies anything, and depth and size
are bounded before anything is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

import yaml

from builder.errors import SourceError

MAX_BYTES = 8_000_000
MAX_DEPTH = 12
MAX_NODES = 400_000

# The one written in C is some ten times faster, and gives the same events.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Node(NamedTuple):  # a tree has some hundred thousand, and a frozen dataclass takes three times as long to make
    """Text, a list or a mapping, and the line it begins on. `value` of an empty scalar is an empty string."""

    line: int
    value: str | list[Node] | dict[str, Node]
    quoted: bool = False
    keys: dict[str, int] | None = None  # of a mapping: the line of each key

    @property
    def sort(self) -> str:
        """What it is, in a word for a message."""
        if isinstance(self.value, str):
            return f"{_short(self.value)!r}" if self.value else "nothing"
        return "a list" if isinstance(self.value, list) else "a mapping"


def read_tree(path: Path, shown: PurePath | None = None) -> Node | None:
    """Read a YAML file. An empty one is None.

    Raises:
        SourceError: it cannot be read, is too large, or is not plain YAML; with the line where that is known.
    """
    shown = shown or path
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(shown, None, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(data) > MAX_BYTES:
        raise SourceError(shown, None, f"is over {MAX_BYTES // 1_000_000} MB; a table this large is not edited by hand")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(shown, line, f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8") from error
    return parse_tree(text, shown)


def parse_tree(text: str, path: PurePath, first_line: int = 1) -> Node | None:
    """Parse YAML text that begins on `first_line` of a file.

    Raises:
        SourceError: it is not plain YAML: a tab, a duplicate key, an alias, a tag, too deep …
    """
    try:
        return _Builder(text, path, first_line).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + first_line
        raise SourceError(path, line, _explain(error, text, mark)) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise SourceError(
            path, line, f"holds the character U+{ord(text[error.position]):04X}, which YAML forbids"
        ) from error
    except yaml.YAMLError as error:
        raise SourceError(path, None, f"is not YAML: {_short(str(error), 120)}") from error


class _Builder:
    """Builds the tree from the parser's events, refusing what a table has no use for."""

    def __init__(self, text: str, path: PurePath, first_line: int) -> None:
        self.events: Iterator[yaml.Event] = iter(_LOADER(_printable(text, path, first_line)).get_event, None)
        self.path = path
        self.first_line = first_line
        self.nodes = 0

    def build(self) -> Node | None:
        """Give the document's root; None for an empty one.

        Raises:
            SourceError: there is a second document, or something a table has no use for.
        """
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._fault(event, "a second document begins here; a table is one document")
                root = self._node(next(self.events), 0)
        if root is not None and root.value == "" and not root.quoted:
            return None
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._fault(event, f"more than {MAX_NODES:,} values in one file")
        if depth > MAX_DEPTH:
            raise self._fault(event, f"nested more than {MAX_DEPTH} deep")
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor:  # an alias has one too
            raise self._fault(event, "anchors (&) and aliases (*) are not read here; write the value out")
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if event.tag:
            raise self._fault(event, f"the tag {_short(event.tag)!r} is not read here; write a plain value")
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, event.value, event.style is not None)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, self._items(depth))
        return self._mapping(line, depth)

    def _items(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, line: int, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key.value, str):
                raise self._fault(event, f"a key is {key.sort}; a key is a word")
            if key.value in values:
                raise self._fault(
                    event, f"the key {_short(key.value)!r} stands here twice, first on line {keys[key.value]}"
                )
            keys[key.value] = key.line
            values[key.value] = self._node(next(self.events), depth + 1)
        return Node(line, values, keys=keys)

    def _fault(self, event: yaml.Event, problem: str) -> SourceError:
        return SourceError(self.path, self._line(event), problem)

    def _line(self, event: yaml.Event) -> int:
        assert event.start_mark is not None  # every event of a parsed text has its marks
        return event.start_mark.line + self.first_line


def _printable(text: str, path: PurePath, first_line: int) -> str:
    """Refuse what YAML forbids before the C parser sees it, since it names no line for it."""
    if found := _CONTROL.search(text):
        line = first_line + text.count("\n", 0, found.start())
        raise SourceError(path, line, f"holds the control character U+{ord(found[0]):04X}; take it out")
    return text


def _explain(error: yaml.MarkedYAMLError, text: str, mark: yaml.Mark | None) -> str:
    """Say in plain words what the parser stumbled over."""
    problem = error.problem or error.context or "cannot be parsed"
    if mark is not None:
        lines = text.split("\n")
        here = lines[mark.line] if mark.line < len(lines) else ""
        if "\t" in here[: mark.column + 1] or "\t" in here[: len(here) - len(here.lstrip())]:
            return "a tab stands where YAML wants spaces; indent with spaces"
    return f"is not YAML: {problem}"


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
