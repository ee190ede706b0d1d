"""Many processes give what one gives, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from builder import workers
from builder.articles import make_article
from builder.knowledge import Corrections, Knowledge, load_knowledge
from builder.pipeline import build_timeline, read_article
from builder.values import Article, Reading
from builder.workers import MIN_ITEMS, make_all, make_all_by_copies, suited_workers

FACTS = Knowledge((), (), (), (), (), (), (), ())
ROOT = Path(__file__).resolve().parents[2]


def die_in_a_worker(article: Article, knowledge: Knowledge) -> Reading:
    if article.id == "a40" and multiprocessing.parent_process() is not None:
        os._exit(9)
    return read_article(article, knowledge)


def linger(article: Article, knowledge: Knowledge) -> Reading:
    """Leave the number of this process in the folder the article names, and stay."""
    (Path(article.text) / str(os.getpid())).touch()
    time.sleep(60)
    return Reading(article, (), ())


def until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        time.sleep(0.05)
    pytest.fail("it never came true")


@pytest.fixture(scope="module")
def knowledge(few_facts: Path) -> Knowledge:
    """Give few facts: each process takes them apart for itself."""
    return load_knowledge(few_facts)


def test_two_processes_give_what_one_gives_in_the_same_order(knowledge: Knowledge) -> None:
    articles = [
        make_article(f"a{number}", f"Kerry met Lavrov in Geneva on {1 + number % 28} May 2013.") for number in range(60)
    ]
    alone = list(make_all(read_article, articles, knowledge, workers=1))
    assert list(make_all(read_article, articles, knowledge, workers=2)) == alone
    assert [reading.article.id for reading in alone] == [article.id for article in articles]


DATE = """
import sys
from pathlib import Path
from benchmarks.collection import make_collection
from builder.articles import make_article
from builder.knowledge import Corrections, load_knowledge
from builder.pipeline import date_readings, read_articles

knowledge = load_knowledge(Path(sys.argv[1]))
articles = [make_article(seed.name, seed.text) for seed in make_collection(60, knowledge)]
readings = read_articles(articles, knowledge, workers=1)
alone, together = (date_readings(readings, knowledge, Corrections(), workers=count) for count in (1, 2))
assert together == alone
assert sum(reading.published.best is not None for reading in alone) > 50
"""


def test_two_processes_date_as_one_does(few_facts: Path) -> None:
    # In a process of its own: one with other threads, as a test's may have, starts no copies of itself.
    subprocess.run([sys.executable, "-c", DATE, str(few_facts)], cwd=ROOT, check=True)


def where_made(item: int, shared: int) -> tuple[int, int]:
    return item * shared, os.getpid()


def test_beside_other_threads_no_copy_of_a_process_is_made() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert list(make_all_by_copies(where_made, [1, 2, 3], 7, workers=2)) == [(n, os.getpid()) for n in (7, 14, 21)]
    finally:
        done.set()
        other.join()


def test_where_a_process_dies_the_rest_is_read_here(knowledge: Knowledge) -> None:
    articles = [make_article(f"a{number}", "They met on Tuesday.") for number in range(60)]
    found = list(make_all(die_in_a_worker, articles, knowledge, workers=2))
    assert found == [read_article(article, knowledge) for article in articles]


def test_where_no_process_can_be_started_all_is_read_here(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "no semaphores here")

    monkeypatch.setattr(workers, "ProcessPoolExecutor", refuse)
    [found] = make_all(read_article, [make_article("a", "They met on Tuesday.")], knowledge, workers=2)
    assert found.timexes


def test_rules_that_changed_since_the_build_started_are_not_mixed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="changed since the build started"):
        workers._prepare(read_article, FACTS, "rules of an hour ago")


def test_workers_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from tests.store.test_workers import FACTS, linger, make_article, make_all\n"
        f"list(make_all(linger, [make_article(str(n), {str(tmp_path)!r}) for n in range(50)], FACTS, workers=2))"
    )
    build = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    build.kill()
    build.wait()
    until(lambda: not any(Path(f"/proc/{path.name}").exists() for path in tmp_path.iterdir()))


def test_a_few_articles_are_not_worth_another_process() -> None:
    assert suited_workers(MIN_ITEMS - 1) == 1
    assert suited_workers(MIN_ITEMS) >= 1


def test_progress_is_told_of_each_article(knowledge: Knowledge) -> None:
    told: list[tuple[str, int, int]] = []
    articles = [make_article("a", "One."), make_article("b", "Two.")]
    build_timeline(articles, knowledge, Corrections(), told=lambda step, done, of: told.append((step, done, of)))
    assert told == [(step, done, 2) for step in ("read", "heard", "dated") for done in (1, 2)]
