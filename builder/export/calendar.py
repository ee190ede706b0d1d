"""The events as an iCalendar file of all-day entries (RFC 5545), in the shape the icalendar library gives it.

The library encodes every value of every entry anew, which took it two seconds for 10,000. So it writes one entry with
marks for values, and each of ours is that one filled in. What it writes of the same values is the same to the byte.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from urllib.parse import urlsplit

from icalendar import Calendar, vCategory, vDDDTypes, vText, vUri
from icalendar import Event as Entry

from builder.export.options import ExportOptions, stamp_of
from builder.export.words import is_sure, people_in_words, printable, when_in_words
from builder.timeline import Timeline
from builder.values import Event, Interval, Realis

_FOLD = 74
_DAYS = ("dtstart", "dtend")
_MARK = re.compile("mark-([a-z]+)-kram")
_SPECIAL = re.compile(r"[\\;,\r\n]")

Line = tuple[str, str]  # the beginning of a line, and the name of the value that follows; "" where nothing does


def timeline_ics(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give an entry an event that has a place on the calendar.

    An event known only to the month covers the month, is marked tentative, and says "June 2012" in its title, so
    that no calendar shows a day nobody stated.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//dated-timeline//EN")
    calendar.add("x-wr-calname", " ".join(printable(options.site_name).split()))
    begin, mark, end = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    stamp = vDDDTypes(stamp_of(timeline, options)).to_ical().decode()
    host = urlsplit(options.site_url).hostname or "dated-timeline"
    entries = (
        _printed(_values(event, event.when.interval, timeline, options, host), stamp)
        for event in timeline.events
        if not event.hidden and event.when is not None and event.when.interval is not None
    )
    return b"".join((begin, *entries, mark, end))


def _printed(values: dict[str, str], stamp: str) -> bytes:
    """Print an entry of these values."""
    lines = [
        folded(beginning + (stamp if name == "dtstamp" else values[name])) if name else beginning.encode()
        for beginning, name in _shape(tuple(values))
    ]
    return b"\r\n".join(lines) + b"\r\n"


@cache
def _shape(names: tuple[str, ...]) -> tuple[Line, ...]:
    """Give the lines of an entry with values of these names, as the library writes them and in its order."""
    marks = {name: f"mark-{name}-kram" for name in (*names, "dtstamp")}
    entry = Entry()
    for name, mark in marks.items():
        entry[name] = vUri(mark) if name == "url" else vText(mark, params={"VALUE": "DATE"} if name in _DAYS else None)
    lines = []
    for line in entry.content_lines():
        place = _MARK.search(line)
        if line:
            lines.append((str(line[: place.start()]), place[1]) if place else (str(line), ""))
    return tuple(lines)


def folded(line: str) -> bytes:
    """Cut a line into pieces of at most 74 bytes, never inside a letter nor behind the first sign of an escape."""
    body = line.encode()
    if len(body) <= _FOLD:
        return body
    parts, at = [], 0
    while len(body) - at > _FOLD:
        end = at + _FOLD
        while body[end] & 0xC0 == 0x80:  # inside a letter of several bytes
            end -= 1
        if body[end - 1] in b"\\^":
            end -= 1
        parts.append(body[at:end])
        at = end
    return b"\r\n ".join([*parts, body[at:]])


def escaped(text: str) -> str:
    """Give a text as it stands in a line, with the library's view of line ends: any kind of them is one."""
    if not _SPECIAL.search(text):
        return text
    plain = text.replace("\\N", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _values(event: Event, days: Interval, timeline: Timeline, options: ExportOptions, host: str) -> dict[str, str]:
    """Give an entry's values by the names of their properties, each as it is printed."""
    sure = is_sure(event)
    title = event.title if sure else f"{event.title} ({when_in_words(event.when)})"
    values = {
        "uid": escaped(f"{event.id}@{host}"),
        "dtstart": _day(days.start),
        "dtend": _day(days.end),
        "summary": escaped(printable(title)),
        "description": escaped(printable(_description(event, options))),
        "categories": _categories(event.event_class.value, event.realis.value),
        "transp": "TRANSPARENT",
        "status": _status(event, sure),
    }
    if event.place is not None:
        values["location"] = escaped(printable(event.place.name))
    if options.site_url:
        values["url"] = options.event_link(timeline, event)
    return values


@cache
def _categories(*words: str) -> str:
    return bytes(vCategory(list(words)).to_ical()).decode()


@lru_cache(maxsize=4096)
def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


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
