"""Reads a built site back as a browser would, and finds what leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "use": "href"}
# The canonical address and the feeds' are absolute by nature; nothing is fetched from them.
_ABSOLUTE_RELATIONS = {"canonical", "alternate"}


@dataclass
class Page:
    """What one page has and leads to."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)  # element and address
    base: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.page.ids.append(str(found["id"]))
        if tag == "link" and _ABSOLUTE_RELATIONS & set(str(found.get("rel", "")).split()):
            return
        address = found.get(_LINKS.get(tag, ""))
        if address is not None:
            self.page.links.append((tag, address))


def read_pages(site: Path) -> dict[str, Page]:
    """Give every page of a built site by its path below the root."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(site).as_posix()] = reader.page
    return pages


def broken_links(site: Path, root: str = "/") -> list[str]:
    """Name each link to a page, file or anchor that is not there.

    Args:
        site: The built site.
        root: The path it will be served under; the page of a missing address links from there.
    """
    pages = read_pages(site)
    anchors = {name: set(page.ids) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        here = urljoin(f"http://site{root}", name)
        for _, address in page.links:
            target = urlsplit(urljoin(here, address))
            if target.netloc != "site" or target.scheme != "http":
                continue
            path = unquote(target.path)
            if not path.startswith(root):
                broken.append(f"{name}: {address} leaves the site")
                continue
            file = path[len(root) :]
            if not file or file.endswith("/"):
                file += "index.html"
            if not (site / file).is_file():
                broken.append(f"{name}: {address} leads to no file")
            elif target.fragment and file in anchors and unquote(target.fragment) not in anchors[file]:
                broken.append(f"{name}: {address} leads to no anchor")
    return broken


def double_ids(site: Path) -> list[str]:
    """Name each id that a page has twice."""
    return [
        f"{name}: {id}"
        for name, page in read_pages(site).items()
        for id in sorted(set(page.ids))
        if page.ids.count(id) > 1
    ]


def outside_requests(site: Path) -> list[str]:
    """Name each thing a page would fetch from elsewhere just by being opened."""
    return [
        f"{name}: {address}"
        for name, page in read_pages(site).items()
        for tag, address in page.links
        if tag != "a" and urlsplit(address).scheme not in ("", "data")
    ]
