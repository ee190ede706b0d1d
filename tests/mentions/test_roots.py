"""PLOVER roots of sentences from all over the world, written for this test."""

from __future__ import annotations

import csv
from pathlib import Path

from builder.mentions import code_sentence
from builder.mentions.lexicon import ROOTS
from builder.timex import tag_text
from tests.facts import facts

FLOOR = 0.95  # 481 of 503 are right; many of the others leave room for two readings


def rows() -> list[dict[str, str]]:
    """Read the sentences."""
    lines = Path(__file__).with_name("roots.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_nearly_every_sentence_has_its_root() -> None:
    found = [(row, code_sentence(row["text"], tag_text(row["text"]), facts())) for row in rows()]
    wrong = [row["text"] for row, code in found if code is None or code.root != row["root"]]
    assert len(wrong) <= (1 - FLOOR) * len(found), wrong


def test_nearly_every_sentence_names_an_actor() -> None:
    codes = [code_sentence(row["text"], tag_text(row["text"]), facts()) for row in rows()]
    assert sum(bool(code and code.actors) for code in codes) >= 0.95 * len(codes)


def test_every_root_is_tried() -> None:
    assert {row["root"] for row in rows()} == set(ROOTS)
