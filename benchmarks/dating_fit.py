"""Fit how much each kind of evidence is trusted, and say what such a fit is worth on articles it has not seen.

python -m benchmarks.dating_fit            each fifth of the articles dated with what the other four taught, in several
                                           divisions; then the trusts that all of them teach, as TOML for
                                           builder/dating/rules/fitted.toml
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.dating import Case, Pair, load_corpora, print_head, print_row
from builder.dating import exactly
from builder.dating.clue import Clue
from builder.dating.copies import group_copies
from builder.dating.fitted import fitted
from builder.dating.grid import Curve, Grid, spread_grid, total
from builder.dating.heard import Days, hear, shorten
from builder.dating.infer import believe, shortest_run
from builder.dating.kinds import KINDS
from builder.dating.likeness import Likeness
from builder.dating.neighbours import Neighbour, neighbours_clue
from builder.dating.subject import Material, Subject
from builder.knowledge import Knowledge
from builder.values import PublicationDate

FOLDS, DIVISIONS = 5, 4  # thirty cases are too few for one division
SETTINGS = {"all undated": 1.0, "others dated": 1.0, "cases": 0.3, "own items": 0.3}  # and what each counts in the fit
PULL = 0.02  # towards even trust, for kinds that few articles have
EVEN = 1.0  # a likelihood taken as it stands
CAUTION = 0.85  # of all trusts together, so that nine of ten claims of a half or more are within a day
STEPS = 60  # of the fit, each of which
PACE = 0.12  # changes the logarithm of a trust by about so much
FAR = 25.0  # days this far below the likeliest are left out of the fit

Trust = Mapping[str, float]
Curves = Mapping[str, Curve]


@dataclass(frozen=True, slots=True)
class Row:
    """An article in one setting: what each kind of evidence says of the days that are not out of the question."""

    case: Case
    setting: str
    grid: Grid
    days: NDArray[np.intp]
    curves: Curves

    @property
    def true(self) -> int:
        """The number of its day."""
        return self.grid.number(self.case.day)

    def sum(self, trust: Trust) -> Curve:
        """Sum what all its evidence says."""
        return _sum(self.curves, trust)

    def slope(self, trust: Trust, flat: float) -> dict[str, float]:
        """Say how much likelier a little more trust in each kind makes its day, and so the day with those beside it."""
        curve = self.sum(trust)
        shares = exactly.exp(curve - curve.max())
        shares /= exactly.total(shares)
        means = {kind: float(known @ shares) for kind, known in self.curves.items()}
        slopes = dict.fromkeys(self.curves, 0.0)
        for reach in (0, 1):
            near = abs(self.days - self.true) <= reach
            right = float(shares[near].sum())
            sure = (1 - flat) / ((1 - flat) * right + (1 + 2 * reach) * flat / self.grid.days)
            for kind, known in self.curves.items():
                slopes[kind] += sure * float((known[near] - means[kind]) @ shares[near]) / 2
        return slopes

    def date(self, trust: Trust) -> PublicationDate:
        """Date it."""
        known = self.sum(trust)
        curve = np.full(self.grid.days, known.max() - 2 * FAR)
        curve[self.days] = known
        posterior = believe(curve)
        first, last = shortest_run(posterior, fitted("final")["interval"])
        best = int(posterior.argmax())
        return PublicationDate(self.grid.day(best), self.grid.day(first), self.grid.day(last), float(posterior[best]))


def take_rows(cases: Sequence[Case], knowledge: Knowledge, settings: Iterable[str], trust: Trust) -> list[Row]:
    """Take each article's evidence apart by kind, with the others undated or dated."""
    grid = spread_grid(knowledge, ())
    assert grid is not None
    by_id = {case.reading.article.id: case for case in cases}
    subject = Subject(knowledge, grid)
    materials = [Material(by_id[id].reading, subject) for id in sorted(by_id)]
    own = [[clue for kind in KINDS for clue in kind.find(material)] for material in materials]
    heard = [hear(material, {}) for material in materials]
    likeness = Likeness(heard, group_copies([one.sketch for one in heard]), [False] * len(heard))
    rows = []
    for setting in settings:
        days: list[Days] = [
            {grid.number(by_id[material.article.id].day): 1.0}
            if setting == "others dated"
            else shorten(believe(_sum(_by_kind(material, clues), trust)))
            for material, clues in zip(materials, own, strict=True)
        ]
        for number, (material, clues) in enumerate(zip(materials, own, strict=True)):
            likes = likeness.nearest(number)
            others = [Neighbour("", like.likeness, like.shared, days[like.number], False) for like in likes]
            curves = _by_kind(material, [*clues, *filter(None, [neighbours_clue(material, others)])])
            whole = _sum(curves, trust)
            near = np.flatnonzero(whole > whole.max() - FAR)
            kept = {kind: curve[near] for kind, curve in curves.items()}
            rows.append(Row(by_id[material.article.id], setting, grid, near, kept))
    return rows


def _by_kind(material: Material, clues: Iterable[Clue]) -> Curves:
    curves = {"prior": material.subject.prior}
    for clue in clues:
        known = curves.get(clue.kind)
        curves[clue.kind] = clue.curve if known is None else known + clue.curve
    return curves


def _sum(curves: Curves, trust: Trust) -> Curve:
    return total(curve * trust[kind] for kind, curve in curves.items())


def fit(rows: Sequence[Row], start: Trust, flat: float) -> dict[str, float]:
    """Climb to the trusts that make the true days likeliest, each kind at its own pace (Adam, Kingma and Ba 2015)."""
    kinds = sorted(start)
    weights = [SETTINGS[row.setting] / sum(other.setting == row.setting for other in rows) for row in rows]
    logs, mean, spread = np.log([start[kind] for kind in kinds]), np.zeros(len(kinds)), np.zeros(len(kinds))
    for step in range(1, STEPS + 1):
        trust = dict(zip(kinds, np.exp(logs).tolist(), strict=True))
        slope = -PULL * (logs - math.log(EVEN))
        for row, weight in zip(rows, weights, strict=True):
            for kind, by in row.slope(trust, flat).items():
                slope[kinds.index(kind)] += weight * by * trust[kind]
        mean, spread = 0.9 * mean + 0.1 * slope, 0.95 * spread + 0.05 * slope**2
        logs += PACE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.95**step)) + 1e-8)
    return dict(zip(kinds, np.exp(logs).tolist(), strict=True))


def cautious(trust: Trust) -> dict[str, float]:
    """Draw all trusts back a little: a fit on few articles believes itself too much."""
    return {kind: value * CAUTION for kind, value in trust.items()}


def print_held_out(rows: Sequence[Row], start: Trust, flat: float) -> None:
    """Date each fold of some divisions with the trusts that the others teach."""
    found: dict[str, list[Pair]] = {setting: [] for setting in SETTINGS}
    for division in range(DIVISIONS):
        ids = sorted({row.case.reading.article.id for row in rows})
        random.Random(division).shuffle(ids)
        for fold in range(FOLDS):
            hidden = set(ids[fold::FOLDS])
            trust = fit([row for row in rows if row.case.reading.article.id not in hidden], start, flat)
            for row in rows:
                if row.case.reading.article.id in hidden:
                    found[row.setting].append((row.case.day, row.date(cautious(trust))))
    print_head()
    for setting, pairs in found.items():
        print_row(setting, pairs)
    print_row("together", [one for pairs in found.values() for one in pairs])


def main() -> None:
    """Read the corpora, print what a fit is worth, and the fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    knowledge, corpora = load_corpora(parser.parse_args().corpora)
    if not corpora.articles:
        sys.exit("a fit takes the articles too")
    trust, flat = dict(fitted("trust")), fitted("final")["flat"]
    rows = take_rows(corpora.articles, knowledge, ("all undated", "others dated"), trust)
    rows += take_rows(corpora.cases, knowledge, ("cases",), trust)
    rows += take_rows(corpora.items, knowledge, ("own items",), trust)
    even = dict.fromkeys(trust, EVEN)
    print_held_out(rows, even, flat)
    print("\n[trust]")
    for kind, value in cautious(fit(rows, even, flat)).items():
        print(f"{kind} = {1.0 if kind == 'stated' else value:.2f}")


if __name__ == "__main__":
    main()
