"""JSON lines in, JSON lines out: what is read, what is refused, and in which words."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from builder.filters import Record, read_records, write_record


def read(*lines: bytes, dct_field: str = "dct") -> tuple[list[Record], list[tuple[int, str]]]:
    complaints: list[tuple[int, str]] = []
    records = list(read_records(lines, lambda line, problem: complaints.append((line, problem)), dct_field))
    return records, complaints


def test_a_whole_record_is_read() -> None:
    records, complaints = read(b'{"id": "a", "text": "On Tuesday.", "dct": "2015-08-11", "lang": "en"}\n')
    assert records == [Record(1, "a", "On Tuesday.", date(2015, 8, 11))]
    assert complaints == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param(b"{", "is not JSON", id="cut short"),
        pytest.param(b"[1]", "is a list, wanted an object", id="a list"),
        pytest.param(b'{"text": "x"}', "has no 'id'", id="no id"),
        pytest.param(b'{"id": "", "text": "x"}', "has no 'id'", id="empty id"),
        pytest.param(b'{"id": true, "text": "x"}', "has no 'id'", id="an id that is true"),
        pytest.param(b'{"id": "a"}', "'text' of 'a' is missing", id="no text"),
        pytest.param(b'{"id": "a", "text": 4}', "'text' of 'a' is missing", id="text is a number"),
        pytest.param(b'{"id": "a", "text": "x", "dct": "30 Feb"}', "dct is '30 Feb'", id="a day in words"),
        pytest.param(b'{"id": "a", "text": "x", "dct": "1985-02-30"}', "not a date", id="a day no calendar has"),
        pytest.param(b'{"id": "a", "text": "x", "dct": 5}', "'dct' is a number", id="a day that is a number"),
        pytest.param(b'{"id": "a", "text": "x", "dct": "2015-10-300"}', "not a date", id="a day of three digits"),
        pytest.param(b'{"id": "a", "text": "x", "url": true}', "'url' is true or false", id="an address that is none"),
        pytest.param(b"null", "is null, wanted an object", id="nothing"),
        pytest.param(b'{"id": "a", "text": "\xff"}', "is not UTF-8", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "is not JSON", id="nested without end"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_stops_nothing(line: bytes, problem: str) -> None:
    records, complaints = read(b'{"id": "before", "text": ""}', line, b'{"id": "after", "text": ""}')
    assert [record.id for record in records] == ["before", "after"]
    [(number, said)] = complaints
    assert number == 2
    assert problem in said


def test_blank_lines_are_passed_over_but_counted() -> None:
    _, complaints = read(b"\n", b"  \n", b"oops\n")
    assert complaints[0][0] == 3


def test_a_time_of_day_in_the_date_is_ignored() -> None:
    records, _ = read(b'{"id": "a", "text": "", "published": "2015-08-11T09:30:00Z"}', dct_field="published")
    assert records[0].dct == date(2015, 8, 11)


def test_a_lone_surrogate_is_written_as_it_came() -> None:
    out = io.StringIO()
    write_record({"id": "a", "text": "\ud800"}, out)
    assert json.loads(out.getvalue())["text"] == "\ud800"
