"""How English verbs are inflected, for rooms that write."""

from __future__ import annotations

from dataclasses import dataclass

from builder.mentions.lexicon import load_lexicon
from builder.mentions.tokens import fold


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb; the tag is the Penn treebank's (VB, VBZ, VBD, VBN, VBG)."""

    lemma: str
    tag: str


def verb_forms(word: str, language: str = "en") -> tuple[VerbForm, ...]:
    """Give the readings of a word as a verb: "met" is the past and the participle of "meet". None for other words."""
    return tuple(VerbForm(lemma, tag) for lemma, tag in load_lexicon(language).forms.get(fold(word), ()))


def third_person(lemma: str) -> str:
    """Give the form after "she": "meets", "carries", "presses"."""
    if lemma in _ODD:
        return _ODD[lemma]
    if lemma[-1] == "y" and len(lemma) > 2 and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


_ODD = {"be": "is", "have": "has"}
