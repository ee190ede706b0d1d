"""From clues to a day, an interval and the evidence in order of weight."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Protocol, TypeVar

import numpy as np

from builder.dating.clue import Clue
from builder.dating.copies import group_copies
from builder.dating.explicit import another_age
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid, log_odds, softmax, spread_grid, total
from builder.dating.heard import Heard, hear, share_keys, shorten, take_up
from builder.dating.kinds import KINDS
from builder.dating.likeness import Like, Likeness
from builder.dating.neighbours import Neighbour, neighbours_clue
from builder.dating.subject import Kind, Material, Subject
from builder.dating.telling import day_words, weekday_words
from builder.knowledge import EditorDate, Knowledge
from builder.values import Evidence, Interval, PublicationDate, Reading

NEIGHBOUR, STATED, SINCE = "neighbour", "stated", "time-since"
EVIDENCE = (*(kind.name for kind in KINDS), NEIGHBOUR)
"""The kinds of evidence, by name."""

Made = TypeVar("Made")

_REACH_DAYS = 30  # how far from the day a ground may lie to be told first
_SURELY_MEANT = 1 / 3  # the share from which grounds of the same days are taken to be what a clue is about
_LN10 = math.log(10)
# What is added to a clue that points at days of its own, where another day is chosen; it speaks against that day.
_POINT_AT = {
    STATED: ", which the rest of the article speaks against.",
    SINCE: "; by itself that makes it {}.",
}
_NO_CLUE = Evidence("nothing", "It says nothing that tells one day from another.", 0.0)
_UNKNOWN = PublicationDate(None, None, None, 0.0, (_NO_CLUE,))


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that stands still while each article is heard, and then dated."""

    readings: Sequence[Reading]
    subject: Subject
    kinds: Sequence[Kind]
    decided: Mapping[str, EditorDate]
    heard: Sequence[Heard] = ()
    likes: Sequence[Sequence[Like]] = ()
    stated: Sequence[bool] = ()


class Each(Protocol):
    """A way to have the same done for each article by its number."""

    def __call__(
        self, step: str, make: Callable[[int, Hearing], Made], items: Sequence[int], shared: Hearing
    ) -> Iterable[Made]:
        """Give what is made for each, in order; `step` says what is then done, for those who wait."""


def in_turn(step: str, make: Callable[[int, Hearing], Made], items: Sequence[int], shared: Hearing) -> Iterable[Made]:
    """Do one after the other, and tell nobody."""
    return (make(item, shared) for item in items)


class Memory(Protocol):
    """What was worked out before with these facts and rules, by step and by a name of all else it rests on."""

    def recall(self, step: str, names: Sequence[str], kind: type[Made]) -> Mapping[str, Made]:
        """Give what is known of these."""

    def keep(self, step: str, made: Mapping[str, object], names: Sequence[str]) -> None:
        """Keep what was made, and of the rest only what is under these names."""


class Forgetful:
    """A memory that keeps nothing."""

    def recall(self, step: str, names: Sequence[str], kind: type[Made]) -> Mapping[str, Made]:
        """Know nothing."""
        return {}

    def keep(self, step: str, made: Mapping[str, object], names: Sequence[str]) -> None:
        """Keep nothing."""


def infer_dates(
    readings: Sequence[Reading],
    knowledge: Knowledge,
    decided: Mapping[str, EditorDate] | None = None,
    *,
    without: Collection[str] = (),
    each: Each = in_turn,
    memory: Memory | None = None,
    subject: Subject | None = None,
) -> dict[str, PublicationDate]:
    """Work out when each article of a collection was written.

    Each article's own clues come first. Then every article hears what those most like it say of their days; it
    hears only what they say by themselves, so nothing it said comes back to it, and the order of files is nothing.

    Args:
        readings: The collection; ids are unique.
        knowledge: Dated facts.
        decided: Days that an editor has settled, by article id.
        without: Kinds of evidence to leave out, to see what they are worth.
        each: Has the same done for each article, here or by several processes; it does not change what comes out.
        memory: Keeps what was worked out from one build to the next; it does not change what comes out either.
        subject: The knowledge, laid out before by `lay_out` for many calls; it does not change what comes out either.

    Returns:
        For every article id a date, whose `best` is None where nothing is known.
    """
    decided, memory = decided or {}, memory or Forgetful()
    told = [reading.article.published for reading in readings if reading.article.published]
    if not readings:
        return {}
    grid = spread_grid(knowledge, [*told, *(editor.day for editor in decided.values())])
    if grid is None:
        return {reading.article.id: _UNKNOWN for reading in readings}
    kinds = tuple(kind for kind in KINDS if kind.name not in without)
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    articles = [reading.article for reading in ordered]
    if subject is None or subject.knowledge is not knowledge or subject.grid != grid:
        subject = Subject(knowledge, grid)
    hearing = Hearing(ordered, subject, kinds, decided)
    names = [_name(grid, sorted(without), article, decided.get(article.id)) for article in articles]
    heard = share_keys(_each("heard", _hear_one, Heard, names, hearing, each, memory))
    stated = [article.published is not None or article.id in decided for article in articles]
    likes: list[list[Like]] = [[] for _ in articles]
    if NEIGHBOUR not in without:
        likeness = Likeness(heard, group_copies([one.sketch for one in heard]), stated)
        likes = [likeness.nearest(number) for number in range(len(articles))]
    said = [_name(article.id, state, one.days) for article, state, one in zip(articles, stated, heard, strict=True)]
    names = [
        _name(name, [(like.likeness, like.shared, said[like.number]) for like in some])
        for name, some in zip(names, likes, strict=True)
    ]
    hearing = replace(hearing, heard=heard, likes=likes, stated=stated)
    dates = _each("dated", _date_one, PublicationDate, names, hearing, each, memory)
    return {article.id: found for article, found in zip(articles, dates, strict=True)}


def lay_out(knowledge: Knowledge) -> Subject | None:
    """Lay knowledge out once, for articles that are each dated by themselves; None where it covers no day."""
    grid = spread_grid(knowledge, ())
    return Subject(knowledge, grid) if grid else None


def _name(*parts: object) -> str:
    """Name a result by all that it rests on."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _each(
    step: str,
    make: Callable[[int, Hearing], Made],
    kind: type[Made],
    names: Sequence[str],
    hearing: Hearing,
    each: Each,
    memory: Memory,
) -> list[Made]:
    """Have something done for each article but those of which it is remembered."""
    found: dict[str, Made] = dict(memory.recall(step, names, kind))
    fresh = [number for number, name in enumerate(names) if name not in found]
    if fresh:
        hearing.subject.lay_out({key for one in hearing.heard for key in one.keys})
        made = dict(zip((names[number] for number in fresh), each(step, make, fresh, hearing), strict=True))
        memory.keep(step, made, names)
        found.update(made)
    return [found[name] for name in names]


def _hear_one(number: int, hearing: Hearing) -> Heard:
    """Hear what an article says by itself.

    The clues are not kept: for thousands of articles their curves would fill the memory, so they are found again when
    the article is dated.
    """
    material = Material(hearing.readings[number], hearing.subject)
    editor = hearing.decided.get(material.article.id)
    if editor is not None:
        return hear(material, {material.grid.number(editor.day): 1.0})
    return hear(material, shorten(believe(_sum(material, _listen(material, hearing.kinds)))))


def _listen(material: Material, kinds: Sequence[Kind]) -> list[Clue]:
    """Gather an article's own clues."""
    return [_trusted(clue) for kind in kinds for clue in kind.find(material)]


def _trusted(clue: Clue) -> Clue:
    """Trust a clue as its kind has earned: those of some kinds lean on each other."""
    return replace(clue, curve=clue.curve * fitted("trust")[clue.kind])


def _sum(material: Material, clues: Iterable[Clue]) -> Curve:
    return total([material.subject.prior * fitted("trust")["prior"], *(clue.curve for clue in clues)])


def believe(curve: Curve) -> Curve:
    """Turn summed clues into probabilities; a small share is for any day, since all clues may be wrong together."""
    flat = fitted("final")["flat"]
    return (1 - flat) * softmax(curve) + flat / len(curve)


def _date_one(number: int, hearing: Hearing) -> PublicationDate:
    """Let an article hear those most like it, and settle its day."""
    reading, likes = hearing.readings[number], hearing.likes[number]
    editor = hearing.decided.get(reading.article.id)
    if editor is not None:
        return _as_decided(editor)
    material = take_up(reading, hearing.heard[number], hearing.subject)
    clues = _listen(material, hearing.kinds)
    others = [_other(hearing, like) for like in likes]
    if heard := neighbours_clue(material, others):
        clues.append(_trusted(heard))
    return _settle(material, clues, _sum(material, clues))


def _other(hearing: Hearing, like: Like) -> Neighbour:
    article = hearing.readings[like.number].article.id
    return Neighbour(article, like.likeness, like.shared, hearing.heard[like.number].days, hearing.stated[like.number])


def _as_decided(editor: EditorDate) -> PublicationDate:
    """An editor has the last word."""
    says = f"An editor decided on {weekday_words(editor.day)}: {editor.why}"
    evidence = Evidence("editor", says, 3.0, favours=Interval.day(editor.day))
    return PublicationDate(
        editor.day, editor.day, editor.day, 1.0, (evidence,), ((editor.day, 1.0),), stated=True, editor=editor.why
    )


def _settle(material: Material, clues: Sequence[Clue], curve: Curve) -> PublicationDate:
    """Choose the day, bound it, and weigh each clue by what the odds would be without it."""
    if not clues:
        return _UNKNOWN
    grid = material.grid
    posterior = believe(curve)
    best = int(posterior.argmax())
    first, last = shortest_run(posterior, fitted("final")["interval"])
    day = grid.day(best)
    odds = log_odds(curve, best)
    weighed = (_weigh(clue, odds, curve, best, day) for clue in clues)
    evidence = tuple(sorted(weighed, key=lambda one: -abs(one.weight)))
    far = another_age(material)
    if far is not None and float(posterior[best]) < fitted("final")["sure_of_another_age"]:
        return PublicationDate(None, None, None, 0.0, (far,))
    return PublicationDate(
        best=day,
        earliest=grid.day(first),
        latest=grid.day(last),
        probability=float(posterior[best]),
        evidence=evidence,
        posterior=_picture(grid, posterior, best),
        stated=material.article.published == day,
    )


def _weigh(clue: Clue, odds: float, curve: Curve, best: int, day: date) -> Evidence:
    without = log_odds(curve, best, clue.curve)
    weight = round((odds - without) / _LN10, 3)
    ground = clue.strongest_ground if weight < 0 else clue.ground_for(day, _REACH_DAYS)
    says, span = ground.tell() if ground else (clue.says, None)
    favours = clue.favours or (ground.favours if ground else None)
    surely = ground is None or clue.strength_towards(favours) >= _SURELY_MEANT
    if clue.kind in _POINT_AT and surely and favours and day not in favours:
        says = says.removesuffix(".") + _POINT_AT[clue.kind].format(_period(favours))
        weight = min(weight, round(float(clue.curve[best] - clue.curve.max()) / _LN10, 3))
    return Evidence(
        kind=clue.kind,
        says=says,
        weight=weight,
        span=clue.span or span,
        favours=favours,
        article=clue.article or (ground.article if ground else None),
        calendar=clue.calendar or (ground.calendar if ground else None),
    )


def _period(days: Interval) -> str:
    """Write the days a clue by itself points at."""
    return day_words(days.start) if days.days == 1 else f"{day_words(days.start)} to {day_words(days.last)}"


def shortest_run(posterior: Curve, share: float) -> tuple[int, int]:
    """Give the shortest run of days that holds a share of the probability, the first of equals; else all days."""
    before = np.append(0.0, np.add.accumulate(posterior))
    firsts = np.searchsorted(before, before[1:] - share, side="right") - 1
    lasts = np.flatnonzero(firsts >= 0)
    if not lasts.size:
        return 0, len(posterior) - 1
    last = lasts[(lasts - firsts[lasts]).argmin()]
    return int(firsts[last]), int(last)


def _picture(grid: Grid, posterior: Curve, best: int) -> tuple[tuple[date, float], ...]:
    """Give the likeliest days, in calendar order."""
    days = min(int(fitted("final")["picture_days"]), len(posterior))
    likely = np.flatnonzero(posterior >= np.partition(posterior, -days)[-days])
    likeliest = likely[np.lexsort((likely, abs(likely - best), -posterior[likely]))][:days]
    return tuple((grid.day(number), round(float(posterior[number]), 6)) for number in sorted(likeliest.tolist()))
