"""Whom a clause is about: the names that lead the noun phrase before its verb."""

from __future__ import annotations

from collections.abc import Mapping

from builder.mentions.name import Name
from builder.mentions.sentence import Sentence, may_act
from builder.values import ActorKind


class SubjectReader:
    """Reads subjects out of a sentence whose names and verbs are known."""

    words: Mapping[str, frozenset[str]]
    speech: frozenset[str]

    def _subject(self, sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
        """Give the names that lead the noun phrase before a verb, else those within it."""
        inside = self.names_between(sentence, start, end)
        heads = tuple(
            i
            for i in inside
            if not self._governed(sentence, sentence.names[i].first, start) and not self._possessed(sentence, i)
        )
        if heads:
            return heads
        inside = tuple(i for i in inside if self._governor(sentence, sentence.names[i].first, start) != "by")
        owners = tuple(i for i in inside if self._possessed(sentence, i))
        if owners:
            return owners
        return tuple(i for i in inside if not self.is_place(sentence, i))

    def names_between(self, sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
        """Give the places, among the sentence's names, of those between two tokens that may act."""
        found: list[int] = []
        for index in range(max(start, 0), min(end, len(sentence.owner))):
            owner = sentence.owner[index]
            if owner >= 0 and (not found or found[-1] != owner) and may_act(sentence.names[owner]):
                found.append(owner)
        return tuple(found)

    def _possessed(self, sentence: Sentence, name: int) -> bool:
        end = sentence.names[name].end
        return (
            end < len(sentence.lows)
            and sentence.lows[end] in ("'s", "'")
            and sentence.tokens[end].start == sentence.tokens[end - 1].end
        )

    def _governed(self, sentence: Sentence, at: int, floor: int) -> bool:
        """Tell whether a preposition stands before this noun phrase, or before the list it belongs to."""
        return bool(self._governor(sentence, at, floor))

    def _governor(self, sentence: Sentence, at: int, floor: int) -> str:
        """Give the preposition before this noun phrase, or before the list it belongs to; empty where there is none."""
        index = at - 1
        while index >= floor:
            low = sentence.lows[index]
            if low in self.words["prepositions"]:
                return low
            if low in self.words["subordinators"]:
                return ""
            if (
                low in self.words["determiners"]
                or low in self.words["modifiers"]
                or (sentence.owner[index] >= 0 and sentence.names[sentence.owner[index]].weak)
            ):
                index -= 1
            elif (
                low == ","
                and (before := sentence.name_at(index - 1)) is not None
                and (before.refers == "pair" or self.is_place(sentence, sentence.owner[index - 1]))
            ):
                return ""  # "the presidents of the two countries, | Hale and Lee", "At the UN in Nordburg, | Hale"
            elif low in ("and", ",", "or") and index - 1 >= floor and sentence.owner[index - 1] >= 0:
                index = sentence.names[sentence.owner[index - 1]].first - 1
            elif (
                sentence.tokens[index].is_word
                and sentence.owner[index] < 0
                and not sentence.dated[index]
                and at - index < 4
            ):
                index -= 1
            else:
                return ""
        return ""

    def is_place(self, sentence: Sentence, name: int) -> bool:
        """Tell "in Moscow" from "Moscow said"."""
        one = sentence.names[name]
        if one.who is None:
            return True
        if one.place is None:
            return False
        index = one.first - 1
        while index >= 0 and (
            sentence.lows[index] in ("the", ",", "and", "or")
            or (sentence.owner[index] >= 0 and sentence.names[sentence.owner[index]].place is not None)
        ):
            if sentence.lows[index] == "," and (index == 0 or sentence.owner[index - 1] < 0):
                break
            index -= 1
        return index >= 0 and sentence.lows[index] in self.words["placing_list"]

    def _joins_names(self, sentence: Sentence, index: int, floor: int) -> bool:
        """Tell "Lavrov and Shoigu met" from "met Kerry and Russia said"."""
        owner, lows = sentence.owner, sentence.lows
        if index - 1 < 0 or index - 1 < floor:
            return False
        left, right = index - 1, index + 1
        while right < len(lows) and (
            lows[right] in self.words["determiners"]
            or (
                lows[right] in self.words["modifiers"]
                and not (owner[right] >= 0 and may_act(sentence.names[owner[right]]))
            )
        ):
            right += 1
        if right >= len(lows) or right in {verb.first for verb in sentence.verbs if verb.finite}:
            return False
        if self._verbless(sentence, index, floor):
            return True
        if owner[left] >= 0 and owner[right] >= 0:
            if self._begins_clause(sentence, owner[left], owner[right]):
                return False
            first = sentence.names[owner[left]].first
            while first > 0 and lows[first - 1] in self.words["determiners"]:
                first -= 1
            verb = next((verb for verb in sentence.verbs if verb.end == first), None)
            return verb is None or verb.lemmas[0] in self.speech or not verb.finite
        return (
            owner[left] < 0 and lows[left] not in (",", ")", "”", '"') and not sentence.dated[left] and owner[right] < 0
        )

    def _begins_clause(self, sentence: Sentence, left: int, right: int) -> bool:
        """Tell the "and" of "sent tanks to a city in Norland and the army stormed": what follows has its own verb."""
        first, end = sentence.names[left].first, sentence.names[right].end
        told = any(verb.finite and verb.first < first for verb in sentence.verbs)
        tells = any(verb.finite and verb.first == end for verb in sentence.verbs)
        return told and tells and self._governor(sentence, first, 0) in self.words["placing"]

    def _verbless(self, sentence: Sentence, index: int, floor: int) -> bool:
        """Tell whether what stands before an "and" is still without its verb: ", where A and B | were discussed"."""
        left = index - 1
        while left >= floor:
            low = sentence.lows[left]
            if sentence.owner[left] < 0 and (low in self.words["relatives"] or low in (",", ";", "but")):
                return low in ("where", "which", "that", "who") or floor == 0
            left -= 1
        return floor == 0

    def _lists_names(self, sentence: Sentence, index: int, first: int) -> bool:
        """Tell the comma of "Lavrov, Kerry and al-Jubeir met", "U.S., Russian officials", "Kerry, Lavrov meet"."""
        owner = sentence.owner
        if index == 0 or owner[index - 1] < 0 or index + 1 >= len(owner):
            return False
        right = index + 1
        while right < first and sentence.lows[right] in self.words["determiners"]:
            right += 1
        if right >= first or owner[right] < 0:
            return False
        between = sentence.lows[right:first]
        if "and" in between:
            after = index + 1 + len(sentence.lows[index + 1 : right]) + between.index("and")
            return owner[after - 1] >= 0 and self._joins_names(sentence, after, 0)
        end = sentence.names[owner[right]].end
        if self._governed(sentence, sentence.names[owner[index - 1]].first, 0):
            return False  # "after long ties with its neighbour Norland, | Sudland turned"
        kinds = {who.kind for at in (index - 1, right) if (who := sentence.names[owner[at]].who) is not None}
        leading = all(owner[at] >= 0 or sentence.lows[at] == "," for at in range(first))
        return (end == first and kinds == {ActorKind.STATE}) or (leading and kinds == {ActorKind.PERSON})

    def _beyond_apposition(self, sentence: Sentence, comma: int) -> tuple[tuple[int, ...], tuple[int, int] | None]:
        """Read "Lavrov, the foreign minister, | said": the subject stands before the pair of commas."""
        index = comma - 1
        while index >= 0 and sentence.lows[index] != sentence.lows[comma]:
            index -= 1
        if index <= 0:
            return (), None
        named = sentence.name_at(index + 1)
        if (
            named is not None
            and named.end == comma
            and self._is_person(named)
            and not self._is_person(sentence.name_at(index - 1))
        ):
            return (*self._beside(sentence, index), sentence.owner[index + 1]), (index + 1, comma)
        inner = [verb for verb in sentence.verbs if verb.finite and index < verb.first < comma]
        aside = sentence.lows[index + 1]
        if inner and aside not in self.words["relatives"] and aside not in self.words["subordinators"]:
            return (), None
        outer = [verb for verb in sentence.verbs if verb.finite and verb.first < index]
        start = outer[-1].end if outer else 0
        if outer:
            start = next((i + 1 for i in range(index - 1, start - 1, -1) if self._parts(sentence, i)), start)
            if start == outer[-1].end and outer[-1].lemmas[0] not in self.speech:
                return (), None
        while start < index and (sentence.lows[start] in (",", "and", "but", "that") or sentence.dated[start]):
            start += 1
        return self._before_aside(sentence, self._subject(sentence, start, index)), (start, index)

    def _before_aside(self, sentence: Sentence, found: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out who stands in an aside to the first: "Hale, with his guest, Lee, at his side, | said"."""
        if not found:
            return found
        after = sentence.names[found[0]].end
        led = sentence.lows[after + 1 : after + 2]
        aside = sentence.lows[after : after + 1] == [","] and led and led[0] in self.words["prepositions"]
        return found[:1] if aside else found

    def _beside(self, sentence: Sentence, comma: int) -> tuple[int, ...]:
        """Give who else is the subject of "Hale and his Norland counterpart, Ann Lee, | said"; not so "the head of"."""
        post = sentence.name_at(comma - 1)
        office = post is not None and post.who is not None and post.who.kind is ActorKind.OFFICE
        if post is None or not (office or post.refers == "counterpart"):
            return ()
        at = post.first - 1
        at -= office and sentence.lows[at] in self.words["determiners"]  # "Hale and | the Norland minister, Ann Lee,"
        if sentence.lows[at : at + 1] != ["and"]:
            return ()
        at -= sentence.lows[at - 1] == ","  # "Norland's minister, Hale, | and his Sudland counterpart"
        return (sentence.owner[at - 1],) if self._is_person(sentence.name_at(at - 1)) else ()

    def _is_person(self, name: Name | None) -> bool:
        return name is not None and name.who is not None and name.who.kind is ActorKind.PERSON

    def _parts(self, sentence: Sentence, index: int) -> bool:
        return sentence.lows[index] in (";", "but", "that") or (
            sentence.lows[index] in ("and", ",") and not self._joins_names(sentence, index, 0)
        )

    def _has_noun(self, sentence: Sentence, start: int, end: int) -> bool:
        if sentence.lows[start:end][-1:] == ["there"]:
            return True  # "there are differences" is said of nobody
        return any(
            sentence.tokens[i].is_word
            and not sentence.dated[i]
            and sentence.lows[i] not in self.words["adverbs"]
            and sentence.lows[i] not in ("and", "but", "or", "then", "on", "in")
            and not sentence.lows[i].endswith("ly")
            for i in range(start, end)
        )
