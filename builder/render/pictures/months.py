"""Pictures of months: the strip of days on a month's page, and columns where entries are too many for marks."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from markupsafe import Markup

from builder.render.calendar import Calendar
from builder.render.entries import Dated
from builder.render.markup import Html
from builder.render.pictures import svg
from builder.render.pictures.known import known_on
from builder.render.pictures.layout import Extent, pack
from builder.render.pictures.scale import day_scale
from builder.render.words import counted
from builder.timeline import month_page
from builder.values import Interval

_WIDTH = 736.0
_TALLEST = 18.0  # px a single entry has at most in a column
_MOST = 8  # marks on one day; what is beyond is a figure


def month_strip(
    month: date,
    items: Sequence[Dated],
    context: Sequence[Interval],
    href: Callable[[str], Html],
    name: str,
    sprite: svg.Sprite | None = None,
) -> Markup:
    """Draw a month day by day: a mark an entry, grey strokes for the calendar.

    A mark's name is its full sentence. With a sprite, on a page with many entries, it is the title and the date, and
    its drawing stands in the sprite.
    """
    draw = sprite.mark if sprite is not None else svg.mark
    length = monthrange(month.year, month.month)[1]
    first, after = month.replace(day=1), month.replace(day=1) + timedelta(days=length)
    scale, noons = day_scale(first, after), _noons(length)
    seen: Counter[int] = Counter()  # by day, the first being 0
    extents, spots = [], []
    for item in items:
        day = min(max((item.likeliest - first).days, 0), length - 1)
        seen[day] += 1
        if seen[day] > _MOST:
            continue
        wide = item.is_wide
        size = min(svg.radius(item.sources), 9) * (0.85 if wide else 1)
        x = noons[day]
        left = x * _WIDTH / 100 - size * 1.25
        right = x * _WIDTH / 100 + size * 1.25
        if wide or item.open_end:
            left = min(left, scale.at(item.start) * _WIDTH / 100)
            right = max(right, (100 if item.open_end else scale.at(item.end)) * _WIDTH / 100)
        extents.append(Extent(left, right, size * 1.2 + (2 if wide else 0)))
        spots.append((item, x, size))
    heights = pack(extents, floor=3)
    over = {day: number - _MOST for day, number in seen.items() if number > _MOST}
    peak = max([28.0, *(height + extent.half for height, extent in zip(heights, extents, strict=True))])
    axis = peak + (22 if over else 8)
    days = _days(first.weekday(), length, every=1 if sprite is None else 5)
    parts = [days.format(axis=svg.number(axis), words=svg.number(axis + 18), foot=svg.number(axis + 22))]
    for (item, x, size), height in zip(spots, heights, strict=True):
        y, kind = axis - height, item.entry.kind
        around = ""
        if item.open_end:
            around = svg.arrow(kind, x, 100, y)
        elif item.is_wide:
            around = _clipped_band(item, first, after, y, size, scale.at)
        parts.append(
            svg.linked(
                href(item.entry.address),
                item.entry.sentence if sprite is None else item.entry.brief,
                f"{around}{draw(kind, x, y, size)}",
            )
        )
    for day, number in sorted(over.items()):
        parts.append(svg.text(f"+{number}", noons[day], 14, anchor="middle"))
    known = known_on(scale, [max(interval.start, first) for interval in context])
    parts += [svg.stroke(at, axis + 26, 9 * length) for at, length in known]
    return svg.picture(parts, axis + (38 if known else 24), name, classes="strip")


def _clipped_band(item: Dated, first: date, after: date, y: float, size: float, at: Callable[[date], float]) -> Html:
    """Draw an interval's outline, running off the edge where it began before the month or ends after it."""
    left = at(item.start) if item.start >= first else -3.0
    right = at(item.end) if item.end <= after else 103.0
    band = svg.band(item.entry.kind, left, right, y, size)
    return f'<svg width="100%" height="100%" overflow="hidden">{band}</svg>'


@cache
def _noons(length: int) -> tuple[float, ...]:
    """Give the middle of each day of a month of so many, in per cent."""
    first = date(2001, 1, 1)  # any day will do
    scale = day_scale(first, first + timedelta(days=length))
    return tuple(scale.noon(first + timedelta(days=number)) for number in range(length))


@cache
def _days(weekday: int, length: int, every: int) -> str:
    """Draw the days of a month that begins on a weekday and has so many; a pattern for its axis and what is below."""
    parts: list[str] = []
    for number, noon in enumerate(_noons(length)):
        day = number + 1
        if (weekday + number) % 7 == 0 and number:
            x = svg.percent(number * 100 / length)
            parts.append(svg.line("grid", x, "0", x, "{foot}"))
        if every > 1 and day > 1 and day % every:
            continue
        often = day in (1, 5, 10, 15, 20, 25, length if length < 30 or length == 31 else 30)
        classes = "" if often else ' class="wide"'
        parts.append(f'<text{classes} x="{svg.percent(noon)}" y="{{words}}" text-anchor="middle">{day}</text>')
    parts.append(svg.line("axis", "0", "{axis}", "100%", "{axis}"))
    return "".join(parts)


def _by_month(items: Sequence[Dated]) -> dict[tuple[int, int], tuple[int, int]]:
    """Count what happened and what was planned, by month."""
    counts: dict[tuple[int, int], list[int]] = {}
    for item in items:
        counts.setdefault((item.start.year, item.start.month), [0, 0])[item.entry.kind.is_plan] += 1
    return {month: (pair[0], pair[1]) for month, pair in sorted(counts.items())}


def month_columns(items: Sequence[Dated], calendar: Calendar, href: Callable[[str], Html], name: str) -> Markup:
    """Draw a column a month: what happened above the line, what was planned hollow below."""
    counts = _by_month(items)
    years = range(min(counts)[0], max(counts)[0] + 1)
    unit = min(160.0 / max(max(pair) for pair in counts.values()), _TALLEST)
    axis = 28 + max(happened for happened, _ in counts.values()) * unit
    foot = axis + max(planned for _, planned in counts.values()) * unit + 10
    month_width = 100 / (len(years) * 12)
    parts = []
    for index, year in enumerate(years):
        x = index * 12 * month_width
        parts.append(svg.line("grid", svg.percent(x), "0", svg.percent(x), svg.number(foot)))
        if len(years) > 1 and (len(years) <= 12 or year % 5 == 0):
            parts.append(svg.text(str(year), x, 12, dx=6, classes="year"))
    if len(years) == 1:
        names = [calendar.month_name(date(2001, month, 1), short=True) for month in range(1, 13)]
        parts += [
            svg.text(words, (index + 0.5) * month_width, 12, anchor="middle", classes="" if index % 3 == 0 else "wide")
            for index, words in enumerate(names)
        ]
    parts.append(svg.line("axis", "0", svg.number(axis), "100%", svg.number(axis)))
    for (year, month), (happened, planned) in counts.items():
        x = ((year - years[0]) * 12 + month - 1 + 0.12) * month_width
        column = ""
        if happened:
            column += _bar(x, axis - happened * unit, month_width * 0.76, happened * unit, "talks")
        if planned:
            column += _bar(x, axis + 1, month_width * 0.76, planned * unit, "talks plan")
        label = f"{calendar.month(date(year, month, 1))}: {_entries(happened, planned)}"
        parts.append(svg.linked(href(month_page(year, month)), label, column))
    return svg.picture(parts, foot, name)


def year_rows(items: Sequence[Dated], calendar: Calendar, href: Callable[[str], Html], name: str) -> Markup:
    """Draw a row a year with twelve columns, all on one scale."""
    counts = _by_month(items)
    most = max(sum(pair) for pair in counts.values())
    parts, row = [], 44.0
    for month in range(1, 13):
        middle = _column(month) + 100 * 0.9 / 24
        parts.append(
            svg.text(calendar.month_name(date(2001, month, 1), short=True), middle, 12, anchor="middle", classes="wide")
        )
    years = sorted({year for year, _ in counts})
    for index, year in enumerate(years):
        foot = 24 + (index + 1) * row
        parts.append(svg.text(str(year), 0, foot - 4, classes="year"))
        parts.append(svg.line("grid", "0", svg.number(foot), "100%", svg.number(foot)))
        for month in range(1, 13):
            happened, planned = counts.get((year, month), (0, 0))
            if not happened and not planned:
                continue
            high, hollow = happened * (row - 8) / most, planned * (row - 8) / most
            column = ""
            if happened:
                column += _bar(_column(month) + 0.6, foot - high, 6.3, high, "talks")
            if planned:
                column += _bar(_column(month) + 0.6, foot - high - hollow, 6.3, hollow, "talks plan")
            label = f"{calendar.month(date(year, month, 1))}: {_entries(happened, planned)}"
            parts.append(svg.linked(href(month_page(year, month)), label, column))
    return svg.picture(parts, 24 + len(years) * row + 8, name)


def _column(month: int) -> float:
    return 10 + (month - 1) * 90 / 12


def _bar(x: float, y: float, width: float, height: float, classes: str) -> Html:
    return (
        f'<rect class="m {classes}" x="{svg.percent(x)}" y="{svg.number(y)}" width="{svg.percent(width)}" '
        f'height="{svg.number(max(height, 1.5))}"/>'
    )


def _entries(happened: int, planned: int) -> str:
    total = counted(happened + planned, "entry", "entries")
    return f"{total}, {planned} planned" if planned else total
