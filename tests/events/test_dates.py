"""What day an event gets, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder.events import values
from builder.knowledge import CalendarEvent, Fact
from builder.values import Bound, DatedReading, EventClass, Interval, Realis, Support
from tests.events.worlds import BERG, FALK, NORDBURG, SUDHAVEN, Told, days, merged, quiet_knowledge, tell

FACT = Fact("the ministry, press release")
TUESDAY = date(2015, 8, 11)
MET = Told("Berg met Dahl in Nordburg on Tuesday.", place=NORDBURG, phrase="Tuesday", on="2015-08-11")
ROUND = CalendarEvent(
    "round", "Berg and Dahl meet in Nordburg", Interval.day(date(2015, 8, 3)), FACT, place="nordburg",
    people=("anna-berg", "carl-dahl"),
)  # fmt: skip
TWO_WEEKS_AGO = Told(
    "They had met in Nordburg two weeks ago.", place=NORDBURG, phrase="two weeks ago", on="2015-07-28", loose=True
)


def test_the_chain_of_reasons_begins_with_the_articles_phrase() -> None:
    (event,) = merged(tell("a", TUESDAY, MET))
    assert event.reason.steps[0].says == "the article says “Tuesday”"


def test_a_date_that_leans_on_the_articles_day_is_no_surer_than_that_day() -> None:
    (event,) = merged(tell("a", TUESDAY, MET, probability=0.7))
    assert event.probability == 0.7


def open_day(*told: Told) -> DatedReading:
    """Make an article of which nobody can say which day of some eight weeks it is of."""
    reading = tell("a", TUESDAY, *told, probability=0.1)
    published = replace(reading.published, earliest=date(2015, 7, 1), latest=date(2015, 8, 31))
    return replace(reading, published=published)


def test_what_counts_from_a_day_nobody_knows_is_as_open_as_that_day() -> None:
    (event,) = merged(open_day(MET))
    assert event.when is not None
    assert event.when.edtf == "2015-07-01/2015-08-31"
    assert event.probability == 0.9
    assert "1 July 2015 to 31 August 2015" in event.reason.steps[-1].says


def test_a_full_date_in_an_article_of_no_known_day_stays_one_day() -> None:
    full = replace(MET, sentence="They met on 11 August 2015.", phrase="11 August 2015", explicit=True)
    (event,) = merged(open_day(full))
    assert event.when is not None
    assert event.when.edtf == "2015-08-11"


def test_a_full_date_is_sure_whenever_the_article_was_written() -> None:
    full = replace(MET, sentence="They met on 11 August 2015.", phrase="11 August 2015", explicit=True)
    (event,) = merged(tell("a", TUESDAY, full, probability=0.7))
    assert event.probability == 1.0


def test_news_without_a_day_takes_the_articles_day_as_approximate() -> None:
    (event,) = merged(tell("a", TUESDAY, Told("Berg met Dahl.")))
    assert event.when is not None
    assert event.when.edtf == "2015-08-11~"
    assert event.when.bound is Bound.APPROXIMATE


def test_background_without_a_date_gets_none() -> None:
    (event,) = merged(tell("a", TUESDAY, Told("Berg had once met Dahl.", background=True)))
    assert event.when is None


def test_a_plan_without_a_date_lies_on_the_article_s_day_or_later() -> None:
    (event,) = merged(tell("a", TUESDAY, Told("Berg will meet Dahl.", realis=Realis.SCHEDULED)))
    assert event.when is not None
    assert event.when.edtf == "2015-08-11/.."
    assert event.when.bound is Bound.FROM


def test_what_others_expect_of_somebody_gets_no_date() -> None:
    (event,) = merged(tell("a", TUESDAY, Told("Berg is expected to have met Dahl.", realis=Realis.SCHEDULED)))
    assert event.when is None


def test_what_the_same_speaker_adds_was_said_on_the_day_of_the_words_before() -> None:
    said = Told("Berg said on Monday that talks go on.", EventClass.STATE, (BERG,), phrase="Monday", on="2015-08-10")
    added = Told("Berg called for a truce.", EventClass.CALL, (BERG,))
    events = merged(tell("a", TUESDAY, said, added))
    assert {days(event) for event in events} == {Interval.day(date(2015, 8, 10))}


def test_what_happened_did_not_happen_after_it_was_told() -> None:
    (event,) = merged(tell("a", TUESDAY, replace(MET, phrase="Tuesday", on="2015-08-18")))
    assert days(event) == Interval.day(TUESDAY)


def test_two_weeks_ago_gives_way_to_the_calendar_and_the_disagreement_is_worded() -> None:
    (event,) = merged(tell("a", TUESDAY, TWO_WEEKS_AGO, outlet="evening-star"), knowledge=quiet_knowledge(ROUND))
    assert event.when is not None
    assert event.when.edtf == "2015-08-03~"
    assert event.calendar == "round"
    assert event.disagreements == (
        "The source and the calendar disagree. Evening Star’s phrase “two weeks ago” gives 28 July. "
        "Our calendar has Berg and Dahl in Nordburg on 3 August 2015.",
    )


def test_a_month_gives_way_to_the_calendars_day_in_it() -> None:
    month = Told("They had met in Nordburg in August.", place=NORDBURG, phrase="August", on="2015-08")
    (event,) = merged(tell("a", date(2015, 12, 1), month), knowledge=quiet_knowledge(ROUND))
    assert days(event) == Interval.day(date(2015, 8, 3))
    assert event.disagreements == ()


def test_a_stated_day_does_not_give_way_to_a_calendar_of_other_people_or_another_place() -> None:
    for wrong in (replace(ROUND, people=("edith-falk", "ida-jung")), replace(ROUND, place="sudhaven")):
        (event,) = merged(tell("a", TUESDAY, TWO_WEEKS_AGO), knowledge=quiet_knowledge(wrong))
        assert event.calendar is None
        assert days(event) == Interval.day(date(2015, 7, 28))


def test_two_entries_of_the_calendar_that_fit_alike_decide_nothing() -> None:
    other = replace(ROUND, id="other", interval=Interval.day(date(2015, 7, 25)))
    (event,) = merged(tell("a", TUESDAY, TWO_WEEKS_AGO), knowledge=quiet_knowledge(ROUND, other))
    assert event.calendar is None


def test_a_reference_event_named_outright_is_one_entry_across_wordings_and_granularities() -> None:
    named = quiet_knowledge(replace(ROUND, names=("Nordburg One",)))
    one = Told("The Nordburg One talks failed.", actors=(), calendar="round", background=True)
    other = Told(
        "A plan was agreed in Nordburg in August.",
        EventClass.AGREE,
        (),
        place=NORDBURG,
        phrase="in August",
        on="2015-08",
    )
    later = date(2015, 12, 1)
    (event,) = merged(tell("a", later, one), tell("b", later, replace(other, background=True)), knowledge=named)
    assert days(event) == Interval.day(date(2015, 8, 3))
    assert event.title == "Berg and Dahl meet in Nordburg"


def test_sources_that_differ_on_the_day_are_quoted_and_the_event_is_contested() -> None:
    loosely = replace(
        MET, sentence="They met in Nordburg about a week ago.", phrase="a week ago", on="2015-08-08", loose=True
    )
    one = tell("a", date(2015, 8, 14), MET, outlet="morning-post")
    other = tell("b", date(2015, 8, 14), loosely, outlet="evening-star")
    (event,) = merged(one, other)
    assert event.support is Support.CONTESTED
    assert "Evening Star’s “a week ago” gives" in event.disagreements[0]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015-08-03", date(2015, 8, 3), date(2015, 8, 3)),
        ("2015-08~", date(2015, 8, 1), date(2015, 8, 31)),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2015-08-11/2015-08-23", date(2015, 8, 11), date(2015, 8, 23)),
        ("2013-08/..", date(2013, 8, 1), date(2013, 8, 31)),
    ],
)
def test_an_editors_date_is_read(edtf: str, first: date, last: date) -> None:
    value = values.read_value(edtf)
    assert value is not None
    assert value.interval is not None
    assert (value.interval.start, value.interval.last) == (first, last)


@pytest.mark.parametrize("edtf", ["", "soon", "2015-13", "2015-02-30", "2015-08-11/2015-08-01"])
def test_what_is_no_date_is_read_as_none(edtf: str) -> None:
    assert values.read_value(edtf) is None


def test_people_of_two_places_on_one_day_are_two_events() -> None:
    elsewhere = replace(MET, actors=(BERG, FALK), place=SUDHAVEN)
    assert len(merged(tell("a", TUESDAY, MET, elsewhere))) == 2
