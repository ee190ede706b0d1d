"""Articles as TimeML, each expression of time with its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.export.options import ExportOptions
from builder.timeline import Timeline
from builder.timex import as_timeml
from builder.values import Anchor, Span


def timeml_files(timeline: Timeline, options: ExportOptions) -> Iterator[tuple[str, bytes]]:
    """Give a TimeML document an article, at "data/articles/001.tml".

    It holds as much of the text as the site may show: all of it, the sentences that events rest on, or nothing, and
    then there is no file.
    """
    if not options.quotes:
        return
    used = _sentences(timeline)
    for dated in timeline.articles:
        article = dated.article
        if dated.published.is_open:  # no day is worth writing down, and none that "yesterday" could count from
            timexes = tuple(one for one in dated.timexes if one.anchor is Anchor.NONE)
            dated = replace(dated, published=replace(dated.published, best=None), timexes=timexes)
        shown = None if options.article_text == "full" else used.get(article.id, ())
        body = as_timeml(article.text, dated.timexes, dated.published.best, article.id, shown)
        yield f"data/articles/{article.id}.tml", body.encode("utf-8")


def _sentences(timeline: Timeline) -> dict[str, tuple[Span, ...]]:
    """Give the stretches of each article that the shown events rest on, in order and without overlap."""
    spans: dict[str, set[Span]] = {}
    for event in timeline.events:
        if not event.hidden:
            for source in event.sources:
                spans.setdefault(source.article, set()).add(source.span)
    return {article: _joined(sorted(found)) for article, found in spans.items()}


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
