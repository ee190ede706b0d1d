"""The picture on the home page: a mark for each entry along one line, happened above it and planned below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from builder.render.calendar import Calendar, isolated
from builder.render.entries import Dated
from builder.render.markup import Html
from builder.render.pictures import svg
from builder.render.pictures.known import Stroke
from builder.render.pictures.layout import ROW, Box, Extent, Wish, pack, place_labels
from builder.render.pictures.scale import Scale, line_scale
from builder.render.text import shortened
from builder.render.words import counted

WIDTH = 736.0  # the narrowest the wide picture gets, in px: layouts that hold there hold everywhere
_ROWS_ABOVE, _ROWS_BELOW = 7, 5
_LABELS = 16
_TITLES = (40, 22)  # letters of a title beside a mark; the fewer where there is no room for the more
_STROKE = 9  # how long a grey stroke under the line is at most, in px
_OPEN_DAYS = 150  # how far a stretch without an end is drawn


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
