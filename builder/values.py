"""What passes between the rooms: frozen values that check themselves on arrival.

Offsets are Unicode code points into `Article.text`; spans and intervals are half-open.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import PurePath


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters from `start` up to, but not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Give the characters this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Calendar days from `start` up to, but not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"empty interval: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """Give the one day. The last day any calendar here has (9999-12-31) is refused."""
        return cls(day, day + timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days lie inside."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def gap_days(self, other: Interval) -> int:
        """Days between the nearest days of the two: 0 where they share one, 1 for neighbours."""
        if self.overlaps(other):
            return 0
        return (other.start - self.last).days if self.end <= other.start else (self.start - other.last).days


class Granularity(StrEnum):
    """The calendar unit a value is stated in, finest first."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Bound(StrEnum):
    """How a value limits the thing it dates."""

    EXACT = "exact"  # within the interval
    FROM = "from"  # on or after its first day: "not before August"
    UNTIL = "until"  # up to its last day: "by the end of the month"
    APPROXIMATE = "approximate"  # about then: "two weeks ago"


class TimexType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a relative expression leans on."""

    NONE = "none"  # it stands by itself: "30 June 2012"
    PUBLICATION = "publication"  # the article's own date
    SPEECH = "speech"  # the day something quoted was said
    PREVIOUS = "previous"  # the date mentioned last
    EVENT = "event"  # a named happening: "two days after the talks"


class Side(StrEnum):
    """Which way an expression points from its anchor."""

    PAST = "past"  # the anchor's day or before it
    FUTURE = "future"  # the anchor's day or after it
    UNKNOWN = "unknown"


class MeaningKind(StrEnum):
    """The shapes an expression's meaning takes before it is anchored."""

    EXPLICIT = "explicit"  # year known: "30 June 2012", "June 2012", "2012", "the 1990s"
    WEEKDAY = "weekday"  # "Tuesday", "last Friday"
    MONTH = "month"  # a month or month and day without a year: "August", "June 30"
    PERIOD = "period"  # a named part of a year without a year: "summer", "the third quarter", "Ramadan", "Christmas"
    OFFSET = "offset"  # a counted distance: "two weeks ago", "three days later"
    SHIFT = "shift"  # a calendar unit seen from the anchor: "last week", "today", "next year", "June last year"
    DURATION = "duration"  # "two-year", "90 minutes"
    SET = "set"  # "every Tuesday"
    REFERENCE = "reference"  # PAST_REF, PRESENT_REF, FUTURE_REF
    OTHER = "other"  # none of the above; only `timex` knows what to do


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says while nothing is known of the article's date.

    Only the fields its kind needs are set. `unit` is a TIMEX3 unit: D, W, WE, M, Q, SE, H (half), Y, DE, CE, TH
    (hour), TM (minute), TS (second). `amount` is signed and counts units from the anchor: -2 with W for "two weeks
    ago", -1 with Y and month 6 for "June last year", 0 with D for "today". For a duration it is its (unsigned) length.
    """

    kind: MeaningKind
    unit: str | None = None
    amount: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO: Monday is 1
    side: Side = Side.UNKNOWN
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression of time found in a text, before it is anchored."""

    span: Span
    text: str
    type: TimexType
    rule: str
    meaning: Meaning
    anchor: Anchor
    bound: Bound = Bound.EXACT
    mod: str | None = None
    payload: object = field(
        default=None, repr=False
    )  # the timex room’s own, frozen and picklable; nobody else reads it


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain of reasons, in words a reader understands, and a fainter note under it."""

    says: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why we say so: steps a person can follow, in order."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " · ".join(step.says for step in self.steps)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value and what it covers on the calendar.

    `interval` is None for what has no place on the calendar: durations, sets, "recently", years outside 1 to 9998.
    With `Bound.FROM` the last day, and with `Bound.UNTIL` the first, is only the edge of what is stated.
    """

    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    interval: Interval | None = None
    granularity: Granularity | None = None
    bound: Bound = Bound.EXACT
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedTimex:
    """An expression with its value and the chain that led there. `value` is None while it cannot be resolved.

    `open_value` is what TIMEX3 writes while no date is known: "XXXX-WXX-2" for "Tuesday".
    """

    timex: Timex
    value: TimeValue | None
    reason: Reason
    open_value: str | None = None


class BlockKind(StrEnum):
    """What a stretch of an article is.

    Only title, subtitle, heading, caption, dateline and body are the outlet's report.
    """

    TITLE = "title"
    SUBTITLE = "subtitle"  # a line under the title that restates the story
    HEADING = "heading"  # a heading inside the body
    DATELINE = "dateline"  # "Moscow, SANA –" at the head of the first paragraph
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"  # "Image Credit: AP"
    BYLINE = "byline"
    TEASER = "teaser"  # another story's title or lead
    COMMENT = "comment"  # a reader's
    LINK = "link"  # navigation, also in another language
    REPEAT = "repeat"  # a paragraph told before
    BOILERPLATE = "boilerplate"  # asset numbers, advertising, page clocks


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of an article's text. Blocks are sorted and do not overlap; blanks between them belong to none."""

    kind: BlockKind
    span: Span
    language: str | None = None  # where it differs from the article's


@dataclass(frozen=True, slots=True)
class Article:
    """One seed as it came: exact text, its division into blocks, and what its metadata says."""

    id: str  # ours: [a-z0-9_-], unique in a build; never text from the article
    path: PurePath  # relative to the project, for messages
    text: str  # the file decoded, line ends and front matter untouched: offsets count from its start
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None  # id of a known outlet, or a name as the metadata gives it
    url: str | None = None  # http or https only
    published: date | None = None  # from metadata only
    author: str | None = None
    language: str = "en"
    credits: tuple[str, ...] = ()  # agencies whose words these are: "afp", "ap"
    doubts: tuple[str, ...] = ()  # metadata that was not believed, and why

    def kind_at(self, offset: int) -> BlockKind | None:
        """Tell what kind of block a character stands in."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block.kind
        return None


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """One clue to an article's date.

    `weight` is how much it moved the answer: log10 of the odds of the chosen day with it over without it; negative
    where it speaks against the day. `favours` is where it points by itself.
    """

    kind: str  # a name from the dating room's table: "full-date", "weekday", "neighbour", "office" …
    says: str
    weight: float
    span: Span | None = None
    favours: Interval | None = None
    article: str | None = None  # the neighbour it comes from
    calendar: str | None = None  # the reference event it rests on

    @property
    def against(self) -> bool:
        """Tell whether it speaks against the day chosen."""
        return self.weight < 0


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article was written: a day, an interval that holds it nine times in ten, and why."""

    best: date | None
    earliest: date | None
    latest: date | None
    probability: float  # of `best`, 0 to 1
    evidence: tuple[Evidence, ...] = ()
    posterior: tuple[tuple[date, float], ...] = ()  # the likeliest days in calendar order, for the picture
    stated: bool = False  # given by metadata or an editor, not worked out
    editor: str | None = None  # an editor's why

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability {self.probability}")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"interval runs backwards: {self.earliest} to {self.latest}")


@dataclass(frozen=True, slots=True)
class DatedReading:
    """A reading with its date, and every expression resolved against it (same order as `reading.timexes`)."""

    reading: Reading
    published: PublicationDate
    timexes: tuple[ResolvedTimex, ...]

    @property
    def article(self) -> Article:
        return self.reading.article


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
