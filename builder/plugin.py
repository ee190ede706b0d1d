"""The edge to MkDocs: hands finished pages and files over, and holds no rules."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from builder.bundle import write_bundle
from builder.errors import BuilderError
from builder.memory import give_back, resume_collecting, stop_collecting
from builder.mkdocs_options import TimelineConfig, check_language, language_of
from builder.mkdocs_pages import DataFile, FinishedFile, FinishedPage, Shelf, SiteFiles, navigation, write
from builder.mkdocs_search import THEME_SEARCH, SiteSearch
from builder.mkdocs_shells import Shells, without_blank_lines
from builder.policy import with_policy
from builder.render import OVERRIDES, RenderedPage
from builder.search import SEARCH_PAGE, choose_engine, found_by_page
from builder.site import Sources, gather, site_files, site_pages, stamp_of
from builder.watch import Fingerprint, fingerprints, first_change

SHELL_SAFE_PLUGINS = {"timeline", "search", THEME_SEARCH}

log = get_plugin_logger("timeline")


def _tell(step: str, done: int, of: int) -> None:
    """Show that long work goes on: each tenth of it, where there is much."""
    if of >= 500 and (done == of or done % (of // 10) == 0):
        log.info(f"{step} {done:,} of {of:,} articles")


class TimelinePlugin(BasePlugin[TimelineConfig]):
    """Turns the seeds into pages and data files of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.stamp = datetime(1970, 1, 1, tzinfo=UTC)
        self.nav = Navigation([], [])
        self.files = SiteFiles(Files([]))
        self.data: list[DataFile] = []
        self.search = SiteSearch("material", {}, "en")
        self.made_from: dict[str, Fingerprint] = {}
        self.shelf = Shelf()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are only for the editor's own browser."""
        self.serving = command == "serve"

    @event_priority(100)  # before the theme's own plugin looks for its words
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch what the timeline is made from, wherever it lies, and mend Material's templates."""
        for path in (self.config.seeds, self.config.knowledge, self.config.corrections):
            if os.path.exists(path) and path not in config.watch:
                config.watch.append(path)
        if config.theme.name == "material":
            check_language(config)
            if str(OVERRIDES) not in config.theme.dirs:
                config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the timeline, and add its pages and files to those of the project."""
        self.made_from = fingerprints(self.config.watched(config))
        try:
            self._add_site(files, config)
        except BuilderError as error:
            raise PluginError(str(error)) from error
        self.files = SiteFiles(files)
        return self.files

    def _add_site(self, files: Files, config: MkDocsConfig) -> None:
        gathered = gather(self.config.sources(config), _tell)
        for fault in gathered.faults:
            log.warning(str(fault))
        for warning in gathered.timeline.warnings:
            log.warning(warning)
        stop_collecting()
        options = self.config.site_options(config, bundle=self._bundled(config))
        self.stamp = stamp_of(gathered.timeline, options)
        engine = choose_engine(self.config.search, len(gathered.timeline.shown))
        _leave_out(files, self.config.sources(config), config)
        by_hand = [file.src_uri for file in files.documentation_pages()]
        self.data, self.shelf = [], Shelf()
        found = found_by_page(
            gathered.timeline,
            quotes=options.article_text != "none",
            whole=options.article_text == "full",
            directory_urls=config.use_directory_urls,
            gathered=engine == "pagefind",
        )
        self.search = SiteSearch(engine, found, language_of(config))
        for path, body in site_files(gathered.timeline, options):  # the largest comes before the pages fill the memory
            self._add_file(path, body, files, config)
        pages = chain(site_pages(gathered.timeline, options), self.search.pages(config))
        listed = self._add_pages(pages, files, config)
        for path, body in self.search.files():
            self._add_file(path, body, files, config)
        self.search.set_up(files, config)
        if config.nav is None:
            config.nav = navigation(listed, by_hand)

    def _add_pages(self, pages: Iterable[RenderedPage], files: Files, config: MkDocsConfig) -> list[RenderedPage]:
        """Add the pages; one that the project has written by hand stays as it is. Gives those for the navigation."""
        listed, site_dir, directory_urls, site_url = [], config.site_dir, config.use_directory_urls, config.site_url
        for page in pages:
            if page.listed:
                listed.append(page)
            if page.uri in files.src_uris:
                log.info(f"{page.uri} is written by hand, and stands in for the generated page")
                continue
            updated = (page.updated or self.stamp.date()).isoformat()
            file = FinishedFile(page.uri, site_dir, directory_urls)
            FinishedPage(page, file, site_url, self.shelf, updated)
            files.append(file)
        return listed

    def _add_file(self, path: str, body: bytes, files: Files, config: MkDocsConfig) -> None:
        if path in files.src_uris:
            log.info(f"{path} is the project's own, and stands in for the generated file")
            return
        file = DataFile(path, config.site_dir, config.use_directory_urls, body)
        self.data.append(file)
        files.append(file)
        if path.endswith(".css") and path not in config.extra_css:
            config.extra_css.append(path)
        if path.endswith(".js") and path not in config.extra_javascript:
            config.extra_javascript.append(path)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the pages that the theme does not show in its navigation out of MkDocs' hands.

        Only while nobody else has a say in them: with other plugins, hooks or templates of the project's own each page
        is read and rendered by itself.
        """
        self.nav = nav
        for file in self.data:
            if file.src_uri not in files.src_uris:  # another plugin will not have it
                file.take_away()
        others = set(config.plugins) - SHELL_SAFE_PLUGINS or config.hooks or config.theme.custom_dir
        if config.theme.name == "material" and not others:
            search = files.get_file_from_path(SEARCH_PAGE)  # what its script may do is its own
            self.files.set_apart(kept=[*nav.pages, search.page if search else None])
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the pages set apart; what the theme puts around them is rendered once for all that share it."""
        by_mkdocs = files.documentation_pages()

        def render(page: FinishedPage) -> str:
            context = self.on_page_context(get_context(self.nav, by_mkdocs, config, page))
            output = without_blank_lines(env.get_template("main.html").render(context))
            return output if self.serving else with_policy(output)

        shells = Shells(render, (file.url for file in files if file not in self.files.apart))
        for file, page in self.files.apart.items():
            write(file.abs_dest_path, shells.wrap(page))
            self.search.read_finished(page, config)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Date a page written by hand by what stands on the site, not by the day of the build."""
        if not isinstance(page, FinishedPage):
            page.update_date = self.stamp.date().isoformat()
        self.search.read(page, html, config)
        return html

    def on_page_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Keep the clock out of the pages."""
        context["build_date_utc"] = self.stamp
        return context

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Keep the clock out of the theme's own pages too, and all pages in the sitemap."""
        context["build_date_utc"] = self.stamp
        context["pages"] = self.files.all_pages()
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say in each page what its scripts may do. The live reload of `mkdocs serve` is a script of no page's."""
        if isinstance(page, FinishedPage):
            output = without_blank_lines(output)
        return output if self.serving else with_policy(output, wasm=page.file.src_uri == SEARCH_PAGE)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for the page of a missing address."""
        return output_content if self.serving or not template_name.endswith(".html") else with_policy(output_content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search's index, and pack the site.

        A site of which half was made from one state of the seeds and half from another is not to be shown.
        """
        changed = first_change(self.made_from, fingerprints(self.config.watched(config)))
        if changed and not self.serving:
            raise PluginError(f"{changed} changed while the site was being built; build again")
        self.files, self.shelf = SiteFiles(Files([])), Shelf()
        give_back()  # with many articles another program needs the memory
        try:
            self.search.write_index(config)
        except BuilderError as error:
            raise PluginError(str(error)) from error
        if self._bundled(config):
            write_bundle(Path(config.site_dir), self.stamp)
        resume_collecting(last=not self.serving)

    def on_build_error(self, *, error: Exception) -> None:
        """Let the garbage collector work again, also after a build that failed."""
        resume_collecting(last=not self.serving)

    def _bundled(self, config: MkDocsConfig) -> bool:
        """Tell whether to pack the site: only one whose addresses name files can be read from a disk."""
        return self.config.bundle and not self.serving and not config.use_directory_urls


def _leave_out(files: Files, sources: Sources, config: MkDocsConfig) -> None:
    """Take the timeline's inputs out of the files that MkDocs would copy, where they lie among the pages."""
    inputs = [path.resolve() for path in (sources.seeds, sources.knowledge, sources.corrections)]
    for file in list(files):
        if file.abs_src_path is None:
            continue
        path = Path(file.abs_src_path).resolve()
        if any(path == place or place in path.parents for place in inputs):
            files.remove(file)
