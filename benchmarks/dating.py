"""Score the dating of articles.

python -m benchmarks.dating                the tables: all undated, folds, the cases; coverage by claimed probability
python -m benchmarks.dating --without      what each kind of evidence is worth: the tables with one kind left out
python -m benchmarks.dating --halves       also the folds for two halves of the articles apart
python -m benchmarks.dating --errors       also the articles that are more than a week off
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder.articles import make_article
from builder.dating import EVIDENCE, infer_dates
from builder.knowledge import Knowledge, load_knowledge
from builder.pipeline import read_article
from builder.values import PublicationDate, Reading

KNOWLEDGE = Path(__file__).resolve().parent.parent / "content" / "knowledge"
FOLDS = 10
TO_REACH = {  # per cent within 0, 1, 7 and 31 days
    "all undated": (12, None, 30, 60),
    "10 folds": (32, 50, 68, 82),
    "cases": (60, None, None, 85),
}
WITHIN_DAYS = (0, 1, 7, 31)


@dataclass(frozen=True, slots=True)
class Case:
    """An article whose day is known."""

    reading: Reading
    day: date

    @property
    def dated(self) -> Reading:
        """The article with its day told."""
        return replace(self.reading, article=replace(self.reading.article, published=self.day))


Found = Mapping[str, PublicationDate]


def load_cases(records: Iterable[Mapping[str, str]], knowledge: Knowledge) -> list[Case]:
    """Read articles with their days from records."""
    cases = []
    for record in records:
        article = make_article(record["id"], record["text"], knowledge=knowledge)
        cases.append(Case(read_article(article, knowledge), date.fromisoformat(record["published"])))
    return cases


def load_corpora(corpora: Path) -> tuple[Knowledge, list[Case], list[Case]]:
    """Read the project's knowledge, the articles and the cases."""
    articles, gold = corpora / "dating-dev.jsonl", corpora.parent / "gold" / "dev_cases.json"
    if not articles.exists() or not gold.exists():
        sys.exit(f"{articles} and {gold} are needed; --corpora names their folder")
    knowledge = load_knowledge(KNOWLEDGE)
    lines = articles.read_text(encoding="utf-8").splitlines()
    cases = load_cases(map(json.loads, filter(str.strip, lines)), knowledge)
    few = load_cases(json.loads(gold.read_text(encoding="utf-8"))["cases"], knowledge)
    return knowledge, cases, few


def date_undated(cases: Sequence[Case], knowledge: Knowledge, without: Sequence[str] = ()) -> Found:
    """Date a collection in which no article is dated."""
    return infer_dates([case.reading for case in cases], knowledge, without=without)


def date_in_folds(cases: Sequence[Case], knowledge: Knowledge, without: Sequence[str] = ()) -> Found:
    """Date each tenth of a collection while the other nine keep their days."""
    order = list(range(len(cases)))
    random.Random(1).shuffle(order)
    found: dict[str, PublicationDate] = {}
    for fold in range(FOLDS):
        hidden = set(order[fold::FOLDS])
        readings = [case.reading if number in hidden else case.dated for number, case in enumerate(cases)]
        dates = infer_dates(readings, knowledge, without=without)
        found.update({cases[number].reading.article.id: dates[cases[number].reading.article.id] for number in hidden})
    return found


def gap_days(case: Case, found: Found) -> float:
    """Give how far off an article's day is; infinitely, where none is given."""
    best = found[case.reading.article.id].best
    return math.inf if best is None else abs((best - case.day).days)


def print_row(name: str, cases: Sequence[Case], found: Found) -> None:
    """Print how near the days are, and whether intervals and probabilities mean what they say."""
    gaps = sorted(gap_days(case, found) for case in cases)
    near = "".join(f"{100 * sum(gap <= days for gap in gaps) / len(gaps):8.1f}" for days in WITHIN_DAYS)
    dates = [(case.day, found[case.reading.article.id]) for case in cases]
    bounded = [(day, one) for day, one in dates if one.earliest and one.latest]
    held = sum(one.earliest <= day <= one.latest for day, one in bounded if one.earliest and one.latest)
    widths = sorted((one.latest - one.earliest).days + 1 for _, one in bounded if one.earliest and one.latest)
    sure = [day for day, one in dates if one.best and one.probability >= 0.5 and abs((one.best - day).days) <= 1]
    claims = sum(one.probability >= 0.5 for _, one in dates)
    print(
        f"{name:24}{near}{gaps[len(gaps) // 2]:9.0f}{100 * held / max(1, len(bounded)):10.1f}"
        f"{widths[len(widths) // 2] if widths else 0:8d}{100 * len(sure) / max(1, claims):10.1f} of {claims}"
    )
    if name in TO_REACH:
        wanted = "".join(f"{'' if share is None else share:>8}" for share in TO_REACH[name])
        print(f"{'  to reach':24}{wanted}{'':9}{'87–94':>10}{'':8}{'92':>10}")


def print_head() -> None:
    """Print what the columns are."""
    print(
        f"{'':24}{'exact':>8}{'≤1 d':>8}{'≤7 d':>8}{'≤31 d':>8}{'median':>9}{'in 90 %':>10}{'width':>8}{'sure ≤1':>9}"
    )


def print_claims(cases: Sequence[Case], found: Found) -> None:
    """Print, for each range of claimed probability, how often the day was right."""
    print("\nclaimed      articles   mean claim   exact   within a day")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        rows = [
            (one.probability, gap_days(case, found))
            for case in cases
            if low <= (one := found[case.reading.article.id]).probability < low + 0.2 + (low == 0.8)
        ]
        if rows:
            mean = sum(probability for probability, _ in rows) / len(rows)
            exact, near = (100 * sum(gap <= days for _, gap in rows) / len(rows) for days in (0, 1))
            print(f"{low:.1f} – {low + 0.2:.1f}{len(rows):12d}{100 * mean:13.1f}{exact:8.1f}{near:15.1f}")


def print_without(cases: Sequence[Case], few: Sequence[Case], knowledge: Knowledge) -> None:
    """Print what is lost with each kind of evidence left out."""
    print("\nwithout:")
    for kind in EVIDENCE:
        print_row(f"  {kind}", cases, date_undated(cases, knowledge, [kind]))
        print_row(f"  {kind}, cases", few, date_undated(few, knowledge, [kind]))


def print_halves(cases: Sequence[Case], found: Found) -> None:
    """Print whether what is read on one half of the articles holds on the other."""
    order = list(cases)
    random.Random(2).shuffle(order)
    for name, half in (("one half", order[::2]), ("the other half", order[1::2])):
        print_row(name, half, found)


def print_errors(cases: Sequence[Case], found: Found) -> None:
    """Print the articles that are more than a week off, with the weightiest evidence."""
    for case in cases:
        if gap_days(case, found) > 7:
            one = found[case.reading.article.id]
            top = one.evidence[0].says if one.evidence else "no evidence"
            print(f"  {case.reading.article.id}  {case.day}  {one.best}  {one.probability:.2f}  {top[:100]}")


def main() -> None:
    """Read the corpora and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    for flag in ("--without", "--halves", "--errors"):
        parser.add_argument(flag, action="store_true")
    wanted = parser.parse_args()
    knowledge, cases, few = load_corpora(wanted.corpora)
    print_head()
    undated = date_undated(cases, knowledge)
    print_row("all undated", cases, undated)
    folds = date_in_folds(cases, knowledge)
    print_row("10 folds", cases, folds)
    print_row("cases", few, date_undated(few, knowledge))
    print_claims(cases, folds)
    if wanted.halves:
        print_halves(cases, folds)
    if wanted.without:
        print_without(cases, few, knowledge)
    if wanted.errors:
        print_errors(cases, undated)


if __name__ == "__main__":
    main()
