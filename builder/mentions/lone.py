"""Verbs that stand alone, told from nouns and mere participles by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.mentions.lexicon import Lexicon
from builder.mentions.tokens import Token
from builder.mentions.verb import BE, HAVE, MODALS, Verb

_SUBJECT_ENDS = frozenset((")", "'", "”", '"', "''"))
_STOPS = frozenset((",", ";", ":", "and", "but", "or", "“", "”", '"'))
_ENDS = frozenset((".", ",", ")", "-", "–", "”", '"'))
_MEANS = 4  # words in which "by a large majority" names its means
_PATIENCE = 60  # words a verb may wait for its object's end


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a sentence, and what is known of each before verbs are read."""

    tokens: Sequence[Token]
    taken: Sequence[bool]  # belongs to a name or a time expression
    actors: Sequence[bool]  # belongs to an actor's name
    plural: Sequence[bool]  # belongs to one that takes a plural verb

    def low(self, at: int) -> str:
        """Give a word's key; a full stop beyond the end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else "."

    def acts(self, at: int) -> bool:
        """Tell whether an actor is named here."""
        return 0 <= at < len(self.tokens) and self.actors[at]


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that may be a verb, and its neighbours, adverbs left out."""

    at: int
    before: int  # -1 at the sentence's beginning
    previous: str
    following: str
    after_actor: bool
    busy: bool  # a finite verb before still waits for its object to end
    opened: bool  # there is a finite verb before
    after_verb: bool  # the word before is a verb


class LoneVerbReader:
    """Reads single forms: "met", "calls", "talks held in June"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = lexicon.forms
        self.words = lexicon.words
        self.nouns = lexicon.nouns
        self.speech = frozenset(
            cue.lemma for cues in lexicon.frames.values() for cue in cues if cue.frame == "speech" and not cue.particles
        )

    def tags(self, low: str) -> dict[str, tuple[str, ...]]:
        """Give a form's readings: its lemmas by Penn treebank tag."""
        tags: dict[str, tuple[str, ...]] = {}
        for lemma, tag in self.forms.get(low, ()):
            tags[tag] = (*tags.get(tag, ()), lemma)
        return tags

    def read(self, words: Words, at: int, found: Sequence[Verb]) -> Verb | None:
        """Read one word, the verbs before it given. None where it is no verb here."""
        token = words.tokens[at]
        tags = self.tags(token.low)
        if not tags or (at > 0 and _shouted(token) and not words.tokens[at - 1].text.isupper()):
            return None
        spot = self._spot(words, at, found)
        if "VBD" in tags or "VBN" in tags:
            return self._past(words, spot, tags)
        if "VBG" in tags:
            return Verb(at, at + 1, tags["VBG"], "ing") if self._is_going(words, spot) else None
        if "VBZ" in tags:
            third = self._is_third(words, spot) or self._opens(words, spot, tags["VBZ"])
            return Verb(at, at + 1, tags["VBZ"], "finite", "present") if third else None
        if "VB" in tags and self._opens(words, spot, tags["VB"]):
            return Verb(at, at + 1, tags["VB"], "finite", "present")
        spoken = spot.previous in self.words["plural_subjects"]
        several = spot.after_actor and words.plural[spot.before] and not self._nominal(spot)
        if "VB" in tags and not spot.busy and (spoken or several):
            return Verb(at, at + 1, tags["VB"], "finite", "present")
        return None

    def _spot(self, words: Words, at: int, found: Sequence[Verb]) -> Spot:
        before = at - 1
        while before >= 0 and (words.low(before) in self.words["before_verb"] or self._adverb(words, before)):
            before -= 1
        while before > 0 and words.taken[before] and not words.actors[before] and self._timely(words, before):
            before -= 1  # "Yeltsin on Saturday hosted", but "talks in Basel ended"
            if words.low(before) in ("on", "in", "at", "late", "early", "last"):
                before -= 1
        after = at + 1
        while after < len(words.tokens) and self._adverb(words, after):
            after += 1
        previous = words.low(before) if before >= 0 else ""
        last = next((one for one in reversed(found) if one.finite), None)
        return Spot(
            at=at,
            before=before,
            previous=previous,
            following=words.low(after),
            after_actor=words.acts(before)
            or previous in self.words["lone_subjects"]
            or (previous in _SUBJECT_ENDS and words.acts(before - 1)),
            busy=self._is_busy(words, last, at),
            opened=last is not None,
            after_verb=bool(found) and found[-1].end == at and not words.taken[at - 1],
        )

    def _timely(self, words: Words, at: int) -> bool:
        return words.low(at) in self.words["months_and_days"] or not words.tokens[at].capital

    def _adverb(self, words: Words, at: int) -> bool:
        return words.low(at).endswith("ly") and not words.taken[at]

    def _is_busy(self, words: Words, last: Verb | None, at: int) -> bool:
        """Tell whether a finite verb before still waits for its object to end: "returns equipment | seized …"."""
        if last is None or last.lemmas[0] in self.speech:
            return False
        if last.first > 0 and words.low(last.first - 1) in self.words["relatives"]:
            return False
        if at - last.end > _PATIENCE:
            return False
        return not any(
            words.low(i) in _STOPS
            or words.low(i) in self.words["relatives"]
            or words.low(i) in self.words["subordinators"]
            for i in range(last.end, at)
        )

    def _nominal(self, spot: Spot) -> bool:
        return spot.previous in self.words["determiners"] or spot.previous in self.words["possessives"]

    # -- past tenses and participles -----------------------------------------------------------------------

    def _past(self, words: Words, spot: Spot, tags: dict[str, tuple[str, ...]]) -> Verb | None:
        at = spot.at
        if spot.previous == "not" or spot.after_verb:
            return None  # "a move not recognised", "defying | repeated calls"
        led = spot.previous in self.words["prepositions"] and spot.previous != "that"
        if led and not words.taken[spot.before]:
            return Verb(at, at + 1, tags["VBN"], "part") if "VBN" in tags else None
        if self._nominal(spot) and spot.previous not in self.words["not_before_nouns"]:
            return Verb(at, at + 1, tags["VBN"], "part") if led and "VBN" in tags else None
        if "VBD" not in tags:
            return Verb(at, at + 1, tags["VBN"], "part")
        unchanging = "VB" in tags and words.low(at) in self.words["unchanging"]
        if unchanging and not (spot.after_actor or self._takes_object(spot)):
            return None
        if "VBN" in tags and self._describes(words, spot, tags["VBN"]):
            return Verb(at, at + 1, tags["VBN"], "part", passive=True)
        return Verb(at, at + 1, tags["VBD"], "finite", "past")

    def _takes_object(self, spot: Spot) -> bool:
        """Tell "workers set off a bomb", "moved out and cut their ties" from "a set of" and "the cut"."""
        joined = spot.previous in ("and", "but") and spot.opened
        led = spot.previous in self.words["prepositions"] or self._nominal(spot) or spot.previous == "to"
        leads_on = spot.following in self.words["particles"] or spot.following in self.words["determiners"]
        return leads_on and (joined or not (spot.opened or led or spot.before < 0))

    def _by_means(self, words: Words, at: int) -> bool:
        """Tell "adopted by 13 votes to none" from "adopted by the Council"."""
        near = [words.low(index) for index in range(at, min(at + _MEANS, len(words.tokens)))]
        return bool(self.words["means"] & set(near)) and not any(words.actors[at : at + _MEANS])

    def _describes(self, words: Words, spot: Spot, lemmas: tuple[str, ...]) -> bool:
        """Tell "talks held in June", "a plan agreed by", ", called at his request," from a verb in the past."""
        acting = words.acts(spot.before)
        if spot.following == "by" and self._by_means(words, spot.at + 2):
            return False  # "adopted by a large majority a resolution"
        if spot.following == "by" and (not acting or (spot.opened and not self.words["staying"] & set(lemmas))):
            return True  # "agents wanted by", but "said Moscow stood by it"
        pronoun = spot.previous in self.words["subject_pronouns"]
        if spot.busy and spot.before >= 0 and not acting and not pronoun:
            return True
        if not any(lemma in self.words["describing"] for lemma in lemmas):
            return False
        led = spot.following in self.words["prepositions"] and not self._counts(words, spot.at + 1)
        if spot.busy and led:
            return True  # "a meeting of the groups aimed at solving"
        at = spot.at + 1
        timed = at < len(words.tokens) and words.taken[at] and not words.actors[at] and self._timely(words, at)
        bare = led or spot.following in _ENDS or timed
        if spot.before < 0 or spot.previous == ",":
            return bare and spot.following not in ("for", "on")
        relative = spot.previous in ("who", "which", "that")
        if acting or pronoun or relative or spot.previous in ("and", "but"):
            return spot.following == "by" and not relative
        return bare

    def _counts(self, words: Words, at: int) -> bool:
        """Tell "killed | at least 57 people", "killed over 40" from "killed at sea"."""
        pair = (words.low(at), words.low(at + 1))
        return pair in (("at", "least"), ("up", "to")) or (
            pair[0] in ("over", "about", "around") and (pair[1].isdigit() or pair[1] in self.words["quantities"])
        )

    # -- verbal nouns --------------------------------------------------------------------------------------

    def _is_going(self, words: Words, spot: Spot) -> bool:
        """Tell "after meeting Lavrov" from "an expanded meeting" and "joint training exercises"."""
        if self._nominal(spot):
            return False
        if words.low(spot.at) in self.nouns and not self._governs(words, spot):
            return False
        described = spot.before >= 0 and not words.taken[spot.before] and self._adjective(spot.previous)
        return not (described and self._plain(spot.following))

    def _governs(self, words: Words, spot: Spot) -> bool:
        opens = spot.previous in ("", ",", "and", "but", "or", "been", "be")
        opens |= spot.previous in self.words["prepositions"] or spot.previous in self.words["subordinators"]
        return opens and (spot.following in self.words["determiners"] or words.acts(spot.at + 1))

    # -- present tense -------------------------------------------------------------------------------------

    def _is_third(self, words: Words, spot: Spot) -> bool:
        """Tell the verb of "Lavrov calls for" from the noun of "the calls", "an EU sanctions list"."""
        # "the opposition, long distrustful of it, | plans to"
        takes = spot.following in ("to", "that") or spot.following in self.words["determiners"]
        aside = spot.previous == "," and not spot.opened and (takes or words.acts(spot.at + 1))
        led = spot.previous in self.words["prepositions"] and spot.previous != "that"
        if (
            self._nominal(spot)
            or led
            or spot.busy
            or not (spot.after_actor or aside or self._heads(words, spot, takes))
        ):
            return False
        low, at = words.low(spot.at), spot.at + 1
        if low in self.nouns:
            compound = at < len(words.tokens) and not words.taken[at] and self._plain(spot.following)
            if compound or (words.acts(spot.before) and words.plural[spot.before]):
                return False
        if low not in self.words["nouns_in_s"]:
            return True
        arms_experts = self._plain(spot.following) and self._is_finite(words.low(at + 1))
        return not (words.tokens[spot.before].glued or arms_experts or self._is_finite(words.low(at)))

    def _opens(self, words: Words, spot: Spot, lemmas: tuple[str, ...]) -> bool:
        """Tell the verb of "a round of talks opens in Geneva", "joint patrols begin next Tuesday"."""
        at = spot.at + 1
        timed = at < len(words.tokens) and words.taken[at] and not words.actors[at]
        led = spot.following in ("in", "on", "at", "with") and not spot.opened and spot.before > 0
        headed = self._plain(spot.previous) and not words.taken[spot.before]
        return bool(self.words["phases"] & set(lemmas)) and headed and (led or (timed and not spot.opened))

    def _heads(self, words: Words, spot: Spot, takes: bool) -> bool:
        """Tell the verb of "the resolution gives its blessing" from the noun of "the peace plans"."""
        low, before = words.low(spot.at), spot.before
        if spot.opened or before != 1 or low in self.nouns or low in self.words["nouns_in_s"]:
            return False
        plain = self._plain(words.low(before)) and not words.low(before).endswith("s")
        return (
            plain
            and words.low(before - 1) in ("the", "a", "an", "this")
            and (takes or words.taken[spot.at + 1 : spot.at + 2] == [True])
        )

    def _is_finite(self, low: str) -> bool:
        past = any(tag in ("VBD", "VBZ") for _, tag in self.forms.get(low, ()))
        return past or low in BE or low in HAVE or low in MODALS

    # -- nouns and adjectives ------------------------------------------------------------------------------

    def _plain(self, low: str) -> bool:
        """Tell a common noun or adjective from the words that may follow a verb."""
        closed = ("determiners", "prepositions", "adverbs", "possessives", "relatives", "subordinators", "conjunctions")
        return low.isalpha() and low not in ("to", "that") and not any(low in self.words[kind] for kind in closed)

    def _adjective(self, low: str) -> bool:
        """Tell a word that may stand before a verbal noun: an adjective or a noun, and no verb."""
        return self._plain(low) and low not in self.forms and not low.endswith("s")


def _shouted(token: Token) -> bool:
    return token.capital and token.text.isupper() and len(token.text) > 1
