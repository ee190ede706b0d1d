"""What the data files need to know besides the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from builder.timeline import Timeline, article_page, event_address, page_url
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
        address = page_url(page, self.directory_urls)
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else address

    def event_link(self, timeline: Timeline, event: Event) -> str:
        """Give an entry's permalink."""
        return self.link(event_address(timeline, event))

    def article_link(self, article_id: str) -> str:
        """Give the address of an article's page."""
        return self.link(article_page(article_id))


def stamp_of(timeline: Timeline, options: ExportOptions) -> datetime:
    """Give the moment the files say they are from: the option's, else the day of the newest article."""
    if options.stamp is not None:
        return options.stamp.astimezone(UTC)
    days = [dated.published.best for dated in timeline.articles if dated.published.best is not None]
    if not days:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return datetime.combine(max(days), time(0), tzinfo=UTC)
