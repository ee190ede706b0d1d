"""Patterns of titles, and how they are filled: "{who} {calls|call} for {phrase}[ in {place}]"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
_VERB = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def first_filled(patterns: Sequence[str], slots: Mapping[str, str], several: Mapping[str, bool]) -> str | None:
    """Fill the first pattern whose slots outside brackets can all be filled; None where there is none.

    Args:
        patterns: In the order of preference.
        slots: What stands in each slot; an empty text fills none.
        several: Of the slots that may be a subject, whether it takes the second form of a verb, "{calls|call}".
    """
    for pattern in patterns:
        filled = fill(pattern, slots, several)
        if filled is not None:
            return filled
    return None


def fill(pattern: str, slots: Mapping[str, str], several: Mapping[str, bool]) -> str | None:
    """Fill one pattern; None where a slot outside brackets stays empty."""

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(slots.get(name) for name in SLOT.findall(match[1])) else ""

    pattern = _OPTIONAL.sub(optional, pattern)
    if not all(slots.get(name) for name in SLOT.findall(pattern)):
        return None
    subject = next((name for name in SLOT.findall(pattern) if name in several), "who")
    pattern = _VERB.sub(lambda match: match[2] if several.get(subject) else match[1], pattern)
    return SLOT.sub(lambda match: slots[match[1]], pattern)
