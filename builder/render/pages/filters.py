"""What lists of entries can be filtered by, counted, and said of each entry in its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from builder.render.entries import Entry
from builder.render.markup import escaped, markup
from builder.render.site import Site
from builder.render.words import table


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with what it may be set to."""

    key: str
    label: str
    options: tuple[Choice, ...]


def filtered(site: Site, entries: Sequence[Entry]) -> dict[str, Any]:
    """Give what a page needs to list entries with their filters."""
    found = [keys(site, entry) for entry in entries]
    attributes = [markup("".join([_attribute(key, value) for key, value in one.items() if value])) for one in found]
    return {"rows": list(zip(entries, attributes, strict=True)), "facets": facets(site, found)}


@lru_cache(maxsize=4096)
def _attribute(key: str, value: str) -> str:
    return f' data-{key}="{escaped(value)}"'


def keys(site: Site, entry: Entry) -> dict[str, str]:
    """Give what an entry is filtered by; the names are those of the facets."""
    people = [who.id for who in entry.event.participants if who.id and who.id in site.timeline.knowledge.person]
    places = site.places_of(entry)
    outlets = dict.fromkeys(site.timeline.article[id].article.outlet or "" for id in entry.articles)
    return {
        "person": " ".join(dict.fromkeys(people)),
        "place": " ".join(places),
        "class": entry.event.event_class.value.lower(),
        "year": str(entry.interval.start.year) if entry.interval is not None else "none",
        "certainty": entry.certainty.replace(" ", "-") or "none",
        "outlet": " ".join(site.outlet_key(outlet) for outlet in outlets if outlet),
    }


def facets(site: Site, found: Sequence[Mapping[str, str]]) -> list[Facet]:
    """Count what the entries can be filtered by; a filter with one value or none is left out."""
    counts: dict[str, Counter[str]] = {}
    for (key, values), times in Counter([pair for one in found for pair in one.items()]).items():
        of_key = counts.setdefault(key, Counter())
        for value in values.split():
            of_key[value] += times
    knowledge = site.timeline.knowledge
    names = {
        "person": {id: person.name for id, person in knowledge.person.items()},
        "place": {id: place.name for id, place in knowledge.place.items()},
        "class": {
            name.lower(): words for family in table()["family"].values() for name, words in family["classes"].items()
        },
        "year": {"none": "no date"},
        "certainty": {"none": "no date"},
        "outlet": site.outlet_names,
    }
    certainties = ["stated", *(row["words"].replace(" ", "-") for row in table()["certainty"]), "none"]
    made = []
    for key, values_of in counts.items():
        if len(values_of) < 2:
            continue
        label = {"class": "Kind"}.get(key, key.capitalize())
        words = names[key]
        choices = [
            Choice(value, words.get(value, value.replace("-", " ")), count) for value, count in values_of.items()
        ]
        if key == "certainty":
            choices.sort(key=lambda choice: certainties.index(choice.value))
        elif key == "year":
            choices.sort(key=lambda choice: choice.value)
        else:
            choices.sort(key=lambda choice: (choice.name.casefold(), choice.value))
        made.append(Facet(key, label, tuple(choices)))
    return made
