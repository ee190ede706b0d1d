from datetime import date

import pytest

from builder.timex import resolve_text, tag_text


@pytest.mark.parametrize(
    ("text", "dct", "values"),
    [
        pytest.param("They meet again in June last year.", date(2013, 8, 9), ["2012-06"], id="june-last-year"),
        pytest.param(
            "The group plans to visit Moscow on Thursday, Sputnik reported on Monday.",
            date(2015, 8, 11),
            ["2015-08-13", "2015-08-10"],
            id="both-ways-in-one-sentence",
        ),
    ],
)
def test_each_expression_follows_its_own_verb(text: str, dct: date, values: list[str]) -> None:
    resolved = resolve_text(text, tag_text(text), dct)
    assert [one.value.value for one in resolved if one.value] == values
