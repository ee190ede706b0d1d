"""Many processes give what one gives, in the same order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.articles import make_article
from builder.errors import WorkError
from builder.knowledge import Knowledge, load_knowledge
from builder.pipeline import read_article, read_articles
from builder.values import Article, Reading
from builder.workers import MIN_ARTICLES, read_all, suited_workers

FACTS = Knowledge((), (), (), (), (), (), (), ())


def die(article: Article, knowledge: Knowledge) -> Reading:
    os._exit(9)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(Path(__file__).resolve().parents[2] / "content" / "knowledge")


def test_two_processes_give_what_one_gives_in_the_same_order(knowledge: Knowledge) -> None:
    articles = [
        make_article(f"a{number}", f"Kerry met Lavrov in Geneva on {1 + number % 28} May 2013.") for number in range(60)
    ]
    alone = list(read_all(read_article, articles, knowledge, workers=1))
    assert list(read_all(read_article, articles, knowledge, workers=2)) == alone
    assert [reading.article.id for reading in alone] == [article.id for article in articles]


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(WorkError, match="one of 2 reading processes died"):
        list(read_all(die, [make_article("a", "One."), make_article("b", "Two.")], FACTS, workers=2))


def test_a_few_articles_are_not_worth_another_process() -> None:
    assert suited_workers(MIN_ARTICLES - 1) == 1
    assert suited_workers(MIN_ARTICLES) >= 1


def test_progress_is_told_of_each_article() -> None:
    told: list[tuple[int, int]] = []
    articles = [make_article("a", "One."), make_article("b", "Two.")]
    read_articles(articles, FACTS, told=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
