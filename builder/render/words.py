"""The site's own words: what an entry is called, how sure its date is, how many there are of something."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from builder.values import (
    Anchor,
    Bound,
    Event,
    EventClass,
    LinkKind,
    MeaningKind,
    Outcome,
    Realis,
)

NBSP = "\u00a0"


@cache
def table() -> dict[str, Any]:
    """Read the table of words once."""
    return tomllib.loads((files("builder.render") / "words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, eq=False)  # each is made once, and looked up a million times
class Kind:
    """What a mark looks like and what it is called."""

    family: str  # talks, agreement, statement, force
    name: str  # "Talks"
    exact: str  # "meeting or visit"
    words: str  # "planned and held"
    drawn: str  # solid, hollow, dotted, held, struck

    @property
    def is_plan(self) -> bool:
        """Tell whether it stands below the line."""
        return self.drawn != "solid"


@cache
def family_of(event_class: EventClass) -> tuple[str, str, str]:
    """Give a class's family, the family's name, and the class in words."""
    for key, family in table()["family"].items():
        if event_class.value in family["classes"]:
            return key, family["name"], family["classes"][event_class.value]
    raise ValueError(f"words.toml has no family for {event_class}")


@cache
def _kind(event_class: EventClass, realis: Realis, outcome: Outcome | None) -> Kind:
    family, name, exact = family_of(event_class)
    shown = table()["realis"][realis.value]
    if outcome is not None and outcome.value in table()["outcome"] and realis.is_plan:
        shown = table()["outcome"][outcome.value]
    return Kind(family, name, exact, shown["words"], shown["drawn"])


def outcome_of(event: Event) -> Outcome | None:
    """Give what came of a plan; None for what is no plan."""
    if not event.realis.is_plan:
        return None
    known = [link.outcome for link in event.links if link.kind is LinkKind.PLAN_OF and link.outcome is not None]
    if known:
        return known[0]
    if any(link.kind is LinkKind.PLAN_OF and (link.event or link.calendar) for link in event.links):
        return Outcome.HELD
    return Outcome.MISSED if event.realis is Realis.MISSED else Outcome.UNKNOWN


def kind_of(event: Event) -> Kind:
    """Give an entry's look and words."""
    return _kind(event.event_class, event.realis, outcome_of(event))


def certainty(probability: float) -> str:
    """Give a probability in words: "very likely"."""
    return next(words for least, words in _steps("certainty") if probability >= least)


def strength(weight: float) -> str:
    """Give in words how much a clue moved the answer: "strong", or "against"."""
    if weight < 0:
        return "against"
    return next(words for least, words in _steps("strength") if weight >= least)


@cache
def _steps(name: str) -> tuple[tuple[float, str], ...]:
    return tuple((float(row["least"]), str(row["words"])) for row in table()[name])


@cache
def evidence_name(kind: str) -> str:
    """Give a kind of evidence as a heading."""
    words = table()["evidence"].get(kind, kind.replace("-", " "))
    return str(words)[:1].upper() + str(words)[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Give "1 source", "2 sources", the number held to its word."""
    return f"{number:,}{NBSP}{one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Give "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def is_stated(event: Event) -> bool:
    """Tell whether one of its texts has the full date."""
    return any(
        mention.timex is not None
        and mention.timex.anchor is Anchor.NONE
        and mention.timex.meaning.kind is MeaningKind.EXPLICIT
        for mention in event.mentions
    )


def certainty_of(event: Event) -> str:
    """Give how sure an entry's date is, in a word a filter can use: "stated", "very likely"; "" while undated."""
    if event.when is None or event.when.interval is None:
        return ""
    if event.probability >= 0.98 and event.when.bound is Bound.EXACT and is_stated(event):
        return "stated"
    return certainty(event.probability)
