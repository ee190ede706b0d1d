"""Names we know, in one tree of words built once for a `Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from builder.knowledge import Knowledge
from builder.mentions.lexicon import Lexicon, load_lexicon
from builder.mentions.tokens import Token, fold, tokenize
from builder.values import ActorKind


class Way(Enum):
    """How a name stands for what it names."""

    PERSON = "person"  # a full name
    SURNAME = "surname"
    BODY = "body"
    STATE = "state"  # a country by its name
    CITY = "city"  # a place that stands for no government
    METONYM = "metonym"  # a place or building that may: "Moscow", "the Kremlin"
    ADJECTIVE = "adjective"  # "Russian"


@dataclass(frozen=True, slots=True)
class Known:
    """One thing a name may mean."""

    way: Way
    id: str | None
    name: str
    kind: ActorKind | None
    state: str | None  # the state acted for
    place: str | None = None  # id, where it is also a place
    place_name: str | None = None
    acts: bool = True  # False: never an actor
    common: bool = False  # a name in lower case: "opposition groups"


@dataclass
class _Node:
    next: dict[str, _Node]
    known: list[Known]


class Gazetteer:
    """Finds known names among tokens, the longest first."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._root = _Node({}, [])
        self.states: dict[str, str] = {}  # id → name
        self.governments: dict[str, Known] = {}  # by state
        self._add_people(knowledge)
        self._add_bodies(knowledge)
        self._add_places(knowledge)
        self._add_world(knowledge, lexicon)

    def match(self, tokens: list[Token], at: int) -> tuple[int, list[Known]] | None:
        """Give the longest known name that starts at a token: where it ends, and what it may mean."""
        node, best = self._root, None
        index = at - 1
        while (index := index + 1) < len(tokens):
            step = node.next.get(tokens[index].low)
            if step is None:
                if index > at and (beyond := _past_initial(tokens, index)) > index:
                    index = beyond - 1
                    continue  # "Anna B. Hale"
                break
            node = step
            if node.known:
                best = index + 1, node.known
        return best

    def named(self, words: str) -> Known | None:
        """Give what some words name as a whole."""
        tokens = tokenize(words)
        found = self.match(tokens, 0)
        return found[1][0] if found is not None and found[0] == len(tokens) else None

    def _add(self, name: str, known: Known, over: bool = True) -> None:
        """File a name. With `over` False it must not come beside what is there already."""
        lows = [token.low for token in tokenize(name) if token.is_word or token.low.isdigit() or token.low == "'s"]
        if lows[:1] == ["the"] and len(lows) > 1:
            lows = lows[1:]
        if not lows:
            return
        node = self._root
        for low in lows:
            node = node.next.setdefault(low, _Node({}, []))
        if known not in node.known and (over or not node.known):
            node.known.append(known)

    def _add_people(self, knowledge: Knowledge) -> None:
        for person in knowledge.people:
            full = Known(Way.PERSON, person.id, person.name, ActorKind.PERSON, person.state)
            for name in person.names:
                self._add(name, full)
                self._add(name.replace("-", " "), full)
            last = Known(Way.SURNAME, person.id, person.name, ActorKind.PERSON, person.state)
            for name in person.surnames:
                self._add(name, last)

    def _add_bodies(self, knowledge: Knowledge) -> None:
        for body in knowledge.bodies:
            known = Known(Way.BODY, body.id, body.name, body.kind, body.state)
            if body.kind is ActorKind.STATE and body.state is not None:
                self.governments.setdefault(body.state, known)
            for name in body.names:  # not what a title prints: "Russia" for its government
                self._add(name, replace(known, common=name == name.lower()))

    def _add_places(self, knowledge: Knowledge) -> None:
        for place in knowledge.places:
            if place.kind == "country":
                self.states[place.id] = place.name
                self._add_state(place.id, place.name, place.names, place.adjectives)
        for place in knowledge.places:
            for name in place.metonyms:
                state = place.id if place.kind == "country" else place.country
                label = self.states.get(state or "", place.name)
                spot = next((p for p in knowledge.places if name in p.names), None)
                self._add(
                    name, Known(Way.METONYM, state, label, ActorKind.STATE, state, spot.id if spot else None, name)
                )
        for place in knowledge.places:
            if place.kind != "country":
                known = Known(Way.CITY, place.id, place.name, None, place.country, place.id, place.name, acts=False)
                for name in place.names:
                    self._add(name, known, over=False)

    def _add_state(self, id: str, name: str, names: Iterable[str], adjectives: Iterable[str]) -> None:
        state = Known(Way.STATE, id, name, ActorKind.STATE, id, id, name)
        for spelling in (name, *names):
            self._add(spelling, state, over=False)
        for adjective in adjectives:
            known = Known(Way.ADJECTIVE, id, name, ActorKind.STATE, id)
            self._add(adjective, known, over=False)
            self._add(adjective + "s", known, over=False)

    def _add_world(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        """Add the states and bodies of the world's news that the subject's own tables do not list."""
        ids = {fold(name): place for place in knowledge.places if place.kind == "country" for name in place.names}
        for row in lexicon.states:
            names = [row["name"], *_parts(row["names"])]
            place = next((ids[fold(name)] for name in names if fold(name) in ids), None)
            id = place.id if place else fold(row["name"]).replace(" ", "-")
            name = place.name if place else row["name"]
            self.states.setdefault(id, name)
            self._add_state(id, name, names, _parts(row["adjectives"]))
            for capital in _parts(row["capitals"]):
                self._add(capital, Known(Way.METONYM, id, name, ActorKind.STATE, id, None, capital), over=False)
        for row in lexicon.bodies:
            known = Known(Way.BODY, None, row["name"], ActorKind.BODY, None)
            for name in (row["name"], *_parts(row["names"])):
                self._add(name, known, over=False)


def _past_initial(tokens: list[Token], at: int) -> int:
    """Step over the initial of a second given name and its full stop."""
    if len(tokens[at].text.rstrip(".")) != 1 or not tokens[at].capital:
        return at
    return at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "." else at + 1


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


_KEPT = 2
_built: list[tuple[Knowledge, str, Gazetteer]] = []


def gazetteer_of(knowledge: Knowledge, language: str = "en") -> Gazetteer:
    """Give the gazetteer of a knowledge, built at its first use; those of the last few are kept."""
    for known, spoken, built in _built:
        if known is knowledge and spoken == language:
            return built
    built = Gazetteer(knowledge, load_lexicon(language))
    _built.append((knowledge, language, built))
    del _built[:-_KEPT]
    return built
