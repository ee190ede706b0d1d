"""Where on the site each thing stands. Pages, data files and feeds all take their addresses from here.

A page is named by its logical path, as MkDocs names a source file: "timeline/2015-08.md". An address is a page and,
after "#", an anchor on it. An entry's address depends on the entry alone, so adding an article moves no other.
"""

from __future__ import annotations

from functools import cache, lru_cache

from builder.timeline.model import Timeline
from builder.values import Event

UNDATED = "timeline/undated.md"


@cache
def month_page(year: int, month: int) -> str:
    """Give the page of a month: "timeline/2015-08.md"."""
    return f"timeline/{year:04d}-{month:02d}.md"


def event_anchor(event_id: str) -> str:
    """Give the anchor of an entry on its page, also of an id the entry absorbed."""
    return f"e-{event_id}"


def event_page(timeline: Timeline, event: Event) -> str:
    """Give the page an entry stands on. A folded one stands on the page of the entry it is told in."""
    month = timeline.months[event.id]
    return UNDATED if month is None else month_page(*month)


def event_address(timeline: Timeline, event: Event) -> str:
    """Give page and anchor of an entry: "timeline/2015-08.md#e-0a1b2c3d4e"."""
    return f"{event_page(timeline, event)}#{event_anchor(event.id)}"


def article_page(article_id: str) -> str:
    """Give the page of an article: "articles/001.md"."""
    return f"articles/{article_id}.md"


def page_url(page: str, directory_urls: bool = True) -> str:
    """Give where a page is served, from the site's root and without a leading slash.

    "timeline/2015-08.md" gives "timeline/2015-08/", or "timeline/2015-08.html" without directory URLs; "index.md"
    gives "" or "index.html". What is no page ("data/timeline.json") stays itself; an anchor is kept.
    """
    path, mark, anchor = page.partition("#")
    return _served(path, directory_urls) + mark + anchor


@lru_cache(maxsize=16384)  # entries by the thousand stand on some hundred pages
def _served(path: str, directory_urls: bool) -> str:
    stem = path.removesuffix(".md")
    if stem == path:
        return path
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
