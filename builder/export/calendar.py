"""The events as an iCalendar file of all-day entries (RFC 5545), written by the icalendar library."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as Entry

from builder.export.options import ExportOptions, stamp_of
from builder.export.words import is_sure, people_in_words, printable, when_in_words
from builder.timeline import Timeline
from builder.values import Event, Interval, Realis


def timeline_ics(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give an entry an event that has a place on the calendar.

    An event known only to the month covers the month, is marked tentative, and says "June 2012" in its title, so
    that no calendar shows a day nobody stated.
    """
    stamp = stamp_of(timeline, options)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//dated-timeline//EN")
    calendar.add("x-wr-calname", printable(options.site_name))
    for event in timeline.events:
        if not event.hidden and event.when is not None and event.when.interval is not None:
            calendar.add_component(_entry(event, event.when.interval, timeline, options, stamp))
    return bytes(calendar.to_ical())


def _entry(event: Event, days: Interval, timeline: Timeline, options: ExportOptions, stamp: datetime) -> Entry:
    sure = is_sure(event)
    entry = Entry()
    host = urlsplit(options.site_url).hostname or "dated-timeline"
    entry.add("uid", f"{event.id}@{host}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", days.start)
    entry.add("dtend", days.end)
    title = printable(event.title)
    entry.add("summary", title if sure else f"{title} ({when_in_words(event.when)})")
    entry.add("description", printable(_description(event, options)))
    entry.add("categories", [event.event_class.value, event.realis.value])
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _status(event, sure))
    if event.place is not None:
        entry.add("location", printable(event.place.name))
    if options.site_url:
        entry.add("url", options.event_link(timeline, event))
    return entry


def _status(event: Event, sure: bool) -> str:
    if event.realis in (Realis.MISSED, Realis.DENIED):
        return "CANCELLED"
    return "CONFIRMED" if sure and not event.realis.is_plan else "TENTATIVE"


def _description(event: Event, options: ExportOptions) -> str:
    lines = [
        f"Date: {when_in_words(event.when)} ({event.probability:.0%}). {event.realis.value}, {event.support.value}.",
        f"How we know: {event.reason}",
    ]
    if event.participants:
        lines.append(f"Participants: {people_in_words(event)}")
    lines += [f"Note: {note}" for note in event.disagreements]
    if options.quotes:
        lines += [f"Article {source.article}: {source.quote}" for source in event.sources]
    return "\n".join(lines)
