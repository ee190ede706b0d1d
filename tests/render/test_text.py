"""Text from articles made harmless, and links."""

from __future__ import annotations

import pytest

from builder.render.links import links_from
from builder.render.text import as_sentence, harmless, one_line, prose, safe_url, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("abc\u202egnp.exe", "abc[U+202E]gnp.exe", id="a bidi override is seen"),
        pytest.param("a\u2066b\u2069", "a[U+2066]b[U+2069]", id="isolates are seen"),
        pytest.param("zero\u200bwidth\ufeff", "zerowidth", id="what only hides is dropped"),
        pytest.param("nul\x00esc\x1b", "nul␀esc␛", id="controls have their pictures"),
        pytest.param("a\ud800b\uffff", "a\ufffdb\ufffd", id="what no document may hold is replaced"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners stay: spelling needs them"),
        pytest.param("Geneva\u00a0II", "Geneva\u00a0II", id="a no-break space stays"),
    ],
)
def test_unseen_characters_are_made_seen(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_figure_after_an_arabic_word_is_part_of_its_run() -> None:
    assert prose("in يناير 2013, he said") == 'in <span lang="ar" dir="rtl">يناير 2013</span>, he said'


def test_a_run_of_arabic_carries_its_language_and_direction() -> None:
    assert prose("the نص عربي word <b>") == 'the <span lang="ar" dir="rtl">نص عربي</span> word &lt;b&gt;'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//host",
        "ftp://host",
        "https://a b",
        "http\u202e://a",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


def test_a_web_address_is_kept() -> None:
    assert safe_url("https://news.example/a?b=c") == "https://news.example/a?b=c"
    assert safe_url(None) is None


def test_text_is_cut_at_a_word() -> None:
    assert shortened("Kerry and Lavrov  meet in Brunei", 20) == "Kerry and Lavrov…"
    assert shortened("x" * 50, 10) == "xxxxxxxxx…"
    assert shortened("short", 10) == "short"
    assert one_line(" a\n b\t c ") == "a b c"
    assert as_sentence("neither side says") == "Neither side says."


@pytest.mark.parametrize(
    ("page", "to", "folders", "files"),
    [
        ("timeline/2015-08.md", "articles/001.md#when", "../../articles/001/#when", "../articles/001.html#when"),
        ("index.md", "timeline/2015-08.md", "timeline/2015-08/", "timeline/2015-08.html"),
        ("timeline/2015-08.md", "index.md", "../../", "../index.html"),
        ("timeline/2015-08.md", "timeline/2015-08.md#e-1", "#e-1", "#e-1"),
        ("timeline/index.md", "timeline/2015.md", "../timeline/2015/", "../timeline/2015.html"),
        ("index.md", "index.md", "./", "index.html"),
        ("people/a/2015.md", "data/events.csv", "../../../data/events.csv", "../../data/events.csv"),
        ("plans.md", "#others", "#others", "#others"),
    ],
)
def test_links_are_relative_whether_pages_are_folders_or_files(page: str, to: str, folders: str, files: str) -> None:
    assert links_from(page, directory_urls=True)(to) == folders
    assert links_from(page, directory_urls=False)(to) == files
