"""The constants that were fitted, read once from their table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table() -> dict[str, dict[str, Any]]:
    """Load the table: kinds of evidence, each with its constants."""
    return tomllib.loads(resources.files("builder.dating").joinpath("rules/fitted.toml").read_text("utf-8"))


@cache
def fitted(kind: str) -> Mapping[str, float]:
    """Give the constants of one kind of evidence."""
    return {name: float(value) for name, value in table()[kind].items() if not isinstance(value, list)}


@cache
def shares(kind: str, name: str) -> tuple[float, ...]:
    """Give a fitted distribution: a share for each step, the first for no step at all."""
    return tuple(float(value) for value in table()[kind][name])
