"""A sixth, unrelated article moves nothing that the five tell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.articles import load_articles, make_article
from builder.knowledge import Corrections, Knowledge, load_knowledge
from builder.pipeline import build_timeline
from builder.timeline import event_address
from builder.values import Article
from tests.facts import ROOT

PEOPLE = (
    "President Ana Torres",
    "Prime Minister Jonas Berg",
    "Foreign Minister Lena Falk",
    "Defence Minister Per Quist",
)
PLACES = ("Montevideo", "Helsinki", "Wellington", "Reykjavik")
ACTS = (
    "signed a fisheries treaty with",
    "met",
    "criticised",
    "will visit",
    "promised loans to",
    "rejected an offer from",
)
WORDS = ("on Monday", "last week", "in May 2009", "two weeks ago", "next month", "on 3 June 2019", "yesterday", "")


@pytest.fixture(scope="module")
def known(few_facts: Path) -> Knowledge:
    return load_knowledge(few_facts)


@pytest.fixture(scope="module")
def seeds(known: Knowledge) -> tuple[Article, ...]:
    return load_articles(ROOT / "seeds", known).articles


def entries(known: Knowledge, articles: Iterable[Article]) -> dict[str, tuple[str | None, str]]:
    """Give each event's date and address by its id."""
    timeline = build_timeline(articles, known, Corrections())
    return {
        event.id: (event.when.edtf if event.when else None, event_address(timeline, event)) for event in timeline.events
    }


@pytest.fixture(scope="module")
def alone(known: Knowledge, seeds: tuple[Article, ...]) -> dict[str, tuple[str | None, str]]:
    """Give the events of the five by themselves."""
    found = entries(known, seeds)
    assert len(found) > 20
    return found


sentences = st.builds(
    "{} {} {} in {} {}.".format,
    st.sampled_from(PEOPLE),
    st.sampled_from(ACTS),
    st.sampled_from(PEOPLE),
    st.sampled_from(PLACES),
    st.sampled_from(WORDS),
)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(sentences, min_size=1, max_size=6), name=st.sampled_from(("aaa", "zzz")))
def test_an_unrelated_article_changes_no_other_events_id_date_or_address(
    told: list[str],
    name: str,
    known: Knowledge,
    seeds: tuple[Article, ...],
    alone: dict[str, tuple[str | None, str]],
) -> None:
    after = entries(known, [*seeds, make_article(name, "\n\n".join(told), knowledge=known)])
    assert {event: after.get(event) for event in alone} == alone
