"""Score the mentions room: PLOVER roots and actors of single sentences, and speed on whole articles.

python -m benchmarks.mentions                                 the development sentences, fold by fold
python -m benchmarks.mentions --file sentences.jsonl          other sentences in the same form
python -m benchmarks.mentions --errors                        and each that is wrong
python -m benchmarks.mentions --speed                         KB of article text a CPU second
python -m benchmarks.mentions --sample 60 --seed 1            mentions of a dated corpus, to be read by eye

The lexicon is written by hand and fitted by nothing, so the folds only show how much the figure depends on which
sentences one happens to take.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.articles import make_article
from builder.knowledge import Knowledge, load_knowledge
from builder.mentions import code_sentence, find_mentions
from builder.timex import tag, tag_text
from builder.values import Article, Mention

ROOT = Path(__file__).resolve().parent.parent
FOLDS = 5
FIRST_ACTORS = 4  # how many of the actors found may be one of those wanted
_FILLERS = frozenset(("the", "of", "in", "and", "a", "s"))


def wanted_actors(row: Mapping[str, Any]) -> list[set[str]]:
    """Give the words of each actor an annotator marked."""
    marked = [*(row["source"] or ()), *(row["target"] or ())]
    return [_words(one["actorText"]) for one in marked if one.get("actorText")]


def _words(name: str) -> set[str]:
    return set(name.lower().replace("'s", "").replace("’s", "").replace(",", "").split()) - _FILLERS


def score_sentences(rows: Sequence[Mapping[str, Any]], knowledge: Knowledge) -> Iterator[tuple[bool, bool, str, str]]:
    """Give for each sentence whether its root and an actor are right, the root found, and its text."""
    for row in rows:
        text = row["text"].strip(" {}")
        code = code_sentence(text, tag_text(text), knowledge)
        found = [_words(actor) for actor in code.actors[:FIRST_ACTORS]] if code else []
        actor = any(one & other for one in wanted_actors(row) for other in found)
        yield code is not None and code.root == row["class"], actor, code.root if code else "none", text


def print_sentences(rows: Sequence[Mapping[str, Any]], knowledge: Knowledge, errors: bool) -> None:
    """Print roots and actors: overall, by fold and by class."""
    scored = list(score_sentences(rows, knowledge))
    roots = [one[0] for one in scored]
    actors = [one[1] for one in scored]
    print(f"{len(rows)} sentences: root {statistics.mean(roots):.1%}, actor {statistics.mean(actors):.1%}")
    folds = [statistics.mean(roots[start::FOLDS]) for start in range(FOLDS)]
    print("folds  " + " ".join(f"{fold:.1%}" for fold in folds))
    right = Counter(row["class"] for row, one in zip(rows, scored, strict=True) if one[0])
    for name, count in Counter(row["class"] for row in rows).most_common():
        print(f"  {name:<12} {right[name]:>3} of {count}")
    if errors:
        for row, (root, actor, found, text) in zip(rows, scored, strict=True):
            if not (root and actor):
                print(f"{row['class']} → {found}{'' if actor else ', no actor'}: {text}")


def articles_of(corpus: Path, knowledge: Knowledge) -> list[Article]:
    """Read a dated corpus."""
    lines = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    return [make_article(line["id"], line["text"], knowledge=knowledge) for line in lines]


def print_speed(articles: Sequence[Article], knowledge: Knowledge) -> None:
    """Print how fast mentions are found, expressions of time given."""
    tagged = [(article, tag(article)) for article in articles]
    find_mentions(*tagged[0], knowledge)  # builds the gazetteer, once a build
    start = time.process_time()
    count = sum(len(find_mentions(article, timexes, knowledge)) for article, timexes in tagged)
    seconds = time.process_time() - start
    size = sum(len(article.text) for article in articles) / 1000
    print(f"{len(articles)} articles, {size:.0f} KB, {count} mentions: {size / seconds:.0f} KB a CPU second")


def print_sample(articles: Sequence[Article], knowledge: Knowledge, number: int, seed: int) -> None:
    """Print mentions to be read against their sentences."""
    found = [(article, mention) for article in articles for mention in find_mentions(article, tag(article), knowledge)]
    for article, mention in random.Random(seed).sample(found, min(number, len(found))):
        print(" ".join(mention.sentence.of(article.text).split()))
        print(f"    {in_words(mention)}")


def in_words(mention: Mention) -> str:
    """Write a mention on one line."""
    parts = [f"{mention.event_class} ({mention.code}) {mention.realis}"]
    parts.append("by " + (", ".join(one.name for one in mention.actors) or "nobody"))
    if mention.recipients:
        parts.append("to " + ", ".join(one.name for one in mention.recipients))
    parts += [f"in {mention.place.name}"] if mention.place else []
    parts += [f"“{mention.timex.text}”"] if mention.timex else []
    parts += [f"says {mention.speaker.name}"] if mention.speaker else []
    parts += [f"on {mention.topic}"] if mention.topic else []
    return "; ".join([*parts, "background"] if mention.background else parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = "dating-dev.jsonl" if options.speed or options.sample else "plover-dev.jsonl"
    path = options.file or options.corpora / corpus
    if not path.exists():
        parser.error(f"there is no {path}; say where the corpora are with --corpora")
    knowledge = load_knowledge(ROOT / "content" / "knowledge")
    if options.speed:
        print_speed(articles_of(path, knowledge), knowledge)
    elif options.sample:
        print_sample(articles_of(path, knowledge), knowledge, options.sample, options.seed)
    else:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print_sentences(rows, knowledge, options.errors)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
