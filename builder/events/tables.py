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
    """The table of classes, whole."""

    rows: Mapping[EventClass, ClassRow]
    stop_words: frozenset[str]
    first_words: frozenset[str]  # what tells of the first day of a thing that lasted several
    last_words: frozenset[str]
    other_words: frozenset[str]  # what tells that others are meant than those named before
    joining_words: frozenset[str]  # between two names, these make two participants of them
    unreal_words: frozenset[str]  # before a verb, these tell that it did not come to that
    body_words: frozenset[str]  # what the name of an organisation nobody listed ends with
    deciding_words: frozenset[str]  # a group so called decides for those it comes from: "Gulf states"
    outlet_words: frozenset[str]  # a body so called only tells what others do
    region_words: frozenset[str]  # before such a group, these tell where it comes from
    gathering_verbs: frozenset[str]  # acts of these are whole without an object: "NATO ministers met"
    date_barriers: frozenset[str]  # between a verb and a date, these give the date to something else
    diplomatic_words: frozenset[str]  # what a state has in another: "recalls its ambassador"
    government_words: frozenset[str]  # a body so named stands for its state
    denying_words: frozenset[str]  # before a verb, these tell that somebody denies what it says
    pair_words: frozenset[str]  # "the two sides": somebody named before, too often somebody else
    paired_people: frozenset[str]  # … unless they are "the two leaders"
    topic_words: frozenset[str]  # before a state, these make it what is talked about
    standing_words: frozenset[str]  # "the representative of Norland" speaks for it
    carrying_words: frozenset[str]  # after these a pronoun may be who was told of before: "flew to Oslo, where she met"
    subject_barriers: frozenset[str]  # after these no name is a subject
    group_words: frozenset[str]  # after a name, these make an adjective of it: "Senior Russian officials"
    one_sided: frozenset[str]  # acts of talks that need one party and a place
    gatherings: frozenset[str]  # acts of talks that one body can hold by itself
    told_without_day: frozenset[str]  # acts that are news of themselves, whoever did them, on no day that is told
    own_words: frozenset[str]  # acts that nothing but their own words tell
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
    words = {field.name: frozenset(table[field.name]) for field in fields(Classes) if field.name != "rows"}
    return Classes(rows, **words)


def language_table(name: str, language: str = "en") -> dict[str, Any]:
    """Give one of a language's own tables: `rules/en/titles.toml`."""
    return read_table(f"{language}/{name}")


@cache
def read_table(name: str) -> dict[str, Any]:
    """Read one table of `rules/`, once."""
    with (RULES / name).open("rb") as file:
        return tomllib.load(file)
