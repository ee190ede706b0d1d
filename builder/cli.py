"""The shell's edge: filters over JSON lines, and commands for people."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from builder.errors import BuilderError

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
            return super().invoke(ctx)
        except BuilderError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


@click.group(cls=Family, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn undated news articles into a dated, sourced timeline."""
