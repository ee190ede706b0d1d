"""Where marks and labels go: first come, lowest place; no forces, no chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROW = 40  # px from one label to the next
_AIR = 2.0  # px between two marks
_TRIES = 2  # rounds in which labels without a place are tried first


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
    wishes: Sequence[Wish], marks: Sequence[Box], width: float, *, base: float, rows: int
) -> tuple[Placed | None, ...]:
    """Give labels places; what does not fit gets None. The first wishes matter most.

    A label put low early may bar the way for many. So labels are placed first come first served, in the order of their
    weight and along the line; then each that found no place is tried at the head of the order, and the fullest result
    is kept.
    """
    if not wishes:
        return ()
    ranks = range(len(wishes))
    along = sorted(ranks, key=lambda rank: (wishes[rank].x, rank))

    def tried(order: Sequence[int]) -> list[tuple[float, tuple[int, ...], tuple[Placed | None, ...]]]:
        found = []
        for skip in range(len(wishes[0].widths)):
            cut = [Wish(wish.x, wish.top, wish.widths[skip:]) for wish in wishes]
            result = _place_in(order, cut, marks, width, base, rows, skip)
            worth = sum(_worth(rank, placed) for rank, placed in enumerate(result))
            found.append((worth, tuple(order), result))
        return found

    best = max((one for order in (ranks, along, along[::-1]) for one in tried(order)), key=lambda one: one[0])
    for _ in range(_TRIES):
        for rank in [rank for rank in ranks if best[2][rank] is None]:
            order = [rank, *(other for other in best[1] if other != rank)]
            best = max([best, *tried(order)], key=lambda one: one[0])
    return best[2]


def _worth(rank: int, placed: Placed | None) -> float:
    return 0.0 if placed is None else (1 + 4 / (1 + rank)) * (1 if placed.choice == 0 else 0.85)


def _place_in(
    order: Sequence[int],
    wishes: Sequence[Wish],
    marks: Sequence[Box],
    width: float,
    base: float,
    rows: int,
    skipped: int,
    pad: float = 6.0,
) -> tuple[Placed | None, ...]:
    """Place labels in one order, each as low as it can stand.

    Labels stand in rows of `ROW` px above `base`. A label may cover no mark, no other label and no leader, and its own
    leader may cross no label; so within a crowd the later labels stand higher, and none is squeezed.
    """
    texts: list[Box] = []
    leaders: list[Box] = []
    result: list[Placed | None] = [None] * len(wishes)
    for rank in order:
        wish = wishes[rank]
        placed = _place(wish, marks, texts, leaders, width, base, rows, pad)
        if placed is not None:
            texts.append(_text_box(wish, placed, pad))
            leaders.append(_leader(wish, placed))
            result[rank] = Placed(placed.low, placed.left, placed.choice + skipped)
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
