"""Articles as TimeML, each expression of time with its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.export.options import ExportOptions
from builder.timeline import Timeline
from builder.timex import as_timeml
from builder.values import Anchor, DatedReading, ResolvedTimex, Span

_GAP = "\n"


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
        text, resolved = article.text, dated.timexes
        if options.article_text != "full":
            text, resolved = excerpt(dated, used.get(article.id, ()))
        body = as_timeml(text, resolved, dated.published.best, article.id)
        yield f"data/articles/{article.id}.tml", body.encode("utf-8")


def excerpt(dated: DatedReading, spans: tuple[Span, ...]) -> tuple[str, tuple[ResolvedTimex, ...]]:
    """Cut stretches out of an article, a line each, and move its expressions to where they stand there."""
    lines: list[str] = []
    moved: list[ResolvedTimex] = []
    at = 0
    for span in spans:
        for one in dated.timexes:
            if span.contains(one.timex.span):
                shift = at - span.start
                place = Span(one.timex.span.start + shift, one.timex.span.end + shift)
                moved.append(replace(one, timex=replace(one.timex, span=place)))
        lines.append(span.of(dated.article.text))
        at += span.end - span.start + len(_GAP)
    return _GAP.join(lines), tuple(moved)


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
