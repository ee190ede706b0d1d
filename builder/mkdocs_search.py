"""The site's search, as MkDocs meets it: what is to be found on each page, told to the engine that finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from builder.mkdocs_pages import FinishedPage
from builder.render import RenderedPage
from builder.search import (
    Engine,
    Found,
    Record,
    index_pages,
    index_script,
    search_page,
    search_script,
    slim_page,
    theme_docs,
    worker_script,
)

THEME_SEARCH = "material/search"


class SiteSearch:
    """One build's search: an engine, and what it is told page by page."""

    def __init__(self, engine: Engine, found: Mapping[str, list[Found]], language: str) -> None:
        """Take the engine, what is to be found by the page it stands on, and the site's language."""
        self._pagefind = engine == "pagefind"
        self._found = found
        self._language = language
        self._told: dict[str, str | Record] = {}

    def pages(self, config: MkDocsConfig) -> Iterator[RenderedPage]:
        """Give the page that the engine needs to be asked on, if any."""
        if self._pagefind:
            yield search_page(config.use_directory_urls)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give the files that the engine needs to lie on the site."""
        if self._pagefind:
            yield search_script()

    def set_up(self, files: Files, config: MkDocsConfig) -> None:
        """Turn the theme's search off where it is not the one, and let it be read from a folder on disk."""
        theme_search = config.plugins.get(THEME_SEARCH)
        if theme_search is None:
            return
        if self._pagefind:
            theme_search.config["enabled"] = False
        elif not config.use_directory_urls:
            path, body = worker_script()
            files.append(File.generated(config, path, content=body))
            config.extra.setdefault("polyfills", []).append(path)

    def read(self, page: Page, html: str, config: MkDocsConfig) -> None:
        """Hear what is to be found on a page that MkDocs renders; the theme's own search hears it for itself."""
        if not self._pagefind:
            return
        if isinstance(page, FinishedPage):
            self.read_finished(page, config)
        else:
            self._told[page.file.dest_uri] = html

    def read_finished(self, page: FinishedPage, config: MkDocsConfig) -> None:
        """Hear what is to be found on a page of ours, whichever engine finds it."""
        shown, found = page.rendered, self._found.get(page.rendered.uri)
        if found is None and (not shown.search or shown.uri.startswith("articles/")):
            return
        if self._pagefind:
            self._told[page.file.dest_uri] = (
                slim_page(self._language, shown.title, found)
                if found
                else Record(shown.title, shown.description, self._language)
            )
        elif (search := config.plugins.get(THEME_SEARCH)) is not None and search.config["enabled"]:
            index: Any = search
            index.search_index.entries += theme_docs(page.url, shown.title, shown.description, found or ())

    def write_index(self, config: MkDocsConfig) -> None:
        """Write Pagefind's index, or put the theme's where it is found from a folder on disk.

        Raises:
            BuilderError: Pagefind could not write it.
        """
        site = Path(config.site_dir)
        index = site / "search" / "search_index.json"
        if self._pagefind:
            index_pages(self._told, site / "pagefind")
        elif index.is_file() and not config.use_directory_urls:
            index.with_suffix(".js").write_text(index_script(index.read_text(encoding="utf-8")), encoding="utf-8")
