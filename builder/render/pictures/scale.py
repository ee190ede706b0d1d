"""The line of time: whole years from the first entry to the last, long empty stretches cut out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from builder.render.entries import Dated

CUT_SHARE = 0.4  # an empty stretch longer than this share of the line is cut
_GAP = 4.0  # per cent of the width a cut takes
_BREAK, _NEARLY_ALL, _PRESSED = 3, 0.9, 3  # what stands apart: years between, share of the rest, how much it presses


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbroken stretch of the line, in days and in per cent."""

    start: date
    end: date
    left: float
    right: float


@dataclass(frozen=True)
class Scale:
    """Where a day stands between 0 and 100 per cent."""

    pieces: tuple[Piece, ...]

    @property
    def start(self) -> date:
        return self.pieces[0].start

    @property
    def end(self) -> date:
        return self.pieces[-1].end

    def at(self, day: date) -> float:
        """Give a day's morning in per cent; days outside stand at the edges, days cut out at the cut."""
        if day < self.pieces[0].start:
            return 0.0
        piece = self.pieces[-1]
        if day < piece.start:
            piece = next(piece for piece in reversed(self.pieces) if piece.start <= day)
        day = min(day, piece.end)
        share = (day - piece.start).days / (piece.end - piece.start).days
        return piece.left + share * (piece.right - piece.left)

    def noon(self, day: date) -> float:
        """Give the middle of a day in per cent."""
        noon = self._noons.get(day)
        if noon is None:
            noon = self._noons[day] = (self.at(day) + self.at(day + timedelta(days=1))) / 2
        return noon

    @cached_property
    def _noons(self) -> dict[date, float]:
        return {}

    def years(self) -> tuple[date, ...]:
        """Give the first of January of each year on the line."""
        return tuple(
            date(year, 1, 1)
            for piece in self.pieces
            for year in range(piece.start.year, piece.end.year + 1)
            if piece.start <= date(year, 1, 1) < piece.end
        )

    def cuts(self) -> tuple[tuple[float, float, int], ...]:
        """Give each cut: where it begins and ends in per cent, and how many years it leaves out."""
        return tuple(
            (before.right, after.left, after.start.year - before.end.year) for before, after in pairwise(self.pieces)
        )


def crowded_years(years: Iterable[int]) -> tuple[int, int]:
    """Give the first and the last year of the stretch worth drawing.

    Where nine in ten stand in years without a long break, and what stands far from them would press them into a third
    of the line or less, it is theirs: "nearly 50 years ago" in one article of sixty. Else it is the whole.
    """
    counts = Counter(years)
    held = sorted(counts)
    stretches = [[held[0]]]
    for before, after in pairwise(held):
        if after - before > _BREAK:
            stretches.append([])
        stretches[-1].append(after)
    best = max(stretches, key=lambda stretch: sum(counts[year] for year in stretch))
    nearly_all = sum(counts[year] for year in best) >= _NEARLY_ALL * counts.total()
    pressed = (best[-1] - best[0] + 1) * _PRESSED <= held[-1] - held[0] + 1
    return (best[0], best[-1]) if nearly_all and pressed else (held[0], held[-1])


def year_scale(days: Iterable[date]) -> Scale:
    """Lay whole years from the first day to the last, and cut what is empty for too long.

    Raises:
        ValueError: there is no day.
    """
    years = sorted({day.year for day in days})
    if not years:
        raise ValueError("no days to lay out")
    total = years[-1] - years[0] + 1
    groups: list[list[int]] = [[years[0]]]
    for before, after in pairwise(years):
        if after - before - 1 > CUT_SHARE * total and after - before - 1 >= 2:
            groups.append([after])
        else:
            groups[-1].append(after)
    shown = sum(group[-1] - group[0] + 1 for group in groups)
    width = 100 - _GAP * (len(groups) - 1)
    pieces, left = [], 0.0
    for group in groups:
        right = left + width * (group[-1] - group[0] + 1) / shown
        pieces.append(Piece(date(group[0], 1, 1), date(min(group[-1] + 1, 9999), 1, 1), left, right))
        left = right + _GAP
    return Scale(tuple(pieces))


def day_scale(start: date, end: date) -> Scale:
    """Lay out the days from start up to, but not including, end."""
    return Scale((Piece(start, end, 0.0, 100.0),))


def line_scale(items: Sequence[Dated]) -> Scale:
    """Lay out the line that holds these entries."""
    return year_scale(day for item in items for day in (item.start, item.likeliest))
