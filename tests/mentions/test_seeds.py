"""The five seeds: what an editor found in them can be told, and what is no event is not."""

from __future__ import annotations

from functools import cache

import pytest

from builder.articles import load_articles
from builder.mentions import find_mentions
from builder.timex import tag
from builder.values import Article, Mention
from tests.facts import ROOT, facts

from .reading import names


@cache
def seeds() -> dict[str, tuple[Article, tuple[Mention, ...]]]:
    """Read the seeds: article and mentions by the number that heads the file's name."""
    articles = load_articles(ROOT / "seeds", facts()).articles
    return {article.path.name[:3]: (article, find_mentions(article, tag(article), facts())) for article in articles}


EVENTS = [
    pytest.param("000", "three-year", "FIGHT", "happened", [], id="e01 the war begins"),
    pytest.param("002", "beginning of the conflict", "FIGHT", "happened", [], id="e01 again"),
    pytest.param("003", "two-year", "FIGHT", "happened", [], id="e01 once more"),
    pytest.param("004", "four-year", "FIGHT", "happened", [], id="e01 and again"),
    pytest.param("000", "previous meeting in Geneva", "MEET", "happened", [], id="e02 Geneva I"),
    pytest.param("001", "June 30, 2012", "AGREE", "happened", [], id="e02 its communiqué"),
    pytest.param("002", "first round of Geneva talks", "NEGOTIATE", "happened", [], id="e02 its first round"),
    pytest.param("003", "in June 2012", "MEET", "happened", [], id="e02 in the Swiss city"),
    pytest.param("002", "penciled in for June this year", "NEGOTIATE", "missed", [], id="e03 and e08 missed"),
    pytest.param("003", "conflicting signals", "STATE", "happened", ["Sergei Lavrov"], id="e04 Lavrov's charge"),
    pytest.param("003", "90-minute-plus meeting", "MEET", "happened", ["John Kerry", "Sergei Lavrov"], id="e05 Brunei"),
    pytest.param(
        "003", "Kerry’s discussion", "MEET", "happened", ["Ahmet Davutoğlu", "John Kerry"], id="e07 Davutoglu"
    ),
    pytest.param("003", "conference not before August", "MEET", "scheduled", ["John Kerry"], id="e09 headline"),
    pytest.param("003", "until August or later", "MEET", "possible", [], id="e06 and e09 Kerry's word"),
    pytest.param(
        "002",
        "met U.S. Secretary of State",
        "MEET",
        "happened",
        ["Chuck Hagel", "John Kerry", "Sergei Lavrov", "Sergei Shoigu"],
        id="e10 two and two",
    ),
    pytest.param(
        "002", "would meet again", "MEET", "scheduled", ["Russian government", "US government"], id="e11 again"
    ),
    pytest.param(
        "000", "ended last week", "NEGOTIATE", "happened", ["Syrian government", "Syrian opposition"], id="e12"
    ),
    pytest.param(
        "000", "at a strategic dialogue", "MEET", "happened", ["Gulf Cooperation Council", "Russia"], id="e13"
    ),
    pytest.param(
        "000",
        "expressed “different” views",
        "DIFFER",
        "happened",
        ["Gulf Cooperation Council", "Russia"],
        id="e13 they differ",
    ),
    pytest.param("000", "called for a third round", "CALL", "happened", ["Sergei Lavrov"], id="e14 Lavrov's call"),
    pytest.param(
        "001",
        "Doha two weeks ago",
        "MEET",
        "happened",
        ["Adel al-Jubeir", "John Kerry", "Sergei Lavrov"],
        id="e16 Doha",
    ),
    pytest.param(
        "004", "plans to visit Moscow on Thursday", "MEET", "scheduled", ["Syrian opposition"], id="e21 due in Moscow"
    ),
    pytest.param(
        "001", "his meeting today with al-Jubeir", "MEET", "happened", ["Adel al-Jubeir", "Sergei Lavrov"], id="e18"
    ),
    pytest.param(
        "004",
        "talks with his Russian counterpart",
        "MEET",
        "happened",
        ["Adel al-Jubeir", "Sergei Lavrov"],
        id="e18 again",
    ),
    pytest.param("001", "new expanded meeting involving", "SCHEDULE", "ongoing", ["Russia"], id="e19 Bogdanov's news"),
    pytest.param("004", "Preparations are being made", "SCHEDULE", "ongoing", ["Mikhail Bogdanov"], id="e19 again"),
    pytest.param(
        "001",
        "will be set today or tomorrow",
        "SCHEDULE",
        "scheduled",
        ["Sergei Lavrov", "Syrian National Coalition"],
        id="e20",
    ),
    pytest.param("001", "might take place", "MEET", "possible", ["Sergei Lavrov", "Syrian opposition"], id="e22"),
    pytest.param("004", "Iskander missiles", "MEET", "happened", ["Adel al-Jubeir"], id="e25 missiles discussed"),
]


@pytest.mark.parametrize(("seed", "words", "event_class", "realis", "actors"), EVENTS)
def test_an_editors_event_is_told(seed: str, words: str, event_class: str, realis: str, actors: list[str]) -> None:
    article, mentions = seeds()[seed]
    at = article.text.index(words)
    here = [one for one in mentions if one.sentence.start <= at < one.sentence.end and one.event_class == event_class]
    assert here
    assert realis in {one.realis for one in here}
    assert not actors or actors in [names(one.actors) for one in here]


NO_EVENTS = [
    ("000", "1.1293722-2355866573"),
    ("000", "Image Credit"),
    ("000", "most important foreign backer"),
    ("000", "among the leading backers"),
    ("000", "growing number of attempts"),
    ("001", "Check Also"),
    ("001", "to enhance parliamentary ties"),
    ("001", "Abdul Moneim Annan"),
    ("001", "Haifa Said"),
    ("001", "is willing to hold more contacts"),
    ("001", "willingness to host"),
    ("002", "But I do recall"),
    ("002", "What interesting question"),
    ("003", "Classifieds"),
    ("003", "Image Credit"),
    ("003", "first international conference"),
    ("004", "Islamist Threat"),
    ("004", "All Syrian forces should be united"),
    ("004", "won’t be part of any coalition"),
    ("004", "supports rebels"),
    ("004", "push underscores"),
]


@pytest.mark.parametrize(("seed", "words"), NO_EVENTS, ids=[words for _, words in NO_EVENTS])
def test_what_is_no_event_is_not_told(seed: str, words: str) -> None:
    article, mentions = seeds()[seed]
    at = article.text.index(words)
    assert not [one for one in mentions if one.sentence.start <= at < one.sentence.end]


def test_a_paragraph_told_twice_counts_once() -> None:
    article, mentions = seeds()["002"]
    second = article.text.rindex("Sergei and I do not always agree")
    assert not [one for one in mentions if one.sentence.start >= second]


def test_five_seeds_give_some_fifty_mentions_not_hundreds() -> None:
    assert 30 <= sum(len(mentions) for _, mentions in seeds().values()) <= 60


def test_every_mention_points_at_its_own_words() -> None:
    for article, mentions in seeds().values():
        for one in mentions:
            assert one.sentence.contains(one.clause)
            assert one.clause.contains(one.cue)
            for who in (*one.actors, *one.recipients):
                assert who.span is None or who.span.of(article.text).strip()


def test_plans_belong_to_the_series_the_article_names() -> None:
    plans = [one for seed in ("002", "003") for one in seeds()[seed][1] if one.realis.is_plan and one.series]
    assert len(plans) == 4
    assert len({one.series for one in plans}) == 1
