"""Where marks and labels go: first come, lowest place; no forces, no chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROW = 40  # px from one label to the next
_AIR = 2.0  # px between two marks


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px: x along the line, y its distance from the line."""

    left: float
    right: float
    low: float
    high: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share a point inside."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a mark reaches: along the line in px, and half its height."""

    left: float
    right: float
    half: float


def pack(extents: Iterable[Extent], floor: float = 4.0) -> tuple[float, ...]:
    """Give each mark its distance from the line: the lowest at which it touches none placed before it.

    Args:
        extents: Marks in the order they are to be placed.
        floor: Px between the line and the lowest mark's edge.
    """
    placed: list[tuple[Extent, float]] = []
    heights: list[float] = []
    for extent in extents:
        near = [
            (height, other.half + extent.half + _AIR)
            for other, height in placed
            if other.left < extent.right + _AIR and extent.left < other.right + _AIR
        ]
        candidates = sorted([floor + extent.half, *(height + apart for height, apart in near)])
        height = next(
            level
            for level in candidates
            if level >= floor + extent.half and all(abs(level - other) >= apart - 1e-6 for other, apart in near)
        )
        placed.append((extent, height))
        heights.append(height)
    return tuple(heights)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that would like a place: its mark's x and upper edge, and the widths its text may have, all in px.

    The first width is the text as it should be; the next are shorter ones, for want of space.
    """

    x: float
    top: float
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's place: the distance of its lower edge from the line, and the side of the leader it stands on."""

    low: float
    left: bool
    choice: int = 0  # which of the widths it has


def place_labels(
    wishes: Sequence[Wish], marks: Sequence[Box], width: float, *, base: float, rows: int, pad: float = 6.0
) -> tuple[Placed | None, ...]:
    """Give labels places in the order of the wishes; what does not fit gets None.

    Labels stand in rows of `ROW` px above `base`. A label may cover no mark, no other label and no leader, and its own
    leader may cross no label; so within a crowd the later labels stand higher, and none is squeezed.
    """
    texts: list[Box] = []
    leaders: list[Box] = []
    result: list[Placed | None] = []
    for wish in wishes:
        result.append(_place(wish, marks, texts, leaders, width, base, rows, pad))
        placed = result[-1]
        if placed is not None:
            texts.append(_text_box(wish, placed, pad))
            leaders.append(_leader(wish, placed))
    return tuple(result)


def _place(
    wish: Wish,
    marks: Sequence[Box],
    texts: Sequence[Box],
    leaders: Sequence[Box],
    width: float,
    base: float,
    rows: int,
    pad: float,
) -> Placed | None:
    choices = [
        Placed(base + row * ROW, left, choice)
        for choice in range(len(wish.widths))
        for row in range(rows)
        for left in (False, True)
    ]
    for placed in choices:
        if placed.low >= wish.top:
            box, leader = _text_box(wish, placed, pad), _leader(wish, placed)
            if box.left < 0 or box.right > width:
                continue
            if any(box.meets(other) for group in (marks, texts, leaders) for other in group):
                continue
            if any(leader.meets(other) for other in texts):
                continue
            return placed
    return None


def _text_box(wish: Wish, placed: Placed, pad: float) -> Box:
    if placed.left:
        return Box(wish.x - pad - wish.widths[placed.choice], wish.x - 1.5, placed.low, placed.low + ROW - 4)
    return Box(wish.x + 1.5, wish.x + pad + wish.widths[placed.choice], placed.low, placed.low + ROW - 4)


def _leader(wish: Wish, placed: Placed) -> Box:
    return Box(wish.x - 1.5, wish.x + 1.5, wish.top, placed.low + ROW - 6)
