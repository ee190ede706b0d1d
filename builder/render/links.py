"""Relative links, so that the site works under any path and from a folder on disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from builder.knowledge import CalendarEvent
from builder.render.markup import Html, escaped
from builder.timeline import page_url


def links_from(from_page: str, directory_urls: bool = True) -> Callable[[str], Html]:
    """Give what makes the links of a page: from the address of a page or file, its address as seen from there, escaped.

    From "timeline/2015-08.md" to "articles/001.md#when" it is "../../articles/001/#when", and without directory URLs
    "../articles/001.html#when". A page's link to its own anchor is the anchor alone.
    """
    up = "../" * page_url(from_page, directory_urls).count("/")  # to the site's root
    itself = len(from_page)

    def to(address: str) -> Html:
        anchor = address[itself:] if address.startswith(from_page) else address
        return escaped(anchor) if anchor.startswith("#") else _link(up, address, directory_urls)

    return to


def calendar_page(year: int) -> str:
    """Give the source address of a year's page of reference events."""
    return f"calendar/{year}.md"


def calendar_address(known: CalendarEvent) -> str:
    """Give the source address of a reference event, with its anchor."""
    return f"{calendar_page(known.interval.start.year)}#c-{known.id}"


@lru_cache(maxsize=32768)  # pages of one depth lead to the same entries by the same links
def _link(up: str, address: str, directory_urls: bool) -> Html:
    return escaped(up + page_url(address, directory_urls) or "./")
