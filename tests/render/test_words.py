"""Dates and certainty in words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from builder.dating.fitted import fitted
from builder.render.calendar import Calendar, likeliest_day
from builder.render.words import certainty, counted, family_of, listed, strength, table
from builder.values import Bound, EventClass, Granularity, Interval, TimeValue, TimexType

NBSP = "\u00a0"


def value(
    start: str,
    end: str,
    granularity: Granularity = Granularity.DAY,
    bound: Bound = Bound.EXACT,
    named: str = "",
) -> TimeValue:
    interval = Interval(date.fromisoformat(start), date.fromisoformat(end))
    return TimeValue(TimexType.DATE, named or start, interval=interval, granularity=granularity, bound=bound)


@pytest.mark.parametrize(
    ("told", "words", "precision"),
    [
        pytest.param(value("2013-07-02", "2013-07-03"), "Tuesday 2 July 2013", "to the day", id="day"),
        pytest.param(value("2012-06-01", "2012-07-01", Granularity.MONTH), "June 2012", "to the month", id="month"),
        pytest.param(value("2012-01-01", "2013-01-01", Granularity.YEAR), "2012", "to the year", id="year"),
        pytest.param(value("1990-01-01", "2000-01-01", Granularity.DECADE), "the 1990s", "to the decade", id="decade"),
        pytest.param(value("2015-08-11", "2015-08-13"), "11 or 12 August 2015", "one of two days", id="two days"),
        pytest.param(
            value("2015-08-31", "2015-09-02"), "31 August or 1 September 2015", "one of two days", id="two months"
        ),
        pytest.param(
            value("2013-08-21", "2013-09-01"), "between 21 and 31 August 2013", "within 11 days", id="some days"
        ),
        pytest.param(
            value("2013-12-28", "2014-01-04"),
            "between 28 December 2013 and 3 January 2014",
            "within 7 days",
            id="over new year",
        ),
        pytest.param(
            value("2015-08-10", "2015-08-17", Granularity.WEEK),
            "between 10 and 16 August 2015",
            "to the week",
            id="week",
        ),
        pytest.param(
            value("2013-05-01", "2013-09-01", Granularity.SEASON), "May to August 2013", "within 4 months", id="months"
        ),
        pytest.param(
            value("2015-07-27", "2015-08-06", bound=Bound.APPROXIMATE, named="2015-08-03"),
            "about 3 August 2015",
            "within 10 days",
            id="about a named day",
        ),
        pytest.param(
            value("2011-03-01", "2011-04-01", Granularity.MONTH, Bound.APPROXIMATE, "2011-03"),
            "about March 2011",
            "to the month",
            id="about a month",
        ),
        pytest.param(
            value("2013-08-01", "2013-09-01", Granularity.MONTH, Bound.FROM),
            "from August 2013",
            "no end given",
            id="open end",
        ),
        pytest.param(
            value("2013-08-01", "2013-09-01", Granularity.MONTH, Bound.UNTIL),
            "by 31 August 2013",
            "at the latest",
            id="deadline",
        ),
    ],
)
def test_a_date_is_told_with_its_precision(told: TimeValue, words: str, precision: str) -> None:
    result = Calendar("en").of(told)
    assert result.text.replace(NBSP, " ") == words
    assert result.precision.replace(NBSP, " ") == precision


def test_what_has_no_interval_has_no_date() -> None:
    assert Calendar("en").of(TimeValue(TimexType.DURATION, "P3D")).text == "no date"
    assert Calendar("en").of(None).text == "no date"


def test_a_weekday_stands_only_where_the_day_is_sure() -> None:
    day = value("2013-07-02", "2013-07-03")
    assert Calendar("en").of(day, sure=False).text.replace(NBSP, " ") == "2 July 2013"


def test_a_date_never_breaks_across_lines_and_is_readable_by_machines() -> None:
    html = Calendar("en").of(value("2013-07-02", "2013-07-03")).html
    assert html == f'Tuesday <time datetime="2013-07-02">2{NBSP}July{NBSP}2013</time>'
    month = Calendar("en").of(value("2012-06-01", "2012-07-01", Granularity.MONTH)).html
    assert 'datetime="2012-06"' in month


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("de", "Dienstag, 2. Juli 2013", id="German"),
        pytest.param("fr", "mardi 2 juillet 2013", id="French"),
        pytest.param("ar", "الثلاثاء، 2 يوليو 2013", id="Arabic"),
        pytest.param("tr", "2 Temmuz 2013 Salı", id="Turkish, with the weekday at the end"),
        pytest.param("en-US", "Tuesday 2 July 2013", id="English of any kind keeps the site's order"),
        pytest.param("xx", "Tuesday 2 July 2013", id="an unknown language is read as English"),
    ],
)
def test_dates_follow_the_language_of_the_site(language: str, words: str) -> None:
    assert Calendar(language).of(value("2013-07-02", "2013-07-03")).text.replace(NBSP, " ") == words


def test_a_date_in_a_language_read_from_the_right_says_so() -> None:
    html = Calendar("ar").of(value("2013-07-02", "2013-07-03")).html
    assert html.startswith('<time datetime="2013-07-02" lang="ar" dir="rtl">')


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (1.0, "certain"),
        (0.98, "certain"),
        (0.97, "very likely"),
        (0.66, "likely"),
        (0.34, "about even"),
        (0.0, "unlikely"),
    ],
)
def test_certainty_has_a_word(probability: float, word: str) -> None:
    assert certainty(probability) == word


@pytest.mark.parametrize(
    ("weight", "word"),
    [(2.5, "very strong"), (1.0, "strong"), (0.5, "moderate"), (0.0, "weak"), (-0.1, "against")],
)
def test_strength_of_a_clue_has_a_word(weight: float, word: str) -> None:
    assert strength(weight) == word


def test_every_kind_of_evidence_has_a_name_of_its_own() -> None:
    assert not set(fitted("trust")) - {"prior"} - set(table()["evidence"])


def test_every_class_belongs_to_one_of_four_families() -> None:
    assert {family_of(event_class)[0] for event_class in EventClass} == {"talks", "agreement", "statement", "force"}


def test_a_percentage_is_never_a_false_none_or_all() -> None:
    calendar = Calendar("en")
    assert [calendar.percent(share).replace(NBSP, " ") for share in (0.0, 0.001, 0.86, 0.999, 1.0)] == [
        "0 %",
        "under 1 %",
        "86 %",
        "over 99 %",
        "100 %",
    ]


def test_a_mark_stands_on_the_day_named_or_in_the_middle() -> None:
    assert likeliest_day(value("2015-07-27", "2015-08-06", named="2015-08-03")) == date(2015, 8, 3)
    assert likeliest_day(value("2012-06-01", "2012-07-01", Granularity.MONTH, named="2012-06")) == date(2012, 6, 15)
    assert likeliest_day(value("2013-08-01", "2013-09-01", bound=Bound.FROM, named="2013-08")) == date(2013, 8, 1)


def test_numbers_keep_to_their_words() -> None:
    assert counted(1, "source") == f"1{NBSP}source"
    assert counted(1200, "entry", "entries") == f"1,200{NBSP}entries"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""


def test_a_day_in_a_sentence_of_ours_keeps_its_own_direction() -> None:
    day = date(2015, 8, 11)
    assert Calendar("en").inline(day) == "11\u00a0August\u00a02015"
    assert re.fullmatch(
        '<time datetime="2015-08-11" lang="ar" dir="rtl">11\u00a0.+\u00a02015</time>', Calendar("ar").inline(day)
    )
