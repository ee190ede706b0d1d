"""The five seeds: every expression that dates something gets its value, the article's own date given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.timex import resolve_text, tag_text

SEEDS = Path(__file__).parents[2] / "seeds"

# Article, its date, and in the order of the text: the phrase and the value it has on that date.
CORE = {
    "000": (
        date(2014, 2, 19),
        [
            ("February 19, 2014", "2014-02-19"), ("three-year", "P3Y"), ("Wednesday", "2014-02-19"),
            ("June, 2012", "2012-06"), ("last week", "2014-W07"),
        ],
    ),
    "001": (
        date(2015, 8, 11),
        [
            ("Tuesday", "2015-08-11"), ("June 30, 2012", "2012-06-30"), ("today", "2015-08-11"),
            ("two weeks ago", "2015-W31"), ("today", "2015-08-11"), ("tomorrow", "2015-08-12"),
            ("this week", "2015-W33"), ("the next one", "2015-W34"),
        ],
    ),
    "002": (
        date(2013, 8, 9),
        [
            ("Friday", "2013-08-09"), ("the end of the month", "2013-08"), ("Friday", "2013-08-09"),
            ("June last year", "2012-06"), ("June this year", "2013-06"), ("July", "2013-07"), ("Friday", "2013-08-09"),
        ],
    ),
    "003": (
        date(2013, 7, 2),
        [
            ("August", "2013-08"), ("Tuesday", "2013-07-02"), ("Tuesday", "2013-07-02"), ("August", "2013-08"),
            ("June 2012", "2012-06"), ("two-year", "P2Y"), ("Last month", "2013-06"), ("then", "2013-06"),
            ("Tuesday", "2013-07-02"),
        ],
    ),
    "004": (
        date(2015, 8, 11),
        [
            ("Tuesday", "2015-08-11"), ("four-year", "P4Y"), ("Tuesday", "2015-08-11"), ("Thursday", "2015-08-13"),
            ("Monday", "2015-08-10"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("article", CORE)
def test_the_core_expressions_of_a_seed_are_right(article: str) -> None:
    day, core = CORE[article]
    (path,) = SEEDS.glob(f"{article}_*.txt")
    text = path.read_text(encoding="utf-8")
    found = [(one.timex.text, one.value.value) for one in resolve_text(text, tag_text(text), day) if one.value]
    kept = [pair for pair in found if pair in core]
    assert kept == core
