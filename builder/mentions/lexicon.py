"""The tables under `rules/`, read, checked and compiled once a language."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from builder.errors import RuleError
from builder.mentions.tokens import fold
from builder.values import EventClass

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "INVESTIGATE", "DEMAND", "DISAPPROVE",
    "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "FIGHT",
)  # fmt: skip
SIDES = ("talk", "coop", "yield", "conflict", "demand", "refuse", "neutral")
SAID = "say"  # the code of somebody's word
ANNOUNCED = "announce"  # the code of a speaker's word on what he will do himself
_ACT_FILES = ("diplomacy.toml", "conflict.toml")


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act, finer than an event class: "host", "telephone", "expel"."""

    name: str
    event_class: EventClass
    root: str
    side: str
    symmetric: bool = False
    accepts: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell an act or a frame: a verb, its particles, and words one of which its object holds."""

    lemma: str
    particles: tuple[str, ...]
    objects: frozenset[str]
    act: Act | None = None
    frame: str | None = None
    further: frozenset[str] = frozenset()  # of these, too, the object must hold one: "send ($troops) (against)"
    doers: frozenset[str] = frozenset()  # of these the subject must hold one: "($troops) enter"

    @property
    def weight(self) -> int:
        """How much it says: the cue that says most wins."""
        return 2 * bool(self.objects) + 2 * bool(self.further) + 2 * bool(self.doers) + 3 * len(self.particles)


@dataclass(frozen=True)
class Lexicon:
    """All that one language's tables say."""

    acts: Mapping[str, Act]
    verbs: Mapping[str, tuple[Cue, ...]]
    frames: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]  # by their last word, longest first
    forms: Mapping[str, tuple[tuple[str, str], ...]]  # "met" → (("meet", "VBD"), ("meet", "VBN"))
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]  # class → first word → phrases, longest first
    contractions: Mapping[str, tuple[str, ...]]
    compose: Mapping[tuple[str, str], str]
    states: tuple[Mapping[str, str], ...]
    bodies: tuple[Mapping[str, str], ...]
    leanings: Mapping[str, frozenset[str]]  # "the accord" → the acts it may mean
    occasions: Mapping[str, frozenset[str]]  # "the summit" → the same, of what is only counted from

    def root(self, act: Act, frame: str) -> str:
        """Give the PLOVER root of an act seen through a frame: a promise to help is AGREE."""
        root = self.compose[frame, act.side]
        return act.root if root == "own" else root

    def noun_at(self, lows: list[str], last: int) -> tuple[int, Act] | None:
        """Give the noun cue that ends with the word at `last`, and where it begins."""
        low = lows[last]
        for key in (low, singular(low)):
            for words, act in self.nouns.get(key, ()):
                first = last + 1 - len(words)
                if first >= 0 and tuple(lows[first:last]) == words[:-1]:
                    return first, act
        return None


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """Strip a plural's ending. "talks", "sanctions" and the like keep a singular nobody writes; so do our tables."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Read the tables of a language. Raises RuleError for a bad row."""
    words, sets = _toml(language, "words.toml"), _toml(language, "sets.toml")
    contractions = {fold(key): tuple(value) for key, value in words.pop("contractions").items()}
    acts: dict[str, Act] = {}
    verbs: dict[str, list[Cue]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for file in _ACT_FILES:
        for row in _toml(language, file)["act"]:
            act = _act(row, file)
            if act.name in acts:
                raise RuleError(act.name, "stands twice")
            acts[act.name] = act
            for text in row["verbs"]:
                cue = _cue(text, sets, act=act)
                verbs.setdefault(cue.lemma, []).append(cue)
            for text in row.get("nouns", ()):
                parts = [fold(part).replace("-", "") for part in text.split()]
                nouns.setdefault(parts[-1], []).append((tuple(parts), act))
    frames: dict[str, list[Cue]] = {}
    for row in _toml(language, "frames.toml")["frame"]:
        for text in row["verbs"]:
            cue = _cue(text, sets, frame=row["name"])
            frames.setdefault(cue.lemma, []).append(cue)
    lemmas = {*verbs, *frames, *_verbs(language)}
    return Lexicon(
        acts=acts,
        verbs={lemma: tuple(sorted(cues, key=lambda cue: -cue.weight)) for lemma, cues in verbs.items()},
        frames={lemma: tuple(sorted(cues, key=lambda cue: -cue.weight)) for lemma, cues in frames.items()},
        nouns={last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in nouns.items()},
        forms=_forms(lemmas - {"be"}, _csv(language, "irregular.csv"), frozenset(words["doubling"])),
        words={key: frozenset(fold(word) for word in value) for key, value in words.items()},
        phrases={
            key: _by_first(value)
            for key, value in words.items()
            if key in ("titles", "plural_titles", "groups", "pairs", "plural_groups", "modifiers")
        },
        contractions=contractions,
        compose={(row["frame"], side): row[side] for row in _csv(language, "compose.csv") for side in SIDES},
        states=tuple(_csv(language, "states.csv")),
        bodies=tuple(_csv(language, "bodies.csv")),
        leanings=dict(_leanings(language, "noun", acts)),
        occasions=dict(_leanings(language, "occasion", acts)),
    )


def acts_named(noun: str, language: str = "en") -> frozenset[str]:
    """Give the acts that a noun may mean where the article has told one: "the vote", "the summit"."""
    lexicon = load_lexicon(language)
    for table in (lexicon.occasions, lexicon.leanings):
        if acts := frozenset(act for key in (noun, singular(noun)) for act in table.get(key, ())):
            return acts
    return frozenset()


def _leanings(language: str, kind: str, acts: Mapping[str, Act]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each noun that may stand for an act told before, with the acts it may mean."""
    for row in _toml(language, "leanings.toml")[kind]:
        if unknown := set(row["acts"]) - acts.keys() - {ANNOUNCED, SAID}:
            raise RuleError(row["words"][0], f"leanings.toml: no act is called {min(unknown)}")
        for word in row["words"]:
            yield word, frozenset(row["acts"])


def _act(row: Mapping[str, Any], file: str) -> Act:
    if row["root"] not in ROOTS:
        raise RuleError(row["name"], f"{file}: no PLOVER root is called {row['root']}")
    if row["side"] not in SIDES:
        raise RuleError(row["name"], f"{file}: side is {row['side']}, wanted one of {', '.join(SIDES)}")
    return Act(
        row["name"],
        EventClass(row["class"]),
        row["root"],
        row["side"],
        row.get("symmetric", False),
        tuple(row.get("accepts", ())),
        tuple(row.get("rejects", ())),
    )


def _cue(text: str, sets: Mapping[str, Sequence[str]], act: Act | None = None, frame: str | None = None) -> Cue:
    """Read "call off (strike|protest)", "send ($troops) (against)", "($troops) enter"; "$" names a set of `sets.toml`.

    Raises:
        RuleError: no set is called so, or there are more than two brackets.
    """
    who, _, told = text[1:].partition(")") if text.startswith("(") else ("", "", text)
    head, *groups = told.replace(")", "").split("(")
    if len(groups) > 2:
        raise RuleError(text, "a cue has two brackets at most")
    lemma, *particles = (fold(word).replace("-", "") for word in head.split())
    objects, further = (frozenset(_objects(text, group, sets)) for group in (*groups, "", "")[:2])
    return Cue(lemma, tuple(particles), objects, act, frame, further, frozenset(_objects(text, who, sets)))


def _objects(text: str, group: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the words of one bracket."""
    for word in group.strip().split("|") if group else ():
        if not word.startswith("$"):
            yield fold(word).replace("-", "")
        elif word[1:] in sets:
            yield from (fold(one).replace("-", "") for one in sets[word[1:]])
        else:
            raise RuleError(text, f"no set is called {word}")


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(fold(word).replace("-", "") for word in phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(set(rows), key=lambda row: (-len(row), row))) for first, rows in found.items()}


def _forms(
    lemmas: Iterable[str], irregular: Iterable[Mapping[str, str]], doubling: frozenset[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Inflect every verb: tags are those of the Penn treebank (VB, VBZ, VBD, VBN, VBG)."""
    odd = {row["base"]: row for row in irregular}
    found: dict[str, list[tuple[str, str]]] = {}
    for lemma in sorted({*lemmas, *odd} - {"be"}):
        for tag, forms in _inflect(lemma, odd.get(lemma), lemma in doubling).items():
            for form in forms:
                if (lemma, tag) not in found.setdefault(form, []):
                    found[form].append((lemma, tag))
    return {form: tuple(readings) for form, readings in found.items()}


def _inflect(lemma: str, odd: Mapping[str, str] | None, doubles: bool) -> dict[str, tuple[str, ...]]:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    doubled = (lemma + lemma[-1],) if doubles else ()
    soft = lemma[-1] == "y" and len(lemma) > 2 and lemma[-2] not in "aeiou"
    present = (
        lemma[:-1] + "ies" if soft else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    )
    past: tuple[str, ...] = (
        (lemma[:-1] + "ied",)
        if soft
        else (lemma + "d",)
        if lemma.endswith("e")
        else tuple(base + "ed" for base in (lemma, *doubled))
    )
    going = lemma[:-2] + "ying" if lemma in ("die", "lie", "tie", "vie") else stem + "ing"
    return {
        "VB": (lemma,),
        "VBZ": (present,),
        "VBD": tuple(odd["past"].split("|")) if odd else past,
        "VBN": tuple(odd["participle"].split("|")) if odd else past,
        "VBG": (going, *(base + "ing" for base in doubled)),
    }


def _read(language: str, name: str) -> str:
    return (resources.files("builder.mentions") / "rules" / language / name).read_text(encoding="utf-8")


def _verbs(language: str) -> Iterator[str]:
    """Give the verbs that are no cue; a line that begins with "#" is a remark."""
    for line in _read(language, "verbs.txt").splitlines():
        yield from () if line.startswith("#") else line.split()


def _toml(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(_read(language, name))


def _csv(language: str, name: str) -> list[dict[str, str]]:
    lines = [line for line in _read(language, name).splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines))))
