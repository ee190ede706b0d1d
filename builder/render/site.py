"""What all pages share: entries, look-ups, links and the templates."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from builder.render.calendar import Calendar
from builder.render.entries import Dated, Entry, dated, make_entry
from builder.render.environment import Templates
from builder.render.legend import Sign, legend
from builder.render.links import links_from
from builder.render.markup import Html, markup
from builder.render.model import RenderedPage, RenderOptions
from builder.render.pictures import svg
from builder.render.rows import Rows
from builder.render.text import one_line, shortened
from builder.timeline import Timeline, Unresolved
from builder.values import ActorKind, DatedReading, Interval, Participant, PlaceRef

_QUARTER = 92  # days


class Named(NamedTuple):
    """A name with the page it has, if it has one."""

    name: str
    page: str | None


class Site:
    """One build's timeline, seen by its pages."""

    def __init__(self, timeline: Timeline, options: RenderOptions) -> None:
        self.timeline = timeline
        self.options = options
        self.calendar = Calendar(options.language)
        self.templates = Templates()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that stand by themselves, in order."""
        return tuple(self.entry[event.id] for event in self.timeline.shown)

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Every entry a reader may see, also those told inside another, by id."""
        return {
            event.id: make_entry(self.timeline, event, self.calendar)
            for event in self.timeline.events
            if not event.hidden
        }

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """The entries with a place on the calendar."""
        return tuple(self.on_line(self.entries))

    @cached_property
    def undated(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.interval is None)

    @cached_property
    def open_expressions(self) -> tuple[Unresolved, ...]:
        """Every expression without a place on the calendar: loose ones, how long, how often."""
        return tuple(
            Unresolved(reading.article.id, expression)
            for reading in self.timeline.articles
            for expression in reading.timexes
            if expression.value is None or expression.value.interval is None
        )

    @cached_property
    def by_person(self) -> dict[str, tuple[Entry, ...]]:
        """Entries by the id of a person who takes part, told-inside ones included."""
        return self._grouped(
            lambda entry: [p.id for p in entry.event.participants if p.kind is ActorKind.PERSON and p.id]
        )

    @cached_property
    def by_body(self) -> dict[str, tuple[Entry, ...]]:
        bodies = self.timeline.knowledge.body
        return self._grouped(lambda entry: [p.id for p in entry.event.participants if p.id and p.id in bodies])

    @cached_property
    def by_place(self) -> dict[str, tuple[Entry, ...]]:
        """Entries by place; what took place in a city also counts for its country, and a state's acts for the state."""
        return self._grouped(self.places_of)

    @cached_property
    def by_article(self) -> dict[str, tuple[Entry, ...]]:
        return self._grouped(lambda entry: entry.articles)

    @cached_property
    def reaching(self) -> dict[date, list[Dated]]:
        """The entries whose uncertain date, of a quarter at most, reaches into a later month, by that month's first."""
        found: dict[date, list[Dated]] = {}
        for item in self.dated:
            if item.is_wide and (item.end - item.start).days <= _QUARTER:
                first = Interval.month(item.start).end
                while first < item.end:
                    found.setdefault(first, []).append(item)
                    first = Interval.month(first).end
        return found

    @cached_property
    def lines(self) -> dict[str, tuple[str, str]]:
        """What stands before and after an entry's address where it is told on one line, by its id."""
        return {}

    @cached_property
    def legend(self) -> tuple[Sign, ...]:
        return legend()

    def on_line(self, entries: Iterable[Entry]) -> list[Dated]:
        """Give entries their places in pictures, the undated left out."""
        return [place for entry in entries if (place := self._place_on_line[entry.event.id]) is not None]

    @cached_property
    def _place_on_line(self) -> dict[str, Dated | None]:
        return {id: dated(entry) for id, entry in self.entry.items()}

    def places_of(self, entry: Entry) -> list[str]:
        """Give the ids of the places an entry belongs to."""
        places = self.timeline.knowledge.place
        found: list[str] = []
        if entry.event.place is not None and entry.event.place.id is not None:
            found.append(entry.event.place.id)
        for id in found:
            place = places.get(id)
            if place is not None:
                found += [up for up in (place.within, place.country) if up is not None and up not in found]
        found += [p.id for p in entry.event.participants if p.kind is ActorKind.STATE and p.id and p.id in places]
        return list(dict.fromkeys(id for id in found if id in places))

    def _grouped(self, keys: Callable[[Entry], Iterable[str]]) -> dict[str, tuple[Entry, ...]]:
        groups: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entry.values():
            for key in dict.fromkeys(keys(entry)):
                groups[key].append(entry)
        return {key: tuple(group) for key, group in sorted(groups.items())}

    def participant(self, who: Participant) -> Named:
        """Give a participant's name, and page where there is one."""
        knowledge = self.timeline.knowledge
        page = None
        if who.id is not None:
            if who.kind is ActorKind.PERSON and who.id in knowledge.person:
                page = f"people/{who.id}.md"
            elif who.id in knowledge.body and who.id in self.by_body:
                page = f"bodies/{who.id}.md"
            elif who.kind is ActorKind.STATE and who.id in knowledge.place:
                page = f"places/{who.id}.md"
        return Named(one_line(who.name), page)

    def place(self, where: PlaceRef | None) -> Named | None:
        """Give a place's name, and page where there is one."""
        if where is None:
            return None
        known = where.id is not None and where.id in self.timeline.knowledge.place
        return Named(one_line(where.name), f"places/{where.id}.md" if known else None)

    def outlet(self, article_id: str) -> str:
        """Give the name of an article's outlet; "unnamed outlet" while unknown."""
        return self._outlets[article_id]

    @cached_property
    def _outlets(self) -> dict[str, str]:
        articles = (reading.article for reading in self.timeline.articles)
        return {article.id: self._outlet_name(article.outlet) for article in articles}

    def _outlet_name(self, outlet: str | None) -> str:
        if outlet is None:
            return "unnamed outlet"
        known = self.timeline.knowledge.outlet.get(outlet)
        return known.name if known is not None else one_line(outlet)

    def outlet_key(self, outlet: str) -> str:
        """Give an outlet a word of our own, for filters: its id where it is known, else a number."""
        if outlet in self.timeline.knowledge.outlet:
            return outlet
        return f"other-{self._unknown_outlets[outlet]}"

    @cached_property
    def outlet_names(self) -> dict[str, str]:
        """Give what outlets are called, by their keys."""
        return {
            self.outlet_key(reading.article.outlet): shortened(self.outlet(reading.article.id), 60)
            for reading in self.timeline.articles
            if reading.article.outlet
        }

    @cached_property
    def _unknown_outlets(self) -> dict[str, int]:
        names = (reading.article.outlet for reading in self.timeline.articles)
        unknown = (name for name in names if name and name not in self.timeline.knowledge.outlet)
        return {name: number for number, name in enumerate(dict.fromkeys(unknown), start=1)}

    def published(self, article_id: str) -> date | None:
        return self.timeline.article[article_id].published.best

    def newest(self, articles: Iterable[str]) -> date | None:
        """Give the day of the newest of some articles."""
        written = self._written
        return max([written[id] for id in articles if id in written], default=None)

    @cached_property
    def _written(self) -> dict[str, date]:
        """Give the days of the articles that have one."""
        return {
            reading.article.id: reading.published.best
            for reading in self.timeline.articles
            if reading.published.best is not None
        }

    def article_label(self, article_id: str) -> str:
        """Give an article's short name: as much of its id, part by part, as no other article begins with."""
        return self._labels[article_id]

    @cached_property
    def _labels(self) -> dict[str, str]:
        heads = {reading.article.id: _heads(reading.article.id) for reading in self.timeline.articles}
        shared = Counter(head for some in heads.values() for head in some)
        return {id: next((head for head in some if shared[head] == 1), id) for id, some in heads.items()}

    def article_title(self, reading: DatedReading) -> str:
        title = one_line(reading.article.title or "")
        return title or f"Article {self.article_label(reading.article.id)}"

    def links_from(self, uri: str) -> Callable[[str], Html]:
        """Give what makes the links of a page."""
        return links_from(uri, self.options.directory_urls)

    def page(
        self,
        uri: str,
        template: str,
        *,
        title: str,
        description: str,
        section: str,
        toc: Sequence[tuple[int, str, str]] = (),
        search: bool = True,
        updated: date | None = None,
        listed: bool = False,
        **values: Any,
    ) -> RenderedPage:
        """Fill a template."""
        to = self.links_from(uri)
        values = {"icon": svg.icon, "site": self, "options": self.options, "dates": self.calendar, **values}
        rows = Rows(self, to, values["icon"])
        values |= {"m": rows, "to": lambda address: markup(to(address)), "uri": uri, "title": title, "toc": toc}
        html = self.templates.get_template(template).render(values)
        return RenderedPage(
            uri=uri,
            title=shortened(title, 160),
            html=html,
            description=shortened(description, 300),
            section=section,
            toc=tuple((level, anchor, shortened(text, 160)) for level, anchor, text in toc),
            search=search,
            updated=updated,
            listed=listed,
        )


def _heads(article_id: str) -> list[str]:
    """Give an id's beginnings up to each hyphen or underscore, shortest first, and the whole."""
    return [article_id[: match.start()] for match in re.finditer("(?<=.)[-_]|$", article_id)]
