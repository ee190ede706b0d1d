"""All pages of a timeline, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from builder.render.card import card
from builder.render.detail import Details
from builder.render.model import RenderedPage, RenderOptions
from builder.render.pages.articles import article_pages
from builder.render.pages.calendar import calendar_pages, data_pages
from builder.render.pages.dates import date_reading_pages
from builder.render.pages.doubts import doubt_pages
from builder.render.pages.home import home_pages
from builder.render.pages.method import method_pages
from builder.render.pages.people import people_pages, place_pages
from builder.render.pages.plans import plan_pages
from builder.render.pages.timeline import timeline_pages
from builder.render.site import Site
from builder.timeline import Timeline

_ASSETS = ("timeline.css", "timeline.js")


def render_site(timeline: Timeline, options: RenderOptions) -> Iterator[RenderedPage]:
    """Give every page of the site, finished; the order is that of the navigation."""
    site = Site(timeline, options)
    details = Details(site)
    yield from home_pages(site, details)
    yield from timeline_pages(site, details)
    yield from people_pages(site)
    yield from place_pages(site)
    yield from plan_pages(site, details)
    yield from article_pages(site, details)
    yield from doubt_pages(site)
    yield from method_pages(site)
    yield from date_reading_pages(site)
    yield from calendar_pages(site)
    yield from data_pages(site)


def assets(timeline: Timeline | None = None) -> Iterator[tuple[str, bytes]]:
    """Give the style sheet and the script, each with its address below the site's root.

    With a timeline there is also the picture for shared links.
    """
    for name in _ASSETS:
        yield f"assets/{name}", (files("builder.render") / "assets" / name).read_bytes()
    if timeline is not None:
        yield "assets/card.png", card(timeline)
