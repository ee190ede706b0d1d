"""What render is asked for, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

ArticleText = Literal["excerpts", "full", "none"]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file beside the pages, at an address that stays: "data/timeline.json"."""

    path: str
    format: str  # "JSON", "iCalendar"
    about: str  # one sentence for readers


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How the pages are to be: all of it comes from mkdocs.yml or the command line."""

    site_name: str = "Timeline"
    headline: str = ""  # title of the home page; the site's name when empty
    lede: str = ""  # one sentence under it; a general one when empty
    site_url: str = ""  # with a slash at its end; "" while unknown
    language: str = "en"  # of dates and numbers, as Babel knows it
    directory_urls: bool = True
    article_text: ArticleText = "excerpts"
    seeds: str = "seeds"  # folder an editor adds articles to, as told to readers
    built: date | None = None  # the day of the build, for citations; None leaves it out
    data: tuple[DataFile, ...] = ()


class RenderedPage(NamedTuple):
    """One finished page. `html` is safe to place in a document as it stands."""

    uri: str  # logical path, see builder.timeline.address: "timeline/2015-08.md"
    title: str
    html: str
    description: str
    section: str  # its place in the navigation: "Timeline", "People and places"; "" for the home page
    toc: tuple[tuple[int, str, str], ...] = ()  # level, anchor and title of its headings
    search: bool = True  # False keeps it out of the search index: it only repeats other pages
    updated: date | None = None  # the newest article it rests on
    listed: bool = False  # stands in the navigation itself
    linked_data: str = ""  # the element that tells search engines the same; it follows the HTML
