"""What search engines are told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builder.export import ExportOptions, linked_data
from builder.timeline import Timeline, event_address
from builder.values import Bound, Event, Interval, PublicationDate, Realis
from tests.factories import make_timeline

OPTIONS = ExportOptions(site_url="https://talks.example/dated/")


def told_of(timeline: Timeline, event: Event) -> dict[str, Any] | None:
    """Give what search engines are told of an event."""
    pages = dict(linked_data(timeline, OPTIONS))
    page, _, anchor = event_address(timeline, event).partition("#")
    graph = json.loads(pages[page])["@graph"] if page in pages else []
    return next((one for one in graph if one["@id"].endswith("#" + anchor)), None)


@pytest.mark.parametrize(
    ("interval", "bound", "told"),
    [
        pytest.param(Interval.day(date(2015, 8, 11)), Bound.EXACT, "2015-08-11", id="a day"),
        pytest.param(Interval.day(date(2015, 8, 3)), Bound.APPROXIMATE, "2015-08", id="about a day"),
        pytest.param(Interval(date(2012, 6, 1), date(2012, 7, 1)), Bound.EXACT, "2012-06", id="a month"),
        pytest.param(Interval(date(2015, 8, 10), date(2015, 8, 24)), Bound.EXACT, "2015-08", id="two weeks of it"),
        pytest.param(Interval(date(2015, 7, 27), date(2015, 8, 3)), Bound.EXACT, "2015", id="a week of two months"),
        pytest.param(Interval(date(2013, 8, 1), date(2013, 9, 1)), Bound.FROM, None, id="not before"),
        pytest.param(Interval(date(2012, 1, 1), date(2014, 1, 1)), Bound.EXACT, None, id="some day of two years"),
    ],
)
def test_a_search_engine_is_told_a_date_no_finer_than_it_is_known(
    interval: Interval, bound: Bound, told: str | None
) -> None:
    timeline = make_timeline(12)
    event = next(one for one in timeline.shown if one.realis is Realis.HAPPENED and one.when is not None)
    assert event.when is not None
    dated = replace(event, when=replace(event.when, interval=interval, bound=bound))
    timeline = replace(timeline, events=tuple(dated if one.id == event.id else one for one in timeline.events))
    found = told_of(timeline, dated)
    assert (found["startDate"] if found else None) == told
    assert found is None or "endDate" not in found


def test_what_was_denied_or_only_possible_is_no_event() -> None:
    timeline = make_timeline(60)
    told = {
        event["@id"]
        for page, body in linked_data(timeline, OPTIONS)
        if page.startswith("timeline/")
        for event in json.loads(body)["@graph"]
    }
    for event in timeline.shown:
        if event.realis in (Realis.DENIED, Realis.POSSIBLE, Realis.PROPOSED, Realis.CONDITIONAL):
            assert OPTIONS.event_link(timeline, event) not in told


@pytest.mark.parametrize(
    ("latest", "told"), [(date(2015, 8, 20), "2015-08"), (date(2015, 10, 1), "2015"), (date(2016, 1, 1), None)], ids=str
)
def test_an_article_whose_day_is_a_guess_is_given_what_holds_it(latest: date, told: str | None) -> None:
    timeline = make_timeline(9)
    guess = PublicationDate(date(2015, 8, 11), date(2015, 8, 2), latest, 0.3)
    articles = tuple(replace(dated, published=guess) for dated in timeline.articles)
    pages = dict(linked_data(replace(timeline, articles=articles), OPTIONS))
    assert {json.loads(pages[page]).get("datePublished") for page in pages if page.startswith("articles/")} == {told}


def test_no_text_can_end_the_script_it_stands_in() -> None:
    for _, body in linked_data(make_timeline(60, hostile=True), OPTIONS):
        assert "<" not in body
        assert json.loads(body)["@context"] == "https://schema.org"
