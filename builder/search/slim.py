"""What is to be found on the site: each page's entries, each article by its title, and no more.

The pages of 10,000 entries take Pagefind 13 CPU seconds and 780 MB, mostly for pictures and chains of reasons that
nobody looks for; this takes it one second and 130 MB (2026-11). An article as a page of its own costs it three times
what an entry does, so articles stand with the entries of the month they were written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.export import as_html, day_in_words, outlet_name, title_of, when_in_words
from builder.timeline import Timeline, article_page, event_anchor, event_page, month_page, page_url
from builder.values import DatedReading, Event

ARTICLES = "articles/index.md"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry or an article as a search should find it."""

    anchor: str  # of an entry on its page; of an article its address from the site's root, which has a slash in it
    title: str
    words: str

    def address(self, page: str) -> str:
        """Give where it stands, from the site's root, when it is told among what is found on a page."""
        return self.anchor if "/" in self.anchor else f"{page}#{self.anchor}"


def found_by_page(
    timeline: Timeline, *, quotes: bool, whole: bool, directory_urls: bool, gathered: bool
) -> dict[str, list[Found]]:
    """Give the entries and articles that are to be found, by the name of the page they are told of with.

    Args:
        timeline: What the site shows.
        quotes: Entries are also found by the words of their sources.
        whole: Articles are also found by all of their text.
        directory_urls: How the site's addresses end.
        gathered: Articles come with the entries of the month they were written in, and not each with its own page.
    """
    pages: dict[str, list[Found]] = {}
    for event in timeline.events:
        if not event.hidden:
            found = Found(event_anchor(event.id), event.title, " · ".join(_words(event, quotes)))
            pages.setdefault(event_page(timeline, event), []).append(found)
    for reading in timeline.articles:
        page, written = article_page(reading.article.id), reading.published.best
        found = Found(
            page_url(page, directory_urls), title_of(reading.article), " · ".join(_about(reading, timeline, whole))
        )
        if gathered:
            page = month_page(written.year, written.month) if written else ARTICLES
            page = page if page in pages else ARTICLES
        pages.setdefault(page, []).append(found)
    return pages


def _about(reading: DatedReading, timeline: Timeline, whole: bool) -> Iterable[str]:
    yield outlet_name(reading.article, timeline) or "unnamed outlet"
    if reading.published.best and not reading.published.is_open:
        yield day_in_words(reading.published.best)
    if whole:
        yield " ".join(reading.article.text.split())


def _words(event: Event, quotes: bool) -> Iterable[str]:
    yield when_in_words(event.when)
    yield from dict.fromkeys(participant.name for participant in event.participants)
    if event.place is not None:
        yield event.place.name
    if quotes:
        yield from dict.fromkeys(" ".join(source.quote.split()) for source in event.sources)


def slim_page(language: str, title: str, entries: Iterable[Found]) -> str:
    """Give a page for the index: its title, then its entries under headings with their anchors.

    Not its description: that of a month is its first entries, which would be found twice.
    """
    told = "".join(
        f'<h2 id="{as_html(entry.anchor)}">{as_html(entry.title)}</h2><p>{as_html(entry.words)}</p>'
        for entry in entries
    )
    return f"<!doctype html><html lang={as_html(language)!r}><body><h1>{as_html(title)}</h1>{told}</body></html>"
