"""Time and memory of building a site, beside a plain MkDocs and a Hugo that give each event a page.

python -m benchmarks.site                       100, 1,000 and 10,000 made-up events
python -m benchmarks.site --events 100 1000     only these
python -m benchmarks.site --articles 100        the same events told by so many articles; one to every three by default

Each build runs in a process of its own. CPU seconds are those of the build and of the programs it starts, without the
making up and the writing of Markdown; the peak memory is Hugo's own, or our process's, timeline included. Ours writes
what the real site has: pages of months, years, people, places and articles, pictures, data files, feeds, the search
index. The others write one page an event.

Hugo runs twice. Once with the smallest theme there is, and an event's title, reasons and quotations: the least that it
can do. Once with the words that our entries show (date, kind, people, place, quotations with their sources, what came
of a plan, the steps to the date, three citations) in Markdown, within the frame that our own pages have: what the theme
puts around an article's page, taken from one that we have built, in which Hugo fills title, description and address.
Even then it writes no pictures, filters, data files or search index, and no page of a month, a person or an article.

The system's part of the CPU seconds goes into making files and folders. On a disk it can differ threefold between two
runs, of ours and of Hugo alike, so compare in memory: TMPDIR=/dev/shm python -m benchmarks.site
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from builder.render import RenderOptions
from builder.render.detail import Detail, Details
from builder.render.site import Site
from builder.timeline import Timeline, page_url
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


Build = Callable[[], Path]  # builds what was prepared, and gives the folder of its site


def ours(timeline: Timeline, folder: Path) -> Build:
    """Prepare a build with the timeline plugin."""
    return partial(build_project, make_project(folder), timeline)


def plain_mkdocs(timeline: Timeline, folder: Path) -> Build:
    """Prepare a build with MkDocs and Material alone, from a Markdown page for each event."""
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

    def run() -> Path:
        build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
        return folder / "site"

    return run


def hugo(timeline: Timeline, folder: Path) -> Build:
    """Prepare a build with Hugo and the smallest theme, from the same Markdown."""
    _write_markdown(timeline, folder / "content", "_index.md", "---\ntitle: event\n---\n# {title}\n\n")
    return _with_hugo(folder, "<!doctype html><title>{{ .Title }}</title>{{ .Content }}")


def hugo_same_text(timeline: Timeline, folder: Path) -> Build:
    """Prepare a build with Hugo from the words that our entries show, in the frame that our pages have."""
    (folder / "content" / "events").mkdir(parents=True)
    (folder / "content" / "_index.md").write_text("---\ntitle: Home\n---\n")
    site = Site(timeline, RenderOptions(site_name="Talks, dated", site_url="https://talks.example/dated/"))
    details = Details(site)
    for entry in site.entries:
        text = _in_markdown(site, details.of(entry, site.links_from("events/one.md")))
        (folder / "content" / "events" / f"{entry.event.id}.md").write_text(text, encoding="utf-8")
    return _with_hugo(folder, _frame(folder / "frame"))


def _with_hugo(folder: Path, layout: str) -> Build:
    (folder / "hugo.toml").write_text('baseURL = "https://talks.example/dated/"\ntitle = "Talks, dated"\n')
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(layout, encoding="utf-8")

    def run() -> Path:
        subprocess.run(["hugo", "--quiet", "--source", str(folder), "--destination", str(folder / "site")], check=True)
        return folder / "site"

    return run


def _frame(folder: Path) -> str:
    """Give what the theme puts around a page of an article, as a layout for Hugo."""
    timeline = make_timeline(3)
    site = ours(timeline, folder)()
    title, page = timeline.articles[0].article.title or "", site / "articles" / timeline.articles[0].article.id
    html = (page / "index.html").read_text(encoding="utf-8")
    head, _, rest = html.partition('<div class="page article">')
    foot = rest[rest.rindex("</script>", 0, rest.index("</article>")) + len("</script>") :]
    about = re.search('<meta name="description" content="([^"]*)">', head)
    address = re.search('<link rel="canonical" href="([^"]*)">', head)
    assert about is not None
    assert address is not None
    for words, action in ((about[1], ".Description"), (address[1], ".Permalink"), (title, ".Title")):
        head = head.replace(words, "{{ " + action + " }}")
    return f'{head}<div class="page"><h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}</div>{foot}'


def _in_markdown(site: Site, detail: Detail) -> str:
    """Give an entry's words in full: what a reader of ours reads of it."""
    entry, event, cited = detail.entry, detail.entry.event, detail.citation
    about = f"{entry.when.text}: {entry.title} ({entry.told_by})."
    named = [*detail.who, *([detail.place] if detail.place else [])]
    lines = [
        f"---\ntitle: {json.dumps(entry.title)}\ndescription: {json.dumps(about)}\n---",
        f"**{entry.when.text}** {entry.how}",
        f"{entry.kind.name} · {entry.kind.words} · {detail.support}",
        " · ".join(f"[{name}](../../{page_url(page)})" if page else name for name, page in named),
    ]
    for source in event.sources:
        outlet, day = site.outlet(source.article), site.published(source.article)
        written = site.calendar.day(day) if day else "no date"
        article = f"[article {site.article_label(source.article)}](../../articles/{source.article}/)"
        lines += [f"> {source.quote}", f"{outlet}, {written} · {article}"]
    for note in detail.notes:
        link = f" [{note.label}](../../{page_url(note.to)})" if note.to else ""
        lines.append(f"**{note.verdict}** {note.says}{link}")
    for inner in detail.said:
        lines.append(f"{inner.entry.kind.name} · {inner.entry.title}")
        lines += [f"> {source.quote}" for source in inner.entry.event.sources]
    steps = "\n".join(
        f"1. {step.says} *{step.note}*" if step.note else f"1. {step.says}" for step in event.reason.steps
    )
    lines += ["How do we know the date?", steps]
    if cited is not None:
        bibtex = cited.bibtex.replace("\n", "\n    ")
        lines += ["Cite this entry", f"APA: {cited.apa}", f"    {bibtex}", f"Wikipedia: `{cited.wikipedia}`"]
    edtf = event.when.edtf if event.when else None
    lines.append(f"{event.id} · {entry.kind.exact} · {event.realis.value} · EDTF `{edtf}` · [all data](../../data/)")
    return "\n\n".join(lines) + "\n"


BUILDERS: dict[str, Callable[[Timeline, Path], Build]] = {
    "ours": ours,
    "plain MkDocs": plain_mkdocs,
    "Hugo, least": hugo,
    "Hugo, same text": hugo_same_text,
}


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
        run = BUILDERS[name](timeline, Path(folder))
        before = os.times()
        site = run()
        after = os.times()
        user, system, childrens_user, childrens_system = (
            end - start for start, end in zip(before[:4], after[:4], strict=True)
        )
        who = resource.RUSAGE_CHILDREN if name.startswith("Hugo") else resource.RUSAGE_SELF
        files = [path for path in site.rglob("*") if path.is_file()]
        return Cost(
            cpu_seconds=user + system + childrens_user + childrens_system,
            system_seconds=system + childrens_system,
            peak_mb=resource.getrusage(who).ru_maxrss / 1024,
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
    print(f"{'builder':16}{'events':>8}{'pages':>8}{'CPU s':>8}{'system':>8}{'peak MB':>9}{'site MB':>9}")
    for name in BUILDERS:
        if name.startswith("Hugo") and shutil.which("hugo") is None:
            print(f"{name:16}is not installed here")
            continue
        for events in options.events:
            if name != "plain MkDocs" or events <= MOST_FOR_PLAIN:
                cost = _measure_apart(name, events, options.articles)
                times = f"{cost.cpu_seconds:8.2f}{cost.system_seconds:8.2f}"
                print(f"{name:16}{events:8,}{cost.pages:8,}{times}{cost.peak_mb:9.0f}{cost.size_mb:9.1f}")


if __name__ == "__main__":
    main()
