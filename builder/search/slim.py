"""What Pagefind is given to read: each page's entries and no more.

The pages of 10,000 entries take Pagefind 13 CPU seconds and 780 MB, mostly for pictures and chains of
reasons that nobody looks for; this takes it 1.4 seconds and 130 MB (2026-11).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from builder.export import when_in_words
from builder.timeline import Timeline, event_anchor, event_page
from builder.values import Event


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as a search should find it."""

    anchor: str
    title: str
    words: str


def entries_by_page(timeline: Timeline, quotes: bool) -> dict[str, list[Found]]:
    """Give what is to be found on each page of entries, by the page's name."""
    pages: dict[str, list[Found]] = {}
    for event in timeline.events:
        if not event.hidden:
            found = Found(event_anchor(event.id), event.title, " · ".join(_words(event, quotes)))
            pages.setdefault(event_page(timeline, event), []).append(found)
    return pages


def _words(event: Event, quotes: bool) -> Iterable[str]:
    yield when_in_words(event.when)
    yield from dict.fromkeys(participant.name for participant in event.participants)
    if event.place is not None:
        yield event.place.name
    if quotes:
        yield from dict.fromkeys(" ".join(source.quote.split()) for source in event.sources)


def slim_page(language: str, title: str, text: str, entries: Iterable[Found]) -> str:
    """Give a page for the index: its title and a text, then its entries under headings with their anchors."""
    told = "".join(
        f'<h2 id="{entry.anchor}">{escape(entry.title)}</h2><p>{escape(entry.words)}</p>' for entry in entries
    )
    name = escape(title)
    head = f"<!doctype html><html lang={escape(language)!r}><head><title>{name}</title></head>"
    return f"{head}<body><h1>{name}</h1><p>{escape(text)}</p>{told}</body></html>"
