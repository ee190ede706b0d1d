"""The picture on the home page: a mark for each entry along one line, happened above it and planned below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from markupsafe import Markup

from builder.render.calendar import Calendar, isolated
from builder.render.entries import Dated
from builder.render.markup import Html, escaped
from builder.render.pictures import svg
from builder.render.pictures.known import Stroke
from builder.render.pictures.layout import ROW, Box, Extent, Wish, pack, place_labels
from builder.render.pictures.scale import Scale, year_scale
from builder.render.text import shortened
from builder.render.words import counted
from builder.values import Bound

WIDTH = 736.0  # the narrowest the wide picture gets, in px: layouts that hold there hold everywhere
_ROWS_ABOVE, _ROWS_BELOW = 7, 5
_LABELS = 16
_TITLES = (40, 22)  # letters of a title beside a mark; the fewer where there is no room for the more
_LABEL_X, _TALL_TITLE = 156, 18  # where labels of the tall picture begin, in px, and how many letters fit at 320 px
_TALL_DATE = 21  # letters of a date that fit there
_LINE = 17  # from one line of such a label to the next, in px
_STROKE, _STROKE_ACROSS = 9, 12  # how long a grey stroke is at most, under the line and across the tall one, in px
_OPEN_DAYS = 150  # how far a stretch without an end is drawn
_Stacked = tuple[Dated, float, float, float]  # entry, y, distance from the line, how far right it reaches


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mark with its measures: left and right of what it covers in per cent, centre in per cent, radius in px."""

    item: Dated
    left: float
    right: float
    x: float
    size: float
    capsule: float  # px around the mark where its interval is too short to be drawn to scale; 0 for none

    @property
    def extent(self) -> Extent:
        """What it covers where the picture is narrowest, in px."""
        reach = max(self.size * 1.25, self.capsule / 2)
        half = self.size + 3 if self.item.is_wide else self.size * 1.2
        left, right = self.x * WIDTH / 100 - reach, self.x * WIDTH / 100 + reach
        if self.item.is_wide or self.item.open_end:
            left, right = min(left, self.left * WIDTH / 100), max(right, self.right * WIDTH / 100)
        return Extent(left, right, half)


def _spot(item: Dated, scale: Scale) -> _Spot:
    size = svg.radius(item.sources)
    end = item.end
    if item.open_end:
        end = min(item.start + timedelta(days=_OPEN_DAYS), scale.end)
    left, right = scale.at(item.start), scale.at(end)
    size = size * 0.85 if item.is_wide else size
    wide_enough = (right - left) * WIDTH / 100 >= 2 * size + 8
    capsule = 0.0 if wide_enough or not item.is_wide else 2 * size + 12
    return _Spot(item, left, right, scale.noon(item.likeliest), size, capsule)


def line_scale(items: Sequence[Dated]) -> Scale:
    """Lay out the line that holds these entries."""
    return year_scale(day for item in items for day in (item.start, item.likeliest))


def wide_picture(
    items: Sequence[Dated], known: Sequence[Stroke], calendar: Calendar, href: Callable[[str], Html], name: str
) -> Markup:
    """Draw the line from left to right.

    Args:
        items: Dated entries in the order of the timeline; at least one.
        known: What the reference calendar knows, drawn as grey strokes.
        href: Turns a page's address into a link.
        name: What the picture is called for who cannot see it.
    """
    scale = line_scale(items)
    above = [_spot(item, scale) for item in items if not item.entry.kind.is_plan]
    below = [_spot(item, scale) for item in items if item.entry.kind.is_plan]
    up, down = pack(spot.extent for spot in above), pack((spot.extent for spot in below), floor=14)
    labels = _LABELS if len(items) > 10 else len(items)
    upper, top = _labels(above, up, calendar, _ROWS_ABOVE, labels)
    lower, bottom = _labels(below, down, calendar, _ROWS_BELOW, max(labels // 2, len(below) if len(items) <= 10 else 0))
    axis = top + 30
    height = axis + max(bottom, 20.0) + 14
    parts = [_grid(scale, height), _months(scale, axis, calendar), _cuts(scale, axis), _strokes(known, axis)]
    parts += [_leader_and_words(spot, low, left, words, axis, -1) for spot, low, left, words in upper]
    parts += [_leader_and_words(spot, low, left, words, axis, 1) for spot, low, left, words in lower]
    marks = [(spot, axis - rise) for spot, rise in zip(above, up, strict=True)]
    marks += [(spot, axis + fall) for spot, fall in zip(below, down, strict=True)]
    for spot, y in sorted(marks, key=lambda pair: (pair[0].item.start, pair[0].item.end, pair[0].item.entry.event.id)):
        entry = spot.item.entry
        parts.append(svg.linked(href(entry.address), entry.sentence, draw(spot, y), entry.kind.family))
    return svg.picture(parts, height, name, classes="wide")


def draw(spot: _Spot, y: float) -> Html:
    """Draw a mark with what it covers."""
    kind = spot.item.entry.kind
    if spot.item.open_end:
        return svg.arrow(kind, spot.x, spot.right, y) + svg.mark(kind, spot.x, y, spot.size)
    if spot.item.is_wide and not spot.capsule:
        return svg.band(kind, spot.left, spot.right, y, spot.size) + svg.mark(kind, spot.x, y, spot.size)
    return svg.mark(kind, spot.x, y, spot.size, spot.capsule)


_Label = tuple[_Spot, float, bool, tuple[str, str]]


def _labels(
    spots: Sequence[_Spot], heights: Sequence[float], calendar: Calendar, rows: int, most: int
) -> tuple[list[_Label], float]:
    """Choose and place labels; give them with how far the whole side reaches from the line."""
    boxes = [
        Box(spot.extent.left, spot.extent.right, height - spot.extent.half, height + spot.extent.half)
        for spot, height in zip(spots, heights, strict=True)
    ]
    reach = max((box.high for box in boxes), default=0.0)
    ranked = sorted(
        zip(spots, boxes, strict=True),
        key=lambda pair: (
            -pair[0].item.sources,
            -pair[0].item.entry.event.importance,
            pair[0].item.start,
            pair[0].item.entry.event.id,
        ),
    )[:most]
    words = [tuple(_words(spot.item, letters) for letters in _TITLES) for spot, _ in ranked]
    wishes = [
        Wish(spot.x * WIDTH / 100, box.high, tuple(_width(*line) for line in lines))
        for (spot, box), lines in zip(ranked, words, strict=True)
    ]
    placed = place_labels(wishes, boxes, WIDTH, base=22, rows=rows)
    found = [
        (spot, place.low, place.left, lines[place.choice])
        for (spot, _), place, lines in zip(ranked, placed, words, strict=True)
        if place is not None
    ]
    return found, max([reach, *(low + ROW for _, low, _, _ in found)])


def _width(title: str, date_line: str) -> float:
    return max(svg.text_width(title), svg.small_width(date_line)) + 6


def _words(item: Dated, letters: int) -> tuple[str, str]:
    title = shortened(item.entry.title, letters)
    when = isolated(item.entry.when.text)
    if item.entry.kind.is_plan:
        return title, f"{when}: {item.entry.kind.words}"
    return title, f"{when} · {counted(item.sources, 'source')}" if item.sources > 1 else when


def _leader_and_words(spot: _Spot, low: float, left: bool, words: tuple[str, str], axis: float, way: int) -> Html:
    title_y, date_y = (axis - low - 22, axis - low - 5) if way < 0 else (axis + low + 17, axis + low + 34)
    far = axis - low - ROW + 6 if way < 0 else axis + low + ROW - 4
    anchor, dx = ("end", -6.0) if left else ("start", 6.0)
    label = (
        svg.line("lead", svg.percent(spot.x), svg.number(far), svg.percent(spot.x), svg.number(axis))
        + svg.text(words[0], spot.x, title_y, dx=dx, anchor=anchor, classes="title")
        + svg.text(words[1], spot.x, date_y, dx=dx, anchor=anchor)
    )
    return f'<g data-f="{spot.item.entry.kind.family}">{label}</g>'


def _grid(scale: Scale, height: float) -> Html:
    years = scale.years()
    step = 1 if len(years) <= 12 else 5 if len(years) <= 60 else 10
    parts = []
    for year in years:
        if year.year % step and year != years[0]:
            continue
        x = scale.at(year)
        parts.append(svg.line("grid", svg.percent(x), "0", svg.percent(x), svg.number(height)))
        parts.append(svg.text(str(year.year), x, 12, dx=6, classes="year"))
    return "".join(parts)


def _months(scale: Scale, axis: float, calendar: Calendar) -> Html:
    """Name the months along the line where years are few: each in one year, every third in up to three."""
    years = scale.years()
    if len(years) > 3:
        return ""
    step = 1 if len(years) == 1 else 3
    days = [date(year.year, month, 1) for year in years for month in range(1, 13, step)]
    places = [(day, scale.at(day)) for day in days if day.month > 1]
    ticks = "".join(f"M{svg.number(x * 10)} 0v5" for _, x in places)
    words = [
        svg.text(calendar.month_name(day, short=True), x, 12, dx=4, classes="" if step == 3 else "wide")
        for day, x in places
    ]
    return (
        f'<svg y="{svg.number(axis - 5)}" width="100%" height="5" viewBox="0 0 1000 5" preserveAspectRatio="none" '
        f'aria-hidden="true"><path class="context" d="{ticks}"/></svg>'
    ) + "".join(words)


def _cuts(scale: Scale, axis: float) -> Html:
    parts = [
        svg.line("axis", svg.percent(piece.left), svg.number(axis), svg.percent(piece.right), svg.number(axis))
        for piece in scale.pieces
    ]
    for left, right, years in scale.cuts():
        parts.append(svg.line("cut", svg.percent(left), svg.number(axis), svg.percent(right), svg.number(axis)))
        parts.append(svg.text(f"{counted(years, 'year')} without entries", (left + right) / 2, 28, anchor="middle"))
    return "".join(parts)


def _strokes(known: Sequence[Stroke], axis: float) -> Html:
    """Draw what the calendar knows as one stretched path."""
    if not known:
        return ""
    path = "".join([f"M{svg.number(at * 10)} 0v{svg.number(_STROKE * length)}" for at, length in known])
    return (
        f'<svg y="{svg.number(axis)}" width="100%" height="{_STROKE}" viewBox="0 0 1000 {_STROKE}" '
        f'preserveAspectRatio="none" aria-hidden="true"><path class="context" d="{path}"/></svg>'
    )


def tall_picture(items: Sequence[Dated], known: Sequence[Stroke], href: Callable[[str], Html], name: str) -> Markup:
    """Draw the line downwards for narrow screens: plans at the left, what happened at the right, labels beyond."""
    scale = line_scale(items)
    total = sum((piece.end - piece.start).days for piece in scale.pieces)
    span = max(200.0, min(total / 30.44 * 13, 4000.0))
    top, axis = 24.0, 74.0

    def down(share: float) -> float:
        return top + share * span / 100

    parts = [
        '<text x="62" y="12" text-anchor="end">planned</text>',
        '<text x="86" y="12">happened</text>',
    ]
    for year in scale.years():
        level = svg.number(down(scale.at(year)))
        parts.append(svg.line("grid", "0", level, "100%", level))
        parts.append(f'<text class="year" x="0" y="{svg.number(down(scale.at(year)) + 16)}">{year.year}</text>')
    if known:
        half = _STROKE_ACROSS / 2
        path = [
            f"M{svg.number(axis - half * length)} {svg.number(down(at))}h{svg.number(_STROKE_ACROSS * length)}"
            for at, length in known
        ]
        parts.append(f'<path class="context" d="{"".join(path)}"/>')
    parts.append(f'<path class="axis" d="M{svg.number(axis)} {svg.number(top)}V{svg.number(top + span)}"/>')
    right = _stack(items, scale, down, plans=False)
    left = _stack(items, scale, down, plans=True)
    for y, label_y, reach, words in _tall_labels(right, top + span):
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
                    href(item.entry.address), item.entry.sentence, _tall_mark(item, axis + way * offset, y, scale, down)
                )
            )
    return svg.picture(parts, top + span + 30, name, classes="tall")


_Labelled = tuple[float, float, float, list[str]]  # y of the mark and of its label, its reach, the label's lines


def _tall_labels(stack: Sequence[_Stacked], lowest: float) -> list[_Labelled]:
    """Choose labels, most sources first, and give each a free height near its mark; what does not fit is left out.

    A long title takes two lines where there is room for them, else it is cut to one.
    """
    marks = [(y, reach) for _, y, _, reach in stack]
    taken: list[tuple[float, float]] = []
    chosen = []
    for item, y, _, reach in sorted(stack, key=lambda spot: (-spot[0].sources, spot[1], spot[0].entry.event.id)):
        if reach > _LABEL_X - 82:
            continue
        for words, shift in product(_tall_words(item), (0, 18, -18, 36, -36, 54, -54)):
            at, half = y + shift, (2 + _LINE * len(words)) / 2
            crowded = any(abs(other - at) < half + 6 and far > _LABEL_X - 74 - 4 for other, far in marks)
            covered = any(abs(at - other) < half + room for other, room in taken)
            if not crowded and not covered and 12 + half <= at <= lowest:
                taken.append((at, half))
                chosen.append((y, at, reach, words))
                break
    return chosen


def _tall_words(item: Dated) -> list[list[str]]:
    """Give a label's lines, the date last: with a title of two lines, where it is long, and with one of one."""
    title, when = item.entry.title, isolated(_tall_date(item))
    head = shortened(title, _TALL_TITLE)
    cut = title.rfind(" ", 0, _TALL_TITLE + 1)
    if head == title or cut < 0:
        return [[head, when]]
    return [[title[:cut], shortened(title[cut + 1 :], _TALL_TITLE), when], [head, when]]


def _tall_date(item: Dated) -> str:
    """Give a label's date, without its weekday or cut where it would not fit at 320 px."""
    text, value = item.entry.when.text, item.entry.event.when
    sure_day = value is not None and value.bound is Bound.EXACT and item.end - item.start == timedelta(days=1)
    if sure_day and len(text) > _TALL_DATE:
        text = text.partition(" ")[2] or text
    return shortened(text, _TALL_DATE)


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


def _tall_mark(item: Dated, x: float, y: float, scale: Scale, down: Callable[[float], float]) -> Html:
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
