"""What an act's object means where that was told before: "welcomed the accord", "the decision was condemned by"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.mentions.coded import Coded
from builder.mentions.lexicon import Lexicon, singular
from builder.mentions.memory import Memory
from builder.mentions.sentence import Sentence
from builder.values import ActorKind, EventClass, Meant, Mention, Participant, Realis

_SIDES = (
    EventClass.SUPPORT,
    EventClass.CRITICISE,
    EventClass.REJECT,
    EventClass.AGREE,
)  # what is said or done to an act
_VOICED = (EventClass.SUPPORT, EventClass.CRITICISE)  # "voiced regret at the decision"
_SUPPORTING = 3  # words before such a one: "voiced | strong support for"
_DESCRIBED = 3  # words between "the" and its noun: "the draft peace deal"
_NEXT = 5  # characters from the clause that "it" leans on
_REACH = 700  # characters back within which the act stands


@dataclass(frozen=True, slots=True)
class Leaning:
    """A noun phrase that points back: tokens `first` up to `end`, and which acts it may mean."""

    first: int
    end: int
    acts: frozenset[str]
    pronoun: bool = False


class Leanings:
    """Finds, with one language's tables, which act told before the object of another means."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.nouns: Mapping[str, frozenset[str]] = lexicon.leanings
        self.words = lexicon.words
        self.deeds = frozenset(act for acts in self.nouns.values() for act in acts)

    def phrase(self, sentence: Sentence, coded: Coded) -> Leaning | None:
        """Give the object of what is said of an act, or done about it, where that only points back to the act."""
        if coded.act.event_class not in _SIDES or coded.subject_noun or sentence.listed:
            return None
        start, end = coded.clause.span
        if coded.verb.passive:
            return None if "by" in sentence.lows[start:end] else self._phrase(sentence, start, end, judged=False)
        start = max(coded.end, coded.verb.end)
        judged = coded.verb.lemmas[0] in self.words["judging"]
        if coded.act.event_class in _VOICED:
            start = self._past_noun(sentence, start)
        return self._phrase(sentence, start, max(coded.clause.end, start), judged=judged)

    def meant(
        self, sentence: Sentence, coded: Coded, leaning: Leaning, actors: tuple[Participant, ...], memory: Memory
    ) -> Meant | None:
        """Give the act meant, told by others than those who now judge it; None where it is not safe to say."""
        words = sentence.span_of(leaning.first, leaning.end)
        opens = sentence.tokens[coded.clause.start].start
        for one in reversed(memory.told):
            far = sentence.span.start - one.sentence.start > _REACH
            if far or (leaning.pronoun and (one.sentence != sentence.span or self._apart(one, opens))):
                return None
            if one.code in leaning.acts and self._is_deed(one):
                judging = {who.name for who in actors} & {who.name for who in one.actors}
                return None if judging else Meant(words, one.cue)
        return None

    def _apart(self, mention: Mention, opens: int) -> bool:
        """Tell whether other words stand between an act and the clause that speaks of "it"."""
        return opens - mention.clause.end > _NEXT

    def _is_deed(self, mention: Mention) -> bool:
        """Tell an act of somebody named from what was itself said of an act, or is history."""
        real = mention.realis in (Realis.HAPPENED, Realis.ONGOING)
        named = any(who.kind is not ActorKind.GROUP or " " in who.name for who in mention.actors)
        return real and named and not mention.background and mention.about is None

    def _past_noun(self, sentence: Sentence, at: int) -> int:
        """Step over the "support for" of "voiced support for the accord"."""
        for index in range(at, min(at + _SUPPORTING, len(sentence.lows))):
            low = sentence.lows[index]
            if low in self.words["leaning_on"]:
                return index + 1
            if low in self.words["pointing"] or sentence.owner[index] >= 0 or not sentence.tokens[index].is_word:
                break
        return at

    def _phrase(self, sentence: Sentence, start: int, end: int, *, judged: bool) -> Leaning | None:
        """Give a noun phrase that opens a stretch and does not say itself what it means, and what acts it may mean."""
        first = sentence.lows[start] if start < min(end, len(sentence.lows)) else ""
        if first == "it" and self._ends(sentence, start + 1, end, judged=judged):
            return Leaning(start, start + 1, self.deeds, pronoun=True)
        if first not in self.words["pointing"]:
            return None
        for noun in range(start + 1, min(end, start + 2 + _DESCRIBED)):
            low = sentence.lows[noun]
            found = self.nouns.get(low) or self.nouns.get(singular(low))
            if found is not None and self._ends(sentence, noun + 1, end, judged=judged):
                return Leaning(start, noun + 1, found)
            if not sentence.tokens[noun].is_word or low in self.words["prepositions"] or sentence.owner[noun] >= 0:
                break
        return None

    def _ends(self, sentence: Sentence, at: int, end: int, *, judged: bool) -> bool:
        """Tell whether a noun phrase ends here, so that only what was told before says what it means.

        Where it is judged, words on what it is called follow: "called the veto | a travesty".
        """
        if at >= min(end, len(sentence.lows)) or sentence.dated[at] or sentence.lows[at] in self.words["after_leaning"]:
            return True
        if judged:
            return sentence.lows[at] not in self.words["prepositions"] | self.words["relatives"] | {"'s"}
        return sentence.lows[at] in ("on", "late", "early") and sentence.dated[at + 1 : at + 2] == [True]
