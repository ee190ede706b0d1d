"""What talks are about, in a few words from the clause: "Syria peace conference", "third round of Geneva II talks"."""

from __future__ import annotations

from builder.mentions.clauses import Sentence
from builder.mentions.lexicon import Lexicon

_DROPPED = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "this", "that", "such", "any", "another", "previous", "first-ever", "our", "both", "further", "fresh", "new", "next", "last"]
)
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])


def topic_at(sentence: Sentence, noun: int | None, lexicon: Lexicon) -> str | None:
    """Give the noun phrase that ends with a noun, without article. None where it says no more than the noun alone."""
    if noun is None:
        return None
    first = noun
    while first > 0 and noun - first < 6 and _belongs(sentence, lexicon, first - 1):
        first -= 1
    end = noun + 1
    if sentence.lows[noun] == "round" and end < len(sentence.lows) and sentence.lows[end] == "of":
        stop = end + 1
        while (
            stop < len(sentence.lows)
            and stop - end < 7
            and (
                sentence.owner[stop] >= 0
                or lexicon.noun_at(sentence.lows, stop) is not None
                or sentence.lows[stop] in ("peace", "ii", "2", "1", "i", "the")
            )
        ):
            stop += 1
        end = stop
    while first < noun and (
        sentence.lows[first] in _DROPPED
        or (sentence.owner[first] >= 0
        and sentence.names[sentence.owner[first]].first < first)
    ):
        first += 1
    if end - first < 2:
        return None
    words = " ".join(sentence.text[sentence.tokens[first].start : sentence.tokens[end - 1].end].split())
    return words if len(words) <= 60 and not any(mark in words for mark in '“”"()') else None


def _belongs(sentence: Sentence, lexicon: Lexicon, at: int) -> bool:
    low = sentence.lows[at]
    if sentence.dated[at] or not (sentence.tokens[at].is_word or low.isdigit()):
        return False
    if low in _ORDINALS:
        return True
    if any(verb.first <= at < verb.end for verb in sentence.verbs):
        return False
    name = sentence.name_at(at)
    if name is not None:
        return name.place is not None or name.weak
    return not any(
        low in lexicon.words[kind]
        for kind in ("prepositions", "subordinators", "relatives", "possessives", "subject_pronouns", "adverbs")
    ) and low not in ("and", "or", "but")
