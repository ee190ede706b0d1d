"""What an act is about, and what a gathering is called, in a few words of the clause."""

from __future__ import annotations

from builder.mentions.coded import Coded
from builder.mentions.lexicon import Lexicon
from builder.mentions.sentence import Sentence
from builder.values import ActorKind, EventClass

_LONGEST = 9


class Topics:
    """Reads topics with one language's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def occasion(self, sentence: Sentence, noun: int | None) -> str | None:
        """Give what a gathering is called: "third round of Geneva II talks". None where it is only "talks"."""
        if noun is None:
            return None
        first = noun
        while first > 0 and noun - first < 7 and self._describes(sentence, first - 1):
            first -= 1
        end = noun + 1
        if sentence.lows[noun] == "round" and sentence.lows[end : end + 1] == ["of"]:
            end = self._phrase_end(sentence, end + 1, noun + 8)
        return self._clean(sentence, first, end, least=2)

    def about(self, sentence: Sentence, coded: Coded) -> str | None:
        """Give what an act is about: the object of "called for", what stands after "talks on"."""
        end = coded.clause.end
        start = max(coded.end, coded.verb.end)
        if coded.subject_noun and coded.noun is not None:
            return self._after_about(sentence, coded.noun + 1, coded.clause.span[1])
        if coded.act.symmetric or coded.noun is not None or coded.verb.lemmas[0] in self.words["giving"]:
            if coded.act.name == "talk" and coded.verb.lemmas[0] in self.words["discussing"]:
                return self._at(sentence, coded.verb.end, end)
            return self._after_about(sentence, coded.verb.end, end)
        if coded.act.name in ("visit", "host", "warn", "appoint") or coded.act.event_class.is_context:
            return None
        if sentence.lows[start : start + 1] == ["on"] and not any(sentence.dated[start + 1 : start + 2]):
            start += 1
        if coded.act.event_class is EventClass.SCHEDULE and coded.verb.passive:
            return self._subject(sentence, coded)
        return self._at(sentence, start, end)

    def after_noun(self, sentence: Sentence, noun: int, end: int) -> str | None:
        """Give what a meeting told by a noun is on: "a conference on Syria"."""
        return self._after_about(sentence, noun + 1, end)

    def _subject(self, sentence: Sentence, coded: Coded) -> str | None:
        start, end = coded.clause.span
        if "date" in sentence.lows[start:end]:
            at = start + sentence.lows[start:end].index("date")
            if sentence.lows[at + 1 : at + 2] in (["of"], ["for"]):
                return self._at(sentence, at + 2, end)
        return self._at(sentence, start, end)

    def _after_about(self, sentence: Sentence, start: int, end: int) -> str | None:
        for index in range(start, min(end, start + 16)):
            if (
                sentence.lows[index] in (".", ";", ",", "amid", "despite", "as")
                or sentence.lows[index] in self.words["relatives"]
            ):
                return None
            if sentence.lows[index] in self.words["about"] and not any(sentence.dated[index + 1 : index + 2]):
                return self._at(sentence, index + 1, end)
        return None

    def _at(self, sentence: Sentence, start: int, end: int) -> str | None:
        stop = self._phrase_end(sentence, start, min(end, start + 12))
        name = sentence.name_at(start if sentence.lows[start : start + 1] != ["the"] else start + 1)
        if name is not None and name.who is not None and not name.weak and name.place is None and name.end >= stop:
            return None  # whom it is aimed at, not what it is about
        return self._clean(sentence, start, stop, least=1)

    def _phrase_end(self, sentence: Sentence, start: int, limit: int) -> int:
        """Give where a noun phrase ends; an "of" or "in" and what it leads belong to it."""
        verbs = {verb.first for verb in sentence.verbs}
        index = start
        while index < min(limit, len(sentence.lows)):
            if index in verbs or (sentence.dated[index] and index > start):
                break
            if sentence.owner[index] < 0 and not sentence.dated[index] and self._ends(sentence, index):
                break
            index += 1
        while index > start and sentence.lows[index - 1] in ("of", "in", "the", "a", "'s", "for", "to", "an"):
            index -= 1
        return index

    def _ends(self, sentence: Sentence, index: int) -> bool:
        low = sentence.lows[index]
        if not (sentence.tokens[index].is_word or low == "'s" or low.isdigit()):
            return True
        if low in self.words["adverbs"] and low not in ("first", "further"):
            return True
        if low.endswith("ly") and len(low) > 6 and low not in ("assembly", "monopoly"):
            return True
        if low in self.words["relatives"] or low in self.words["subordinators"] or low in ("and", "or", "but"):
            return True
        if low not in self.words["prepositions"] or low == "of":
            return False
        if low == "to":
            return sentence.lows[index - 1] not in self.words["leading_on"]
        return not (low == "in" and self._place(sentence, index + 1))

    def _place(self, sentence: Sentence, index: int) -> bool:
        name = sentence.name_at(index)
        return name is not None and name.place is not None

    def _clean(self, sentence: Sentence, first: int, end: int, least: int) -> str | None:
        while first < end and (sentence.lows[first] in self.words["not_topics"] or sentence.dated[first]):
            first += 1
        lows = sentence.lows[first:end]
        if sentence.lows[max(first - 2, 0) : first] == ["not", "to"]:
            return None  # "undertook not to | send weapons"
        if end - first < least or end - first > _LONGEST or not lows or lows[0].isdigit():
            return None
        if end - first == 1 and not self._proper(sentence, first):
            return None  # a lone noun says too little
        head = lows[lows.index("of") - 1] if "of" in lows[1:] else lows[-1]
        if (
            head in self.words["empty_heads"]
            or lows[-1] in self.words["empty_heads"]
            or any(low in self.words["subject_pronouns"] for low in lows)
        ):
            return None
        words = " ".join(sentence.text[sentence.tokens[first].start : sentence.tokens[end - 1].end].split())
        return words if len(words) <= 70 and not any(mark in words for mark in '“”"()[]') else None

    def _proper(self, sentence: Sentence, at: int) -> bool:
        name = sentence.name_at(at)
        if name is None:
            return False
        return name.who is None or name.who.kind not in (ActorKind.OFFICE, ActorKind.GROUP)

    def _describes(self, sentence: Sentence, at: int) -> bool:
        low = sentence.lows[at]
        if sentence.dated[at] or not (sentence.tokens[at].is_word or low.isdigit()):
            return False
        if low in self.words["ordinals"]:
            return True
        if any(verb.first <= at < verb.end for verb in sentence.verbs):
            return False
        name = sentence.name_at(at)
        if name is not None:
            return name.place is not None or name.weak
        closed = ("prepositions", "subordinators", "relatives", "possessives", "subject_pronouns", "adverbs")
        return not any(low in self.words[kind] for kind in closed) and low not in ("and", "or", "but")
