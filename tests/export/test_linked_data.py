"""What search engines are told."""

from __future__ import annotations

import json
from dataclasses import replace

from builder.export import ExportOptions, linked_data
from builder.timeline import event_address, month_of
from builder.values import Realis
from tests.factories import make_timeline

OPTIONS = ExportOptions(site_url="https://talks.example/dated/")


def test_a_month_tells_its_events_with_their_days() -> None:
    timeline = make_timeline(24)
    pages = dict(linked_data(timeline, OPTIONS))
    event = next(e for e in timeline.shown if e.realis is Realis.HAPPENED and month_of(e) is not None)
    page, _, anchor = event_address(timeline, event).partition("#")
    told = next(e for e in json.loads(pages[page])["@graph"] if e["@id"].endswith("#" + anchor))
    assert event.when is not None
    assert event.when.interval is not None
    assert told["startDate"] == event.when.interval.start.isoformat()
    assert told["endDate"] == event.when.interval.last.isoformat()


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


def test_an_article_whose_day_is_a_guess_is_given_no_date() -> None:
    timeline = make_timeline(9)
    guessed = tuple(replace(d, published=replace(d.published, probability=0.3)) for d in timeline.articles)
    pages = dict(linked_data(replace(timeline, articles=guessed), OPTIONS))
    assert all("datePublished" not in json.loads(pages[page]) for page in pages if page.startswith("articles/"))


def test_no_text_can_end_the_script_it_stands_in() -> None:
    for _, body in linked_data(make_timeline(60, hostile=True), OPTIONS):
        assert "<" not in body
        assert json.loads(body)["@context"] == "https://schema.org"
