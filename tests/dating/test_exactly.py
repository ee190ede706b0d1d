"""Exponentials, logarithms and sums: right, and the same on every machine."""

from __future__ import annotations

import math

import numpy as np
import pytest

from builder.dating import exactly

SMALL = np.concatenate((-np.geomspace(1e-9, 63.9, 2000), [0.0]))
WIDE = np.geomspace(1e-300, 1e300, 2000)


def test_e_is_raised_as_well_as_one_by_one() -> None:
    assert exactly.exp(SMALL).tolist() == pytest.approx([math.exp(value) for value in SMALL], rel=1e-15, abs=0)


def test_what_is_nothing_beside_one_is_nothing() -> None:
    assert exactly.exp(np.array([-64.0, -100.0, -1e9])).tolist() == [0.0, 0.0, 0.0]


def test_logarithms_are_as_good_as_one_by_one() -> None:
    assert exactly.log(WIDE).tolist() == pytest.approx([math.log(value) for value in WIDE], rel=1e-15, abs=1e-15)


def test_the_logarithm_of_one_is_nothing_and_numbers_next_to_one_keep_their_digits() -> None:
    near = np.array([1.0, 1 + 1e-12, 1 - 1e-12])
    assert exactly.log(near).tolist() == pytest.approx([0.0, math.log1p(1e-12), math.log1p(-1e-12)], abs=1e-15)


def test_a_sum_is_taken_in_order() -> None:
    assert exactly.total(np.array([1e16, 1.0, -1e16, 1.0])) == 1.0


def test_the_last_bit_is_the_same_on_every_machine() -> None:
    powers, logs = exactly.exp(np.array([-0.3, -1.7, -12.34, -55.5])), exactly.log(np.array([0.3, 1.7, 12.34, 5.5e-09]))
    assert [value.hex() for value in powers.tolist()] == [
        "0x1.7b4c869c37c05p-1",
        "0x1.7622c78a98a08p-3",
        "0x1.257c2c1ce3704p-18",
        "0x1.e7e4f9fbb7322p-81",
    ]
    assert [value.hex() for value in logs.tolist()] == [
        "-0x1.34378fcbda720p+0",
        "0x1.0fae81914a991p-1",
        "0x1.41a4f0369f2d2p+1",
        "-0x1.304bd9433ea9ep+4",
    ]
