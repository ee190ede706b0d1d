"""An editor's decisions, as data; each carries its why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class EditorDate:
    """An article's day as an editor decided it."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `target` is an article id, an event id, or "article id: phrase" for an expression.

    `action` is one of `date` (value an EDTF string), `outlet`, `url`, `value` (of an expression), `title`, `merge`
    (value the ids joined into the target), `split` (value the mention ids taken out of the target), `hide`.
    """

    action: str
    target: str
    value: str | tuple[str, ...] | None
    why: str
    path: PurePath
    line: int
    of: str = "event"  # what the target is: "article", "expression" or "event"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions in the order of the file."""

    entries: tuple[Correction, ...] = ()
    published: Mapping[str, EditorDate] = field(default_factory=dict)  # article id to its decided day
    version: str = ""  # hash of the file, for the store
