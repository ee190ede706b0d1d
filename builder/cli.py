"""The shell's edge: filters over JSON lines, and commands for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

import click
from rich.console import Console
from rich.progress import track

from builder.articles import load_articles, make_article
from builder.dating import Subject, infer_dates, lay_out
from builder.dating import as_record as date_record
from builder.errors import BuilderError
from builder.events import explain_event
from builder.explain import explain_article, print_explanation
from builder.export import timeline_document
from builder.filters import Record, read_records, write_record
from builder.fragments import write_fragments
from builder.knowledge import Knowledge, load_corrections, load_knowledge
from builder.pipeline import build_timeline, date_readings, read_article
from builder.publish import publish
from builder.site import SiteOptions, Sources, gather
from builder.timex import as_record as timex_record
from builder.timex import as_timeml, resolve_text, tag_text
from builder.values import Article
from builder.workers import MOST_WORKERS

ROOT = Path(__file__).resolve().parent.parent


def _default(path: str) -> Path:
    """Look in the folder the shell stands in, then in the project the code lies in."""
    here = Path(path)
    return here if here.exists() else ROOT / path


class Complaints:
    """Bad lines told on stderr as they are met; they make the exit status 1, and stop nothing."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: int, problem: str) -> None:
        self.count += 1
        click.echo(f"line {line}: {problem}", err=True)

    def finish(self) -> None:
        """Leave with status 1 if there was any."""
        if self.count:
            sys.exit(1)


class Family(click.Group):
    """A group that prints a `BuilderError` as one clear message and no traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BuilderError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


knowledge_option = click.option(
    "--knowledge",
    "knowledge_folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=lambda: _default("content/knowledge"),
    help="Folder of dated facts (default: content/knowledge).",
)
corrections_option = click.option(
    "--corrections",
    "corrections_file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=lambda: _default("content/corrections.yml"),
    help="The editor's decisions (default: content/corrections.yml).",
)
seeds_option = click.option(
    "--seeds",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=lambda: _default("seeds"),
    help="Folder of articles (default: seeds).",
)
source_argument = click.argument("source", type=click.File("rb"), default="-")


@click.group(cls=Family, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn undated news articles into a dated, sourced timeline."""


@main.command("tag")
@source_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "timeml"]), default="jsonl", help="JSON lines or TimeML.")
@knowledge_option
def tag_command(source: IO[bytes], form: str, knowledge_folder: Path) -> None:
    """Find and resolve expressions of time.

    Takes JSON lines {"id","text","dct"?,"lang"?} and gives {"id","timexes":[…]}. Without `dct` one is worked out from
    the text. With `--format timeml` it gives one TimeML document for each line.
    """
    complaints = Complaints()
    knowledge: Knowledge | None = None
    subject: Subject | None = None
    for record in read_records(source, complaints, "dct"):
        dct = record.dct
        if dct is None:
            if knowledge is None:
                knowledge = load_knowledge(knowledge_folder)
                subject = lay_out(knowledge)
            dct = _infer_one(record, knowledge, subject)
        resolved = resolve_text(record.text, tag_text(record.text, record.language), dct)
        if form == "timeml":
            click.echo(as_timeml(record.text, resolved, dct, record.id))
        else:
            write_record({"id": record.id, "timexes": [timex_record(one) for one in resolved]}, sys.stdout)
    complaints.finish()


@main.command("date")
@source_argument
@knowledge_option
def date_command(source: IO[bytes], knowledge_folder: Path) -> None:
    """Work out when articles were written.

    Takes JSON lines {"id","text","published"?}, the whole collection: those with `published` help the others. Gives
    {"id","best","earliest","latest","confidence","evidence":[…]}, where earliest to latest is a 90 % interval.
    """
    complaints = Complaints()
    knowledge = load_knowledge(knowledge_folder)
    articles = _articles(read_records(source, complaints, "published"), knowledge, complaints)
    dates = infer_dates([read_article(article, knowledge) for article in _progress(articles)], knowledge)
    for article in articles:
        write_record(date_record(article.id, dates[article.id]), sys.stdout)
    complaints.finish()


@main.command("timeline")
@source_argument
@knowledge_option
@corrections_option
def timeline_command(source: IO[bytes], knowledge_folder: Path, corrections_file: Path) -> None:
    """Make one timeline of a collection.

    Takes JSON lines {"id","text","published"?,"url"?,"outlet"?} and gives one JSON document: the same as the site's
    data/timeline.json.
    """
    complaints = Complaints()
    knowledge = load_knowledge(knowledge_folder)
    articles = _articles(read_records(source, complaints, "published"), knowledge, complaints)
    timeline = build_timeline(_progress(articles), knowledge, load_corrections(corrections_file))
    json.dump(timeline_document(timeline), sys.stdout, indent=1)
    sys.stdout.write("\n")
    complaints.finish()


@main.command("explain")
@click.argument("seed")
@seeds_option
@knowledge_option
@corrections_option
def explain_command(seed: str, seeds: Path, knowledge_folder: Path, corrections_file: Path) -> None:
    """Print one article's date with its evidence, and every expression with its chain of reasons.

    SEED is an article's file name, its id, or the beginning of either.
    """
    knowledge, corrections = load_knowledge(knowledge_folder), load_corrections(corrections_file)
    articles = _seed_articles(seeds, knowledge)
    chosen = _pick(articles, seed)
    readings = [read_article(article, knowledge) for article in _progress(articles)]
    dated = {one.article.id: one for one in date_readings(readings, knowledge, corrections)}
    print_explanation(explain_article(dated[chosen.id]))


@main.command("events")
@click.option("--explain", "event", metavar="ID", help="Print how one event came to be.")
@seeds_option
@knowledge_option
@corrections_option
def events_command(event: str | None, seeds: Path, knowledge_folder: Path, corrections_file: Path) -> None:
    """List the timeline's events, or explain one: its mentions, scores, vetoes and reasons."""
    knowledge, corrections = load_knowledge(knowledge_folder), load_corrections(corrections_file)
    timeline = build_timeline(_progress(_seed_articles(seeds, knowledge)), knowledge, corrections)
    if event is not None:
        try:
            click.echo(explain_event(timeline.articles, knowledge, corrections, event))
        except KeyError:
            raise click.UsageError(f"no event has the id {event!r}; `events` without --explain lists them") from None
        return
    for entry in timeline.shown:
        when = entry.when.edtf if entry.when is not None and entry.when.edtf else "undated"
        click.echo(f"{entry.id}  {when:<24}{entry.realis:<12}{entry.title}  [{len(entry.sources)}]")


@main.command("publish")
@click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=lambda: _default("mkdocs.yml"),
    help="The project's configuration (default: mkdocs.yml).",
)
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where to (default: site beside it).")
@click.option("--strict/--no-strict", default=True, help="Take warnings for errors (the default) or not.")
@click.option("--no-cache", is_flag=True, help="Read every article anew.")
@click.option("--workers", type=click.IntRange(0, MOST_WORKERS), default=0, help="Processes (default: as suits).")
def publish_command(config_file: Path, site: Path | None, strict: bool, no_cache: bool, workers: int) -> None:
    """Build the site beside the last one, look it over, and put it in place in one step.

    Whatever goes wrong, and whenever the build is killed, the last good site stays whole.
    """
    site = site or config_file.parent / "site"
    done = publish(
        config_file, site, strict=strict, cache=not no_cache, workers=workers, say=lambda step: click.echo(step)
    )
    click.echo(f"{done.site}: {done.files} files, {done.size_bytes / 1_000_000:.1f} MB")


@main.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="Timeline", help="The site's name.")
@click.option(
    "--article-text", type=click.Choice(["excerpts", "full", "none"]), default="excerpts", help="How much is quoted."
)
@seeds_option
@knowledge_option
@corrections_option
def export_command(
    folder: Path, name: str, article_text: Any, seeds: Path, knowledge_folder: Path, corrections_file: Path
) -> None:
    """Write the whole site without MkDocs into FOLDER: HTML fragments with front matter, data, styles and scripts."""
    gathered = gather(Sources(seeds, knowledge_folder, corrections_file))
    for fault in gathered.faults:
        click.echo(f"skipped: {fault}", err=True)
    count = write_fragments(gathered.timeline, SiteOptions(site_name=name, article_text=article_text), folder)
    click.echo(f"{count} files in {folder}", err=True)


def _infer_one(record: Record, knowledge: Knowledge, subject: Subject | None) -> date | None:
    article = make_article(record.id, record.text, language=record.language, knowledge=knowledge)
    return infer_dates([read_article(article, knowledge)], knowledge, subject=subject)[article.id].best


def _articles(records: Iterable[Record], knowledge: Knowledge, complain: Complaints) -> tuple[Article, ...]:
    """Make an article of each record; the second with one id is refused, as a file's would be."""
    articles: dict[str, Article] = {}
    for record in records:
        if record.id in articles:
            complain(record.line, f"a second article has the id {record.id!r}; ids must differ")
            continue
        articles[record.id] = make_article(
            record.id,
            record.text,
            published=record.dct,
            url=record.url,
            outlet=record.outlet,
            language=record.language,
            knowledge=knowledge,
        )
    return tuple(articles.values())


def _seed_articles(seeds: Path, knowledge: Knowledge) -> tuple[Article, ...]:
    """Load the seeds, telling of each that cannot be read and going on with the rest."""
    loaded = load_articles(seeds, knowledge)
    for fault in loaded.faults:
        click.echo(f"skipped: {fault}", err=True)
    return loaded.articles


def _pick(articles: Sequence[Article], seed: str) -> Article:
    """Find the one article a person means by a file name, an id, or the beginning of either."""
    stem = Path(seed).name
    for names in (
        [article for article in articles if stem in (article.id, article.path.name)],
        [article for article in articles if article.id.startswith(stem) or article.path.name.startswith(stem)],
    ):
        if len(names) == 1:
            return names[0]
    known = ", ".join(article.id for article in articles[:8]) or "none"
    raise click.UsageError(f"{seed!r} names no article, or more than one; there are: {known}")


def _progress(articles: Sequence[Article]) -> Iterable[Article]:
    """Pass articles on, with a bar on stderr where a person watches it."""
    console = Console(stderr=True)
    if not console.is_terminal or len(articles) < 20:
        return articles
    return track(articles, description="Reading articles", console=console, transient=True)
