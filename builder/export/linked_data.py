"""What the pages tell search engines: schema.org `Event` and `NewsArticle` as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator

from builder.export.document import Json, outlet_name, title_of
from builder.export.options import ExportOptions
from builder.timeline import Timeline, article_page, event_page
from builder.values import DatedReading, Event, Realis

_CONTEXT = "https://schema.org"
_EVENT_STATUS = {Realis.SCHEDULED: "EventScheduled", Realis.MISSED: "EventCancelled"}
_TOLD = (Realis.HAPPENED, Realis.ONGOING, *_EVENT_STATUS)


def linked_data(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, str]]:
    """Give pages by name, each with the body of its `application/ld+json` script.

    Only what took place or was firmly planned is an event to a search engine; a page without one is left out.
    """
    events: dict[str, list[Json]] = {}
    for event in timeline.shown:
        if event.when is not None and event.when.interval is not None and event.realis in _TOLD:
            events.setdefault(event_page(timeline, event), []).append(_event(event, timeline, options))
    for page, told in events.items():
        yield page, script_body({"@context": _CONTEXT, "@graph": told})
    for dated in timeline.articles:
        article = {"@context": _CONTEXT, **_article(dated, timeline, options)}
        yield article_page(dated.article.id), script_body(article)


def script_body(document: Json) -> str:
    """Print a document so that nothing in it can end the script it stands in."""
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _event(event: Event, timeline: Timeline, options: ExportOptions) -> Json:
    told: Json = {"@type": "Event", "@id": options.event_link(timeline, event), "name": event.title}
    if event.when is not None and event.when.interval is not None:
        told["startDate"] = event.when.interval.start.isoformat()
        told["endDate"] = event.when.interval.last.isoformat()
    if event.realis in _EVENT_STATUS:
        told["eventStatus"] = f"{_CONTEXT}/{_EVENT_STATUS[event.realis]}"
    if event.place is not None:
        told["location"] = {"@type": "Place", "name": event.place.name}
    return told


def _article(dated: DatedReading, timeline: Timeline, options: ExportOptions) -> Json:
    article, published = dated.article, dated.published
    told: Json = {
        "@type": "NewsArticle",
        "@id": options.article_link(article.id),
        "headline": title_of(article),
        "inLanguage": article.language,
    }
    if published.best is not None and published.probability >= 0.5:
        told["datePublished"] = published.best.isoformat()
    name = outlet_name(article, timeline)
    if name is not None:
        told["publisher"] = {"@type": "Organization", "name": name}
    if article.url is not None:
        told["isBasedOn"] = article.url
    return told
