"""From an article to its mentions: which acts are told as news, by whom, of whom, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.articles import sentences
from builder.knowledge import Knowledge
from builder.mentions.build import builder_of
from builder.mentions.memory import Memory
from builder.values import Article, BlockKind, Mention, Span, Timex, mention_id

REPORT = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.CAPTION, BlockKind.BODY)
_LONGEST = 6000  # characters of a sentence that are read; the rest of a longer one is no sentence


def find_mentions(article: Article, timexes: Sequence[Timex], knowledge: Knowledge) -> tuple[Mention, ...]:
    """Find the acts an article reports, each from one clause.

    Args:
        article: Its title, subtitle, captions and body are read; never comments, teasers or repeats.
        timexes: The article's expressions of time, sorted.
        knowledge: Names and dated facts.

    Returns:
        Mentions in the order of their cues. "Lavrov and Kerry met in Geneva on Friday" is one; "Russia is a key
        ally of the regime" is none.
    """
    builder = builder_of(knowledge)
    memory = Memory(knowledge, builder.words)
    memory.here = builder.dateline(article)
    found: list[Mention] = []
    # Titles leave out what the body says in full ("Saudi FM"), so they are read last.
    spans = [(span, article.kind_at(span.start)) for span in sentences(article)]
    for span, kind in sorted(spans, key=lambda pair: pair[1] in (BlockKind.TITLE, BlockKind.SUBTITLE)):
        if kind not in REPORT:
            continue
        if span.end - span.start > _LONGEST:
            span = Span(span.start, span.start + _LONGEST)
        inside = [timex for timex in timexes if span.contains(timex.span)]
        for piece in _entries(article.text, span, inside):
            dated = [timex for timex in inside if piece.contains(timex.span)]
            found.extend(
                builder.sentence(article.text, piece, dated, memory, kind, listed=_is_entry(article.text, piece, dated))
            )
    return tuple(_named(article, [_in_series(mention, memory) for mention in found]))


def _is_entry(text: str, piece: Span, timexes: Sequence[Timex]) -> bool:
    """Tell an entry of a list of dates from a sentence."""
    return bool(timexes) and timexes[0].span.start == piece.start and text[timexes[0].span.end :][:1] == ":"


def _in_series(mention: Mention, memory: Memory) -> Mention:
    """Give a plan that names no people the one series of gatherings its article speaks of.

    "Syria conference not before August" is Geneva II where the article calls no other conference by name.
    """
    impersonal = all(one == mention.speaker for one in mention.actors)
    plan = mention.realis.is_plan and mention.event_class.is_talks
    if mention.series is None and plan and impersonal and len(memory.series) == 1:
        return replace(mention, series=next(iter(memory.series)))
    return mention


def _entries(text: str, span: Span, timexes: Sequence[Timex]) -> list[Span]:
    """Cut a list of dates that runs on as one sentence: "19 July: Qatar closes … 8 August: Saudi Arabia condemns …"."""
    starts = [timex.span.start for timex in timexes if text[timex.span.end : timex.span.end + 1] == ":"]
    if starts[:1] != [span.start] and len(starts) < 2:
        return [span]
    edges = [span.start, *(start for start in starts if start > span.start), span.end]
    return [Span(first, end) for first, end in pairwise(edges)]


def _named(article: Article, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give every mention its id and its article's."""
    seen: Counter[tuple[str, str]] = Counter()
    for mention in sorted(found, key=lambda mention: (mention.cue, mention.event_class)):
        quote = " ".join(mention.sentence.of(article.text).split())
        key = (quote, mention.event_class)
        yield replace(mention, id=mention_id(article.id, quote, mention.event_class, seen[key]), article=article.id)
        seen[key] += 1
