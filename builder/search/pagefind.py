"""Pagefind: an index in small pieces, of which a reader's browser loads only what it needs."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from builder.errors import BuilderError
from builder.render import RenderedPage

SEARCH_PAGE = "search.md"
SCRIPT = "assets/search.js"

_HTML = """<h1 id="search">Search</h1>
<form role="search" data-pagefind="{pagefind}" hidden>
<p><label for="search-box">Words in titles, quotations, names and places</label>
<input id="search-box" type="search" autocomplete="off" spellcheck="false"></p>
</form>
<p id="search-status" role="status" data-found="# entries found" data-none="Nothing found"
 data-fails="Search needs the site to be served; from a folder on disk it cannot load its index."></p>
<ol id="search-results"></ol>
<noscript><p>Search needs JavaScript. Without it, the timeline’s months and the pages of people and places lead to every
entry.</p></noscript>
"""


class PagefindError(BuilderError):
    """Pagefind stopped with a message of its own."""


def is_installed() -> bool:
    """Tell whether the package that carries the program is there."""
    return find_spec("pagefind_bin") is not None


def search_page(directory_urls: bool) -> RenderedPage:
    """Give the page with the search box."""
    up = "../" if directory_urls else "./"
    return RenderedPage(
        uri=SEARCH_PAGE,
        title="Search",
        html=_HTML.format(pagefind=f"{up}pagefind/pagefind.js"),
        description="Search every entry of the timeline.",
        section="Search",
        toc=((1, "search", "Search"),),
        search=False,
        listed=True,
    )


def search_script() -> tuple[str, bytes]:
    """Give the search page's script and its address."""
    return SCRIPT, Path(__file__).with_name("search.js").read_bytes()


def index_pages(pages: Mapping[str, str], folder: Path) -> None:
    """Write Pagefind's index of pages, given by the paths they have on the site, into a folder.

    Raises:
        PagefindError: it could not; with its last words.
    """
    program = str(import_module("pagefind_bin").get_executable())
    with tempfile.TemporaryDirectory() as place:
        for path, html in pages.items():
            file = Path(place, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8", errors="xmlcharrefreplace")
        command = [program, "--site", place, "--output-path", str(folder)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise PagefindError(f"pagefind could not index the site: {(result.stderr or result.stdout).strip()[-500:]}")
