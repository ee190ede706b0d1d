"""The room's tables of rules, each read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """Give one table of `rules/`: `read_table("lines.toml")`."""
    return tomllib.loads((files("builder.articles") / "rules" / name).read_text(encoding="utf-8"))


def agencies(kind: str) -> tuple[str, ...]:
    """Give the agencies known without a table of outlets: "news" or "photos"."""
    return tuple(read_table("voices.toml")["agencies"][kind])


@cache
def voice(part: str, name: str) -> re.Pattern[str]:
    """Give a pattern of `rules/voices.toml`: `voice("picture", "sides")`."""
    pattern = str(read_table("voices.toml")[part][name])
    return re.compile(pattern.replace("{photos}", "|".join(map(re.escape, agencies("photos")))))
