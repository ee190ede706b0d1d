"""One verb group, and the forms of the auxiliaries that make it up."""

from __future__ import annotations

from dataclasses import dataclass

BE = {
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
HAVE = {"have": "VB", "has": "VBZ", "had": "VBD", "having": "VBG"}
DO = frozenset(("do", "does", "did"))
MODALS = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must"])


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
