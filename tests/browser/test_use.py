"""What a reader does: searches, filters, opens reasons, prints; with the keyboard, and from a folder on disk."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import THEME, watched
from tests.factories import make_timeline
from tests.projects import build_project, make_project

pytestmark = pytest.mark.browser
# The theme's radio buttons are seen by their labels, and its empty list of results is a line with nothing in it.
_IS_SEEN = """() => {
  const stop = document.activeElement;
  if (stop === document.body || stop.matches(".md-search__scrollwrap")) return true;
  const shown = stop.matches(".md-option") ? stop.parentElement.querySelector("label:not([hidden])") : stop;
  const box = shown.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}"""

# What moved after it was first painted, as browsers count it for their users.
_WATCH_SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifted += one.value; }))
  .observe({ type: "layout-shift", buffered: true });"""


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))


def _tab_to(page: Page, part: str, most: int = 80) -> None:
    """Press Tab until what has the focus shows a part of its markup."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if part in _focused(page):
            return
    pytest.fail(f"{most} times Tab did not lead to {part}")


def test_the_first_tab_offers_to_skip_to_the_content(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        watch.page.goto(root + "timeline/2013-01.html")
        watch.page.keyboard.press("Tab")
        assert "md-skip" in _focused(watch.page)


def test_the_filter_works_by_keyboard_tells_its_count_and_keeps_it_in_the_address(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "timeline/index.html")
        rows = page.locator("[data-entries] > *:visible")
        every = rows.count()
        _tab_to(page, "<select")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        output = page.locator("form[data-filters] output")
        expect(output).to_contain_text(" of ")
        shown = rows.count()
        assert 0 < shown < every
        assert output.inner_text().startswith(f"{shown} of ")
        assert output.get_attribute("aria-live") == "polite"
        assert "?" in page.url
        page.reload()
        expect(rows).to_have_count(shown)
        assert watch.faults == []


def test_two_filters_combine(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "timeline/index.html")
        rows = page.locator("[data-entries] > *:visible")
        selects = page.locator("form[data-filters] select")
        counts = []
        for number in range(2):
            select = selects.nth(number)
            select.select_option(index=_first_open(select.locator("option").all()))
            counts.append(rows.count())
        assert counts[0] >= counts[1] > 0
        page.get_by_role("button", name="Show all").click()
        expect(page.locator("form[data-filters] output")).not_to_contain_text(" of ")


def _first_open(options: list[Locator]) -> int:
    return next(number for number, option in enumerate(options) if number and not option.is_disabled())


def test_a_chain_of_reasons_opens_by_keyboard(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "timeline/2013-01.html")
        details = page.locator("details:has-text('How do we know the date')").first
        assert details.get_attribute("open") is None
        details.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(details).to_have_attribute("open", "")
        expect(details.locator("li").first).to_be_visible()


def test_an_expression_explains_itself_on_focus_and_escape_ends_it(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "articles/001.html")
        page.locator("a.x").first.focus()
        expect(page.get_by_role("tooltip")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("tooltip")).to_have_count(0)
        expect(page.locator("[aria-describedby=tip]")).to_have_count(0)


def test_every_stop_of_the_keyboard_can_be_seen(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "timeline/2013-01.html")
        for _ in range(25):
            page.keyboard.press("Tab")
            seen = page.evaluate(_IS_SEEN)
            assert seen, _focused(page)


def test_the_theme_search_finds_an_entry_under_the_policy(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        _search_by_theme(watch.page, root + "index.html")
        assert watch.faults == []


def test_search_works_from_a_folder_on_disk(browser: Browser, folder: Path) -> None:
    place = (folder / "dated").as_uri() + "/"
    with watched(browser, place) as watch:
        _search_by_theme(watch.page, place + "timeline/2013-01.html")
        assert watch.faults == []


def test_the_packed_site_is_unpacked_opened_from_the_disk_and_searched(browser: Browser, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    site = build_project(project, make_timeline(30), options={"bundle": True}, theme=THEME, use_directory_urls=False)
    with ZipFile(site / "data/site.zip") as bundle:
        bundle.extractall(tmp_path / "a reader's folder")
    place = (tmp_path / "a reader's folder").as_uri() + "/"
    with watched(browser, place) as watch:
        _search_by_theme(watch.page, place + "index.html")
        watch.page.goto(place + "people/anna-berg.html")
        expect(watch.page.locator("h1")).to_have_text("Anna Berg")
        assert watch.faults == []


def _search_by_theme(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("input[name=query]").click()
    page.wait_for_timeout(500)
    page.keyboard.type("Berg meets", delay=30)
    result = page.locator("a.md-search-result__link[href*='#e-']").first
    expect(result).to_be_attached(timeout=10_000)
    target = str(result.get_attribute("href"))
    page.goto(target)
    expect(page.locator(f"[id='{target.partition('#')[2]}']")).to_be_visible()


def test_pagefind_finds_an_entry_under_the_policy(browser: Browser, root: str) -> None:
    place = root.replace("/dated/", "/large/")
    with watched(browser, place) as watch:
        page = watch.page
        page.goto(place + "search.html")
        page.locator("#search-box").fill("Berg")
        result = page.locator("#search-results a[href*='#e-']").first
        expect(result).to_be_visible(timeout=10_000)
        expect(page.get_by_role("status")).to_contain_text("entries found")
        assert "?q=Berg" in page.url
        page.reload()
        expect(result).to_be_visible(timeout=10_000)
        page.locator("#search-box").fill("Envoys weigh plan")
        article = page.locator("#search-results a[href*='/articles/']").first
        expect(article).to_be_visible(timeout=10_000)
        page.goto(str(article.get_attribute("href")))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Envoys weigh plan")
        assert watch.faults == []


def test_pages_open_one_another_from_a_folder_on_disk(browser: Browser, folder: Path) -> None:
    place = (folder / "dated").as_uri() + "/"
    with watched(browser, place) as watch:
        page = watch.page
        page.goto(place + "index.html")
        page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Articles").click()
        page.locator("article h2 a, article h3 a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert "/articles/" in page.url
        assert watch.faults == []


def test_the_other_scheme_is_remembered(browser: Browser, root: str) -> None:
    with watched(browser, root, color_scheme="light") as watch:
        page = watch.page
        page.goto(root + "index.html")
        page.locator("label[for^=__palette]:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.goto(root + "doubts.html")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert watch.faults == []


@pytest.mark.parametrize("name", ["index.html", "timeline/2013-01.html", "articles/001.html"])
def test_a_page_prints(browser: Browser, root: str, name: str) -> None:
    with watched(browser, root) as watch:
        watch.page.goto(root + name)
        assert watch.page.pdf(format="A4").startswith(b"%PDF-")
        watch.page.emulate_media(media="print")
        expect(watch.page.locator(".md-header")).to_be_hidden()
        expect(watch.page.locator(".md-tabs")).to_be_hidden()


def test_reasons_are_opened_for_print_and_closed_after(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "timeline/2013-01.html")
        folded = page.locator(".page details:not([open])").count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".page details:not([open])").count() < folded
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".page details:not([open])").count() == folded


def test_without_a_script_every_entry_is_reached_by_links(browser: Browser, root: str) -> None:
    with watched(browser, root, java_script_enabled=False) as watch:
        page = watch.page
        page.goto(root + "timeline/index.html")
        page.locator("[data-entries] a").first.click()
        assert "#e-" in page.url
        details = page.locator("details").first
        details.locator("summary").first.click()
        expect(details).to_have_attribute("open", "")


def test_the_picture_is_widened_stepped_through_and_thinned_out(browser: Browser, root: str) -> None:
    with watched(browser, root) as watch:
        page = watch.page
        page.goto(root + "index.html")
        picture, marks = page.locator(".pan > svg"), page.locator(".pan > svg a:visible")
        whole = _width(picture)
        page.get_by_role("button", name="Closer").click()
        assert _width(picture) == pytest.approx(2 * whole)
        expect(page.get_by_role("group", name="Picture")).to_contain_text("2 times as wide")
        marks.first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement === document.querySelectorAll('.pan > svg a')[1]")
        page.keyboard.press("-")
        assert _width(picture) == pytest.approx(whole)
        every = marks.count()
        family = page.locator(".legend [data-family] button").first
        family.click()
        assert family.get_attribute("aria-pressed") == "false"
        assert 0 < marks.count() < every
        family.click()
        assert marks.count() == every
        assert watch.faults == []


def _width(picture: Locator) -> float:
    return float(picture.evaluate("picture => picture.getBoundingClientRect().width"))


@pytest.mark.parametrize("name", ["index.html", "timeline/2013-01.html", "timeline/index.html"])
def test_enlarged_to_twice_its_size_a_page_fits_and_nothing_on_it_moves(browser: Browser, root: str, name: str) -> None:
    with watched(browser, root, viewport={"width": 640, "height": 450}, reduced_motion="reduce") as watch:
        page = watch.page
        page.add_init_script(_WATCH_SHIFTS)
        page.goto(root + name)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("window.shifted") < 0.01
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length") == 0
