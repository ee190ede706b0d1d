"""What the builder knows of its subject: dated facts, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from builder.values import ActorKind, EventClass, Interval


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact comes from and how far to trust it."""

    source: str
    confidence: str = "high"  # high, medium, low
    verified: bool = False  # seen in a stored page, not only remembered


@dataclass(frozen=True, slots=True)
class Office:
    """A post that people hold one after another: "Russian foreign minister"."""

    id: str
    title: str
    names: tuple[str, ...]  # how texts name the post without its state: "foreign minister", "FM"
    state: str | None = None  # place id
    body: str | None = None  # body id, where the post belongs to an organisation
    rank: int = 3  # 1 head of state or organisation, 2 minister or envoy, 3 deputy, 4 spokesman


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office when. An end of None is beyond what we know."""

    person: str
    office: str
    start: Interval  # the day, month or year it began in
    end: Interval | None
    fact: Fact
    acting: bool = False
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the tenure may cover the day, granting it its loose edges."""
        return self.start.start <= day and (self.end is None or day < self.end.end)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with every spelling texts use; the first name is the one we print."""

    id: str
    names: tuple[str, ...]  # full names
    surnames: tuple[str, ...]  # what a text says at second mention
    state: str | None = None
    arabic: str | None = None
    tenures: tuple[Tenure, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def surname(self) -> str:
        """The name we print in a title."""
        return self.surnames[0] if self.surnames else self.names[0]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, government, rebel group or conference of states."""

    id: str
    names: tuple[str, ...]
    kind: ActorKind = ActorKind.BODY
    state: str | None = None
    short: str | None = None  # what a title prints

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city or site."""

    id: str
    names: tuple[str, ...]
    kind: str  # country, city, region, site
    country: str | None = None  # place id of the country it lies in
    within: str | None = None  # place id of what it lies in: a palace in a city
    adjectives: tuple[str, ...] = ()  # "Russian"; countries only
    metonyms: tuple[str, ...] = ()  # names that stand for its government: "Moscow", "the Kremlin"
    arabic: str | None = None

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, and how its pages give it away."""

    id: str
    name: str
    mastheads: tuple[str, ...] = ()  # words on its pages: "Classifieds powered by Gulf News"
    datelines: tuple[str, ...] = ()  # what follows the place: "SANA"
    hosts: tuple[str, ...] = ()  # "gulfnews.com"
    agency: bool = False
    time_zone: str | None = None
    week_start: int = 1  # ISO weekday its week begins on
    fact: Fact = field(default=Fact("general reference knowledge"))


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A dated reference event."""

    id: str
    title: str
    interval: Interval
    fact: Fact
    event_class: EventClass = EventClass.MEET
    place: str | None = None
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # what texts call it: "Geneva I", "the Geneva Communiqué"
    series: str | None = None  # "geneva2": what plans and outcomes are linked by
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CasualtyFigure:
    """A death toll and when the press began to carry it."""

    id: str
    figure: int
    first_used: Interval
    by: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Conflict:
    """The war that "two-year" measures."""

    start: Interval
    names: tuple[str, ...]  # nouns texts use: "conflict", "civil war", "uprising", "crisis"
    title: str
    place: str
    fact: Fact
    calendar: str | None = None  # the calendar's entry for its beginning


@dataclass(frozen=True)
class Knowledge:
    """All facts, with the look-ups the rooms need. Order is that of the files; ids are unique within a table."""

    people: tuple[Person, ...]
    offices: tuple[Office, ...]
    bodies: tuple[Body, ...]
    places: tuple[Place, ...]
    outlets: tuple[Outlet, ...]
    calendar: tuple[CalendarEvent, ...]
    casualties: tuple[CasualtyFigure, ...]
    conflicts: tuple[Conflict, ...]
    version: str = ""  # hash of the files, for the store

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def office(self) -> dict[str, Office]:
        return {office.id: office for office in self.offices}

    @cached_property
    def body(self) -> dict[str, Body]:
        return {body.id: body for body in self.bodies}

    @cached_property
    def place(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def outlet(self) -> dict[str, Outlet]:
        return {outlet.id: outlet for outlet in self.outlets}

    @cached_property
    def event(self) -> dict[str, CalendarEvent]:
        return {event.id: event for event in self.calendar}

    @cached_property
    def place_kinds(self) -> dict[str, str]:
        """Every place's names, letters' case folded, and what it is; of two with one name, the first."""
        kinds: dict[str, str] = {}
        for place in self.places:
            for name in place.names:
                kinds.setdefault(name.casefold(), place.kind)
        return kinds

    @cached_property
    def dateline_names(self) -> frozenset[str]:
        """What stands for an outlet in a dateline: "SANA", "Reuters"."""
        return frozenset(name for outlet in self.outlets for name in (outlet.name, *outlet.datelines))

    def holders(self, office: str, day: date | None = None) -> tuple[Person, ...]:
        """Give who held an office: on a day, or ever."""
        return tuple(
            person
            for person in self.people
            for tenure in person.tenures
            if tenure.office == office and (day is None or tenure.holds_on(day))
        )
