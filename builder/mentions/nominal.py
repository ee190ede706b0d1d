"""Acts told by a noun: "after talks with Lavrov in Moscow on Tuesday", "his meeting today with al-Jubeir"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.mentions.acts import Coded
from builder.mentions.clauses import Clause, Sentence
from builder.mentions.lexicon import Act, Lexicon
from builder.mentions.when import timex_between
from builder.values import EventClass, Realis, Side, Timex

_CLASSES = (EventClass.MEET, EventClass.NEGOTIATE)
_LEADS = frozenset(
    ("after", "before", "at", "during", "in", "following", "ahead", "since", "of", "on", "from", "follows", "followed")
)
_PERSONAL = frozenset(("after", "before", "following", "during", "ahead", "at"))
_BREAKS = frozenset((",", ";", ":", "(", ")", "”", '"', "“"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase that tells an act: tokens `first` up to `end`."""

    act: Act
    noun: int
    first: int
    end: int
    names: tuple[int, ...]  # with whom, between whom
    owner: int | None  # "Kerry’s discussion"
    his: bool  # "his meeting"
    shares_subject: bool  # "Kerry spoke after a meeting with Lavrov"
    timex: Timex | None
    realis: Realis
    clause: Clause | None


def find_nominals(sentence: Sentence, lexicon: Lexicon, coded: Sequence[Coded]) -> list[Nominal]:
    """Find the nouns of a sentence that tell a meeting or talks of their own."""
    told = {one.noun for one in coded if one.noun is not None} | {i for one in coded for i in range(one.first, one.end)}
    starts = {verb.first for verb in sentence.verbs}
    found: list[Nominal] = []
    for index in range(len(sentence.tokens)):
        if index in told or sentence.owner[index] >= 0 or sentence.dated[index]:
            continue
        noun = lexicon.noun_at(sentence.lows, index)
        if (
            noun is None
            or noun[1].event_class not in _CLASSES
            or (lexicon.noun_at(sentence.lows, index + 1 if index + 1 < len(sentence.lows) else index) is not None
            and index + 1 < len(sentence.lows)
            and sentence.owner[index + 1] < 0)
        ):
            continue
        nominal = _read(sentence, lexicon, index, noun, starts)
        if nominal is not None:
            found.append(nominal)
    return found


def _read(sentence: Sentence, lexicon: Lexicon, at: int, noun: tuple[int, Act], starts: set[int]) -> Nominal | None:
    lows = sentence.lows
    first = noun[0]
    while first > 0 and _premodifies(sentence, lexicon, first - 1):
        first -= 1
    lead = lows[first - 1] if first > 0 else ""
    clause = next(
        (one for one in sentence.clauses if one.start <= at < one.end),
        sentence.clauses[0] if sentence.clauses else None,
    )
    owner = _owner(sentence, first, at)
    his = any(low in ("his", "her", "their") for low in lows[first:at])
    end = at + 1
    while (
        end < len(lows)
        and end not in starts
        and not (
            lows[end] in _BREAKS
            and not (
                lows[end] == ","
                and sentence.owner[end - 1] >= 0
                and end + 1 < len(lows)
                and sentence.owner[end + 1] >= 0
            )
        )
        and lows[end] not in lexicon.words["relatives"]
        and end - at < 40
    ):
        end += 1
    names = _with(sentence, lexicon, at + 1, end)
    timex = timex_between(sentence, first, end, at + 1)
    if lead not in _LEADS and owner is None and not his:
        return None
    if timex is None and lead in ("after", "following", "at", "during") and clause is not None:
        start = clause.start
        timex = timex_between(sentence, start, first, at)
    future = (
        (timex is not None
        and timex.meaning.side is Side.FUTURE)
        or lead == "ahead"
        or (lead == "of" and first > 1 and lows[first - 2] == "ahead")
    )
    shares = lead in _PERSONAL and bool(names) and owner is None
    realis = Realis.SCHEDULED if future else Realis.HAPPENED
    return Nominal(noun[1], at, first, end, names, owner, his and owner is None, shares, timex, realis, clause)


def _premodifies(sentence: Sentence, lexicon: Lexicon, at: int) -> bool:
    low = sentence.lows[at]
    if sentence.dated[at]:
        return True
    if sentence.owner[at] >= 0:
        return True
    return (
        low in lexicon.words["determiners"]
        or low in ("'s", "'")
        or (low not in lexicon.words["prepositions"]
        and low not in lexicon.words["subordinators"]
        and sentence.tokens[at].is_word
        and low not in lexicon.forms
        and low not in ("and", "but", "or")
        and low not in lexicon.words["relatives"])
        or (
            low.endswith(("ed", "ing"))
            and sentence.tokens[at].is_word
            and all(not verb.first <= at < verb.end for verb in sentence.verbs)
        )
    )


def _owner(sentence: Sentence, first: int, at: int) -> int | None:
    for index in range(first, at):
        if sentence.lows[index] == "'s" and sentence.owner[index - 1] >= 0:
            name = sentence.owner[index - 1]
            return name if sentence.names[name].who is not None and not sentence.dated[index - 1] else None
    return None


def _with(sentence: Sentence, lexicon: Lexicon, start: int, end: int) -> tuple[int, ...]:
    found: list[int] = []
    listing = False
    for index in range(start, end):
        low = sentence.lows[index]
        if sentence.owner[index] >= 0:
            name = sentence.owner[index]
            if listing and name not in found and sentence.names[name].who is not None and not sentence.names[name].weak:
                found.append(name)
        elif low in ("with", "between", "among", "involving", "by"):
            listing = True
        elif (
            low in (",", "and", "'s", "of") or low in lexicon.words["determiners"] or low in lexicon.words["modifiers"]
        ):
            continue
        else:
            listing = False
    return tuple(found)
