"""The words that tell one week's news from another's: names from knowledge, and stems of what is left."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from typing import NamedTuple, TypeVar

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


class Term(NamedTuple):
    """A term where a text has it. An article has hundreds."""

    key: str
    shown: str
    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


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
        self._longest: dict[str, int] = {}  # of the names that begin with a word, how many words they have
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
                self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def find(self, text: str, start: int, end: int, sentence: int = 0, *, within: bool = False) -> Iterator[Term]:
        """Give the terms of a stretch of text, names longest first, and if so asked those within a body's name too."""
        matches = list(_WORD.finditer(text, start, end))
        yield from self._terms(matches, [fold(match[0]) for match in matches], sentence, _LONGEST_NAME, within)

    def _terms(
        self, matches: Sequence[re.Match[str]], words: Sequence[str], sentence: int, longest: int, within: bool
    ) -> Iterator[Term]:
        """Give the terms of some words, with names of so many words at most."""
        common, past = common_words(), 0
        for place, (match, word) in enumerate(zip(matches, words, strict=True)):
            if place < past:
                continue
            named = word in self._longest and match[0][0].isupper()
            length = self._length_at(words, place, longest) if named else 0
            if length:
                past = place + length
                (key,) = self._keys[tuple(words[place:past])]
                at = match.start(), matches[past - 1].end(), sentence
                yield Term(key, self.shown[key], *at)
                if key in self._metonyms:
                    yield Term(self._metonyms[key], self.shown[self._metonyms[key]], *at)
                if within and length > 1 and key.startswith("body:"):
                    yield from self._terms(matches[place:past], words[place:past], sentence, length - 1, within)
            elif len(word) > 2 and word not in common:
                yield Term(stem(word), match[0], match.start(), match.end(), sentence)

    def _length_at(self, words: Sequence[str], place: int, longest: int) -> int:
        """Give how many words make up the longest name that begins here and is only one's: 0 for none."""
        for length in range(min(self._longest[words[place]], len(words) - place, longest), 0, -1):
            if len(self._keys.get(tuple(words[place : place + length]), ())) == 1:
                return length
        return 0


def numbered(text: str, start: int, end: int, sentence: int = 0) -> Iterator[Term]:
    """Give what a text numbers, however it writes it: "the eighth round" and "round VIII" are one term."""
    for match in lexicon().numbered.finditer(text, start, end):
        number = number_of(match["ordinal"] or match["numeral"])
        noun = stem(fold(match["counted"] or match["named"]))
        if number is not None:
            yield Term(f"{number}#{noun}", match[0], match.start(), match.end(), sentence)


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
        for start, end in _between(sentence, holes):
            for term in chain(names.find(text, start, end, number), numbered(text, start, end, number)):
                found.append(term)
                if ":" in term.key:
                    named.setdefault(term.key, term)
        for timex in dates:
            if sentence.contains(timex.span):
                key = _date_key(timex.meaning.month or 0, timex.meaning.day or 0)
                found.append(Term(key, timex.text, timex.span.start, timex.span.end, number))
        for key, (first, second) in pairs(named).items():
            found.append(Term(key, f"{first.shown} and {second.shown}", first.start, first.end, number))
    return tuple(found)


def event_terms(event: CalendarEvent, names: Names, knowledge: Knowledge) -> frozenset[str]:
    """Give the terms by which texts tell of a reference event.

    "The Syrian minister" may stand for his name, and "the League's observers" for the Arab League observer mission.
    """
    keys: set[str] = set()
    for text in (event.title, *event.names):
        keys.update(dates_in(text))
        rest = _DATE.sub(" ", text)  # "15 May" names no Mrs May
        keys.update(
            term.key for term in chain(names.find(rest, 0, len(rest), within=True), numbered(rest, 0, len(rest)))
        )
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


def _between(span: Span, holes: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give what is left of a span outside the holes, which are sorted and do not overlap."""
    start = span.start
    for hole in holes[bisect_right(holes, span.start, key=lambda hole: hole.end) :]:
        if hole.start >= span.end:
            break
        if hole.start > start:
            yield start, hole.start
        start = max(start, hole.end)
    if start < span.end:
        yield start, span.end
