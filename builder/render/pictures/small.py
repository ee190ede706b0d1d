"""Small pictures: the probability of an article's day, a doubtful date on its own axis, lanes, slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from markupsafe import Markup

from builder.render.calendar import Calendar
from builder.render.entries import Dated
from builder.render.markup import Html, escaped, markup
from builder.render.pictures import svg
from builder.render.pictures.layout import Extent
from builder.render.pictures.scale import Scale, day_scale
from builder.values import Interval, PublicationDate

_LEAST_SHARE = 0.005  # of probability, for a bar
_LANE_WIDTH = 345.0  # of a lane on a phone, in px
_LANE_MARKS = 60  # entries to which each has a mark in its lane


def _drawn(published: PublicationDate) -> tuple[date, date]:
    """Give the first and the last day that is worth a bar."""
    kept = _worth_a_bar(dict(published.posterior))
    return min(kept), max(kept)


def _worth_a_bar(shares: Mapping[date, float]) -> list[date]:
    """Give the days, or months, that have half a per cent or more; all where none has."""
    return [day for day, share in shares.items() if share >= _LEAST_SHARE] or list(shares)


def is_by_month(published: PublicationDate) -> bool:
    """Tell whether the days lie so far apart that a bar stands for a month."""
    first, last = _drawn(published)
    return (last - first).days > 62


def probability(published: PublicationDate, calendar: Calendar, name: str) -> Markup:
    """Draw how likely each day is: bars over the days around the best one, the 90 % interval shaded."""
    days = dict(published.posterior)
    best = published.best
    if best is None or not days:
        return Markup("")
    first, last = _drawn(published)
    if is_by_month(published):
        return _probability_by_month(days, published, calendar, name)
    pad = max(2, (17 - (last - first).days) // 2)
    first, length = first - timedelta(days=pad), (last - first).days + 1 + 2 * pad
    step = 100 / length  # of a day
    axis, tall = 150.0, 112.0
    peak = max(days.values())
    parts = []
    if published.earliest is not None and published.latest is not None:
        left = max((published.earliest - first).days, 0) * step
        right = min((published.latest - first).days + 1, length) * step
        parts.append(svg.rect("shade", left, 24, right - left, axis - 24))
    parts.append(_ticks(length, axis))
    width = min(step * 0.72, 8)
    named: list[float] = []
    kept = set(_worth_a_bar(days))
    for day, share in sorted(days.items(), key=lambda pair: (-pair[1], pair[0])):
        if day not in kept:
            break
        x, high = ((day - first).days + 0.5) * step, max(share / peak * tall, 1.5)
        is_best = day == best
        parts.append(svg.rect("bar best" if is_best else "bar", x - width / 2, axis - high, width, high))
        if any(abs(x - other) < 9 for other in named):
            continue
        named.append(x)
        words = f"{share * 100:.0f}{' %' if is_best else ''}"
        parts.append(
            svg.text(words, x, axis - high - 7, anchor="middle", classes="flat best-text" if is_best else "flat")
        )
        if all(abs(x - other) >= 17 for other in named[:-1]):
            anchor = "start" if x < 9 else "end" if x > 91 else "middle"
            short = f"{calendar.weekday(day, short=True)} {day.day}"
            parts.append(svg.text(short, x, axis + 18, anchor=anchor, classes="best-text" if is_best else ""))
    parts.append(svg.line("axis", "0", svg.number(axis), "100%", svg.number(axis)))
    return svg.picture(parts, 176, name, "img")


@cache
def _ticks(days: int, axis: float) -> Html:
    """Mark the middle of each of so many days under an axis."""
    first = date(2001, 1, 1)
    scale = day_scale(first, first + timedelta(days=days))
    ticks = "".join(f"M{svg.number(scale.noon(first + timedelta(days=n)) * 10)} 0v4" for n in range(days))
    return (
        f'<svg y="{svg.number(axis)}" width="100%" height="4" viewBox="0 0 1000 4" preserveAspectRatio="none">'
        f'<path class="tick" d="{ticks}"/></svg>'
    )


def _probability_by_month(days: dict[date, float], published: PublicationDate, calendar: Calendar, name: str) -> Markup:
    """Draw a bar a month where the likely days lie more than two months apart."""
    months: dict[date, float] = {}
    for day, share in days.items():
        months[day.replace(day=1)] = months.get(day.replace(day=1), 0.0) + share
    kept = _worth_a_bar(months)
    first, last = min(kept), max(kept)
    total = (last.year - first.year) * 12 + last.month - first.month + 1
    peak, axis = max(months.values()), 150.0
    width = 100 / total
    best = published.best.replace(day=1) if published.best else None
    parts = [svg.line("axis", "0", "150", "100%", "150")]
    for month in sorted(kept):
        x = ((month.year - first.year) * 12 + month.month - first.month + 0.5) * width
        high = max(months[month] / peak * 112, 1.5)
        classes = "bar best" if month == best else "bar"
        bar = min(width * 0.7, 8)
        parts.append(svg.rect(classes, x - bar / 2, axis - high, bar, high))
        if month == best:
            words = calendar.percent(months[month])
            parts.append(svg.text(words, x, axis - high - 7, anchor="middle", classes="flat best-text"))
    parts.append(svg.text(calendar.month_short(first), 0, 168))
    if last != first:
        parts.append(svg.text(calendar.month_short(last), 100, 168, anchor="end"))
    return svg.picture(parts, 176, name, "img")


def doubt_axis(item: Dated, calendar: Calendar, name: str) -> Markup:
    """Draw an uncertain date on an axis of its own, both ends named."""
    length = (item.end - item.start).days
    margin = max(7, length if length < 400 else length // 2)
    first, last = item.start - timedelta(days=margin), item.end + timedelta(days=margin)
    if item.open_end:
        last = item.start + timedelta(days=300)
    scale = day_scale(first, last)
    kind, x = item.entry.kind, scale.noon(item.likeliest)
    if item.open_end:
        drawing = svg.arrow(kind, x, 98, 13)
    else:
        drawing = svg.band(kind, scale.at(item.start), scale.at(item.end), 13, 4.6)
    parts = [
        '<path class="tick" d="M.5 9v8"/>',
        svg.line("grid", "0", "13", "100%", "13"),
        drawing,
        svg.mark(kind, x, 13, 4.2),
        svg.text(calendar.day(first), 0, 34),
        svg.text(calendar.day(last - timedelta(days=1)), 100, 34, anchor="end"),
    ]
    return svg.picture(parts, 40, name, "img", "mini")


def lane_head(scale: Scale) -> Markup:
    """Name the years over lanes."""
    years = scale.years()
    step = 1 if len(years) <= 8 else 5
    words = [
        svg.text(str(year.year), scale.at(year), 14, classes="year")
        for year in years
        if year.year % step == 0 or step == 1
    ]
    return svg.picture(words, 22, "")


def lane(items: Sequence[Dated], scale: Scale, href: Callable[[str], Html], name: str) -> Markup:
    """Draw one lane; a mark steps up only where more than 40 % of it would be covered on a phone.

    Where entries are too many for marks, a stroke a month stands for them.
    """
    if len(items) > _LANE_MARKS:
        return _dense_lane(items, scale, name)
    placed: list[tuple[Extent, int]] = []
    drawn = []
    for item in items:
        size = min(svg.radius(item.sources), 9)
        x = scale.noon(item.likeliest)
        left, right = x * _LANE_WIDTH / 100 - size, x * _LANE_WIDTH / 100 + size
        step = 0
        while any(
            level == step and min(right, other.right) - max(left, other.left) > 0.4 * 2 * min(size, other.half)
            for other, level in placed
        ):
            step += 1
        step = min(step, 4)
        placed.append((Extent(left, right, size), step))
        drawn.append((item, x, size, step))
    steps = max((step for *_, step in drawn), default=0)
    height = 44 + steps * 13
    parts = [
        svg.line("grid", svg.percent(scale.at(year)), "0", svg.percent(scale.at(year)), "100%")
        for year in scale.years()
    ]
    for item, x, size, step in drawn:
        y = height - 22 - step * 13
        parts.append(svg.linked(href(item.entry.address), item.entry.sentence, svg.mark(item.entry.kind, x, y, size)))
    return svg.picture(parts, height, name)


def _dense_lane(items: Sequence[Dated], scale: Scale, name: str) -> Markup:
    counts = Counter([(item.likeliest.year, item.likeliest.month) for item in items])
    months = {date(year, month, 15): count for (year, month), count in counts.items()}
    most = max(months.values())
    strokes = "".join(
        f"M{svg.number(scale.noon(month) * 10)} 40V{svg.number(40 - max(count / most * 32, 2))}"
        for month, count in sorted(months.items())
    )
    grid = [
        svg.line("grid", svg.percent(scale.at(year)), "0", svg.percent(scale.at(year)), "100%")
        for year in scale.years()
    ]
    return markup(
        f'<svg height="44" role="img" aria-label="{escaped(name)}: {len(items)} entries">{"".join(grid)}'
        '<svg width="100%" height="44" viewBox="0 0 1000 44" preserveAspectRatio="none">'
        f'<path class="many" d="{strokes}"/></svg></svg>'
    )


def slip_scale(days: Sequence[date]) -> Scale:
    """Lay whole months from the first day to the last of a plan's story."""
    first, last = min(days).replace(day=1), max(days)
    return day_scale(first, Interval.month(last).end)


def slip_head(scale: Scale, calendar: Calendar) -> Markup:
    """Name the months, or the years where months are too many."""
    months = _months(scale)
    step = max(1, -(-len(months) // 10))
    parts = []
    for index, month in enumerate(months):
        if month.month == 1 or index == 0:
            parts.append(svg.text(str(month.year), scale.at(month), 12, classes="year"))
        if index % step == 0:
            parts.append(svg.text(calendar.month_name(month, short=True), scale.at(month), 30))
    return svg.picture(parts, 38, "")


def slip_row(item: Dated, told: date | None, held: date | None, scale: Scale, late: str, name: str) -> Markup:
    """Draw one announcement: the day it was said, what it aimed at, and the white space up to the day it happened."""
    months = _months(scale)
    step = max(1, -(-len(months) // 10))
    parts = [
        svg.line("grid", svg.percent(scale.at(month)), "0", svg.percent(scale.at(month)), "100%")
        for month in months[::step]
    ]
    y, kind, x = 28.0, item.entry.kind, scale.noon(item.likeliest)
    if held is not None:
        opened = scale.noon(held)
        parts.append(svg.line("axis", svg.percent(opened), "0", svg.percent(opened), "100%"))
        start = scale.at(item.end) if not item.open_end else x
        if opened > start:
            parts.append(svg.line("wait", svg.percent(start), svg.number(y), svg.percent(opened), svg.number(y)))
        if late:
            anchor, dx = ("end", -9.0) if opened > 25 else ("start", 9.0)
            parts.append(svg.text(late, opened, 16, dx=dx, anchor=anchor))
    if told is not None and scale.start <= told < scale.end:
        parts.append(svg.stroke(scale.noon(told), y - 6, 12))
    if item.open_end:
        parts.append(svg.arrow(kind, x, scale.noon(held) if held is not None and held > item.start else 98, y))
    elif item.is_wide:
        parts.append(svg.band(kind, scale.at(item.start), scale.at(item.end), y, 6))
    parts.append(svg.mark(kind, x, y, 5))
    return svg.picture(parts, 52, name, "img")


def held_row(kind_mark: Html, day: date, scale: Scale, name: str) -> Markup:
    """Draw the day a plan came about."""
    x = svg.percent(scale.noon(day))
    placed = f'<svg x="{x}" y="26" overflow="visible">{kind_mark}</svg>'
    return svg.picture((svg.line("axis", x, "0", x, "26"), placed), 52, name, "img")


def weight_bar(weight: float) -> Html:
    """Draw how much a clue moved the answer: 24 px for each factor of ten, dashed where it speaks against."""
    return _bar(round(min(max(abs(weight) * 24, 4), 72)))


@cache
def _bar(width: int) -> Html:
    return f'<svg width="74" height="9" aria-hidden="true"><rect x="1" y="1" width="{width}" height="7"/></svg>'


@lru_cache(maxsize=64)
def _months(scale: Scale) -> list[date]:
    months, month = [], scale.start
    while month < scale.end:
        months.append(month)
        month = Interval.month(month).end
    return months
