"""Verb groups of one sentence: "would meet", "has not been signed", "to lift"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from builder.mentions.lexicon import Lexicon
from builder.mentions.lone import LoneVerbReader, Words
from builder.mentions.tokens import Token
from builder.mentions.verb import BE, DO, HAVE, MODALS, Verb


def _misprints(word: str, meant: str) -> bool:
    """Tell whether a word is another with one letter wrong, missing, doubled or out of place: "peen", "bene"."""
    return word.islower() and SequenceMatcher(None, word, meant, autojunk=False).ratio() >= 0.75


class VerbReader:
    """Finds verb groups by form and neighbours; no parser."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = lexicon.forms
        self.words = lexicon.words
        self.contractions = lexicon.contractions
        self.nouns = lexicon.nouns
        self.lone = LoneVerbReader(lexicon)

    def read(
        self, tokens: Sequence[Token], taken: Sequence[bool], actors: Sequence[bool], plural: Sequence[bool]
    ) -> list[Verb]:
        """Give the verb groups in order.

        Args:
            taken: tokens that belong to a name or a time expression.
            actors: tokens that belong to an actor's name.
            plural: tokens of actors that take a plural verb.
        """
        words = Words(tokens, taken, actors, plural)
        found: list[Verb] = []
        at = 0
        while at < len(tokens):
            verb = None if taken[at] else self._at(words, at, found)
            if verb is None:
                at += 1
            else:
                found.append(verb)
                at = verb.end
        return found

    def _skip(self, tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> tuple[int, bool]:
        """Step over adverbs, "on Tuesday" and "not" inside a group; tell whether it was negated."""
        negated = False
        while at < len(tokens):
            low = tokens[at].low
            if low in self.words["negations"]:
                negated = True
            elif (
                low in self.words["adverbs"]
                or (low.endswith("ly") and len(low) > 4 and low not in self.forms)
                or (taken[at] and tokens[at].low not in self.words["subject_pronouns"] and self._timely(tokens, at))
                or (low in ("on", "in") and at + 1 < len(tokens) and taken[at + 1] and self._timely(tokens, at + 1))
            ):
                pass
            else:
                break
            at += 1
        return at, negated

    def _timely(self, tokens: Sequence[Token], at: int) -> bool:
        return tokens[at].low in self.words["months_and_days"] or tokens[at].low in ("today", "yesterday", "tomorrow")

    def _at(self, words: Words, at: int, found: list[Verb]) -> Verb | None:
        tokens, taken = words.tokens, words.taken
        token = tokens[at]
        if not token.is_word:
            return None
        parts = self.contractions.get(token.low, (token.low,))
        low, negated = parts[0], len(parts) > 1
        if token.glued:
            return None
        if low in MODALS:
            if low in ("may", "might", "will", "can") and token.capital and at > 0 and tokens[at - 1].text not in '“"':
                return None
            return self._after_modal(tokens, at, low, negated, taken)
        if low in BE:
            verb = self._after_be(tokens, at, at, BE[low], negated, taken)
            return replace(verb, modal="should") if low == "be" else verb  # "proposed that it | be lifted"
        if low in HAVE:
            return self._after_have(tokens, at, at, HAVE[low], negated, taken)
        if low in DO:
            after, more = self._skip(tokens, at + 1, taken)
            if after < len(tokens) and not taken[after] and (base := self.lone.tags(tokens[after].low).get("VB")):
                return Verb(
                    at, after + 1, base, "finite", "past" if low == "did" else "present", negated=negated or more
                )
            return Verb(at, at + 1, ("do",), "finite", "past" if low == "did" else "present", negated=negated)
        if low == "to":
            return self._after_to(tokens, at, taken)
        return self.lone.read(words, at, found)

    def _after_modal(
        self, tokens: Sequence[Token], at: int, modal: str, negated: bool, taken: Sequence[bool]
    ) -> Verb | None:
        after, more = self._skip(tokens, at + 1, taken)
        negated |= more
        if after >= len(tokens) or taken[after]:
            return None
        low = tokens[after].low
        if low == "be":
            verb = self._after_be(tokens, at, after, "VB", negated, taken)
        elif low == "have":
            verb = self._after_have(tokens, at, after, "VB", negated, taken)
        elif base := self.lone.tags(low).get("VB"):
            verb = Verb(at, after + 1, base, "finite", "present")
        else:
            return None
        return replace(verb, form="finite", modal=modal, negated=negated or verb.negated)

    def _after_be(
        self, tokens: Sequence[Token], first: int, at: int, tag: str, negated: bool, taken: Sequence[bool]
    ) -> Verb:
        tense = "past" if tag == "VBD" else "none" if tag in ("VBG", "VBN") else "present"
        form = "ing" if tag == "VBG" else "part" if tag == "VBN" else "finite"
        after, more = self._skip(tokens, at + 1, taken)
        negated |= more
        if after < len(tokens) and not taken[after]:
            tags = self.lone.tags(tokens[after].low)
            if tokens[after].low == "being" and after + 1 < len(tokens):
                inner = self.lone.tags(tokens[after + 1].low)
                if "VBN" in inner:
                    return Verb(
                        first, after + 2, inner["VBN"], "finite", tense, negated=negated, passive=True, progressive=True
                    )
            if "VBN" in tags and not self._adjectival(tokens, after):
                return Verb(first, after + 1, tags["VBN"], form, tense, negated=negated, passive=True)
            if tokens[after].low == "going" and after + 2 < len(tokens) and tokens[after + 1].low == "to":
                base = self.lone.tags(tokens[after + 2].low).get("VB")
                if base is not None and not taken[after + 2]:
                    return Verb(first, after + 3, base, form, tense, modal="will", negated=negated)
            if "VBG" in tags and not (after + 1 < len(tokens) and tokens[after + 1].low == "of"):
                return Verb(first, after + 1, tags["VBG"], form, tense, negated=negated, progressive=True)
        return Verb(first, at + 1, ("be",), form, tense, negated=negated)

    def _adjectival(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell "are committed to", "is set to" from a passive."""
        if tokens[at].low == "set":
            return tokens[at + 1].low == "to" if at + 1 < len(tokens) else False
        return tokens[at].low in self.words["states_of_mind"]

    def _after_have(
        self, tokens: Sequence[Token], first: int, at: int, tag: str, negated: bool, taken: Sequence[bool]
    ) -> Verb:
        tense = "past" if tag == "VBD" else "none" if tag == "VBG" else "present"
        form = "ing" if tag == "VBG" else "finite"
        after, more = self._skip(tokens, at + 1, taken)
        if after < len(tokens) and not taken[after]:
            if tokens[after].low == "been":
                verb = self._after_be(tokens, first, after, "VBD", negated or more, taken)
                return replace(verb, form=form, tense=tense, perfect=True)
            tags = self.lone.tags(tokens[after].low)
            if not tags and after + 1 < len(tokens) and _misprints(tokens[after].text, "been"):
                beyond = self.lone.tags(tokens[after + 1].low)
                if "VBN" in beyond:
                    return Verb(
                        first, after + 2, beyond["VBN"], form, tense, negated=negated, passive=True, perfect=True
                    )
            if "VBN" in tags:
                return Verb(first, after + 1, tags["VBN"], form, tense, negated=negated or more, perfect=True)
            if [token.low for token in tokens[after : after + 2]] == ["to", "be"]:
                return replace(self._after_be(tokens, first, after + 1, "VB", negated, taken), form=form, modal="must")
            if (
                tokens[after].low == "to"
                and after + 1 < len(tokens)
                and (base := self.lone.tags(tokens[after + 1].low).get("VB"))
            ):
                return Verb(first, after + 2, base, form, tense, modal="must", negated=negated)
        return Verb(first, at + 1, ("have",), form, tense, negated=negated)

    def _after_to(self, tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> Verb | None:
        after, negated = self._skip(tokens, at + 1, taken)
        if after >= len(tokens) or taken[after]:
            return None
        if at and tokens[at - 1].low == "not":
            negated = True
        low = tokens[after].low
        if low == "be":
            return replace(self._after_be(tokens, at, after, "VB", negated, taken), form="inf", tense="none")
        if low == "have":
            return replace(self._after_have(tokens, at, after, "VB", negated, taken), form="inf", tense="none")
        tags = self.lone.tags(low)
        if "VB" not in tags:
            return None
        following = tokens[after + 1].low if after + 1 < len(tokens) else "."
        if low in self.nouns and following in (".", ",", "of") and low in self.words["nouns_after_to"]:
            return None  # "led to war."
        return Verb(at, after + 1, tags["VB"], "inf", negated=negated)
