"""What several commands take, and how they tell of a bad line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

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
    default=lambda: default_path("content/corrections.yml"),
    help="The editor's decisions (default: content/corrections.yml).",
)
seeds_option = click.option(
    "--seeds",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=lambda: default_path("seeds"),
    help="Folder of articles (default: seeds).",
)
source_argument = click.argument("source", type=click.File("rb"), default="-")
