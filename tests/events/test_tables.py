"""The room's tables of words: none is asked for that is not there, and none is there that nobody asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from builder.events import tables

CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(tables.RULES.parent.glob("*.py")))
LANGUAGES = sorted(path for path in tables.RULES.iterdir() if path.is_dir())


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_language_has_each_word_class_the_code_asks_for_and_no_other() -> None:
    asked = set(re.findall(r"words_of\(\s*[\"'](\w+)[\"']", CODE))
    assert asked
    for language in LANGUAGES:
        assert read(language / "words.toml").keys() == asked, language.name


def test_a_word_class_is_a_list_of_words_none_of_them_twice() -> None:
    for language in LANGUAGES:
        for name, words in read(language / "words.toml").items():
            assert isinstance(words, list), name
            assert len(set(words)) == len(words), f"{name}: {sorted(word for word in words if words.count(word) > 1)}"


def test_every_language_counts_days_from_an_act_in_the_same_ways() -> None:
    groups: dict[str, set[str]] = {"named": {"way", "noun"}, "same": {"noun"}, "clause": {"way"}, "came": set()}
    for language in LANGUAGES:
        found = read(language / "eventday.toml")["pattern"]
        assert {name: set(re.compile(pattern).groupindex) for name, pattern in found.items()} == groups, language.name
