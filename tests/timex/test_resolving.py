"""What an expression comes to, from its verb, its anchor and its text."""

from __future__ import annotations

from datetime import date

import pytest

from builder.timex import as_record, resolve_text, tag_text
from builder.values import Anchor, Bound, Granularity, Interval, MeaningKind, ResolvedTimex, Side

TUESDAY = date(2013, 7, 2)


def _resolved(text: str, day: date | None = TUESDAY) -> dict[str, ResolvedTimex]:
    return {one.timex.text: one for one in resolve_text(text, tag_text(text), day)}


def _value(text: str, phrase: str, day: date | None = TUESDAY) -> str | None:
    value = _resolved(text, day)[phrase].value
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param("He said on Sunday that it was over.", "Sunday", "2013-06-30", id="said"),
        pytest.param("They will meet on Sunday.", "Sunday", "2013-07-07", id="will"),
        pytest.param("They will meet the U.S. envoy on Sunday.", "Sunday", "2013-07-07", id="over an abbreviation"),
        pytest.param("They will meet Gen. Lee on Sunday.", "Sunday", "2013-07-07", id="over a rank"),
        pytest.param("They will meet John F. Kay on Sunday.", "Sunday", "2013-07-07", id="over an initial"),
        pytest.param("They will meet in Oslo. The feast on Sunday", "Sunday", "2013-06-30", id="not over a full stop"),
        pytest.param("From March to May the army advanced.", "March", "2013-03", id="to May"),
        pytest.param("The talks, due to open on Sunday, matter.", "Sunday", "2013-07-07", id="due"),
        pytest.param("It had been due to expire on Sunday.", "Sunday", "2013-06-30", id="had been due"),
        pytest.param("The deal expires on Sunday.", "Sunday", "2013-07-07", id="timetable present"),
        pytest.param("They decided to wait until Sunday.", "Sunday", "2013-07-07", id="until"),
        pytest.param("They had filed their reports by Sunday.", "Sunday", "2013-06-30", id="had filed by"),
        pytest.param("The ministry on Sunday issued a warning to visitors.", "Sunday", "2013-06-30", id="touching"),
        pytest.param("Ahead of Sunday's vote he spoke.", "Sunday", "2013-07-07", id="ahead of"),
        pytest.param("Sunday's vote was fair.", "Sunday", "2013-06-30", id="possessive"),
        pytest.param("He would leave, he said on Sunday.", "Sunday", "2013-06-30", id="nearest verb"),
        pytest.param("He said he would leave on Sunday.", "Sunday", "2013-07-07", id="future in the past"),
        pytest.param("They agreed to meet again on Tuesday.", "Tuesday", "2013-07-02", id="the day itself"),
        pytest.param("The talks may start in August.", "August", "2013-08", id="month ahead"),
        pytest.param("The talks began in August.", "August", "2012-08", id="month behind"),
        pytest.param("It ended in January.", "January", "2013-01", id="month of this year"),
        pytest.param("The attack on the embassy on Sunday", "Sunday", "2013-06-30", id="nobody plans an attack"),
        pytest.param("They will meet the Oslo-based envoy on Sunday.", "Sunday", "2013-07-07", id="half of a compound"),
        pytest.param("He was allowed to visit Oslo on Sunday.", "Sunday", "2013-06-30", id="brought about"),
        pytest.param("He will be allowed to visit on Sunday.", "Sunday", "2013-07-07", id="will be brought about"),
        pytest.param("They managed to meet on Sunday.", "Sunday", "2013-06-30", id="managed"),
        pytest.param("It should have sailed by Sunday.", "Sunday", "2013-06-30", id="should have"),
        pytest.param("It should sail by Sunday.", "Sunday", "2013-07-07", id="should"),
        pytest.param("Oslo had called a round for Sunday.", "Sunday", "2013-07-07", id="called for a day"),
        pytest.param("He set Sunday as the day of the vote.", "Sunday", "2013-07-07", id="set as the day"),
        pytest.param("The plan envisages a truce from Sunday.", "Sunday", "2013-07-07", id="envisages"),
        pytest.param("It goes back to talks in Oslo on 7 May.", "7 May", "2013-05-07", id="goes back"),
        pytest.param("Staff said to hold 57 people 25 May: 108 die in Veld", "25 May", "2013-05-25", id="row"),
        pytest.param("It was called off 9 July: the army must go", "9 July", "2013-07-09", id="row ahead"),
        pytest.param("He told them on Sunday: “They must go.”", "Sunday", "2013-06-30", id="no row"),
        pytest.param("They'll meet on Friday.", "Friday", "2013-07-05", id="contracted verb"),
        pytest.param("We're meeting on Friday.", "Friday", "2013-07-05", id="contracted copula"),
        pytest.param(
            "It told them of a cut of supplies in August.", "August", "2013-08", id="month ahead, verb far off"
        ),
        pytest.param("A truce took hold on Monday.", "Monday", "2013-07-01", id="took hold"),
        pytest.param("The strike began in August.", "August", "2012-08", id="month of the verb itself"),
        pytest.param("It was back in August that he left.", "August", "2012-08", id="back in a month"),
    ],
)
def test_the_governing_verb_tells_the_direction(text: str, phrase: str, value: str) -> None:
    assert _value(text, phrase) == value


def test_the_far_end_of_a_range_of_weekdays_lies_after_its_beginning() -> None:
    text = "They will meet from Monday to Tuesday."  # said on a Tuesday
    assert (_value(text, "Monday"), _value(text, "Tuesday")) == ("2013-07-08", "2013-07-09")
    assert _value("They met from Saturday until Monday.", "Monday") == "2013-07-01"


@pytest.mark.parametrize(
    ("text", "first", "value"),
    [
        pytest.param("Trade grew in the 16th and 17th centuries.", "the 16th", "15", id="digits"),
        pytest.param(
            "Trade grew in the late eighteenth and early nineteenth centuries.", "the late eighteenth", "17", id="words"
        ),
        pytest.param("It burned in the 5th and 4th centuries BC.", "the 5th", "BC04", id="before Christ"),
    ],
)
def test_the_first_of_two_centuries_borrows_the_word_from_the_second(text: str, first: str, value: str) -> None:
    assert _value(text, first) == value


REVOLUTION = "In June 1792 they met. In July 1792 they parted. In March 1793 they met again. "


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param("Its leader was the hero of the August 1792 uprising.", id="a date that names something"),
        pytest.param("A statue of him was put up two years ago.", id="a date told of today"),
    ],
)
def test_a_story_goes_on_where_it_was_after_a_look_aside(aside: str) -> None:
    assert _value(f"{REVOLUTION}{aside} In November, he fled.", "November") == "1793-11"


def test_two_digits_are_a_year_of_the_century_the_story_is_in() -> None:
    assert _value(f"{REVOLUTION}They founded the Club of '89.", "'89") == "1789"
    assert _value("It was the Club of '89.", "'89") == "1989"


def test_a_date_that_names_something_to_come_moves_the_story_on() -> None:
    assert _value(f"{REVOLUTION}Then came the June 1794 law. In July, he fell.", "July") == "1794-07"


def test_a_message_without_a_verb_names_a_weekday_to_come() -> None:
    assert _value("@ann fri or sat? lol", "sat") == "2013-07-06"


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param("It has gained since Aug. 1.", "Aug. 1", "2012-08-01", id="since"),
        pytest.param("In the 12 months through August, it gained.", "August", "2012-08", id="months through"),
        pytest.param("It was extended to Aug. 1.", "Aug. 1", "2013-08-01", id="but extended to"),
    ],
)
def test_nothing_ahead_is_meant_after_since(text: str, phrase: str, value: str) -> None:
    assert _value(text, phrase) == value


def test_hours_in_two_zones_borrow_the_day_named_after_them() -> None:
    text = "It began at 6 a.m. (0400 GMT) on Monday."
    assert _value(text, "6 a.m.") == "2013-07-01T06:00"
    assert _value(text, "0400 GMT") == "2013-07-01T04:00Z"


@pytest.mark.parametrize(
    "text", ["On May 5, 12 people died.", "On May 5 and 12 people died.", "On March 3, 4 and 5 soldiers fell."]
)
def test_a_count_after_a_date_is_no_day(text: str) -> None:
    assert len(tag_text(text)) == 1


def test_each_expression_follows_its_own_verb() -> None:
    text = "The group plans to visit Moscow on Thursday, Sputnik reported on Monday."
    assert _value(text, "Thursday", date(2015, 8, 11)) == "2015-08-13"
    assert _value(text, "Monday", date(2015, 8, 11)) == "2015-08-10"


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param("It was planned for June last year, and then July.", "July", "2012-07", id="coordinated month"),
        pytest.param("In March and April 2012 it rained.", "March", "2012-03", id="year from the next"),
        pytest.param("Between 5 and 7 May 2012 it rained.", "5", "2012-05-05", id="month from the next"),
        pytest.param("It rained on April 24 and 25, 2012.", "April 24", "2012-04-24", id="year from a later day"),
        pytest.param("It rained on April 24 and 25, 2012.", "25, 2012", "2012-04-25", id="last of two days"),
        pytest.param("They met on May 5, 12 and 19.", "12", "2013-05-12", id="list of days"),
        pytest.param("It opens on May 2 - 3, 9 - 10 and 16 - 17, 2012.", "10", "2012-05-10", id="list of ranges"),
        pytest.param("The spring offensive of 1918 failed.", "The spring", "1918-SP", id="year of what a season names"),
        pytest.param("They run every Monday, Wednesday and Friday.", "Friday", "XXXX-WXX-5", id="weekdays that recur"),
        pytest.param("They spoke from 9 to 11 p.m. on Monday.", "9", "2013-07-01T21:00", id="hour from the next"),
        pytest.param("Open 10-2pm.", "10", "2013-07-02T10:00", id="hour before noon"),
        pytest.param("They spoke from 3pm to 5pm on Monday.", "3pm", "2013-07-01T15:00", id="day from the next"),
        pytest.param("The talks begin tonight at 7:30.", "7:30", "2013-07-02T19:30", id="hour of the night before it"),
        pytest.param(
            "They ran on Friday evening from 7:30 to 9:00.", "9:00", "2013-06-28T21:00", id="end of the hours"
        ),
        pytest.param("He ruled in 1957-58.", "58", "1958", id="short end of a range"),
        pytest.param("It may be this week or the next one.", "the next one", "2013-W28", id="ellipsis"),
        pytest.param("He came on June 3, 2012. The next day he left.", "The next day", "2012-06-04", id="next day"),
        pytest.param(
            "It opens in November and ends by the end of that month.", "the end of that month", "2013-11", id="that"
        ),
        pytest.param(
            "At 5 a.m. on October 3, 2012, they crossed.", "5 a.m.", "2012-10-03T05:00", id="clock before its day"
        ),
        pytest.param(
            "Third-quarter profit fell from a year ago.", "a year ago", "2012-Q3", id="a year before the quarter"
        ),
    ],
)
def test_an_expression_leans_on_those_beside_it(text: str, phrase: str, value: str) -> None:
    assert _value(text, phrase, date(2013, 11, 1) if "quarter" in text else TUESDAY) == value


def test_the_same_words_may_stand_for_different_days() -> None:
    text = "Between 5 and 7 May 2012 it rained, and between 5 and 7 June 2012 again."
    values = [one.value.value for one in resolve_text(text, tag_text(text), TUESDAY) if one.value]
    assert values == ["2012-05-05", "2012-05-07", "2012-06-05", "2012-06-07"]


HISTORY = (
    "War broke out on 1 September 1939. In June 1940 France fell. On 10 May 1940 the attack had begun. "
    "In October the island was invaded. In January the fleet sailed. The following month it was lost."
)


def test_history_goes_on_from_the_date_mentioned_last() -> None:
    found = _resolved(HISTORY, date(2009, 12, 19))
    values = [found[phrase].value for phrase in ("October", "January", "The following month")]
    assert [value.value for value in values if value] == ["1940-10", "1941-01", "1941-02"]
    assert found["October"].timex.anchor is Anchor.PREVIOUS


def test_news_with_one_old_date_stays_news() -> None:
    text = "The minister said on Monday that the war which began in March 2011 must end. Talks failed in June."
    assert _value(text, "June") == "2013-06"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("three days earlier the two had failed to agree", "2013-06-28"),
        ("three days earlier experts will look at the lists", "2013-07-12"),
    ],
)
def test_what_was_done_earlier_was_not_done_before_a_plan(told: str, value: str) -> None:
    text = f"They met on Monday. The belt will be in place by 15 July. In the port {told}."
    assert _value(text, "three days earlier") == value


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param(
            "The fleet sailed in 490 BC. It sailed again ten years later.", "ten years later", "BC0480", id="y"
        ),
        pytest.param(
            "The fleet sailed in 490 BC, as it had a decade earlier.", "a decade earlier", "BC0500", id="decade"
        ),
        pytest.param("It was lost in 380 BC. The previous century was better.", "The previous century", "BC04", id="c"),
        pytest.param(
            "He was born in 10 BC. Twenty years later he ruled.", "Twenty years later", "0011", id="into our era"
        ),
        pytest.param("The fleet sailed in 490 BC. The next day it was lost.", "The next day", None, id="some day"),
    ],
)
def test_a_story_before_christ_counts_its_years_down(text: str, phrase: str, value: str | None) -> None:
    assert _value(text, phrase) == value


def test_a_year_in_passing_does_not_move_a_story() -> None:
    aside = "A paper that was declassified a great deal later, in 2005, denied it."
    text = f"{HISTORY} {aside} In March the island was freed."
    assert _value(text, "March", date(2009, 12, 19)) == "1941-03"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We met yesterday in Doha,” he said on Sunday.", id="said after"),
        pytest.param("He said on Sunday: “We met yesterday in Doha.”", id="said before"),
        pytest.param('"We met yesterday in Doha," the minister told reporters on Sunday.', id="plain quotation marks"),
    ],
)
def test_yesterday_in_a_quotation_counts_from_the_day_it_was_spoken(text: str) -> None:
    one = _resolved(text)["yesterday"]
    assert one.value is not None
    assert one.value.value == "2013-06-29"
    assert one.timex.anchor is Anchor.SPEECH


def test_yesterday_outside_the_quotation_counts_from_publication() -> None:
    assert _value("He said on Sunday that they “met” and left yesterday.", "yesterday") == "2013-07-01"


def test_a_distance_from_a_happening_says_so() -> None:
    one = _resolved("They met two days after the talks.")["two days"]
    assert one.timex.anchor is Anchor.EVENT
    assert str(one.reason).endswith("It is a distance from a happening the text names.")


def test_not_before_august_is_a_lower_bound() -> None:
    one = _resolved("Syria conference not before August")["August"]
    assert one.value is not None
    assert (one.value.value, one.value.bound, one.value.mod) == ("2013-08", Bound.FROM, "ON_OR_AFTER")
    assert one.value.edtf == "2013-08/.."


def test_by_the_end_of_the_month_is_an_upper_bound() -> None:
    one = _resolved("They must leave by the end of the month.")["the end of the month"]
    assert one.value is not None
    assert (one.value.value, one.value.mod, one.value.bound) == ("2013-07", "END", Bound.UNTIL)


def test_two_weeks_ago_is_never_a_hard_day() -> None:
    one = _resolved("They met two weeks ago.", date(2015, 8, 11))["two weeks ago"]
    assert one.value is not None
    assert one.value.bound is Bound.APPROXIMATE
    assert one.value.interval == Interval(date(2015, 7, 27), date(2015, 8, 3))
    assert one.timex.meaning.approximate


def test_the_reason_of_two_weeks_ago_can_be_followed() -> None:
    one = _resolved("They met two weeks ago.", date(2015, 8, 11))["two weeks ago"]
    assert [step.says for step in one.reason.steps] == [
        "The article says “two weeks ago”.",
        "It counts from the article’s own date, Tuesday 11 August 2015.",
        "Fourteen days before is Tuesday 28 July 2015, read loosely as the week from 27 July to 2 August 2015.",
    ]
    assert one.reason.steps[0].note == "Found by the rule “ago”."


def test_the_reason_quotes_the_words_that_tell_the_direction() -> None:
    one = _resolved("The main opposition plans to visit Moscow on Thursday.", date(2015, 8, 11))["Thursday"]
    assert [step.says for step in one.reason.steps] == [
        "The article says “Thursday”.",
        "It counts from the article’s own date, Tuesday 11 August 2015.",
        "“plans to visit” points ahead.",
        "That is Thursday 13 August 2015.",
    ]


def test_a_week_may_begin_on_sunday() -> None:
    text = "The round ended last week."
    (one,) = resolve_text(text, tag_text(text), date(2014, 2, 19), week_start=7)
    assert one.value is not None
    assert one.value.interval == Interval(date(2014, 2, 9), date(2014, 2, 16))
    assert one.value.edtf == "2014-02-09/2014-02-15"


def test_without_a_date_only_the_explicit_is_resolved() -> None:
    found = _resolved("He said on Tuesday that it began in June 2012.", None)
    assert found["Tuesday"].value is None
    assert found["June 2012"].value is not None


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        pytest.param("He said on Tuesday that it was over.", "Tuesday", "XXXX-WXX-2", id="weekday"),
        pytest.param("They met in August.", "August", "XXXX-08", id="month"),
        pytest.param("They met on August 11.", "August 11", "XXXX-08-11", id="day"),
        pytest.param("They met last summer.", "last summer", "XXXX-SU", id="season"),
        pytest.param("They met on Sunday night.", "Sunday night", "XXXX-WXX-7TNI", id="night"),
        pytest.param("They met on Christmas Day.", "Christmas Day", "XXXX-12-25", id="feast that stays"),
        pytest.param("They met at Easter.", "Easter", None, id="feast that moves"),
        pytest.param("They met in June last year.", "June last year", "XXXX-06", id="month of last year"),
        pytest.param("They met two weeks ago.", "two weeks ago", "XXXX-WXX", id="week"),
        pytest.param("They met yesterday.", "yesterday", "XXXX-XX-XX", id="some day"),
        pytest.param("They met recently.", "recently", "PAST_REF", id="reference"),
    ],
)
def test_without_a_date_the_value_says_what_is_open(text: str, phrase: str, value: str | None) -> None:
    record = as_record(_resolved(text, None)[phrase])
    assert record["value"] == value
    assert "first_day" not in record
    assert "last_day" not in record
    assert value == "PAST_REF" or "No date is known" in str(record["why"])


def test_meanings_need_no_date() -> None:
    weekday, offset = tag_text("He will come on Thursday, as he did two weeks ago.")
    assert (weekday.meaning.kind, weekday.meaning.weekday, weekday.meaning.side) == (
        MeaningKind.WEEKDAY,
        4,
        Side.FUTURE,
    )
    assert (offset.meaning.kind, offset.meaning.amount, offset.meaning.unit) == (MeaningKind.OFFSET, -2, "W")


def test_the_record_says_everything_the_filter_promises() -> None:
    text = "They met early in 2012."
    (one,) = resolve_text(text, tag_text(text), TUESDAY)
    assert as_record(one) == {
        "start": 9,
        "end": 22,
        "text": "early in 2012",
        "type": "DATE",
        "value": "2012",
        "mod": "START",
        "edtf": "2012",
        "first_day": "2012-01-01",
        "last_day": "2012-12-31",
        "anchor": "none",
        "rule": "year",
        "why": "The article says “early in 2012”. · That is the year 2012, its early part.",
    }


@pytest.mark.parametrize("day", [date.min, date.max, date(9998, 12, 31), date(2, 1, 1)])
def test_the_edges_of_the_calendar_give_no_value_rather_than_a_crash(day: date) -> None:
    text = "last week, next year, three centuries ago, on Friday, in 900 years' time, last winter, Ramadan, yesterday"
    for one in resolve_text(text, tag_text(text), day):
        assert one.value is None or one.value.value
        assert one.reason.steps


def test_ramadan_lasts_a_month() -> None:
    one = _resolved("A truce is due during Ramadan.")["Ramadan"]
    assert one.value is not None
    assert one.value.granularity is Granularity.MONTH
    assert one.value.interval is not None
    assert one.value.interval.start == date(2013, 7, 9)
