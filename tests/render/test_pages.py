"""The pages as a whole: which there are, that they hold together, and that nothing in them is not ours."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from builder.render import RenderedPage, RenderOptions, assets, render_site
from builder.timeline import page_url
from builder.values import Interval
from tests.factories import make_timeline

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_ALLOWED = set(
    """a article b bdi blockquote button circle code dd details div dl dt figcaption figure form g h1 h2 h3 label li
    line nav noscript ol option output p path pre rect section select small span strong summary sup svg symbol
    table tbody td text th thead time tr ul em use""".split()  # noqa: SIM905
)


class Checker(HTMLParser):
    """Reads a page as a browser would, and remembers what matters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            self.faults.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.faults.append(f"attribute {name}")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"unbalanced </{tag}>")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def check(page: RenderedPage) -> Checker:
    checker = Checker()
    checker.feed(page.html)
    checker.close()
    return checker


def pages_of(events: int, options: RenderOptions | None = None, **kinds: bool) -> dict[str, RenderedPage]:
    pages = list(render_site(make_timeline(events, **kinds), options or RenderOptions()))  # type: ignore[arg-type]
    assert len({page.uri for page in pages}) == len(pages)
    return {page.uri: page for page in pages}


def broken_links(pages: dict[str, RenderedPage], *, directory_urls: bool) -> list[str]:
    """Follow every link from where its page is served, as a browser would from a folder."""
    served = {page_url(uri, directory_urls): check(page) for uri, page in pages.items()}
    broken = []
    for url, checker in served.items():
        for href in checker.links:
            if href.startswith("https://"):
                continue
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
            if path.endswith("/"):
                target = "" if target == "." else f"{target}/"
            if target not in served or (anchor and anchor not in served[target].ids):
                broken.append(f"{url}: {href}")
    return broken


@pytest.mark.parametrize("events", [0, 1, 24, 120], ids=str)
@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(events: int, directory_urls: bool) -> None:
    pages = pages_of(events, RenderOptions(directory_urls=directory_urls), in_month=events == 120)
    assert broken_links(pages, directory_urls=directory_urls) == []


@pytest.mark.parametrize("hostile", [False, True], ids=["plain", "hostile"])
@pytest.mark.parametrize("article_text", ["excerpts", "full", "none"])
def test_pages_are_balanced_and_hold_no_element_or_attribute_that_is_not_ours(hostile: bool, article_text: str) -> None:
    options = RenderOptions(article_text=article_text)  # type: ignore[arg-type]
    for page in pages_of(60, options, hostile=hostile).values():
        checker = check(page)
        assert checker.faults == [], page.uri
        assert checker.open == [], page.uri
        assert len(checker.ids) == len(set(checker.ids)), page.uri
        assert all(re.match(r"(https?://|[\w.#/-]*$)", href) for href in checker.links), page.uri
        assert all(re.fullmatch(r"[\w-]+", id) for id in checker.ids), page.uri


def test_no_character_that_reorders_or_hides_text_reaches_a_page() -> None:
    for page in pages_of(60, hostile=True).values():
        for words in (page.html, page.title, page.description):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u200b]", words), page.uri


def test_headings_in_the_table_of_contents_are_on_the_page() -> None:
    for page in pages_of(60).values():
        assert {anchor for _, anchor, _ in page.toc} <= set(check(page).ids), page.uri


def test_a_site_without_articles_says_so_and_how_to_add_one() -> None:
    pages = pages_of(0, RenderOptions(seeds="news"))
    home = " ".join(check(pages["index.md"]).text)
    assert "There are no entries yet" in home
    assert "news" in home
    assert {"timeline/index.md", "doubts.md", "method.md", "calendar.md", "plans.md"} <= set(pages)


def test_the_same_timeline_gives_the_same_bytes() -> None:
    assert [page.html for page in render_site(make_timeline(50), RenderOptions())] == [
        page.html for page in render_site(make_timeline(50), RenderOptions())
    ]


def test_a_month_of_a_hundred_entries_stays_light() -> None:
    pages = pages_of(100, in_month=True)
    month = next(page for uri, page in pages.items() if re.fullmatch(r"timeline/\d{4}-\d{2}\.md", uri))
    assert month.html.count("<article") > 70
    assert len(month.html.encode()) < 120_000  # the theme adds some 20,000 around it


def test_an_article_that_may_not_be_quoted_is_not_quoted_anywhere() -> None:
    pages = pages_of(24, RenderOptions(article_text="none"))
    assert not [uri for uri, page in pages.items() if "officials said" in page.html]


def test_the_script_is_small_and_writes_no_markup() -> None:
    files = dict(assets())
    assert len(files["assets/timeline.js"]) < 10_000
    assert b"innerHTML" not in files["assets/timeline.js"]


def test_the_calendar_has_a_page_a_year_and_one_that_leads_to_them() -> None:
    pages = pages_of(20)
    lead = check(pages["calendar.md"])
    assert "6 reference events" in " ".join(" ".join(lead.text).split())
    year = pages["calendar/2013.md"]
    assert "c-round-1" in check(year).ids
    assert [anchor for _, anchor, _ in year.toc] == ["m03", "m05", "m07", "m09", "m11"]
    assert all(f'href="#{anchor}"' in year.html for _, anchor, _ in year.toc)
    assert f"{page_url('calendar/2014.md', True)}" in pages["calendar.md"].html


def test_a_month_names_the_calendar_days_nearest_to_its_entries_and_counts_the_rest() -> None:
    timeline = make_timeline(1)
    told = timeline.shown[0].when
    assert told is not None
    assert told.interval is not None
    day = told.interval.start
    fair = timeline.knowledge.calendar[0]
    calendar = tuple(
        replace(fair, id=f"fair-{number}", interval=Interval.day(day.replace(day=number))) for number in range(1, 29)
    )
    known = replace(timeline.knowledge, calendar=calendar)
    pages = {page.uri: page for page in render_site(replace(timeline, knowledge=known), RenderOptions())}
    month = pages[f"timeline/{day:%Y-%m}.md"]
    named = {int(number) for number in re.findall(r"#c-fair-(\d+)", month.html)} - {1}
    assert day.day in named or day.day == 1
    assert max(abs(number - day.day) for number in named) <= 6
    assert "22 more of this month" in month.html


def test_an_article_says_which_day_is_next_likeliest_and_what_would_settle_it() -> None:
    timeline = make_timeline(24)
    pages = {page.uri: page for page in render_site(timeline, RenderOptions())}
    asked = {
        reading.article.id: "What would settle it." in pages[f"articles/{reading.article.id}.md"].html
        for reading in timeline.articles
    }
    unsure = {
        reading.article.id: reading.published.best is not None and not reading.published.stated
        for reading in timeline.articles
    }
    assert asked == unsure
    assert any(unsure.values())
    assert not all(unsure.values())
    first = next(name for name, is_unsure in unsure.items() if is_unsure)
    assert "(6 %)" in pages[f"articles/{first}.md"].html.replace("\u00a0", " ").replace("\u202f", " ")
