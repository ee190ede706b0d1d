"""The tables of words a language has for time, and the numbers they stand for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.errors import SourceError

Entry = str | int
NOT_WORDS = ("led", "link")  # tables of patterns, not of words


@dataclass(frozen=True)
class Words:
    """One language's tables by name, and its macros: patterns that patterns are made of."""

    tables: Mapping[str, Mapping[str, Entry]]
    macros: Mapping[str, str]

    @cached_property
    def patterns(self) -> dict[str, str]:
        """Give the pattern each `{name}` stands for."""
        found = {name: word_pattern(table) for name, table in self.tables.items() if name not in NOT_WORDS}
        for name, macro in self.macros.items():
            found[name] = expand(macro, found)
        return found

    def number(self, table: str, word: str) -> int:
        """Look up a word in a table of numbers."""
        return int(self.tables[table][word])

    def text(self, table: str, word: str) -> str:
        """Look up a word in a table of codes."""
        return str(self.tables[table][word])


def load_words(path: Path) -> Words:
    """Read a language's `words.toml`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(path, None, str(error)) from error
    macros = tables.pop("macro", {})
    return Words(tables, macros)


def expand(pattern: str, names: Mapping[str, str]) -> str:
    """Put the patterns in for their `{names}`; counts such as `{1,3}` stay."""
    return re.sub(r"\{([a-z_][a-z_0-9]*)\}", lambda match: names[match[1]], pattern)


def word_pattern(words: Iterable[str]) -> str:
    """Give one pattern for many words, sharing beginnings, the longest first."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branch(tree)})"


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    choices = [
        (" " if letter == " " else re.escape(letter)) + _branch(node[letter]) for letter in sorted(node) if letter
    ]
    if not choices:
        return ""
    body = choices[0] if len(choices) == 1 and "" not in node else f"(?:{'|'.join(choices)})"
    return body + "?" if "" in node else body


def count_of(words: Words, phrase: str) -> float | None:
    """Read "twenty-four", "1,500", "2 1/2", "a couple of"; None for "several" and the like."""
    phrase = re.split(r"-? (?:to|or) |(?<=\d) and (?=\d)|(?<=\d)-(?=\d)", phrase.strip())[0]
    if phrase in ("a", "an", "the", "next", "one"):
        return 1
    if phrase.endswith(" dozen"):
        return 12 * (count_of(words, phrase.removesuffix(" dozen")) or 1)
    if phrase.startswith(("half a", "a half")):
        return 0.5
    whole_and = re.sub(r" and (?:a )?half$", "", phrase)
    half = 0.5 if whole_and != phrase else 0.0
    phrase = whole_and
    if match := re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (\d)/(\d))?", phrase.replace("½", " 1/2").strip()):
        whole = float(match[1].replace(",", ""))
        return whole + (int(match[2]) / int(match[3]) if match[2] and match[3] != "0" else 0) + half
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", phrase):
        if word in words.tables["vague"]:
            stands_for = words.text("vague", word)
            if stands_for == "X":
                return None
            return float(stands_for)
        if word not in words.tables["number"]:
            continue
        seen = True
        value = words.number("number", word)
        if value == 100:
            current = max(current, 1) * 100
        elif value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += value
    return total + current + half if seen else None
