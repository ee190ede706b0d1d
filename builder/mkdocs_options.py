"""The plugin's options in mkdocs.yml, checked, and what the builder is told by them and by MkDocs' own."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from builder.render import ArticleText
from builder.search import Wanted
from builder.site import SiteOptions, Sources
from builder.workers import MOST_WORKERS


class Workers(c.OptionallyRequired[int]):
    """How many processes read, date and check: 0 for as many as suit."""

    def run_validation(self, value: object) -> int:
        """Refuse what is no such number."""
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_WORKERS:
            raise ValidationError(f"Expected a whole number from 0 (as many as suit) to {MOST_WORKERS}, not {value!r}.")
        return value


class TimelineConfig(Config):
    """The plugin's options in mkdocs.yml. Paths are relative to that file."""

    seeds = c.Dir(exists=True, default="seeds")
    knowledge = c.Dir(exists=True, default="content/knowledge")
    corrections = c.File(default="content/corrections.yml")
    article_text: c.Choice[ArticleText] = c.Choice(("excerpts", "full", "none"), default="excerpts")
    cache = c.Type(bool, default=True)
    workers = Workers(default=0)
    search: c.Choice[Wanted] = c.Choice(("auto", "material", "pagefind"), default="auto")
    headline = c.Type(str, default="")
    lede = c.Type(str, default="")
    bundle = c.Type(bool, default=False)

    def watched(self, site: MkDocsConfig) -> list[Path]:
        """Give all that the site is made from, wherever the configuration says it lies."""
        sources = (self.seeds, self.knowledge, self.corrections, site.docs_dir)
        return [Path(source) for source in (*sources, site.config_file_path)]

    def sources(self, site: MkDocsConfig) -> Sources:
        """Give what the timeline is read from, with a cache beside mkdocs.yml."""
        return Sources(
            seeds=Path(self.seeds),
            knowledge=Path(self.knowledge),
            corrections=Path(self.corrections),
            cache=Path(site.config_file_path).parent / ".cache" / "readings.sqlite" if self.cache else None,
            workers=self.workers,
        )

    def site_options(self, site: MkDocsConfig, *, bundle: bool) -> SiteOptions:
        """Give how the site is to be.

        Raises:
            PluginError: SOURCE_DATE_EPOCH is set, and no moment.
        """
        return SiteOptions(
            site_name=site.site_name,
            site_url=site.site_url or "",
            description=site.site_description or "",
            language=language_of(site),
            article_text=self.article_text,
            directory_urls=site.use_directory_urls,
            headline=self.headline,
            lede=self.lede,
            stamp=_source_date(),
            bundle=bundle,
        )


def language_of(site: MkDocsConfig) -> str:
    """Give the theme's language: Material says `language`, others `locale`."""
    return str(site.theme.get("language") or site.theme.get("locale") or "en")


def check_language(site: MkDocsConfig) -> None:
    """Refuse a language that the theme has no words in, before its templates do so less clearly.

    Raises:
        PluginError: there are no words in it.
    """
    words = Path("partials", "languages", f"{language_of(site)}.html")
    if not any((folder / words).is_file() for folder in map(Path, site.theme.dirs)):
        raise PluginError(f"theme.language is {language_of(site)!r}; wanted one the theme has, such as en, de or ar")


def _source_date() -> datetime | None:
    """Give the moment SOURCE_DATE_EPOCH names, the reproducible-builds convention; None where it is not set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH is {epoch!r}; wanted seconds since 1970, like 1700000000") from None
