"""Tables of rules are checked when they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import RuleError, SourceError
from builder.timex.rulebook import RULES, load_rules, read_table
from builder.timex.words import Words, load_words

GOOD = """
[[rule]]
name = "today"
on = ["today"]
pattern = "today"
read = "shift"
with = { unit = "D", amount = 0 }
"""


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(RULES / "en" / "words.toml")


def _write(folder: Path, text: str) -> Path:
    path = folder / "some.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_row_becomes_a_rule(tmp_path: Path, words: Words) -> None:
    (rule,) = read_table(_write(tmp_path, GOOD), words)
    assert (rule.name, rule.triggers, rule.constants) == ("today", ("today",), {"unit": "D", "amount": "0"})


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        pytest.param('read = "no-such"', "which no reader is called", id="unknown reader"),
        pytest.param('type = "HOUR"\nread = "shift"', "'HOUR' is not a valid TimexType", id="unknown type"),
        pytest.param('read = "shift"\non = ["@no-such"]', "lacks or does not find 'no-such'", id="unknown table"),
    ],
)
def test_a_bad_row_is_named_with_its_file_and_line(tmp_path: Path, words: Words, fault: str, problem: str) -> None:
    on = "" if "on =" in fault else 'on = ["now"]\n'
    path = _write(tmp_path, GOOD + f'\n[[rule]]\nname = "bad"\npattern = "now"\n{on}{fault}\n')
    with pytest.raises(SourceError) as caught:
        read_table(path, words)
    assert caught.value.line == 9
    assert problem in str(caught.value)


def test_a_pattern_that_does_not_compile_is_named(tmp_path: Path, words: Words) -> None:
    (rule,) = read_table(_write(tmp_path, GOOD.replace('pattern = "today"', 'pattern = "(today"')), words)
    with pytest.raises(RuleError, match="'today'"):
        _ = rule.pattern


def test_a_file_that_is_no_toml_is_named(tmp_path: Path, words: Words) -> None:
    with pytest.raises(SourceError, match=r"some\.toml"):
        read_table(_write(tmp_path, "rule = ["), words)


def test_a_language_without_rules_has_no_book() -> None:
    assert load_rules("xx") is None
    assert load_rules("../en") is None


@pytest.mark.parametrize("language", sorted(path.name for path in RULES.iterdir() if path.is_dir()))
def test_each_macro_stands_in_some_pattern(language: str) -> None:
    tables = [path.read_text(encoding="utf-8") for path in sorted((RULES / language).glob("*.toml"))]
    macros = load_words(RULES / language / "words.toml").macros
    assert not [name for name in macros if not any(f"{{{name}}}" in table for table in tables)]
