"""Fit how much each kind of evidence is trusted, and say what such a fit is worth on articles it has not seen.

python -m benchmarks.dating_fit            each fifth of the articles dated with what the other four taught; then the
                                           trusts that all of them teach, as TOML for builder/dating/rules/fitted.toml
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.dating import Case, load_corpora, print_head, print_row
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

FOLDS = 5
SETTINGS = {"all undated": 1.0, "others dated": 1.0, "cases": 0.3}  # and what a row of each counts in the fit
PULL = 0.01  # towards even trust, for kinds that few articles have
EVEN = 0.5
CAUTION = 0.87  # of all trusts together, so that nine of ten claims of a half or more are within a day
STEPS = (2.0, 1.4, 1.15)
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

    def loss(self, curve: Curve, flat: float) -> float:
        """Say how far from believed its true day is, and so the day with those beside it."""
        weights = exactly.exp(curve - curve.max())
        whole = exactly.total(weights)
        day, near = (float(weights[abs(self.days - self.true) <= reach].sum()) for reach in (0, 1))
        any_day = flat / self.grid.days
        return -(math.log((1 - flat) * day / whole + any_day) + math.log((1 - flat) * near / whole + 3 * any_day)) / 2

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
    """Try each kind's trust a step up and down, in ever smaller steps, and keep what makes the true days likelier."""
    trust = dict(start)
    weights = [SETTINGS[row.setting] / sum(other.setting == row.setting for other in rows) for row in rows]
    sums = [row.sum(trust) for row in rows]
    losses = [row.loss(curve, flat) for row, curve in zip(rows, sums, strict=True)]
    for step in STEPS:
        for kind in sorted(trust):
            holders = [number for number, row in enumerate(rows) if kind in row.curves]
            for factor in (step, 1 / step):
                tried = trust[kind] * factor
                curves = {
                    number: sums[number] + rows[number].curves[kind] * (tried - trust[kind]) for number in holders
                }
                found = {number: rows[number].loss(curve, flat) for number, curve in curves.items()}
                gain = sum(weights[number] * (losses[number] - loss) for number, loss in found.items())
                if gain > _pull(tried) - _pull(trust[kind]):
                    trust[kind] = tried
                    for number, curve in curves.items():
                        sums[number], losses[number] = curve, found[number]
                    break
    return trust


def cautious(trust: Trust) -> dict[str, float]:
    """Draw all trusts back a little: a fit on few articles believes itself too much."""
    return {kind: value * CAUTION for kind, value in trust.items()}


def _pull(trust: float) -> float:
    return PULL / 2 * math.log(trust / EVEN) ** 2


def print_held_out(rows: Sequence[Row], start: Trust, flat: float) -> None:
    """Date each fold with the trusts that the others teach."""
    ids = sorted({row.case.reading.article.id for row in rows})
    random.Random(3).shuffle(ids)
    found: dict[str, dict[str, PublicationDate]] = {setting: {} for setting in SETTINGS}
    for fold in range(FOLDS):
        hidden = set(ids[fold::FOLDS])
        trust = fit([row for row in rows if row.case.reading.article.id not in hidden], start, flat)
        for row in rows:
            if row.case.reading.article.id in hidden:
                found[row.setting][row.case.reading.article.id] = row.date(cautious(trust))
    print_head()
    for setting, dates in found.items():
        print_row(setting, [row.case for row in rows if row.setting == setting], dates)


def main() -> None:
    """Read the corpora, print what a fit is worth, and the fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    knowledge, cases, few = load_corpora(parser.parse_args().corpora)
    trust, flat = dict(fitted("trust")), fitted("final")["flat"]
    rows = take_rows(cases, knowledge, ("all undated", "others dated"), trust)
    rows += take_rows(few, knowledge, ("cases",), trust)
    even = dict.fromkeys(trust, EVEN)
    print_held_out(rows, even, flat)
    print("\n[trust]")
    for kind, value in cautious(fit(rows, even, flat)).items():
        print(f"{kind} = {1.0 if kind == 'stated' else value:.2f}")


if __name__ == "__main__":
    main()
