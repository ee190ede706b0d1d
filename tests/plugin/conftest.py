"""A project in a folder, built by MkDocs with a made-up timeline in place of the seeds'."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
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

Build = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a folder with seeds, knowledge and one page written by hand."""
    for name in ("seeds", "content/knowledge"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content/knowledge/people.yml").write_text("people: []\n")
    (tmp_path / "content/about.md").write_text("# About us\n\nBy hand. [The data](data.md)\n")
    return tmp_path


@pytest.fixture
def build_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Give a function that builds the project and returns its site's folder."""

    def run(
        timeline: Timeline | None = None,
        *,
        faults: tuple[SourceError, ...] = (),
        options: dict[str, Any] | None = None,
        site: str = "site",
        strict: bool = False,
        **settings: Any,
    ) -> Path:
        shown = make_timeline(24) if timeline is None else timeline

        def gathered(sources: Sources) -> Gathered:
            return Gathered(shown, faults)

        monkeypatch.setattr(plugin, "gather", gathered)
        theme = settings.pop("theme", {"name": "material", "font": False})
        config = {
            "site_name": "Talks, dated",
            "site_url": "https://talks.example/dated/",
            "docs_dir": "content",
            "theme": theme,
            "plugins": ["search", {"timeline": options or {}}],
            **settings,
        }
        path = project / "mkdocs.yml"
        path.write_text(yaml.safe_dump(config))
        loaded = load_config(str(path), site_dir=str(project / site), strict=strict)
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        return project / site

    yield run
    for name in ("mkdocs", "MARKDOWN"):
        logging.getLogger(name).handlers.clear()
