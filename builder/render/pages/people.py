"""People, bodies and places: two indexes, and a page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup

from builder.knowledge import Body, Person, Place, Tenure
from builder.render.entries import Entry
from builder.render.legend import signs_of
from builder.render.model import RenderedPage
from builder.render.pages.lanes import lanes_of, latest_office, office_title, state
from builder.render.pages.timeline import Step
from builder.render.site import Site
from builder.render.text import one_line
from builder.render.words import counted, listed
from builder.values import Interval

_Known = TypeVar("_Known", Person, Body, Place)
_PAGED = 300  # entries from which on each year has a page of its own
_SECTION = "People and places"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an index."""

    name: str
    page: str
    count: int
    about: str = ""
    arabic: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines of an index under a heading."""

    anchor: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An office with its dates."""

    dates: Markup
    title: str
    acting: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name nobody listed, with the articles that have it."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """A year's entries, folded."""

    name: str
    entries: tuple[Entry, ...]


def people_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the index of people and bodies, and a page for each that an entry names."""
    knowledge = site.timeline.knowledge
    people = [person for person in knowledge.people if person.id in site.by_person]
    bodies = [body for body in knowledge.bodies if body.id in site.by_body]
    groups = (
        Group("people", "People", tuple(_person_item(site, person) for person in _by_name(people))),
        Group("bodies", "Bodies", tuple(_body_item(site, body) for body in _by_name(bodies))),
    )
    names: dict[str, list[str]] = {}
    for name, article in site.timeline.newcomers:
        names.setdefault(one_line(name), []).append(article)
    newcomers = [Newcomer(name, tuple(dict.fromkeys(articles))) for name, articles in sorted(names.items())]
    yield site.page(
        "people/index.md",
        "names.html",
        title="People",
        description=f"{counted(len(people), 'person', 'people')} and "
        f"{counted(len(bodies), 'body', 'bodies')} on the timeline.",
        section=_SECTION,
        toc=[(2, group.anchor, group.title) for group in groups],
        listed=True,
        intro="Everybody an entry names, with what they held office as and whom they met.",
        groups=groups,
        newcomers=newcomers[:200],
    )
    for person in people:
        yield from _person(site, person)
    for body in bodies:
        yield from _body(site, body)


def place_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the index of places, and a page for each that an entry names."""
    known = [place for place in site.timeline.knowledge.places if place.id in site.by_place]
    countries = [place for place in known if place.kind == "country"]
    others = [place for place in known if place.kind != "country"]
    groups = (
        Group("countries", "Countries", tuple(_place_item(site, place) for place in _by_name(countries))),
        Group("towns", "Towns and sites", tuple(_place_item(site, place) for place in _by_name(others))),
    )
    yield site.page(
        "places/index.md",
        "names.html",
        title="Places",
        description=f"{counted(len(known), 'place')} on the timeline.",
        section=_SECTION,
        toc=[(2, group.anchor, group.title) for group in groups],
        listed=True,
        intro="Where things took place, and the countries that took part.",
        groups=groups,
        newcomers=(),
    )
    for place in known:
        yield from _place(site, place)


def _by_name(items: Sequence[_Known]) -> list[_Known]:
    return sorted(items, key=lambda item: (item.name.casefold(), item.id))


def _person_item(site: Site, person: Person) -> Item:
    return Item(
        person.name,
        f"people/{person.id}.md",
        len(site.by_person[person.id]),
        latest_office(site, person),
        person.arabic,
    )


def _body_item(site: Site, body: Body) -> Item:
    return Item(body.name, f"bodies/{body.id}.md", len(site.by_body[body.id]), state(site, body.state))


def _place_item(site: Site, place: Place) -> Item:
    return Item(
        place.name, f"places/{place.id}.md", len(site.by_place[place.id]), state(site, place.country), place.arabic
    )


def _held(site: Site, tenure: Tenure) -> Held:
    start = _edge(site, tenure.start)
    if tenure.end is None:
        dates = Markup("from {}").format(start)
    else:
        dates = Markup("{} – {}").format(start, _edge(site, tenure.end))
    return Held(dates, office_title(site, tenure), tenure.acting, one_line(tenure.fact.source), one_line(tenure.note))


def _edge(site: Site, interval: Interval) -> Markup:
    calendar = site.calendar
    if interval.days == 1:
        return calendar.days(interval.start, interval.start)
    if interval.days <= 31:
        return Markup('<time datetime="{}">{}</time>').format(
            interval.start.isoformat()[:7], calendar.month(interval.start)
        )
    return Markup("<time>{}</time>").format(f"{interval.start.year:04d}")


def _person(site: Site, person: Person) -> Iterator[RenderedPage]:
    entries = site.by_person[person.id]
    offices = [_held(site, tenure) for tenure in sorted(person.tenures, key=lambda t: (t.start, t.office))]
    lanes, left, head = lanes_of(site, f"people/{person.id}.md", entries, person.id)
    counts = _counts(site, entries)
    spelled = _spellings(person, entries)
    if spelled:
        counts.append(Markup("also spelled <b>{}</b>").format(listed(spelled)))
    yield from _someone(
        site,
        f"people/{person.id}.md",
        person.name,
        "person",
        "people/index.md",
        "People",
        entries,
        lede=f"{_sentence(latest_office(site, person))}" if person.tenures or person.state else "",
        arabic=person.arabic,
        counts=counts,
        offices=offices,
        lanes=lanes,
        lanes_left=left,
        lanes_head=head,
        lanes_title="Whom they met, and when",
        kicker="",
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _body(site: Site, body: Body) -> Iterator[RenderedPage]:
    entries = site.by_body[body.id]
    lanes, left, head = lanes_of(site, f"bodies/{body.id}.md", entries, body.id)
    others = [name for name in body.names if name.removeprefix("the ") != body.name.removeprefix("the ")][:3]
    yield from _someone(
        site,
        f"bodies/{body.id}.md",
        body.name,
        "body",
        "people/index.md",
        "People",
        entries,
        lede=f"Also called {listed(others)}." if others else "",
        arabic=None,
        counts=_counts(site, entries),
        offices=[],
        lanes=lanes,
        lanes_left=left,
        lanes_head=head,
        lanes_title="With whom, and when",
        kicker="Body",
    )


def _place(site: Site, place: Place) -> Iterator[RenderedPage]:
    entries = site.by_place[place.id]
    uri = f"places/{place.id}.md"
    lanes, left, head = lanes_of(site, uri, entries, place.id)
    inside = [
        other
        for other in site.timeline.knowledge.places
        if place.id in (other.country, other.within) and other.id in site.by_place
    ]
    counts = _counts(site, entries)
    if inside:
        counts.append(Markup("{}").format(listed(other.name for other in _by_name(inside))))
    yield from _someone(
        site,
        uri,
        place.name,
        "place",
        "places/index.md",
        "Places",
        entries,
        lede=f"In {state(site, place.country)}." if place.country else "",
        arabic=place.arabic,
        counts=counts,
        offices=[],
        lanes=lanes,
        lanes_left=left,
        lanes_head=head,
        lanes_title="Who took part, and when",
        kicker=place.kind.capitalize(),
    )


def _someone(
    site: Site,
    uri: str,
    name: str,
    noun: str,
    index: str,
    index_name: str,
    entries: Sequence[Entry],
    **values: Any,
) -> Iterator[RenderedPage]:
    toc = []
    if values["offices"]:
        toc.append((2, "offices", "Offices"))
    if values["lanes"]:
        toc.append((2, "lanes", str(values["lanes_title"])))
    toc.append((2, "entries", "Entries"))
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(f"{entry.interval.start.year:04d}" if entry.interval else "undated", []).append(entry)
    years = [YearGroup(year, tuple(group)) for year, group in groups.items()]
    paged = len(entries) > _PAGED
    yield site.page(
        uri,
        "someone.html",
        title=name,
        description=f"{name} on the timeline: {counted(len(entries), 'entry', 'entries')}.",
        section=_SECTION,
        toc=toc,
        updated=site.newest(article for entry in entries for article in entry.articles),
        noun=noun,
        index=index,
        index_name=index_name,
        signs=signs_of(entry.kind for entry in entries if entry.interval is not None),
        entries=entries,
        years=years,
        year_pages=[Step(_year_of(uri, year), year.name, count=len(year.entries)) for year in years] if paged else [],
        **values,
    )
    for year in years if paged else []:
        yield site.page(
            _year_of(uri, year),
            "someyear.html",
            title=f"{name}, {year.name}",
            description=f"{name} in {year.name}: {counted(len(year.entries), 'entry', 'entries')}.",
            section=_SECTION,
            search=False,
            name=name,
            whole=uri,
            entries=year.entries,
        )


def _year_of(uri: str, year: YearGroup) -> str:
    """Give the page of one year of somebody with very many entries: "people/anna-berg/2015.md"."""
    return f"{uri.removesuffix('.md')}/{year.name}.md"


def _counts(site: Site, entries: Sequence[Entry]) -> list[Markup]:
    articles = {article for entry in entries for article in entry.articles}
    return [
        Markup("<b>{}</b> {}").format(len(entries), "entry" if len(entries) == 1 else "entries"),
        Markup("<b>{}</b> of {}").format(len(articles), counted(len(site.timeline.articles), "article")),
    ]


def _spellings(person: Person, entries: Sequence[Entry]) -> list[str]:
    """Give the full names other than ours that the articles use."""
    texts = " ".join(source.quote for entry in entries[:200] for source in entry.event.sources)
    return [name for name in person.names[1:] if name in texts]
