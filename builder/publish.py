"""Building beside the site and swapping: at every moment the site's folder holds one whole site, the old or the new.

The swap is one exchange of two names where the system knows how; elsewhere it is two renames, and a build killed
between them is put right by the next. A lock keeps a second build out; a killed build leaves no lock behind.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.check import check_site
from builder.errors import PublishError
from builder.watch import fingerprints, first_change

if sys.platform == "win32":  # no flock there; two builds at once are then the caller's to avoid
    fcntl = None
else:
    import fcntl

# What mkdocs.yml takes the plugin's options `cache` and `workers` from.
CACHE_SWITCH, WORKERS_SWITCH = "TIMELINE_CACHE", "TIMELINE_WORKERS"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_LEAST_ROOM = 100_000  # bytes: a disk with less left is what stopped a build, whatever the build says
_PATIENCE_SECONDS = 0.5  # for a lock that may be let go at any moment
_KEPT = (".gitignore", ".nojekyll", "CNAME")  # the site folder's own files, which no build makes


@dataclass(frozen=True, slots=True)
class Published:
    """What was put in place."""

    site: Path
    files: int
    size_bytes: int


def publish(
    config_file: Path,
    site: Path,
    *,
    strict: bool = True,
    cache: bool = True,
    workers: int = 0,
    sources: Sequence[Path] | None = None,
    command: Sequence[str] | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Build the site beside its folder, look it over, and put it in place.

    Args:
        config_file: The project's mkdocs.yml.
        site: Folder of the last good site; need not exist.
        strict: Take warnings for errors.
        cache: Use what earlier builds kept of each article, where the project's configuration lets it.
        workers: Processes that read the articles; 0: what the configuration says.
        sources: What the site is made from; a change there during the build stops it. Default: the folders
            `seeds` and `content` beside the configuration, and the configuration.
        command: What builds a site into the folder named by its last argument, if not MkDocs.
        say: Is told each step in a line.

    Raises:
        PublishError: names what was wrong. The old site is untouched, and so is a folder that is none.
    """
    config_file, site = config_file.absolute(), site.resolve()
    if not config_file.is_file():
        raise PublishError(f"{config_file.name} is not there; run this in the project's folder")
    watched = (
        [config_file.parent / "seeds", config_file.parent / "content", config_file] if sources is None else sources
    )
    _refuse_what_is_no_site(site, (config_file, *watched))
    work = site.parent / ".cache" / f"publish-{site.name}"
    new = work / "new"
    try:
        work.mkdir(parents=True, exist_ok=True)
        with _alone(work) as lock:
            _recover(site, work)
            shutil.rmtree(new, ignore_errors=True)
            before = fingerprints(watched)
            say("building beside the site")
            switches = {
                **({} if cache else {CACHE_SWITCH: "false"}),
                **({WORKERS_SWITCH: str(workers)} if workers else {}),
            }
            try:
                _build(config_file, new, strict, switches, command, lock)
                if changed := first_change(before, fingerprints(watched)):
                    raise PublishError(f"{changed} changed while the site was being built; build again")
                say("looking it over")
                checked = site.parent / ".cache" / "checked.sqlite" if cache else None
                if problems := check_site(new, checked, workers or None):
                    listed = "\n".join(f"  {problem}" for problem in problems)
                    raise PublishError(f"the new site is not fit to be shown:\n{listed}")
                made = _put_in_place(site, new, work / "old")
            finally:
                shutil.rmtree(new, ignore_errors=True)
            say("in place")
            return made
    except OSError as error:
        raise PublishError(_explain(error, site)) from error


def _refuse_what_is_no_site(site: Path, sources: Iterable[Path]) -> None:
    """Refuse a folder that holds anything but an earlier site: what stands there would be gone."""
    if any(source.resolve().is_relative_to(site) for source in sources):
        raise PublishError(f"{site} holds what the site is made from; wanted: a folder of its own")
    held = {path.name for path in site.iterdir()} - set(_KEPT) if site.is_dir() else set()
    if ".git" in held or (held and "index.html" not in held):
        raise PublishError(f"{site} is in use; wanted: a new folder, an empty one, or an earlier site")


@contextmanager
def _alone(work: Path) -> Iterator[int]:
    """Hold the lock, which the system takes back from a process that dies; the build's own process holds it too."""
    lock = os.open(work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _locked(lock):
            raise PublishError("another build is at work on this site; wait for it, then build again")
        yield lock
    finally:
        os.close(lock)


def _locked(lock: int) -> bool:
    """Take the lock. A build that was killed a moment ago may take another to let go of it."""
    if fcntl is None:
        return True
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        else:
            return True


def _recover(site: Path, work: Path) -> None:
    """Put the old site back where a build died between two renames."""
    if not site.exists() and (work / "old").is_dir():
        (work / "old").rename(site)
    shutil.rmtree(work / "old", ignore_errors=True)


def _build(
    config_file: Path, new: Path, strict: bool, switches: Mapping[str, str], command: Sequence[str] | None, lock: int
) -> None:
    """Run the build as a process of its own, which is stopped when this one is."""
    if command is None:
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config_file)]
        command += ["--strict"] if strict else []
        command += ["--site-dir"]
    # MkDocs finds the plugin by the project's own folder where it is not installed.
    path = os.pathsep.join(part for part in (str(config_file.parent), os.environ.get("PYTHONPATH", "")) if part)
    with subprocess.Popen(
        [*command, str(new)],
        cwd=config_file.parent,
        env={"NO_MKDOCS_2_WARNING": "1", **os.environ, "PYTHONPATH": path, **switches},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="backslashreplace",
        pass_fds=() if fcntl is None else (lock,),
    ) as process:
        try:
            assert process.stderr is not None
            fault = _pass_on(process.stderr, progress=sys.stderr.isatty())
            code = process.wait()
        except BaseException:
            process.terminate()
            raise
    if code:
        if os.strerror(errno.ENOSPC) in fault or shutil.disk_usage(new.parent).free < _LEAST_ROOM:
            raise PublishError("the disk is full. The site stays as it was")
        why = f"was stopped by signal {-code}" if code < 0 else f"failed; {fault or 'what was wrong stands above'}"
        raise PublishError(f"the build {why}. The site stays as it was")


def _pass_on(lines: Iterable[str], *, progress: bool) -> str:
    """Pass on what a build says of its inputs, and to a person of its progress. Of a traceback give only the last line.

    `mkdocs build --quiet` would keep the warnings back, too, for which a strict build fails.
    """
    fault, in_traceback = "", False
    for line in lines:
        in_traceback = in_traceback or line.startswith("Traceback (most recent call last):")
        if not in_traceback:
            if progress or not line.startswith("INFO "):
                sys.stderr.write(line)
        elif line.strip():
            fault = line.strip()
    return fault


def _flush(*places: Path) -> None:
    """Have the disk keep files and folders as they are now: a name must not come to stand for what is not there yet."""
    if fcntl is None:
        return
    for place in places:
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put_in_place(site: Path, new: Path, old: Path) -> Published:
    """Let a finished site take over the folder's own files and its name, once the disk has all of it."""
    files = [path for path in new.rglob("*") if path.is_file()]
    made = Published(site, len(files), sum(path.stat().st_size for path in files))
    for name in _KEPT:
        if (site / name).is_file() and not (new / name).exists():
            shutil.copy2(site / name, new / name)
    _flush(*new.rglob("*"), new)
    _swap(site, new, old)
    _flush(site.parent)
    shutil.rmtree(old, ignore_errors=True)
    return made


def _swap(site: Path, new: Path, old: Path) -> None:
    """Put the new site in place of the old, in one step where the system can."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; False where this system or disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return result == 0


def _explain(error: OSError, site: Path) -> str:
    what = (error.strerror or str(error)).lower()
    where = f" ({error.filename})" if error.filename else ""
    return f"cannot put a site into {site.name}: {what}{where}. The site stays as it was"
