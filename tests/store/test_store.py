"""What is kept from one build to the next: the same as made anew, or not taken."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from builder import pipeline, shelf, store
from builder.articles import make_article
from builder.knowledge import Knowledge, load_knowledge
from builder.pipeline import read_articles
from builder.store import Store
from builder.values import Article, Reading

TEXTS = (
    "The foreign ministers of Utopia and Laputa met in Lagado on Tuesday and agreed to meet again next week.",
    "Utopia will send an envoy to Lagado on 3 March 2014, its foreign minister said two weeks ago.",
    "Talks between the two had been planned for June last year, but failed to take place.",
)
PLACES = "places:\n  laputa:\n    names: [Laputa]\n    kind: country\n    adjectives: [Laputan]\n"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "places.yml").write_text(PLACES)
    return folder


@pytest.fixture
def articles() -> list[Article]:
    return [make_article(f"a{number}", text) for number, text in enumerate(TEXTS)]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the ids of the articles that are read anew, as they are."""
    read: list[str] = []
    real = pipeline.read_article

    def count(article: Article, knowledge: Knowledge) -> Reading:
        read.append(article.id)
        return real(article, knowledge)

    monkeypatch.setattr(pipeline, "read_article", count)
    return read


def kept_in(path: Path, facts: Path) -> Store:
    return Store(path, load_knowledge(facts))


def test_a_second_build_reads_nothing_anew_and_gives_the_same(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    clean = read_articles(articles, knowledge)
    counted.clear()
    first = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a0", "a1", "a2"]
    counted.clear()
    second = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == []
    assert first == second == clean


def test_one_byte_of_an_article_reads_that_article_anew(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    counted.clear()
    articles[1] = make_article("a1", TEXTS[1].replace("3 March", "4 March"))
    found = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a1"]
    assert found == read_articles(articles, knowledge)


def test_an_article_read_with_other_metadata_is_another_article(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    counted.clear()
    articles[2] = replace(articles[2], outlet="the-bugle")
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))[2].article.outlet == "the-bugle"
    assert counted == ["a2"]


def test_one_fact_reads_all_anew(tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]) -> None:
    read_articles(articles, load_knowledge(facts), store=kept_in(tmp_path / "s", facts))
    counted.clear()
    (facts / "places.yml").write_text(PLACES + "  utopia:\n    names: [Utopia]\n    kind: country\n")
    knowledge = load_knowledge(facts)
    found = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a0", "a1", "a2"]
    assert found == read_articles(articles, knowledge)


def test_one_rule_reads_all_anew(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge = load_knowledge(facts)
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    counted.clear()
    monkeypatch.setattr(store, "rules_version", lambda: "other rules")
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a0", "a1", "a2"]


def test_the_rules_version_is_that_of_their_tables_and_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("values", "knowledge", "articles", "timex/rules", "mentions"):
        (tmp_path / room).mkdir(parents=True)
    for name in ("values/time.py", "pipeline.py", "store.py", "timex/rules/en.toml"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(store, "_BUILDER", tmp_path)
    before = store.rules_version.__wrapped__()
    assert store.rules_version.__wrapped__() == before
    (tmp_path / "timex/rules/en.toml").write_text("two")
    assert store.rules_version.__wrapped__() != before


def test_what_other_facts_gave_is_dropped(tmp_path: Path, facts: Path, articles: list[Article]) -> None:
    read_articles(articles, load_knowledge(facts), store=kept_in(tmp_path / "s", facts))
    (facts / "places.yml").write_text(PLACES + "\n")
    read_articles(articles[:1], load_knowledge(facts), store=kept_in(tmp_path / "s", facts))
    with closing(sqlite3.connect(tmp_path / "s")) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (1,)


def test_what_an_article_said_before_it_was_edited_is_dropped(
    tmp_path: Path, facts: Path, articles: list[Article]
) -> None:
    knowledge = load_knowledge(facts)
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    articles[1] = make_article("a1", TEXTS[1].replace("3 March", "4 March"))
    read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    with closing(sqlite3.connect(tmp_path / "s")) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (3,)


DAMAGE = [
    pytest.param(b"", id="empty"),
    pytest.param(b"not a database at all" * 100, id="something-else"),
    pytest.param(b"SQLite format 3\x00" + b"\xff" * 4000, id="a-head-and-noise"),
]


def test_a_store_laid_out_otherwise_is_made_anew(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    with closing(sqlite3.connect(tmp_path / "s")) as database, database:
        database.execute("CREATE TABLE kept (name TEXT, made_on TEXT, size INTEGER)")
    found = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a0", "a1", "a2"]
    counted.clear()
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == found
    assert counted == []


@pytest.mark.parametrize("data", DAMAGE)
def test_a_damaged_store_is_made_anew(
    data: bytes, tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    (tmp_path / "s").write_bytes(data)
    found = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    assert counted == ["a0", "a1", "a2"]
    counted.clear()
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == found
    assert counted == []


def test_a_store_cut_off_in_the_middle_is_never_believed(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    path = tmp_path / "s"
    clean = read_articles(articles, knowledge, store=kept_in(path, facts))
    whole = path.read_bytes()
    for size in range(0, len(whole), 1500):
        path.write_bytes(whole[:size])
        assert read_articles(articles, knowledge, store=kept_in(path, facts)) == clean


def test_a_changed_byte_in_a_row_is_noticed(
    tmp_path: Path, facts: Path, articles: list[Article], counted: list[str]
) -> None:
    knowledge = load_knowledge(facts)
    clean = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    with closing(sqlite3.connect(tmp_path / "s")) as database, database:
        for key, body in database.execute("SELECT key, body FROM kept").fetchall():
            changed = body[:-9] + bytes([body[-9] ^ 1]) + body[-8:]
            database.execute("UPDATE kept SET body = ? WHERE key = ?", (changed, key))
    counted.clear()
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == clean
    assert counted == ["a0", "a1", "a2"]


class _Strange:
    def __reduce__(self) -> tuple[object, ...]:
        return (Path.write_text, (Path("broken-in"), "x"))


def test_a_row_that_would_run_code_runs_none(
    tmp_path: Path, facts: Path, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    knowledge = load_knowledge(facts)
    clean = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    body = pickle.dumps((_Strange(), ()))
    with closing(sqlite3.connect(tmp_path / "s")) as database, database:
        database.execute("UPDATE kept SET body = ?", (hashlib.sha256(body).digest() + body,))
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == clean
    assert not (tmp_path / "broken-in").exists()


def test_a_locked_store_is_passed_by(
    tmp_path: Path, facts: Path, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_WAIT_SECONDS", 0.05)
    knowledge = load_knowledge(facts)
    clean = read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts))
    with closing(sqlite3.connect(tmp_path / "s", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == clean


def test_a_folder_in_the_place_of_the_store_is_passed_by(tmp_path: Path, facts: Path, articles: list[Article]) -> None:
    (tmp_path / "s").mkdir()
    knowledge = load_knowledge(facts)
    assert read_articles(articles, knowledge, store=kept_in(tmp_path / "s", facts)) == read_articles(
        articles, knowledge
    )


def test_a_file_in_the_place_of_the_stores_folder_is_passed_by(
    tmp_path: Path, facts: Path, articles: list[Article]
) -> None:
    (tmp_path / "cache").write_text("in the way")
    knowledge = load_knowledge(facts)
    kept = kept_in(tmp_path / "cache" / "s", facts)
    assert read_articles(articles, knowledge, store=kept) == read_articles(articles, knowledge)


def test_facts_made_by_hand_have_no_store(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no version"):
        Store(tmp_path / "s", Knowledge((), (), (), (), (), (), (), ()))
