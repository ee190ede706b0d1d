"""What the data files say of a date is what the pages say of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.export import when_in_words
from builder.render.calendar import Calendar
from builder.values import Bound, Granularity, Interval, TimeValue, TimexType

PAGES = Calendar("en")


def value(start: date, end: date, bound: Bound = Bound.EXACT, stated: Granularity | None = None) -> TimeValue:
    """Make a date that is known to lie in some days, the first of which it names."""
    return TimeValue(TimexType.DATE, start.isoformat(), interval=Interval(start, end), bound=bound, granularity=stated)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param(None, "no date", id="nothing"),
        pytest.param(value(date(2012, 6, 1), date(2012, 7, 1)), "June 2012", id="a month"),
        pytest.param(value(date(2012, 1, 1), date(2013, 1, 1)), "2012", id="a year"),
        pytest.param(value(date(2015, 8, 11), date(2015, 8, 13)), "11 or 12 August 2015", id="one of two days"),
        pytest.param(
            value(date(2013, 8, 21), date(2013, 9, 1)), "between 21 and 31 August 2013", id="some day in a stretch"
        ),
        pytest.param(
            value(date(2013, 8, 1), date(2013, 9, 1), Bound.FROM), "from August 2013, no end given", id="no end"
        ),
        pytest.param(value(date(2013, 8, 1), date(2013, 9, 1), Bound.UNTIL), "by 31 August 2013", id="no beginning"),
        pytest.param(
            value(date(2015, 8, 3), date(2015, 8, 10), Bound.APPROXIMATE), "about 3 August 2015", id="a loose day"
        ),
    ],
)
def test_a_date_in_words_says_no_more_than_is_known(when: TimeValue | None, words: str) -> None:
    assert when_in_words(when) == words


def test_a_loose_week_is_not_told_as_its_monday() -> None:
    week = TimeValue(
        TimexType.DATE,
        "2015-W31",
        interval=Interval(date(2015, 7, 27), date(2015, 8, 3)),
        granularity=Granularity.WEEK,
        bound=Bound.APPROXIMATE,
    )
    assert when_in_words(week) == "about 27 July to 2 August 2015"
    assert PAGES.of(week).text.replace("\u00a0", " ") == "about 27 July to 2 August 2015"


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(1, 800),
    st.sampled_from(Bound),
    st.sampled_from([None, *Granularity]),
    st.booleans(),
)
def test_the_files_say_of_a_date_what_the_pages_say(
    start: date, days: int, bound: Bound, stated: Granularity | None, from_the_first: bool
) -> None:
    start = start.replace(day=1) if from_the_first else start
    when = value(start, start + timedelta(days=days), bound, stated)
    page = PAGES.of(when, sure=False)
    said = page.text.replace("\u00a0", " ")
    assert when_in_words(when) == (f"{said}, no end given" if bound is Bound.FROM else said)
