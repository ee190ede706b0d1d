"""The picture on the home page for narrow screens: the line drawn downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from itertools import product

from markupsafe import Markup

from builder.render.calendar import isolated
from builder.render.entries import Dated
from builder.render.markup import Html, escaped
from builder.render.pictures import svg
from builder.render.pictures.known import Stroke
from builder.render.pictures.layout import Extent, pack
from builder.render.pictures.scale import Scale, line_scale
from builder.render.text import shortened
from builder.values import Bound

_LABEL_X, _TITLE = 156, 18  # where labels begin, in px, and how many letters fit at 320 px
_DATE = 21  # letters of a date that fit there
_LINE = 17  # from one line of such a label to the next, in px
_TOP = 24.0  # where the line begins, in px
_TALLEST, _WIDEST = 4000.0, 208.0  # px: the line grows until the marks beside it stay on a screen of 320 px
_STROKE = 12  # how long a grey stroke across the line is at most, in px
_Stacked = tuple[Dated, float, float, float]  # entry, y, distance from the line, how far right it reaches
_Labelled = tuple[float, float, float, list[str]]  # y of the mark and of its label, its reach, the label's lines


def tall_picture(items: Sequence[Dated], known: Sequence[Stroke], href: Callable[[str], Html], name: str) -> Markup:
    """Draw the line downwards for narrow screens: plans at the left, what happened at the right, labels beyond."""
    scale = line_scale(items)
    total = sum((piece.end - piece.start).days for piece in scale.pieces)
    span = _long_enough(items, scale, max(200.0, min(total / 30.44 * 13, _TALLEST)))
    top, axis = _TOP, 74.0
    down = partial(_down, span)

    right, left = _stack(items, scale, down, plans=False), _stack(items, scale, down, plans=True)

    parts = [
        '<text x="62" y="12" text-anchor="end">planned</text>',
        '<text x="86" y="12">happened</text>',
    ]
    for year in scale.years():
        level = svg.number(down(scale.at(year)))
        parts.append(svg.line("grid", "0", level, "100%", level))
        parts.append(f'<text class="year" x="0" y="{svg.number(down(scale.at(year)) + 16)}">{year.year}</text>')
    if known:
        half = _STROKE / 2
        path = [
            f"M{svg.number(axis - half * length)} {svg.number(down(at))}h{svg.number(_STROKE * length)}"
            for at, length in known
        ]
        parts.append(f'<path class="context" d="{"".join(path)}"/>')
    parts.append(f'<path class="axis" d="M{svg.number(axis)} {svg.number(top)}V{svg.number(top + span)}"/>')
    for y, label_y, reach, words in _labels(right, top + span):
        far = _LABEL_X - 6
        parts.append(
            f'<path class="lead" d="M{svg.number(axis + reach)} {svg.number(y)}L{svg.number(far)} '
            f'{svg.number(label_y)}"/>'
        )
        first = label_y - 1 - _LINE * (len(words) - 2) / 2
        for number, text in enumerate(words):
            title = ' class="title"' if number < len(words) - 1 else ""
            place = f'x="{_LABEL_X}" y="{svg.number(first + number * _LINE - (0 if title else 2))}"'
            parts.append(f"<text{title} {place}>{escaped(text)}</text>")
    for way, stack in ((1, right), (-1, left)):
        for item, y, offset, _ in stack:
            parts.append(
                svg.linked(
                    href(item.entry.address), item.entry.sentence, _mark(item, axis + way * offset, y, scale, down)
                )
            )
    return svg.picture(parts, top + span + 30, name, classes="tall")


def _labels(stack: Sequence[_Stacked], lowest: float) -> list[_Labelled]:
    """Choose labels, most sources first, and give each a free height near its mark; what does not fit is left out.

    A long title takes two lines where there is room for them, else it is cut to one.
    """
    marks = [(y, reach) for _, y, _, reach in stack]
    taken: list[tuple[float, float]] = []
    chosen = []
    for item, y, _, reach in sorted(stack, key=lambda spot: (-spot[0].sources, spot[1], spot[0].entry.event.id)):
        if reach > _LABEL_X - 82:
            continue
        for words, shift in product(_words(item), (0, 18, -18, 36, -36, 54, -54)):
            at, half = y + shift, (2 + _LINE * len(words)) / 2
            crowded = any(abs(other - at) < half + 6 and far > _LABEL_X - 74 - 4 for other, far in marks)
            covered = any(abs(at - other) < half + room for other, room in taken)
            if not crowded and not covered and 12 + half <= at <= lowest:
                taken.append((at, half))
                chosen.append((y, at, reach, words))
                break
    return chosen


def _words(item: Dated) -> list[list[str]]:
    """Give a label's lines, the date last: with a title of two lines, where it is long, and with one of one."""
    title, when = item.entry.title, isolated(_date_line(item))
    head = shortened(title, _TITLE)
    cut = title.rfind(" ", 0, _TITLE + 1)
    if head == title or cut < 0:
        return [[head, when]]
    return [[title[:cut], shortened(title[cut + 1 :], _TITLE), when], [head, when]]


def _date_line(item: Dated) -> str:
    """Give a label's date, without its weekday or cut where it would not fit at 320 px."""
    text, value = item.entry.when.text, item.entry.event.when
    sure_day = value is not None and value.bound is Bound.EXACT and item.end - item.start == timedelta(days=1)
    if sure_day and len(text) > _DATE:
        text = text.partition(" ")[2] or text
    return shortened(text, _DATE)


def _down(span: float, share: float) -> float:
    return _TOP + share * span / 100


def _long_enough(items: Sequence[Dated], scale: Scale, span: float) -> float:
    """Give the length from which on the marks beside the line stay on a narrow screen, else where least is beyond it.

    No length parts the marks of one day.
    """
    reaches: dict[float, float] = {}
    while span <= _TALLEST:
        stack = _stack(items, scale, partial(_down, span), plans=False)
        reaches[span] = max((reach for *_, reach in stack), default=0.0)
        if reaches[span] <= _WIDEST:
            return span
        span *= 1.4
    return min(reaches, key=lambda length: reaches[length])


def _stack(items: Sequence[Dated], scale: Scale, down: Callable[[float], float], plans: bool) -> list[_Stacked]:
    chosen = [item for item in items if item.entry.kind.is_plan == plans]
    extents = []
    for item in chosen:
        size = min(svg.radius(item.sources), 10)
        y = down(scale.noon(item.likeliest))
        low, high = y - size - 2, y + size + 2
        if item.is_wide:
            low, high = min(low, down(scale.at(item.start))), max(high, down(scale.at(item.end)))
        extents.append(Extent(low, high, size * 1.1 + (3 if item.is_wide else 0)))
    offsets = pack(extents, floor=6)
    return [
        (item, down(scale.noon(item.likeliest)), offset, offset + extent.half + 3)
        for item, offset, extent in zip(chosen, offsets, extents, strict=True)
    ]


def _mark(item: Dated, x: float, y: float, scale: Scale, down: Callable[[float], float]) -> Html:
    kind, size = item.entry.kind, min(svg.radius(item.sources), 10)
    shape = svg.shape(kind, size)
    around = ""
    if item.is_wide:
        low, high = down(scale.at(item.start)) - y, down(scale.at(item.end)) - y
        low, high = min(low, -size - 4), max(high, size + 4)
        wide = 2 * size + 6
        around = (
            f'<rect class="span {kind.family}" x="{svg.number(-wide / 2)}" y="{svg.number(low)}" '
            f'width="{svg.number(wide)}" height="{svg.number(high - low)}" rx="{svg.number(wide / 2)}"/>'
        )
    return f'<svg x="{svg.number(x)}" y="{svg.number(y)}" overflow="visible">{around}{shape}</svg>'
