"""A reader's comment below a story, with nothing to mark it but its voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"“[^“”]{0,2000}(?:”|$)|\"[^\"]{0,2000}(?:\"|$)|«[^«»]{0,2000}(?:»|$)")
_FIRST = re.compile(r"\b(?:I|I[’']m|I[’']ve|I[’']d|I[’']ll|my|me|myself|mine|imo|imho)\b")
_SECOND = re.compile(r"\b(?:you|your|you[’']re|yours|yourself|u r|ur)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:agreed?|disagree|exactly|indeed|yes|yeah|yep|no|nope|well|wow|lol|haha|so true|right on|great|good job|"
    r"good (?:article|point|for)|nice|nonsense|rubbish|bravo|thanks?|thank you|hey|ok|okay|oh|sorry|please|shame|"
    r"god bless|amen|@\w+)(?=[\s.,!?])(?!,? (?:one|the|some|more) )",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|!")
_REPORTS = re.compile(
    r"\b(?:said|says|told|added|according to|stated|announced|reported|noted|stressed|declared|quoted|reiterated|"
    r"spokes\w+|asked reporters)\b"
)
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
    reports = sum(_REPORTS.search(text) is not None for text in story)
    if reports < 2 or any(_FIRST.search(text) or _OPENING.match(text) for text in story):
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
    if _REPORTS.search(text) and not _FIRST.search(text):
        return False
    signs = [
        _FIRST.search(text) is not None,
        _SECOND.search(text) is not None,
        _OPENING.match(text) is not None,
        _ASKS.search(text) is not None,
    ]
    return sum(signs) >= 2
