"""A sixth, unrelated article moves nothing that the five tell."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.articles import load_articles, make_article
from builder.knowledge import Corrections, Knowledge, load_knowledge
from builder.pipeline import build_timeline
from builder.timeline import event_address
from builder.values import Article

ROOT = Path(__file__).resolve().parents[2]
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


@cache
def known() -> tuple[Knowledge, tuple[Article, ...]]:
    knowledge = load_knowledge(ROOT / "content" / "knowledge")
    return knowledge, load_articles(ROOT / "seeds", knowledge).articles


def entries(*more: Article) -> dict[str, tuple[str | None, str]]:
    """Give each event's date and address by its id."""
    knowledge, seeds = known()
    timeline = build_timeline([*seeds, *more], knowledge, Corrections())
    return {
        event.id: (event.when.edtf if event.when else None, event_address(timeline, event)) for event in timeline.events
    }


@cache
def alone() -> dict[str, tuple[str | None, str]]:
    return entries()


sentences = st.builds(
    "{} {} {} in {} {}.".format,
    st.sampled_from(PEOPLE),
    st.sampled_from(ACTS),
    st.sampled_from(PEOPLE),
    st.sampled_from(PLACES),
    st.sampled_from(WORDS),
)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sentences, min_size=1, max_size=6), st.sampled_from(("aaa", "zzz")))
def test_an_unrelated_article_changes_no_other_events_id_date_or_address(told: list[str], name: str) -> None:
    after = entries(make_article(name, "\n\n".join(told), knowledge=known()[0]))
    assert alone()
    assert {event: after.get(event) for event in alone()} == alone()
