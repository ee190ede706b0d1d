"""The entries as an Atom feed (RFC 4287) and as a JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from heapq import nsmallest
from html import escape
from typing import Any
from xml.etree import ElementTree

from builder.export.document import outlet_name
from builder.export.options import ExportOptions, stamp_of
from builder.export.words import printable, when_in_words
from builder.timeline import Timeline
from builder.values import Event

ATOM = "http://www.w3.org/2005/Atom"
_EARLIEST = date(1970, 1, 1)  # of what nobody dated
LENGTH = 100  # entries; a feed is for what is new, the whole is in timeline.json


def feed_events(timeline: Timeline) -> list[tuple[datetime, Event]]:
    """Give the entries most recently reported, newest report first, each with the day of that report."""
    written = {dated.article.id: dated.published.best or _EARLIEST for dated in timeline.articles}
    reported = [
        (max([written[source.article] for source in event.sources], default=_EARLIEST), event)
        for event in timeline.shown
    ]
    latest = nsmallest(LENGTH, reported, key=lambda item: (-item[0].toordinal(), item[1].id))
    return [(datetime.combine(day, time(0), tzinfo=UTC), event) for day, event in latest]


def atom_feed(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give the feed as XML; what XML cannot hold is shown as a replacement mark."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": options.language})
    _add(root, "id", _feed_id(options))
    _add(root, "title", options.site_name)
    if options.description:
        _add(root, "subtitle", options.description)
    _add(root, "updated", _rfc3339(stamp_of(timeline, options)))
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", options.site_name)
    home, itself = _from_data(options, options.link("index.md")), _from_data(options, options.link("data/feed.xml"))
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home})
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": itself})
    for reported, event in feed_events(timeline):
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "id", f"{_feed_id(options)}:{event.id}")
        _add(entry, "title", f"{event.title} ({when_in_words(event.when)})")
        _add(entry, "updated", _rfc3339(reported))
        _add(entry, "published", _rfc3339(reported))
        link = options.event_link(timeline, event)
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": _from_data(options, link)})
        ElementTree.SubElement(entry, "category", {"term": event.event_class.value})
        content = _add(entry, "content", _html(event, timeline, options))
        content.set("type", "html")
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def json_feed(timeline: Timeline, options: ExportOptions) -> bytes:
    """Give the same entries as JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": printable(options.site_name),
        "language": options.language,
        "items": [
            {
                "id": event.id,
                "url": _from_data(options, options.event_link(timeline, event)),
                "title": printable(f"{event.title} ({when_in_words(event.when)})"),
                "content_html": printable(_html(event, timeline, options)),
                "date_published": _rfc3339(reported),
                "tags": [event.event_class.value, event.realis.value],
            }
            for reported, event in feed_events(timeline)
        ],
    }
    if options.description:
        feed["description"] = printable(options.description)
    if options.site_url:
        feed["home_page_url"] = options.link("index.md")
        feed["feed_url"] = options.link("data/feed.json")
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _html(event: Event, timeline: Timeline, options: ExportOptions) -> str:
    parts = [f"<p>{escape(when_in_words(event.when))} · {event.realis.value} · {event.support.value}</p>"]
    for source in event.sources:
        name = outlet_name(timeline.article[source.article].article, timeline) or "unnamed outlet"
        if options.quotes:
            parts.append(f"<blockquote><p>{escape(source.quote)}</p></blockquote>")
        parts.append(f"<p>{escape(name)}</p>")
    parts.append(f"<p>{escape(str(event.reason))}</p>")
    return "".join(parts)


def _feed_id(options: ExportOptions) -> str:
    """Name the feed for good: by its address, else by a name that is no address."""
    return options.link("data/feed.xml") if options.site_url else "urn:dated-timeline"


def _from_data(options: ExportOptions, address: str) -> str:
    """Give an address as seen from a file in `data/`, where no `site_url` makes it absolute."""
    return address if options.site_url else f"../{address}"


def _rfc3339(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: ElementTree.Element, tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag)
    element.text = printable(text)
    return element
