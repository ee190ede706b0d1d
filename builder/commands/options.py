"""What several commands take, and how they tell of a bad line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Any

import click
from click.core import ParameterSource

ROOT = Path(__file__).resolve().parents[2]


def default_path(path: str) -> Path:
    """Look in the folder the shell stands in, then in the project the code lies in."""
    here = Path(path)
    return here if here.exists() else ROOT / path


class Complaints:
    """Bad lines told on stderr as they are met; they make the exit status 1, and stop nothing."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: int, problem: str) -> None:
        self.count += 1
        click.echo(f"line {line}: {problem}", err=True)

    def finish(self) -> None:
        """Leave with status 1 if there was any."""
        if self.count:
            sys.exit(1)


class Source(click.File):
    """A file, or what is piped in; a standard input that is closed is told."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> IO[Any]:
        if value == "-" and sys.stdin is None:
            self.fail("the standard input is closed; name a file, or pipe articles in", param, ctx)
        return super().convert(value, param, ctx)


def _named_is_there(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Let the usual file be missing, but not one that somebody has named: decisions would be passed over unseen."""
    if not value.exists() and ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE:
        raise click.BadParameter(f"File {str(value)!r} does not exist.", ctx, param)
    return value


knowledge_option = click.option(
    "--knowledge",
    "knowledge_folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=lambda: default_path("content/knowledge"),
    help="Folder of dated facts (default: content/knowledge).",
)
corrections_option = click.option(
    "--corrections",
    "corrections_file",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_named_is_there,
    default=lambda: default_path("content/corrections.yml"),
    help="The editor's decisions (default: content/corrections.yml).",
)
seeds_option = click.option(
    "--seeds",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=lambda: default_path("seeds"),
    help="Folder of articles (default: seeds).",
)
source_argument = click.argument("source", type=Source("rb"), default="-")
