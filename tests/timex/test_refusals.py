"""What looks like a date and is none."""

from __future__ import annotations

import pytest

from builder.timex import tag_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Come what may, the talks go on.", id="modal may"),
        pytest.param("May he rest in peace.", id="May at the head of a wish"),
        pytest.param("They march on the capital.", id="to march"),
        pytest.param("The second round of Geneva 2 failed.", id="ordinal and conference number"),
        pytest.param("A second later man spoke.", id="second as an ordinal"),
        pytest.param("Almost a quarter million people fled.", id="quarter million"),
        pytest.param("Three-quarters of the fleet sank.", id="three quarters"),
        pytest.param("The six-year-old boy went home.", id="age before a noun"),
        pytest.param("She was aged 45.", id="age"),
        pytest.param("The vote was 13-2.", id="vote"),
        pytest.param("He ran it in a time of 2:03:59.", id="race time"),
        pytest.param("Clocks follow British Summer Time.", id="summer time"),
        pytest.param("Resolution 2118 passed.", id="resolution number"),
        pytest.param("Some 1,950 people and 2012 tons of wheat left.", id="counted things"),
        pytest.param("He stays in room 2012.", id="room"),
        pytest.param("It is No. 1995 on the list.", id="list number"),
        pytest.param("It cost $2012.", id="price"),
        pytest.param("The reading is 1.1293722-2355866573.", id="asset number"),
        pytest.param("Sun Microsystems and Jan Kavan agreed.", id="names"),
        pytest.param("April Smith and August Wilson wrote.", id="given names"),
        pytest.param("The Sunday Times printed it.", id="newspaper"),
        pytest.param("He won 6-4, 7-5.", id="score"),
        pytest.param("a 50-50 chance", id="odds"),
        pytest.param("He saw the future of the country.", id="future with a complement"),
        pytest.param("A man in his 30s spoke.", id="age in decades"),
    ],
)
def test_this_is_no_time_expression(text: str) -> None:
    assert [timex.text for timex in tag_text(text)] == []


def test_the_month_of_may_is_found_beside_the_verb() -> None:
    assert [timex.text for timex in tag_text("He may go in May.")] == ["May"]
