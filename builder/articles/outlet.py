"""Who published a page and whose words it carries, from addresses, mastheads, datelines and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from builder.articles.dateline import agencies_in, stands_in
from builder.knowledge import Knowledge
from builder.values import Block, BlockKind

_FURNITURE = (BlockKind.BOILERPLATE, BlockKind.LINK, BlockKind.BYLINE, BlockKind.CREDIT)
_SIGNATURE = re.compile(r"[(\[—–-]\s?(?P<agency>[A-Z][\w /,.-]{1,40})[)\]]?\s*$")


def outlet_named(words: str, knowledge: Knowledge) -> str:
    """Give the id of the outlet that metadata names by id, name or masthead; else the words as they are."""
    wanted = words.casefold()
    for outlet in knowledge.outlets:
        if wanted in (outlet.id, outlet.name.casefold(), *(name.casefold() for name in outlet.mastheads)):
            return outlet.id
    return words


def outlet_of_url(url: str, knowledge: Knowledge) -> str | None:
    """Give the outlet whose host an address has: english.ahram.org.eg is Ahram Online's."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    fits = [
        (len(known), outlet.id)
        for outlet in knowledge.outlets
        for known in outlet.hosts
        if host == known or host.endswith(f".{known}")
    ]
    return max(fits)[1] if fits else None


def outlet_of_page(text: str, blocks: Sequence[Block], knowledge: Knowledge) -> str | None:
    """Give the outlet whose masthead stands on the page outside the story, else the agency of its dateline.

    A photograph's credit names the agency that took it, which says nothing about the page.
    """
    fits = []
    for block in blocks:
        if block.kind in _FURNITURE and block.kind is not BlockKind.CREDIT:
            line = block.span.of(text)
            fits += [
                (-len(masthead), outlet.agency, outlet.id)
                for outlet in knowledge.outlets
                for masthead in outlet.mastheads
                if _shows(masthead, line)
            ]
    publishers = [fit for fit in fits if not fit[1]]
    if publishers:
        return min(publishers)[2]
    agencies = credits_of(text, blocks, knowledge)
    return agencies[0] if agencies else None


def credits_of(text: str, blocks: Sequence[Block], knowledge: Knowledge) -> tuple[str, ...]:
    """Give the agencies whose words a page carries: named in its dateline, its byline, or after its last sentence."""
    found: dict[str, None] = {}
    bodies = [block for block in blocks if block.kind is BlockKind.BODY]
    for block in blocks:
        line = block.span.of(text)
        if block.kind not in (BlockKind.DATELINE, BlockKind.BYLINE):
            signature = _SIGNATURE.search(line) if bodies and block is bodies[-1] else None
            if signature is None:
                continue
            line = signature["agency"]
        for id in agencies_in(line, knowledge):
            if knowledge.outlet[id].agency:
                found[id] = None
    return tuple(found)


def _shows(masthead: str, line: str) -> bool:
    """Tell whether a line shows a masthead; one of a few letters must be all of it."""
    if len(masthead) <= 4:
        return masthead == line.strip(" .,|()[]-–—")
    return stands_in(masthead, line)
