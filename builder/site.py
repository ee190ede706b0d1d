"""Folders in, a site's content out: what the MkDocs plugin and `python -m builder export` share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from builder.articles import load_articles
from builder.bundle import ABOUT as ABOUT_BUNDLE
from builder.bundle import BUNDLE
from builder.errors import SourceError
from builder.export import DATA_FILES, ExportOptions, export_files, linked_data
from builder.export import stamp_of as export_stamp
from builder.knowledge import load_corrections, load_knowledge
from builder.pipeline import Told, build_timeline, tell_nobody
from builder.render import ArticleText, DataFile, RenderedPage, RenderOptions, assets, render_site
from builder.store import Store
from builder.timeline import Timeline

_LIGHT = 100_000  # letters to which a page also carries its linked data; a heavier one leaves it to the data files
_LINKED_DATA = '<script type="application/ld+json">{}</script>'


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything is read from."""

    seeds: Path
    knowledge: Path
    corrections: Path
    cache: Path | None = None  # a file that keeps what was read from one build to the next
    workers: int = 0  # processes that read; 0: as many as are worth it


@dataclass(frozen=True, slots=True)
class Gathered:
    """A timeline, and what could not become part of it."""

    timeline: Timeline
    faults: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How the site is to be: all of it comes from mkdocs.yml or the command line."""

    site_name: str = "Timeline"
    site_url: str = ""
    description: str = ""
    language: str = "en"
    article_text: ArticleText = "excerpts"
    directory_urls: bool = False
    headline: str = ""
    lede: str = ""
    bundle: bool = False  # whether the whole site is offered as one file
    stamp: datetime | None = None  # what the build calls its date; None: the newest article's day


def gather(sources: Sources, told: Told = tell_nobody) -> Gathered:
    """Read the folders and build the timeline; seeds that cannot be read are told of and left out.

    `told` hears how far it is.
    """
    knowledge = load_knowledge(sources.knowledge)
    corrections = load_corrections(sources.corrections)
    loaded = load_articles(sources.seeds, knowledge)
    store = None if sources.cache is None else Store(sources.cache, knowledge)
    workers = sources.workers or None
    timeline = build_timeline(loaded.articles, knowledge, corrections, store=store, workers=workers, told=told)
    return Gathered(timeline, loaded.faults)


def site_pages(timeline: Timeline, options: SiteOptions) -> Iterator[RenderedPage]:
    """Give every page of the site, each with what it tells search engines."""
    scripts = dict(linked_data(timeline, _export_options(options)))
    rendering = RenderOptions(
        site_name=options.site_name,
        headline=options.headline,
        lede=options.lede,
        site_url=options.site_url,
        language=options.language,
        directory_urls=options.directory_urls,
        article_text=options.article_text,
        built=options.stamp.date() if options.stamp else None,
        data=tuple(_data_files(options)),
    )
    for page in render_site(timeline, rendering):
        script = scripts.get(page.uri) if len(page.html) <= _LIGHT else None
        yield page if script is None else page._replace(linked_data=f"\n{_LINKED_DATA.format(script)}")


def _data_files(options: SiteOptions) -> Iterator[DataFile]:
    yield from (DataFile(file.path, file.format, file.about) for file in DATA_FILES)
    if options.bundle:
        yield DataFile(BUNDLE, "ZIP", ABOUT_BUNDLE)


def site_files(timeline: Timeline, options: SiteOptions) -> Iterator[tuple[str, bytes]]:
    """Give every file beside the pages: the data, and the pages' styles and scripts."""
    yield from export_files(timeline, _export_options(options))
    yield from assets(timeline)


def stamp_of(timeline: Timeline, options: SiteOptions) -> datetime:
    """Give the moment the site says it is from."""
    return export_stamp(timeline, _export_options(options))


def _export_options(options: SiteOptions) -> ExportOptions:
    return ExportOptions(
        site_name=options.site_name,
        site_url=options.site_url,
        description=options.description,
        language=options.language,
        article_text=options.article_text,
        directory_urls=options.directory_urls,
        stamp=options.stamp,
    )
