"""What knowledge and one article hold ready for the kinds of evidence."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from builder.articles import sentences
from builder.dating.almanac import Almanac, Use
from builder.dating.clue import Clue
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid
from builder.dating.lexicon import lexicon
from builder.dating.rarity import Rarity
from builder.dating.words import Names, Term, find_terms
from builder.knowledge import Knowledge
from builder.values import Anchor, Article, BlockKind, EventClass, MeaningKind, Reading, Side, Span, Timex


class Subject:
    """Knowledge, laid out for dating."""

    def __init__(self, knowledge: Knowledge, grid: Grid) -> None:
        self.knowledge = knowledge
        self.grid = grid

    def lay_out(self, keys: Iterable[str]) -> None:
        """Lay out the calendar, and the days of terms, before they are asked for: copies of this process share them."""
        self.almanac.lay_out(keys)

    @cached_property
    def names(self) -> Names:
        """Every spelling of its people, places and bodies."""
        return Names(self.knowledge)

    @cached_property
    def almanac(self) -> Almanac:
        """Its calendar."""
        return Almanac(self.knowledge, self.names, self.grid)

    @cached_property
    def rarity(self) -> Rarity:
        """How rare its names are in the calendar, and other words in any news."""
        return Rarity(lambda key: len(self.almanac.told_by(key)), len(self.knowledge.calendar))

    @cached_property
    def told_of_events(self) -> NDArray[np.float64]:
        """How much there is to tell of each event: its rare terms together, each weighed by how rare it is.

        An office stands for its holder, and a pair for two names: they are told already.
        """
        almanac, rarity = self.almanac, self.rarity
        return np.array(
            [
                sum(
                    rarity[key]
                    for key in sorted(almanac.keys_of(event))
                    if almanac.is_rare(key) and not _says_again(key)
                )
                for event in range(almanac.events)
            ]
        )

    @cached_property
    def prior(self) -> Curve:
        """Say how likely each day is before an article is read: news is written where things happen."""
        at, grid = fitted("prior"), self.grid
        dense = [0.0] * grid.days
        for event in self.knowledge.calendar:
            for number in grid.clip(event.interval):
                dense[number] += 1 / event.interval.days
        for numbers in (range(1, grid.days), range(grid.days - 2, -1, -1)):
            keep, carried = math.exp(-1 / at["spread_days"]), 0.0
            smooth = dense[:]
            for number in numbers:
                carried = carried * keep + dense[number] * (1 - keep)
                smooth[number] = carried
            dense = smooth
        mean = sum(dense) / grid.days or 1.0
        return np.array([math.log(at["lasting"] + (1 - at["lasting"]) * value / mean) for value in dense])


class Material:
    """One article, taken apart; its terms may be known already."""

    def __init__(self, reading: Reading, subject: Subject, found: tuple[Term, ...] | None = None) -> None:
        self.reading = reading
        self.subject = subject
        self._found = found
        datelines = [block.span for block in reading.article.blocks if block.kind is BlockKind.DATELINE]
        self.sentences = tuple(sorted([*sentences(reading.article), *datelines]))

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
    def stamps(self) -> tuple[Timex, ...]:
        """The first expression of each line that signs the story: "Published: 15:32 19 February 2014"."""
        lines = [block.span for block in self.article.blocks if block.kind is BlockKind.BYLINE]
        found = ((timex for timex in self.reading.timexes if line.contains(timex.span)) for line in lines)
        return tuple(first for timexes in found if (first := next(timexes, None)))

    @cached_property
    def found(self) -> tuple[Term, ...]:
        """Its terms wherever they stand."""
        if self._found is not None:
            return self._found
        return find_terms(self.reading, self.subject.names, self.sentences)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its terms, each once where it first stands."""
        first: dict[str, Term] = {}
        for term in self.found:
            first.setdefault(term.key, term)
        return tuple(first.values())

    @cached_property
    def times(self) -> Counter[str]:
        """How often each of its terms stands in it."""
        return Counter(term.key for term in self.found)

    @cached_property
    def absent(self) -> NDArray[np.intp]:
        """How many of each event's people it does not name."""
        return self.subject.almanac.absent(self.times)

    @property
    def uses(self) -> Iterator[Use]:
        """The terms that tell, weighed: a rare one, in the first sentences, told again, is what it is about."""
        at = fitted("news")
        for term in self.terms:
            if not self.subject.almanac.is_rare(term.key):
                continue
            weight = (
                self.subject.rarity[term.key] / at["even_rarity"] * (1 + at["again"] * math.log(self.times[term.key]))
            )
            weight *= at["pair"] if "+" in term.key else 1.0 if ":" in term.key else at["word"]
            weight *= 1 + at["lead"] if term.sentence < at["lead_sentences"] else 1.0
            yield Use(term, weight, self.told_with(term))

    def told_with(self, term: Term) -> Timex | None:
        """Give the expression that stands nearest to a term in its sentence."""
        counted = [timex for timex in self.counted.values() if self._counts(timex, term)]
        rivals = counted or self.anchored_by_sentence.get(term.sentence)
        if not rivals:
            return self.lead_weekday if term.sentence < fitted("news")["lead_sentences"] else None
        return min(rivals, key=lambda timex: gap(term, timex.span))

    def _counts(self, timex: Timex, term: Term) -> bool:
        """Tell whether a term stands in what an expression counts from: "two days after the blast at the gate"."""
        return timex.span.end < term.start and self.sentence_of(timex.span) == term.sentence

    @cached_property
    def counted(self) -> dict[Span, Timex]:
        """The expressions that count from an event, by where they stand, as seen from the article.

        "The talks come two days after the blast" is news of two days after it.
        """
        found: dict[Span, Timex] = {}
        for timex in self.timexes:
            meaning, number = timex.meaning, self.sentence_of(timex.span)
            if timex.anchor is not Anchor.EVENT or meaning.kind is not MeaningKind.DURATION or number is None:
                continue
            end = min(timex.span.end + 20, self.sentences[number].end)
            for cue, sign in ((lexicon().after_event, -1), (lexicon().before_event, 1)):
                if meaning.amount is not None and cue.match(self.article.text, timex.span.end, end):
                    offset = replace(meaning, kind=MeaningKind.OFFSET, amount=sign * meaning.amount)
                    found.setdefault(timex.span, replace(timex, meaning=offset))
        return found

    @cached_property
    def anchored_by_sentence(self) -> dict[int, list[Timex]]:
        """The expressions that lean on the article's day, by the number of their sentence."""
        rows: dict[int, list[Timex]] = {}
        for timex in self.timexes:
            number = self.sentence_of(timex.span)
            if number is not None and timex.anchor is Anchor.PUBLICATION:
                rows.setdefault(number, []).append(timex)
        return rows

    @cached_property
    def lead_weekday(self) -> Timex | None:
        """The past weekday that dates the article's own news."""
        for number in range(int(fitted("news")["lead_sentences"])):
            for timex in self.anchored_by_sentence.get(number, ()):
                meaning = timex.meaning
                if meaning.kind is MeaningKind.WEEKDAY and meaning.side is Side.PAST and not self.is_aside(timex):
                    return timex
        return None

    def is_aside(self, timex: Timex) -> bool:
        """Tell whether an expression dates what is told beside the news: "the mission, which ran out on Thursday".

        What somebody says had happened is news too.
        """
        number, text, cues = self.sentence_of(timex.span), self.article.text, lexicon()
        if number is None:
            return False
        sentence = self.sentences[number]
        if cues.aside.search(text, sentence.start, timex.span.start):
            return True
        had = cues.had.search(text, sentence.start, timex.span.start)
        return had is not None and not cues.says.search(text, sentence.start, sentence.end)

    @cached_property
    def first_day_of_its_own(self) -> Timex | None:
        """The first "today", "last night" or "yesterday" by which the article tells its own news."""
        for timexes in self.anchored_by_sentence.values():
            for timex in timexes:
                meaning = timex.meaning
                if meaning.kind is MeaningKind.SHIFT and meaning.unit == "D" and meaning.amount in (0, -1):
                    return timex
        return None

    @cached_property
    def terms_by_sentence(self) -> tuple[tuple[Term, ...], ...]:
        """Its terms, sentence by sentence."""
        rows: list[list[Term]] = [[] for _ in self.sentences]
        for term in self.found:
            rows[term.sentence].append(term)
        return tuple(map(tuple, rows))

    @cached_property
    def acts(self) -> NDArray[np.bool_]:
        """Which classes of acts each sentence reports as the article's own news: a row a sentence, a column a class."""
        classes = list(EventClass)
        told = np.zeros((len(self.sentences), len(classes)), np.bool_)
        for mention in self.reading.mentions:
            number = self.sentence_of(mention.clause)
            if number is not None and not mention.background:
                told[number, classes.index(mention.event_class)] = True
        return told

    def sentence_of(self, span: Span) -> int | None:
        """Give the number of the sentence a span begins in; None outside the outlet's own report."""
        number = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        return number if number >= 0 and span.start < self.sentences[number].end else None

    def of_kind(self, *kinds: MeaningKind) -> list[Timex]:
        """Give the expressions of some kinds."""
        return [timex for timex in self.timexes if timex.meaning.kind in kinds]


def gap(one: Span | Term, other: Span) -> int:
    """Count the characters between two places in a text."""
    return max(other.start - one.end, one.start - other.end, 0)


def _says_again(key: str) -> bool:
    return "+" in key or key.startswith("office:")


Finder = Callable[[Material], Iterable[Clue]]
"""A kind of evidence: looks at an article's material and gives the clues it sees."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table of kinds."""

    name: str
    find: Finder
