"""Who and where: the names, titles, groups and pronouns of one sentence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from builder.mentions.gazetteer import Gazetteer, Known, Way
from builder.mentions.joining import NameJoiner
from builder.mentions.lexicon import Lexicon, singular
from builder.mentions.makers import NameMaker
from builder.mentions.name import Name, tokens_text
from builder.mentions.phrases import HELPING
from builder.mentions.tokens import Token
from builder.values import ActorKind, Participant


class NameReader(NameMaker):
    """Reads names out of tokens, with one gazetteer and one language's words."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        super().__init__(gazetteer, lexicon)
        self.joiner = NameJoiner(gazetteer, lexicon)

    def read(
        self, text: str, tokens: list[Token], strangers: Container[str] = (), foreign: Container[str] = ()
    ) -> list[Name]:
        """Give the names of a sentence, in order, none overlapping.

        Args:
            strangers: Surnames of people the article has named in full and nobody listed.
            foreign: Common nouns that we list a body by, and that the article has for another: the "rebels" of Norland.
        """
        longs = [token for token in tokens if token.is_word and len(token.text) > 3 and not self._is_day(token)]
        capitals = sum(token.capital for token in longs)
        shouting = len(longs) > 2 and capitals > 0.8 * len(longs)  # a headline in title case, or an article in capitals
        names: list[Name] = []
        at = 0
        while at < len(tokens):
            free = not names or names[-1].end < at
            found = self._foreign(text, tokens, at, foreign) if free else []
            if not found:
                found = [] if self._ousts(tokens, at, names) else self._at(text, tokens, at, shouting)
            if not found and tokens[at].capital and tokens[at].low in strangers:
                who = self._who(text, tokens, at, at + 1, tokens[at].text, ActorKind.PERSON)
                found = [Name(at, at + 1, who)]
            if found:
                names.extend(found)
                at = found[-1].end
            else:
                at += 1
        return self.joiner.join(tokens, names)

    def _is_day(self, token: Token) -> bool:
        return token.low in self.words["months_and_days"]

    def _ousts(self, tokens: list[Token], at: int, names: list[Name]) -> bool:
        """Tell the verb of "Norland's army ousted President Hale" from the adjective of "the ousted president"."""
        low = tokens[at].low
        after = bool(names) and names[-1].end == at and names[-1].who is not None and not names[-1].weak
        return (
            after and low in self.words["modifiers"] and any(tag == "VBD" for _, tag in self.lexicon.forms.get(low, ()))
        )

    def _foreign(self, text: str, tokens: list[Token], at: int, foreign: Container[str]) -> list[Name]:
        """Read "Sudlandic rebels" and "pro-Norland rebels", who are not those we list, and "the rebels" after them."""
        if tokens[at].low in self.words["sides_with"] and at + 2 < len(tokens) and tokens[at + 1].glued:
            stop = self._phrase("groups", tokens, at + 2)
            named = stop is not None and tokens[at + 1].capital
            return [self._group(text, tokens, at, stop, None)] if named and stop is not None else []
        known = self._known(tokens, at) if tokens[at].text.islower() else None
        if known is None or not known[1][0].common:
            return []
        end, before = known[0], tokens[at - 1] if at else tokens[at]
        first = at
        common = self.words["modifiers"] | self.words["months_and_days"] | self.words["determiners"]
        if at > 1 and before.capital and before.is_word and not before.text.isupper() and before.low not in common:
            first = at - 1 if self._known(tokens, at - 1) is None and self._title(tokens, at - 1) is None else at
        if first == at and not (end == at + 1 and tokens[at].low in foreign):
            return []
        label = tokens_text(text, tokens, first, end)
        return [Name(first, end, self._who(text, tokens, first, end, label, ActorKind.GROUP))]

    # -- one place in the sentence -------------------------------------------------------------------------

    def _at(self, text: str, tokens: list[Token], at: int, shouting: bool) -> list[Name]:
        token = tokens[at]
        if not token.is_word:
            return []
        if (pair := self._phrase("pairs", tokens, at)) is not None and not self._counts(tokens, pair):
            return [self._group(text, tokens, at, pair, None, refers="pair")]
        if token.low in self.words["subject_pronouns"] and token.low not in ("it", "i"):
            return [
                Name(at, at + 1, self._who(text, tokens, at, at + 1, token.text, ActorKind.GROUP), refers=token.low)
            ]
        if token.low in ("his", "her") and (end := self._counterpart(tokens, at)) is not None:
            return self._counterparts(text, tokens, at, end) or [self._counterpart_name(text, tokens, at, end)]
        if (several := self._several(text, tokens, at, at, shouting)) is not None:
            return several
        known = self._known(tokens, at)
        if known is not None:
            return self._from_known(text, tokens, at, *known, shouting)
        if (end := self._phrase("plural_groups", tokens, at)) is not None:
            return [self._group(text, tokens, at, end, None)]
        if (end := self._title(tokens, at)) is not None and (self._group_end(tokens, at) or 0) <= end:
            return self._from_title(text, tokens, at, at, end, None, shouting)
        if token.capital and not shouting and (end := self._capitals(tokens, at)) is not None:
            return [self._stranger(text, tokens, at, end)]
        if (end := self._group_end(tokens, at)) is not None:
            return [self._group(text, tokens, at, end, None)]
        if self._people(tokens, at):
            return [self._group(text, tokens, at, at + 1, None)]
        if not shouting and self._movement(tokens, at):
            label = f"the {tokens[at + 1].text}"
            return [Name(at, at + 2, self._who(text, tokens, at, at + 2, label, ActorKind.BODY))]
        if token.capital and not shouting and self._speaks_next(tokens, at):
            return [Name(at, at + 1, self._who(text, tokens, at, at + 1, token.text, ActorKind.PERSON))]
        return []

    def _movement(self, tokens: list[Token], at: int) -> bool:
        """Tell a people or movement nobody listed, by its plural and its verb: "the Houthis | rejected"."""
        if tokens[at].low != "the" or at + 2 >= len(tokens) or (at and tokens[at - 1].low in self.words["places_led"]):
            return False
        own, after = tokens[at + 1], tokens[at + 2]
        plural = own.capital and own.text.isalpha() and own.low.endswith("s") and not own.low.endswith(("ss", "us"))
        if not plural or own.text.isupper() or self._is_day(own) or own.low in self.lexicon.forms:
            return False
        listed = self._known(tokens, at + 1) or self._group_end(tokens, at + 1) or self._title(tokens, at + 1)
        tags = {tag for _, tag in self.lexicon.forms.get(after.low, ())}
        told = bool(tags & {"VBD", "VB"}) or after.low in HELPING
        joined = bool(at) and tokens[at - 1].low in ("and", "by", "with", "between") and not after.capital
        return not listed and not after.capital and (told or (joined and not after.is_word))

    def _counts(self, tokens: list[Token], end: int) -> bool:
        """Tell "the two | bishops" from "the two | met" and "the two | of them"."""
        if tokens[end - 1].low not in self.words["quantities"] or end >= len(tokens):
            return False
        after = tokens[end]
        closed = ("prepositions", "adverbs", "subordinators", "relatives", "conjunctions")
        plain = after.is_word and after.low not in self.lexicon.forms and after.low not in HELPING
        return plain and not self._is_day(after) and not any(after.low in self.words[kind] for kind in closed)

    def _several(self, text: str, tokens: list[Token], at: int, first: int, shouting: bool) -> list[Name] | None:
        """Read the first of several people told by one post: "Presidents | Anna Hale and Bo Lee"."""
        end = self._phrase("plural_titles", tokens, first)
        if end is None or end >= len(tokens) or not tokens[end].capital:
            return None
        office = singular(" ".join(token.low for token in tokens[first:end]))
        known = self._known(tokens, end)
        if known is not None and known[1][0].way in (Way.PERSON, Way.SURNAME):
            return self._person(text, tokens, at, end, *known, None, shouting, office)
        stop = self._capitals(tokens, end, lone=True) if known is None and not shouting else None
        if stop is None or stop - end < 2:
            return None
        who = self._who(text, tokens, at, stop, tokens_text(text, tokens, end, stop), ActorKind.PERSON)
        return [Name(at, stop, who, office=office)]

    def _from_known(
        self, text: str, tokens: list[Token], at: int, end: int, known: list[Known], shouting: bool
    ) -> list[Name]:
        way = known[0].way
        if way is Way.SURNAME and at and tokens[at - 1].low in self.words["namesakes"]:
            label = f"{tokens[at - 1].low} {tokens[at].text}"
            return [Name(at, end, self._who(text, tokens, at, end, label, ActorKind.PERSON))]
        if way in (Way.PERSON, Way.SURNAME):
            return self._person(text, tokens, at, at, end, known, None, shouting)
        return self._after_prefix(text, tokens, at, end, known[0], shouting)

    def _after_prefix(
        self, text: str, tokens: list[Token], at: int, end: int, prefix: Known, shouting: bool
    ) -> list[Name]:
        """Read on after a state, body or adjective: "Russian | Foreign Minister Lavrov", "Syrian | army"."""
        state = prefix.state
        after = end
        if after < len(tokens) and tokens[after].low == "'s":
            after += 1
        if end < len(tokens) and tokens[end].glued and tokens[end].low in self.words["compounds"]:
            who = self._who(text, tokens, at, end + 1, prefix.name, ActorKind.STATE, None, state)
            return [Name(at, end + 1, who, weak=True)]  # "UK-based", "Saudi-led"
        if prefix.way is Way.CITY:
            return [Name(at, end, None, prefix)]
        if not (after > end and after < len(tokens) and tokens[after].low in ("and",)):
            index = after
            for _ in range(5):
                if index >= len(tokens):
                    break
                if (several := self._several(text, tokens, at, index, shouting)) is not None:
                    return several
                if (title := self._title(tokens, index)) is not None:
                    return self._from_title(text, tokens, at, index, title, prefix, shouting)
                if (group := self._phrase("groups", tokens, index)) is not None:
                    if (
                        prefix.way is Way.BODY
                        and tokens[group - 1].low in self.words["members"] | self.words["parts"]
                        and index == after
                    ):
                        who = self._who(text, tokens, at, group, prefix.name, ActorKind.BODY, prefix.id, state)
                        return [Name(at, group, who)]  # "the Gulf Cooperation Council countries"
                    return self._with_coordinated(text, tokens, at, group, prefix)
                if tokens[index].capital and after > end and not shouting and (outlet := self._outlet(tokens, index)):
                    label = tokens_text(text, tokens, index, outlet)
                    return [Name(at, outlet, self._who(text, tokens, at, outlet, label, ActorKind.BODY, None, state))]
                if tokens[index].low not in self.words["modifiers"]:
                    break
                index += 1
        if prefix.way is Way.ADJECTIVE:
            joined = self._shared(text, tokens, at, end, prefix)
            if joined:
                return joined
            plural = tokens[end - 1].low.endswith("s") and prefix.name.lower() != tokens[end - 1].low
            plural = plural and not tokens[end - 1].low.endswith(("ss",))
            who = self._who(
                text,
                tokens,
                at,
                end,
                tokens_text(text, tokens, at, end) if plural else prefix.name,
                ActorKind.GROUP if plural else ActorKind.STATE,
                None if plural else prefix.id,
                state,
            )
            return [Name(at, end, who, weak=not plural)]
        if prefix.way in (Way.STATE, Way.METONYM):
            joined = self._shared(text, tokens, at, end, prefix)
            if joined:
                return joined
        who = self._who(text, tokens, at, end, prefix.name, prefix.kind or ActorKind.BODY, prefix.id, state)
        place = prefix if prefix.way in (Way.STATE, Way.METONYM) else None
        return [Name(at, end, who, place)]

    def _shared(self, text: str, tokens: list[Token], at: int, end: int, prefix: Known) -> list[Name]:
        """Read "U.S. and Russian officials": two groups that share one noun."""
        if end + 1 >= len(tokens) or (tokens[end].low not in ("and", "or", "-", "/") and not tokens[end].glued):
            return []
        second = end if tokens[end].glued else end + 1
        known = next(
            (one for stop in (second + 1, second + 2) if (one := self._known(tokens[:stop], second)) is not None), None
        )
        ways = (Way.ADJECTIVE, Way.STATE) if prefix.way is Way.ADJECTIVE else (Way.ADJECTIVE,)
        if known is None or known[1][0].way not in ways:
            return []
        rest = self._after_prefix(text, tokens, second, known[0], known[1][0], shouting=False)
        if len(rest) != 1 or rest[0].who is None or rest[0].weak or rest[0].who.kind is ActorKind.PERSON:
            return []
        last = rest[0]
        if last.end <= known[0]:
            return []
        noun = tokens_text(text, tokens, known[0], last.end)
        kind = last.who.kind if last.who else ActorKind.GROUP
        first = self._listed(text, tokens, at, end, f"{tokens_text(text, tokens, at, end)} {noun}", kind, prefix.state)
        label = f"{tokens_text(text, tokens, second, known[0])} {noun}"
        other = self._listed(text, tokens, second, last.end, label, kind, known[1][0].state)
        return [replace(last, first=at, end=end, who=first, refers=""), replace(last, who=other)]

    def _listed(
        self, text: str, tokens: list[Token], at: int, end: int, label: str, kind: ActorKind, state: str | None
    ) -> Participant:
        """Give the body a label names, where we know one: "U.S. officials" are the US government."""
        body = self.gazetteer.named(label)
        if body is None or body.kind is None:
            return self._who(text, tokens, at, end, label, kind, None, state)
        return self._who(text, tokens, at, end, body.name, body.kind, body.id, body.state)

    def _with_coordinated(self, text: str, tokens: list[Token], at: int, end: int, prefix: Known) -> list[Name]:
        if end < len(tokens) and tokens[end].low in self.words["groups"] and tokens[end - 1].low != "people":
            end += 1  # "army troops", "police officials"
        return [self._group(text, tokens, at, end, prefix)]

    def _from_title(
        self, text: str, tokens: list[Token], at: int, title_at: int, end: int, prefix: Known | None, shouting: bool
    ) -> list[Name]:
        """Read a title and, after it, a name: "Deputy Foreign Minister | Mikhail Bogdanov"."""
        office = " ".join(token.low for token in tokens[title_at:end]).replace("fm", "foreign minister")
        index = end
        while (
            index < len(tokens)
            and tokens[index].is_word
            and (longer := self._title(tokens, index)) is not None
            and tokens[index].capital
        ):
            office, index = " ".join(token.low for token in tokens[index:longer]), longer  # "Prime Minister Sheikh ..."
        if (
            index < len(tokens)
            and tokens[index].low == ","
            and index + 1 < len(tokens)
            and prefix is not None
            and tokens[end - 1].capital
        ):
            ahead = self._known(tokens, index + 1)
            if ahead is not None and ahead[1][0].way is Way.PERSON:
                return self._person(text, tokens, at, index + 1, ahead[0], ahead[1], prefix, shouting, office)
        if index < len(tokens) and (tokens[index].capital or tokens[index].low in self.words["name_particles"]):
            ahead = self._known(tokens, index)
            if ahead is not None and ahead[1][0].way in (Way.PERSON, Way.SURNAME):
                return self._person(text, tokens, at, index, ahead[0], ahead[1], prefix, shouting, office)
            if (stop := self._capitals(tokens, index, lone=True)) is not None and (ahead is None or ahead[0] < stop):
                name = tokens_text(text, tokens, index, stop)
                who = self._who(text, tokens, at, stop, name, ActorKind.PERSON, None, prefix.state if prefix else None)
                return [Name(at, stop, who, office=office)]
        heads = office in self.words["heads"] and end < len(tokens) and tokens[end].low == "of"
        if prefix is None and not heads and (office in self.words["weak_titles"] or not tokens[end - 1].is_word):
            group = self._phrase("groups", tokens, at)
            return [self._group(text, tokens, at, group, None)] if group is not None else []
        state = prefix.state if prefix else None
        if prefix is None and end + 1 < len(tokens) and tokens[end].low == "of":  # "the president of Armenia"
            stop = end + 2 if tokens[end + 1].low == "the" else end + 1
            ahead = self._known(tokens, stop) if stop < len(tokens) else None
            if ahead is not None and ahead[1][0].way in (Way.STATE, Way.BODY):
                state, end, prefix = ahead[1][0].state, ahead[0], ahead[1][0]
        if prefix is None and heads:
            return []  # "the chief of a small band"
        label = tokens_text(text, tokens, title_at, end)
        if prefix is not None and title_at > at:
            label = tokens_text(text, tokens, at, end)
        who = self._who(text, tokens, at, end, label, ActorKind.OFFICE, None, state)
        return [Name(at, end, who, refers="office", office=office)]
