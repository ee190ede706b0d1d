"""The picture that goes with a shared link: the site's own timeline, small, as a PNG made here."""

from __future__ import annotations

import zlib
from math import sqrt
from struct import pack as packed

import numpy as np

from builder.render.calendar import Calendar
from builder.render.entries import Dated, dated, make_entry
from builder.render.pictures.layout import Extent, pack
from builder.render.pictures.scale import crowded_years, year_scale
from builder.render.pictures.svg import radius
from builder.timeline import Timeline

_WIDTH, _HEIGHT = 2400, 1260  # twice what is shown, so that edges look smooth
_MARGIN, _AXIS = 120, 760
_MOST, _LARGE = 160, 40  # marks at most, and to how many they are large
_REACH = 480  # how far from the line marks may stand
_PALETTE = ("fcfbf8", "1e2126", "0b5c73", "7b46c4", "8a5600", "4a4a48", "dcd7cb")
_PAPER, _INK, _RULE = 0, 1, 6
_UP = 2  # the format's name for rows told by the one above them
_COLOURS = {"talks": 2, "agreement": 3, "statement": 4, "force": 5}
# Ten figures, five columns by seven rows, a row to a number.
_FIGURES = (
    (14, 17, 19, 21, 25, 17, 14),
    (4, 12, 4, 4, 4, 4, 14),
    (14, 17, 1, 2, 4, 8, 31),
    (31, 2, 4, 2, 1, 17, 14),
    (2, 6, 10, 18, 31, 2, 2),
    (31, 16, 30, 1, 1, 17, 14),
    (6, 8, 16, 30, 17, 17, 14),
    (31, 1, 2, 4, 8, 8, 8),
    (14, 17, 17, 14, 17, 17, 14),
    (14, 17, 17, 15, 1, 2, 12),
)


class _Canvas:
    """A sheet of pixels, each the number of a colour."""

    def __init__(self) -> None:
        self.rows = [bytearray(_WIDTH) for _ in range(_HEIGHT)]

    def bar(self, left: float, top: float, right: float, bottom: float, colour: int) -> None:
        first, last = max(0, round(left)), min(_WIDTH, round(right))
        if first < last:
            for y in range(max(0, round(top)), min(_HEIGHT, round(bottom))):
                self.rows[y][first:last] = bytes((colour,)) * (last - first)

    def shape(self, family: str, x: float, y: float, size: float, colour: int) -> None:
        """Fill a circle, square, diamond or triangle of one area, a row at a time."""
        reach = {"talks": size, "agreement": size * 0.9}.get(family, size * 1.2)
        for step in range(-round(reach), round(reach) + 1):
            if family == "talks":
                half = sqrt(max(0.0, size * size - step * step))
            elif family == "agreement":
                half = reach
            elif family == "statement":
                half = reach - abs(step)
            else:
                half = (step + reach) * 0.55
            self.bar(x - half, y + step, x + half, y + step + 1, colour)

    def figures(self, text: str, x: float, y: float, unit: int) -> None:
        """Write figures, each column and row of them so many pixels wide."""
        for character in text:
            for row, bits in enumerate(_FIGURES[int(character)]):
                for column in range(5):
                    if bits >> (4 - column) & 1:
                        left, top = x + column * unit, y + row * unit
                        self.bar(left, top, left + unit, top + unit, _INK)
            x += 6 * unit

    def png(self) -> bytes:
        """Give the sheet as a PNG with a palette."""
        header = packed(">IIBBBBB", _WIDTH, _HEIGHT, 8, 3, 0, 0, 0)
        # Each row as what differs from the one above it, which packs in a fifth of the time and to less.
        sheet = np.frombuffer(b"".join(self.rows), np.uint8).reshape(_HEIGHT, _WIDTH)
        lines = np.full((_HEIGHT, _WIDTH + 1), _UP, np.uint8)
        lines[0, 1:] = sheet[0]
        lines[1:, 1:] = sheet[1:] - sheet[:-1]
        chunks = (
            (b"IHDR", header),
            (b"PLTE", bytes.fromhex("".join(_PALETTE))),
            (b"IDAT", zlib.compress(lines.tobytes(), 7)),
            (b"IEND", b""),
        )
        body = b"".join(
            packed(">I", len(data)) + kind + data + packed(">I", zlib.crc32(kind + data)) for kind, data in chunks
        )
        return b"\x89PNG\r\n\x1a\n" + body


def _most_told(timeline: Timeline) -> list[Dated]:
    events = [event for event in timeline.shown if event.when is not None and event.when.interval is not None]
    events = sorted(events, key=lambda event: (-len(event.sources), event.id))[:_MOST]
    calendar = Calendar("en")
    found = [place for event in events if (place := dated(make_entry(timeline, event, calendar))) is not None]
    first, last = crowded_years(item.likeliest.year for item in found) if found else (0, 0)
    drawn = (item for item in found if first <= item.likeliest.year <= last)
    return sorted(drawn, key=lambda item: (item.start, item.end, item.entry.event.id))


def card(timeline: Timeline) -> bytes:
    """Draw entries as on the home page: above the line what happened, hollow below it what was planned.

    Of very many the most told are drawn; of none, only the line.
    """
    canvas = _Canvas()
    width = _WIDTH - 2 * _MARGIN
    chosen = _most_told(timeline)
    grown = 4 if len(chosen) <= _LARGE else 2.4
    if chosen:
        scale = year_scale(day for item in chosen for day in (item.start, item.likeliest))
        years = scale.years()
        step = max(1, -(-len(years) // 8))
        for year in years[::step]:
            x = _MARGIN + scale.at(year) * width / 100
            canvas.bar(x, 100, x + 2, _HEIGHT - 100, _RULE)
            canvas.figures(str(year.year), x + 18, 100, 6)
        for way, plans in ((-1, False), (1, True)):
            side = [item for item in chosen if item.entry.kind.is_plan == plans]
            places = [
                (_MARGIN + scale.noon(item.likeliest) * width / 100, grown * radius(item.sources)) for item in side
            ]
            extents = [Extent(x - size * 1.2, x + size * 1.2, size * 1.2) for x, size in places]
            heights = pack(extents, floor=16)
            for item, (x, size), height in zip(side, places, heights, strict=True):
                if height > _REACH:
                    continue
                family, y = item.entry.kind.family, _AXIS + way * height
                canvas.shape(family, x, y, size, _COLOURS[family])
                if plans:
                    canvas.shape(family, x, y, size - 2 - grown * 1.75, _PAPER)
    canvas.bar(_MARGIN, _AXIS - 2, _WIDTH - _MARGIN, _AXIS + 2, _INK)
    return canvas.png()
