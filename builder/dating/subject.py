"""What knowledge and one article hold ready for the kinds of evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from builder.dating.almanac import Almanac
from builder.dating.clue import Clue
from builder.dating.grid import Grid
from builder.dating.words import Names, Term, find_terms, sentence_spans
from builder.knowledge import Knowledge
from builder.values import Article, MeaningKind, Reading, Span, Timex


class Subject:
    """Knowledge, laid out for dating."""

    def __init__(self, knowledge: Knowledge, grid: Grid) -> None:
        self.knowledge = knowledge
        self.grid = grid
        self.names = Names(knowledge)
        self.almanac = Almanac(knowledge, self.names, grid)


class Material:
    """One article, taken apart once."""

    def __init__(self, reading: Reading, subject: Subject) -> None:
        self.reading = reading
        self.subject = subject
        self.sentences = tuple(sentence_spans(reading.article))

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def grid(self) -> Grid:
        return self.subject.grid

    @cached_property
    def timexes(self) -> tuple[Timex, ...]:
        """The expressions of the outlet's own report."""
        return tuple(timex for timex in self.reading.timexes if self.sentence_of(timex.span) is not None)

    @cached_property
    def found(self) -> tuple[Term, ...]:
        """Its terms wherever they stand."""
        return find_terms(self.reading, self.subject.names, self.sentences)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its terms, each once where it first stands."""
        first: dict[str, Term] = {}
        for term in self.found:
            first.setdefault(term.key, term)
        return tuple(first.values())

    @cached_property
    def terms_by_sentence(self) -> tuple[tuple[Term, ...], ...]:
        """Its terms, sentence by sentence."""
        rows: list[list[Term]] = [[] for _ in self.sentences]
        for term in self.found:
            rows[term.sentence].append(term)
        return tuple(map(tuple, rows))

    def sentence_of(self, span: Span) -> int | None:
        """Give the number of the sentence a span begins in; None outside the outlet's own report."""
        number = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        return number if number >= 0 and span.start < self.sentences[number].end else None

    def of_kind(self, *kinds: MeaningKind) -> list[Timex]:
        """Give the expressions of some kinds."""
        return [timex for timex in self.timexes if timex.meaning.kind in kinds]


Finder = Callable[[Material], Iterable[Clue]]
"""A kind of evidence: looks at an article's material and gives the clues it sees."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table of kinds."""

    name: str
    find: Finder
