"""What a line is by its form alone: the rows of `rules/lines.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from builder.articles.tables import read_table

MAX_LINE = 400  # a longer paragraph is nobody's page furniture


@dataclass(frozen=True, slots=True)
class LineRule:
    """One row. `kind` is a block's kind, or "stamp"; of a marker, what follows it, and how far that reaches."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    reach: str | None = None  # of a marker: "line" or "rest"
    heads: bool = False  # of a marker: above the story it is no marker, and the story's own title


@cache
def line_rules() -> tuple[LineRule, ...]:
    """Read the table once: lines first, then markers."""
    table = read_table("lines.toml")
    words = table["words"]
    return tuple(
        LineRule(
            row["name"],
            row.get("kind") or row["what"],
            re.compile(row["pattern"].format(**words), re.IGNORECASE),
            tuple(row["accepts"]),
            tuple(row["rejects"]),
            row.get("reach"),
            row.get("heads", False),
        )
        for row in [*table["line"], *table["marker"]]
    )


def rule_for(line: str) -> LineRule | None:
    """Give the first row whose pattern is the whole line."""
    if len(line) > MAX_LINE:
        return None
    return next((rule for rule in line_rules() if rule.pattern.fullmatch(line)), None)
