"""Verb groups of one sentence: "would meet", "has not been signed", "to lift"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.mentions.lexicon import Lexicon
from builder.mentions.tokens import Token

_BE = {
    "be": "VB",
    "am": "VBP",
    "is": "VBZ",
    "are": "VBP",
    "'re": "VBP",
    "was": "VBD",
    "were": "VBD",
    "been": "VBN",
    "being": "VBG",
}
_HAVE = {"have": "VB", "has": "VBZ", "had": "VBD", "having": "VBG"}
_DO = frozenset(("do", "does", "did"))
_MODALS = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must"])
# Verbs that want an object: without one after them, "talks held in June", "a plan agreed by", they only describe.
_DESCRIBING = frozenset(
    [
        "hold",
        "make",
        "call",
        "lead",
        "back",
        "reach",
        "accuse",
        "sponsor",
        "broker",
        "propose",
        "sign",
        "issue",
        "publish",
        "impose",
        "name",
        "know",
        "base",
        "aim",
        "chair",
        "attend",
        "convene",
        "approve",
        "adopt",
        "mediate",
        "seize",
        "capture",
        "kill",
        "take",
        "give",
        "see",
        "find",
        "use",
        "send",
        "build",
        "hit",
        "set",
        "link",
        "describe",
        "expect",
        "arrest",
        "wound",
        "injure",
        "detain",
        "kidnap",
        "bring",
        "draft",
        "launch",
        "plan",
        "bind",
        "sanction",
        "support",
        "describe",
        "host",
        "schedule",
        "blame",
        "need",
        "carry",
        "commit",
        "displace",
        "post",
        "obtain",
        "release",
        "seek",
        "deliver",
        "present",
        "mention",
        "allege",
        "train",
        "fund",
        "arm",
        "finance",
        "ally",
        "control",
    ]
)
_POSSIBLE_SUBJECT_END = frozenset((")", "'", "”", '"', "''"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: tokens `first` up to `end`, told by its head."""

    first: int
    end: int
    lemmas: tuple[str, ...]
    form: str  # finite, inf, ing or part (a participle that only describes)
    tense: str = "none"  # past, present or none
    modal: str = ""
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False

    @property
    def head(self) -> int:
        return self.end - 1

    @property
    def finite(self) -> bool:
        return self.form == "finite"

    @property
    def simple_present(self) -> bool:
        return self.finite and self.tense == "present" and not (self.modal or self.perfect or self.progressive)


class VerbReader:
    """Finds verb groups by form and neighbours; no parser."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = lexicon.forms
        self.words = lexicon.words
        self.contractions = lexicon.contractions
        self.nouns = lexicon.nouns
        self.speech = frozenset(
            cue.lemma for cues in lexicon.frames.values() for cue in cues if cue.frame == "speech" and not cue.particles
        )
        self._busy = self._opened = False

    def read(self, tokens: list[Token], taken: list[bool], actors: list[bool], plural: list[bool]) -> list[Verb]:
        """Give the verb groups in order.

        Args:
            taken: tokens that belong to a name or a time expression.
            actors: tokens that belong to an actor's name.
            plural: tokens of actors that take a plural verb.
        """
        found: list[Verb] = []
        at = 0
        while at < len(tokens):
            self._opened = any(verb.finite for verb in found)
            self._busy = self._is_busy(tokens, next((one for one in reversed(found) if one.finite), None), at)
            verb = None if taken[at] else self._at(tokens, at, taken, actors, plural)
            if verb is None:
                at += 1
            else:
                found.append(verb)
                at = verb.end
        return found

    def _is_busy(self, tokens: list[Token], last: Verb | None, at: int) -> bool:
        """Tell whether a finite verb before still waits for its object to end: "returns equipment | seized …"."""
        if last is None or not last.finite or last.lemmas[0] in self.speech:
            return False
        if last.first > 0 and tokens[last.first - 1].low in self.words["relatives"]:
            return False
        return not any(
            tokens[i].low in (",", ";", ":", "and", "but", "or", "“", "”", '"')
            or tokens[i].low in self.words["relatives"]
            or (tokens[i].low in self.words["subordinators"] and tokens[i].low not in ("after", "before", "since"))
            for i in range(last.end, at)
        )

    def _skip(self, tokens: list[Token], at: int, taken: list[bool]) -> tuple[int, bool]:
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

    def _timely(self, tokens: list[Token], at: int) -> bool:
        return tokens[at].low in self.words["months_and_days"] or tokens[at].low in ("today", "yesterday", "tomorrow")

    def _tags(self, low: str) -> dict[str, tuple[str, ...]]:
        tags: dict[str, tuple[str, ...]] = {}
        for lemma, tag in self.forms.get(low, ()):
            tags[tag] = (*tags.get(tag, ()), lemma)
        return tags

    def _at(
        self, tokens: list[Token], at: int, taken: list[bool], actors: list[bool], plural: list[bool]
    ) -> Verb | None:
        token = tokens[at]
        if not token.is_word:
            return None
        parts = self.contractions.get(token.low, (token.low,))
        low, negated = parts[0], len(parts) > 1
        if token.glued:
            return None
        if low in _MODALS:
            if low in ("may", "might", "will", "can") and token.capital and at > 0 and tokens[at - 1].text not in '“"':
                return None
            return self._after_modal(tokens, at, low, negated, taken)
        if low in _BE:
            return self._after_be(tokens, at, at, _BE[low], negated, taken)
        if low in _HAVE:
            return self._after_have(tokens, at, at, _HAVE[low], negated, taken)
        if low in _DO:
            after, more = self._skip(tokens, at + 1, taken)
            if after < len(tokens) and not taken[after] and (base := self._tags(tokens[after].low).get("VB")):
                return Verb(
                    at, after + 1, base, "finite", "past" if low == "did" else "present", negated=negated or more
                )
            return Verb(at, at + 1, ("do",), "finite", "past" if low == "did" else "present", negated=negated)
        if low == "to":
            return self._after_to(tokens, at, taken)
        return self._lone(tokens, at, taken, actors, plural)

    def _after_modal(self, tokens: list[Token], at: int, modal: str, negated: bool, taken: list[bool]) -> Verb | None:
        after, more = self._skip(tokens, at + 1, taken)
        negated |= more
        if after >= len(tokens) or taken[after]:
            return None
        low = tokens[after].low
        if low == "be":
            verb = self._after_be(tokens, at, after, "VB", negated, taken)
        elif low == "have":
            verb = self._after_have(tokens, at, after, "VB", negated, taken)
        elif base := self._tags(low).get("VB"):
            verb = Verb(at, after + 1, base, "finite", "present")
        else:
            return None
        return replace(verb, form="finite", modal=modal, negated=negated or verb.negated)

    def _after_be(self, tokens: list[Token], first: int, at: int, tag: str, negated: bool, taken: list[bool]) -> Verb:
        tense = "past" if tag == "VBD" else "none" if tag in ("VBG", "VBN") else "present"
        form = "ing" if tag == "VBG" else "part" if tag == "VBN" else "finite"
        after, more = self._skip(tokens, at + 1, taken)
        negated |= more
        if after < len(tokens) and not taken[after]:
            tags = self._tags(tokens[after].low)
            if tokens[after].low == "being" and after + 1 < len(tokens):
                inner = self._tags(tokens[after + 1].low)
                if "VBN" in inner:
                    return Verb(
                        first, after + 2, inner["VBN"], "finite", tense, negated=negated, passive=True, progressive=True
                    )
            if "VBN" in tags and not self._adjectival(tokens, after):
                return Verb(first, after + 1, tags["VBN"], form, tense, negated=negated, passive=True)
            if tokens[after].low == "going" and after + 2 < len(tokens) and tokens[after + 1].low == "to":
                base = self._tags(tokens[after + 2].low).get("VB")
                if base is not None and not taken[after + 2]:
                    return Verb(first, after + 3, base, form, tense, modal="will", negated=negated)
            if "VBG" in tags and not (after + 1 < len(tokens) and tokens[after + 1].low == "of"):
                return Verb(first, after + 1, tags["VBG"], form, tense, negated=negated, progressive=True)
        return Verb(first, at + 1, ("be",), form, tense, negated=negated)

    def _adjectival(self, tokens: list[Token], at: int) -> bool:
        """Tell "are committed to", "is set to" from a passive."""
        if tokens[at].low == "set":
            return tokens[at + 1].low == "to" if at + 1 < len(tokens) else False
        return tokens[at].low in (
            "split",
            "committed",
            "determined",
            "concerned",
            "opposed",
            "divided",
            "prepared",
            "deadlocked",
        )

    def _after_have(self, tokens: list[Token], first: int, at: int, tag: str, negated: bool, taken: list[bool]) -> Verb:
        tense = "past" if tag == "VBD" else "none" if tag == "VBG" else "present"
        form = "ing" if tag == "VBG" else "finite"
        after, more = self._skip(tokens, at + 1, taken)
        if after < len(tokens) and not taken[after]:
            if tokens[after].low == "been":
                verb = self._after_be(tokens, first, after, "VBD", negated or more, taken)
                return replace(verb, form=form, tense=tense, perfect=True)
            tags = self._tags(tokens[after].low)
            if not tags and after + 1 < len(tokens) and len(tokens[after].low) == 4 and tokens[after].text.islower():
                beyond = self._tags(tokens[after + 1].low)  # "had initially peen penciled in": a misprinted "been"
                if "VBN" in beyond and tokens[after].low[1:] in ("een", "ene"):
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
                and (base := self._tags(tokens[after + 1].low).get("VB"))
            ):
                return Verb(first, after + 2, base, form, tense, modal="must", negated=negated)
        return Verb(first, at + 1, ("have",), form, tense, negated=negated)

    def _after_to(self, tokens: list[Token], at: int, taken: list[bool]) -> Verb | None:
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
        tags = self._tags(low)
        if "VB" not in tags:
            return None
        following = tokens[after + 1].low if after + 1 < len(tokens) else "."
        if (
            low in self.nouns
            and following in (".", ",", "of")
            and low in ("war", "talks", "protest", "support", "attack")
        ):
            return None  # "led to war."
        return Verb(at, after + 1, tags["VB"], "inf", negated=negated)

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
            tokens[before].low in ("also", "again", "already", "jointly", "recently", "then", "still", "now", "never")
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
            or previous in ("who", "which", "that", "he", "she", "they", "we", "i", "it", "both", "all", "others")
        )
        after_actor |= before >= 1 and previous in _POSSIBLE_SUBJECT_END and actors[before - 1]
        next_at = at + 1
        while next_at < len(tokens) and tokens[next_at].low.endswith("ly") and not taken[next_at]:
            next_at += 1
        following = tokens[next_at].low if next_at < len(tokens) else "."
        nominal = previous in self.words["determiners"] or previous in self.words["possessives"]
        prepositional = previous in self.words["prepositions"] and previous not in ("that",)
        if "VBD" in tags or "VBN" in tags:
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
            if token.low in (
                "talks",
                "forces",
                "troops",
                "leaders",
                "reports",
                "visits",
                "attacks",
                "plans",
                "troops",
                "claims",
                "calls",
                "demands",
                "sanctions",
                "strikes",
                "protests",
                "weapons",
                "arms",
            ) and (tokens[before].glued or self._ends_clause(tokens, at)):
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
            or following in _BE
            or following in _HAVE
            or following in _MODALS
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
        if not any(lemma in _DESCRIBING for lemma in lemmas):
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
