"""The same inputs give the same site, byte for byte, whatever the machine is like."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.collection import make_collection
from tests.facts import ROOT, copy_content, facts

# Everything that must not matter differs: time zone, locale, hash seed, processes, folders, the order
# in which files were written and their times, and whether anything was kept from an earlier build.
ONE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1", "TIMELINE_WORKERS": "1", "TIMELINE_CACHE": "no"}
TWO = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "TIMELINE_WORKERS": "2"}


def make_project(folder: Path, *, backwards: bool) -> Path:
    """Lay out this project's pages, facts and seeds with a dozen made-up articles, in one order or the other."""
    copy_content(folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    seeds.update((seed.name, seed.text.encode()) for seed in make_collection(12, facts()))
    for number, name in enumerate(sorted(seeds, reverse=backwards)):
        path = folder / "seeds" / name
        path.write_bytes(seeds[name])
        os.utime(path, (1_000_000_000 + number * 1000, 1_000_000_000 + number * 1000))
    return folder


def build(project: Path, cwd: Path, settings: dict[str, str]) -> dict[str, bytes]:
    """Build a project in a process of its own and give its files."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", str(project / "mkdocs.yml")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "SOURCE_"))}
    environment.update(settings, PYTHONPATH=str(ROOT), NO_MKDOCS_2_WARNING="1")
    subprocess.run(command, cwd=cwd, env=environment, check=True, timeout=300)
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_two_machines_build_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "elsewhere, in a folder with spaces").mkdir()
    first = make_project(tmp_path / "one", backwards=False)
    second = make_project(tmp_path / "elsewhere, in a folder with spaces" / "two", backwards=True)
    expected = build(first, first, ONE)
    cold = build(second, tmp_path, TWO)
    warm = build(second, second / "seeds", TWO)
    assert len(expected) > 100
    for found in (cold, warm):
        assert sorted(found) == sorted(expected)
        assert [name for name in expected if found[name] != expected[name]] == []
