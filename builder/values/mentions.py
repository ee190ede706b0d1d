"""What one article says by itself: who did what, in which words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from builder.values.articles import Article
from builder.values.time import Span, Timex


class Realis(StrEnum):
    """Whether a thing reported happened, is planned, denied …"""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"  # a plan with the will behind it: "will meet on Thursday"
    PROPOSED = "proposed"
    POSSIBLE = "possible"  # "might"
    CONDITIONAL = "conditional"  # "if …"
    DENIED = "denied"
    MISSED = "missed"  # a plan of which the same text says that it came to nothing

    @property
    def is_plan(self) -> bool:
        """Tell whether it lay ahead when it was told, or was only ever a plan."""
        return self in (Realis.SCHEDULED, Realis.PROPOSED, Realis.POSSIBLE, Realis.CONDITIONAL, Realis.MISSED)


class EventClass(StrEnum):
    """What kind of act. Each maps to a PLOVER root in the mentions room's table."""

    MEET = "MEET"
    NEGOTIATE = "NEGOTIATE"
    AGREE = "AGREE"
    ADOPT = "ADOPT"
    PROPOSE = "PROPOSE"
    CALL = "CALL"
    REJECT = "REJECT"
    CRITICISE = "CRITICISE"
    SUPPORT = "SUPPORT"
    DIFFER = "DIFFER"
    SCHEDULE = "SCHEDULE"
    WARN = "WARN"
    SANCTION = "SANCTION"
    CEASEFIRE = "CEASEFIRE"
    AID = "AID"
    APPOINT = "APPOINT"
    STATE = "STATE"
    PROTEST = "PROTEST"
    MOBILISE = "MOBILISE"
    COERCE = "COERCE"
    FIGHT = "FIGHT"
    ASSAULT = "ASSAULT"
    INVESTIGATE = "INVESTIGATE"

    @property
    def is_talks(self) -> bool:
        """Tell whether it is people who meet, by whatever name."""
        return self in (EventClass.MEET, EventClass.NEGOTIATE)

    @property
    def is_context(self) -> bool:
        """Tell whether it is the war around the diplomacy, folded by default."""
        return self in (
            EventClass.PROTEST,
            EventClass.MOBILISE,
            EventClass.COERCE,
            EventClass.FIGHT,
            EventClass.ASSAULT,
            EventClass.INVESTIGATE,
        )


class ActorKind(StrEnum):
    """What sort of actor a name stands for."""

    PERSON = "person"
    STATE = "state"
    BODY = "body"  # organisations, governments, rebel groups, agencies
    OFFICE = "office"  # "the foreign minister" of whom no name is known
    GROUP = "group"  # "officials", "both sides", "protesters"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who acts or is acted upon, as one clause names them."""

    name: str  # the canonical name where known, else as the text has it
    kind: ActorKind
    id: str | None = None  # in knowledge; None where nobody listed them
    state: str | None = None  # place id of the state they stand for
    span: Span | None = None  # where the text names them; None where it is inferred ("both sides")


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where a thing took place."""

    name: str
    id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """Words that lean on an act told before, and that act's cue: the "accord" of "welcomed the accord"."""

    words: Span
    cue: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's report of one act, from one clause."""

    id: str  # see `mention_id`
    article: str
    sentence: Span
    clause: Span
    cue: Span  # the words that tell the class
    event_class: EventClass
    realis: Realis
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...] = ()
    place: PlaceRef | None = None
    speaker: Participant | None = None  # whose word it is, where it is said and not reported as fact
    timex: Timex | None = None  # the expression that dates it; None: it has no word of its own
    topic: str | None = None  # a short phrase from the clause: "a Syria peace conference"
    calendar: str | None = None  # id of the calendar event it names outright ("Geneva II")
    background: bool = False  # told as history, not as this article's news
    series: str | None = None  # what a plan or its outcome is called, to link them: a calendar series id
    code: str = ""  # the act, finer than its class: "host", "telephone", "expel"; names stand in mentions/rules/*/
    occasion: str | None = (
        None  # what the gathering is called: "third round of Geneva II talks"; `topic` is its subject
    )
    subject: Span | None = None  # the words its verb is told of, which may stand in a clause before its own
    about: Meant | None = None  # the act, told before, that its object means


def mention_id(article: str, quote: str, event_class: EventClass, ordinal: int = 0) -> str:
    """Name a mention by what it rests on, so that text added elsewhere renames nothing.

    `ordinal` counts earlier mentions of the article with the same words and class.
    """
    seed = "\x1f".join((article, " ".join(quote.split()), event_class, str(ordinal)))
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says by itself, before anybody knows when it was written."""

    article: Article
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
