"""Exponentials, logarithms and sums of many numbers at once, to the same last bit on every machine.

Numpy's own differ in the last bit from one kind of processor to another. Here they are made of additions,
multiplications and divisions, which IEEE 754 fixes, and of tables worked out with decimals.
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]

_DIGITS = Context(prec=30)
_STEPS = 64  # of both tables, to the unit
_LEAST = 64  # e to minus this is nothing beside 1
_EXP_TERMS = (1 / 120, 1 / 24, 1 / 6, 1 / 2, 1.0, 1.0)  # of the series for e to less than half a step
_LOG_TERMS = (2 / 7, 2 / 5, 2 / 3, 2.0)  # of that for the logarithm of (1 + r) / (1 - r)


def exp(values: Numbers) -> Numbers:
    """Raise e to each of some numbers, none above 0; to one below -64 it gives 0."""
    steps = np.rint(values * -_STEPS)
    rest = values + steps / _STEPS
    return _powers()[np.minimum(steps, _LEAST * _STEPS).astype(np.intp)] * _series(_EXP_TERMS, rest)


def log(values: Numbers) -> Numbers:
    """Give the natural logarithm of each of some numbers, all above 0."""
    part, doublings = np.frexp(values)  # the part is at least a half and below 1
    steps = np.rint(part * _STEPS)
    near = steps / _STEPS
    rest = (part - near) / (part + near)
    logs: Numbers = _logs()[steps.astype(np.intp)] + rest * _series(_LOG_TERMS, rest * rest)
    logs += doublings * _logs()[0]
    return logs


def total(values: Numbers) -> float:
    """Add some numbers up, one after the other."""
    return float(np.add.accumulate(values)[-1])


def _series(terms: tuple[float, ...], rest: Numbers) -> Numbers:
    """Add up the powers of a small number, each with its factor, the highest first."""
    whole = terms[0] * rest
    for term in terms[1:-1]:
        whole += term
        whole *= rest
    whole += terms[-1]
    return whole


@cache
def _powers() -> Numbers:
    """Give e to minus each step; the last is nothing."""
    units = np.array([float(Decimal(-number).exp(_DIGITS)) for number in range(_LEAST)])
    steps = np.array([float((Decimal(-number) / _STEPS).exp(_DIGITS)) for number in range(_STEPS)])
    return np.append(np.multiply.outer(units, steps).ravel(), 0.0)


@cache
def _logs() -> Numbers:
    """Give the logarithm of each step from a half to 1, in its place; in the first that of 2."""
    known = {0: Decimal(2)} | {number: Decimal(number) / _STEPS for number in range(_STEPS // 2, _STEPS + 1)}
    return np.array([float(known[number].ln(_DIGITS)) if number in known else 0.0 for number in range(_STEPS + 1)])
