"""Which of a sentence's time expressions dates an act, and where it took place."""

from __future__ import annotations

from builder.mentions.clauses import Sentence, SentenceReader
from builder.values import PlaceRef, Span, Timex, TimexType

_AT = frozenset(("in", "at", "near", "outside", "inside", "to", "into", "from", "on"))
_NOUNS_OF_PLACE = frozenset(
    (
        "city",
        "capital",
        "town",
        "resort",
        "province",
        "village",
        "region",
        "port",
        "suburb",
        "island",
        "embassy",
        "palace",
    )
)


def timex_between(sentence: Sentence, start: int, end: int, around: int) -> Timex | None:
    """Give the date or time within some tokens that stands nearest to one of them, later ones before earlier ones."""
    best: tuple[int, Timex] | None = None
    for first, stop, timex in sentence.timexes:
        if timex.type not in (TimexType.DATE, TimexType.TIME) or first < start or stop > end:
            continue
        gap = first - around if first >= around else (around - stop) * 2 + 3
        if best is None or gap < best[0]:
            best = gap, timex
    return best[1] if best else None


def place_between(
    sentence: Sentence, start: int, end: int, reader: SentenceReader, direct: bool = False
) -> PlaceRef | None:
    """Give the first place within some tokens that is named as one. `direct`: the object of "visit" is one, too."""
    for index in range(max(start, 0), min(end, len(sentence.owner))):
        owner = sentence.owner[index]
        if owner < 0 or sentence.names[owner].first != index or sentence.names[owner].place is None:
            continue
        name = sentence.names[owner]
        known = name.place
        assert known is not None
        before = index - 1
        while before >= start and (
            sentence.lows[before] in ("the", "a", "of")
            or sentence.lows[before] in _NOUNS_OF_PLACE
            or (sentence.owner[before] >= 0 and sentence.names[sentence.owner[before]].weak)
        ):
            before -= 1
        preposition = sentence.lows[before] if before >= 0 else ""
        if preposition in ("in", "at", "near", "outside", "inside") or (
            direct and (preposition in ("to", "into", "from", "for") or index == start or before < start)
        ):
            span = Span(sentence.tokens[name.first].start, sentence.tokens[name.end - 1].end)
            if known.acts and known.place is None:
                return PlaceRef(known.place_name or known.name, None, span)
            return PlaceRef(known.place_name or known.name, known.place, span)
    return None
