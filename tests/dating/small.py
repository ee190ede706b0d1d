"""A small made-up subject: two ministers, a capital each, a war, and what the calendar knows of it."""

from __future__ import annotations

from datetime import date, timedelta

from builder.articles import make_article
from builder.dating.grid import Grid, spread_grid
from builder.dating.subject import Material, Subject
from builder.knowledge import (
    CalendarEvent,
    CasualtyFigure,
    Conflict,
    Fact,
    Knowledge,
    Office,
    Person,
    Place,
    Tenure,
)
from builder.pipeline import read_article
from builder.values import EventClass, Interval, Reading

FACT = Fact("made up")


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def days(first: str, last: str | None = None) -> Interval:
    return Interval(day_of(first), day_of(last or first) + timedelta(days=1))


def tenure(person: str, office: str, first: str, last: str | None = None) -> Tenure:
    return Tenure(person, office, days(first), days(last) if last else None, FACT)


def event(
    id: str,
    title: str,
    day: str,
    place: str | None = None,
    people: tuple[str, ...] = (),
    event_class: EventClass = EventClass.MEET,
) -> CalendarEvent:
    first, _, last = day.partition("/")
    return CalendarEvent(id, title, days(first, last or None), FACT, event_class, place, people)


SMALL = Knowledge(
    people=(
        Person(
            "ada-brandt",
            ("Ada Brandt",),
            ("Brandt",),
            "norvia",
            tenures=(
                tenure("ada-brandt", "norvian-foreign-minister", "2015-04-29", "2018-12-27"),
                tenure("ada-brandt", "norvian-premier", "2018-12-28"),
            ),
        ),
        Person(
            "olek-quill",
            ("Olek Quill",),
            ("Quill",),
            "estmark",
            tenures=(tenure("olek-quill", "est-fm", "2010-01-01"),),
        ),
        Person(
            "mina-farr",
            ("Mina Farr",),
            ("Farr",),
            "estmark",
            tenures=(tenure("mina-farr", "envoy", "2012-02-23", "2012-08-31"),),
        ),
    ),
    offices=(
        Office("norvian-foreign-minister", "Norvian foreign minister", ("foreign minister",), "norvia"),
        Office("norvian-premier", "Norvian prime minister", ("prime minister",), "norvia", rank=1),
        Office("est-fm", "Estmarkian foreign minister", ("foreign minister",), "estmark"),
        Office("envoy", "envoy", ("envoy", "special envoy")),
    ),
    bodies=(),
    places=(
        Place("norvia", ("Norvia",), "country", adjectives=("Norvian",), metonyms=("Tarnhelm",)),
        Place("estmark", ("Estmark",), "country", adjectives=("Estmarkian",)),
        Place("tarnhelm", ("Tarnhelm",), "city", "norvia"),
        Place("veld", ("Veld",), "city", "estmark"),
        Place("lowland", ("Lowland",), "country"),
        Place("ruhmark", ("Ruhmark",), "city", "lowland"),
    ),
    outlets=(),
    calendar=(
        event("start", "First protests in Lowland", "2011-03-15", "lowland"),
        event("massacre", "Massacre of villagers at Ruhmark", "2012-05-25", "ruhmark"),
        event("envoy", "Farr resigns as envoy", "2012-08-02", None, ("mina-farr",)),
        event("pact", "Powers agree the Veld accord", "2012-06-30", "veld"),
        event("truce", "Truce over the harvest feast", "2013-10-26/2013-10-29", "lowland"),
        event("veld-talks", "Brandt and Quill meet in Veld", "2015-08-03", "veld", ("ada-brandt", "olek-quill")),
        event(
            "tarnhelm-talks",
            "Quill and Brandt hold talks in Tarnhelm",
            "2015-08-11",
            "tarnhelm",
            ("ada-brandt", "olek-quill"),
        ),
        event("round", "Estmark talks, round VIII", "2016-09-01"),
        event("call", "Estmark calls a congress for 18 November", "2017-10-31"),
        event("offer", "Farr gets offer of grain", "2012-06-05", "estmark", ("mina-farr",)),
        event("refusal", "Farr scorns offer of grain", "2012-03-05", "estmark", ("mina-farr",), EventClass.REJECT),
        event("dam", "Dam at Ruhmark bursts", "2016-04-04", "ruhmark"),
        event("ferry", "A ferry burns off Lowland", "2017-02-06"),
        event("fleet", "A ferry, tugs and barges burn off Lowland, divers search a wharf", "2017-05-08"),
        event("choir", "A choir sings of a lantern", "2014-06-02"),
        event("beacon", "A beacon topples", "2014-06-02"),
        event("plum", "A choir sings of a lantern and a plum", "2014-09-01"),
    ),
    casualties=(
        CasualtyFigure("toll-5000", 5_000, days("2011-12-12"), "the monitors", FACT),
        CasualtyFigure("toll-60000", 60_000, days("2013-01-02"), "the monitors", FACT),
        CasualtyFigure("toll-93000", 93_000, days("2013-06-13"), "the monitors", FACT),
        CasualtyFigure("toll-250000", 250_000, days("2015-08-01"), "the monitors", FACT),
    ),
    conflicts=(Conflict(days("2011-03-15"), ("conflict", "war", "uprising"), "Lowland war", "lowland", FACT),),
)

EMPTY = Knowledge((), (), (), (), (), (), (), ())


def read(text: str, id: str = "article", published: str | None = None, knowledge: Knowledge = SMALL) -> Reading:
    """Make a reading of a text."""
    day = day_of(published) if published else None
    article = make_article(id, text, published=day, knowledge=knowledge)
    return read_article(article, knowledge)


def material_of(text: str, published: str | None = None) -> Material:
    """Take a text apart for the kinds of evidence."""
    return Material(read(text, published=published), Subject(SMALL, grid()))


def grid() -> Grid:
    found = spread_grid(SMALL, ())
    assert found is not None
    return found
