"""Publishing has the site built by a process of its own, and loads nothing that a build needs."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.options import default_path
from builder.publish import publish
from builder.workers import MOST_WORKERS


@click.command("publish")
@click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=lambda: default_path("mkdocs.yml"),
    help="The project's configuration (default: mkdocs.yml).",
)
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where to (default: site beside it).")
@click.option("--strict/--no-strict", default=True, help="Take warnings for errors (the default) or not.")
@click.option("--no-cache", is_flag=True, help="Read every article anew.")
@click.option("--workers", type=click.IntRange(0, MOST_WORKERS), default=0, help="Processes (default: as suits).")
def publish_command(config_file: Path, site: Path | None, strict: bool, no_cache: bool, workers: int) -> None:
    """Build the site beside the last one, look it over, and put it in place in one step.

    Whatever goes wrong, and whenever the build is killed, the last good site stays whole.
    """
    site = site or config_file.parent / "site"
    done = publish(
        config_file, site, strict=strict, cache=not no_cache, workers=workers, say=lambda step: click.echo(step)
    )
    click.echo(f"{done.site}: {done.files} files, {done.size_bytes / 1_000_000:.1f} MB")
