"""What the pages tell search engines: schema.org `Event` and `NewsArticle` as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.export.document import Json, as_json, outlet_name, title_of
from builder.export.options import ExportOptions
from builder.timeline import Timeline, article_page, event_page
from builder.values import Bound, DatedReading, Event, PublicationDate, Realis

_CONTEXT = "https://schema.org"
_EVENT_STATUS = {Realis.SCHEDULED: "EventScheduled", Realis.MISSED: "EventCancelled"}
VERY_LIKELY = 0.85  # as the pages call it
_TOLD = (Realis.HAPPENED, Realis.ONGOING, *_EVENT_STATUS)


def linked_data(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, str]]:
    """Give pages by name, each with the body of its `application/ld+json` script.

    Only what took place or was firmly planned is an event to a search engine; a page without one is left out.
    """
    events: dict[str, list[Json]] = {}
    for event in timeline.shown:
        start = _date_of(event)
        if start is not None and event.realis in _TOLD:
            events.setdefault(event_page(timeline, event), []).append(_event(event, start, timeline, options))
    for page, told in events.items():
        yield page, script_body({"@context": _CONTEXT, "@graph": told})
    for dated in timeline.articles:
        article = {"@context": _CONTEXT, **_article(dated, timeline, options)}
        yield article_page(dated.article.id), script_body(article)


def script_body(document: Json) -> str:
    """Print a document so that nothing in it can end the script it stands in."""
    return as_json(document).decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _date_of(event: Event) -> str | None:
    """Give an event's date no finer than it is known: "2015-08" where the day is not; None where it has no such date.

    Nothing there can say "about" or "not before", nor a stretch in which it lies: two days would be a beginning and
    an end.
    """
    when = event.when
    if when is None or when.interval is None or when.bound in (Bound.FROM, Bound.UNTIL):
        return None
    shared = _shared(when.interval.start, when.interval.last)
    return shared[:7] if shared is not None and when.bound is Bound.APPROXIMATE else shared


def _shared(first: date, last: date) -> str | None:
    """Give what two days have in common as an ISO date: "2015-08-11", "2015-08", "2015"."""
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return first.isoformat()[:7] if first.month == last.month else first.isoformat()[:4]


def _published(published: PublicationDate) -> str | None:
    """Give an article's date: its day where that is very likely, else the month or year that likely holds it."""
    if published.best is None:
        return None
    if published.stated or published.probability >= VERY_LIKELY:
        return published.best.isoformat()
    if published.earliest is None or published.latest is None:
        return None
    shared = _shared(published.earliest, published.latest)
    return shared and shared[:7]


def _event(event: Event, start: str, timeline: Timeline, options: ExportOptions) -> Json:
    told: Json = {"@type": "Event", "@id": options.event_link(timeline, event), "name": event.title}
    told["startDate"] = start
    if event.realis in _EVENT_STATUS:
        told["eventStatus"] = f"{_CONTEXT}/{_EVENT_STATUS[event.realis]}"
    if event.place is not None:
        told["location"] = {"@type": "Place", "name": event.place.name}
    return told


def _article(dated: DatedReading, timeline: Timeline, options: ExportOptions) -> Json:
    article = dated.article
    told: Json = {
        "@type": "NewsArticle",
        "@id": options.article_link(article.id),
        "inLanguage": article.language,
    }
    if article.title is not None:
        told["headline"] = title_of(article)
    published = _published(dated.published)
    if published is not None:
        told["datePublished"] = published
    name = outlet_name(article, timeline)
    if name is not None:
        told["publisher"] = {"@type": "Organization", "name": name}
    if article.url is not None:
        told["isBasedOn"] = article.url
    return told
