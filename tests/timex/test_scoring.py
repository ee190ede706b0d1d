"""Our scorer counts as TempEval-3 does."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from benchmarks.timex_score import pair_up, score

REFERENCE = Path("../shared/bench/score.py")  # the scorer the figures are judged by, where it is at hand

TEXT = "on Tuesday or last week, say in June 2012"


def _mark(start: int, end: int, value: str) -> dict[str, object]:
    return {"start": start, "end": end, "text": TEXT[start:end], "type": "DATE", "value": value}


GOLD = [_mark(3, 10, "2013-07-02"), _mark(14, 23, "2013-W26"), _mark(32, 41, "2012-06")]


def test_a_perfect_answer_scores_a_hundred() -> None:
    scores = score(pair_up(GOLD, GOLD, TEXT))
    assert scores.f1(scores.strict) == scores.f1(scores.value) == 100


def test_an_overlap_is_relaxed_but_not_strict_and_its_value_counts() -> None:
    scores = score(pair_up(GOLD[:1], [_mark(0, 10, "2013-07-02")], TEXT))
    assert (scores.strict, scores.relaxed, scores.value) == (0, 1, 1)


def test_blanks_around_an_extent_do_not_matter() -> None:
    assert score(pair_up(GOLD[:1], [_mark(2, 11, "2013-07-02")], TEXT)).strict == 1


def test_an_expression_is_matched_once_equal_extents_first() -> None:
    system = [_mark(3, 23, "2013-07-02"), _mark(3, 10, "2013-07-02")]
    scores = score(pair_up(GOLD[:1], system, TEXT))
    assert (scores.system, scores.relaxed, scores.strict) == (2, 1, 1)


def test_precision_and_recall_make_f1() -> None:
    scores = score(pair_up(GOLD, [*GOLD[:1], _mark(25, 28, "2000")], TEXT))
    assert scores.precision(scores.value) == 50
    assert scores.recall(scores.value) == pytest.approx(100 / 3)
    assert scores.f1(scores.value) == pytest.approx(40)


def _random_marks(seed: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    marks = []
    for _ in range(chance.randrange(9)):
        start = chance.randrange(len(TEXT) - 1)
        end = chance.randrange(start + 1, len(TEXT) + 1)
        kind = chance.choice(["DATE", "DURATION"])
        marks.append({**_mark(start, end, chance.choice(["", "2013-07-02", "P1D"])), "type": kind})
    return marks


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference scorer is not at hand")
def test_our_counts_are_those_of_the_reference_scorer() -> None:
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    for seed in range(200):
        gold, system = _random_marks(2 * seed), _random_marks(2 * seed + 1)
        ours = score(pair_up(gold, system, TEXT))
        theirs = reference.score({"a": {"text": TEXT, "timexes": gold}}, {"a": {"timexes": system}})
        for kind in ("strict", "relaxed", "type", "value"):
            assert ours.f1(getattr(ours, kind)) == pytest.approx(100 * theirs[kind]["f1"]), (seed, kind)
