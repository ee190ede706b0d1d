"""What comes out of MkDocs."""

from __future__ import annotations

import gzip
import json
import logging
import re
import zipfile
from dataclasses import replace
from html import escape
from pathlib import Path, PurePath
from xml.etree import ElementTree

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from builder.errors import SourceError
from builder.mkdocs_pages import DataFile, FinishedFile, FinishedPage, Shelf
from builder.mkdocs_shells import Shell, shell_of, without_blank_lines
from builder.plugin import TimelinePlugin
from builder.policy import with_policy
from builder.render import RenderedPage
from builder.search import Record, index_pages
from builder.search.pagefind import PagefindError
from builder.timeline import Timeline, article_page, event_address, page_url
from tests.factories import HOSTILE, make_timeline
from tests.plugin.conftest import Build

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FAULTS = (SourceError(PurePath("seeds/a.txt"), 3, "is no text"), SourceError(PurePath("seeds/b.txt"), 1, "is empty"))


def test_every_entry_stands_where_its_address_says(plain: Path, timeline: Timeline) -> None:
    for event in timeline.shown:
        page, _, anchor = page_url(event_address(timeline, event)).partition("#")
        assert f'id="{anchor}"' in (plain / page / "index.html").read_text(encoding="utf-8")


def test_without_directory_urls_addresses_end_in_html(flat: Path, timeline: Timeline) -> None:
    page = page_url(event_address(timeline, timeline.shown[0]), directory_urls=False).partition("#")[0]
    assert (flat / page).is_file()
    told = json.loads((flat / "data/timeline.json").read_text(encoding="utf-8"))
    assert told["events"][0]["permalink"].startswith(f"https://talks.example/dated/{page}#")


def test_data_files_lie_at_their_fixed_addresses(plain: Path) -> None:
    names = ("timeline.json", "timeline.schema.json", "events.csv", "timeline.ics", "feed.xml", "feed.json")
    assert all((plain / "data" / name).stat().st_size for name in names)


def test_what_the_timeline_is_made_from_is_not_copied(plain: Path) -> None:
    assert not list(plain.rglob("*.yml"))


def test_the_theme_search_finds_single_events(plain: Path, timeline: Timeline) -> None:
    index = json.loads((plain / "search/search_index.json").read_text(encoding="utf-8"))
    locations = {entry["location"] for entry in index["docs"]}
    assert {page_url(event_address(timeline, event)) for event in timeline.shown} <= locations
    assert {page_url(article_page(reading.article.id)) for reading in timeline.articles} <= locations


def test_the_theme_search_finds_an_article_by_any_word_where_all_of_it_is_shown(build_site: Build) -> None:
    made = make_timeline(6)
    index = json.loads((build_site(made, options={"article_text": "full"}) / "search/search_index.json").read_text())
    told = {entry["location"]: entry["text"] for entry in index["docs"]}
    for reading in made.articles:
        words = escape(" ".join(reading.article.text.split()))
        assert words in told[page_url(article_page(reading.article.id))]


def test_each_page_carries_its_policy_also_that_of_a_missing_address(plain: Path) -> None:
    pages = list(plain.rglob("*.html"))
    assert plain / "404.html" in pages
    assert all("Content-Security-Policy" in page.read_text(encoding="utf-8") for page in pages)


def test_the_policy_of_each_page_is_that_of_all_that_stands_on_it(plain: Path) -> None:
    for path in plain.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        bare = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", html, count=1)
        assert with_policy(bare, wasm="wasm-unsafe-eval" in html) == html


def test_pages_stay_out_of_the_navigation_but_for_the_listed_ones(plain: Path) -> None:
    links = re.findall(r'class="md-nav__link[^"]*"', (plain / "index.html").read_text(encoding="utf-8"))
    assert 5 < len(links) < 60


def test_a_page_written_by_hand_is_kept_and_listed(plain: Path) -> None:
    assert "By hand." in (plain / "about/index.html").read_text(encoding="utf-8")
    assert 'href="about/"' in (plain / "index.html").read_text(encoding="utf-8")


def test_the_search_index_is_found_from_a_folder_on_disk(flat: Path) -> None:
    assert (flat / "search/search_index.js").read_text(encoding="utf-8").startswith("var __index = {")
    assert "assets/search-worker.js" in (flat / "index.html").read_text(encoding="utf-8")


def test_the_sitemap_dates_pages_by_their_articles(plain: Path, timeline: Timeline) -> None:
    newest = max(d.published.best for d in timeline.articles if d.published.best is not None).isoformat()
    tree = ElementTree.fromstring((plain / "sitemap.xml").read_bytes())
    days = {str(day.text) for day in tree.iter(f"{SITEMAP}lastmod")}
    assert max(days) == newest
    assert len(days) > 1
    assert gzip.decompress((plain / "sitemap.xml.gz").read_bytes()) == (plain / "sitemap.xml").read_bytes()


def test_a_page_written_by_hand_stands_in_for_a_generated_one(build_site: Build, project: Path) -> None:
    (project / "content/method.md").write_text("# Our own method\n")
    assert "Our own method" in (build_site() / "method/index.html").read_text(encoding="utf-8")


def test_the_project_may_give_its_own_navigation(build_site: Build) -> None:
    nav = [{"Start": "index.md"}, {"More": [{"Us": "about.md"}, "data.md"]}]
    home = (build_site(nav=nav, strict=True) / "index.html").read_text(encoding="utf-8")
    assert 'href="data/"' in home


def test_a_bad_seed_is_named_and_the_rest_still_builds(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        site = build_site(faults=FAULTS)
    assert (site / "index.html").is_file()
    assert all(str(fault) in caplog.text for fault in FAULTS)


def test_a_strict_build_fails_at_the_end_having_named_all(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        build_site(faults=FAULTS, strict=True)
    assert all(str(fault) in caplog.text for fault in FAULTS)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_shows_the_same_pages(build_site: Build, theme: str) -> None:
    timeline = make_timeline(12, hostile=True)
    site = build_site(timeline, theme={"name": theme, "highlightjs": False}, strict=True)
    for event in timeline.shown:
        page, _, anchor = page_url(event_address(timeline, event)).partition("#")
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text
        assert "<script>alert" not in text


def test_a_site_without_an_address_builds_too(build_site: Build) -> None:
    told = json.loads((build_site(site_url="", strict=True) / "data/timeline.json").read_text(encoding="utf-8"))
    assert told["events"][0]["permalink"].startswith("timeline/")


def test_pagefind_indexes_the_entries_when_it_is_asked_for(build_site: Build) -> None:
    site = build_site(options={"search": "pagefind"}, strict=True)
    assert (site / "pagefind/pagefind.js").is_file()
    assert not (site / "search/search_index.json").exists()
    assert "'wasm-unsafe-eval'" in (site / "search/index.html").read_text(encoding="utf-8")
    assert "'wasm-unsafe-eval'" not in (site / "index.html").read_text(encoding="utf-8")


def test_pagefind_gives_the_same_index_of_the_same_pages(tmp_path: Path) -> None:
    told = {f"{n}/index.html": Record(f"Talks {n} “ﬁ”", "Told on a \ud800 day.", "en") for n in range(70)}
    pages: dict[str, str | Record] = {
        **told,
        "months/index.html": "<html lang='en'><body><h1>May</h1><h2 id='a'>Anna</h2>Berg</body></html>",
    }
    for name in ("one", "two"):
        index_pages(pages, tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two
    assert all(one.values())
    assert len(one) > 70


def test_a_search_index_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PagefindError, match="pagefind could not index the site: "):
        index_pages({"index.html": "<h1>Home</h1>"}, tmp_path / "file" / "pagefind")


def test_a_large_site_gets_pagefind_by_itself(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.search.engine.MOST_ENTRIES", 10)
    assert (build_site() / "pagefind/pagefind.js").is_file()


def test_two_builds_are_the_same_byte_for_byte(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    one = build_site(site="one")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    two = build_site(site="two")
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_source_date_epoch_is_the_date_of_the_build(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = build_site()
    assert "2023-11-14" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "2023-11-14" in (site / "data/CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_a_wrong_source_date_epoch_is_one_clear_line(
    build_site: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(Abort):
        build_site()
    assert f"SOURCE_DATE_EPOCH is '{epoch}'; wanted seconds since 1970" in caplog.text


def test_a_language_the_theme_has_no_words_in_is_one_clear_line(
    build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site(theme={"name": "material", "font": False, "language": "xx"})
    assert "theme.language is 'xx'; wanted one the theme has" in caplog.text


@pytest.mark.parametrize("flat_urls", [False, True])
def test_pages_that_share_a_shell_come_out_as_if_each_were_rendered_by_itself(
    build_site: Build, monkeypatch: pytest.MonkeyPatch, flat_urls: bool
) -> None:
    timeline = make_timeline(60, hostile=True)
    shells: list[Shell] = []

    def remembered(html: str) -> Shell:
        shells.append(shell_of(html))
        return shells[-1]

    monkeypatch.setattr("builder.mkdocs_shells.shell_of", remembered)
    shared = build_site(timeline, site="one", use_directory_urls=not flat_urls)
    assert shells
    assert all(shell.parts for shell in shells)
    monkeypatch.setattr("builder.plugin.SHELL_SAFE_PLUGINS", set())
    alone = build_site(timeline, site="two", use_directory_urls=not flat_urls)
    pages = sorted(path.relative_to(shared) for path in shared.rglob("*.html"))
    for page in pages:
        text, by_itself = ((site / page).read_text(encoding="utf-8") for site in (shared, alone))
        assert without_blank_lines(text) == without_blank_lines(by_itself), page
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<svg/onload" not in text
        assert 'href="javascript:alert' not in text


@pytest.mark.parametrize(
    "site_url", ["https://talks.example/dated/", "https://talks.example", "http://localhost:8000/a/"]
)
def test_a_page_has_the_address_that_a_page_of_the_frame_would_have(project: Path, site_url: str) -> None:
    (project / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "Talks", "docs_dir": "content"}))
    config = load_config(str(project / "mkdocs.yml"), site_url=site_url)
    for uri in ("index.md", "timeline/2013-05.md", "articles/a.b:c ü.md", "articles/index.md"):
        ours = FinishedPage(
            RenderedPage(uri, "T", "", "", ""), FinishedFile(uri, "site", True), site_url, Shelf(), "2013-05-01"
        )
        its = Page("T", File(uri, None, "site", use_directory_urls=True), config)
        assert (ours.canonical_url, ours.abs_url) == (its.canonical_url, its.abs_url)


def test_a_data_file_may_be_changed_by_another_plugin(tmp_path: Path) -> None:
    file = DataFile("data/notes.json", str(tmp_path), True, b"{}")
    assert (file.content_bytes, file.content_string) == (b"{}", "{}")
    file.copy_file()
    assert (tmp_path / "data/notes.json").read_bytes() == b"{}"
    file.content_string = "[“]"
    file.copy_file()
    assert (tmp_path / "data/notes.json").read_text(encoding="utf-8") == "[“]"


def test_a_data_file_that_another_plugin_takes_out_is_not_on_the_site(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_the_feed(self: TimelinePlugin, files: Files, *, config: MkDocsConfig) -> Files:
        return Files([file for file in made(self, files, config=config) if file.src_uri != "data/feed.xml"])

    made = TimelinePlugin.on_files
    monkeypatch.setattr(TimelinePlugin, "on_files", without_the_feed)
    monkeypatch.setattr("builder.plugin.SHELL_SAFE_PLUGINS", set())
    site = build_site()
    assert (site / "data/feed.json").is_file()
    assert not (site / "data/feed.xml").exists()


def test_a_hostile_title_leaves_the_head_whole(build_site: Build) -> None:
    timeline = make_timeline(3)
    first = timeline.articles[0]
    article = replace(first.article, title=HOSTILE[1] + HOSTILE[0])
    reading = replace(first, reading=replace(first.reading, article=article))
    site = build_site(replace(timeline, articles=(reading, *timeline.articles[1:])))
    page = (site / f"articles/{article.id}/index.html").read_text(encoding="utf-8")
    head = page[: page.index("</head>")]
    assert "<img" not in head
    assert "alert(1)</script>" not in head


def test_an_empty_timeline_gives_a_site_that_says_so(build_site: Build) -> None:
    assert "seeds" in (build_site(make_timeline(0), strict=True) / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"article_text": "all"}, "'all'"),
        ({"workers": -3}, "-3"),
        ({"search": "elsewhere"}, "'elsewhere'"),
        ({"seeds": "nowhere"}, "nowhere' isn't an existing directory"),
        ({"sedes": "seeds"}, "sedes"),
        ({"lede": 3}, "Expected type"),
    ],
)
def test_a_wrong_option_is_one_clear_line(
    project: Path, caplog: pytest.LogCaptureFixture, options: dict[str, object], said: str
) -> None:
    path = project / "mkdocs.yml"
    path.write_text(yaml.safe_dump({"site_name": "x", "docs_dir": "content", "plugins": [{"timeline": options}]}))
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        load_config(str(path), strict=True)
    assert [said in record.getMessage() for record in caplog.records if "timeline" in record.getMessage()] == [True]


def test_the_whole_site_is_offered_in_one_file(build_site: Build) -> None:
    site = build_site(options={"bundle": True}, use_directory_urls=False, strict=True)
    assert "site.zip" in (site / "data.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(site / "data/site.zip") as bundle:
        names = set(bundle.namelist())
        assert bundle.testzip() is None
        assert bundle.read("index.html") == (site / "index.html").read_bytes()
    assert {"index.html", "data/timeline.json", "search/search_index.js"} <= names
    assert all(not name.startswith("/") and ".." not in name for name in names)


def test_every_page_names_the_feed(plain: Path) -> None:
    page = (plain / "timeline/2013-01/index.html").read_text(encoding="utf-8")
    assert re.search(r'type="application/atom\+xml"[^>]*href="\.\./\.\./data/feed\.xml"', page)
