"""The timeline: events in order, what stayed without a date, and where each thing stands on the site."""

from builder.timeline.address import (
    UNDATED,
    article_page,
    event_address,
    event_anchor,
    event_page,
    month_page,
    page_url,
)
from builder.timeline.model import Timeline, Unresolved, first_day, month_of
from builder.timeline.ordering import arrange

__all__ = [
    "UNDATED",
    "Timeline",
    "Unresolved",
    "arrange",
    "article_page",
    "event_address",
    "event_anchor",
    "event_page",
    "first_day",
    "month_of",
    "month_page",
    "page_url",
]
