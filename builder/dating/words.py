"""The words that tell one week's news from another's: names from knowledge, and stems of what is left."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import TypeVar

from builder.dating.lexicon import lexicon, number_of
from builder.daynames import MONTHS
from builder.knowledge import CalendarEvent, Knowledge
from builder.values import Reading, Span

_Named = TypeVar("_Named")

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STEM = 7  # letters kept, so that "negotiate" and "negotiations" are one
_ENDINGS = re.compile(r"(?<=\w{4})(?:ings?|ed|e?s|e)$")
_LONGEST_NAME = 5  # words
_DATE = re.compile(rf"\b(?P<day>[1-9]|[12]\d|3[01]) (?P<month>{'|'.join(MONTHS)})\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A term where a text first has it."""

    key: str
    shown: str
    span: Span
    sentence: int


@cache
def common_words() -> frozenset[str]:
    """Load the words that stand in any news of any week."""
    text = resources.files("builder.dating").joinpath("rules/en.common.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def fold(word: str) -> str:
    """Take from a word its case, its marks and its possessive: "Davutoğlu’s" is "davutoglu"."""
    word = word.replace("’", "'").removesuffix("'s").replace("ı", "i").lower()
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))


@cache
def stem(word: str) -> str:
    """Cut a folded word down to what its forms and synonyms share: "vetoed" is "veto", a "truce" a "ceasefire"."""
    short = _cut(word)
    return _synonyms().get(short, short)


def _cut(word: str) -> str:
    return _ENDINGS.sub("", word)[:_STEM]


@cache
def _synonyms() -> dict[str, str]:
    """Load what writers change for one another, by stem."""
    text = resources.files("builder.dating").joinpath("rules/en.synonyms.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {_cut(word): _cut(row[0]) for row in rows for word in row}


class Names:
    """Every spelling of the people, places and bodies of a subject, to be found in a text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._keys: dict[tuple[str, ...], set[str]] = {}
        self.shown: dict[str, str] = {}
        for person in knowledge.people:
            self._add(f"person:{person.id}", person.surname, (*person.names, *person.surnames))
        for place in knowledge.places:
            self._add(f"place:{place.id}", place.name, (*place.names, *place.adjectives))
        for body in knowledge.bodies:
            self._add(f"body:{body.id}", body.short or body.name, body.names)
        for office in knowledge.offices:
            state = knowledge.place.get(office.state or "")
            titles = [f"{word} {name}" for word in (state.adjectives if state else ()) for name in office.names]
            self._add(f"office:{office.id}", office.title, (office.title, *titles))
        self._metonyms = {
            f"place:{city.id}": f"place:{state.id}"
            for state in knowledge.places
            for city in knowledge.places
            if city.country == state.id and set(city.names) & set(state.metonyms)
        }

    def _add(self, key: str, shown: str, names: Iterable[str]) -> None:
        self.shown[key] = shown
        for name in names:
            words = tuple(fold(match[0]) for match in _WORD.finditer(name))
            if words and len(words) <= _LONGEST_NAME:
                self._keys.setdefault(words, set()).add(key)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[str, str, Span]]:
        """Give the terms of a stretch of text, names longest first: key, how it is written, where."""
        matches = list(_WORD.finditer(text, start, end))
        words = [fold(match[0]) for match in matches]
        place = 0
        while place < len(words):
            length = self._length_at(words, place) if matches[place][0][0].isupper() else 0
            span = Span(matches[place].start(), matches[place + max(length, 1) - 1].end())
            if length:
                (key,) = self._keys[tuple(words[place : place + length])]
                yield key, self.shown[key], span
                if key in self._metonyms:
                    yield self._metonyms[key], self.shown[self._metonyms[key]], span
            elif len(words[place]) > 2 and words[place] not in common_words():
                yield stem(words[place]), matches[place][0], span
            place += max(length, 1)

    def _length_at(self, words: list[str], place: int) -> int:
        """Give how many words make up the longest name that begins here and is only one's: 0 for none."""
        for length in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
            if len(self._keys.get(tuple(words[place : place + length]), ())) == 1:
                return length
        return 0


def numbered(text: str, start: int, end: int) -> Iterator[tuple[str, str, Span]]:
    """Give what a text numbers, however it writes it: "the eighth round" and "round VIII" are one term."""
    for match in lexicon().numbered.finditer(text, start, end):
        number = number_of(match["ordinal"] or match["numeral"])
        noun = stem(fold(match["counted"] or match["named"]))
        if number is not None:
            yield f"{number}#{noun}", match[0], Span(match.start(), match.end())


def dates_in(text: str) -> Iterator[str]:
    """Give the days of a month that a title names: it is a word of its news like any other."""
    for match in _DATE.finditer(text):
        yield _date_key(MONTHS.index(match["month"]) + 1, int(match["day"]))


def _date_key(month: int, day: int) -> str:
    return f"{month}#{day}"


def find_terms(reading: Reading, names: Names, sentences: Sequence[Span]) -> tuple[Term, ...]:
    """Give the terms of an article's own report wherever they stand, and pairs of names of one sentence.

    Expressions of time are left out: other clues read them.
    """
    text = reading.article.text
    holes = [timex.span for timex in reading.timexes]
    dates = [timex for timex in reading.timexes if timex.meaning.month and timex.meaning.day]
    found: list[Term] = []
    for number, sentence in enumerate(sentences):
        named: dict[str, Term] = {}
        for stretch in _between(sentence, holes):
            for key, shown, span in chain(
                names.find(text, stretch.start, stretch.end), numbered(text, stretch.start, stretch.end)
            ):
                term = Term(key, shown, span, number)
                found.append(term)
                if ":" in key:
                    named.setdefault(key, term)
        found += [
            Term(_date_key(timex.meaning.month or 0, timex.meaning.day or 0), timex.text, timex.span, number)
            for timex in dates
            if sentence.contains(timex.span)
        ]
        for key, (first, second) in pairs(named).items():
            found.append(Term(key, f"{first.shown} and {second.shown}", first.span, number))
    return tuple(found)


def event_terms(event: CalendarEvent, names: Names, knowledge: Knowledge) -> frozenset[str]:
    """Give the terms by which texts tell of a reference event: "the Syrian minister" may stand for his name."""
    keys: set[str] = set()
    for text in (event.title, *event.names):
        keys.update(key for key, _, _ in chain(names.find(text, 0, len(text)), numbered(text, 0, len(text))))
        keys.update(dates_in(text))
    keys.update(f"person:{person}" for person in event.people)
    keys.update(f"body:{body}" for body in event.bodies)
    keys.update(f"place:{state}" for state in event.states)
    for person in event.people:
        tenures = knowledge.person[person].tenures
        keys.update(f"office:{tenure.office}" for tenure in tenures if tenure.holds_on(event.interval.start))
    if event.place:
        keys.add(f"place:{event.place}")
        country = knowledge.place[event.place].country
        keys.update({f"place:{country}"} if country else ())
    return frozenset(keys | set(pairs({key: key for key in keys if ":" in key})))


def pairs(named: Mapping[str, _Named]) -> dict[str, tuple[_Named, _Named]]:
    """Pair the people of one sentence with each other and with its places: two ministers in a city are rarely there."""
    keys = sorted(named)
    people = [key for key in keys if key.startswith(("person:", "office:"))]
    places = [key for key in keys if key.startswith("place:")]
    both = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    both += [(person, place) for person in people for place in places]
    return {f"{a}+{b}": (named[a], named[b]) for a, b in both[:40]}


def _between(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """Give what is left of a span outside the holes, which are sorted and do not overlap."""
    start = span.start
    for hole in holes[bisect_right(holes, span.start, key=lambda hole: hole.end) :]:
        if hole.start >= span.end:
            break
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)
