"""Projects for these tests: one of their own, and one built once for all that only look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from builder.timeline import Timeline
from tests.factories import make_timeline
from tests.projects import build_project, make_project

Build = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a fresh project."""
    return make_project(tmp_path)


@pytest.fixture
def build_site(project: Path) -> Build:
    """Give a function that builds the fresh project and returns its site's folder."""
    return partial(build_project, project)


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    """Give the timeline of `plain`."""
    return make_timeline(200)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, timeline: Timeline) -> Path:
    """Give a site with nothing special, for looking at only."""
    return build_project(make_project(tmp_path_factory.mktemp("plain")), timeline, strict=True)


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory, timeline: Timeline) -> Path:
    """Give the same site without directory URLs."""
    project = make_project(tmp_path_factory.mktemp("flat"))
    return build_project(project, timeline, strict=True, use_directory_urls=False)
