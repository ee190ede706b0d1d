"""Relative links, so that the site works under any path and from a folder on disk."""

from __future__ import annotations

from functools import lru_cache

from builder.timeline.address import page_url


@lru_cache(maxsize=65536)
def link(from_page: str, to: str, directory_urls: bool = True) -> str:
    """Give the address of a page or file as seen from a page.

    From "timeline/2015-08.md" to "articles/001.md#when" it is "../../articles/001/#when", and without directory URLs
    "../articles/001.html#when". A page's link to its own anchor is the anchor alone.
    """
    page, mark, anchor = to.partition("#")
    if mark and page in ("", from_page):
        return mark + anchor
    here = page_url(from_page, directory_urls).split("/")[:-1]
    there = page_url(page, directory_urls).split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    path = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (path or "./") + mark + anchor
