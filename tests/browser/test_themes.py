"""Under MkDocs' own themes the site is plainer, and as complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import served, watched
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
