"""A reader's comment below a story, with nothing to mark it but its voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.articles.tables import voice

_QUOTED = re.compile(r"“[^“”]{0,2000}(?:”|$)|\"[^\"]{0,2000}(?:\"|$)|«[^«»]{0,2000}(?:»|$)")
_ASKS = re.compile(r"\?|!")
_MAX_COMMENTS = 40


def comments_from(pieces: Sequence[tuple[str, bool]]) -> list[int]:
    """Give the places of the paragraphs that are readers' comments: the last of the told ones, in another voice.

    Args:
        pieces: Each paragraph's text, and whether it may be the story's.

    The story itself must be a report: told of others, with at least two attributed paragraphs and nobody saying "I"
    outside quotation marks. An opinion piece, an interview and a column are left whole.
    """
    told = [index for index, (_, is_open) in enumerate(pieces) if is_open]
    outside = _unquoted([pieces[index][0] for index in told])
    tail: list[int] = []
    for place in range(len(told) - 1, max(-1, len(told) - _MAX_COMMENTS), -1):
        if not _is_comment(outside[place]):
            break
        tail.append(place)
    if not tail:
        return []
    story = outside[: tail[-1]]
    first, opening, reports = (voice("comment", name) for name in ("first", "opening", "reports"))
    attributed = sum(reports.search(text) is not None for text in story)
    if attributed < 2 or any(first.search(text) or opening.match(text) for text in story):
        return []
    return [told[place] for place in reversed(tail)]


def _unquoted(paragraphs: Sequence[str]) -> list[str]:
    """Take the quotations out; one that runs on into the next paragraph is taken out there too."""
    outside: list[str] = []
    open_straight = False
    for text in paragraphs:
        if open_straight and '"' not in text:
            outside.append("")
            continue
        if open_straight and not text.lstrip().startswith('"'):
            text = '"' + text
        open_straight = text.count('"') % 2 == 1
        outside.append(_QUOTED.sub(" “” ", text))
    return outside


def _is_comment(text: str) -> bool:
    """Weigh the signs of somebody talking to others: "Agreed. But I do recall …", never one sign alone."""
    if voice("comment", "reports").search(text) and not voice("comment", "first").search(text):
        return False
    signs = [
        voice("comment", "first").search(text) is not None,
        voice("comment", "second").search(text) is not None,
        voice("comment", "opening").match(text) is not None,
        _ASKS.search(text) is not None,
    ]
    return sum(signs) >= 2
