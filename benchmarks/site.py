"""Time and memory of building a site, beside a plain MkDocs and a Hugo that give each event a page.

python -m benchmarks.site                       100, 1,000 and 10,000 made-up events
python -m benchmarks.site --events 100 1000     only these
python -m benchmarks.site --articles 100        the same events told by so many articles; one to every three by default

Each build runs in a process of its own. CPU seconds are those of the build and of the programs it starts, without the
making up; the peak memory is the process's, timeline included. Ours writes what the real site has: pages of months,
years, people, places and articles, pictures, data files, feeds, the search index. The others write one page an event.

The system's part of the CPU seconds goes into making files and folders. On a disk it can differ threefold between two
runs, of ours and of Hugo alike, so compare in memory: TMPDIR=/dev/shm python -m benchmarks.site
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from builder.timeline import Timeline
from tests.factories import make_timeline
from tests.projects import build_project, make_project

# Plain MkDocs takes a minute and more for 10,000 pages; what it does with 1,000 shows the slope.
MOST_FOR_PLAIN = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    cpu_seconds: float
    system_seconds: float  # of these, what the system took for its files
    peak_mb: float
    pages: int
    size_mb: float


def ours(timeline: Timeline, folder: Path) -> Path:
    """Build with the timeline plugin."""
    return build_project(make_project(folder), timeline)


def plain_mkdocs(timeline: Timeline, folder: Path) -> Path:
    """Build with MkDocs and Material alone, from a Markdown page for each event."""
    _write_markdown(timeline, folder / "docs", "index.md", "# {title}\n\n")
    settings = {
        "site_name": "Talks, dated",
        "site_url": "https://talks.example/dated/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": [{"Home": "index.md"}],
        "not_in_nav": "/events/",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"


def hugo(timeline: Timeline, folder: Path) -> Path:
    """Build with Hugo and the smallest theme, from the same Markdown."""
    _write_markdown(timeline, folder / "content", "_index.md", "---\ntitle: event\n---\n# {title}\n\n")
    (folder / "hugo.toml").write_text('baseURL = "https://talks.example/dated/"\ntitle = "Talks, dated"\n')
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
    subprocess.run(["hugo", "--quiet", "--source", str(folder), "--destination", str(folder / "site")], check=True)
    return folder / "site"


BUILDERS: dict[str, Callable[[Timeline, Path], Path]] = {"ours": ours, "plain MkDocs": plain_mkdocs, "Hugo": hugo}


def _write_markdown(timeline: Timeline, folder: Path, home: str, head: str) -> None:
    (folder / "events").mkdir(parents=True)
    (folder / home).write_text(head.format(title="Home"))
    for event in timeline.events:
        quotes = "\n\n".join(f"> {source.quote}" for source in event.sources)
        text = f"{head.format(title=event.title)}{event.reason}\n\n{quotes}\n"
        (folder / "events" / f"{event.id}.md").write_text(text, encoding="utf-8")


def measure(name: str, events: int, articles: int | None) -> Cost:
    """Build once, in this process, and give what it took."""
    timeline = make_timeline(events, articles=articles)
    with tempfile.TemporaryDirectory() as folder:
        before = os.times()
        site = BUILDERS[name](timeline, Path(folder))
        after = os.times()
        user, system, childrens_user, childrens_system = (
            end - start for start, end in zip(before[:4], after[:4], strict=True)
        )
        files = [path for path in site.rglob("*") if path.is_file()]
        return Cost(
            cpu_seconds=user + system + childrens_user + childrens_system,
            system_seconds=system + childrens_system,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            pages=sum(path.suffix == ".html" for path in files),
            size_mb=sum(path.stat().st_size for path in files) / 1e6,
        )


def _measure_apart(name: str, events: int, articles: int | None) -> Cost:
    command = [sys.executable, "-m", "benchmarks.site", "--one", name, "--events", str(events)]
    command += ["--articles", str(articles)] if articles else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--articles", type=int)
    parser.add_argument("--one", choices=BUILDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measure(options.one, options.events[0], options.articles))))
        return
    print(f"{'builder':14}{'events':>8}{'pages':>8}{'CPU s':>8}{'system':>8}{'peak MB':>9}{'site MB':>9}")
    for name in BUILDERS:
        if name == "Hugo" and shutil.which("hugo") is None:
            print("Hugo          is not installed here")
            continue
        for events in options.events:
            if name != "plain MkDocs" or events <= MOST_FOR_PLAIN:
                cost = _measure_apart(name, events, options.articles)
                times = f"{cost.cpu_seconds:8.2f}{cost.system_seconds:8.2f}"
                print(f"{name:14}{events:8,}{cost.pages:8,}{times}{cost.peak_mb:9.0f}{cost.size_mb:9.1f}")


if __name__ == "__main__":
    main()
