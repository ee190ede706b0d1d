"""Pages that come to MkDocs finished."""

from __future__ import annotations

import os
import re
import tempfile
import weakref
from collections.abc import Callable, Collection
from functools import cache, cached_property
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from builder.export import as_html
from builder.render import RenderedPage
from builder.timeline import page_url

_ID = re.compile(r'\sid="([^"]+)"')


class Shelf:
    """What is put by in a file without a name, which goes when nobody holds the shelf any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the next line
        weakref.finalize(self, self._file.close)

    def write(self, *parts: bytes) -> tuple[int, int]:
        """Put something by, and give where it begins and its length."""
        return self._file.seek(0, os.SEEK_END), sum([self._file.write(part) for part in parts])

    def read(self, place: tuple[int, int]) -> bytes:
        """Give what was put by at a place."""
        self._file.seek(place[0])
        return self._file.read(place[1])


@cache
def _path_of(site: str) -> str:
    return urlsplit(site).path


class _MadeFile(File):
    """A file that is made from nothing in `docs_dir`."""

    generated_by = "timeline"
    src_dir = None
    abs_src_path: str | None = None

    def __init__(self, uri: str, site_dir: str, directory_urls: bool) -> None:
        self.src_uri = uri
        self.dest_dir = site_dir
        self.use_directory_urls = directory_urls


class FinishedFile(_MadeFile):
    """The file of a page."""

    inclusion = InclusionLevel.NOT_IN_NAV
    _content = ""

    def is_documentation_page(self) -> bool:
        """Tell MkDocs, which asks a dozen times, without a look at the name's end."""
        return True

    def __init__(self, uri: str, site_dir: str, directory_urls: bool) -> None:
        super().__init__(uri, site_dir, directory_urls)
        address = page_url(uri, directory_urls)
        self.url = quote(address) or "./"
        self.dest_uri = address if address.endswith(".html") else f"{address}index.html"


class DataFile(_MadeFile):
    """A file beside the pages. It lies where it will stand from the start: two copies of all data cost time."""

    inclusion = InclusionLevel.INCLUDED

    def __init__(self, uri: str, site_dir: str, directory_urls: bool, body: bytes) -> None:
        super().__init__(uri, site_dir, directory_urls)
        self.dest_uri = uri
        self.abs_src_path = self.abs_dest_path
        write(self.abs_dest_path, body)

    def is_documentation_page(self) -> bool:
        """Tell MkDocs, which asks a dozen times, without a look at the name's end."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write it anew where another plugin has changed it."""
        if self._content is not None:
            super().copy_file(dirty)

    def take_away(self) -> None:
        """Leave it out of the site after all."""
        os.unlink(self.abs_dest_path)


class FinishedPage(Page):
    """A page whose HTML is already made. Markdown never sees it, so no text of an article can become markup.

    Themes print titles and descriptions as they are, so these are escaped here.
    """

    children = None
    previous_page = None
    next_page = None
    edit_url = None
    markdown = ""
    _title_from_render = None

    def __init__(self, rendered: RenderedPage, file: File, site_url: str | None, shelf: Shelf, updated: str) -> None:
        """Take a page, and the day it is from. MkDocs' own constructor works out for each what is the same for all."""
        file.page = self
        self.file = file
        self.rendered = rendered._replace(html="", linked_data="")
        self.title = as_html(rendered.title)
        self.meta: dict[str, Any] = {"title": self.title, "description": as_html(rendered.description)}
        if not rendered.search:
            self.meta["search"] = {"exclude": True}
        self.update_date = updated
        self.active = False
        self._set_canonical_url(site_url)
        self._shelf = shelf
        self._place = shelf.write(encoded(rendered.html), encoded(rendered.linked_data))

    @property
    def body(self) -> bytes:
        """The HTML, kept on disk: MkDocs holds all pages at once, and those of 10,000 articles fill a gigabyte."""
        return self._shelf.read(self._place)

    @property
    def content(self) -> str:  # a plain attribute in MkDocs
        """The same as text, for whoever renders the page."""
        return self.body.decode()

    @content.setter
    def content(self, html: str) -> None:
        if html != self.content:  # MkDocs sets what it has just got
            self._place = self._shelf.write(encoded(html))

    @cached_property
    def toc(self) -> TableOfContents:  # type: ignore[override]  # a plain attribute in MkDocs, filled by Markdown
        """The headings, nested."""
        return table_of_contents(self.rendered.toc)

    def _set_canonical_url(self, base: str | None) -> None:
        """Put the page's address behind the site's, where MkDocs would take both apart and join them for each page."""
        self.canonical_url = self.abs_url = None
        if base:
            site = base if base.endswith("/") else f"{base}/"
            self.canonical_url = site + self.url
            self.abs_url = _path_of(site) + self.url

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no source."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make nothing: the HTML is there."""

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # a plain attribute in MkDocs, filled by Markdown
        """The anchors that pages written by hand may link to; looked for only when one does."""
        return set(_ID.findall(self.content))


class SiteFiles(Files):
    """All files of the site. Some pages of it MkDocs neither reads nor renders, for they are written as they stand."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self.apart: dict[File, FinishedPage] = {}

    def set_apart(self, kept: Collection[Page | None]) -> None:
        """Take the finished pages, but for these, out of what MkDocs is to read and render."""
        left = {id(page) for page in kept}
        pages = ((file, file.page) for file in self)
        self.apart = {file: page for file, page in pages if isinstance(page, FinishedPage) and id(page) not in left}

    def all_pages(self) -> list[File]:
        """Give these and those set apart."""
        return list(super().documentation_pages())

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> list[File]:
        """Give the pages that MkDocs is to read and render."""
        return [file for file in super().documentation_pages(inclusion=inclusion) if file not in self.apart]


def encoded(text: str) -> bytes:
    """Give a text as MkDocs would write it."""
    return text.encode("utf-8", "xmlcharrefreplace")


def write(path: str, body: bytes) -> None:
    """Write a file of the site, in its folder."""
    try:
        file = open(path, "wb", buffering=0)  # noqa: SIM115  # closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path))
        file = open(path, "wb", buffering=0)  # noqa: SIM115
    with file:
        file.write(body)


def table_of_contents(headings: tuple[tuple[int, str, str], ...]) -> TableOfContents:
    """Nest headings by their level, as MkDocs does those of Markdown."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for level, anchor, title in headings:
        link = AnchorLink(as_html(title), anchor, level)
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
