"""The head of a story's first paragraph that says where and by whom it was told: "MOSCOW, Aug. 11 (Reuters) –"."""

from __future__ import annotations

import re
from functools import cache

from builder.articles.tables import agencies, read_table
from builder.knowledge import Knowledge

_WORD = r"[^\W\d_a-z][\w.’'-]{0,30}"
_PLACE = rf"{_WORD}(?:[ \xa0](?:(?:al|el|de|of|the|upon)[- ])?{_WORD}){{0,3}}"
_DASH = r"\s{0,2}(?:--?|[–—_]|:)\s{0,2}"
_MAX_HEAD = 120


@cache
def _head() -> re.Pattern[str]:
    """Give the pattern of a dateline's parts, each of them absent where the line has none."""
    month, weekday, ordinal = (read_table("voices.toml")["date"][name] for name in ("month", "weekday", "ordinal"))
    day = rf"\d{{1,2}}{ordinal}?"
    date = rf"(?:{weekday},?\s{{1,2}})?(?:{month}\s{{1,2}}{day}|{day}\s{{1,2}}{month})(?:,?\s{{1,2}}\d{{4}})?"
    return re.compile(
        rf"(?P<places>{_PLACE}(?:\s?[,/;]\s{{0,2}}{_PLACE}){{0,3}})?"
        rf"(?:[,\s]{{0,2}}\s{{1,2}}(?P<date>{date}))?"
        rf"(?:[,\s]{{0,3}}\((?P<agency>[^()\n]{{2,40}})\)|,\s(?P<signed>{_WORD}(?:[ \xa0]{_WORD})?))?"
        rf"(?P<dash>{_DASH}|[,.\s]{{0,3}}/(?P<slashed>{_WORD}(?:[ \xa0-]{_WORD})?)/\.?\s{{0,2}})(?=[\"“‘'«(]?[^\W_])"
    )


def end_of(paragraph: str, knowledge: Knowledge | None) -> int:
    """Give the length of a paragraph's dateline with its dash; 0 where it has none.

    A speaker before a colon is none ("Lavrov: We agreed"): the head must hold an agency, a place that knowledge
    lists, or be written in capitals, and a sentence with its stop must follow.
    """
    head = _head().match(paragraph, 0, _MAX_HEAD)
    if head is None or not (head["places"] or head["agency"]):
        return 0
    rest = paragraph[head.end() :]
    if not re.search(r"[.!?…][\"'”’)]*$", rest) or len(rest.split()) < 4 or rest[0].islower():
        return 0
    if signed := head["slashed"] or (head["date"] and head["signed"]):
        return head.end() if _is_agency(signed, knowledge) else 0
    if head["agency"]:
        return head.end() if _is_agency(head["agency"], knowledge) or _in_capitals(head["places"] or "") else 0
    places = [part.strip() for part in re.split(r"[,/;]", head["places"])]
    if _known_agencies(knowledge) & {*places[1:]}:
        return head.end()
    kinds = knowledge.place_kinds if knowledge else {}
    kind = kinds.get(places[0].casefold())
    if ":" in head["dash"] or not _in_capitals(places[0]):
        # "Syria:" names a topic and "Iran, Russia –" a subject; "Doha:" and "Muscat, Oman:" are places of writing.
        return head.end() if kind in ("city", "site") else 0
    if kind is None and (head["dash"].strip() == "-" and not head["date"]):
        return 0  # "ABU AHMAD - We fled at night." is a speaker
    return head.end()


def agencies_in(text: str, knowledge: Knowledge | None) -> tuple[str, ...]:
    """Give the ids of the outlets a dateline or signature names by their short form."""
    if knowledge is None:
        return ()
    return tuple(
        outlet.id
        for outlet in knowledge.outlets
        if any(name in text and stands_in(name, text) for name in (*outlet.datelines, outlet.name))
    )


def stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text by itself, and not as a part of a longer word."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def _is_agency(text: str, knowledge: Knowledge | None) -> bool:
    parts = {part.strip() for part in re.split(r"[/,;]| and | - ", text)}
    return bool(_known_agencies(knowledge) & parts)


def _known_agencies(knowledge: Knowledge | None) -> frozenset[str]:
    return frozenset(agencies("news")) | (knowledge.dateline_names if knowledge else frozenset())
