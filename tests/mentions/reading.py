"""Sentences read with the project's own knowledge, for tests of what they tell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from builder.mentions import find_mentions
from builder.timex import tag
from builder.values import Article, Block, BlockKind, Mention, Participant, Span
from tests.facts import facts


def article_of(*paragraphs: str, kinds: Iterable[BlockKind] = ()) -> Article:
    """Make an article of paragraphs; each is body unless a kind is given in its place."""
    given = [*kinds]
    text, blocks = "", []
    for index, paragraph in enumerate(paragraphs):
        kind = given[index] if index < len(given) else BlockKind.BODY
        blocks.append(Block(kind, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n"
    return Article("told", PurePath("told.txt"), text, tuple(blocks))


def told(*paragraphs: str, kinds: Iterable[BlockKind] = ()) -> tuple[Mention, ...]:
    """Give what an article of these paragraphs tells."""
    article = article_of(*paragraphs, kinds=kinds)
    return find_mentions(article, tag(article), facts())


def only(text: str) -> Mention:
    """Give the one thing a text tells."""
    found = told(text)
    assert len(found) == 1, [(one.event_class, one.code, one.cue.of(text)) for one in found]
    return found[0]


def names(participants: Iterable[Participant]) -> list[str]:
    """Name participants, in alphabetical order."""
    return sorted(one.name for one in participants)
