"""The room's tables, read once and checked on arrival."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from builder.errors import RuleError
from builder.values import EventClass

RULES = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class ClassRow:
    """What merging, folding and importance know of one class."""

    group: str
    weight: float
    part: bool = False
    polarity: int = 0
    directed: bool = False
    mutual: bool = False
    own_entry: bool = False


@dataclass(frozen=True, slots=True)
class Classes:
    """The table of classes, and of the acts (by the mentions' codes) that are not judged as their class is."""

    rows: Mapping[EventClass, ClassRow]
    one_sided: frozenset[str]  # acts of talks that need one party and a place
    gatherings: frozenset[str]  # acts of talks that one body can hold by itself
    told_without_day: frozenset[str]  # acts that are news of themselves, whoever did them, on no day that is told
    told_by_own_words: frozenset[str]  # acts that nothing but their own words tell
    not_by_one: frozenset[str]  # acts of talks that one party's clause does not tell whole
    without_object: frozenset[str]  # acts that are whole without one

    def group(self, event_class: EventClass) -> str:
        """Give the group within which mentions of this class may be one event."""
        return self.rows[event_class].group


@cache
def classes() -> Classes:
    """Read `rules/classes.toml`."""
    table = read_table("classes.toml")
    rows: dict[EventClass, ClassRow] = {}
    for event_class in EventClass:
        row = table["class"].get(event_class.value)
        if row is None:
            raise RuleError(event_class.value, "classes.toml has no row for it")
        rows[event_class] = ClassRow(**row)
    acts = {field.name: frozenset(table[field.name]) for field in fields(Classes) if field.name != "rows"}
    return Classes(rows, **acts)


@cache
def words_of(name: str, language: str = "en") -> frozenset[str]:
    """Give one word class of a language's `words.toml`."""
    return frozenset(language_table("words.toml", language)[name])


def grammar(language: str = "en") -> dict[str, Any]:
    """Give a language's `titles.toml`."""
    return language_table("titles.toml", language)


def language_table(name: str, language: str = "en") -> dict[str, Any]:
    """Give one of a language's own tables: `rules/en/titles.toml`."""
    return read_table(f"{language}/{name}")


@cache
def read_table(name: str) -> dict[str, Any]:
    """Read one table of `rules/`, once."""
    with (RULES / name).open("rb") as file:
        return tomllib.load(file)
