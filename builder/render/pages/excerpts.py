"""What an article says: the stretches that are relied on, each beside the dates of its expressions of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from builder.render.entries import Entry
from builder.render.markup import Html, escaped, markup
from builder.render.quotes import Numbered, inside, marked
from builder.render.site import Site
from builder.render.text import chain, one_line, printed, prose, shortened
from builder.values import Article, Block, BlockKind, Bound, ResolvedTimex, Span, TimexType

_IN_ORDER = attrgetter("start", "end")
_REPORT = frozenset(
    {BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING, BlockKind.DATELINE, BlockKind.BODY, BlockKind.CAPTION}
)


class Shown(NamedTuple):
    """A numbered expression with its value in words."""

    number: int
    expression: ResolvedTimex
    words: Markup
    classes: str
    dated: bool  # whether it has a place on the calendar


class Stretch(NamedTuple):
    """A sentence or block that is shown."""

    span: Span
    block: Block | None  # None for sentences
    found: tuple[Numbered, ...]  # its expressions
    notes: tuple[Shown, ...]  # the same, with their values in words
    told: dict[Span, dict[str, Entry]]  # the entries that rest on it, by the sentences they rest on


def in_words(site: Site, item: Numbered) -> Shown:
    """Give an expression with its value in words."""
    expression = item.expression
    dated = expression.value is not None and expression.value.interval is not None
    words = site.calendar.of(expression.value).html if dated else markup(escaped(why_open(expression)))
    return Shown(item.number, expression, words, item.classes, dated)


def why_open(expression: ResolvedTimex) -> str:
    """Say why an expression has no place on the calendar."""
    if expression.timex.type is TimexType.DURATION:
        return "how long, not when"
    if expression.timex.type is TimexType.SET:
        return "how often, not when"
    steps = expression.reason.steps
    return one_line(steps[-1].says) if steps else "no day can be given"


def stretches(
    site: Site, article: Article, numbered: Sequence[Numbered], shown: Sequence[Shown], entries: Sequence[Entry]
) -> list[Stretch]:
    """Choose what of an article is shown: all its report, or the sentences that entries rest on."""
    told: dict[Span, dict[str, Entry]] = {}
    for entry in entries:
        for source in entry.event.sources:
            if source.article == article.id:
                told.setdefault(source.span, {})[entry.anchor] = entry
    blocks: list[tuple[Span, Block | None]] = []
    if site.options.article_text == "full":
        blocks += [(block.span, block) for block in article.blocks if block.kind in _REPORT]
    else:
        blocks += [(span, None) for span in _merged(sorted(told, key=_IN_ORDER))]
    made = []
    for span, block in blocks:
        found = inside(numbered, span)
        notes = tuple([shown[item.number - 1] for item in found])
        start, end = span.start, span.end
        entries_of = {other: group for other, group in told.items() if other.start < end and start < other.end}
        made.append(Stretch(span, block, found, notes, entries_of))
    return made


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Join sentences that overlap, as two mentions' may where a quotation runs on."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def excerpt(site: Site, article: Article, stretch: Stretch, to: Callable[[str], Html]) -> Html:
    """Write a stretch: its expressions with their dates, its words, its entries, and how the dates are known."""
    quoted = site.options.article_text != "none"
    notes = "".join([_note(item, quoted) for item in stretch.notes])
    parts = [
        '<div class="row">\n',
        f'<ul class="when notes">{notes}</ul>' if notes else '<p class="when"></p>',
        "<div>\n",
        _prose(article, stretch) if quoted else "",
        *[_loose(site, item) for item in stretch.notes if _is_loose(item)],
        _told(stretch, to),
    ]
    if stretch.notes:
        one = len(stretch.notes) == 1
        parts.append(f"<details><summary>{'How is this date' if one else 'How are these dates'} known?</summary>\n")
        parts += [_how(item) for item in stretch.notes]
        parts.append("</details>\n")
    parts.append("</div></div>\n")
    return "".join(parts)


def _note(item: Shown, quoted: bool) -> str:
    phrase = "" if quoted else f"“{prose(item.expression.timex.text)}”: "
    return f'<li id="x{item.number}"><b>{item.number}</b> {phrase}{item.words}</li>'


def _prose(article: Article, stretch: Stretch) -> str:
    span, block = stretch.span, stretch.block
    html = marked(article.text, span, stretch.found, lambda number: f"#x{number}", figures=True)
    anchors = "".join(
        [f'<span id="s{other.start}"></span>' for other in sorted(stretch.told) if other.start != span.start]
    )
    kind = language = ""
    if block is not None:
        kind = f" {printed(block.kind.value)}" if block.kind is not BlockKind.BODY else ""
        language = f' lang="{printed(block.language)}" dir="auto"' if block.language else ""
    return f'<p class="prose{kind}" id="s{span.start}"{language}>{anchors}{html}</p>'


def _is_loose(item: Shown) -> bool:
    value = item.expression.value
    return value is not None and value.interval is not None and value.bound is Bound.APPROXIMATE


def _loose(site: Site, item: Shown) -> Html:
    about = site.calendar.of(item.expression.value).text.removeprefix("about ")
    says = prose(f"“{item.expression.timex.text}” is read as about {about}.")
    return f'<p class="remark"><b>Loose.</b> {says}</p>'


def _told(stretch: Stretch, to: Callable[[str], Html]) -> str:
    entries = {anchor: entry for group in stretch.told.values() for anchor, entry in group.items()}
    if not entries:
        return ""
    links = [f'<a href="{to(entry.address)}">{printed(shortened(entry.title, 60))}</a>' for entry in entries.values()]
    return f'<p class="foot">{"".join(links)}</p>'


def _how(item: Shown) -> str:
    phrase = prose(item.expression.timex.text)
    reasons = chain(item.expression.reason)
    return f'<h3 class="phrase" id="w{item.number}"><b>{item.number}</b> “{phrase}”</h3>\n{reasons}\n'
