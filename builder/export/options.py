"""What the data files need to know besides the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache

from builder.timeline import Timeline, article_page, event_anchor, event_page, page_url
from builder.values import Event


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the data files name, address and date things.

    `stamp` is what the files call their date; without one it is the newest article's day, so the clock is never asked.
    """

    site_name: str = "Timeline"
    site_url: str = ""  # "https://example.org/syria/"; empty: addresses stay relative to the site's root
    description: str = ""
    language: str = "en"
    article_text: str = "excerpts"  # excerpts, full or none: how much of an article may be shown
    directory_urls: bool = False
    stamp: datetime | None = None

    @property
    def quotes(self) -> bool:
        """Tell whether an article's words may be shown at all."""
        return self.article_text != "none"

    def link(self, page: str) -> str:
        """Give the full address of a page or file, or the one below the site's root where no `site_url` is set."""
        return _address(self.site_url, page, self.directory_urls)

    def event_link(self, timeline: Timeline, event: Event) -> str:
        """Give an entry's permalink."""
        return f"{self.link(event_page(timeline, event))}#{event_anchor(event.id)}"

    def article_link(self, article_id: str) -> str:
        """Give the address of an article's page."""
        return self.link(article_page(article_id))


@lru_cache(maxsize=4096)  # entries by the thousand stand on some hundred pages
def _address(site_url: str, page: str, directory_urls: bool) -> str:
    address = page_url(page, directory_urls)
    return f"{site_url.rstrip('/')}/{address}" if site_url else address


def stamp_of(timeline: Timeline, options: ExportOptions) -> datetime:
    """Give the moment the files say they are from: the option's, else the day of the newest article."""
    if options.stamp is not None:
        return options.stamp.astimezone(UTC)
    days = [dated.published.best for dated in timeline.articles if dated.published.best is not None]
    if not days:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return datetime.combine(max(days), time(0), tzinfo=UTC)
