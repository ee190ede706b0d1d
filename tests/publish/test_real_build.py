"""The real build of the seeds, stopped, disturbed and out of room: the site stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.kills import kill, lay_out, start, tree

ROOT = Path(__file__).resolve().parents[2]
NEW = Path(".cache/publish-site/new")

pytestmark = pytest.mark.slow


def publish(project: Path) -> str:
    """Publish to the end, and give what was said."""
    said, _ = start(project).communicate(timeout=300)
    return said


def until(true: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Wait for a moment of a build; it comes before the build's end."""
    while not true():
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.002)


def small_project(folder: Path, seeds: str = "seeds") -> Path:
    """Lay out a project without the years' calendars: a build takes half the time, and leaves as many files."""
    lay_out(folder, seeds)
    for calendar in (folder / "content" / "knowledge").glob("calendar-2*"):
        calendar.unlink()
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a project with a finished site."""
    folder = small_project(tmp_path_factory.mktemp("real"), "articles")
    assert "in place" in publish(folder)
    return folder


MOMENTS = {
    "just-started": lambda new: new.parent.exists(),
    "first-file": lambda new: any(new.glob("*")),
    "half-the-pages": lambda new: len(list(new.rglob("*.html"))) > 30,
    "data-written": lambda new: (new / "data" / "timeline.json").exists(),
    "packed": lambda new: (new / "data" / "site.zip").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_build_killed_then_leaves_the_site_as_it_was(moment: Callable[[Path], object], project: Path) -> None:
    good = tree(project / "site")
    shutil.rmtree(project / NEW, ignore_errors=True)
    process = start(project)
    until(lambda: moment(project / NEW), process)
    time.sleep(0.05)
    kill(process)
    assert tree(project / "site") == good


def test_after_all_that_the_next_build_is_as_good_as_the_first(project: Path) -> None:
    good = tree(project / "site")
    assert "in place" in publish(project)
    assert tree(project / "site") == good
    assert [path.name for path in (project / NEW).parent.iterdir()] == ["lock"]


def test_a_seed_rewritten_during_the_build_is_named_wherever_the_seeds_lie(project: Path) -> None:
    good = tree(project / "site")
    seed = min((project / "articles").iterdir())
    before = seed.read_bytes()
    process = start(project)
    until(lambda: any((project / NEW).rglob("*.html")), process)
    seed.write_bytes(before + b"\nAn afterthought.\n")
    said, _ = process.communicate(timeout=300)
    seed.write_bytes(before)
    assert process.returncode == 2
    assert f"articles/{seed.name} changed while the site was being built; build again" in said
    assert "Traceback" not in said
    assert tree(project / "site") == good


def test_two_real_builds_at_once_do_not_spoil_each_other(project: Path) -> None:
    good = tree(project / "site")
    first = start(project)
    until((project / NEW).exists, first)
    os.killpg(first.pid, signal.SIGSTOP)  # so that it cannot end while the other asks for the lock
    try:
        said = publish(project)
    finally:
        os.killpg(first.pid, signal.SIGCONT)
        told, _ = first.communicate(timeout=300)
    assert "another build is at work on this site" in said
    assert first.returncode == 0, told
    assert tree(project / "site") == good


ON_A_SMALL_DISK = """
mount -t tmpfs -o size=3m tmpfs "$1" && cd "$1" && cp -r "$2"/. . || exit
"$3" -m builder publish
echo status $?
cat site/index.html
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no way here to make a small disk")
def test_a_disk_that_runs_full_is_said_in_one_line_and_the_site_stays(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site")
    (tmp_path / "disk").mkdir()
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", ON_A_SMALL_DISK, "sh"]
    done = subprocess.run(
        [*command, str(tmp_path / "disk"), str(project), sys.executable],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("no right here to make a small disk")
    assert done.stdout.splitlines()[-2:] == ["status 2", "the old site"]
    assert done.stderr.count("the disk is full. The site stays as it was") == 1
    assert "Traceback" not in done.stderr
