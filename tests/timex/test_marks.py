"""Signs that look like plain ones, and characters nobody sees, change no reading and no offset."""

from __future__ import annotations

from datetime import date

import pytest

from builder.timex import resolve_text, tag_text


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param("on Mon\u00adday", "Mon\u00adday", "2013-11-04", id="soft hyphen"),
        pytest.param("on\u200f 3 May\u200e 2012.", "3 May\u200e 2012", "2012-05-03", id="marks of direction"),
        pytest.param("on 5th\u200d May 2012", "5th\u200d May 2012", "2012-05-05", id="joiner"),
        pytest.param("\ufeffToday he left.", "Today", "2013-11-05", id="byte order mark"),
        pytest.param("on 3\u00a0May\u20092012", "3\u00a0May\u20092012", "2012-05-03", id="blanks that do not break"),
        pytest.param("3\u3000May\u30002012", "3\u3000May\u30002012", "2012-05-03", id="wide blank"),
        pytest.param(
            "on \uff13 May \uff12\uff10\uff11\uff12", "\uff13 May \uff12\uff10\uff11\uff12", "2012-05-03", id="wide"
        ),
        pytest.param("on \u0661\u0662 May 2012", "\u0661\u0662 May 2012", "2012-05-12", id="Arabic digits"),
        pytest.param("a 2½-year war", "2½-year", "P2Y6M", id="one half"),
        pytest.param("\U0001f389\ufe0f on 5 May 2012", "5 May 2012", "2012-05-05", id="picture before it"),
    ],
)
def test_an_odd_sign_changes_no_reading_and_no_offset(text: str, phrase: str, value: str) -> None:
    (one,) = resolve_text(text, tag_text(text), date(2013, 11, 5))
    assert one.value is not None
    assert (one.timex.text, one.value.value) == (phrase, value)
    assert text[one.timex.span.start : one.timex.span.end] == phrase
