"""The theme around a page, rendered once for all pages that get the same.

Material takes some two milliseconds to put its header, navigation and footer around a page, and around thousands of
article pages they are the same but for the title, the description, the address, the headings and the content. Such
pages share a shell: the template is rendered once with marks in those places, and each page is put between them. What
a page's scripts may do depends on its shell alone, for our own pages have no code in their content.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from builder.export import as_html
from builder.mkdocs_pages import FinishedPage, encoded, table_of_contents

# Elements whose blanks are their own. Elsewhere a browser shows any run of them as one, and between boxes as none.
_VERBATIM = re.compile(r"(?is)(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)")
_BLANK_LINES = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")
_MARK = re.compile("(?:<h1>)?shell-([a-z]+[0-9]*)-llehs")

_LEVEL = 2  # of the headings in a shell; a page with others is rendered by itself
_LINKS = ["anchor0", "heading0", "anchor1", "heading1", "anchor2", "heading2"]

ShellKey = tuple[object, ...]


def without_blank_lines(html: str) -> str:
    """Take out the blank lines and the indentation that a theme's templates leave: two fifths of what they give."""
    parts = _VERBATIM.split(html)
    return "".join([part if index % 2 else _BLANK_LINES.sub("\n", part) for index, part in enumerate(parts)])


class Shell(NamedTuple):
    """What stands around the pages that share it."""

    parts: list[str]  # text, and at every second place the name of what differs; nothing where there is no shell
    lists: dict[str, tuple[str, str]]  # lists of headings: what stands within a link's two parts, and between links


class Shells:
    """Puts the theme around pages that it does not show in its navigation."""

    def __init__(self, render: Callable[[FinishedPage], str], linked: Iterable[str]) -> None:
        """Take what renders a page by itself, with its policy, and the addresses of all that the theme links to."""
        self._render = render
        self._folders = {folder for address in linked for folder in _folders(address)}
        self._shells: dict[ShellKey, tuple[Shell, list[bytes]]] = {}

    def wrap(self, page: FinishedPage) -> bytes:
        """Give a page with the theme around it, by the shell it shares where it may have one."""
        body, headings = page.body, page.rendered.toc
        # The theme gives a page without a heading one.
        if b"<h1" not in body or any(level != _LEVEL for level, _, _ in headings):
            return encoded(self._render(page))
        url, meta = page.url, page.meta
        # The theme's links go up to the last folder that a page shares with what they lead to, and down from there.
        near = next(folder for folder in _folders(url) if folder in self._folders)
        key = (near, url.count("/"), bool(headings), bool(page.canonical_url), len(meta), not url)
        if key not in self._shells:
            shell = shell_of(self._render(_marked(page)))
            self._shells[key] = shell, [encoded(part) for part in shell.parts]
        shell, parts = self._shells[key]
        if not parts:
            return encoded(self._render(page))
        links = [(anchor, as_html(heading)) for _, anchor, heading in headings]
        filling = {
            "title": encoded(meta["title"]),
            "description": encoded(meta["description"]),
            "canonical": encoded(page.canonical_url or ""),
            "content": body,
            _LINKS[0]: encoded(links[0][0] if links else ""),
        }
        for name, (within, between) in shell.lists.items():
            filling[name] = encoded(between.join([f"{anchor}{within}{heading}" for anchor, heading in links]))
        return b"".join([filling[name] if index % 2 else parts[index] for index, name in enumerate(shell.parts)])


def _folders(address: str) -> list[str]:
    """Give the folders an address lies in, innermost first: of "people/anna-berg.html" "people", and the root."""
    parts = address.split("/")[:-1]
    return ["/".join(parts[:length]) for length in range(len(parts), -1, -1)]


def shell_of(html: str) -> Shell:
    """Take a page with marks apart. Where its headings are not told one like the other, there is no shell to be had."""
    found = _MARK.split(html)
    parts, lists, at = [found[0]], dict[str, tuple[str, str]](), 1
    while at < len(found):
        name, size = found[at], 2
        if found[at : at + 2 * len(_LINKS) : 2] == _LINKS:
            size = 2 * len(_LINKS)
            within, between, *others = found[at + 1 : at + size - 1 : 2]
            if others != [within, between, within]:
                return Shell([], {})
            name = f"links{len(lists)}"
            lists[name] = within, between
        elif name in _LINKS[1:]:  # the first anchor stands alone where the theme lets a reader skip to it
            return Shell([], {})
        parts += [name, found[at + size - 1]]
        at += size
    return Shell(parts, lists)


def _marked(page: FinishedPage) -> FinishedPage:
    """Copy a page with marks for what differs, three headings for any number of them.

    Its content has a heading of its own, which the theme looks for.
    """
    marked = copy.copy(page)
    marked.title = "shell-title-llehs"
    marked.meta = {**page.meta, "title": "shell-title-llehs", "description": "shell-description-llehs"}
    marked.canonical_url = page.canonical_url and "shell-canonical-llehs"
    marked.content = "<h1>shell-content-llehs"
    links = [f"shell-{name}-llehs" for name in _LINKS] if page.rendered.toc else []
    marked.toc = table_of_contents(tuple((_LEVEL, *pair) for pair in zip(links[::2], links[1::2], strict=True)))
    return marked
