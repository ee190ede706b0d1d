"""The events as an iCalendar file of all-day entries (RFC 5545).

Written by hand: of 10,000 entries the icalendar library makes 8 seconds' work and this a quarter of one (2026-11). The
library reads the file back in the tests.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from builder.export.options import ExportOptions, stamp_of
from builder.export.words import is_sure, people_in_words, printable, when_in_words
from builder.timeline import Timeline
from builder.values import Event, Interval, Realis

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE_BYTES = 75


def timeline_ics(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give an entry an event that has a place on the calendar.

    An event known only to the month covers the month, is marked tentative, and says "June 2012" in its title, so
    that no calendar shows a day nobody stated.
    """
    stamp = stamp_of(timeline, options).strftime("%Y%m%dT%H%M%SZ")
    host = urlsplit(options.site_url).hostname or "dated-timeline"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dated-timeline//EN"]
    lines.append(f"X-WR-CALNAME:{_text(options.site_name)}")
    for event in timeline.events:
        if not event.hidden and event.when is not None and event.when.interval is not None:
            lines += _entry(event, event.when.interval, timeline, options)
            lines += [f"UID:{event.id}@{host}", f"DTSTAMP:{stamp}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _entry(event: Event, days: Interval, timeline: Timeline, options: ExportOptions) -> list[str]:
    sure = is_sure(event)
    title = event.title if sure else f"{event.title} ({when_in_words(event.when)})"
    lines = [
        "BEGIN:VEVENT",
        f"DTSTART;VALUE=DATE:{days.start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{days.end:%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(_description(event, options))}",
        f"CATEGORIES:{event.event_class.value},{event.realis.value}",
        "TRANSP:TRANSPARENT",
        f"STATUS:{_status(event, sure)}",
    ]
    if event.place is not None:
        lines.append(f"LOCATION:{_text(event.place.name)}")
    if options.site_url:
        lines.append(f"URL:{options.event_link(timeline, event)}")
    return lines


def _text(text: str) -> str:
    """Escape what has a meaning in the format, line ends among it, so that no text can begin a property."""
    return printable(text).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Break a line where it has 75 bytes, never within a character; a blank leads what continues it."""
    raw = line.encode("utf-8")
    if len(raw) <= _LINE_BYTES:
        return raw + b"\r\n"
    pieces = []
    start, room = 0, _LINE_BYTES
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[start:end])
        start, room = end, _LINE_BYTES - 1
    pieces.append(raw[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


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
