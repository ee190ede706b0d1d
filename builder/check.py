"""Looking over a finished site before anybody sees it: links, anchors, requests to elsewhere, data and its schema."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from builder.schema import violations
from builder.shelf import Shelf
from builder.workers import make_all

# What a browser fetches by itself when it shows a page; a link that a reader follows is not among it.
_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_FETCHING_RELS = {
    "stylesheet",
    "icon",
    "shortcut",
    "apple-touch-icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
}
_CSS_FETCH = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*(?P<address>(?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
_SCHEMES = {"http", "https", "mailto", "data", ""}
MAX_TOLD = 40


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page links to, fetches and offers as anchors. Depends on nothing but its bytes."""

    anchors: frozenset[str]
    twice: tuple[str, ...]
    links: tuple[str, ...]
    fetched: tuple[str, ...]


class _Reader(HTMLParser):
    """Reads a page for what it links to, fetches and offers as anchors."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.twice: set[str] = set()
        self.links: dict[str, None] = {}
        self.fetched: dict[str, None] = {}
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if anchor := values.get("id"):
            if anchor in self.anchors:
                self.twice.add(anchor)
            self.anchors.add(anchor)
        if tag == "a" and "name" in values:
            self.anchors.add(values["name"])
        if tag in ("a", "area") and "href" in values:
            self.links[values["href"]] = None
        if tag == "link" and _FETCHING_RELS & set(values.get("rel", "").lower().split()):
            self.fetched[values.get("href", "")] = None
        for name in _FETCHED.get(tag, ()):
            for part in values.get(name, "").split(",") if name == "srcset" else [values.get(name, "")]:
                if part.strip():
                    self.fetched[part.split()[0]] = None
        self.fetched.update(dict.fromkeys(found["address"] for found in _CSS_FETCH.finditer(values.get("style", ""))))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a link stands, and counting took a tenth of the time."""
        return j

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.fetched.update(dict.fromkeys(found["address"] for found in _CSS_FETCH.finditer(data)))


def check_site(site: Path, kept: Path | None = None, workers: int | None = None) -> tuple[str, ...]:
    """Give what is wrong with a built site, in plain words; nothing is wrong with one that may be published.

    Args:
        site: Folder of the site.
        kept: File that keeps what was read of a page until its bytes change; need not exist.
        workers: Processes that read pages; None: as many as are worth it.
    """
    problems: list[str] = []
    for problem in _problems(site, kept, workers):
        problems.append(problem)
        if len(problems) == MAX_TOLD:
            problems.append("… and perhaps more")
            break
    return tuple(problems)


def _problems(site: Path, kept: Path | None, workers: int | None) -> Iterator[str]:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    if "index.html" not in files:
        yield "index.html is missing"
    pages = _read_all(site, [name for name in sorted(files) if name.endswith(".html")], kept, workers)
    for name, page in pages.items():
        for anchor in page.twice:
            yield f"{name}: the id {anchor!r} stands there twice"
        for address in page.fetched:
            if urlsplit(address).netloc or urlsplit(address).scheme not in ("", "data"):
                yield f"{name}: fetches {address[:100]} from elsewhere"
            else:
                yield from _resolve(name, address, files, pages)
        for address in page.links:
            yield from _resolve(name, address, files, pages)
    for name in sorted(files):
        if name.endswith(".css"):
            text = (site / name).read_text(encoding="utf-8", errors="replace")
            yield from (
                f"{name}: fetches {found['address'][:100]} from elsewhere" for found in _CSS_FETCH.finditer(text)
            )
        elif name.endswith((".json", ".xml")):
            yield from _parses(site / name, name)
        if name.endswith(".schema.json") and (data := name.replace(".schema.json", ".json")) in files:
            yield from _fits(site / data, site / name, data)


def _read_all(site: Path, names: Sequence[str], kept: Path | None, workers: int | None) -> dict[str, _Page]:
    """Read pages, or take from the shelf what was read of the same bytes by the same rules."""
    keys = {name: f"{_rules()}-{hashlib.sha256((site / name).read_bytes()).hexdigest()}" for name in names}
    shelf = Shelf(kept) if kept else None
    found = shelf.take(sorted(set(keys.values()))) if shelf else {}
    fresh = [name for name in names if keys[name] not in found]
    made = {keys[name]: body for name, body in zip(fresh, make_all(_read, fresh, site, workers), strict=True)}
    if shelf:
        shelf.put(made, keys.values())
    return {name: _thaw(made.get(keys[name]) or found[keys[name]]) for name in names}


@cache
def _rules() -> str:
    """Give a hash of what reading a page depends on but the page: this file, and Python's own reader."""
    return hashlib.sha256(Path(__file__).read_bytes() + sys.version.encode()).hexdigest()[:16]


def _read(name: str, site: Path) -> bytes:
    """Read one page, ready for the shelf."""
    reader = _Reader()
    reader.feed((site / name).read_text(encoding="utf-8", errors="replace"))
    reader.close()
    parts = (sorted(reader.anchors), sorted(reader.twice), list(reader.links), list(reader.fetched))
    return zlib.compress(json.dumps(parts).encode(), 1)


def _thaw(body: bytes) -> _Page:
    anchors, twice, links, fetched = json.loads(zlib.decompress(body))
    return _Page(frozenset(anchors), tuple(twice), tuple(links), tuple(fetched))


def _resolve(name: str, address: str, files: set[str], pages: dict[str, _Page]) -> Iterator[str]:
    """Follow one address from one page; an absolute path is the host's and cannot be followed here."""
    parts = urlsplit(address)
    if parts.scheme not in _SCHEMES:
        yield f"{name}: links to {address[:100]!r}, which is no web address"
        return
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return
    target = name
    if parts.path:
        steps = [*name.split("/")[:-1]]
        for step in unquote(parts.path).split("/"):
            if step == "..":
                if not steps:
                    yield f"{name}: {address[:100]} leads out of the site"
                    return
                steps.pop()
            elif step not in ("", "."):
                steps.append(step)
        target = "/".join(steps)
        if parts.path.endswith(("/", "..", ".")) or not target:
            target = f"{target}/index.html".lstrip("/")
    if target not in files:
        yield f"{name}: {address[:100]} leads nowhere"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield f"{name}: {target} has no anchor {parts.fragment[:80]!r}"


def _fits(data: Path, schema: Path, name: str) -> Iterator[str]:
    """Hold a file of data against the schema that stands beside it."""
    try:
        found = violations(json.loads(data.read_text("utf-8")), json.loads(schema.read_text("utf-8")))
        yield from (f"{name}: {problem}" for problem in found)
    except ValueError as error:
        yield f"{name}: cannot be held against its schema: {str(error)[:100]}"


def _parses(path: Path, name: str) -> Iterator[str]:
    try:
        if name.endswith(".json"):
            json.loads(path.read_text(encoding="utf-8"))
        else:
            ElementTree.parse(path)
    except (ValueError, ElementTree.ParseError) as error:
        yield f"{name}: does not parse: {str(error)[:100]}"
