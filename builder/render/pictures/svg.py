"""Small parts of SVG: numbers, marks, capsules, texts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from markupsafe import Markup

from builder.render.markup import Html, escaped, markup
from builder.render.words import Kind

# Widths of letters in a bold serif of 14 px, by kind; wide enough for any of the fonts named in the style sheet.
_NARROW = frozenset("iljtfrI.,:;'|!()[]’‘“” ")
_WIDE = frozenset("mwMWQOGDHNU@%—…")


@lru_cache(maxsize=16384)  # a line has so many places, and a mark so many sizes
def number(value: float, places: int = 1) -> str:
    """Print a number without needless zeros: "12", "7.1", "-0.5"."""
    text = f"{value:.1f}" if places == 1 else f"{value:.{places}f}"
    if places and text[-1] == "0":
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=16384)
def percent(share: float) -> str:
    """Print a share of the width: "49.9%"."""
    return f"{number(share, 2)}%"


def radius(sources: int) -> float:
    """Give a mark's radius: its area grows with its sources, up to sixteen."""
    return 5 * sqrt(min(max(sources, 1), 16))


def text_width(title: str) -> float:
    """Guess the width of a title of 14 px in px, on the wide side."""
    return 14 * sum(0.34 if char in _NARROW else 0.9 if char in _WIDE else 0.58 for char in title)


def small_width(words: str) -> float:
    """Guess the width of words of 12.5 px in px, on the wide side."""
    return 12.5 * sum(0.32 if char in _NARROW else 0.85 if char in _WIDE else 0.57 for char in words)


@lru_cache(maxsize=4096)
def shape(kind: Kind, size: float) -> Html:
    """Draw a mark around the origin. `size` is the radius of a circle of the same area."""
    hollow = kind.drawn != "solid"
    classes = f"m {kind.family}" + (" plan" if hollow else "") + (" maybe" if kind.drawn == "dotted" else "")
    size = size * 0.92 if hollow else size
    r = number
    if kind.family == "talks":
        body = f'<circle class="{classes}" r="{r(size)}"/>'
    elif kind.family == "agreement":
        half = size * 0.9
        body = f'<rect class="{classes}" x="{r(-half)}" y="{r(-half)}" width="{r(2 * half)}" height="{r(2 * half)}"/>'
    elif kind.family == "statement":
        half = size * 1.2
        body = f'<path class="{classes}" d="M0 {r(-half)}L{r(half)} 0 0 {r(half)} {r(-half)} 0z"/>'
    else:
        top, side, foot = size * 1.2, size * 1.2, size * 0.96
        body = f'<path class="{classes}" d="M0 {r(-top)}L{r(side)} {r(foot)}H{r(-side)}z"/>'
    if kind.drawn == "held":
        body += f'<circle class="dot {kind.family}" r="{r(max(size * 0.4, 1.6))}"/>'
    elif kind.drawn == "struck":
        reach = size * 1.2
        body += f'<path class="strike {kind.family}" d="M{r(-reach)} {r(reach)}L{r(reach)} {r(-reach)}"/>'
    return body


def mark(kind: Kind, x: float, y: float, size: float, capsule: float = 0) -> Html:
    """Draw a mark at x per cent and y px, with a dashed capsule of so many px around it where its date is open."""
    around = ""
    if capsule:
        height = 2 * size + 6
        around = (
            f'<rect class="span {kind.family}" x="{number(-capsule / 2)}" y="{number(-height / 2)}" '
            f'width="{number(capsule)}" height="{number(height)}" rx="{number(height / 2)}"/>'
        )
    return f'<svg x="{percent(x)}" y="{number(y)}" overflow="visible">{around}{shape(kind, size)}</svg>'


def band(kind: Kind, left: float, right: float, y: float, size: float) -> Html:
    """Draw the dashed outline over a whole interval, from left to right in per cent."""
    height = 2 * size + 6
    return (
        f'<rect class="span {kind.family}" x="{percent(left)}" y="{number(y - height / 2)}" '
        f'width="{percent(right - left)}" height="{number(height)}" rx="{number(height / 2)}"/>'
    )


def arrow(kind: Kind, left: float, right: float, y: float) -> Html:
    """Draw the dashed line with a head that says: no end is given."""
    return (
        f'<line class="span {kind.family}" x1="{percent(left)}" x2="{percent(right)}" y1="{number(y)}" '
        f'y2="{number(y)}"/><svg x="{percent(right)}" y="{number(y)}" overflow="visible">'
        f'<path class="arrow {kind.family}" d="M-6 -4 0 0-6 4"/></svg>'
    )


def picture(parts: Iterable[Html], height: float, name: str, role: str = "group", classes: str = "") -> Markup:
    """Make a picture of its parts, as wide as its place: a group of links, or one `img`; without a name for nobody."""
    about = f'role="{role}" aria-label="{escaped(name)}"' if name else 'aria-hidden="true"'
    attributes = f'class="{classes}" ' if classes else ""
    return markup(f'<svg {attributes}height="{number(height, 0)}" {about}>{"".join(parts)}</svg>')


def line(classes: str, x1: str, y1: str, x2: str, y2: str) -> Html:
    """Draw a straight line."""
    return f'<line class="{classes}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}"/>'


def rect(classes: str, x: float, y: float, width: float, height: float) -> Html:
    """Draw a box: x and width in per cent, y and height in px."""
    return (
        f'<rect class="{classes}" x="{percent(x)}" y="{number(y)}" width="{percent(width)}" height="{number(height)}"/>'
    )


def stroke(x: float, y: float, height: float) -> Html:
    """Draw a short upright stroke: a day known from the calendar, or the day something was said."""
    path = f'<path class="context" d="M0 0v{number(height)}"/>'
    return f'<svg x="{percent(x)}" y="{number(y)}" overflow="visible">{path}</svg>'


def text(words: str, x: float, y: float, *, dx: float = 0, anchor: str = "start", classes: str = "") -> Html:
    """Write words at x per cent and y px."""
    attributes = f' class="{classes}"' if classes else ""
    attributes += f' x="{percent(x)}" y="{number(y)}"'
    attributes += f' dx="{number(dx)}"' if dx else ""
    attributes += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f"<text{attributes}>{escaped(words)}</text>"


def linked(href: Html, label: str, drawing: Html, family: str = "") -> Html:
    """Make a drawing a link with a full sentence as its name; with a family the script can leave it out."""
    if family:
        return f'<a href="{href}" data-f="{family}" aria-label="{escaped(label)}">{drawing}</a>'
    return f'<a href="{href}" aria-label="{escaped(label)}">{drawing}</a>'


@lru_cache(maxsize=256)
def icon(kind: Kind) -> Markup:
    """Draw a mark beside words."""
    return markup(
        f'<svg class="icon" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">{shape(kind, 4.8)}</svg>'
    )


class Sprite:
    """Marks for a page with many: each is drawn once, at the page's end, and named where it stands."""

    def __init__(self) -> None:
        self._icons: dict[Html, str] = {}
        self._marks: dict[Html, str] = {}

    def __call__(self, kind: Kind) -> Markup:
        """Name a mark beside words."""
        name = self._icons.setdefault(shape(kind, 4.8), f"i{len(self._icons)}")
        return markup(f'<svg class="icon" aria-hidden="true"><use href="#{name}"/></svg>')

    def mark(self, kind: Kind, x: float, y: float, size: float) -> Html:
        """Name a mark at x per cent and y px."""
        name = self._marks.setdefault(shape(kind, size), f"m{len(self._marks)}")
        return f'<use href="#{name}" x="{percent(x)}" y="{number(y)}"/>'

    def drawings(self) -> Markup:
        """Draw what has been named so far."""
        symbols = "".join(
            f'<symbol id="{name}" viewBox="-8 -8 16 16">{drawing}</symbol>' for drawing, name in self._icons.items()
        )
        symbols += "".join(
            f'<symbol id="{name}" overflow="visible">{drawing}</symbol>' for drawing, name in self._marks.items()
        )
        return markup(f'<svg width="0" height="0" aria-hidden="true">{symbols}</svg>')
