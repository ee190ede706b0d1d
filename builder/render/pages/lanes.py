"""Lanes: with whom somebody did things, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.knowledge import Person, Tenure
from builder.render.entries import Entry
from builder.render.pictures.scale import year_scale
from builder.render.pictures.small import lane, lane_head
from builder.render.site import Site
from builder.render.text import one_line
from builder.render.words import counted
from builder.values import ActorKind

_LANES = 12  # others with a lane of their own
_ALONE = (("", ""),)  # the key of what was done with no one else
_PERSON, _BODY = ActorKind.PERSON, ActorKind.BODY


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of marks: everything done with one other."""

    name: str
    page: str | None
    about: str
    picture: Markup


def lanes_of(site: Site, uri: str, entries: Sequence[Entry], own: str) -> tuple[list[Lane], str, Markup]:
    """Make a lane for each other who takes part, the most frequent first."""
    items = site.on_line(entries)
    if not items:
        return [], "", Markup("")
    scale = year_scale(day for item in items for day in (item.start, item.likeliest))
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        others = [
            (who.kind, who.id)
            for who in item.entry.event.participants
            if who.id is not None and who.id != own and (who.kind is _PERSON or who.kind is _BODY)
        ]
        for other in dict.fromkeys(others) if others else _ALONE:
            groups[other].append(index)
    ranked = sorted((key for key in groups if key[1]), key=lambda key: (-len(groups[key]), key))
    chosen = ranked[:_LANES] + [key for key in _ALONE if key in groups]
    to = site.links_from(uri)
    names = _names(site, ranked[:_LANES])
    lanes = []
    for key in chosen:
        name, page, about = names.get(key, ("Alone", None, "with no one else named"))
        picture = lane([items[index] for index in groups[key]], scale, to, f"{name}, by date")
        lanes.append(Lane(name, page, about, picture))
    left = len(ranked) - _LANES
    words = f"And {counted(left, 'other')}, each met less often." if left > 0 else ""
    return lanes, words, lane_head(scale)


def _names(site: Site, keys: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, str | None, str]]:
    knowledge = site.timeline.knowledge
    names: dict[tuple[str, str], tuple[str, str | None, str]] = {}
    for kind, id in keys:
        if id in knowledge.person and kind == ActorKind.PERSON:
            person = knowledge.person[id]
            names[kind, id] = (person.name, f"people/{id}.md", latest_office(site, person))
        elif id in knowledge.body:
            names[kind, id] = (knowledge.body[id].name, f"bodies/{id}.md", state(site, knowledge.body[id].state))
        else:
            names[kind, id] = (id, None, "")
    return names


def state(site: Site, id: str | None) -> str:
    """Name the state somebody or something belongs to; "" where none is known."""
    place = site.timeline.knowledge.place.get(id or "")
    return place.name if place is not None else ""


def latest_office(site: Site, person: Person) -> str:
    """Name the last office somebody took within our knowledge."""
    if not person.tenures:
        return state(site, person.state)
    last = max(person.tenures, key=lambda tenure: (tenure.start, tenure.office))
    return office_title(site, last)


def office_title(site: Site, tenure: Tenure) -> str:
    """Name the office of a tenure."""
    office = site.timeline.knowledge.office.get(tenure.office)
    return one_line(office.title) if office is not None else tenure.office
