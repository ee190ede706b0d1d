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
from typing import Any

from jinja2 import Environment, Template

from builder.mkdocs_pages import FinishedPage, table_of_contents

MAIN = "main.html"
_MARK = re.compile("(?:<h1>)?shell-([a-z]+[0-9]*)-llehs")

ShellKey = tuple[object, ...]


class Shells:
    """Stands in for the theme's environment, which MkDocs asks for one template a page."""

    def __init__(self, environment: Environment, in_navigation: Collection[object], seal: Callable[[str], str]) -> None:
        """Take the theme's templates, the pages it shows as open in its navigation, and what seals a page."""
        self._environment = environment
        self._seal = seal
        self._in_navigation = {id(page) for page in in_navigation}
        self._shells: dict[ShellKey, list[str] | None] = {}
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
        levels = tuple(level for level, _, _ in page.rendered.toc)
        key = (posixpath.dirname(page.url.rstrip("/")), levels, bool(page.canonical_url), len(page.meta))
        if key not in self._shells:  # a shell that no second page wants would be made for nothing
            self._shells[key] = None
            return template.render(context)
        shell = self._shells[key]
        if shell is None:
            html = self._seal(template.render({**context, "page": _marked(page)}))
            shell = self._shells[key] = _MARK.split(html)
        page.sealed = True
        filling = {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "canonical": page.canonical_url or "",
            "content": content,
        }
        for number, (_, anchor, heading) in enumerate(page.rendered.toc):
            filling[f"anchor{number}"], filling[f"heading{number}"] = anchor, escape(heading)
        return "".join(part if index % 2 == 0 else filling[part] for index, part in enumerate(shell))


class ShellTemplate:
    """A template that asks the shells first."""

    def __init__(self, template: Template, shells: Shells) -> None:
        self._template = template
        self._shells = shells

    def render(self, context: dict[str, Any]) -> str:
        """Render as the template would."""
        return self._shells.render(self._template, context)


def _marked(page: FinishedPage) -> FinishedPage:
    """Copy a page with marks for what differs. Its content has a heading, which the theme looks for."""
    marked = copy.copy(page)
    marked.title = "shell-title-llehs"
    marked.meta = {**page.meta, "title": "shell-title-llehs", "description": "shell-description-llehs"}
    marked.canonical_url = page.canonical_url and "shell-canonical-llehs"
    marked.content = "<h1>shell-content-llehs"
    marked.toc = table_of_contents(
        tuple(
            (level, f"shell-anchor{number}-llehs", f"shell-heading{number}-llehs")
            for number, (level, _, _) in enumerate(page.rendered.toc)
        )
    )
    return marked
