"""Made-up articles for the load benchmark: the project's own sentences with other people, places and dates.

The same number always gives the same collection. Each happening is told by up to five articles in other words, so
that there is something to merge, and about one article in three states its date, as in collected corpora.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from builder.knowledge import Knowledge

FIRST_DAY, LAST_DAY = date(2011, 9, 1), date(2016, 12, 1)
_SENTENCES = Path(__file__).with_name("sentences.txt")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AGO = ("two weeks ago", "last week", "three days ago", "last month", "a month ago", "ten days ago", "last year")
_SOON = ("next week", "in two weeks", "next month", "within ten days", "later this month")


@dataclass(frozen=True, slots=True)
class Seed:
    """One article as a file of the seeds folder."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Story:
    """What happened on one day: who met where."""

    day: date
    people: tuple[tuple[str, str], ...]  # full name and surname
    places: tuple[str, ...]
    lands: tuple[str, ...]
    body: str


def make_collection(size: int, knowledge: Knowledge) -> Iterator[Seed]:
    """Give `size` articles of about 4,000 characters."""
    chance = random.Random(size)
    made = 0
    while made < size:
        story = _story(chance, knowledge)
        for _ in range(min(chance.choice((1, 1, 2, 3, 5)), size - made)):
            yield Seed(f"{made:05d}.txt", _article(chance, story, knowledge))
            made += 1


def write_collection(folder: Path, size: int, knowledge: Knowledge) -> None:
    """Write a collection as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in make_collection(size, knowledge):
        (folder / seed.name).write_text(seed.text, encoding="utf-8")


@cache
def _sentences() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return {name: tuple(lines) for name, lines in sections.items()}


def _story(chance: random.Random, knowledge: Knowledge) -> _Story:
    day = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))
    ranks = {office.id: office.rank for office in knowledge.offices}
    serving = [
        (person.name, person.surname)
        for person in knowledge.people
        if any(ranks.get(tenure.office, 9) <= 2 and tenure.holds_on(day) for tenure in person.tenures)
    ]
    hosts = {event.place for event in knowledge.calendar}
    cities = [place.name for place in knowledge.places if place.kind == "city" and place.id in hosts]
    parties = {state for event in knowledge.calendar for state in event.states}
    lands = [place.name for place in knowledge.places if place.id in parties]
    return _Story(
        day=day,
        people=tuple(chance.sample(serving, 3)),
        places=tuple(chance.sample(cities, 4)),
        lands=tuple(chance.sample(lands, 2)),
        body=chance.choice(knowledge.bodies[:40]).name,
    )


def _article(chance: random.Random, story: _Story, knowledge: Knowledge) -> str:
    published = story.day + timedelta(days=chance.choice((0, 0, 0, 1)))
    named: set[str] = set()
    sentences = _sentences()

    def tell(sentence: str) -> str:
        slots = _slots(chance, story)
        for letter, (name, surname) in zip("abc", story.people, strict=True):
            if f"{{{letter}}}" in sentence:
                slots[letter] = surname if name in named else name
                named.add(name)
        told = sentence.format_map(slots)
        return told[0].upper() + told[1:]

    def some(section: str, count: int) -> list[str]:
        return [tell(sentence) for sentence in chance.sample(sentences[section], count)]

    agencies = [line for outlet in knowledge.outlets if outlet.agency for line in outlet.datelines]
    title = tell(chance.choice(sentences["title"]))
    named.clear()
    lead = f"{story.places[0].upper()} ({chance.choice(agencies)}) - {tell(chance.choice(sentences['lead']))}"
    rest = [*some("body", 7), *some("quote", 3), *some("scene", 18)]
    chance.shuffle(rest)
    rest += some("history", 3)
    paragraphs = [lead, *(" ".join(rest[at : at + 2]) for at in range(0, len(rest), 2))]
    matter = f"---\npublished: {published}\n---\n" if chance.random() < 0.35 else ""
    return matter + "\n\n".join([title, *paragraphs]) + "\n"


def _slots(chance: random.Random, story: _Story) -> dict[str, str]:
    past = story.day - timedelta(days=chance.randrange(40, 700))
    return {
        "body": story.body,
        "place": story.places[0],
        "other": chance.choice(story.places[1:]),
        "land": story.lands[0],
        "rival": story.lands[1],
        "day": _WEEKDAYS[story.day.weekday()],
        "next": _WEEKDAYS[(story.day + timedelta(days=chance.randrange(2, 6))).weekday()],
        "ago": chance.choice(_AGO),
        "soon": chance.choice(_SOON),
        "month": f"{past:%B}",
        "past": f"{past.day} {past:%B %Y}",
        "year": str(story.day.year - 1),
        "n": str(chance.randrange(3, 250)),
    }
