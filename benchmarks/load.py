"""The whole build under load: made-up articles of realistic length, from their files to a checked site.

python -m benchmarks.load                              100, 1,000 and 10,000 articles: speed, memory, each stage's share
python -m benchmarks.load --sizes 100 300              other sizes
python -m benchmarks.load --warm 1000                  a build after one edit against a cold one
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.collection import write_collection
from builder.check import check_site
from builder.knowledge import load_knowledge

ROOT = Path(__file__).resolve().parent.parent
# Where each stage is called from, in the order of the build; what is left over is MkDocs' own work, then
# the check.
STAGES = {
    "load": ("builder.site.load_articles",),
    "read": ("builder.pipeline.read_articles",),
    "date": ("builder.pipeline.infer_dates",),
    "resolve": ("builder.pipeline.resolve",),
    "merge": ("builder.pipeline.merge_mentions",),
    "arrange": ("builder.pipeline.arrange",),
    "pages": ("builder.plugin.site_pages",),
    "files": ("builder.plugin.site_files",),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds on the clock and of the processors, and the most memory all its processes held together."""

    articles: int
    seconds: float
    cpu_seconds: float
    stages: dict[str, float]  # of the processors
    peak_mb: float
    files: int
    site_mb: float


def run_build(project: Path, articles: int) -> Run:
    """Build a project, and then look it over, each in a process of its own as `publish` does, watching the memory."""
    clock = time.perf_counter()
    stages, building = _run_apart("--build", project)
    check, checking = _run_apart("--check", project)
    stages |= check
    seconds, total, peak = time.perf_counter() - clock, sum(stages.values()), max(building, checking)
    sizes = [path.stat().st_size for path in (project / "site").rglob("*") if path.is_file()]
    run = Run(articles, seconds, total, stages, peak, len(sizes), sum(sizes) / 1e6)
    print(f"{articles:,} articles: {seconds:.0f} s, {total:.0f} CPU s, {peak:.0f} MB at most", file=sys.stderr)
    return run


def _run_apart(what: str, project: Path) -> tuple[dict[str, float], float]:
    """Do a part in a process of its own; give its stages, and the most memory it and its children held."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load", what, str(project)], cwd=ROOT, stdout=subprocess.PIPE
    )
    peak = 0.0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, sum(_resident_mb(pid) for pid in _family(process.pid)))
            time.sleep(0.5)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, _ = process.communicate()
    watcher.join()
    if process.returncode:
        sys.exit(f"{what[2:]} failed in {project}")
    stages: dict[str, float] = json.loads(out.splitlines()[-1])
    return stages, peak


def check_here(project: Path) -> None:
    """Look a built site over in this process, and print the seconds it took."""
    start = _cpu_seconds()
    if problems := check_site(project / "site", project / ".cache" / "checked.sqlite"):
        sys.exit("\n".join(problems))
    print(json.dumps({"check": _cpu_seconds() - start}))


def build_here(project: Path) -> None:
    """Build with MkDocs in this process, and print the seconds each stage took."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    import builder.pipeline
    import builder.plugin
    import builder.site

    logging.basicConfig(level=logging.WARNING)
    modules = {module.__name__: module for module in (builder.pipeline, builder.plugin, builder.site)}
    spent = dict.fromkeys(STAGES, 0.0)
    for stage, calls in STAGES.items():
        for call in calls:
            module, _, name = call.rpartition(".")
            setattr(modules[module], name, _timed(getattr(modules[module], name), stage, spent))
    start = _cpu_seconds()
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    spent["mkdocs"] = _cpu_seconds() - start - sum(spent.values())
    print(json.dumps(spent))


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Add the time of each call to a stage's; of a generator, the time within it."""

    def steps(inner: Iterator[Any]) -> Iterator[Any]:
        while True:
            start = _cpu_seconds()
            try:
                step = next(inner)
            except StopIteration:
                return
            finally:
                spent[stage] += _cpu_seconds() - start
            yield step

    def called(*arguments: Any, **options: Any) -> Any:
        start = _cpu_seconds()
        result = function(*arguments, **options)
        spent[stage] += _cpu_seconds() - start
        if spent[stage] > 1 and stage != "resolve":
            print(f"{stage}: {spent[stage]:.0f} CPU s, {_resident_mb(os.getpid()):.0f} MB held", file=sys.stderr)
        return steps(result) if isinstance(result, Iterator) else result

    return called


def _cpu_seconds() -> float:
    """Give the processor time of this process and of those it has waited for."""
    return sum(os.times()[:4])


def _family(pid: int) -> Iterator[int]:
    """Give a process and all its descendants."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _resident_mb(pid: int) -> float:
    """Give the memory of a process; of what several share, its part."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1e3
    except (OSError, StopIteration):
        return 0.0


def make_project(folder: Path, size: int) -> Path:
    """Write a project with this one's facts and pages, and made-up articles."""
    knowledge = load_knowledge(ROOT / "content" / "knowledge")
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "content" / "corrections.yml").unlink(missing_ok=True)
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    write_collection(folder / "seeds", size, knowledge)
    return folder


def print_runs(runs: list[Run]) -> None:
    """Print a table: a row a build, then each stage's share, then the growth from build to build."""
    print(f"{'articles':>9} {'s':>8} {'CPU s':>8} {'articles/s':>11} {'peak MB':>8} {'files':>7} {'site MB':>8}")
    for run in runs:
        speed = run.articles / run.seconds
        print(
            f"{run.articles:>9,} {run.seconds:>8.1f} {run.cpu_seconds:>8.1f} {speed:>11.1f} {run.peak_mb:>8.0f} "
            f"{run.files:>7,} {run.site_mb:>8.1f}"
        )
    print(f"\n{'CPU s of':<9}" + "".join(f"{run.articles:>16,}" for run in runs))
    for stage in runs[0].stages:
        cells = (f"{run.stages[stage]:>9.1f} s {run.stages[stage] / run.cpu_seconds:>4.0%}" for run in runs)
        print(f"{stage:<9}" + " ".join(cells))


def print_growth(runs: list[Run]) -> None:
    """Say how the cost grows with the collection."""
    for small, large in pairwise(runs):
        more, dearer = large.articles / small.articles, large.cpu_seconds / small.cpu_seconds
        print(f"\n{more:.0f} times the articles took {dearer:.1f} times the CPU time", end="")
    print()


def measure_warm(size: int) -> None:
    """Compare a cold build, one with nothing changed, and one after an edit to one article."""
    with tempfile.TemporaryDirectory() as scratch:
        project = make_project(Path(scratch), size)
        cold = run_build(project, size)
        same = run_build(project, size)
        seed = sorted((project / "seeds").iterdir())[size // 2]
        seed.write_text(seed.read_text(encoding="utf-8") + "\nThe ministers met again on Friday.\n", encoding="utf-8")
        warm = run_build(project, size)
        print_runs([cold, same, warm])
        print(
            f"\na build after one edit takes {warm.cpu_seconds / cold.cpu_seconds:.0%} of a cold one's CPU time",
            end="; ",
        )
        print(f"its reading {warm.stages['read'] / cold.stages['read']:.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--warm", type=int, metavar="SIZE", help="measure a build after one edit instead")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--check", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build is not None:
        build_here(options.build)
    elif options.check is not None:
        check_here(options.check)
    elif options.warm is not None:
        measure_warm(options.warm)
    else:
        runs = []
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as scratch:
                runs.append(run_build(make_project(Path(scratch), size), size))
        print_runs(runs)
        print_growth(runs)


if __name__ == "__main__":
    main()
