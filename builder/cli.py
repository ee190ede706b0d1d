"""The shell's edge: filters over JSON lines, and commands for people."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import StringIO, TextIOWrapper

import click

from builder.errors import BuilderError, OutputError

COMMANDS = {
    "tag": "tag",
    "date": "collections",
    "timeline": "collections",
    "explain": "collections",
    "events": "collections",
    "publish": "publish",
    "export": "collections",
}
"""The commands, each with its module, which is loaded when it is asked for: all together take a second."""


class Family(click.Group):
    """A group that loads a command when it is asked for, and prints a `BuilderError` as one clear message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"builder.commands.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            with _standard_output():
                return super().invoke(ctx)
        except BuilderError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


@contextmanager
def _standard_output() -> Iterator[None]:
    """Let what is printed reach whoever reads it, whole, or tell what stood in the way.

    A letter that a terminal of another age cannot show becomes a question mark. A reader who has heard enough and goes
    is no fault: click ends without a word.

    Raises:
        OutputError: there is nowhere to write to, or no room.
    """
    if sys.stdout is None:
        raise OutputError("the standard output is closed; let it lead to a file or another program")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        where = f"{error.filename}: " if error.filename else ""
        sys.stdout = StringIO()  # or Python tries what is left once more, and complains
        raise OutputError(f"{where}{(error.strerror or str(error)).lower()}") from error


@click.group(cls=Family, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn undated news articles into a dated, sourced timeline."""
