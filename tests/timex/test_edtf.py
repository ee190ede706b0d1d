"""TIMEX3 and EDTF say the same thing in two spellings."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from builder.timex.edtf import to_edtf
from builder.values import Bound
from tests.timex.edtf_back import from_edtf

TABLE = [
    ("2012-06-30", "2012-06-30"),
    ("2012-06", "2012-06"),
    ("2012", "2012"),
    ("BC0490", "-0489"),
    ("BC0001", "0000"),
    ("BC0480-09", "-0479-09"),
    ("2012-SP", "2012-21"),
    ("2012-SU", "2012-22"),
    ("2012-FA", "2012-23"),
    ("2012-WI", "2012-24"),
    ("1989-Q1", "1989-33"),
    ("1989-Q4", "1989-36"),
    ("1990-H1", "1990-40"),
    ("1990-H2", "1990-41"),
    ("199", "199X"),
    ("2012-XX-XX", "2012-XX-XX"),
    ("18", "18XX"),
    ("2012-W26", "2012-06-25/2012-07-01"),
    ("2012-W26-WE", "2012-06-30/2012-07-01"),
    ("2017-06-12/2017-06-13", "2017-06-12/2017-06-13"),
    ("2012-06-30T22:00", "2012-06-30T22:00:00"),
]


@pytest.mark.parametrize(("value", "edtf"), TABLE, ids=[value for value, _ in TABLE])
def test_a_value_is_written_and_read_back(value: str, edtf: str) -> None:
    assert to_edtf(value) == edtf
    assert from_edtf(edtf).value == value


@pytest.mark.parametrize(("value", "edtf"), TABLE, ids=[value for value, _ in TABLE])
def test_a_library_reads_what_we_write(value: str, edtf: str) -> None:
    parse_edtf(edtf)


@pytest.mark.parametrize("bound", [Bound.APPROXIMATE, Bound.FROM, Bound.UNTIL])
@pytest.mark.parametrize("value", ["2012-06-30", "2012-06", "2012", "2012-W26"])
def test_a_bound_survives_the_round_trip(value: str, bound: Bound) -> None:
    edtf = to_edtf(value, bound)
    assert edtf is not None
    assert from_edtf(edtf).bound is bound
    if bound is Bound.APPROXIMATE:
        assert from_edtf(edtf).value == value
        assert from_edtf(edtf).approximate


def test_two_weeks_ago_is_a_week_about_then() -> None:
    assert to_edtf("2015-W31", Bound.APPROXIMATE) == "2015-07-27~/2015-08-02~"


def test_not_before_august_is_open_at_its_end() -> None:
    assert to_edtf("2013-08", Bound.FROM) == "2013-08/.."


@pytest.mark.parametrize("value", ["PXM", "P3Y", "PAST_REF", "XXXX-WXX-2", "2012-W99"])
def test_what_has_no_place_on_the_calendar_has_no_edtf(value: str) -> None:
    assert to_edtf(value) is None


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_every_week_survives_the_round_trip(day: date) -> None:
    year, week, _ = day.isocalendar()
    if 1 <= year <= 9998:
        value = f"{year:04d}-W{week:02d}"
        edtf = to_edtf(value)
        assert edtf is not None
        assert from_edtf(edtf).value == value
