"""What looks like an expression of time and is a name or a count."""

from __future__ import annotations

from builder.timex.refine import Links
from builder.timex.words import Words

QUOTES = ('"', "'", "`", "“", "‘")


def is_numbered(low: str, begin: int, start: int, stop: int, links: Links) -> bool:
    """Tell whether a number is a name or counts something: "resolution 2118", "2013 people"."""
    return links.counted.match(low, stop) is not None or links.label.search(low, begin, start) is not None


def is_quoted_title(text: str, start: int, at: int, word: str, words: Words) -> bool:
    """Tell whether the unit at `at` stands with a capital in a quoted title: "60 Minutes", "This Week"."""
    return (
        start < at
        and text[start - 1 : start] in QUOTES
        and not text[at + 1 : at + 2].isupper()
        and word.removesuffix("s") in words.tables["unit"]
    )


def is_programme(text: str, start: int, word: str) -> bool:
    """Tell whether "Today" is the name of a paper or programme: "USA Today"."""
    before = text[max(0, start - 4) : start]
    if word != "today" or text[start + 1].isupper():
        return False
    return len(before) == len("USA ") and before[-1] == " " and before[:3].isupper()


def goes_on_as_name(text: str, start: int, stop: int) -> bool:
    """Tell whether a short weekday after a comma goes on as no date does: ", Sun's chief", ", Sun makes"."""
    if text[max(0, start - 2) : max(0, start - 1)].isalpha():
        return False
    rest = text[stop : stop + 3]
    return rest.startswith(("'s", "’s", " '")) or (rest[:1] == " " and rest[1:2].islower())


def is_given_name(text: str, stop: int) -> bool:
    """Tell whether a capitalised word follows at once: "Jan Kavan", "April Smith"."""
    return text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper()
