"""The terms by which texts tell of the calendar's events."""

from __future__ import annotations

from dataclasses import replace

from builder.dating.words import Names, event_terms
from builder.knowledge import Body, Person
from tests.dating.small import SMALL, event


def test_a_day_of_may_in_a_title_names_no_mrs_may() -> None:
    may = Person("ada-may", ("Ada May",), ("May",), "norvia")
    subject = replace(SMALL, people=(*SMALL.people, may))
    names = Names(subject)
    dated, named = (
        event_terms(event("x", title, "2016-05-15"), names, subject)
        for title in ("Amnesty until 15 May", "May meets Quill")
    )
    assert "5#15" in dated
    assert "person:ada-may" not in dated
    assert "person:ada-may" in named


def test_a_body_within_a_bodys_name_tells_of_its_event_too() -> None:
    bodies = (Body("league", ("Harbour League",)), Body("observers", ("Harbour League observers",)))
    subject = replace(SMALL, bodies=bodies)
    names = Names(subject)
    terms = event_terms(event("x", "Harbour League observers leave Veld", "2016-05-15"), names, subject)
    text = "Harbour League observers left"
    assert {"body:observers", "body:league", "observe"} <= terms
    assert [term.key for term in names.find(text, 0, len(text))][:1] == ["body:observers"]
    assert "body:league" not in [term.key for term in names.find(text, 0, len(text))]
