"""Entries of an article whose day is given, so that no calendar is searched for it."""

from __future__ import annotations

from datetime import date

from builder.articles import make_article
from builder.events import merge_mentions
from builder.knowledge import Corrections
from builder.mentions import find_mentions
from builder.timeline import arrange
from builder.timex import resolve, tag
from builder.values import DatedReading, Event, PublicationDate, Reading
from tests.facts import facts

PUBLISHED = date(2012, 7, 11)  # a Wednesday


def entries(text: str) -> list[Event]:
    """Give the entries an article of Wednesday 11 July 2012 makes."""
    article = make_article("told", text, published=PUBLISHED, knowledge=facts())
    timexes = tag(article)
    published = PublicationDate(PUBLISHED, PUBLISHED, PUBLISHED, 1.0, stated=True)
    reading = Reading(article, timexes, find_mentions(article, timexes, facts()))
    dated = [DatedReading(reading, published, resolve(article, timexes, PUBLISHED))]
    events = merge_mentions(dated, facts(), Corrections())
    return list(arrange(dated, events, facts(), Corrections()).shown)
