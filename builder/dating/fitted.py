"""The constants that were fitted, read once from their table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def fitted(kind: str) -> Mapping[str, float]:
    """Give the constants of one kind of evidence."""
    table = tomllib.loads(resources.files("builder.dating").joinpath("rules/fitted.toml").read_text("utf-8"))
    return {name: float(value) for name, value in table[kind].items() if not isinstance(value, list)}


@cache
def shares(kind: str, name: str) -> tuple[float, ...]:
    """Give a fitted distribution: a share for each step, the first for no step at all."""
    table = tomllib.loads(resources.files("builder.dating").joinpath("rules/fitted.toml").read_text("utf-8"))
    return tuple(float(value) for value in table[kind][name])
