"""The theme around a page, rendered once for all pages that get the same.

Material takes some two milliseconds to put its header, navigation and footer around a page, and around thousands of
article pages they are the same but for the title, the description, the address, the headings and the content. Such
pages share a shell: the template is rendered once with marks in those places, and each page is put between them. What
a page's scripts may do depends on its shell alone, for our own pages have no code in their content.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable, Collection
from html import escape
from typing import Any, NamedTuple

from jinja2 import Environment, Template

from builder.mkdocs_pages import FinishedPage, table_of_contents

MAIN = "main.html"
_MARK = re.compile("(?:<h1>)?shell-([a-z]+[0-9]*)-llehs")

_LEVEL = 2  # of the headings in a shell; a page with others is rendered by itself
_LINKS = ["anchor0", "heading0", "anchor1", "heading1", "anchor2", "heading2"]

ShellKey = tuple[object, ...]


class Shell(NamedTuple):
    """What stands around the pages that share it."""

    parts: list[str]  # text, and at every second place the name of what differs; nothing where there is no shell
    lists: dict[str, tuple[str, str]]  # lists of headings: what stands within a link's two parts, and between links


class Shells:
    """Stands in for the theme's environment, which MkDocs asks for one template a page."""

    def __init__(self, environment: Environment, in_navigation: Collection[object], seal: Callable[[str], str]) -> None:
        """Take the theme's templates, the pages it shows as open in its navigation, and what seals a page."""
        self._environment = environment
        self._seal = seal
        self._in_navigation = {id(page) for page in in_navigation}
        self._shells: dict[ShellKey, Shell | None] = {}
        self._main: ShellTemplate | None = None

    def get_template(self, name: str) -> Template | ShellTemplate:
        """Give a template by name; the one that pages are made with renders by shells."""
        if name != MAIN:
            return self._environment.get_template(name)
        if self._main is None:
            self._main = ShellTemplate(self._environment.get_template(MAIN), self)
        return self._main

    def render(self, template: Template, context: dict[str, Any]) -> str:
        """Render a page, by the shell it shares where it may have one."""
        page = context["page"]
        if not isinstance(page, FinishedPage) or id(page) in self._in_navigation:
            return template.render(context)
        content = page.content or ""
        if "<h1" not in content:  # the theme gives such a page a heading
            return template.render(context)
        headings = page.rendered.toc
        if any(level != _LEVEL for level, _, _ in headings):
            return template.render(context)
        key = (posixpath.dirname(page.url.rstrip("/")), bool(headings), bool(page.canonical_url), len(page.meta))
        if key not in self._shells:  # a shell that no second page wants would be made for nothing
            self._shells[key] = None
            return template.render(context)
        shell = self._shells[key]
        if shell is None:
            shell = self._shells[key] = shell_of(self._seal(template.render({**context, "page": _marked(page)})))
        if not shell.parts:
            return template.render(context)
        page.sealed = True
        filling = {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "canonical": page.canonical_url or "",
            "content": content,
        }
        links = [(anchor, escape(heading)) for _, anchor, heading in headings]
        filling[_LINKS[0]] = links[0][0] if links else ""
        for name, (within, between) in shell.lists.items():
            filling[name] = between.join([f"{anchor}{within}{heading}" for anchor, heading in links])
        return "".join([filling[part] if index % 2 else part for index, part in enumerate(shell.parts)])


class ShellTemplate:
    """A template that asks the shells first."""

    def __init__(self, template: Template, shells: Shells) -> None:
        self._template = template
        self._shells = shells

    def render(self, context: dict[str, Any]) -> str:
        """Render as the template would."""
        return self._shells.render(self._template, context)


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
