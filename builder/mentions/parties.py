"""Who takes part in an act, read from its own clause."""

from __future__ import annotations

from collections.abc import Iterable

from builder.mentions.clauses import SentenceReader
from builder.mentions.coded import Coded
from builder.mentions.memory import Memory
from builder.mentions.name import Name
from builder.mentions.sentence import Clause, Sentence
from builder.values import ActorKind, EventClass, Participant

_LIST_WORDS = frozenset((",", "and", "&", "or", "'s", "/"))
_REACH = 24
# What these send, or take back, is not whom they are aimed at: "dispatched inspectors to Iran".
_SENDING = ("aid", "investigate", "mobilise", "sanction", "release", "propose")

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


class Parties:
    """Reads participants with one reader's words."""

    def __init__(self, reader: SentenceReader) -> None:
        self.reader = reader
        self.words = reader.words

    def people(self, sentence: Sentence, names: Iterable[int], memory: Memory) -> tuple[Participant, ...]:
        """Tell whom names mean, each once."""
        found: list[Participant] = []
        for index in names:
            for who in memory.resolve(sentence.names[index]):
                if all(who.name != one.name for one in found):
                    found.append(who)
        return tuple(self._government(one, found, memory) for one in found)

    def _government(self, who: Participant, others: list[Participant], memory: Memory) -> Participant:
        """Tell whose "the government" is: of the opposition's state beside it, or of the one the article is about."""
        if who.state is not None or who.name.lower() not in ("government", "regime", "authorities"):
            return who
        states = [one.state for one in others if one.state is not None and one.kind is not ActorKind.PERSON]
        state = states[0] if len(states) == 1 else memory.main_state()
        known = self.reader.names.gazetteer.governments.get(state or "")
        if known is None or known.kind is None:
            return who
        return Participant(known.name, known.kind, known.id, known.state, who.span)

    def subject(self, sentence: Sentence, clause: Clause, memory: Memory) -> tuple[Participant, ...]:
        """Tell who a clause's subject is. Places are none."""
        names = [index for index in clause.subject if not self.reader.is_place(sentence, index)]
        return self.people(sentence, names, memory)

    def speaker(self, sentence: Sentence, clause: Clause | None, memory: Memory) -> Participant | None:
        """Tell in whose word a clause stands; None for a fact, or where several say it."""
        if clause is None or clause.reported is None:
            return None
        teller = sentence.clauses[clause.reported]
        if any(sentence.names[index].refers in ("pair", "they") for index in teller.subject):
            return None  # both say it: nobody's word against another's
        if not teller.subject and teller.span[0] < teller.span[1]:
            span = sentence.span_of(
                *teller.span
            )  # "a prominent lawyer": nobody by name, and somebody's word all the same
            return Participant(" ".join(span.of(sentence.text).split()), ActorKind.GROUP, span=span)
        return next(iter(self.people(sentence, teller.subject, memory)), None)

    def agents(self, sentence: Sentence, start: int, end: int, memory: Memory) -> tuple[Participant, ...]:
        """Tell by whom something is done, between two tokens."""
        return self.people(sentence, self._by(sentence, start, end), memory)

    def of(self, sentence: Sentence, coded: Coded, memory: Memory) -> Sides:
        """Give who acts and who is acted upon. An act that all share in has actors only."""
        clause, verb, end = coded.clause, coded.verb, max(coded.clause.end, coded.end)
        if coded.subject_noun:
            names = [
                *self._inside(sentence, *clause.span),
                *self._by(sentence, *clause.span),
                *self._with(sentence, verb.end, end, self.words["sharing"]),
            ]
            return self.people(sentence, dict.fromkeys(names), memory), ()
        subject = [index for index in clause.subject if not self.reader.is_place(sentence, index)]
        if clause.possessed and not clause.same_subject:
            subject = []
        if coded.act.name == "undergo":
            return self.people(
                sentence, self._with(sentence, verb.end, end, frozenset(("from",))), memory
            ), self.people(sentence, subject, memory)
        if verb.passive:
            agents = self._by(sentence, verb.end, end)
            if coded.act.symmetric and verb.lemmas[0] in self.words["two_sided"]:
                agents = [*subject, *agents]  # "Hale was briefed by Lee"
            if coded.act.symmetric:
                return self.people(sentence, agents, memory), ()
            if coded.act.event_class is EventClass.SCHEDULE and not agents:
                return self.people(sentence, self._inside(sentence, *clause.span), memory), ()
            return self.people(sentence, agents, memory), self.people(sentence, subject, memory)
        if coded.act.symmetric:
            sharers = self._sharers(sentence, coded, end)
            if subject:  # "spoke to Hale, the first call between the two": these two
                sharers = [index for index in sharers if sentence.names[index].refers != "pair"]
            return self.people(sentence, dict.fromkeys([*subject, *sharers]), memory), ()
        objects = [index for index in self._objects(sentence, coded, end) if index not in subject]
        actors = self.people(sentence, subject, memory)
        targets = self.people(sentence, objects, memory)
        return actors, tuple(one for one in targets if all(one.name != other.name for other in actors))

    def list_from(self, sentence: Sentence, start: int, end: int) -> list[int]:
        """Read a list of names: "Lavrov, al-Jubeir and the U.S. Secretary of State John Kerry"."""
        paired = sentence.lows[start - 1] == "between"  # "a meeting between Hale | and Lee is set for May"
        found: list[int] = []
        index = start
        while index < end:
            owner = sentence.owner[index]
            low = sentence.lows[index]
            if owner >= 0:
                name = sentence.names[owner]
                if sentence.lows[name.end : name.end + 1] == ["'s"]:
                    if name.place is not None and self._is_person(sentence.name_at(name.end + 1)):
                        index = name.end + 1
                        continue  # "Norland’s Anna Hale" is Hale
                    break  # "Assad’s future" aims at no Assad
                if self._is_modifier(name) and self._modifies(sentence, name.end):
                    break
                if (
                    name.who is not None
                    and not name.weak
                    and sentence.lows[name.end - 1] not in ("reporters", "journalists")
                ):
                    found.append(owner)
                index = max(name.end, index + 1)
            elif low in ("and", ",") and not paired and self._begins_clause(sentence, index + 1):
                break
            elif (
                low in _LIST_WORDS
                or low.isdigit()
                or low in self.words["quantities"]
                or low in self.words["determiners"]
                or low in self.words["modifiers"]
            ):
                index += 1
            else:
                break
        return found

    def _is_person(self, name: Name | None) -> bool:
        return name is not None and name.who is not None and name.who.kind is ActorKind.PERSON

    def _begins_clause(self, sentence: Sentence, at: int) -> bool:
        """Tell "met Hale and the ministry said": the second name is of another clause."""
        while at < len(sentence.lows) and sentence.lows[at] in self.words["determiners"]:
            at += 1
        name = sentence.name_at(at)
        return name is not None and any(verb.finite and verb.first == name.end for verb in sentence.verbs)

    def _is_modifier(self, name: Name) -> bool:
        """Tell names that may stand before a noun: "a UN resolution", "Syria talks"."""
        return name.place is not None or (name.who is not None and name.who.kind in (ActorKind.BODY, ActorKind.GROUP))

    def _modifies(self, sentence: Sentence, end: int) -> bool:
        """Tell the "Syria" of "Syria talks"."""
        if end >= len(sentence.lows) or sentence.owner[end] >= 0 or sentence.dated[end]:
            return False
        closed = ("prepositions", "subordinators", "relatives", "adverbs", "determiners")
        low = sentence.lows[end]
        if low in self.words["groups"]:
            return False
        if (
            not sentence.tokens[end].is_word
            or low in ("and", "or", "but")
            or any(low in self.words[kind] for kind in closed)
        ):
            return False
        return all(verb.first != end for verb in sentence.verbs)

    def _inside(self, sentence: Sentence, start: int, end: int) -> list[int]:
        """Give who takes part by a noun phrase: "talks between Russia and Turkey", "Lavrov’s meetings with"."""
        found: list[int] = []
        for index in self.reader.names_between(sentence, start, end):
            name = sentence.names[index]
            if name.end < len(sentence.lows) and sentence.lows[name.end] == "'s" and name.end < end:
                found.append(index)
        found.extend(index for index in self._with(sentence, start, end, self.words["sharing"]) if index not in found)
        return found

    def _with(self, sentence: Sentence, start: int, end: int, leads: frozenset[str]) -> list[int]:
        found: list[int] = []
        for index in range(start, min(end, start + _REACH)):
            if sentence.lows[index] in leads and sentence.owner[index] < 0:
                listed = self.list_from(sentence, index + 1, end)
                found.extend(i for i in listed if i not in found and not self.reader.is_place(sentence, i))
        return found

    def _by(self, sentence: Sentence, start: int, end: int) -> list[int]:
        for index in range(start, min(end, start + 12)):
            if sentence.lows[index] == "by" and sentence.owner[index] < 0:
                return self.list_from(sentence, index + 1, end)
        return []

    def _sharers(self, sentence: Sentence, coded: Coded, end: int) -> list[int]:
        """Give those who share in an act beside its subject: "met Kerry", "talks with Russia"."""
        stop = min(self._next_verb(sentence, coded, end), coded.verb.end + _REACH)
        found: list[int] = []
        if coded.noun is None and (
            coded.act.name in ("meet", "telephone") or coded.verb.lemmas[0] in ("brief", "consult")
        ):
            direct = self.list_from(sentence, coded.end, stop)
            found = [i for i in direct if sentence.names[i].place is None]
        leads = self.words["sharing"]
        addressed = coded.act.name == "telephone" or sentence.lows[coded.end - 1] == "to"
        if coded.act.name in ("talk", "telephone") and addressed:
            leads |= {"to"}
        start = coded.verb.end
        if coded.end > start and sentence.lows[coded.end - 1] in ("with", "to"):
            found = self.list_from(sentence, coded.end, stop)
        for index in range(start, stop):
            if sentence.lows[index] in leads and sentence.owner[index] < 0:
                listed = self.list_from(sentence, index + 1, stop)
                found.extend(i for i in listed if i not in found and not self.reader.is_place(sentence, i))
                if listed:
                    break
            elif sentence.lows[index] in ("amid", "despite", "against", "without", "over", "about"):
                break
        return found

    def _objects(self, sentence: Sentence, coded: Coded, end: int) -> list[int]:
        """Give whom an act is aimed at: its object, else what the first telling preposition leads in."""
        stop = min(end, coded.verb.end + _REACH)
        if coded.act.name == "resign":
            return []
        if coded.act.name in ("visit", "host"):
            return self._guests(sentence, coded, stop)
        direct = self.list_from(sentence, coded.end if coded.noun is None else coded.verb.end, stop)
        if direct and not (coded.act.name in _SENDING and self._nameless(sentence, direct)):
            return [i for i in direct if not self.reader.is_place(sentence, i)]
        for index in range(coded.verb.end, stop):
            low = sentence.lows[index]
            if low in self.words["subordinators"] or low in self.words["relatives"] or low in (";", ":"):
                break
            if (
                (low in self.words["aimed"] or (low == "for" and coded.act.name in ("support", "aid")))
                and not sentence.dated[index]
                and sentence.owner[index] < 0
            ):
                listed = [i for i in self.list_from(sentence, index + 1, stop) if not self.reader.is_place(sentence, i)]
                if listed:
                    return listed
                if low in ("on", "against") and coded.act.event_class is EventClass.SANCTION:
                    break  # "on figures close to Hale": on nobody named
        return direct

    def _nameless(self, sentence: Sentence, names: list[int]) -> bool:
        """Tell what is sent from whom it is sent to: "dispatched inspectors | to Iran"."""
        return all(
            (who := sentence.names[index].who) is not None
            and who.kind in (ActorKind.GROUP, ActorKind.OFFICE)
            and who.state is None
            for index in names
        )

    def _guests(self, sentence: Sentence, coded: Coded, stop: int) -> list[int]:
        """Give whom a visitor comes to see, or a host receives; the place itself is none of them."""
        found: list[int] = []
        if coded.act.name == "host":
            found = [i for i in self.list_from(sentence, coded.end, stop) if sentence.names[i].place is None]
        for verb in sentence.verbs:
            if coded.verb.end <= verb.first < stop and verb.form == "inf" and verb.lemmas[0] in ("meet", "see"):
                found.extend(self.list_from(sentence, verb.end, stop))
        own = min((verb.first for verb in sentence.verbs if verb.first >= coded.verb.end), default=stop)
        found.extend(
            i for i in self._with(sentence, coded.verb.end, min(own, stop), frozenset(("with",))) if i not in found
        )
        people = (ActorKind.PERSON, ActorKind.BODY, ActorKind.OFFICE, ActorKind.GROUP, ActorKind.STATE)
        return [i for i in dict.fromkeys(found) if (who := sentence.names[i].who) is not None and who.kind in people]

    def _next_verb(self, sentence: Sentence, coded: Coded, end: int) -> int:
        return next(
            (verb.first for verb in sentence.verbs if verb.first >= coded.verb.end and verb.form != "part"), end
        )
