"""The five seeds with the project's own knowledge: their days are known."""

from __future__ import annotations

from datetime import date

import pytest

from builder.articles import load_articles, make_article
from builder.dating import infer_dates
from builder.knowledge import Knowledge
from builder.timex import tag
from builder.values import PublicationDate, Reading
from tests.facts import ROOT, laid_out

DAYS = {
    "000": date(2014, 2, 19),
    "001": date(2015, 8, 11),
    "002": date(2013, 8, 9),
    "003": date(2013, 7, 2),
    "004": date(2015, 8, 11),
}


@pytest.fixture(scope="module")
def readings(knowledge: Knowledge) -> list[Reading]:
    loaded = load_articles(ROOT / "seeds", knowledge)
    wanted = [article for article in loaded.articles if article.id[:3] in DAYS]
    return [Reading(article, tag(article), ()) for article in wanted]


@pytest.fixture(scope="module")
def dates(readings: list[Reading], knowledge: Knowledge) -> dict[str, PublicationDate]:
    return {id[:3]: found for id, found in infer_dates(readings, knowledge, subject=laid_out()).items()}


@pytest.mark.parametrize(("seed", "day"), DAYS.items(), ids=list(DAYS))
def test_a_seed_gets_its_day(dates: dict[str, PublicationDate], seed: str, day: date) -> None:
    found = dates[seed]
    assert found.best == day
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day <= found.latest
    assert (found.latest - found.earliest).days <= 7


def test_a_seed_is_dated_alone_as_well(readings: list[Reading], knowledge: Knowledge) -> None:
    for reading in readings:
        (found,) = infer_dates([reading], knowledge, subject=laid_out()).values()
        assert found.best == DAYS[reading.article.id[:3]]


def test_two_weeks_ago_that_were_eight_days_are_told_as_evidence_against(dates: dict[str, PublicationDate]) -> None:
    against = [evidence for evidence in dates["001"].evidence if evidence.against and "two weeks ago" in evidence.says]
    assert against
    assert against[0].favours is not None
    assert date(2015, 8, 18) in against[0].favours
    assert "by itself that makes it" in against[0].says


def test_without_its_caption_the_strategic_dialogue_still_leads(readings: list[Reading], knowledge: Knowledge) -> None:
    whole = next(reading.article for reading in readings if reading.article.id.startswith("000"))
    article = make_article("cut", whole.text[whole.text.index("Kuwait City: Gulf") :], knowledge=knowledge)
    found = infer_dates([Reading(article, tag(article), ())], knowledge, subject=laid_out())["cut"]
    assert found.best == date(2014, 2, 19)
