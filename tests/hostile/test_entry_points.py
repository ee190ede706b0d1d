"""The hostile corpus through every way in and every way out: nothing crashes, and no text becomes anything but text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.dating import infer_dates
from builder.knowledge import Corrections, Knowledge
from builder.pipeline import build_timeline, read_article
from builder.site import SiteOptions, site_files, site_pages
from builder.timeline import Timeline
from builder.timex import resolve
from builder.values import Article
from tests.facts import copy_content, laid_out
from tests.hostile.conftest import PROJECT, cases, name

OPTIONS = SiteOptions(site_name="Talks, dated", site_url="https://talks.example/", article_text="full")
TAGS_OF_TEXT = {"xss", "img", "iframe", "object", "embed", "base", "textarea", "template", "link", "meta"}
ADDRESS = re.compile(r"(?:https?://|mailto:|[^:]*$|data:image/)", re.IGNORECASE)


class Nodes(HTMLParser):
    """What a page's markup holds that a hostile text would like to be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []
        self.scripts: list[str] = []
        self.told: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag in ("script", "style")
        if tag in TAGS_OF_TEXT:
            self.strange.append(f"<{tag}>")
        for attribute, value in attrs:
            if attribute.startswith("on") or attribute in ("srcdoc", "formaction", "ping"):
                self.strange.append(f"{attribute} on <{tag}>")
            if attribute in ("href", "src", "action") and not ADDRESS.match((value or "").strip()):
                self.strange.append(f"{attribute}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        (self.scripts if self._in_script else self.told).append(data)


@pytest.fixture(scope="module")
def timeline(taken: dict[str, Article], knowledge: Knowledge) -> Timeline:
    return build_timeline(taken.values(), knowledge, Corrections())


@pytest.mark.parametrize("path", cases("taken"), ids=name)
def test_each_stage_takes_each_text_in_good_time(path: Path, taken: dict[str, Article], knowledge: Knowledge) -> None:
    article = taken[path.name]
    started = time.process_time()
    reading = read_article(article, knowledge)
    for timex in reading.timexes:
        assert timex.span.of(article.text) == timex.text
    for mention in reading.mentions:
        assert mention.sentence.contains(mention.clause)
        assert mention.sentence.end <= len(article.text)
    (published,) = infer_dates([reading], knowledge, subject=laid_out()).values()
    assert len(resolve(article, reading.timexes, published.best)) == len(reading.timexes)
    assert time.process_time() - started < 10


def test_no_text_becomes_a_node_of_a_page(timeline: Timeline) -> None:
    for page in site_pages(timeline, OPTIONS):
        nodes = Nodes()
        nodes.feed(page.html + page.linked_data)
        nodes.close()
        assert not nodes.strange, (page.uri, nodes.strange[:5])
        for script in nodes.scripts:
            json.loads(script)  # the only scripts in a fragment are linked data


def test_all_files_parse_and_hold_no_more_than_text(timeline: Timeline) -> None:
    files = dict(site_files(timeline, OPTIONS))
    assert files
    for path, data in files.items():
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith((".xml", ".tml")):
            assert b"<!DOCTYPE" not in data
            assert b"<!ENTITY" not in data
            tree = ElementTree.fromstring(data)
            assert not [element.tag for element in tree.iter() if "xss" in str(element.tag)]
        elif path.endswith(".ics"):
            calendar = icalendar.Calendar.from_ical(data)
            assert {part.name for part in calendar.walk()} <= {
                "VCALENDAR",
                "VEVENT",
                "VTIMEZONE",
                "STANDARD",
                "DAYLIGHT",
            }
            assert not re.search(rb"(?m)^BEGIN:VALARM|^ACTION:", data)
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_no_file_and_no_page_is_named_by_a_text(timeline: Timeline) -> None:
    uris = [page.uri for page in site_pages(timeline, OPTIONS)]
    uris += [path for path, _ in site_files(timeline, OPTIONS)]
    assert not [uri for uri in uris if not re.fullmatch(r"[A-Za-z0-9_./-]+", uri) or ".." in uri or uri.startswith("/")]
    assert len(uris) == len(set(uris))


def lines(taken: dict[str, Article]) -> bytes:
    """Give the corpus as the filters take it, with the bad lines between."""
    rows = [json.dumps({"id": key, "text": article.text}).encode() for key, article in taken.items()]
    bad = [path.read_bytes().replace(b"\n", b" ") for path in cases("lines")]
    return b"\n".join([*rows[:10], *bad, *rows[10:]]) + b"\n"


@pytest.mark.parametrize("command", ["tag", "date", "timeline"])
def test_a_filter_tells_of_each_bad_line_and_answers_all_others(
    command: str, taken: dict[str, Article], few_facts: Path
) -> None:
    heavy = ("many-", "long-", "open-")
    light = [key for key in taken if not key.startswith(heavy)]
    some = {key: taken[key] for key in light[::3]}
    found = CliRunner().invoke(main, [command, "--knowledge", str(few_facts)], input=lines(some))
    assert found.exit_code == 1
    assert found.exception is None or isinstance(found.exception, SystemExit)
    complaints = [line for line in found.stderr.splitlines() if line.startswith("line ")]
    assert len(complaints) == len(cases("lines")), complaints
    if command == "timeline":
        assert len(json.loads(found.stdout)["articles"]) == len(some)
    else:
        assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == list(some)


def test_explaining_shows_no_control_characters(tmp_path: Path, few_facts: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for case in ("ansi-escapes.txt", "c1-controls.txt", "bidi-override.txt", "control-characters.txt"):
        shutil.copy(cases("taken")[0].parent / case, seeds)
    for case in ("ansi-escapes", "c1-controls", "bidi-override", "control-characters"):
        found = CliRunner().invoke(main, ["explain", case, "--seeds", str(seeds), "--knowledge", str(few_facts)])
        assert found.exit_code == 0, found.output
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found.stdout), case


def test_dates_of_the_whole_corpus_are_days_or_none(timeline: Timeline) -> None:
    for article in timeline.articles:
        found = article.published
        assert 0 <= found.probability <= 1
        if found.best is not None and found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.best <= found.latest


def test_mkdocs_builds_a_site_of_it_in_which_no_text_is_a_node(tmp_path: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    shutil.copytree(cases("taken")[0].parent, tmp_path / "seeds")
    copy_content(tmp_path)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 100
    plain: set[str] | None = None
    for page in sorted(pages, key=lambda page: page.name != "404.html"):
        nodes = Nodes()
        nodes.feed(page.read_text(encoding="utf-8"))
        nodes.close()
        strange = {what for what in nodes.strange if what not in ("<link>", "<meta>", "<img>")}
        plain = strange if plain is None else plain
        assert not strange - plain, (page.name, strange)
