"""Score the events room: the seeds against an editor's timeline, a corpus to read by eye, and time against size.

python -m benchmarks.events                                   the seeds
python -m benchmarks.events --sample 60 --seed 1              entries of a dated corpus, to be read by eye
python -m benchmarks.events --linear                          1,250 to 10,000 made-up articles against the clock
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from builder.articles import load_articles, make_article
from builder.events import merge_mentions
from builder.knowledge import Corrections, Knowledge, load_knowledge
from builder.mentions import find_mentions
from builder.pipeline import build_timeline
from builder.timeline import Timeline, arrange
from builder.timex import resolve, tag
from builder.values import Article, DatedReading, Event, PublicationDate, Reading
from tests.golden.scoring import found, load_gold, unwanted_entries, whole, wrong_joins

ROOT = Path(__file__).resolve().parent.parent
CORPUS = "dating-dev.jsonl"


def seeds_timeline(knowledge: Knowledge) -> Timeline:
    """Build the timeline of the project's own seeds."""
    return build_timeline(load_articles(ROOT / "seeds", knowledge).articles, knowledge, Corrections())


def corpus_timeline(corpora: Path, knowledge: Knowledge) -> Timeline:
    """Build a timeline of the dated corpus, each article given its true day."""
    lines = (corpora / CORPUS).read_text(encoding="utf-8").splitlines()
    return timeline_of(
        (
            make_article(row["id"], row["text"], published=date.fromisoformat(row["published"]), knowledge=knowledge)
            for row in map(json.loads, lines)
        ),
        knowledge,
    )


def timeline_of(articles: Iterator[Article], knowledge: Knowledge) -> Timeline:
    """Read, merge and arrange articles whose day is given."""
    dated = [_dated(article, knowledge) for article in articles]
    return arrange(dated, merge_mentions(dated, knowledge, Corrections()), knowledge, Corrections())


def _dated(article: Article, knowledge: Knowledge) -> DatedReading:
    timexes = tag(article)
    day = article.published
    published = PublicationDate(day, day, day, 1.0 if day else 0.0, stated=day is not None)
    reading = Reading(article, timexes, find_mentions(article, timexes, knowledge))
    return DatedReading(reading, published, resolve(article, timexes, day))


def print_seeds(timeline: Timeline) -> None:
    """Print what of the gold is there, whole and with a right date, and what should not be."""
    wanted, unwanted = load_gold()
    for row in wanted:
        event = found(timeline, row)
        verdict = "missing" if event is None else "whole" if whole(timeline, row, event) else "in part"
        folded = " folded" if event is not None and event.folded_under else ""
        when = (event.when.edtf if event.when else "undated") if event else ""
        print(f"{row.grade:<7}{row.name:<28}{verdict + folded:<16}{when or '':<24}{event.title if event else ''}")
    for grade in ("must", "should", "extra"):
        rows = [row for row in wanted if row.grade == grade]
        there = [row for row in rows if found(timeline, row) is not None]
        print(f"{grade}: {len(there)} of {len(rows)}")
    shared = [row for row in wanted if len(row.articles) > 1]
    joined = [row for row in shared if (event := found(timeline, row)) and whole(timeline, row, event)]
    print(f"shared entries whole: {len(joined)} of {len(shared)}")
    for event, one, other in wrong_joins(timeline, wanted):
        print(f"wrong join: {one} and {other} in {event.id} {event.title}")
    for stretch, event in unwanted_entries(timeline, unwanted):
        print(f"unwanted ({stretch.severity}): {stretch.article} {stretch.why}: {event.event_class} {event.title}")
    print(f"entries: {len(timeline.shown)} shown of {len(timeline.events)}")


def print_entry(timeline: Timeline, event: Event) -> None:
    """Print one entry with the sentences it rests on."""
    when = (event.when.edtf if event.when else None) or "undated"
    people = ", ".join(who.name for who in event.participants)
    place = event.place.name if event.place else "-"
    print(f"\n{event.id}  {when}  {event.event_class} {event.realis}  {event.title}")
    print(f"    people: {people} | place: {place} | why: {event.reason}")
    for source, mention in zip(event.sources, event.mentions, strict=False):
        published = timeline.article[source.article].published.best
        phrase = f"“{mention.timex.text}”" if mention.timex else "no time word"
        print(f"    {source.article} of {published:%a} {published}, {phrase}: {source.quote[:420]}")


def print_sample(timeline: Timeline, count: int, seed: int) -> None:
    """Print so many entries at random, to be read by eye."""
    chosen = random.Random(seed).sample(timeline.shown, min(count, len(timeline.shown)))
    print(f"{len(timeline.articles)} articles, {len(timeline.shown)} entries shown of {len(timeline.events)}")
    for event in sorted(chosen, key=lambda event: event.id):
        print_entry(timeline, event)


def made_up(count: int) -> Iterator[Article]:
    """Make dated articles of the seeds' style: a meeting a day, told by five outlets, and statements about it."""
    people = ("Sergei Lavrov", "John Kerry", "Adel al-Jubeir", "Ahmet Davutoglu", "Laurent Fabius", "William Hague")
    places = ("Moscow", "Washington", "Geneva", "Paris", "London", "Doha", "Cairo", "Vienna")
    for number in range(count):
        meeting = number // 5
        day = date(2012, 1, 2) + timedelta(days=meeting % 2500)
        one, other = people[meeting % 6], people[(meeting * 5 + 1 + meeting // 6 % 4) % 6]
        other = other if other != one else people[(meeting + 3) % 6]
        place = places[meeting % 8]
        text = (
            f"{one} meets {other} in {place}\n\n"
            f"{one} met {other} in {place} on {day:%A} for talks on a peace conference, officials said.\n\n"
            f"{one} said the two sides agreed to hold a further meeting next week. "
            f"{other} criticised the government over shelling last month.\n\n"
            f"Report number {number} said that two weeks ago the parties met in Geneva."
        )
        yield make_article(f"made-{number:05d}", text, published=day)


def print_linear(knowledge: Knowledge, counts: Sequence[int] = (1250, 2500, 5000, 10000)) -> None:
    """Print how the time of merging and arranging grows with the number of articles."""
    print(f"{'articles':>9} {'read s':>8} {'merge s':>8} {'arrange s':>9} {'events':>7} {'ms/article':>10}")
    for count in counts:
        start = time.process_time()
        dated = [_dated(article, knowledge) for article in made_up(count)]
        read = time.process_time()
        events = merge_mentions(dated, knowledge, Corrections())
        merged = time.process_time()
        arrange(dated, events, knowledge, Corrections())
        end = time.process_time()
        per_article = 1000 * (end - read) / count
        print(
            f"{count:>9} {read - start:>8.1f} {merged - read:>8.1f} {end - merged:>9.1f} {len(events):>7} "
            f"{per_article:>10.2f}"
        )


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--linear", action="store_true")
    arguments = parser.parse_args()
    knowledge = load_knowledge(ROOT / "content" / "knowledge")
    if arguments.linear:
        print_linear(knowledge)
    elif arguments.sample is None:
        print_seeds(seeds_timeline(knowledge))
    elif not (arguments.corpora / CORPUS).is_file():
        print(f"no {CORPUS} in {arguments.corpora.name}: nothing to sample")
    else:
        print_sample(corpus_timeline(arguments.corpora, knowledge), arguments.sample, arguments.seed)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
