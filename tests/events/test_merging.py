"""One event, once."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from builder.events.cluster import cluster, weigh
from builder.events.pairing import veto
from builder.events.prepare import prepare_reports
from builder.values import EventClass, Participant, PlaceRef, Realis, Support
from tests.events.worlds import (
    BERG,
    DAHL,
    FALK,
    JUNG,
    NORDBURG,
    NORTHLAND,
    SOUTHLAND,
    SUDHAVEN,
    Told,
    merged,
    quiet_knowledge,
    tell,
)
from tests.factories import make_timeline

TUESDAY = date(2015, 8, 11)
MET = Told("Berg met Dahl in Nordburg on Tuesday.", place=NORDBURG, phrase="Tuesday", on="2015-08-11")
HELD_TALKS = Told(
    "The two held talks in Nordburg on August 11.",
    EventClass.NEGOTIATE,
    place=NORDBURG,
    phrase="August 11",
    on="2015-08-11",
)


def test_the_same_meeting_told_by_two_outlets_is_one_entry_with_both_sources() -> None:
    (event,) = merged(
        tell("a", TUESDAY, MET, outlet="morning-post"), tell("b", TUESDAY, HELD_TALKS, outlet="evening-star")
    )
    assert {source.article for source in event.sources} == {"a", "b"}
    assert event.support is Support.CORROBORATED


def test_the_same_meeting_told_twice_within_an_article_is_one_entry() -> None:
    (event,) = merged(tell("a", TUESDAY, MET, replace(MET, sentence="Dahl and Berg met on Tuesday.", place=None)))
    assert len(event.mentions) == 2


CRITICISED = Told(
    "Berg criticised Dahl on Tuesday for his plan.",
    EventClass.CRITICISE,
    (BERG,),
    (DAHL,),
    phrase="Tuesday",
    on="2015-08-11",
)
APART = {
    "on other days": (MET, replace(MET, phrase="Tuesday", on="2015-08-04")),
    "in places that exclude each other": (MET, replace(MET, place=SUDHAVEN)),
    "with other partners": (MET, replace(MET, actors=(BERG, FALK, JUNG))),
    "planned and held": (MET, replace(MET, realis=Realis.SCHEDULED)),
    "of another group of classes": (MET, replace(MET, event_class=EventClass.SANCTION)),
    "for it and against it": (CRITICISED, replace(CRITICISED, event_class=EventClass.SUPPORT)),
    "of nobody in common": (
        MET,
        replace(MET, sentence="Falk met Jung on Tuesday.", actors=(FALK, replace(JUNG, state=None))),
    ),
    "other words of one speaker on one day": (
        Told("Berg called for an early truce on Tuesday.", EventClass.CALL, (BERG,), phrase="Tuesday", on="2015-08-11"),
        Told("Berg called for more aid money on Tuesday.", EventClass.CALL, (BERG,), phrase="Tuesday", on="2015-08-11"),
    ),
    "the same words of two speakers": (
        Told("Berg called for a truce on Tuesday.", EventClass.CALL, (BERG,), phrase="Tuesday", on="2015-08-11"),
        Told("Dahl called for a truce on Tuesday.", EventClass.CALL, (DAHL,), phrase="Tuesday", on="2015-08-11"),
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_two_reports_stay_two_events(one: Told, other: Told) -> None:
    assert len(merged(tell("a", TUESDAY, one), tell("b", TUESDAY, other))) == 2


def test_two_words_for_the_same_reproach_are_one() -> None:
    assert (
        len(
            merged(
                tell("a", TUESDAY, CRITICISED), tell("b", TUESDAY, replace(CRITICISED, event_class=EventClass.DIFFER))
            )
        )
        == 1
    )


def test_what_is_denied_neither_joins_what_is_told_nor_stands_by_itself() -> None:
    denied = replace(MET, sentence="On Tuesday Berg did not say he met Dahl.", realis=Realis.DENIED)
    (event,) = merged(tell("a", TUESDAY, MET), tell("b", TUESDAY, denied))
    assert {source.article for source in event.sources} == {"a"}


def test_a_palace_lies_in_its_city_and_the_city_in_its_country() -> None:
    northland = PlaceRef("Northland", "northland")
    assert len(merged(tell("a", TUESDAY, MET), tell("b", TUESDAY, replace(MET, place=northland)))) == 1


def test_ministers_and_the_states_they_stand_for_meet_once() -> None:
    states = replace(MET, sentence="Northland and Southland held talks on Tuesday.", actors=(NORTHLAND, SOUTHLAND))
    assert len(merged(tell("a", TUESDAY, MET), tell("b", TUESDAY, states))) == 1


def test_a_month_told_in_one_article_is_the_day_told_in_another() -> None:
    month = replace(MET, sentence="Berg met Dahl in Nordburg in August.", phrase="in August", on="2015-08")
    (event,) = merged(tell("a", date(2015, 12, 1), month), tell("b", TUESDAY, MET))
    assert event.when is not None
    assert event.when.edtf == "2015-08-11"


def test_one_agencys_words_in_two_outlets_are_one_source_in_two_places() -> None:
    one = tell("a", TUESDAY, MET, outlet="morning-post", credits=("lands-agency",))
    other = tell("b", TUESDAY, HELD_TALKS, outlet="evening-star", credits=("lands-agency",))
    (event,) = merged(one, other)
    assert len(event.sources) == 2
    assert event.support is Support.SINGLE


def test_nearly_identical_sentences_are_one_source() -> None:
    (event,) = merged(tell("a", TUESDAY, MET, outlet="morning-post"), tell("b", TUESDAY, MET, outlet="evening-star"))
    assert event.support is Support.SINGLE


def test_an_article_read_twice_under_one_id_counts_once() -> None:
    once = merged(tell("a", TUESDAY, MET))
    assert merged(tell("a", TUESDAY, MET), tell("a", TUESDAY, MET)) == once


def test_a_list_of_two_hundred_names_gives_one_entry() -> None:
    crowd = tuple(Participant(f"Per Quist{number}", BERG.kind) for number in range(200))
    (event,) = merged(tell("a", TUESDAY, replace(MET, actors=crowd)))
    assert len(event.title) < 120


def test_an_unrelated_article_changes_no_id_and_no_date() -> None:
    before = merged(tell("a", TUESDAY, MET, HELD_TALKS))
    unrelated = Told(
        "Falk visited Sudhaven on Friday.", actors=(FALK,), place=SUDHAVEN, phrase="Friday", on="2014-01-10"
    )
    after = merged(tell("a", TUESDAY, MET, HELD_TALKS), tell("0", date(2014, 1, 11), unrelated))
    assert set(before) <= set(after)


def test_an_event_keeps_its_address_when_a_later_article_joins_it() -> None:
    (before,) = merged(tell("b", TUESDAY, MET))
    (after,) = merged(tell("b", TUESDAY, MET), tell("a", date(2015, 8, 12), HELD_TALKS))
    assert before.id == after.id


def test_an_absorbed_event_keeps_its_address_as_an_extra_anchor() -> None:
    (alone,) = merged(tell("b", TUESDAY, HELD_TALKS))
    (joined,) = merged(tell("b", TUESDAY, HELD_TALKS), tell("a", TUESDAY, MET))
    assert alone.id in joined.also


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_articles_decides_nothing(seed: int) -> None:
    timeline = make_timeline(90)
    shuffled = list(timeline.articles)
    random.Random(seed).shuffle(shuffled)
    assert merged(*shuffled, knowledge=timeline.knowledge) == merged(*timeline.articles, knowledge=timeline.knowledge)


def test_no_two_mentions_of_an_event_are_forbidden_to_meet() -> None:
    timeline = make_timeline(150)
    reports = {report.mention.id: report for report in prepare_reports(timeline.articles, timeline.knowledge)}
    for event in merged(*timeline.articles, knowledge=timeline.knowledge):
        for one, other in combinations(event.mentions, 2):
            assert veto(reports[one.id], reports[other.id]) is None


def test_merging_what_was_merged_changes_nothing() -> None:
    timeline = make_timeline(60)
    once = merged(*timeline.articles, knowledge=timeline.knowledge)
    for event in once:
        kept = {mention.id for mention in event.mentions}
        own = [
            replace(
                reading,
                reading=replace(
                    reading.reading,
                    mentions=tuple(mention for mention in reading.reading.mentions if mention.id in kept),
                ),
            )
            for reading in timeline.articles
        ]
        (again,) = merged(*own, knowledge=timeline.knowledge)
        assert (again.id, again.mentions) == (event.id, event.mentions)


def test_nothing_told_gives_nothing() -> None:
    assert merged() == ()
    assert merged(tell("a", None, replace(MET, on=None)), knowledge=quiet_knowledge())[0].when is None


def test_pairs_are_weighed_once_for_merging_and_for_what_may_be_the_same() -> None:
    reports = prepare_reports([tell("a", TUESDAY, MET), tell("b", TUESDAY, HELD_TALKS)], quiet_knowledge())
    weighed = weigh(reports)
    assert [(pair.one, pair.other) for pair in weighed.pairs] == [(0, 1)]
    assert len(cluster(weighed)) == 1
