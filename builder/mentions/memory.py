"""Who an article has named so far, so that "he", "both sides" and "the Russian minister" can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.knowledge import Knowledge
from builder.mentions.name import Name
from builder.mentions.tokens import fold
from builder.values import ActorKind, Mention, Participant, PlaceRef

_LONG = 6  # … and "the two leaders" that pair
_BESIDE = 4  # characters from somebody just named to "both men"
_SOON = 1  # sentences within which "they" are still the pair
_OFTEN = 4  # namings of a state that make "the government" its own


@dataclass(slots=True)
class Memory:
    """Grows as the sentences of one article are read in order."""

    knowledge: Knowledge
    words: Mapping[str, frozenset[str]]
    people: list[Participant] = field(default_factory=list)  # in the order they were named last
    offices: dict[str, str] = field(default_factory=dict)  # folded name → post, as the article gave it
    speaker: Participant | None = None  # who "he" is
    pair: tuple[Participant, ...] = ()  # whom "both sides" means
    pair_age: int = 0  # sentences since
    pairs: int = 0  # how many pairs have acted together
    lately: list[Participant] = field(default_factory=list)  # the people of the last sentence that names any
    bodies: dict[str, Participant] = field(default_factory=dict)  # last word of a body's name → the body named last
    states: Counter[str] = field(default_factory=Counter)  # how often each was named, by itself or by its people
    series: set[str] = field(default_factory=set)  # of gatherings the article names: "Geneva II"
    here: PlaceRef | None = None  # where the article was written
    venue: PlaceRef | None = None  # where the talks are that it speaks of
    told: list[Mention] = field(default_factory=list)  # the acts of verbs so far, without ids
    strangers: dict[str, Participant] = field(
        default_factory=dict
    )  # last word of a name we do not know → whom it means

    foreign: set[str] = field(default_factory=set)  # common nouns, as "rebels", that here mean nobody we list

    def note(self, names: list[Name]) -> None:
        """Take in a sentence's names."""
        self.pair_age += 1
        people = {
            who.name: who
            for name in names
            if not name.refers and (who := name.who) is not None and who.kind is ActorKind.PERSON
        }
        if people:
            told = (self.resolve(name)[0] for name in names if name.who is not None and name.who.name in people)
            self.lately = list({who.name: who for who in told}.values())
        self.states.update(name.who.state for name in names if name.who is not None and name.who.state is not None)
        for name in names:
            if name.who is not None and name.who.kind is ActorKind.BODY and " " in name.who.name:
                self.bodies[fold(name.who.name.split()[-1])] = name.who
            if name.who is not None and name.who.kind is ActorKind.GROUP and _of_others(name.who):
                self.foreign.add(_key(name.who.name))
                self.bodies[_key(name.who.name)] = name.who
            if name.who is None or name.who.kind is not ActorKind.PERSON or name.refers:
                continue
            who = self.resolve(name)[0]
            self.people = [one for one in self.people if one.name != who.name] + [who]
            if name.office:
                self.offices[who.name] = name.office
            if who.id is None and " " in who.name:
                self.strangers[_key(who.name)] = replace(who, span=None)
                if name.office and _family_first(who.name):
                    self.strangers.setdefault(fold(who.name.split()[0]), replace(who, span=None))

    def main_state(self) -> str | None:
        """Give the state an article is about: named often, and twice as often as any other."""
        ranked = [*self.states.most_common(2), ("", 0), ("", 0)]
        (state, count), (_, next_count) = ranked[0], ranked[1]
        return state if count >= _OFTEN and count >= 2 * next_count else None

    def speaks(self, who: Participant) -> None:
        """Note who was a clause's subject: the next "he"."""
        if who.kind is ActorKind.PERSON:
            self.speaker = who

    def met(self, actors: tuple[Participant, ...]) -> None:
        """Note a pair that acted together: the next "both sides"."""
        if len(actors) >= 2:
            again = {one.name for one in actors} == {one.name for one in self.pair}
            self.pairs += not again
            self.pair, self.pair_age = actors, 0

    def resolve(self, name: Name) -> tuple[Participant, ...]:
        """Tell whom a name means. Empty where it is not safe to say."""
        who = name.who
        if who is None:
            return ()
        if name.refers in ("he", "she"):
            return (replace(self.speaker, span=who.span),) if self.speaker else ()
        if name.refers == "pair":
            return self._pair(who)
        if name.refers == "they" and self.pair_age <= _SOON and self._two():
            return tuple(replace(one, span=who.span) for one in self.pair)
        if name.refers in ("we", "they"):
            return ()
        if name.refers in ("counterpart", "office"):
            return (self._holder(name, who),)
        if who.id is None and who.kind is ActorKind.GROUP and who.name.lower() not in self.words["members"]:
            body = self.bodies.get(fold(who.name))  # "the council" of an article on the Security Council
            return (who if body is None else replace(body, span=who.span),)
        if name.surname and len(name.choices) > 1:
            named = next((one for one in reversed(self.people) if one.id in name.choices), None)
            if named is not None:
                return (replace(named, span=who.span),)
        if name.surname or who.id is not None or who.kind is not ActorKind.PERSON:
            return (who,)
        known = self.strangers.get(_key(who.name))
        if known is not None and fold(who.name) in (fold(known.name.split()[-1]), fold(known.name.split()[0])):
            return (replace(known, span=who.span),)
        return (who,)

    def _two(self) -> bool:
        """Tell a pair that "they" may safely mean: two people, or two states."""
        return len(self.pair) == 2 and {one.kind for one in self.pair} in ({ActorKind.PERSON}, {ActorKind.STATE})

    def _pair(self, who: Participant) -> tuple[Participant, ...]:
        """Tell whom "the two leaders" means: who acted together last, else the two people named last."""
        words = who.name.lower().split()
        pair = self.pair if self.pair_age <= _LONG else ()
        if self.pair_age and any(self._just_named(one, who) for one in self.lately if one.name not in _names(pair)):
            return ()  # "he was in Oslo with Lee: both men", of whom one at least is none of the pair told before
        if self.pairs > 1 and words[-1] in self.words["quantities"]:
            return ()  # "the two" of several pairs told: which, nobody can tell
        if set(words) & self.words["paired_states"]:
            states = {one.state: one for one in pair if one.state is not None}
            told = tuple(self._state(id, one) for id, one in states.items())
            return told if len(told) == _count(words) else ()
        if set(words) & self.words["paired_sides"]:
            return tuple(replace(one, span=who.span) for one in pair)
        people = pair if all(one.kind in (ActorKind.PERSON, ActorKind.OFFICE) for one in pair) else ()
        people = people or (() if pair else tuple(self.lately))
        return tuple(replace(one, span=who.span) for one in people) if len(people) == _count(words) else ()

    def _just_named(self, one: Participant, pair: Participant) -> bool:
        """Tell whether somebody is named right before "both men"."""
        return one.span is not None and pair.span is not None and 0 <= pair.span.start - one.span.end < _BESIDE

    def _state(self, id: str, one: Participant) -> Participant:
        place = self.knowledge.place.get(id)
        if one.kind is ActorKind.STATE:
            return replace(one, span=None)
        return Participant(place.name if place else id, ActorKind.STATE, id, id)

    def _holder(self, name: Name, who: Participant) -> Participant:
        """Find whom "the Russian minister" means among those named; "the envoy" the only one the article has."""
        head = name.office.split()[-1] if name.office else ""
        if who.state is None:
            held = [one for one in self.people if head in self.offices.get(one.name, "").split()]
            return replace(held[0], span=who.span) if len(held) == 1 and " " not in who.name else who
        for one in reversed(self.people):
            if one.state == who.state and (name.refers == "counterpart" or self._held(one, head)):
                return replace(one, span=who.span)
        place = self.knowledge.place.get(who.state) if name.refers == "counterpart" else None
        return Participant(place.name, ActorKind.STATE, place.id, place.id, who.span) if place else who

    def _held(self, one: Participant, head: str) -> bool:
        """Tell whether somebody has, in the article or by what we know, a post of that sort."""
        if head in self.offices.get(one.name, "").split():
            return True
        person = self.knowledge.person.get(one.id or "")
        if person is None:
            return False
        return any(
            head in self.knowledge.office[tenure.office].title.lower().split()
            for tenure in person.tenures
            if tenure.office in self.knowledge.office
        )


def _of_others(who: Participant) -> bool:
    """Tell a group nobody listed, of no state we know: "Sudlandic rebels"."""
    words = who.name.split()
    strange = any(part[:1].isupper() for part in words[0].split("-"))
    return who.id is None and who.state is None and len(words) == 2 and strange and words[1].islower()


def _names(people: Sequence[Participant]) -> set[str]:
    return {one.name for one in people}


def _count(words: Sequence[str]) -> int:
    """Give how many "the three leaders" and "both men" are."""
    return 3 if "three" in words else 2


def _family_first(name: str) -> bool:
    """Tell "Moon Jae-in" and "Kim Jong Un", who are called by the first of their names."""
    words = name.split()
    return "-" in words[-1] or (len(words) == 3 and all(len(word) < 6 for word in words))


def _key(name: str) -> str:
    return fold(name.split()[-1])
