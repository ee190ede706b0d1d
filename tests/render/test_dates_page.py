"""The page on how dates are read tells the counts of its own build."""

from __future__ import annotations

import re

import pytest

from builder.render import RenderOptions, render_site
from builder.timeline import Timeline
from tests.factories import make_timeline


def _page(timeline: Timeline, options: RenderOptions | None = None) -> str:
    pages = render_site(timeline, options or RenderOptions())
    return next(page.html for page in pages if page.uri == "dates.md")


def _counts(html: str, anchor: str) -> list[int]:
    part = html.split(f'id="{anchor}"')[1].split("<h2")[0]
    return [int(number.replace(",", "")) for number in re.findall(r'<td class="n">([\d,]+)</td>', part)]


@pytest.mark.parametrize("part", ["kinds", "anchors"])
def test_every_expression_of_the_build_is_counted_once(part: str) -> None:
    timeline = make_timeline(60)
    found = sum(len(reading.timexes) for reading in timeline.articles)
    assert found
    assert sum(_counts(_page(timeline), part)) == found


@pytest.mark.parametrize("part", ["grain", "bounds"])
def test_what_has_a_place_on_the_calendar_is_counted_once(part: str) -> None:
    timeline = make_timeline(60)
    placed = [
        one
        for reading in timeline.articles
        for one in reading.timexes
        if one.value is not None and one.value.interval is not None
    ]
    assert sum(_counts(_page(timeline), part)) == len(placed)


def test_phrases_of_articles_that_may_not_be_quoted_are_left_out() -> None:
    timeline = make_timeline(60)
    assert '<p class="quiet">“' in _page(timeline)
    assert '<p class="quiet">“' not in _page(timeline, RenderOptions(article_text="none"))


def test_a_build_without_articles_has_the_page_too() -> None:
    assert "Nothing of the kind in this build." in _page(make_timeline(0))
