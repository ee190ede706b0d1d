"""The templates' engine. Every value a template prints is made harmless and escaped by `printed`.

A large site prints a million values. So the engine is Jinja2 with less ado: a value is printed by one call instead of
three, what follows a dot is an attribute and nothing else, and a function is called as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from builder.render.markup import markup
from builder.render.pictures import svg
from builder.render.text import chain, one_line, printed, prose, safe_url, shortened
from builder.render.words import counted, listed
from builder.timeline import article_page


class _Generator(CodeGenerator):
    """Prints by `printed`, where Jinja2 would escape what a finalizer gives."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write(")")


class _Context(Context):
    """Calls functions without asking each time whether they want to know the template's state: none of ours does."""

    def call(  # as the templates call it
        self,
        function: Callable[..., Any],
        *values: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        return function(*values, **named)


class Templates(Environment):
    """The templates, with what they may call."""

    code_generator_class = _Generator
    context_class = _Context
    globals: dict[str, Any]
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    printed = staticmethod(printed)

    def __init__(self) -> None:
        super().__init__(
            loader=PackageLoader("builder.render", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.filters.update(prose=lambda text: markup(prose(text)), shortened=shortened, one_line=one_line)
        self.globals.update(
            chain=lambda reason: markup(chain(reason)),
            counted=counted,
            listed=listed,
            icon=svg.icon,
            article_page=article_page,
            safe_url=safe_url,
        )

    def make_globals(self, d: object) -> dict[str, Any]:  # a chain of maps in Jinja2
        """Give every template the same names, none of which changes: a plain map is copied in a fifth of the time."""
        return self.globals
