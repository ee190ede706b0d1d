"""What merged mentions agree took place, or was planned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.values.mentions import EventClass, Mention, Participant, PlaceRef, Realis
from builder.values.time import Reason, Span, TimeValue


class Support(StrEnum):
    """How an event is attested."""

    CORROBORATED = "corroborated"  # two or more independent sources
    SINGLE = "single source"
    CONTESTED = "contested"  # its sources disagree


class LinkKind(StrEnum):
    """How one event bears on another."""

    PLAN_OF = "plan of"  # this plan came about as that event
    OUTCOME_OF = "outcome of"  # this event is what came of that plan
    POSSIBLY_SAME = "possibly same"
    PART_OF = "part of"  # a statement made at that meeting


class Outcome(StrEnum):
    """What came of a plan."""

    HELD = "held"
    HELD_LATE = "held late"
    MISSED = "missed"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Link:
    """From one event to another, or to an entry of the calendar."""

    kind: LinkKind
    event: str | None = None
    calendar: str | None = None
    outcome: Outcome | None = None
    late_days: int | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if self.event is None and self.calendar is None and self.outcome is None:
            raise ValueError("a link needs an event, a calendar entry or an outcome")


@dataclass(frozen=True, slots=True)
class Source:
    """One article's words on an event."""

    mention: str
    article: str
    span: Span  # of the sentence
    quote: str
    timex: Span | None = None  # the expression that dates it here
    independent: str = ""  # sources with the same key carry the same agency's words


@dataclass(frozen=True, slots=True)
class Event:
    """What merged mentions agree took place, or was planned."""

    id: str
    title: str
    event_class: EventClass
    realis: Realis
    when: TimeValue | None  # None: no date can be given
    reason: Reason
    participants: tuple[Participant, ...]
    place: PlaceRef | None
    sources: tuple[Source, ...]
    mentions: tuple[Mention, ...]
    support: Support = Support.SINGLE
    links: tuple[Link, ...] = ()
    disagreements: tuple[str, ...] = ()
    calendar: str | None = None  # the reference event it is
    also: tuple[str, ...] = ()  # ids of events it absorbed, kept as anchors
    importance: float = 0.0
    folded_under: str | None = None  # a statement made at that event; shown inside it
    hidden: bool = False
    probability: float = 1.0  # that the date is right, as far as the article's own date decides it
    editor: tuple[str, ...] = ()  # what an editor decided, each with its why
