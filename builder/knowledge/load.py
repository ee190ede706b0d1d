"""`content/knowledge/*.yml` to `Knowledge`: one small reader a table, then the ids they lean on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from builder.errors import SourceError, SourceErrors
from builder.knowledge.fields import ID, Entry, Faults
from builder.knowledge.model import (
    Body,
    CalendarEvent,
    CasualtyFigure,
    Conflict,
    Knowledge,
    Office,
    Outlet,
    Person,
    Place,
    Tenure,
)
from builder.knowledge.tree import Node, read_tree
from builder.values import ActorKind, EventClass, Interval


@dataclass
class _Tables:
    """The tables while they fill: id to value, in the order of the files."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, table: str) -> tuple[Any, ...]:
        return tuple(self.rows.get(table, {}).values())


def load_knowledge(folder: Path) -> Knowledge:
    """Read every table in a folder. A table that is absent is empty.

    Raises:
        SourceErrors: holds each fault with its file and line; or the folder cannot be read.
    """
    faults = Faults()
    tables = _Tables()
    digest = hashlib.sha256()
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml"))
    except OSError as error:
        problem = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise SourceErrors((SourceError(folder, None, problem),)) from error
    for path in files:
        if _kind(path) not in _FILES:
            faults.add(path, None, f"is not a table of ours; wanted one of {', '.join(_FILES)}")
            continue
        if not path.is_file():
            faults.add(path, None, "is no plain file")
            continue
        try:
            tree = read_tree(path)
            digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
        except OSError as error:
            faults.add(path, None, f"cannot be read: {(error.strerror or str(error)).lower()}")
            continue
        except SourceError as error:
            faults.found.append(error)
            continue
        if tree is not None:
            _read_file(tree, path, tables, faults)
    _check_references(tables, faults)
    if faults.found:
        raise SourceErrors(tuple(sorted(faults.found, key=lambda fault: (str(fault.path), fault.line or 0))))
    return Knowledge(
        people=tables.of("people"),
        offices=tables.of("offices"),
        bodies=tables.of("bodies"),
        places=tables.of("places"),
        outlets=tables.of("outlets"),
        calendar=tables.of("calendar"),
        casualties=tables.of("casualties"),
        conflicts=tables.of("conflicts"),
        version=digest.hexdigest()[:16],
    )


def _kind(path: PurePath) -> str:
    """Name the kind of a file: `calendar-2012.yml` holds more of what `calendar.yml` holds."""
    return path.stem.partition("-")[0] + ".yml"


def _read_file(tree: Node, path: PurePath, tables: _Tables, faults: Faults) -> None:
    """Read the tables of one file: a mapping of table names to mappings of ids to entries."""
    if not isinstance(tree.value, dict):
        faults.add(path, tree.line, f"is {tree.sort}; wanted a mapping that begins with {_FILES[_kind(path)][0]!r}")
        return
    for table, node in tree.value.items():
        line = (tree.keys or {}).get(table, tree.line)
        if table not in _FILES[_kind(path)]:
            faults.add(path, line, f"unknown table {table!r}; wanted {' or '.join(_FILES[_kind(path)])}")
        elif isinstance(node.value, dict):
            rows = tables.rows.setdefault(table, {})
            for id, entry in node.value.items():
                if not ID.fullmatch(id):
                    line = (node.keys or {}).get(id, entry.line)
                    faults.add(path, line, f"the id {id[:60]!r} is not made of a-z, 0-9 and single hyphens")
                if id in rows:
                    faults.add(path, entry.line, f"{table} has {id!r} in another file already")
                reader = Entry(entry, id, path, faults)
                rows[id] = _READERS[table](id, reader)
                reader.close()
        elif node.value != "" or node.quoted:
            faults.add(path, node.line, f"{table} is {node.sort}; wanted a mapping of ids to entries")


def _check_references(tables: _Tables, faults: Faults) -> None:
    for reference in faults.references:
        if reference.id not in tables.rows.get(reference.table, {}):
            problem = f"{reference.id!r} is not in {reference.table}; add it there or mend the id"
            faults.add(reference.path, reference.line, problem)


def _person(id: str, entry: Entry) -> Person:
    return Person(
        id,
        entry.texts("names", needed=True) or (id,),
        entry.texts("surnames"),
        entry.reference("state", "places"),
        entry.text("arabic"),
        _tenures(id, entry),
    )


def _tenures(person: str, entry: Entry) -> tuple[Tenure, ...]:
    node = entry.node("offices")
    if node is None:
        return ()
    if not isinstance(node.value, list):
        entry.fault(node.line, f"offices is {node.sort}; wanted a list, each with office, from and source")
        return ()
    tenures = []
    for item in node.value:
        part = Entry(item, f"an office of {person}", entry.path, entry.faults)
        office = part.reference("office", "offices", needed=True)
        start, end = part.interval("from", needed=True), part.interval("to")
        fact, acting, note = part.fact(), part.flag("acting"), part.text("note") or ""
        part.close()
        if start and end and end.end <= start.start:
            part.fault(item.line, f"an office of {person} ends before it begins")
        elif office and start:
            tenures.append(Tenure(person, office, start, end, fact, acting, note))
    return tuple(tenures)


def _office(id: str, entry: Entry) -> Office:
    return Office(
        id,
        entry.text("title", needed=True) or id,
        entry.texts("names"),
        entry.reference("state", "places"),
        entry.reference("body", "bodies"),
        entry.number("rank", 3, 1, 4),
    )


def _body(id: str, entry: Entry) -> Body:
    return Body(
        id,
        entry.texts("names", needed=True) or (id,),
        ActorKind(entry.choice("kind", _ACTOR_KINDS, "body")),
        entry.reference("state", "places"),
        entry.text("short"),
    )


def _place(id: str, entry: Entry) -> Place:
    return Place(
        id,
        entry.texts("names", needed=True) or (id,),
        entry.choice("kind", ("country", "city", "region", "site"), "city"),
        entry.reference("country", "places"),
        entry.reference("within", "places"),
        entry.texts("adjectives"),
        entry.texts("metonyms"),
        entry.text("arabic"),
    )


def _outlet(id: str, entry: Entry) -> Outlet:
    hosts = entry.texts("hosts")
    for host in hosts:
        if urlsplit(f"//{host}").hostname != host or "." not in host:
            entry.fault(entry.line, f"{host[:60]!r} is no host name; wanted one like gulfnews.com")
    zone = entry.text("time_zone")
    if zone is not None and zone not in _zones():
        entry.fault(entry.line, f"{zone[:60]!r} is no time zone; wanted one like Asia/Dubai")
    return Outlet(
        id,
        entry.text("name", needed=True) or id,
        entry.texts("mastheads"),
        entry.texts("datelines"),
        hosts,
        entry.flag("agency"),
        zone,
        entry.number("week_start", 1, 1, 7),
        entry.fact(),
    )


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _calendar(id: str, entry: Entry) -> CalendarEvent | None:
    title, interval, fact = entry.text("title", needed=True), entry.interval("date", needed=True), entry.fact()
    event = CalendarEvent(
        id,
        title or id,
        interval or _NEVER,
        fact,
        EventClass(entry.choice("class", _EVENT_CLASSES, "MEET")),
        entry.reference("place", "places"),
        entry.references("people", "people"),
        entry.references("bodies", "bodies"),
        entry.references("states", "places"),
        entry.texts("names"),
        entry.text("series"),
        entry.texts("tags"),
    )
    return event


def _casualty(id: str, entry: Entry) -> CasualtyFigure:
    return CasualtyFigure(
        id,
        entry.number("figure", 0, 1, 999_999_999),
        entry.interval("first_used", needed=True) or _NEVER,
        entry.text("by", needed=True) or "",
        entry.fact(),
    )


def _conflict(id: str, entry: Entry) -> Conflict:
    return Conflict(
        entry.interval("start", needed=True) or _NEVER,
        entry.texts("names", needed=True),
        entry.text("title", needed=True) or id,
        entry.reference("place", "places", needed=True) or "",
        entry.fact(),
        entry.reference("calendar", "calendar"),
    )


# Stands in for a date that could not be read; its table is never returned, since the fault is already noted.
_NEVER = Interval.day(date.min)

_ACTOR_KINDS = tuple(kind.value for kind in ActorKind)
_EVENT_CLASSES = tuple(kind.value for kind in EventClass)
_READERS: dict[str, Callable[[str, Entry], object]] = {
    "people": _person,
    "offices": _office,
    "bodies": _body,
    "places": _place,
    "outlets": _outlet,
    "calendar": _calendar,
    "casualties": _casualty,
    "conflicts": _conflict,
}
_FILES: dict[str, tuple[str, ...]] = {
    "people.yml": ("people",),
    "offices.yml": ("offices",),
    "bodies.yml": ("bodies",),
    "places.yml": ("places",),
    "outlets.yml": ("outlets",),
    "calendar.yml": ("calendar",),
    "conflict.yml": ("conflicts", "casualties"),
}
