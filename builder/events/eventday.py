"""Days counted from an act the article tells: "two days before the vote", "on the day of his visit"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from builder.events.report import Given, When
from builder.events.stated import by_then, day_value
from builder.events.tables import language_table, words_of
from builder.events.words import day_in_words
from builder.mentions import acts_named
from builder.values import Anchor, DatedReading, Interval, MeaningKind, Mention, Reason, Step, Timex, TimexType

Told = Sequence[tuple[Mention, When]]

_DAYS = {"D": 1, "W": 7}
SLACK = 3  # days that "two weeks" leave open either way
NEAR = 4  # characters from a length of time to the clause it counts from


@dataclass(frozen=True, slots=True)
class _Cues:
    """One language's ways to count from an act; each pattern is described where it is written."""

    named: re.Pattern[str]
    same: re.Pattern[str]
    clause: re.Pattern[str]
    came: re.Pattern[str]
    way: Mapping[str, int]


@cache
def _cues(language: str = "en") -> _Cues:
    table = language_table("eventday.toml", language)
    return _Cues(**{name: re.compile(pattern) for name, pattern in table["pattern"].items()}, way=table["way"])


@dataclass(frozen=True, slots=True)
class _Count:
    """So many days from an act, and the words that name it."""

    days: int
    noun: str
    words: str
    loose: bool


def counted_from_act(dated: DatedReading, mention: Mention, told: Told) -> When | None:
    """Date a mention by the act its words count from; None where they count from none.

    Where the act is named and the article gives no day for it, the mention is done by then: it is not today's news.
    """
    count = _count(dated, mention)
    if count is None:
        return _before_main(dated, mention, told)
    acts = {act for word in count.noun.split() for act in acts_named(word)}
    for one, when in reversed(told):
        day = _day(when)
        if one.code in acts and day is not None and one is not mention:
            return _moved(day, count.days, count.words, count.loose, "The article tells it")
    best = dated.published.best
    if not acts or best is None or mention.realis.is_plan:
        return None
    return by_then(dated, best, Step("The article gives no day for the act that it counts from.", count.words))


def _day(when: When) -> date | None:
    interval = when.value.interval if when.value else None
    return interval.start if interval is not None and interval.days == 1 else None


def _count(dated: DatedReading, mention: Mention) -> _Count | None:
    """Read "two days before the vote" and "on the day of the vote" in a mention's clause or before it."""
    text, start, cues = dated.article.text, mention.sentence.start, _cues()
    for timex in dated.reading.timexes:
        if not _belongs(timex, mention, text) or (days := _length(timex)) is None:
            continue
        led = cues.named.match(text, timex.span.end, mention.sentence.end)
        if led is None:
            continue
        beside = timex.meaning.kind is MeaningKind.SHIFT
        far = days if beside else days * cues.way[led["way"]]
        words = " ".join(text[timex.span.start : led.end()].split())
        return _Count(far, led["noun"].casefold(), words, timex.meaning.unit == "W")
    same = cues.same.search(text, start, min(mention.sentence.end, max(mention.cue.start, start)))
    if same is None or "," in text[start : same.start()]:
        return None
    return _Count(0, same["noun"].casefold(), " ".join(same[0].split()), loose=False)


def _belongs(timex: Timex, mention: Mention, text: str) -> bool:
    """Tell a length of time in a mention's clause, or at the head of its sentence."""
    span = timex.span
    if mention.clause.contains(span):
        return True
    head = mention.sentence.start <= span.start < mention.clause.start
    return head and not set(text[mention.sentence.start : span.start].casefold().split()) - words_of("before_time")


def _length(timex: Timex) -> int | None:
    """Give the days of "two weeks", "the day (before)", "the eve (of)"; None for anything else."""
    meaning = timex.meaning
    if meaning.unit not in _DAYS or not meaning.amount or meaning.amount % 1:
        return None
    beside = meaning.kind is MeaningKind.SHIFT and timex.anchor is Anchor.PREVIOUS
    if timex.type is not TimexType.DURATION and not beside:
        return None
    return int(meaning.amount) * _DAYS[meaning.unit]


def _before_main(dated: DatedReading, mention: Mention, told: Told) -> When | None:
    """Date the clause of "resigned on Monday, two days after | the vote failed" by the one it goes with.

    "The announcement came two days after | the vote failed" goes with the act told last.
    """
    text, cues = dated.article.text, _cues()
    for timex in dated.reading.timexes:
        if timex.type is not TimexType.DURATION or (days := _length(timex)) is None:
            continue
        led = cues.clause.match(text, timex.span.end)
        if led is None or not timex.span.end <= mention.clause.start <= led.end() + NEAR:
            continue
        came = cues.came.fullmatch(text, mention.sentence.start, timex.span.start)
        main = next((_day(when) for one, when in reversed(told) if came or one.sentence == mention.sentence), None)
        if main is None:
            return None
        words = " ".join(text[timex.span.start : led.end()].split())
        return _moved(main, -days * cues.way[led["way"]], words, timex.meaning.unit == "W", "The other act took place")
    return None


def _moved(day: date, days: int, words: str, loose: bool, told: str) -> When | None:
    """Give a day so many days from another."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    steps = (Step(f"{told} on {day_in_words(day)}.", words), Step(f"So this was on {day_in_words(moved)}."))
    value = day_value(moved, approximate=loose)
    slack = timedelta(days=SLACK if loose else 0)
    return When(value, Reason(steps), Given.STATED, Interval(moved - slack, moved + slack + timedelta(days=1)))
