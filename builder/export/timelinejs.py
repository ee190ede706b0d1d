"""The dated entries in the JSON that TimelineJS reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.export.document import Json, as_json
from builder.export.options import ExportOptions
from builder.export.words import as_html, is_sure, when_in_words
from builder.timeline import Timeline
from builder.values import Bound, Event, Granularity, Interval


def timelinejs_json(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give a slide an entry. TimelineJS puts texts into pages as HTML, so each is escaped here."""
    title = {"text": {"headline": as_html(options.site_name), "text": as_html(options.description)}}
    slides = [
        _slide(event, event.when.interval, timeline, options)
        for event in timeline.shown
        if event.when is not None and event.when.interval is not None
    ]
    return as_json({"title": title, "scale": "human", "events": slides}) + b"\n"


def _slide(event: Event, days: Interval, timeline: Timeline, options: ExportOptions) -> Json:
    unit = event.when.granularity if event.when is not None else None
    link = as_html(options.event_link(timeline, event))
    quotes = [f"<blockquote>{as_html(source.quote)}</blockquote>" for source in event.sources] if options.quotes else []
    slide: Json = {
        "start_date": _date(days.start, unit),
        "display_date": when_in_words(event.when) + ("" if is_sure(event) else f" ({event.probability:.0%})"),
        "text": {
            "headline": as_html(event.title),
            "text": "".join([*quotes, f'<p><a href="{link}">{as_html(event.support.value)}</a></p>']),
        },
        "group": event.event_class.value,
        "unique_id": event.id,
    }
    if days.days > 1 and event.when is not None and event.when.bound is not Bound.FROM:
        slide["end_date"] = _date(days.last, unit)
    return slide


def _date(day: date, unit: Granularity | None) -> dict[str, Any]:
    """Give only as much of a day as is stated: TimelineJS shows a month where no day is given."""
    if unit in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY):
        return {"year": day.year}
    if unit in (Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF):
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}
