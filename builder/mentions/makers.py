"""Names as they are made of the tokens they cover: people, groups, counterparts, strangers."""

from __future__ import annotations

from dataclasses import replace

from builder.mentions.gazetteer import Known, Way
from builder.mentions.lexicon import singular
from builder.mentions.name import Name, tokens_text
from builder.mentions.phrases import PhraseReader
from builder.mentions.tokens import Token
from builder.values import ActorKind, Participant, Span


class NameMaker(PhraseReader):
    """Makes names of stretches of tokens whose sort is known."""

    def _person(
        self, text: str, tokens: list[Token], at: int, name_at: int, end: int, known: list[Known], prefix: Known | None,
        shouting: bool, office: str = "",
    ) -> list[Name]:  # fmt: skip
        person = known[0]
        if person.way is Way.SURNAME and not shouting:
            first = name_at
            stop = self._capitals(tokens, name_at, lone=True)
            if stop is not None and stop > end and not self._known_after(tokens, end, stop):
                who = self._who(
                    text,
                    tokens,
                    at,
                    stop,
                    tokens_text(text, tokens, first, stop),
                    ActorKind.PERSON,
                    None,
                    prefix.state if prefix else None,
                )
                return [Name(at, stop, who, office=office)]
        if (
            person.way is Way.PERSON
            and not shouting
            and end < len(tokens)
            and tokens[end].glued
            and tokens[end].capital
        ):
            end += 1
        stop = end
        owned = stop + 1 if stop < len(tokens) and tokens[stop].low == "'s" else stop
        group = self._phrase("groups", tokens, owned)
        if group is not None and tokens[owned].low in self.words["followings"]:
            who = self._who(
                text, tokens, at, group, tokens_text(text, tokens, at, group), ActorKind.BODY, None, person.state
            )
            return [Name(at, group, who)]
        surname = person.way is Way.SURNAME
        who = self._who(text, tokens, at, end, person.name, ActorKind.PERSON, person.id, person.state)
        choices = tuple(one.id for one in known if one.id is not None and one.way in (Way.PERSON, Way.SURNAME))
        return [Name(at, end, who, surname=surname, office=office, choices=choices)]

    def _counterparts(self, text: str, tokens: list[Token], at: int, end: int) -> list[Name]:
        """Read "his Russian and Iranian counterparts": one of each state."""
        found: list[Name] = []
        first, index = at, at + 1
        while index < end - 1:
            known = self._known(tokens, index)
            if known is None or known[1][0].way not in (Way.ADJECTIVE, Way.STATE):
                index += 1
                continue
            stop, one = known[0], known[1][0]
            label = f"{tokens_text(text, tokens, index, stop)} counterpart"
            who = self._who(text, tokens, first, stop, label, ActorKind.OFFICE, None, one.state)
            found.append(Name(first, stop, who, refers="counterpart"))
            index = first = stop
            while first < end - 1 and tokens[first].low in (",", "and", "&"):
                first += 1
            index = max(index, first)
        if len(found) < 2 or tokens[end - 1].low != "counterparts":
            return []
        return [*found[:-1], replace(found[-1], end=end)]

    def _counterpart_name(self, text: str, tokens: list[Token], at: int, end: int) -> Name:
        state = None
        label = "counterpart"
        for index in range(at + 1, end):
            known = self._known(tokens, index)
            if known is not None and known[1][0].way in (Way.ADJECTIVE, Way.STATE):
                state, label = known[1][0].state, tokens_text(text, tokens, index, end)
                break
        if end < len(tokens) and (tokens[end].capital or tokens[end].low in self.words["name_particles"]):
            ahead = self._known(tokens, end)
            if ahead is not None and ahead[1][0].way in (Way.PERSON, Way.SURNAME):
                return self._person(text, tokens, at, end, ahead[0], ahead[1], None, shouting=True)[0]
            if (stop := self._capitals(tokens, end, lone=True)) is not None:
                name = tokens_text(text, tokens, end, stop)
                return Name(at, stop, self._who(text, tokens, at, stop, name, ActorKind.PERSON, None, state))
        who = self._who(text, tokens, at, end, label, ActorKind.OFFICE, None, state)
        return Name(at, end, who, refers="counterpart")

    def _group(self, text: str, tokens: list[Token], at: int, end: int, prefix: Known | None, refers: str = "") -> Name:
        label = tokens_text(text, tokens, at, end)
        last = tokens[end - 1].low
        body = prefix is not None and last not in ("officials", "people") and singular(last) == last
        kind = ActorKind.BODY if body else ActorKind.GROUP
        return Name(
            at,
            end,
            self._who(text, tokens, at, end, label, kind, None, prefix.state if prefix else None),
            refers=refers,
        )

    def _stranger(self, text: str, tokens: list[Token], at: int, end: int) -> Name:
        lows = {token.low for token in tokens[at:end]}
        for index in range(end - 2, at, -1):
            if tokens[index].low in ("minister", "secretary", "president", "ambassador") and index + 1 < end:
                name = tokens_text(text, tokens, index + 1, end)  # "Telecommunications Minister | Charbel Nahhas"
                office = " ".join(token.low for token in tokens[at : index + 1])
                ahead = self._known(tokens, index + 1)
                if ahead is not None and ahead[0] == end and ahead[1][0].way is Way.PERSON:
                    return self._person(text, tokens, at, index + 1, *ahead, None, False, office)[0]
                return Name(at, end, self._who(text, tokens, at, end, name, ActorKind.PERSON), office=office)
        if tokens[end - 1].low in self.words["posts"]:
            office = " ".join(token.low for token in tokens[at:end])  # "the Joint Special Envoy"
            who = self._who(text, tokens, at, end, tokens_text(text, tokens, at, end), ActorKind.OFFICE)
            return Name(at, end, who, refers="office", office=office)
        kind = ActorKind.BODY if lows & self.words["organisations"] or end - at > 4 else ActorKind.PERSON
        return Name(at, end, self._who(text, tokens, at, end, tokens_text(text, tokens, at, end), kind))

    def _who(
        self, text: str, tokens: list[Token], at: int, end: int, name: str, kind: ActorKind, id: str | None = None,
        state: str | None = None,
    ) -> Participant:  # fmt: skip
        return Participant(" ".join(name.split()), kind, id, state, Span(tokens[at].start, tokens[end - 1].end))
