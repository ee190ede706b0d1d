"""What a read sentence holds: its words, names, verbs and clauses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.mentions.name import Name
from builder.mentions.tokens import Token
from builder.mentions.verb import Verb
from builder.values import MeaningKind, Span, Timex

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}


@dataclass(slots=True)
class Clause:
    """A finite verb with what belongs to it: tokens `start` up to `end`."""

    start: int
    end: int
    verb: Verb
    subject: tuple[int, ...] = ()  # indices of names
    lead: str = ""  # the word that joins it: "who", "after", "but"
    reported: int | None = None  # index of the clause of speech it is told in
    disowned: bool = False  # the word of whoever it may be: "those who said | the talks had failed"
    same_subject: bool = False  # has none of its own: coordinated, or relative
    span: tuple[int, int] = (0, 0)  # tokens of its subject
    speaks: bool = False  # somebody says something
    possessed: bool = False  # its subject is only named as an owner: "Annan’s plan ordered"


@dataclass(slots=True)
class Sentence:
    """A sentence, read."""

    text: str
    span: Span
    tokens: list[Token]
    lows: list[str]
    names: list[Name]
    owner: list[int]  # for each token, its name
    timexes: list[tuple[int, int, Timex]]  # tokens each covers
    dated: list[bool]  # tokens in a time expression
    quoted: list[bool]  # tokens inside a quotation of more than a few words
    verbs: list[Verb]
    words: Mapping[str, frozenset[str]]  # the language's word classes
    clauses: list[Clause] = field(default_factory=list)
    stretches: dict[tuple[int, int], dict[str, list[int]]] = field(default_factory=dict)  # where words stand in them
    listed: bool = False  # an entry of a list of dates: "10 August: US imposes new sanctions"

    def name_at(self, index: int) -> Name | None:
        return self.names[self.owner[index]] if 0 <= index < len(self.owner) and self.owner[index] >= 0 else None

    def span_of(self, first: int, end: int) -> Span:
        """Give the text that some tokens cover: from one to the one before another."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)


def may_act(name: Name) -> bool:
    return name.who is not None and not name.weak


def without_asides(tokens: list[Token]) -> list[Token]:
    """Leave out "(R)" and "(APEC)": they part a list of names that belongs together."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].low == "(":
            stop = next((i for i in range(index + 1, min(index + 4, len(tokens))) if tokens[i].low == ")"), None)
            if stop is not None:
                index = stop + 1
                continue
        kept.append(tokens[index])
        index += 1
    return kept or tokens


def cover(tokens: list[Token], timexes: list[Timex]) -> tuple[list[bool], list[tuple[int, int, Timex]]]:
    """Lay expressions of time over tokens, both in the order of the text.

    Returns:
        For each token whether it belongs to one, and each expression with its first token and the one after its last.
    """
    dated = [False] * len(tokens)
    covered: list[tuple[int, int, Timex]] = []
    index = 0
    for timex in timexes:
        if timex.meaning.kind is MeaningKind.REFERENCE or _CLOCK.match(timex.text):
            continue  # "recent", "as soon as possible" and a page's "18:37 GMT" date nothing
        while index < len(tokens) and tokens[index].end <= timex.span.start:
            index += 1
        first = index
        while index < len(tokens) and tokens[index].start < timex.span.end:
            dated[index] = True
            index += 1
        if index > first:
            covered.append((first, index, timex))
    return dated, covered


def quoted_tokens(tokens: list[Token], few: int = 7) -> list[bool]:
    """Mark the words inside quotations, but not inside scare quotes. A quotation never closed runs to the end."""
    inside = [False] * len(tokens)
    opened: int | None = None
    closer = ""
    for index, token in enumerate(tokens):
        if opened is None and token.text in _QUOTES:
            opened, closer = index, _QUOTES[token.text]
        elif opened is not None and token.text in (closer, "”", '"'):
            if index - opened > few:
                inside[opened : index + 1] = [True] * (index + 1 - opened)
            opened = None
    if opened is not None and len(tokens) - opened > few:
        inside[opened:] = [True] * (len(tokens) - opened)
    return inside
