"""Writes a text with its resolved expressions as an inline TimeML document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from builder.values import Anchor, ResolvedTimex, Span

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile("[\t\n !-%'-;=?-~\u00a0-\ud7ff]*")  # as it stands, in most stretches of a text


def as_timeml(
    text: str,
    resolved: Sequence[ResolvedTimex],
    dct: date | None,
    id: str,
    stretches: Sequence[Span] | None = None,
) -> str:
    """Give the TimeML document: every resolved expression inline, the document's own date as `t0`.

    Characters XML cannot hold become U+FFFD, so that offsets still agree with the text.

    Args:
        text: All of it.
        resolved: Its expressions, in order.
        dct: Its date.
        id: Its name.
        stretches: What to give of it, a line each; all where not said.
    """
    parts = [HEAD, f"<DOCID>{_clean(id)}</DOCID>\n"]
    if dct is not None:
        parts.append(
            f'<DCT><TIMEX3 tid="t0" type="DATE" value="{dct.isoformat()}" temporalFunction="false" '
            f'functionInDocument="CREATION_TIME">{dct.isoformat()}</TIMEX3></DCT>\n'
        )
    whole = [(0, len(text))] if stretches is None else [(span.start, span.end) for span in stretches]
    dated, numbers = [one for one in resolved if one.value is not None], count(1)
    lines = [_inline(text, start, end, dated, dct, numbers) for start, end in whole]
    parts.append("<TEXT>{}</TEXT>\n</TimeML>\n".format("\n".join(lines)))
    return "".join(parts)


def _inline(
    text: str, start: int, end: int, dated: Sequence[ResolvedTimex], dct: date | None, numbers: Iterator[int]
) -> str:
    """Give a stretch of a text with the expressions that lie within it."""
    parts, done = [], start
    for one in dated:
        span = one.timex.span
        if start <= span.start and span.end <= end:
            parts.append(_clean(text[done : span.start]))
            words = _clean(text[span.start : span.end])
            parts.append(f'<TIMEX3 tid="t{next(numbers)}"{_attributes(one, dct)}>{words}</TIMEX3>')
            done = span.end
    parts.append(_clean(text[done:end]))
    return "".join(parts)


def _attributes(one: ResolvedTimex, dct: date | None) -> str:
    value, anchor = one.value, one.anchor
    assert value is not None
    pairs = [("type", value.type.value), ("value", value.value)]
    pairs += [
        (name, known) for name, known in (("mod", value.mod), ("quant", value.quant), ("freq", value.freq)) if known
    ]
    pairs.append(("temporalFunction", "false" if anchor is Anchor.NONE else "true"))
    pairs.append(("functionInDocument", "NONE"))
    if anchor in (Anchor.PUBLICATION, Anchor.SPEECH) and dct is not None:
        pairs.append(("anchorTimeID", "t0"))
    return "".join([_attribute(name, known) for name, known in pairs])


@lru_cache(maxsize=4096)  # the same few days, and fewer words
def _attribute(name: str, known: str) -> str:
    return f" {name}={quoteattr(known)}"


def _clean(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return escape(NOT_XML.sub("\ufffd", text)).replace("\r", "&#13;")
