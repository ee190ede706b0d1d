"""The terms by which texts tell of the calendar's events."""

from __future__ import annotations

from dataclasses import replace

from builder.dating.words import Names, event_terms
from builder.knowledge import Person
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
