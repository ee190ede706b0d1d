"""Looking a site over: the same whether by one process or two, and whether or not pages were looked over before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builder import check
from builder.check import check_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text('<a href="a.html#here">x</a><img src="no.png">')
    for number in range(60):
        (folder / f"p{number}.html").write_text(f'<a href="p{number + 1}.html">x</a><p id="{number}">')
    (folder / "a.html").write_text('<p id="there"><p id="there">')
    return folder


PROBLEMS = (
    "a.html: the id 'there' stands there twice",
    "index.html: no.png leads nowhere",
    "index.html: a.html has no anchor 'here'",
    "p59.html: p60.html leads nowhere",
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the pages that are read anew, as they are."""
    names: list[str] = []
    real = check._read

    def count(name: str, site: Path) -> bytes:
        names.append(name)
        return real(name, site)

    monkeypatch.setattr(check, "_read", count)
    return names


def test_two_processes_find_what_one_finds(site: Path) -> None:
    assert check_site(site, workers=2) == check_site(site, workers=1) == PROBLEMS


def test_a_page_looked_over_before_is_not_read_again_but_its_links_are_followed(
    site: Path, tmp_path: Path, read: list[str]
) -> None:
    kept = tmp_path / "kept"
    assert check_site(site, kept) == PROBLEMS
    read.clear()
    assert check_site(site, kept) == PROBLEMS
    assert read == []
    (site / "p7.html").unlink()
    (site / "a.html").write_text('<p id="here">')
    assert check_site(site, kept) == (
        "index.html: no.png leads nowhere",
        "p59.html: p60.html leads nowhere",
        "p6.html: p7.html leads nowhere",
    )
    assert read == ["a.html"]


def test_pages_of_a_site_that_is_gone_are_dropped(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    check_site(site, kept)
    for page in site.glob("p*.html"):
        page.unlink()
    check_site(site, kept)
    with closing(sqlite3.connect(kept)) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (2,)


def test_other_rules_of_looking_over_read_all_pages_again(
    site: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check_site(site, tmp_path / "kept")
    read.clear()
    monkeypatch.setattr(check, "_rules", lambda: "others")
    check_site(site, tmp_path / "kept")
    assert len(read) == 62


@pytest.mark.parametrize("data", [b"", b"nothing of ours" * 300])
def test_a_damaged_shelf_is_no_hindrance(data: bytes, site: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(data)
    assert check_site(site, tmp_path / "kept") == PROBLEMS
