"""Nothing on the site leads nowhere."""

from __future__ import annotations

from pathlib import Path

from tests.factories import make_timeline
from tests.links import broken_links, double_ids, outside_requests
from tests.plugin.conftest import Build


def test_every_link_and_anchor_leads_somewhere(plain: Path) -> None:
    assert broken_links(plain, "/dated/") == []


def test_every_link_leads_somewhere_without_directory_urls(flat: Path) -> None:
    assert broken_links(flat, "/dated/") == []


def test_every_link_leads_somewhere_among_hostile_texts(build_site: Build) -> None:
    site = build_site(make_timeline(60, hostile=True))
    assert broken_links(site, "/dated/") == []
    assert double_ids(site) == []
    assert outside_requests(site) == []


def test_no_page_has_an_id_twice(plain: Path) -> None:
    assert double_ids(plain) == []


def test_no_page_fetches_anything_from_elsewhere(plain: Path) -> None:
    assert outside_requests(plain) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="a"><a href="b.html">b</a><a href="#c">c</a><a href="#a">a</a>')
    assert broken_links(tmp_path) == [
        "index.html: b.html leads to no file",
        "index.html: #c leads to no anchor",
    ]
