"""The five seeds, held against what a careful editor makes of them (`seeds.yml`)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from builder.articles import load_articles
from builder.knowledge import Corrections, Knowledge
from builder.pipeline import build_timeline
from builder.timeline import Timeline
from builder.values import Bound, Event, LinkKind, Outcome, Realis, Support
from tests.facts import ROOT
from tests.golden.scoring import Wanted, found, load_gold, seed_of, unwanted_entries, whole, wrong_joins

WANTED, UNWANTED = load_gold()
FLOOR = {"must": 9, "should": 10, "extra": 5}


@pytest.fixture(scope="module")
def timeline(knowledge: Knowledge) -> Timeline:
    return build_timeline(load_articles(ROOT / "seeds", knowledge).articles, knowledge, Corrections())


def named(rows: Iterable[Wanted], name: str) -> Wanted:
    return next(row for row in rows if row.name == name)


def entry(timeline: Timeline, name: str) -> Event:
    event = found(timeline, named(WANTED, name))
    assert event is not None, name
    return event


@pytest.mark.parametrize("wanted", [row for row in WANTED if row.grade == "must"], ids=lambda row: row.name)
def test_a_timeline_without_this_entry_has_failed(timeline: Timeline, wanted: Wanted) -> None:
    event = found(timeline, wanted)
    assert event is not None
    assert event.folded_under is None


@pytest.mark.parametrize("grade", FLOOR)
def test_no_fewer_entries_of_a_grade_are_there_than_once_were(timeline: Timeline, grade: str) -> None:
    there = [row.name for row in WANTED if row.grade == grade and found(timeline, row) is not None]
    assert len(there) >= FLOOR[grade]


@pytest.mark.parametrize("wanted", [row for row in WANTED if len(row.articles) > 1], ids=lambda row: row.name)
def test_what_several_articles_tell_is_one_entry_with_all_its_sources(timeline: Timeline, wanted: Wanted) -> None:
    event = found(timeline, wanted)
    assert event is not None
    assert whole(timeline, wanted, event)


def test_no_entry_is_two_things(timeline: Timeline) -> None:
    assert list(wrong_joins(timeline, WANTED)) == []


def test_no_entry_rests_on_a_credit_a_comment_a_teaser_or_a_standing_fact(timeline: Timeline) -> None:
    assert [(stretch.why, event.title) for stretch, event in unwanted_entries(timeline, UNWANTED)] == []


def test_five_articles_give_a_page_of_entries_and_not_a_flood(timeline: Timeline) -> None:
    assert 18 <= len(timeline.shown) <= 32


def test_june_and_july_are_missed_plans_that_came_about_in_january(timeline: Timeline) -> None:
    for name, late_days in (("june-plan-missed", 206), ("july-plan-missed", 175)):
        plan = entry(timeline, name)
        assert plan.realis is Realis.MISSED
        outcomes = {(link.outcome, link.late_days) for link in plan.links if link.kind is LinkKind.PLAN_OF}
        assert outcomes == {(Outcome.MISSED, None), (Outcome.HELD_LATE, late_days)}


def test_not_before_august_is_a_lower_bound(timeline: Timeline) -> None:
    plan = entry(timeline, "not-before-august")
    assert plan.when is not None
    assert plan.when.bound is Bound.FROM
    assert "not before August 2013" in plan.title


def test_the_plan_for_thursday_was_held(timeline: Timeline) -> None:
    plan = entry(timeline, "opposition-due-thursday")
    assert [link.outcome for link in plan.links if link.kind is LinkKind.PLAN_OF] == [Outcome.HELD]


def test_two_weeks_ago_in_doha_is_shown_as_the_sources_error(timeline: Timeline) -> None:
    doha = entry(timeline, "doha-three-ministers")
    assert doha.when is not None
    assert doha.when.bound is Bound.APPROXIMATE
    assert doha.disagreements[0].startswith("The source and the calendar disagree.")
    assert "gives 28 July" in doha.disagreements[0]
    assert "3 August 2015" in doha.disagreements[0]


def test_the_first_geneva_meeting_is_corroborated(timeline: Timeline) -> None:
    geneva = entry(timeline, "geneva-one")
    assert {seed_of(timeline, source.article) for source in geneva.sources} == {"000", "001", "002", "003"}
    assert geneva.support is Support.CORROBORATED


def test_no_entry_is_dated_after_the_last_article_could_know(timeline: Timeline) -> None:
    for event in timeline.shown:
        if event.when is not None and event.when.interval is not None:
            assert event.when.interval.start.year <= 2015
