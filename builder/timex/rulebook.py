"""A language's rules as read from its tables, compiled and ready to be tried around their trigger words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from builder.errors import RuleError, SourceError
from builder.timex.readers import READERS
from builder.timex.refine import Links, make_links
from builder.timex.words import NOT_WORDS, Words, expand, load_words, word_pattern
from builder.values import TimexType

RULES = Path(__file__).parent / "rules"

# Order is part of the meaning: at one place the first rule that matches wins, so what says more stands before what
# says less. A full date comes before a month, "two weeks ago" before "two weeks".
ORDER = (
    "times",  # a clock time takes its day along: "10 p.m. Wednesday"
    "dates",  # a date that names its month or year, fullest first
    "sets",  # "every day", before "day" is read as a length
    "relative",  # what counts from another date, before the bare lengths it contains
    "periods",  # quarters, seasons and feasts
    "durations",  # what is left with a unit is a length
    "chat",  # only in messages, where nothing fuller was found
    "references",  # "now", "recently": no calendar at all
)

REGISTERS = ("news", "narrative", "chat")

# Triggers that are shapes rather than words.
SHAPES = {
    "#numeric": r"\d{1,4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{2,4}(?!\d)"
    r"|(?:1\d|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d(?!\d)",
    "#glued": r"\d{1,3}(?:\.\d)?\+?(?:days?|hrs?|hours?|mins?|minutes?|secs?|months?|weeks?|wks?|years?|yrs?)(?![a-z])",
    "#hours": r"\d{1,3}(?:\.\d)? ?h(?![\w/-])",
    "#clock": r"\d{1,2}h[0-5]\d(?!\d)|\d{1,2}\+ ?[ap]m(?![a-z])|\d{3,4}[ap]m(?![a-z])"
    r"|\d{1,2}(?::[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?= ?[ap]\.?m))(?: ?[ap]\.?m|(?!\d))"
    r"|\d{1,2} ?(?:[ap]\.m\.|[ap]m|o'clock)(?![a-z])",
    "#shortdecade": r"'?\d0'?s",
    "#era": r"\d{1,3}(?:0s)? ?(?:b\.?c|a\.?d)\b",
    "#military": r"[0-2]\d[0-5]\d "
    r"?(?:gmt|utc|bst|cet|cest|[ecmp][ds]t|jst|sgt|hkt|aest|msk|eest|hours|hrs|local time)(?![a-z])"
    r"|(?:(?<=at )|(?<=abt ))(?!19[5-9]|20[0-4])[0-2]\d[0-5]\d(?!\d)",  # "left at 2250"; not "at 2014 prices"
    "#earlyhour": r"(?:(?<=at )|(?<=by )|(?<=to )|(?<=from )|(?<=until )|(?<=around )|(?<=about ))0\d[0-5]\d(?!\d)",
    "#earlyyear": r"(?<=in )[1-9]\d\d(?=[,.;)])(?![.,]\d)",
    "#hour": r"(?:(?<=night at )|(?<=evening at )|(?<=morning at )|(?<=afternoon at )|(?<=tomorrow at )|(?<=day at ))"
    r"(?:1[0-2]|[1-9])(?![\w%/-]|[.,:]\d)",
    "#slash": r"(?:(?<=on )|(?<=day )|(?<=(?:mon|tue|wed|thu|urs|fri|sat|sun) ))\d{1,2}/\d{1,2}(?![\w/%]|\.\d)",
    "#nth": r"(?<=the )\d{1,2}(?:st|nd|rd|th)(?![a-z])",
    "#year": r"(?:1\d|20)\d\d(?!\d)(?:s(?!\w))?",
    "#shortyear": r"'\d\d(?!\d)",
}


@dataclass(frozen=True, eq=False)
class Rule:
    """One row of a table: what it matches, how that is read, and its own proof."""

    name: str
    type: TimexType
    triggers: tuple[str, ...]
    source: str  # the pattern written out
    written: str
    read: str
    constants: Mapping[str, str]
    capital: bool  # its trigger must look like a name where the word means other things too
    led: bool  # something must lead up to such a trigger besides: "in March"
    ahead: bool  # only where the clause points ahead
    numeral: bool  # its number may be a name or count something: "resolution 2118", "2013 people"
    wide: bool  # its pattern reads groups beyond its own end, so what it says does not follow from its text
    only: str | None  # the one register it belongs to: "narrative", "news", "chat"
    accepts: tuple[Mapping[str, Any], ...]
    rejects: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern with its groups, compiled when a phrase is first read by it."""
        try:
            return re.compile(self.source)
        except re.error as error:
            raise RuleError(self.name, f"pattern does not compile: {error}") from error

    @property
    def ungrouped(self) -> str:
        """The pattern without names, to stand beside others."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.source)


class RuleSet:
    """The rules one trigger word calls up, as one pattern, compiled when it is first met."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        registers = REGISTERS if any(rule.only is not None for rule in rules) else ()
        self.by_register = {  # empty where all rules serve in all
            register: RuleSet(tuple(replace(rule, only=None) for rule in rules if rule.only in (None, register)))
            for register in registers
        }

    @cached_property
    def match(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """Match any of the rules at a place. `lastgroup` of the match is `r` and the rule's number."""
        return re.compile("|".join(f"(?P<r{number}>{rule.ungrouped})" for number, rule in enumerate(self.rules))).match


@dataclass(frozen=True)
class RuleBook:
    """All rules of one language."""

    language: str
    words: Words
    rules: tuple[Rule, ...]
    trigger: re.Pattern[str]
    by_word: Mapping[str, RuleSet]
    by_shape: Mapping[str, RuleSet]
    left: frozenset[str]
    doubtful: Mapping[str, str]
    led: Mapping[str, re.Pattern[str]]
    links: Links


@cache
def load_rules(language: str) -> RuleBook | None:
    """Read a language's rules, once. None where it has none of its own."""
    if language not in {folder.name for folder in RULES.iterdir() if folder.is_dir()}:
        return None
    folder = RULES / language
    words = load_words(folder / "words.toml")
    rules = tuple(rule for name in ORDER for rule in read_table(folder / f"{name}.toml", words))
    triggers: dict[str, list[Rule]] = {}
    for rule in rules:
        for trigger in rule.triggers:
            triggers.setdefault(trigger, []).append(rule)
    sets: dict[tuple[Rule, ...], RuleSet] = {}

    def shared(found: list[Rule]) -> RuleSet:
        key = tuple(found)
        if key not in sets:
            sets[key] = RuleSet(key)
        return sets[key]

    by_word = {word: shared(found) for word, found in triggers.items() if not word.startswith("#")}
    by_shape = {shape[1:]: shared(found) for shape, found in triggers.items() if shape.startswith("#")}
    shapes = "|".join(f"(?P<{shape[1:]}>{form})" for shape, form in SHAPES.items() if shape in triggers)
    scan = re.compile(rf"(?<![a-z0-9$£€.#])(?:{word_pattern(by_word)}(?![a-z])|(?=['\d])(?<!,)(?<![$£€] )(?:{shapes}))")
    return RuleBook(
        language=language,
        words=words,
        rules=rules,
        trigger=scan,
        by_word=by_word,
        by_shape=by_shape,
        left=_left_words(rules, words),
        doubtful={word: str(need) for word, need in words.tables["doubtful"].items()},
        led={need: re.compile(str(pattern)) for need, pattern in words.tables["led"].items()},
        links=make_links(words),
    )


def read_table(path: Path, words: Words) -> list[Rule]:
    """Read one table of rules.

    Raises:
        SourceError: the file is no TOML, or a row lacks something or names what is not there.
    """
    text = path.read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise SourceError(path, None, str(error)) from error
    starts = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[rule]]"]
    rules = []
    for row, line in zip(rows, starts, strict=True):
        try:
            rules.append(_rule(row, words))
        except KeyError as error:
            raise SourceError(path, line, f"rule {row.get('name', '?')!r} lacks or does not find {error}") from error
        except (ValueError, re.error) as error:
            raise SourceError(path, line, f"rule {row.get('name', '?')!r}: {error}") from error
    return rules


def _rule(row: Mapping[str, Any], words: Words) -> Rule:
    if row["read"] not in READERS:
        raise ValueError(f"read is {row['read']!r}, which no reader is called")
    return Rule(
        name=row["name"],
        type=TimexType(row.get("type", "DATE")),
        triggers=tuple(word for trigger in row["on"] for word in _triggers(trigger, words)),
        source=_loosen_blanks(expand(row["pattern"], words.patterns)),
        written=row["pattern"],
        read=row["read"],
        constants={name: str(value) for name, value in row.get("with", {}).items()},
        capital=row.get("capital", False),
        led=row.get("led", False),
        ahead=row.get("ahead", False),
        numeral=row.get("numeral", False),
        wide=row.get("wide", False),
        only=row.get("only"),
        accepts=tuple(row.get("accepts", ())),
        rejects=tuple(row.get("rejects", ())),
    )


def _loosen_blanks(pattern: str) -> str:
    """Let each blank of a pattern stand for up to three, except inside a set of characters."""
    out, inside = [], False
    for place, letter in enumerate(pattern):
        if letter == "[" and not inside:
            inside = True
        elif letter == "]":
            inside = False
        if letter == " " and not inside:
            out.append(" {0,3}" if pattern[place + 1 : place + 2] == "?" else " {1,3}")
        elif not (letter == "?" and not inside and pattern[place - 1] == " " and place):
            out.append(letter)
    return "".join(out)


def _triggers(trigger: str, words: Words) -> list[str]:
    if not trigger.startswith("@"):
        return [trigger]
    table = words.tables[trigger[1:]]
    found = list(table)
    if trigger == "@unit":
        found += [word + "s" for word in table]
        found.remove("second")
    return found


def _left_words(rules: tuple[Rule, ...], words: Words) -> frozenset[str]:
    """Every word a pattern may begin with or pass through before its trigger."""
    found: set[str] = set()
    for pattern in (*(rule.written for rule in rules), *words.macros.values()):
        found.update(re.findall(r"[a-z']+", re.sub(r"\{\w+\}|\(\?P<\w+>|\\[a-z]", " ", pattern)))
    for name, table in words.tables.items():
        for phrase in () if name in NOT_WORDS else table:
            found.update(re.split(r"[ -]", phrase))
    return frozenset(found)
