"""The events as an iCalendar file of all-day entries (RFC 5545), written by the icalendar library."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from urllib.parse import urlsplit

from icalendar import Calendar, vCategory, vDate, vDDDTypes, vText, vUri
from icalendar import Event as Entry

from builder.export.options import ExportOptions, stamp_of
from builder.export.words import is_sure, people_in_words, printable, when_in_words
from builder.timeline import Timeline
from builder.values import Event, Interval, Realis

_FOLD = 74


def timeline_ics(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give an entry an event that has a place on the calendar.

    An event known only to the month covers the month, is marked tentative, and says "June 2012" in its title, so
    that no calendar shows a day nobody stated.
    """
    stamp = vDDDTypes(stamp_of(timeline, options))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//dated-timeline//EN")
    calendar.add("x-wr-calname", printable(options.site_name))
    begin, mark, end = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    entries = (
        _printed(_entry(event, event.when.interval, timeline, options, stamp))
        for event in timeline.events
        if not event.hidden and event.when is not None and event.when.interval is not None
    )
    return b"".join((begin, *entries, mark, end))


def _printed(entry: Entry) -> bytes:
    """Print an entry as the library does, but for the folding, for which that looks at each letter of each line."""
    return b"".join(folded(line) + b"\r\n" for line in entry.content_lines() if line)


def folded(line: str) -> bytes:
    """Cut a line into pieces of at most 74 bytes, never inside a letter nor behind the first sign of an escape."""
    body, parts, at = line.encode(), [], 0
    while len(body) - at > _FOLD:
        end = at + _FOLD
        while body[end] & 0xC0 == 0x80:  # inside a letter of several bytes
            end -= 1
        if body[end - 1] in b"\\^":
            end -= 1
        parts.append(body[at:end])
        at = end
    return b"\r\n ".join([*parts, body[at:]])


def _entry(event: Event, days: Interval, timeline: Timeline, options: ExportOptions, stamp: vDDDTypes) -> Entry:
    sure = is_sure(event)
    entry = Entry()
    host = urlsplit(options.site_url).hostname or "dated-timeline"
    entry["uid"] = vText(f"{event.id}@{host}")
    entry["dtstamp"] = stamp
    entry["dtstart"] = _day(days.start)
    entry["dtend"] = _day(days.end)
    title = printable(event.title)
    entry["summary"] = vText(title if sure else f"{title} ({when_in_words(event.when)})")
    entry["description"] = vText(printable(_description(event, options)))
    entry["categories"] = _categories(event.event_class.value, event.realis.value)
    entry["transp"] = _word("TRANSPARENT")
    entry["status"] = _word(_status(event, sure))
    if event.place is not None:
        entry["location"] = vText(printable(event.place.name))
    if options.site_url:
        entry["url"] = vUri(options.event_link(timeline, event))
    return entry


_word = cache(vText)


@cache
def _categories(*words: str) -> vCategory:
    return vCategory(list(words))


@lru_cache(maxsize=4096)
def _day(day: date) -> vDate:
    encoded = vDate(day)
    encoded.params["VALUE"] = "DATE"
    return encoded


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
