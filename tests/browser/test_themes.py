"""Under MkDocs' own themes the site is plainer, and as complete; in another language its dates are in that."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import THEME, served, watched
from tests.factories import make_timeline
from tests.projects import build_project, make_project

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_shows_its_pages_under_the_policy(browser: Browser, tmp_path: Path, theme: str) -> None:
    site = build_project(make_project(tmp_path), make_timeline(20), theme={"name": theme, "highlightjs": False})
    with served(site) as place:
        for name in ("", "timeline/", "articles/001/"):
            with watched(browser, place) as watch:
                watch.page.goto(place + name)
                expect(watch.page.locator("h1").first).to_be_visible()
                assert watch.faults == []


@pytest.mark.parametrize(
    ("language", "words", "direction"),
    [
        pytest.param("de", "Donnerstag, 10. Januar 2013", "ltr", id="German"),
        pytest.param("ar", "الخميس، 10 يناير 2013", "rtl", id="Arabic, read from the right"),
    ],
)
def test_in_another_language_dates_are_in_it_and_pictures_stay_legible(
    browser: Browser, tmp_path: Path, language: str, words: str, direction: str
) -> None:
    site = build_project(make_project(tmp_path), make_timeline(30), theme={**THEME, "language": language})
    with served(site) as place, watched(browser, place, viewport={"width": 320, "height": 640}) as watch:
        page = watch.page
        for name in ("", "timeline/2013-01/", "articles/001/", "plans/"):
            page.goto(place + name)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert page.locator("body").get_attribute("dir") == direction
            assert page.locator(".page").evaluate("(part) => getComputedStyle(part).direction") == "ltr"
            assert page.locator(".page svg").first.evaluate("(part) => getComputedStyle(part).direction") == "ltr"
        page.goto(place + "timeline/2013-01/")
        time = page.locator("time[datetime='2013-01-10']").first
        assert time.inner_text().replace("\u00a0", " ") == words
        assert time.get_attribute("lang") == language
        assert time.evaluate("(part) => getComputedStyle(part).direction") == direction
        assert watch.faults == []
