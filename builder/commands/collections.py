"""Commands that read a collection, and date it as a whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

import click
from rich.console import Console
from rich.progress import track

from builder.articles import load_articles, make_article
from builder.commands.options import (
    Complaints,
    corrections_option,
    knowledge_option,
    seeds_option,
    source_argument,
)
from builder.dating import as_record, infer_dates
from builder.events import correct_expressions, explain_event
from builder.explain import explain_article, print_explanation
from builder.export import timeline_document
from builder.filters import Record, read_records, write_record
from builder.fragments import write_fragments
from builder.knowledge import Knowledge, load_corrections, load_knowledge
from builder.pipeline import build_timeline, date_readings, read_article
from builder.site import SiteOptions, Sources, gather
from builder.values import Article


@click.command("date")
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
        write_record(as_record(article.id, dates[article.id]), sys.stdout)
    complaints.finish()


@click.command("timeline")
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


@click.command("explain")
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
    dates = correct_expressions(date_readings(readings, knowledge, corrections), corrections)
    dated = {one.article.id: one for one in dates}
    print_explanation(explain_article(dated[chosen.id]))


@click.command("events")
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


@click.command("export")
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
