"""What sources disagree about is kept and worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.values import EventClass, Support
from tests.events.worlds import DAHL, NORDBURG, NORTHLAND, SUDHAVEN, Told, merged, tell

TUESDAY = date(2015, 8, 11)
MET = Told("Berg met Dahl in Nordburg on Tuesday.", place=NORDBURG, phrase="Tuesday", on="2015-08-11")
TALKED = replace(MET, sentence="Talks between Dahl and Berg in Nordburg lasted six hours on Tuesday.")
AGREED = Told("Berg and Dahl agreed on Tuesday to go on.", EventClass.AGREE, phrase="Tuesday", on="2015-08-11")
SPLIT = Told("Berg and Dahl disagreed over aid on Tuesday.", EventClass.DIFFER, phrase="Tuesday", on="2015-08-11")


def test_near_agreement_in_one_outlet_and_failure_in_another_stand_side_by_side() -> None:
    one = tell("a", TUESDAY, AGREED, MET, outlet="morning-post")
    other = tell("b", TUESDAY, SPLIT, TALKED, AGREED, outlet="evening-star")
    talks = next(event for event in merged(one, other) if event.event_class is EventClass.MEET)
    assert talks.support is Support.CONTESTED
    assert talks.disagreements == (
        "The sources differ in what they stress. "
        "The Morning Post leads with agreement: “Berg and Dahl agreed on Tuesday to go on”. "
        "Evening Star leads with difference: “Berg and Dahl disagreed over aid on Tuesday”.",
    )


def test_one_outlet_that_tells_of_both_disagrees_with_nobody() -> None:
    (talks,) = [
        event
        for event in merged(tell("a", TUESDAY, AGREED, SPLIT, MET, outlet="morning-post"))
        if event.event_class is EventClass.MEET
    ]
    assert talks.disagreements == ()


def test_numbers_that_differ_are_set_side_by_side() -> None:
    shelled = Told(
        "Northland shelled Sudhaven on Tuesday, killing 34 people.",
        EventClass.ASSAULT,
        (NORTHLAND,),
        (DAHL,),
        place=SUDHAVEN,
        phrase="Tuesday",
        on="2015-08-11",
    )
    other = replace(shelled, sentence="Northland shelled Sudhaven on Tuesday, killing 1,040 people.")
    (event,) = merged(
        tell("a", TUESDAY, shelled, outlet="morning-post"), tell("b", TUESDAY, other, outlet="evening-star")
    )
    assert event.disagreements == (
        "The sources differ on numbers. The Morning Post: 34 people; Evening Star: 1,040 people.",
    )


def test_the_same_number_twice_is_no_disagreement() -> None:
    counted = replace(MET, sentence="Berg met Dahl and 12 ministers in Nordburg on Tuesday.")
    (event,) = merged(
        tell("a", TUESDAY, counted, outlet="morning-post"), tell("b", TUESDAY, counted, outlet="evening-star")
    )
    assert event.disagreements == ()
