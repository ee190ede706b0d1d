"""What the marks mean, in pictures and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from builder.render.pictures import svg
from builder.render.words import Kind, table

_DRAWN = {
    "hollow": "Planned",
    "dotted": "Proposed or possible",
    "held": "Planned and held",
    "struck": "Not held, or denied",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the legend."""

    picture: Markup
    words: str
    family: str = ""  # where the sign stands for one


@cache
def legend() -> tuple[Sign, ...]:
    """Give the legend of all pictures."""
    signs = [Sign(svg.icon(plain(family)), words["name"], family) for family, words in table()["family"].items()]
    signs += [Sign(svg.icon(plain("talks", drawn)), words) for drawn, words in _DRAWN.items()]
    capsule = '<rect class="span talks" x="-15" y="-7" width="30" height="14" rx="7"/>'
    signs.append(Sign(_wide(34, capsule + svg.shape(plain("talks"), 4.2)), "Date uncertain"))
    dashes = '<path class="span talks" d="M-10 0h22"/><path class="arrow talks" d="M6 -4 12 0 6 4"/>'
    ring = f'<g transform="translate(-10 0)">{svg.shape(plain("talks", "hollow"), 4.8)}</g>'
    signs.append(Sign(_wide(34, dashes + ring), "No end given"))
    sizes = "".join(
        f'<g transform="translate({x} 0)">{svg.shape(plain("talks"), svg.radius(count) * 0.75)}</g>'
        for x, count in ((-13, 1), (-3, 2), (10, 4))
    )
    signs.append(Sign(_wide(38, sizes), "1, 2, 4 sources"))
    strokes = '<path class="context" d="M-5 -5v5M0 -5v10M5 -5v3"/>'
    signs.append(Sign(_wide(16, strokes), "Known from the calendar, not from these articles: the longer, the more"))
    return tuple(signs)


def signs_of(kinds: Iterable[Kind]) -> tuple[Sign, ...]:
    """Give the part of the legend that some marks need, for a small picture."""
    used = tuple(kinds)
    families = {kind.family for kind in used}
    words = {_DRAWN[kind.drawn] for kind in used if kind.drawn in _DRAWN}
    return tuple(sign for sign in legend() if sign.family in families or (not sign.family and sign.words in words))


def plain(family: str, drawn: str = "solid") -> Kind:
    """Make a mark's look without an entry behind it."""
    return Kind(family, "", "", "", drawn)


def _wide(width: int, drawing: str) -> Markup:
    box = f"{-width / 2:g} -8 {width} 16"
    return Markup(f'<svg class="icon" width="{width}" height="16" viewBox="{box}" aria-hidden="true">{drawing}</svg>')
