"""From an article to its mentions: which acts are told as news, by whom, of whom, where and when."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.articles import sentences
from builder.knowledge import Knowledge
from builder.mentions.acts import Coder
from builder.mentions.build import Builder
from builder.mentions.clauses import SentenceReader
from builder.mentions.gazetteer import gazetteer_of
from builder.mentions.lexicon import load_lexicon
from builder.mentions.memory import Memory
from builder.mentions.names import NameReader
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
    builder = _builder_of(knowledge)
    memory = Memory(knowledge)
    found: list[Mention] = []
    # Titles leave out what the body says in full ("Saudi FM"), so they are read last.
    spans = [(span, article.kind_at(span.start)) for span in sentences(article)]
    for span, kind in sorted(spans, key=lambda pair: pair[1] in (BlockKind.TITLE, BlockKind.SUBTITLE)):
        if kind not in REPORT:
            continue
        if span.end - span.start > _LONGEST:
            span = Span(span.start, span.start + _LONGEST)
        inside = [timex for timex in timexes if span.contains(timex.span)]
        found.extend(builder.sentence(article.text, span, inside, memory, kind))
    return tuple(_named(article, found))


def _named(article: Article, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give every mention its id and its article's."""
    seen: Counter[tuple[str, str]] = Counter()
    for mention in sorted(found, key=lambda mention: (mention.cue, mention.event_class)):
        quote = " ".join(mention.sentence.of(article.text).split())
        key = (quote, mention.event_class)
        yield replace(mention, id=mention_id(article.id, quote, mention.event_class, seen[key]), article=article.id)
        seen[key] += 1


_builders: dict[int, tuple[weakref.ref[Knowledge], Builder]] = {}


def _builder_of(knowledge: Knowledge) -> Builder:
    kept = _builders.get(id(knowledge))
    if kept is not None and kept[0]() is knowledge:
        return kept[1]
    lexicon = load_lexicon()
    reader = SentenceReader(NameReader(gazetteer_of(knowledge), lexicon), lexicon)
    builder = Builder(reader, Coder(lexicon), lexicon, knowledge)
    key = id(knowledge)
    _builders[key] = (weakref.ref(knowledge, lambda _: _builders.pop(key, None)), builder)
    return builder
