"""Pages that come to MkDocs finished."""

from __future__ import annotations

import os
import re
import tempfile
import weakref
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from builder.render import RenderedPage

_ID = re.compile(r'\sid="([^"]+)"')


class Shelf:
    """Texts put by in a file without a name, which goes when nobody holds the shelf any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the next line
        weakref.finalize(self, self._file.close)
        self._place = (0, 0)
        self._text = ""

    def write(self, text: str) -> tuple[int, int]:
        """Put a text by, and give where it begins and its length in bytes."""
        return self._file.seek(0, os.SEEK_END), self._file.write(text.encode("utf-8", "surrogatepass"))

    def read(self, place: tuple[int, int]) -> str:
        """Give the text put by at a place. MkDocs asks for it several times in a row, so the last one is at hand."""
        if place != self._place:
            self._file.seek(place[0])
            self._place, self._text = place, self._file.read(place[1]).decode("utf-8", "surrogatepass")
        return self._text


@cache
def _path_of(site: str) -> str:
    return urlsplit(site).path


class FinishedPage(Page):
    """A page whose HTML is already made. Markdown never sees it, so no text of an article can become markup.

    Themes print titles and descriptions as they are, so these are escaped here.
    """

    _place: tuple[int, int] | None
    sealed = False  # whether what was put around it has its policy already

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig, shelf: Shelf) -> None:
        self._shelf = shelf
        super().__init__(escape(rendered.title), file, config)
        self.rendered = rendered._replace(html="")
        self.content = rendered.html
        self.edit_url = None

    @property
    def content(self) -> str | None:  # a plain attribute in MkDocs
        """The HTML, kept on disk: MkDocs holds all pages at once, and those of 10,000 articles fill a gigabyte."""
        return None if self._place is None else self._shelf.read(self._place)

    @content.setter
    def content(self, html: str | None) -> None:
        if html is None or self._place is None or html != self.content:  # MkDocs sets what it has just got
            self._place = None if html is None else self._shelf.write(html)

    def _set_canonical_url(self, base: str | None) -> None:
        """Put the page's address behind the site's, where MkDocs would take both apart and join them for each page."""
        super()._set_canonical_url(None)
        if base:
            site = base if base.endswith("/") else f"{base}/"
            self.canonical_url = site + self.url
            self.abs_url = _path_of(site) + self.url

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the meta data themes and plugins look at; there is no source."""
        self.markdown = ""
        self.meta: dict[str, Any] = {
            "title": escape(self.rendered.title),
            "description": escape(self.rendered.description),
        }
        if not self.rendered.search:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the headings; the HTML is there."""
        self.toc = table_of_contents(self.rendered.toc)

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # a plain attribute in MkDocs, filled by Markdown
        """The anchors that pages written by hand may link to; looked for only when one does."""
        return set(_ID.findall(self.content or ""))


def table_of_contents(headings: tuple[tuple[int, str, str], ...]) -> TableOfContents:
    """Nest headings by their level, as MkDocs does those of Markdown."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for level, anchor, title in headings:
        link = AnchorLink(escape(title), anchor, level)
        while open_links and open_links[-1].level >= level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]  # MkDocs sets it just so
    return TableOfContents(top)


def navigation(listed: list[RenderedPage], by_hand: list[str]) -> list[Any]:
    """Give a navigation for a project that has none: the listed pages by section, then those written by hand.

    Thousands of pages stay out of it: each page of the site would have to carry them all.
    """
    sections: dict[str, list[str]] = {}
    for page in listed:
        sections.setdefault(page.section, []).append(page.uri)
    items: list[Any] = []
    for section, uris in sections.items():
        items.extend(uris if not section or len(uris) == 1 else [{section: uris}])
    return items + [uri for uri in by_hand if uri not in {page.uri for page in listed}]
