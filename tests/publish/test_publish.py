"""Publishing: whatever happens during a build, the folder of the site holds one whole site."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.errors import PublishError
from builder.publish import publish

PROJECT = Path(__file__).resolve().parents[2]
FILES = 12

# A build of a dozen files that takes a tenth of a second; its stamp is in each.
BUILD = """
import pathlib, sys, time
stamp, pause, site = sys.argv[1], float(sys.argv[2]), pathlib.Path(sys.argv[3])
site.mkdir(parents=True)
for number in range(FILES):
    time.sleep(pause / FILES)
    name = "index.html" if number == 0 else f"page{number}.html"
    (site / name).write_text(f"<!doctype html><title>{stamp}</title><p>{stamp}")
""".replace("FILES", str(FILES))

RUN = """
import pathlib, sys
from builder.publish import publish
project = pathlib.Path(sys.argv[1])
command = [sys.executable, "-c", sys.argv[2], *sys.argv[3:]]
publish(project / "mkdocs.yml", project / "site", command=command)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


def lay_out(folder: Path) -> Path:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text("An article.")
    (folder / "mkdocs.yml").write_text("site_name: Test\n")
    site = folder / "site"
    site.mkdir()
    (site / ".gitignore").write_text("*\n!.gitignore\n")
    return folder


def build(project: Path, stamp: str, code: str = BUILD, pause: float = 0.0) -> Path:
    command = [sys.executable, "-c", code, stamp, str(pause)]
    return publish(project / "mkdocs.yml", project / "site", command=command).site


def start(project: Path, stamp: str, pause: float) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    arguments = [sys.executable, "-c", RUN, str(project), BUILD, stamp, str(pause)]
    return subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, start_new_session=True)


def stamps(site: Path) -> set[str]:
    """Give the stamps found in a site of all its files; an unfinished one fails here."""
    pages = sorted(site.glob("*.html"))
    assert len(pages) == FILES
    return {page.read_text().partition("<p>")[2] for page in pages}


def test_a_new_site_takes_the_place_of_the_old(project: Path) -> None:
    site = build(project, "one")
    assert stamps(site) == {"one"}
    assert stamps(build(project, "two")) == {"two"}
    assert (site / ".gitignore").read_text() == "*\n!.gitignore\n"
    assert sorted(path.name for path in (project / ".cache" / "publish-site").iterdir()) == ["lock"]


def test_without_the_cache_neither_the_build_nor_the_check_keeps_or_takes_anything(project: Path) -> None:
    tell = "import os; (site / 'a.txt').write_text(os.environ.get('TIMELINE_CACHE', 'as configured'))"
    command = [sys.executable, "-c", BUILD + tell, "one", "0"]
    site = publish(project / "mkdocs.yml", project / "site", command=command, cache=False).site
    assert (site / "a.txt").read_text() == "false"
    assert not (project / ".cache" / "checked.sqlite").exists()
    site = publish(project / "mkdocs.yml", project / "site", command=command).site
    assert (site / "a.txt").read_text() == "as configured"
    assert (project / ".cache" / "checked.sqlite").exists()


def test_a_site_is_made_where_there_was_none(project: Path) -> None:
    (project / "site" / ".gitignore").unlink()
    (project / "site").rmdir()
    assert stamps(build(project, "one")) == {"one"}


NO_SITES = [
    pytest.param("letters", "letters.txt", "letters is in use", id="letters"),
    pytest.param("clone", ".git/HEAD", "clone is in use", id="a-clone"),
    pytest.param("notes", ".hidden", "notes is in use", id="hidden-things"),
    pytest.param(".", "index.html", "holds what the site is made from", id="the-project-itself"),
    pytest.param("seeds", "index.html", "holds what the site is made from", id="the-articles"),
]


@pytest.mark.parametrize(("folder", "file", "said"), NO_SITES)
def test_a_folder_that_holds_anything_but_a_site_is_not_put_away(
    folder: str, file: str, said: str, project: Path
) -> None:
    place = project / folder
    (place / file).parent.mkdir(parents=True, exist_ok=True)
    (place / file).write_text("dear to somebody")
    with pytest.raises(PublishError, match=said):
        publish(project / "mkdocs.yml", place, command=[sys.executable, "-c", BUILD, "new", "0"])
    assert (place / file).read_text() == "dear to somebody"
    assert (project / "seeds" / "a.txt").is_file()
    assert not (project / ".cache").exists()


def test_a_site_behind_a_link_is_renewed_where_it_lies(project: Path) -> None:
    served = project / "served"
    (project / "site").rename(served)
    (project / "site").symlink_to(served)
    build(project, "one")
    assert stamps(build(project, "two")) == {"two"}
    assert (project / "site").is_symlink()
    assert stamps(served) == {"two"}


FAILURES = [
    pytest.param("raise SystemExit(1)", "the build failed", id="build-fails"),
    pytest.param(
        BUILD + "raise OSError(28, 'No space left on device')",
        "the disk is full. The site stays",
        id="disk-full",
    ),
    pytest.param(
        BUILD + "(site / 'data').symlink_to('/dev/full'); (site / 'data').write_text('x')",
        "the disk is full. The site stays",
        id="nothing-more-can-be-written",
    ),
    pytest.param(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))\n" + BUILD, "File too large", id="quota"
    ),
    pytest.param("import os; os.kill(os.getpid(), 9)", "stopped by signal 9", id="build-is-killed"),
    pytest.param(BUILD + "(site / 'index.html').unlink()", "index.html is missing", id="no-home-page"),
    pytest.param(
        BUILD + "(site / 'a.html').write_text('<a href=no.html>x</a>')", "no.html leads nowhere", id="dead-link"
    ),
    pytest.param(
        BUILD + "(site / 'a.html').write_text('<a href=index.html#no>x</a>')", "has no anchor 'no'", id="dead-anchor"
    ),
    pytest.param(
        BUILD + "(site / 'a.html').write_text('<img src=//evil.test/x.png>')", "from elsewhere", id="outside-request"
    ),
    pytest.param(
        BUILD + "(site / 'a.css').write_text('@import \"https://evil.test/x.css\"')",
        "from elsewhere",
        id="outside-style",
    ),
    pytest.param(
        BUILD + "(site / 'a.html').write_text('<a href=javascript:alert(1)>x</a>')", "no web address", id="script-link"
    ),
    pytest.param(BUILD + "(site / 'a.html').write_text('<p id=x><p id=x>')", "stands there twice", id="id-twice"),
    pytest.param(BUILD + "(site / 'a.json').write_text('{')", "a.json: does not parse", id="broken-data"),
    pytest.param(
        BUILD + "(site / 'a.json').write_text('5'); (site / 'a.schema.json').write_text('{\"type\": \"array\"}')",
        "a.json: it is '5'; wanted array",
        id="data-unlike-its-schema",
    ),
    pytest.param(BUILD + "(site / 'a.xml').write_text('<a>')", "a.xml: does not parse", id="broken-feed"),
    pytest.param(
        BUILD + "(site / 'a.html').write_text('<a href=../../x>x</a>')", "leads out of the site", id="way-out"
    ),
    pytest.param(
        BUILD + "site.joinpath('../../../seeds/a.txt').write_text('Another.')",
        "seeds/a.txt changed while",
        id="seed-edited",
    ),
    pytest.param(
        BUILD + "site.joinpath('../../../seeds/a.txt').unlink()", "seeds/a.txt changed while", id="seed-deleted"
    ),
]


@pytest.mark.parametrize(("code", "said"), FAILURES)
def test_whatever_is_wrong_with_the_new_site_the_old_one_stays(
    code: str, said: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = build(project, "old")
    with pytest.raises(PublishError) as caught:
        build(project, "new", code)
    assert said in str(caught.value)
    assert "Traceback" not in capfd.readouterr().err
    assert stamps(site) == {"old"}


def test_a_file_in_the_way_of_the_build_is_named(project: Path) -> None:
    (project / ".cache").write_text("in the way")
    with pytest.raises(PublishError, match="cannot put a site into site: "):
        build(project, "new")


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        project = lay_out(Path(place))
        site = build(project, "old")
        with read_only(project), pytest.raises(PublishError) as caught:
            build(project, "new")
        assert "cannot put a site into site: permission denied" in str(caught.value)
        assert stamps(site) == {"old"}


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write into a folder. It does not bind the administrator, who is nobody meanwhile."""
    is_root = os.geteuid() == 0
    folder.chmod(0o555)
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_project_without_its_configuration_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"mkdocs\.yml is not there"):
        publish(tmp_path / "mkdocs.yml", tmp_path / "site")


def test_a_second_build_at_once_is_turned_away(project: Path) -> None:
    first = start(project, "first", 2.0)
    try:
        lock = project / ".cache" / "publish-site" / "new" / "index.html"
        while not lock.exists() and first.poll() is None:
            time.sleep(0.02)
        with pytest.raises(PublishError, match="another build is at work"):
            build(project, "second")
    finally:
        _, errors = first.communicate()
    assert first.returncode == 0, errors
    assert stamps(project / "site") == {"first"}


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    site = build(project, "0")
    chance = random.Random(7)
    for number in range(1, 21):
        process = start(project, str(number), 0.05)
        time.sleep(chance.uniform(0.0, 0.45))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert len(stamps(site)) == 1
    assert stamps(build(project, "last")) == {"last"}


def test_a_site_lost_between_two_renames_is_put_back(project: Path) -> None:
    site = build(project, "old")
    site.rename(project / ".cache" / "publish-site" / "old")
    with pytest.raises(PublishError):
        build(project, "new", "raise SystemExit(1)")
    assert stamps(site) == {"old"}


def test_what_a_build_warns_of_is_passed_on_and_its_progress_only_to_a_person(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "INFO    -  Building\\nWARNING -  seeds/a.txt: is amiss\\n"
    with pytest.raises(PublishError, match="what was wrong stands above"):
        build(project, "x", code=f"import sys; sys.stderr.write('{told}'); sys.exit(1)")
    assert capsys.readouterr().err == "WARNING -  seeds/a.txt: is amiss\n"
