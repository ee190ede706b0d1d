"""Every rule proves itself by the examples that stand beside it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from builder.timex import resolve_text, tag_text
from builder.timex.rulebook import ORDER, RULES, Rule, load_rules
from builder.values import Timex

BOOKS = [book for folder in sorted(RULES.iterdir()) if (book := load_rules(folder.name))]
RULES_OF = [(book.language, rule) for book in BOOKS for rule in book.rules]
ACCEPTS = [(language, rule, row) for language, rule in RULES_OF for row in rule.accepts]
REJECTS = [(language, rule, text) for language, rule in RULES_OF for text in rule.rejects]


def _found(language: str, rule: Rule, text: str) -> list[Timex]:
    return [timex for timex in tag_text(text, language) if timex.rule == rule.name]


@pytest.mark.parametrize(
    ("language", "rule", "row"), ACCEPTS, ids=[f"{rule.name}-{row['text']}" for _, rule, row in ACCEPTS]
)
def test_a_rule_reads_its_own_examples(language: str, rule: Rule, row: Mapping[str, Any]) -> None:
    timexes = tag_text(row["text"], language)
    values = {
        one.timex.text: one.value
        for one in resolve_text(row["text"], timexes, row["dct"])
        if one.timex.rule == rule.name
    }
    wanted = row.get("find")
    assert values, f"found only {[(timex.text, timex.rule) for timex in timexes]}"
    value = values[wanted] if wanted else next(iter(values.values()))
    assert value is not None
    assert value.value == row["value"]
    if "mod" in row:
        assert value.mod == row["mod"]


@pytest.mark.parametrize(
    ("language", "rule", "text"), REJECTS, ids=[f"{rule.name}-{text}" for _, rule, text in REJECTS]
)
def test_a_rule_refuses_its_counterexamples(language: str, rule: Rule, text: str) -> None:
    assert not _found(language, rule, text)


@pytest.mark.parametrize("rule", [rule for _, rule in RULES_OF], ids=lambda rule: rule.name)
def test_every_rule_has_a_counterexample_and_an_example_or_a_register(rule: Rule) -> None:
    assert rule.rejects
    assert rule.accepts or rule.only is not None


def test_rule_names_are_unique() -> None:
    names = [(language, rule.name) for language, rule in RULES_OF]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", [book.language for book in BOOKS])
def test_the_order_names_every_table_of_rules(language: str) -> None:
    tables = {path.stem for path in (RULES / language).glob("*.toml")} - {"words", "direction"}
    assert tables == set(ORDER)


HOSTILE = [
    " " * 20_000,
    "1" * 20_000,
    "1 " * 10_000,
    "the " * 5_000,
    "the last " * 3_000,
    "twenty-" * 5_000,
    "a few more " * 3_000 + "year",
    "1-" * 10_000,
    "10 and " * 4_000 + "May",
    "early late mid " * 3_000 + "May",
    "more than " * 3_000 + "two years",
    "nineteen hundred and " * 2_000,
    "'" * 20_000,
    "monday, the " * 3_000,
    "12:" * 8_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:12]!r}" for text in HOSTILE])
def test_long_hostile_input_costs_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    tag_text(text)
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize("rule", [rule for _, rule in RULES_OF], ids=lambda rule: rule.name)
def test_no_pattern_blows_up_on_a_long_run(rule: Rule) -> None:
    started = time.process_time()
    for text in HOSTILE:
        for place in (0, 1, len(text) // 2):
            rule.pattern.match(text, place)
    assert time.process_time() - started < 0.5
