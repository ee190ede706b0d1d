"""Readers of quarters, halves, seasons and feasts."""

from __future__ import annotations

from builder.timex.expression import Base, Expression, Op
from builder.timex.readers.dates import spoken_year
from builder.timex.readers.phrase import Phrase, base_of, reader, which_of
from builder.timex.words import count_of
from builder.values import TimexType


@reader
def read_quarter(phrase: Phrase) -> Expression | None:
    """Read "the third quarter of 1989"."""
    number = 4 if phrase.get("ord") in ("final", "last") else phrase.ordinal("ord") or phrase.ordinal("ord_b")
    return _part_of_year(f"Q{number}", phrase)


@reader
def read_half(phrase: Phrase) -> Expression | None:
    """Read "the first half of the year"."""
    number = 2 if phrase["ord"] in ("last", "latter") else phrase.ordinal("ord")
    return _part_of_year(f"H{number}", phrase)


@reader
def read_season(phrase: Phrase) -> Expression | None:
    """Read "the spring", "last summer", "autumn 1917"."""
    return _part_of_year(phrase.words.text("season", phrase["season"]), phrase)


@reader
def read_seasons_ago(phrase: Phrase) -> Expression | None:
    """Read "three summers ago" and "the summer before last": the last one, and some more back."""
    count = count_of(phrase.words, phrase["count"]) if "count" in phrase else 2.0
    if count is None:
        return None
    part = phrase.words.text("season", phrase.get("season") or phrase["season_b"])
    return Expression(Op.YEARLESS, phrase.type, part=part, which=-1, amount=1 - count)


@reader
def read_season_set(phrase: Phrase) -> Expression | None:
    """Read "every spring"."""
    season = phrase.words.text("season", phrase["season"])
    return Expression(Op.FIXED, phrase.type, value=f"XXXX-{season}", quant=phrase["quant"].upper())


def _part_of_year(part: str, phrase: Phrase) -> Expression | None:
    mod = phrase.mod
    year = spoken_year(phrase["spoken"], phrase.words) if "spoken" in phrase else phrase.year
    if year:
        return Expression(Op.FIXED, phrase.type, value=f"{year}-{part}", year=year, part=part, mod=mod)
    if "of" in phrase or phrase.get("which").endswith("year's"):
        of = phrase.get("of") or phrase["which"]
        return Expression(Op.SHIFT, phrase.type, base=base_of(of), unit="Y", amount=which_of(of), part=part, mod=mod)
    which = phrase.get("which")
    base = Base.PUBLICATION if part[0] == "Q" else base_of(which)
    return Expression(Op.YEARLESS, phrase.type, base=base, part=part, which=which_of(which), mod=mod)


@reader
def read_feast(phrase: Phrase) -> Expression | None:
    """Read "Christmas Eve", "last Thanksgiving"."""
    time = phrase.time
    return Expression(
        Op.YEARLESS,
        TimexType.TIME if time else phrase.type,
        base=base_of(phrase.get("which")),
        part=phrase.words.text("feast", phrase["feast"]),
        year=int(phrase["year"]) if "year" in phrase else None,
        which=which_of(phrase.get("which")),
        time=time,
        mod=phrase.mod,
    )


@reader
def read_period_ago(phrase: Phrase) -> Expression | None:
    """Read "the year-ago quarter": a year before the period the text reports on."""
    return Expression(Op.OFFSET, phrase.type, base=Base.PREVIOUS, unit="Y", amount=-1, fiscal=True)


@reader
def read_period_of_year(phrase: Phrase) -> Expression | None:
    """Read "the 1988 period": that year's part of the phrase.type the text reports on."""
    return Expression(Op.YEARLESS, phrase.type, base=Base.PREVIOUS, year=int(phrase["year"]), part="Q", fiscal=True)


@reader
def read_the_quarter(phrase: Phrase) -> Expression | None:
    """Read "the latest quarter": the one the text reports on, else the last to have ended."""
    return Expression(Op.SHIFT, phrase.type, base=Base.PREVIOUS, unit="Q", amount=0, fiscal=True)


@reader
def read_quarter_ended(phrase: Phrase) -> Expression | None:
    """Read "the quarter ended Sept. 30"."""
    month = phrase.words.number("month", phrase["month"])
    return _part_of_year(f"Q{(month + 2) // 3}", phrase)
