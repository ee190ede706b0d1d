"""Pagefind: an index in small pieces, of which a reader's browser loads only what it needs."""

from __future__ import annotations

import json
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

from builder.errors import BuilderError
from builder.render import RenderedPage

SEARCH_PAGE = "search.md"
SCRIPT = "assets/search.js"

Message = dict[str, Any]

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


@dataclass(frozen=True, slots=True)
class Record:
    """A page without entries, as a search should find it."""

    title: str
    text: str
    language: str


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


def index_pages(pages: Mapping[str, str | Record], folder: Path) -> None:
    """Write Pagefind's index of pages, given by the paths they have on the site, into a folder.

    The pages go to the program through its own pipe. Laid out in a folder for it to find, those of 10,000 entries were
    eight thousand files and folders more, and it did not find them in the same order each time.

    Raises:
        PagefindError: it could not; with its last words.
    """
    program = str(import_module("pagefind_bin").get_executable())
    with tempfile.TemporaryFile() as words:
        service = subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words)
        try:
            with service:
                _talk(service, pages, folder)
                service.kill()
        except OSError as error:
            words.seek(0)
            last = words.read().decode(errors="replace").strip()
            raise PagefindError(f"pagefind could not index the site: {last[-500:] or error}") from error


def _talk(service: subprocess.Popen[bytes], pages: Mapping[str, str | Record], folder: Path) -> None:
    """Ask for an index, hand over the pages, and write the files it answers with.

    One page at a time: it reads several at once, and the index depends on which it is done with first. Its own
    writing it calls done before it is: in one build of eight `pagefind-entry.json` was left empty.
    """
    index = {"index_id": _ask(service, {"type": "NewIndex", "config": {}})["index_id"]}
    for path, page in pages.items():
        _ask(service, _request(path, page) | index)
    for file in _ask(service, {"type": "GetFiles"} | index)["files"]:
        path = folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(file["content"]))


def _request(path: str, page: str | Record) -> Message:
    if isinstance(page, str):
        html = page.encode("utf-8", "xmlcharrefreplace").decode()
        return {"type": "AddFile", "file_path": path, "file_contents": html}
    title, text = (words.encode("utf-8", "replace").decode() for words in (page.title, page.text))
    content, meta = f"{title}. {text}", {"title": title}
    url = f"/{path.removesuffix('index.html')}"
    return {"type": "AddRecord", "url": url, "content": content, "language": page.language, "meta": meta}


def _ask(service: subprocess.Popen[bytes], request: Message) -> Message:
    """Send a request and give its answer."""
    assert service.stdin is not None
    assert service.stdout is not None
    service.stdin.write(b64encode(json.dumps({"message_id": 0, "payload": request}).encode()) + b",")
    service.stdin.flush()
    heard: list[bytes] = []
    while not heard or not heard[-1].endswith(b","):
        more = cast(BufferedReader, service.stdout).read1()
        if not more:
            raise ConnectionError("it stopped")
        heard.append(more)
    answer: Message = json.loads(b64decode(b"".join(heard)[:-1]))["payload"]
    if answer["type"] == "Error":
        raise ConnectionError(str(answer["message"]))
    return answer
