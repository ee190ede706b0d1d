"""One built site for all of these tests, served at a path of its own, and one headless Chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.factories import make_timeline
from tests.projects import build_project, make_project

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {mode})",
        "scheme": scheme,
        "toggle": {"icon": "material/weather-night", "name": f"Leave the {mode} scheme"},
    }
    for mode, scheme in (("light", "default"), ("dark", "slate"))
]
THEME = {"name": "material", "font": False, "features": ["navigation.tabs"], "palette": PALETTE}
_REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass
class Watched:
    """A page, and everything about it that should not be."""

    page: Page
    root: str
    faults: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.faults.append(f"request: {request.url}")

    def on_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what is cut short by going on to another page has not failed
            self.faults.append(f"failed: {request.url} {request.failure}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the system's Chromium. Where there is none these tests fail: they are asked for by name."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.fail("no Chromium here; install one, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site under a path, /dated/, with and without hostile texts, by the theme's search and by Pagefind."""
    root = tmp_path_factory.mktemp("www")
    for name, hostile, options in (
        ("dated", False, {}),
        ("hostile", True, {}),
        ("large", False, {"search": "pagefind"}),
    ):
        project = make_project(tmp_path_factory.mktemp(name))
        site = build_project(
            project, make_timeline(60, hostile=hostile), options=options, theme=THEME, use_directory_urls=False
        )
        site.rename(root / name)
    return root


@pytest.fixture(scope="session")
def root(folder: Path) -> Iterator[str]:
    """Give the address of the plain site."""
    with served(folder) as address:
        yield f"{address}dated/"


@contextmanager
def watched(browser: Browser, root: str, **context: Any) -> Iterator[Watched]:
    """Open a page that shares nothing with another, watched for all that should not be."""
    opened = browser.new_context(**context)
    try:
        with watched_in(opened, root) as watch:
            yield watch
    finally:
        opened.close()


@contextmanager
def watched_in(context: BrowserContext, root: str) -> Iterator[Watched]:
    """Open a page beside others, which have fetched some of what it needs, watched for all that should not be."""
    page = context.new_page()
    watch = Watched(page, root)
    page.on("console", watch.on_console)
    page.on("request", watch.on_request)
    page.on("pageerror", lambda error: watch.faults.append(f"script: {error}"))
    page.on("requestfailed", watch.on_failure)
    page.add_init_script(_REPORT_VIOLATIONS)
    try:
        yield watch
    finally:
        page.close()
