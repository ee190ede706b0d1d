"""Verbs that stand alone, told from nouns and mere participles by their neighbours."""

from __future__ import annotations

from builder.mentions.lexicon import Lexicon
from builder.mentions.tokens import Token
from builder.mentions.verb import BE, HAVE, MODALS, Verb

_SUBJECT_ENDS = frozenset((")", "'", "”", '"', "''"))


class LoneVerbReader:
    """Reads single forms: "met", "calls", "talks held in June"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = lexicon.forms
        self.words = lexicon.words
        self.contractions = lexicon.contractions
        self.nouns = lexicon.nouns
        self.speech = frozenset(
            cue.lemma for cues in lexicon.frames.values() for cue in cues if cue.frame == "speech" and not cue.particles
        )
        self._busy = self._opened = False
        self._last_end = 0

    def _lone(
        self, tokens: list[Token], at: int, taken: list[bool], actors: list[bool], plural: list[bool]
    ) -> Verb | None:
        token = tokens[at]
        tags = self._tags(token.low)
        if not tags or (
            token.capital
            and at > 0
            and token.text.isupper()
            and len(token.text) > 1
            and not tokens[at - 1].text.isupper()
        ):
            return None
        before = at - 1
        while before >= 0 and (
            tokens[before].low
            in ("also", "again", "already", "jointly", "first", "recently", "then", "still", "now", "never")
            or (tokens[before].low.endswith("ly") and not taken[before])
        ):
            before -= 1
        while before > 0 and taken[before] and not actors[before]:
            before -= 1  # "Yeltsin on Saturday hosted"
            if tokens[before].low in ("on", "in", "at", "late", "early", "last"):
                before -= 1
        previous = tokens[before].low if before >= 0 else ""
        after_actor = before >= 0 and (
            actors[before]
            or previous
            in ("who", "which", "that", "neither", "he", "she", "they", "we", "i", "it", "both", "all", "others")
        )
        after_actor |= before >= 1 and previous in _SUBJECT_ENDS and actors[before - 1]
        next_at = at + 1
        while next_at < len(tokens) and tokens[next_at].low.endswith("ly") and not taken[next_at]:
            next_at += 1
        following = tokens[next_at].low if next_at < len(tokens) else "."
        nominal = previous in self.words["determiners"] or previous in self.words["possessives"]
        prepositional = previous in self.words["prepositions"] and previous not in ("that",)
        if "VBD" in tags or "VBN" in tags:
            if previous == "not" or (at == self._last_end and not taken[at - 1]):
                return None  # "a move not recognised", "defying | repeated calls"
            if (
                nominal and previous not in ("both", "all", "others", "this", "that", "each", "many", "some", "more")
            ) or (prepositional and not taken[before]):
                return (
                    Verb(at, at + 1, tags.get("VBN", tags.get("VBD", ())), "part")
                    if prepositional and "VBN" in tags
                    else None
                )
            if "VBD" not in tags:
                return Verb(at, at + 1, tags["VBN"], "part")
            if (
                "VB" in tags
                and not after_actor
                and token.low in ("set", "put", "cut", "hit", "let", "read", "spread", "cost", "hurt", "split", "bid")
            ):
                return None
            if "VBN" in tags and self._describes(tokens, at, tags["VBN"], previous, following, taken, actors, before):
                return Verb(at, at + 1, tags["VBN"], "part", passive=True)
            return Verb(at, at + 1, tags["VBD"], "finite", "past")
        if "VBG" in tags:
            if previous in self.words["determiners"] or previous in self.words["possessives"]:
                return None
            if token.low in self.nouns and not self._governs(tokens, at, taken, actors, previous, following):
                return None
            if before >= 0 and not taken[before] and self._adjective(previous) and self._plain(following):
                return None  # "joint training exercises"
            return Verb(at, at + 1, tags["VBG"], "ing")
        if "VBZ" in tags:
            aside = (
                previous == ","
                and not self._opened
                and self._resumes(following, at + 1 < len(tokens) and actors[at + 1])
            )
            if nominal or prepositional or self._busy or not (after_actor or aside):
                return None
            if token.low in self.nouns and at + 1 < len(tokens) and not taken[at + 1] and self._plain(following):
                return None  # "an EU sanctions list"
            if before >= 0 and actors[before] and plural[before] and token.low in self.nouns:
                return None
            if token.low in self.words["nouns_in_s"] and (tokens[before].glued or self._ends_clause(tokens, at)):
                return None
            return Verb(at, at + 1, tags["VBZ"], "finite", "present")
        spoken = before >= 0 and previous in ("they", "we", "i", "who", "both")
        several = after_actor and before >= 0 and plural[before] and not nominal
        if "VB" in tags and not self._busy and (spoken or several):
            return Verb(at, at + 1, tags["VB"], "finite", "present")
        return None

    def _resumes(self, following: str, actor: bool) -> bool:
        """Tell the verb of "the opposition, long distrustful of it, | plans to" by what it takes."""
        return following in ("to", "that") or following in self.words["determiners"] or actor

    def _plain(self, low: str) -> bool:
        """Tell a common noun or adjective from the words that may follow a verb."""
        closed = ("determiners", "prepositions", "adverbs", "possessives", "relatives", "subordinators", "conjunctions")
        return low.isalpha() and low not in ("to", "that") and not any(low in self.words[kind] for kind in closed)

    def _adjective(self, low: str) -> bool:
        """Tell a word that may stand before a verbal noun: an adjective or a noun, and no verb."""
        return self._plain(low) and low not in self.forms and not low.endswith("s")

    def _governs(
        self, tokens: list[Token], at: int, taken: list[bool], actors: list[bool], previous: str, following: str
    ) -> bool:
        """Tell "after meeting Lavrov" from "an expanded meeting": a verbal noun that has an object is a verb."""
        opens = previous in ("", ",", "and", "but", "or") or previous in self.words["prepositions"]
        opens |= previous in self.words["subordinators"] or previous in ("been", "be")
        takes = following in self.words["determiners"] or (at + 1 < len(tokens) and actors[at + 1])
        return opens and takes

    def _ends_clause(self, tokens: list[Token], at: int) -> bool:
        following = tokens[at + 1].low if at + 1 < len(tokens) else "."
        return (
            (following in self.forms and any(tag in ("VBD", "VBZ") for _, tag in self.forms[following]))
            or following in BE
            or following in HAVE
            or following in MODALS
        )

    def _describes(
        self, tokens: list[Token], at: int, lemmas: tuple[str, ...], previous: str, following: str, taken: list[bool],
        actors: list[bool], before: int,
    ) -> bool:  # fmt: skip
        """Tell "talks held in June", "a plan agreed by", ", called at his request," from a verb in the past."""
        if following == "by" and not (before >= 0 and actors[before]):
            return True
        if self._busy and before >= 0 and not actors[before] and previous not in self.words["subject_pronouns"]:
            return True
        if not any(lemma in self.words["describing"] for lemma in lemmas):
            return False
        if self._busy and following in self.words["prepositions"]:
            return True  # "a meeting of the groups aimed at solving"
        bare = (
            following in (".", ",", ")", "-", "–", "”", '"')
            or following in self.words["prepositions"]
            or (at + 1 < len(tokens) and taken[at + 1] and not actors[at + 1])
        )
        if before < 0 or previous == ",":
            return bare and following not in ("for", "on")
        if (
            actors[before]
            or previous in self.words["subject_pronouns"]
            or previous in ("and", "but", "who", "which", "that")
        ):
            return following == "by" and previous not in ("who", "which", "that")
        return bare

    def _is_busy(self, tokens: list[Token], last: Verb | None, at: int) -> bool:
        """Tell whether a finite verb before still waits for its object to end: "returns equipment | seized …"."""
        if last is None or not last.finite or last.lemmas[0] in self.speech:
            return False
        if last.first > 0 and tokens[last.first - 1].low in self.words["relatives"]:
            return False
        return not any(
            tokens[i].low in (",", ";", ":", "and", "but", "or", "“", "”", '"')
            or tokens[i].low in self.words["relatives"]
            or tokens[i].low in self.words["subordinators"]
            for i in range(last.end, at)
        )

    def _tags(self, low: str) -> dict[str, tuple[str, ...]]:
        tags: dict[str, tuple[str, ...]] = {}
        for lemma, tag in self.forms.get(low, ()):
            tags[tag] = (*tags.get(tag, ()), lemma)
        return tags
