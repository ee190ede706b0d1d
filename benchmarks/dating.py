"""Score the dating of articles.

python -m benchmarks.dating                all undated, folds, cases, our own items, fresh ones; how claims hold
python -m benchmarks.dating --without      what each kind of evidence is worth: the tables with one kind left out
python -m benchmarks.dating --halves       also the folds for two halves of the articles apart
python -m benchmarks.dating --errors       also those that are more than a week off
"""

from __future__ import annotations

import argparse
import json
import math
import random
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
ITEMS = Path(__file__).resolve().parent / "items.json"
FRESH_ITEMS = Path(__file__).resolve().parent / "fresh_items.json"
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
Pair = tuple[date, PublicationDate]
"""The true day of an article and what was found."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Articles whose day is known: those of the corpora, its short cases, and short items of our own."""

    articles: Sequence[Case]
    cases: Sequence[Case]
    items: Sequence[Case]
    fresh: Sequence[Case]  # items that no constant was ever fitted on


def load_cases(records: Iterable[Mapping[str, str]], knowledge: Knowledge) -> list[Case]:
    """Read articles with their days from records."""
    cases = []
    for record in records:
        article = make_article(record["id"], record["text"], knowledge=knowledge)
        cases.append(Case(read_article(article, knowledge), date.fromisoformat(record["published"])))
    return cases


def load_corpora(corpora: Path) -> tuple[Knowledge, Corpora]:
    """Read the project's knowledge, the articles and the cases where they are at hand, and our own items."""
    articles, gold = corpora / "dating-dev.jsonl", corpora.parent / "gold" / "dev_cases.json"
    knowledge = load_knowledge(KNOWLEDGE)
    items, fresh = (
        load_cases(json.loads(path.read_text(encoding="utf-8")), knowledge) for path in (ITEMS, FRESH_ITEMS)
    )
    if not articles.exists() or not gold.exists():
        print(f"{articles} and {gold} are not there (--corpora names their folder): our own items only")
        return knowledge, Corpora((), (), items, fresh)
    lines = articles.read_text(encoding="utf-8").splitlines()
    cases = load_cases(map(json.loads, filter(str.strip, lines)), knowledge)
    few = load_cases(json.loads(gold.read_text(encoding="utf-8"))["cases"], knowledge)
    return knowledge, Corpora(cases, few, items, fresh)


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


def pair(cases: Iterable[Case], found: Found) -> list[Pair]:
    """Put what was found beside the true days."""
    return [(case.day, found[case.reading.article.id]) for case in cases]


def gap_days(day: date, one: PublicationDate) -> float:
    """Give how far off a day is; infinitely, where none is given."""
    return math.inf if one.best is None else abs((one.best - day).days)


def print_row(name: str, pairs: Sequence[Pair]) -> None:
    """Print how near the days are, and whether intervals and probabilities mean what they say."""
    if not pairs:
        return
    gaps = sorted(gap_days(*one) for one in pairs)
    near = "".join(f"{100 * sum(gap <= days for gap in gaps) / len(gaps):8.1f}" for days in WITHIN_DAYS)
    bounded = [(day, one.earliest, one.latest) for day, one in pairs if one.earliest and one.latest]
    held = sum(earliest <= day <= latest for day, earliest, latest in bounded)
    widths = sorted((latest - earliest).days + 1 for _, earliest, latest in bounded)
    claims = [gap_days(day, one) for day, one in pairs if one.probability >= 0.5]
    sure = sum(gap <= 1 for gap in claims)
    print(
        f"{name:24}{near}{gaps[len(gaps) // 2]:9.0f}{100 * held / max(1, len(bounded)):10.1f}"
        f"{widths[len(widths) // 2] if widths else 0:8d}{100 * sure / max(1, len(claims)):10.1f} of {len(claims)}"
    )
    if name in TO_REACH:
        wanted = "".join(f"{'' if share is None else share:>8}" for share in TO_REACH[name])
        print(f"{'  to reach':24}{wanted}{'':9}{'87–94':>10}{'':8}{'92':>10}")


def print_head() -> None:
    """Print what the columns are."""
    print(
        f"{'':24}{'exact':>8}{'≤1 d':>8}{'≤7 d':>8}{'≤31 d':>8}{'median':>9}{'in 90 %':>10}{'width':>8}{'sure ≤1':>9}"
    )


def print_claims(pairs: Sequence[Pair]) -> None:
    """Print, for each range of claimed probability, how often the day was right."""
    print("\nclaimed      articles   mean claim   exact   within a day")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        rows = [
            (one.probability, gap_days(day, one))
            for day, one in pairs
            if low <= one.probability < low + 0.2 + (low == 0.8)
        ]
        if rows:
            mean = sum(probability for probability, _ in rows) / len(rows)
            exact, near = (100 * sum(gap <= days for _, gap in rows) / len(rows) for days in (0, 1))
            print(f"{low:.1f} – {low + 0.2:.1f}{len(rows):12d}{100 * mean:13.1f}{exact:8.1f}{near:15.1f}")


def print_without(corpora: Corpora, knowledge: Knowledge) -> None:
    """Print what is lost with each kind of evidence left out."""
    print("\nwithout:")
    for kind in EVIDENCE:
        for name, cases in (("", corpora.articles), (", cases", corpora.cases), (", own items", corpora.items)):
            print_row(f"  {kind}{name}", pair(cases, date_undated(cases, knowledge, [kind])))


def print_halves(cases: Sequence[Case], found: Found) -> None:
    """Print whether what is read on one half of the articles holds on the other."""
    order = list(cases)
    random.Random(2).shuffle(order)
    for name, half in (("one half", order[::2]), ("the other half", order[1::2])):
        print_row(name, pair(half, found))


def print_errors(cases: Sequence[Case], found: Found) -> None:
    """Print the articles that are more than a week off, with the weightiest evidence."""
    for case in cases:
        one = found[case.reading.article.id]
        if gap_days(case.day, one) > 7:
            top = one.evidence[0].says if one.evidence else "no evidence"
            print(f"  {case.reading.article.id}  {case.day}  {one.best}  {one.probability:.2f}  {top[:100]}")


def main() -> None:
    """Read the corpora and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    for flag in ("--without", "--halves", "--errors"):
        parser.add_argument(flag, action="store_true")
    wanted = parser.parse_args()
    knowledge, corpora = load_corpora(wanted.corpora)
    print_head()
    sets = {
        "all undated": corpora.articles,
        "cases": corpora.cases,
        "own items": corpora.items,
        "fresh items": corpora.fresh,
    }
    undated = {name: date_undated(cases, knowledge) for name, cases in sets.items()}
    folds = date_in_folds(corpora.articles, knowledge)
    print_row("10 folds", pair(corpora.articles, folds))
    for name, cases in sets.items():
        print_row(name, pair(cases, undated[name]))
    print_claims([*pair(corpora.articles, folds), *pair(corpora.items, undated["own items"])])
    if wanted.halves:
        print_halves(corpora.articles, folds)
    if wanted.without:
        print_without(corpora, knowledge)
    if wanted.errors:
        for name, cases in sets.items():
            print_errors(cases, undated[name])


if __name__ == "__main__":
    main()
