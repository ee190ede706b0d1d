"""Take out of a clause what was done or said, fit to stand in a title: "an investigation into civilian deaths"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from builder.events.report import Report
from builder.events.tables import read_table
from builder.mentions import third_person, verb_forms
from builder.values import Participant, Span

_WORD = re.compile(r"[\w’'\-.&]+|\S")
_QUOTES = frozenset('“”"„«»‘')
_BREAKS = frozenset(",;:()[]–—…!?") | {"-", "--"} | _QUOTES
LISTENERS = 6  # words in which "told reporters in Moscow that" names those told
_SENTENCE_END = ".!?”\"’' "


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb in its two present forms and its plain form, and what follows it."""

    singular: str
    plural: str
    plain: str
    rest: str


def act_phrase(report: Report) -> Phrase | None:
    """Give the clause's verb and its object, in the present tense and without its time.

    "France has also called on Thursday for an investigation into civilian deaths, which …" gives "calls for" and
    "an investigation into civilian deaths". None where the verb is negated or passive, or where the object leans on
    words outside it.
    """
    text = report.dated.article.text
    verb = _verb(_words(text, report.mention.cue, report))
    if verb is None or _is_noun(text, report.mention.cue):
        return None
    cue, stop = report.mention.cue, report.mention.clause.end
    if not text[cue.end : stop].strip(_SENTENCE_END):
        stop = report.mention.sentence.end  # the clause ended with its verb: "is preparing for | a new meeting"
    rest = _object(text, Span(cue.end, stop), report) if stop > cue.end else ""
    if rest is None:
        return None
    lemma, particles = verb
    tail = " ".join(particles)
    return Phrase(f"{third_person(lemma)} {tail}".strip(), f"{lemma} {tail}".strip(), f"{lemma} {tail}".strip(), rest)


def said_phrase(report: Report) -> str | None:
    """Give what a speaker says, where it is one whole clause of few words and no quotation.

    "Lavrov said on Friday that the talks go on." gives "the talks go on"; so does "The talks go on, Lavrov said."
    """
    text, mention = report.dated.article.text, report.mention
    if not _speaks(_words(text, mention.cue, report)):
        return None
    after = text[mention.cue.end : mention.sentence.end]
    if not after.strip(_SENTENCE_END):
        return _said_before(report)
    words = _words(text, Span(mention.cue.end, mention.sentence.end), report)
    lows = [word.casefold() for word in words[:LISTENERS]]
    if "that" in lows:
        words = words[lows.index("that") + 1 :]
    return _whole(words)


def _speaks(words: Sequence[str]) -> bool:
    """Tell whether a cue is a verb of speech that may be printed as "says": "vetoes showed that …" is none."""
    verb = _verb(words)
    return verb is not None and verb[0] in _set("speech")


def _said_before(report: Report) -> str | None:
    """Read "The talks go on, Lavrov said.": all that stands before the speaker."""
    text, mention = report.dated.article.text, report.mention
    names = [who.span.start for who in _named(report) if who.span and who.span.end <= mention.cue.start]
    first = min((start for start in names if start >= mention.clause.start), default=mention.cue.start)
    before = text[mention.sentence.start : first].rstrip()
    if not before.endswith(",") or len(before) < 2:
        return None
    words = _words(text, Span(mention.sentence.start, mention.sentence.start + len(before) - 1), report)
    said = _whole(_without_aside(words))
    return said and _uncapitalised(said, report)


def _without_aside(words: list[str]) -> list[str]:
    """Leave out what stands between two commas after a subject: "The opposition, long distrustful, plans to come"."""
    commas = [place for place, word in enumerate(words) if word == ","]
    if len(commas) != 2 or commas[0] < 2:
        return words
    return words[: commas[0]] + words[commas[1] + 1 :]


def _whole(words: Sequence[str]) -> str | None:
    """Give words as one clause; None where it is long, broken, quoted, or no clause at all.

    What is joined on with a comma and "but" or "and" is another clause, and left out.
    """
    table = _table()
    for place, (mark, word) in enumerate(pairwise(words)):
        if mark == "," and word.casefold() in ("but", "and", "while", "although", "though"):
            words = words[:place]
            break
    while words and words[-1] in ".!?":
        words = words[:-1]
    if not 4 <= len(words) <= table["longest_said_words"] or any(word in _BREAKS for word in words):
        return None
    lows = [word.casefold() for word in words]
    if _pronouns(words) - {"there", "he", "she", "so"} or lows[-1] in _set("loose"):
        return None
    if not any(form.tag in ("VBD", "VBZ", "VB") for low in lows[1:] for form in verb_forms(low)) and not (
        set(lows) & (_set("be") | _set("auxiliaries") - {"to"})
    ):
        return None
    return _join(words)


def _verb(words: Sequence[str]) -> tuple[str, list[str]] | None:
    """Give the lemma of a cue's head verb and its particles; None for a noun, a passive or a negated verb."""
    lows = [word.casefold() for word in words]
    if set(lows) & _set("negations"):
        return None
    heads = [place for place, low in enumerate(lows) if low not in _set("auxiliaries") | _set("be") and verb_forms(low)]
    if not heads:
        return None
    head = heads[0]
    forms = verb_forms(lows[head])
    passive = bool(set(lows[:head]) & _set("be")) and not any(form.tag == "VBG" for form in forms)
    if passive:
        return None
    after = [low for low in lows[head + 1 :] if not low.endswith("ly") and low not in _set("adverbs")]
    return forms[0].lemma, after


def _is_noun(text: str, cue: Span) -> bool:
    """Tell whether the cue stands where only a noun can: "an EU sanctions list", "their support"."""
    before = _WORD.findall(text[max(0, cue.start - 30) : cue.start])
    return bool(before) and (before[-1].casefold() in _set("determiners") or before[-1].endswith(("'s", "’s")))


def _object(text: str, span: Span, report: Report) -> str | None:
    """Give what follows the verb up to where it ends; empty where nothing follows, None where it cannot stand alone."""
    table = _table()
    kept: list[str] = []
    for word in _words(text, span, report):
        low = word.casefold()
        if word in _BREAKS or low in _set("ends") or (word == "." and kept):
            break
        kept.append(word)
    kept = [word for word in kept if word not in _set("honorifics")]
    while kept and (kept[0].casefold().endswith("ly") or kept[0].casefold() in ("also", "again", "that")):
        if kept[0].casefold() == "that":
            return None
        kept = kept[1:]
    if len(kept) > table["longest_words"]:
        kept = _shortened(kept, table["longest_words"])
    kept = _without_second_verb(kept)
    while kept and (kept[-1].casefold() in _set("loose") or _hanging(kept)):
        kept = kept[:-1]
    whole = _before_pronoun(kept)
    return None if whole is None else _join(whole)


def _before_pronoun(words: list[str]) -> list[str] | None:
    """Cut "the ambassador to come and to do whatever he can" before the "and" that leads to a pronoun."""
    pronouns = _pronouns(words)
    if not pronouns:
        return words
    first = next(place for place, word in enumerate(words) if word.casefold() in pronouns)
    joins = [place for place in range(2, first) if words[place].casefold() in ("and", "or")]
    return words[: joins[-1]] if joins else None


def _hanging(words: Sequence[str]) -> bool:
    """Tell whether the last word is a participle that wants more: "a meeting of the opposition aimed"."""
    return len(words) > 2 and words[-1].casefold() in _set("hanging")


def _pronouns(words: Sequence[str]) -> frozenset[str]:
    """Give the pronouns among the words; "US" is a country."""
    return frozenset(word.casefold() for word in words if len(word) == 1 or not word.isupper()) & _set("pronouns")


def _shortened(words: list[str], longest: int) -> list[str]:
    """Cut a long object before the last preposition or "and" that leaves it short enough."""
    for place in range(longest, 3, -1):
        if words[place].casefold() in _set("particles") | {"and", "or"}:
            return words[:place]
    return []


def _without_second_verb(words: list[str]) -> list[str]:
    """Cut "… and urged Damascus to": after "and", a verb in the past begins another act."""
    for place, word in enumerate(words[:-1]):
        if (
            word.casefold() in ("and", "or")
            and place
            and any(form.tag in ("VBD", "VBZ") for form in verb_forms(words[place + 1].casefold()))
        ):
            return words[:place]
    return words


def _words(text: str, span: Span, report: Report) -> list[str]:
    """Split a stretch into words, leaving out expressions of time and the word before each that goes with it."""
    words: list[str] = []
    times = [timex.span for timex in report.dated.reading.timexes if timex.span.overlaps(span)]
    at = span.start
    for time in [*times, None]:
        stop = min(time.start, span.end) if time else span.end
        if stop > at:
            words.extend(_WORD.findall(text[at:stop].replace("\u00a0", " ")))
        if time is None:
            break
        while words and words[-1].casefold() in _set("before_time"):
            words.pop()
        at = max(at, time.end)
    return [word[:-1] if word.endswith(".") and word.count(".") == 1 and len(word) > 3 else word for word in words]


def _join(words: Sequence[str]) -> str:
    return re.sub(r" (?=[%.,;:!?])", "", " ".join(words)).strip(" .")


def _named(report: Report) -> Iterable[Participant]:
    mention = report.mention
    return (*mention.actors, *mention.recipients, *((mention.speaker,) if mention.speaker else ()))


def _uncapitalised(said: str, report: Report) -> str:
    """Write a sentence's first word small, unless the article always writes it so: it is a name then."""
    first = said.split(" ", 1)[0]
    low = first[:1].lower() + first[1:]
    if re.search(rf"\b{re.escape(low)}\b", report.dated.article.text) or low in ("the", "a", "an"):
        return low + said[len(first) :]
    return said


@cache
def _table() -> dict[str, Any]:
    return read_table("en/phrases.toml")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_table()[name])
