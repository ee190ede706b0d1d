"""Reading one entry of a table: each field by name and sort, every fault kept with its line."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from builder.errors import SourceError
from builder.knowledge.model import Fact
from builder.knowledge.tree import Node
from builder.values import Interval

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CONFIDENCE = ("high", "medium", "low")


@dataclass
class Reference:
    """An id used in one table that another has to hold."""

    table: str
    id: str
    path: PurePath
    line: int


@dataclass
class Faults:
    """Gathers what is wrong, and which ids are still to be looked up."""

    found: list[SourceError] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def add(self, path: PurePath, line: int | None, problem: str) -> None:
        self.found.append(SourceError(path, line, problem))


class Entry:
    """One mapping being read. Ask for its fields, then call `close`, which reports the keys nobody asked for."""

    def __init__(self, node: Node, name: str, path: PurePath, faults: Faults) -> None:
        self.name = name
        self.path = path
        self.line = node.line
        self.faults = faults
        self._asked: list[str] = []
        self._keys = node.keys or {}
        self._values: dict[str, Node] = {}
        if isinstance(node.value, dict):
            self._values = node.value
        else:
            self.fault(node.line, f"{name} is {node.sort}; wanted a mapping of its fields")

    def fault(self, line: int | None, problem: str) -> None:
        """Note what is wrong."""
        self.faults.add(self.path, line, problem)

    def node(self, key: str) -> Node | None:
        """Give a field as it stands, None where it is absent."""
        self._asked.append(key)
        return self._values.get(key)

    def text(self, key: str, *, needed: bool = False) -> str | None:
        """Give a field that is one line of text."""
        node = self.node(key)
        if node is None:
            if needed:
                self.fault(self.line, f"{self.name} has no {key!r}")
            return None
        if not isinstance(node.value, str) or not node.value.strip():
            self.fault(node.line, f"{key} is {node.sort}; wanted text")
            return None
        return node.value.strip()

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Give a field that is a list of texts, or one."""
        node = self.node(key)
        if node is None:
            if needed:
                self.fault(self.line, f"{self.name} has no {key!r}")
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        texts: dict[str, None] = {}
        for item in items:
            if isinstance(item.value, str) and item.value.strip():
                texts[item.value.strip()] = None
            else:
                self.fault(item.line, f"{key} holds {item.sort}; wanted text")
        return tuple(texts)

    def reference(self, key: str, table: str, *, needed: bool = False) -> str | None:
        """Give a field that is the id of an entry of a table."""
        text = self.text(key, needed=needed)
        if text is not None:
            self._refer(table, text, self._values[key].line)
        return text

    def references(self, key: str, table: str) -> tuple[str, ...]:
        """Give a field that is a list of ids of a table."""
        ids = self.texts(key)
        node = self._values.get(key)
        lines = [item.line for item in node.value] if node and isinstance(node.value, list) else []
        for place, id in enumerate(ids):
            self._refer(table, id, lines[place] if place < len(lines) else self._keys.get(key, self.line))
        return ids

    def _refer(self, table: str, id: str, line: int) -> None:
        self.faults.references.append(Reference(table, id, self.path, line))

    def interval(self, key: str, *, needed: bool = False) -> Interval | None:
        """Give a field that is a day, a month, a year, or `start/end` with both ends inside."""
        text = self.text(key, needed=needed)
        if text is None:
            return None
        try:
            return parse_interval(text)
        except ValueError as error:
            self.fault(self._values[key].line, f"{key} is {text!r}, {error}")
            return None

    def number(self, key: str, default: int, low: int, high: int) -> int:
        """Give a field that is a whole number within bounds."""
        text = self.text(key)
        if text is None:
            return default
        if re.fullmatch(r"\d{1,9}", text) and low <= int(text) <= high:
            return int(text)
        self.fault(self._values[key].line, f"{key} is {text!r}; wanted a whole number from {low} to {high}")
        return default

    def flag(self, key: str) -> bool:
        """Give a field that is true or false; absent is false."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """Give a field that is one of a few words."""
        text = self.text(key)
        if text is None:
            return default
        if text in allowed:
            return text
        self.fault(self._values[key].line, f"{key} is {text!r}; wanted one of {', '.join(allowed)}")
        return default

    def fact(self) -> Fact:
        """Give the entry's source, without which no fact is taken."""
        return Fact(
            self.text("source", needed=True) or "",
            self.choice("confidence", _CONFIDENCE, "high"),
            self.flag("verified"),
        )

    def close(self) -> None:
        """Report each key nobody asked for."""
        for key, line in self._keys.items():
            if key not in self._asked:
                wanted = ", ".join(dict.fromkeys(self._asked))
                self.fault(line, f"{self.name} has the unknown key {key!r}; wanted one of {wanted}")


def parse_interval(text: str) -> Interval:
    """Read an ISO day, month or year, or two of them with a slash between, both ends inside.

    Raises:
        ValueError: says why not, in words that follow "date is '2014-02-30', …".
    """
    first, slash, last = text.partition("/")
    start, end = _unit(first), _unit(last if slash else first)
    if start.start >= end.end:
        raise ValueError("which ends before it begins")
    return Interval(start.start, end.end)


def _unit(text: str) -> Interval:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError("which is no ISO date; wanted a day (2014-02-19), a month (2014-02), a year or start/end")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if not 1 <= year <= 9998:
        raise ValueError("which no calendar here has")
    try:
        if month is None:
            return Interval(date(year, 1, 1), date(year + 1, 1, 1))
        if day is not None:
            return Interval.day(date(year, month, day))
        return Interval.month(date(year, month, 1))
    except ValueError:
        raise ValueError("which no calendar has") from None
