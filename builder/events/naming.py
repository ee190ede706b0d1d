"""How a title names people, bodies and states: "Lavrov", "the National Coalition", "the US"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from builder.events.report import is_movement
from builder.events.tables import grammar
from builder.knowledge import Knowledge
from builder.values import ActorKind, Participant

_ACRONYM = re.compile(r"[A-Z]{2,5}")


def names_table() -> dict[str, Any]:
    """Give the part of the grammar that is about names."""
    table: dict[str, Any] = grammar()["names"]
    return table


def title_names(participants: Sequence[Participant], knowledge: Knowledge) -> list[str]:
    """Name each once, persons before bodies before states, with a limit to the list."""
    order = list(ActorKind)
    ranked = sorted(participants, key=lambda who: order.index(who.kind))
    names = list(dict.fromkeys(title_name(who, knowledge) for who in ranked))
    names = [name for name in names if not any(name != other and name.endswith(f" {other}") for other in names)]
    table = names_table()
    most = int(table["most"])
    return names if len(names) <= most else [*names[: most - 1], str(table["rest"])]


def title_name(who: Participant, knowledge: Knowledge) -> str:
    """Give the name a title prints: a listed person's surname, a short form, "the US"."""
    person = knowledge.person.get(who.id or "")
    if person is not None:
        return person.surname
    body = knowledge.body.get(who.id or "")
    if body is not None:
        name = body.short or body.name
        low = name[:1].lower() + name[1:]
        return low if low in body.names else _with_article(name, long=body.name)  # "world powers"
    place = knowledge.place.get(who.id or "") if who.kind is ActorKind.STATE else None
    if place is not None:
        begins = tuple(names_table()["begins"])
        initials = (name for name in place.names if place.name.startswith(begins) and _ACRONYM.fullmatch(name))
        short = next(initials, place.name)
        return _with_article(short, long=place.name)
    name = " ".join(who.name.split())
    last = name.rsplit(" ", 1)[-1].title()
    stands = who.kind is ActorKind.OFFICE or (who.kind is ActorKind.BODY and who.state is not None)
    if who.kind is ActorKind.OFFICE and name.split()[1:2] == ["of"]:
        return f"the {name[:1].lower()}{name[1:]}"  # "the head of the Nordic Council"
    if stands and name[:1].isupper() and "'s " not in name and "’s " not in name:
        return f"the {name}"
    definite = (
        who.kind is ActorKind.BODY and last in names_table()["ends"] and last.lower() not in names_table()["plural"]
    )
    return f"the {name}" if definite and "'s " not in name and "’s " not in name else name


def _with_article(name: str, *, long: str) -> str:
    """Put "the" before a name that takes it: "the National Coalition", "the US", but "NATO" and "Northland"."""
    if name.startswith(("the ", "The ")):
        return f"the {name[4:]}"
    table = names_table()
    initials = bool(_ACRONYM.fullmatch(name)) and name.upper() not in table["read_as_words"]
    definite = (
        initials
        or long.startswith(tuple(table["begins"]))
        or any(word in table["ends"] for word in name.title().split())
    )
    return f"the {name}" if definite else name


def is_plural(names: Sequence[str]) -> bool:
    """Tell whether names take a plural verb: several do, and one of several people, "rebel leaders of the north"."""
    if len(names) != 1 or names[0].endswith(tuple(names_table()["singular"])):
        return len(names) > 1
    if is_movement(names[0]) and names[0].split()[1] not in names_table()["ends"]:
        return True
    head = names[0].split(" of ", 1)[0]
    return any(name.rsplit(" ", 1)[-1].casefold() in names_table()["plural"] for name in (names[0], head))
