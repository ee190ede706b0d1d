"""Every page type in every dress: light and dark, on a phone and on a smaller one, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import watched, watched_in

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "timeline/index.html",
    "timeline/2013.html",
    "timeline/2013-01.html",
    "timeline/undated.html",
    "people/index.html",
    "people/anna-berg.html",
    "places/index.html",
    "places/nordburg.html",
    "bodies/league.html",
    "plans.html",
    "articles/index.html",
    "articles/001.html",
    "calendar.html",
    "calendar/2013.html",
    "doubts.html",
    "method.html",
    "dates.html",
    "data.html",
    "about.html",
    "404.html",
)
WIDE, PHONE, SMALL = {"width": 1280, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
DRESSES: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "no-script": {"viewport": WIDE, "java_script_enabled": False},
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_THE_DARK = ["color-contrast", "link-in-text-block"]  # a dark page differs from a light one in its colours alone
# Colours that change by and by are at once what they will be.
_TO_THE_DARK = """document.body.setAttribute("data-md-color-scheme", "slate");
document.getAnimations().forEach((one) => { one.cancel(); });"""


@pytest.fixture(scope="module")
def dressed(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Give a context for each dress: all pages wear the same scripts and styles, which are fetched once."""
    contexts = {name: browser.new_context(**dress) for name, dress in DRESSES.items()}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_clean_fits_and_gives_axe_nothing_to_find(
    dressed: dict[str, BrowserContext], root: str, name: str, dress: str
) -> None:
    with watched_in(dressed[dress], root) as watch:
        page, viewport = watch.page, DRESSES[dress]["viewport"]
        response = page.goto(root + name)
        assert response is not None
        assert response.ok
        assert page.locator("h1").count() == 1
        if dress != "no-script":
            for width in (viewport["width"], SMALL["width"]):
                assert _width_at(page, width, SMALL["height"]) <= width
            page.set_viewport_size(viewport)
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            page.evaluate(_axe())
            assert _violations(page, TAGS) == []
        if dress == "light":
            page.emulate_media(color_scheme="dark")
            page.evaluate(_TO_THE_DARK)
            assert _violations(page, IN_THE_DARK) == []
        assert watch.faults == []


@pytest.mark.parametrize(
    "name", ["index.html", "timeline/2013-01.html", "articles/001.html", "doubts.html", "plans.html"]
)
def test_hostile_texts_are_shown_as_text_and_fit(browser: Browser, root: str, name: str) -> None:
    place = root.replace("/dated/", "/hostile/")
    with watched(browser, place, **DRESSES["light"]) as watch:
        watch.page.goto(place + name)
        watch.page.wait_for_load_state("networkidle")
        assert watch.faults == []
        assert (
            watch.page.evaluate("document.querySelectorAll('article img, [onmouseover], [onerror], [onload]').length")
            == 0
        )
        for size in (WIDE, SMALL):
            assert _width_at(watch.page, **size) <= size["width"]


def test_a_page_opened_in_the_dark_is_dark(browser: Browser, root: str) -> None:
    with watched(browser, root, color_scheme="dark") as watch:
        watch.page.goto(root + "index.html")
        expect(watch.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert watch.faults == []


def _width_at(page: Page, width: int, height: int) -> int:
    """Give how wide a page is in a window of some size."""
    page.set_viewport_size({"width": width, "height": height})
    return int(page.evaluate("document.documentElement.scrollWidth"))


def _violations(page: Page, rules: list[str]) -> list[str]:
    """Give what axe finds against rules, or against those with some tags."""
    # What it found in order is counted only, and not described: that would be half its work.
    found = page.evaluate("(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] })", rules)
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
