"""Laws of the stages: every span is true, every date is one, and every file of the site parses."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from builder.articles import make_article
from builder.knowledge import (
    Corrections,
    Fact,
    Knowledge,
    Office,
    Person,
    Place,
    Tenure,
)
from builder.pipeline import build_timeline, read_article
from builder.site import SiteOptions, site_files, site_pages
from builder.timex import resolve_text, tag_text
from builder.values import Interval
from tests.properties.strategies import anything, few, fixed, texts

FACTS = Knowledge(
    people=(
        Person("sergei-lavrov", ("Sergei Lavrov",), ("Lavrov",), "russia", None, (
            Tenure("sergei-lavrov", "russian-foreign-minister", Interval.day(date(2004, 3, 9)), None, Fact("a test")),
        )),
        Person("john-kerry", ("John Kerry",), ("Kerry",)),
    ),
    offices=(Office("russian-foreign-minister", "Russian foreign minister", ("foreign minister",), "russia", None, 2),),
    bodies=(),
    places=(
        Place("russia", ("Russia",), "country", None, None, ("Russian",), ("Moscow",)),
        Place("moscow", ("Moscow",), "city", "russia"),
    ),
    outlets=(),
    calendar=(),
    casualties=(),
    conflicts=(),
)  # fmt: skip
days = st.dates(min_value=date(2, 1, 1), max_value=date(9997, 12, 31))


@fixed
@given(anything)
def test_expressions_slice_their_text_and_do_not_overlap(text: str) -> None:
    found = tag_text(text)
    for timex in found:
        assert timex.span.of(text) == timex.text
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@fixed
@given(texts, days)
def test_every_expression_has_a_value_or_none_on_any_day(text: str, day: date) -> None:
    found = tag_text(text)
    resolved = resolve_text(text, found, day)
    assert [one.timex for one in resolved] == list(found)
    for one in resolved:
        if one.value is not None and one.value.interval is not None:
            assert one.value.interval.start < one.value.interval.end
            assert one.value.value


@fixed
@given(anything)
def test_mentions_lie_in_their_articles(text: str) -> None:
    reading = read_article(make_article("a", text), FACTS)
    for mention in reading.mentions:
        assert mention.sentence.contains(mention.clause)
        assert mention.sentence.end <= len(text)
        for who in (*mention.actors, *mention.recipients):
            assert who.span is None or who.span.end <= len(text)


@few
@given(st.lists(texts, min_size=1, max_size=3))
def test_every_file_of_the_site_parses(stories: list[str]) -> None:
    articles = [make_article(f"a{number}", story, title=story[:80] or None) for number, story in enumerate(stories)]
    timeline = build_timeline(articles, FACTS, Corrections())
    options = SiteOptions(site_name=stories[0][:20], site_url="https://talks.example/")
    for path, data in site_files(timeline, options):
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith((".xml", ".tml")):
            ElementTree.fromstring(data)
        elif path.endswith(".ics"):
            icalendar.Calendar.from_ical(data)
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    for page in site_pages(timeline, options):
        html = page.html + page.linked_data
        assert "<script>alert" not in html
        assert "\x00" not in html
