"""A project in a folder, built by MkDocs with a made-up timeline in place of the seeds'."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from builder import plugin
from builder.errors import SourceError
from builder.site import Gathered, Sources
from builder.timeline import Timeline
from tests.factories import make_timeline


def make_project(folder: Path) -> Path:
    """Lay out seeds, knowledge and one page written by hand."""
    for name in ("seeds", "content/knowledge"):
        (folder / name).mkdir(parents=True)
    (folder / "content/knowledge/people.yml").write_text("people: []\n")
    (folder / "content/about.md").write_text("# About us\n\nBy hand. [The data](data.md)\n")
    return folder


def build_project(
    project: Path,
    timeline: Timeline | None = None,
    *,
    faults: tuple[SourceError, ...] = (),
    options: dict[str, Any] | None = None,
    site: str = "site",
    strict: bool = False,
    **settings: Any,
) -> Path:
    """Build a project and give the folder of its site.

    Args:
        project: What `make_project` laid out.
        timeline: What its seeds are said to give; 24 entries when not said.
        faults: Seeds said to be bad.
        options: Of the plugin.
        site: Name of the site's folder.
        strict: As `mkdocs build --strict`.
        settings: Of mkdocs.yml.
    """
    shown = make_timeline(24) if timeline is None else timeline

    def gathered(sources: Sources, told: object) -> Gathered:
        return Gathered(shown, faults)

    config = {
        "site_name": "Talks, dated",
        "site_url": "https://talks.example/dated/",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"timeline": options or {}}],
        **settings,
    }
    path = project / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "gather", gathered)
        loaded = load_config(str(path), site_dir=str(project / site), strict=strict)
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            build(loaded)
        finally:
            for name in ("mkdocs", "MARKDOWN"):
                logging.getLogger(name).handlers.clear()
            gc.unfreeze()  # a build is the last thing its process does, but for one that tests
    return project / site
