"""Readers of decades, centuries and years of an era."""

from __future__ import annotations

from builder.timex.expression import Expression, Op
from builder.timex.readers.phrase import LAST, Phrase, reader


@reader
def read_era_year(phrase: Phrase) -> Expression | None:
    """Read "490 BC" and "AD 70"."""
    number = int(phrase["n"])
    value = f"BC{number:04d}" if phrase["era"].startswith("b") else f"{number:04d}"
    month = phrase.month
    if month is not None:
        value += f"-{month:02d}" + (f"-{phrase.day:02d}" if "day" in phrase else "")
    if "season" in phrase:
        value += f"-{phrase.words.text('season', phrase['season'])}"
    year = None if phrase["era"].startswith("b") else number
    return Expression(Op.FIXED, phrase.type, value=value, year=year or None, mod=phrase.mod)


@reader
def read_era_decade(phrase: Phrase) -> Expression | None:
    """Read "the 470s BC"."""
    era = "BC" if phrase["era"].startswith("b") else ""
    return Expression(Op.FIXED, phrase.type, value=f"{era}{int(phrase['tens']):03d}", unit="DE", mod=phrase.mod)


@reader
def read_decade(phrase: Phrase) -> Expression | None:
    """Read "the 1990s"."""
    return Expression(
        Op.FIXED, phrase.type, value=phrase["year"], unit="DE", year=int(phrase["year"]) * 10, mod=phrase.mod
    )


@reader
def read_short_decade(phrase: Phrase) -> Expression | None:
    """Read "the '80s" as of the twentieth century."""
    return Expression(
        Op.FIXED,
        phrase.type,
        value=f"19{phrase['n'][0]}",
        unit="DE",
        year=1900 + int(phrase["n"]),
        mod=phrase.mod,
        short=True,
    )


@reader
def read_spoken_decade(phrase: Phrase) -> Expression | None:
    """Read "the nineties" as of the twentieth century."""
    digit = phrase.words.number("decade", phrase["decade"])
    return Expression(
        Op.FIXED,
        phrase.type,
        value=f"19{digit}",
        unit="DE",
        year=1900 + 10 * digit,
        mod=phrase.mod,
        short="nineteen" not in phrase["text"],
    )


@reader
def read_decade_of_century(phrase: Phrase) -> Expression | None:
    """Read "the first decade of the 21st century"."""
    nth = 10 if phrase["nth"] in LAST else phrase.ordinal("nth") or 0
    century = (phrase.ordinal("ord") or 0) - 1
    if not 1 <= nth <= 10 or century < 1:
        return None
    decade = 10 * century + nth - 1
    return Expression(Op.FIXED, phrase.type, value=f"{decade:03d}", unit="DE", year=10 * decade)


@reader
def read_century(phrase: Phrase) -> Expression | None:
    """Read "the 19th century": TIMEX3 counts it 18."""
    number = phrase.ordinal("ord") or 0
    era = "BC" if phrase.get("era").startswith("b") else ""
    value = f"{era}{number - 1:02d}"
    return Expression(
        Op.FIXED,
        phrase.type,
        value=value,
        unit="CE",
        year=None if era else max(1, (number - 1) * 100),
        mod=phrase.mod,
    )
