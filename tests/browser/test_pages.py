"""Every page type in every dress: light, dark, on a phone, on a smaller one, without a script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import watched

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
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "small": {"viewport": SMALL},
    "no-script": {"viewport": WIDE, "java_script_enabled": False},
}
# A dark page differs from a light one in its colours alone.
RULES = {"dark": ["color-contrast", "link-in-text-block"]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("dress", ["light", "phone", "no-script"])  # in the dark axe looks at them, below
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_clean_and_fits(browser: Browser, root: str, name: str, dress: str) -> None:
    with watched(browser, root, **DRESSES[dress]) as watch:
        response = watch.page.goto(root + name)
        assert response is not None
        assert response.ok
        assert watch.page.locator("h1").count() == 1
        if dress in ("light", "no-script"):
            watch.page.wait_for_load_state("networkidle")
        assert watch.faults == []
        if dress != "no-script":
            for width in (DRESSES[dress]["viewport"]["width"], SMALL["width"]):
                watch.page.set_viewport_size({"width": width, "height": SMALL["height"]})
                assert watch.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "name", ["index.html", "timeline/2013-01.html", "articles/001.html", "doubts.html", "plans.html"]
)
@pytest.mark.parametrize("dress", ["light", "small"])
def test_hostile_texts_are_shown_as_text_and_fit(browser: Browser, root: str, name: str, dress: str) -> None:
    place = root.replace("/dated/", "/hostile/")
    with watched(browser, place, **DRESSES[dress]) as watch:
        watch.page.goto(place + name)
        watch.page.wait_for_load_state("networkidle")
        assert watch.faults == []
        assert (
            watch.page.evaluate("document.querySelectorAll('article img, [onmouseover], [onerror], [onload]').length")
            == 0
        )
        assert watch.page.evaluate("document.documentElement.scrollWidth") <= DRESSES[dress]["viewport"]["width"]


@pytest.mark.parametrize("dress", ["light", "dark", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, root: str, name: str, dress: str) -> None:
    with watched(browser, root, **DRESSES[dress]) as watch:
        watch.page.goto(root + name)
        watch.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        watch.page.evaluate(_axe())
        found = watch.page.evaluate("(rules) => axe.run({ runOnly: rules })", RULES.get(dress, TAGS))
        assert [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]] == []
        assert watch.faults == []


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
