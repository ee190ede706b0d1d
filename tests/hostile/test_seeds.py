"""Hostile seeds at the reader: taken whole, or refused in one clear line; never a crash."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from builder.articles import article_id, load_articles, sentences
from builder.errors import SourceError
from builder.knowledge import Knowledge
from builder.values import Article
from tests.hostile.conftest import cases, name

# What is said of each seed that is refused.
SAID = {
    "archive.txt": "is binary",
    "bad-day.json": "which no calendar has",
    "bad-url.json": "url is",
    "blank.txt": "is empty",
    "comments.json": "is not JSON",
    "controls.txt": "is binary",
    "cut-off.json": "is not JSON",
    "cut-off.txt": "is not UTF-8",
    "deep.json": "nested too deep",
    "empty-text.json": "no story",
    "empty.txt": "is empty",
    "entity-bomb.html": "declares entities",
    "external-entity.html": "declares entities",
    "half-a-character.json": "lone surrogate",
    "head-alias.md": "anchors (&)",
    "head-broken.md": "is not YAML",
    "head-control.md": "control character",
    "head-deep.md": "nested more than",
    "head-list.txt": "wanted a mapping",
    "head-merge-key.md": "<<",
    "head-nested.md": "wanted one line of text",
    "head-never-closed.txt": "never closed",
    "head-only.md": "no story under it",
    "head-tab.md": "a tab stands",
    "head-too-long.md": "never closed within 20,000 characters",
    "head-tag.md": "the tag",
    "head-twice.md": "stands here twice",
    "head-unknown-key.md": "unknown key 'titel'",
    "head-word.md": "wanted a mapping",
    "language-markup.md": "language is",
    "latin-1.txt": "is not UTF-8",
    "list.json": "wanted one object",
    "long-number.json": "JSON",
    "no-story.html": "no story was found",
    "no-text.json": 'has no "text"',
    "not-a-number.json": "is no JSON value",
    "not-html.html": "is not HTML",
    "nul.txt": "is binary",
    "null.json": "wanted one object",
    "only-script.html": "no story",
    "overlong.txt": "is not UTF-8",
    "picture.txt": "is binary",
    "published-far.md": "wanted a year from 1600 to 8999",
    "published-in-words.md": "which no calendar has",
    "published-month.md": "published is",
    "published-no-such-day.md": "which no calendar has",
    "published-number.md": "published is",
    "published-two-ways.md": "reads two ways",
    "published-yesterday.md": "published is",
    "surrogate-bytes.txt": "is not UTF-8",
    "text-list.json": "wanted text",
    "text-null.json": "wanted text",
    "text-number.json": "wanted text",
    "twice.json": "stands here twice",
    "unknown-key.json": "unknown key 'id'",
    "url-bidi.md": "url is",
    "url-broken.md": "url is",
    "url-data.md": "url is",
    "url-javascript.md": "url is",
    "url-quotes.md": "without blanks, quotes",
    "url-relative.md": "url is",
    "url-user.md": "url is",
    "utf-16.txt": "is UTF-16",
    "windows-1252.txt": "is not UTF-8",
    "zero-width-only.txt": "is empty",
}


def fault_of(seeds: Path) -> SourceError:
    """Load a folder with one seed, which is refused."""
    loaded = load_articles(seeds)
    assert not loaded.articles
    (fault,) = loaded.faults
    return fault


@pytest.mark.parametrize("path", cases("refused"), ids=name)
def test_a_seed_that_cannot_be_one_is_refused_in_a_line(path: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    shutil.copy(path, seeds)
    fault = fault_of(seeds)
    assert SAID[path.name] in fault.problem
    assert "\n" not in str(fault)
    assert len(str(fault)) < 400
    assert str(fault).startswith(f"seeds/{path.name}")


@pytest.mark.parametrize("path", cases("taken"), ids=name)
def test_a_strange_text_is_an_article_like_any_other(path: Path, taken: dict[str, Article]) -> None:
    article = taken[path.name]
    if path.suffix in (".txt", ".md"):
        assert article.text.encode("utf-8") == path.read_bytes()
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end <= len(article.text)
        last = block.span.end
    for sentence in sentences(article):
        assert sentence.of(article.text).strip()


def test_the_good_seeds_load_whatever_lies_beside_them(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(cases("refused")[0].parent, seeds)
    (seeds / "good.txt").write_text("Both sides met on Monday.")
    loaded = load_articles(seeds)
    assert [article.id for article in loaded.articles] == ["good"]
    assert len(loaded.faults) == len(SAID)


NAMES = [
    pytest.param("<script>xss()<.txt", id="markup"),
    pytest.param("a\nb.txt", id="line-break"),
    pytest.param("\u202egnp.txt", id="bidi-override"),
    pytest.param("-rf.txt", id="leading-hyphen"),
    pytest.param("con.txt", id="device"),
    pytest.param("index.txt", id="index"),
    pytest.param("a" * 200 + ".txt", id="long"),
    pytest.param("{{ 7*7 }} %s ${x}.txt", id="template"),
    pytest.param("الخبر.txt", id="arabic"),
    pytest.param("'; DROP TABLE readings;--.txt", id="sql"),
    pytest.param("C:\\windows\\x.txt", id="backslashes"),
    pytest.param("....txt", id="dots"),
    pytest.param("%2e%2e%2fetc.txt", id="percent"),
    pytest.param("UPPER.TXT", id="upper-case"),
    pytest.param("a b.txt", id="blank"),
]


@pytest.mark.parametrize("file", NAMES)
def test_an_id_is_ours_whatever_the_files_name(file: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / file).write_text("Both sides met on Monday.")
    loaded = load_articles(seeds)
    if file.startswith("."):
        assert not loaded.articles  # hidden, and so no seed
        return
    (article,) = loaded.articles
    assert set(article.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert article.id not in ("index", "con")
    assert len(article.id) <= 100
    assert article.path.as_posix().isprintable()


def test_names_that_differ_only_in_what_an_id_cannot_keep_stay_apart() -> None:
    assert article_id("الخبر") != article_id("خبر")
    assert article_id("a<") != article_id("a>")


def test_a_name_that_is_not_utf8_is_taken_too(tmp_path: Path) -> None:
    seeds = os.fsencode(tmp_path / "seeds")
    os.mkdir(seeds)
    try:
        with open(os.path.join(seeds, b"gen\xe8ve.txt"), "w") as file:
            file.write("Both sides met on Monday.")
    except OSError:
        pytest.skip("this system's names are always UTF-8")
    (article,) = load_articles(tmp_path / "seeds").articles
    assert article.id.startswith("gen")
    article.path.as_posix().encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_pipes_and_folders_are_no_seeds(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("A secret.")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "file.txt").symlink_to(outside / "secret.txt")
    (seeds / "up.txt").symlink_to("../outside/secret.txt")
    (seeds / "folder").symlink_to(outside)
    (seeds / "nowhere.txt").symlink_to(tmp_path / "nowhere")
    (seeds / "round.txt").symlink_to("round.txt")
    (seeds / "named.txt").mkdir()
    os.mkfifo(seeds / "pipe.txt")
    loaded = load_articles(seeds)
    assert not loaded.articles
    assert [fault.path.name for fault in loaded.faults] == [
        "folder",
        "file.txt",
        "nowhere.txt",
        "pipe.txt",
        "round.txt",
        "up.txt",
    ]
    assert "secret" not in " ".join(fault.problem for fault in loaded.faults)


def test_a_file_of_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    with (seeds / "large.txt").open("wb") as file:
        file.truncate(20_000_000)
    assert "is 20.0 MB; an article has at most 5 MB" in fault_of(seeds).problem


def test_two_seeds_of_one_id_are_told_of(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a b.txt").write_text("Both sides met on Monday.")
    (seeds / "a-b.md").write_text("Both sides met on Tuesday.")
    loaded = load_articles(seeds)
    assert [article.path.name for article in loaded.articles] == ["a b.txt"]
    assert "has the id 'a-b', which seeds/a b.txt has too" in loaded.faults[0].problem


def test_a_format_nobody_reads_is_told_of_and_an_editors_leavings_are_not(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for file in ("a.docx", ".a.txt.swp", "a.txt~", ".DS_Store", "README.md"):
        (seeds / file).write_text("x")
    assert "wanted .txt, .md, .html, .htm, .json" in fault_of(seeds).problem


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is no folder"):
        load_articles(tmp_path / "nowhere")


def test_facts_do_not_change_which_seeds_are_taken(knowledge: Knowledge, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(cases("refused")[0].parent, seeds)
    assert not load_articles(seeds, knowledge).articles
