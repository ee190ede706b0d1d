"""Inline TimeML documents."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from builder.timex import as_timeml, resolve_text, tag_text

TEXT = "Talks & “votes” <end> last week. He said so on 30 June 2012, twice a month, early in 2013."
DAY = date(2014, 2, 19)


def _document(text: str = TEXT, day: date | None = DAY) -> ElementTree.Element:
    return ElementTree.fromstring(as_timeml(text, resolve_text(text, tag_text(text), day), day, "a&b"))


def test_the_text_is_kept_around_the_expressions() -> None:
    body = _document().find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT


def test_each_expression_carries_its_attributes() -> None:
    body = _document().find("TEXT")
    assert body is not None
    assert [(one.text, one.get("type"), one.get("value")) for one in body] == [
        ("last week", "DATE", "2014-W07"),
        ("30 June 2012", "DATE", "2012-06-30"),
        ("twice a month", "SET", "P1M"),
        ("early in 2013", "DATE", "2013"),
    ]
    assert [one.get("tid") for one in body] == ["t1", "t2", "t3", "t4"]
    assert body[0].get("anchorTimeID") == "t0"
    assert body[2].get("freq") == "2X"
    assert body[3].get("mod") == "START"


def test_the_document_says_when_it_was_written() -> None:
    stamp = _document().find("DCT/TIMEX3")
    assert stamp is not None
    assert (stamp.get("tid"), stamp.get("value"), stamp.get("functionInDocument")) == (
        "t0",
        "2014-02-19",
        "CREATION_TIME",
    )
    assert _document(day=None).find("DCT") is None


def test_characters_xml_cannot_hold_are_replaced_one_for_one() -> None:
    body = _document("\x00 on 30 June 2012 \ud800").find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == "\ufffd on 30 June 2012 \ufffd"
