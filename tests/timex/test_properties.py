"""Laws that hold for every text."""

from __future__ import annotations

import pickle
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.timex import as_record, as_timeml, resolve_text, tag_text
from builder.values import ResolvedTimex, TimexType

PHRASES = (
    "Tuesday", "last week", "June 30, 2012", "two weeks ago", "on Monday", "will meet", "said", "in March",
    "the next day", "1990s", "the 19th century", "490 BC", "30 February 2012", "February 29", "every Friday",
    "10 p.m.", "tonight",
    "the third quarter", "a year earlier", "Christmas", "Ramadan", "early 2013", "9999", "0001-01-01",
    "9998", "5-7 May",
    "between 5 and 7 May", "Geneva 2", "a quarter million", "45-year-old", "\n\n", "\n", ". ", "“", "”",
    "’", ",", "and",
    "that month", "three centuries ago", "2000 years later", "999 months ago", "1957-58", "not before August", "by",
    "next millennium", "in 999999 days", "the weekend", "now", "soon", "\u202e", "إقرأ", "İstanbul", "ﬁ", "\x00",
    "9 to 11 p.m.", "every Monday,", "May 5, 12 and 19, 2012", "tonight at 7", "2011-03-15T08:30:00+02:00", "17h30",
    "½", "\u00ad", "\u200b", "３", "the spring offensive of 1918", "3x a week", "48 h", "'09",
    "the last weekend in July", "\ud800",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PHRASES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PHRASES), max_size=14).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(9998, 12, 31), date(2000, 2, 29)]))
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:[YMWDQH S]|CE|DE|WE|SE|ML)?)+(?:\d+[MS])?"
    r"|(?:BC)?[\dX]{2,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[1-7]))?|WXX-(?:WE|[1-7])|WE|SP|SU|FA|WI|Q[1-4]|H[12]))?"
    r"(?:T(?:MO|AF|EV|NI|DT|\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?))?"
)


def _resolve(text: str, day: date | None) -> tuple[ResolvedTimex, ...]:
    return resolve_text(text, tag_text(text), day)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_spans_slice_to_their_text_are_sorted_and_do_not_overlap(text: str) -> None:
    found = tag_text(text)
    for timex in found:
        assert text[timex.span.start : timex.span.end] == timex.text
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_every_value_is_valid_timex3(text: str, day: date | None) -> None:
    for one in _resolve(text, day):
        if one.value is not None:
            assert all(VALUE.fullmatch(part) for part in one.value.value.split("/")), one.value.value


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_twice_gives_the_same_result(text: str, day: date | None) -> None:
    assert _resolve(text, day) == _resolve(text, day)


@given(TEXTS, st.sampled_from(PHRASES), DAYS)
@settings(max_examples=60, deadline=None)
def test_a_paragraph_added_after_changes_nothing_before_it(text: str, phrase: str, day: date | None) -> None:
    before = _resolve(text, day)
    after = _resolve(f"{text}\n\n{phrase}", day)
    assert after[: len(before)] == before


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_what_was_found_survives_storing(text: str, day: date | None) -> None:
    resolved = _resolve(text, day)
    assert pickle.loads(pickle.dumps(resolved)) == resolved


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_intervals_lie_within_what_the_calendar_has(text: str, day: date | None) -> None:
    for one in _resolve(text, day):
        if one.value is not None and one.value.interval is not None:
            assert one.value.interval.start < one.value.interval.end
            assert one.value.type in (TimexType.DATE, TimexType.TIME)
            assert one.value.granularity is not None


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_every_result_has_a_reason_and_a_record(text: str, day: date | None) -> None:
    for one in _resolve(text, day):
        assert one.reason.steps
        record = as_record(one)
        assert record["why"]
        assert record["text"] == one.timex.text


@given(TEXTS, DAYS)
@settings(max_examples=60, deadline=None)
def test_timeml_keeps_the_text(text: str, day: date | None) -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(as_timeml(text, _resolve(text, day), day, "a"))
    body = root.find("TEXT")
    assert body is not None
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert "".join(body.itertext()) == kept


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\x00\x01\x02 Tuesday \x7f", id="control characters"),
        pytest.param("a" * 1_000_000 + "Tuesday" * 1_000, id="a million letters without a blank"),
        pytest.param("\ud800 on Tuesday \udfff", id="lone surrogates"),
        pytest.param("İİİ on Tuesday", id="letters whose lower case is longer"),
        pytest.param("إقرأ هذا الخبر بالعربيةMoscow on Tuesday", id="scripts glued together"),
    ],
)
def test_odd_text_gives_a_result(text: str) -> None:
    resolved = _resolve(text, date(2015, 8, 11))
    assert all(one.timex.span.of(text) == one.timex.text for one in resolved)
