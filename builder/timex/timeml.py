"""Writes a text with its resolved expressions as an inline TimeML document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from builder.values import Anchor, ResolvedTimex

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_timeml(text: str, resolved: Sequence[ResolvedTimex], dct: date | None, id: str) -> str:
    """Give the TimeML document: every resolved expression inline, the document's own date as `t0`.

    Characters XML cannot hold become U+FFFD, so that offsets still agree with the text.
    """
    parts = [HEAD, f"<DOCID>{_clean(id)}</DOCID>\n"]
    if dct is not None:
        parts.append(
            f'<DCT><TIMEX3 tid="t0" type="DATE" value="{dct.isoformat()}" temporalFunction="false" '
            f'functionInDocument="CREATION_TIME">{dct.isoformat()}</TIMEX3></DCT>\n'
        )
    parts.append("<TEXT>")
    done = 0
    for number, one in enumerate((one for one in resolved if one.value is not None), start=1):
        span = one.timex.span
        parts.append(_clean(text[done : span.start]))
        parts.append(f'<TIMEX3 tid="t{number}"{_attributes(one, dct)}>{_clean(text[span.start : span.end])}</TIMEX3>')
        done = span.end
    parts.append(_clean(text[done:]))
    parts.append("</TEXT>\n</TimeML>\n")
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
    return escape(NOT_XML.sub("\ufffd", text)).replace("\r", "&#13;")
