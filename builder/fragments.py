"""The whole site without MkDocs: pages as HTML fragments with front matter, for any other generator."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import yaml

from builder.errors import BuilderError
from builder.render import RenderedPage
from builder.site import SiteOptions, site_files, site_pages
from builder.timeline import Timeline, page_url

MANIFEST = "pages.json"


class FolderError(BuilderError):
    """A folder that cannot take an export."""


def write_fragments(timeline: Timeline, options: SiteOptions, folder: Path) -> int:
    """Write every page, data file, style and script of the site into a folder, and give the number of files.

    A page becomes a file of its logical path with the ending ".html": front matter in YAML, then the fragment that
    stands between a theme's header and footer. `pages.json` lists them in the order of the navigation. All is written
    beside the folder first and moved into place when whole.

    Raises:
        FolderError: the folder holds something that is no earlier export, or cannot be written.
    """
    if folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or (folder / MANIFEST).is_file())):
        raise FolderError(f"{folder} is in use; wanted: a new folder, an empty one, or an earlier export")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
            count = _write(timeline, options, Path(beside) / "new")
            if folder.exists():
                folder.rename(Path(beside) / "old")
            shutil.move(Path(beside) / "new", folder)
    except OSError as error:
        raise FolderError(f"{folder} cannot be written: {error.strerror or error}") from error
    return count


def _write(timeline: Timeline, options: SiteOptions, folder: Path) -> int:
    listing, count = [], 1
    for page in site_pages(timeline, options):
        _write_file(folder / fragment_path(page), fragment(page, options).encode("utf-8", "xmlcharrefreplace"))
        listing.append({"path": fragment_path(page), **_front_matter(page, options)})
        count += 1
    for path, body in site_files(timeline, options):
        _write_file(folder / path, body)
        count += 1
    _write_file(folder / MANIFEST, (json.dumps(listing, indent=1) + "\n").encode())
    return count


def fragment_path(page: RenderedPage) -> str:
    """Give the file a page is written to: "timeline/2015-08.html"."""
    return page.uri.removesuffix(".md") + ".html"


def fragment(page: RenderedPage, options: SiteOptions) -> str:
    """Give a page's front matter and HTML."""
    matter = yaml.safe_dump(_front_matter(page, options), allow_unicode=False, sort_keys=False, width=1000)
    return f"---\n{matter}---\n{page.html}{page.linked_data}\n"


def _front_matter(page: RenderedPage, options: SiteOptions) -> dict[str, object]:
    matter: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "url": "/" + page_url(page.uri, options.directory_urls),
        "section": page.section,
        "listed": page.listed,
        "search": page.search,
    }
    if page.updated is not None:
        matter["date"] = page.updated.isoformat()
    return matter


def _write_file(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
