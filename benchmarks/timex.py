"""Score and time the reading of time expressions.

python -m benchmarks.timex                      the score table over the development corpora, and their halves
python -m benchmarks.timex --errors wikiwars    a sample of errors, by class
python -m benchmarks.timex --speed              the speed table: KB per CPU second, cost by length, memory over a stream

Speed is taken through `python -m builder tag`, start-up excluded: the difference between a corpus repeated and once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timex_score import Pair, Scores, pair_up, score
from builder.timex import as_record, resolve_text, tag_text

CORPORA = {  # value, strict and relaxed F1 to reach
    "tbaq-corrected": (86.0, 90.0, 94.0),
    "wikiwars": (87.0, None, None),
    "tweets-train": (78.0, None, None),
}
CASES = {"all": 96.0, "future": 93.0, "trap": 90.0}  # per cent of the development cases' expressions to get right
SPEED_CORPUS = "tbaq-corrected"
Document = Mapping[str, Any]


def load(path: Path) -> list[Document]:
    """Read a corpus of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tagged(document: Document) -> list[dict[str, object]]:
    """Give the records `python -m builder tag` prints for a document."""
    day = date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
    return [as_record(one) for one in resolve_text(document["text"], tag_text(document["text"]), day)]


def pairs_of(documents: Iterable[Document]) -> list[Pair]:
    """Pair the gold of documents with what is found in them."""
    return [pair for document in documents for pair in pair_up(document["timexes"], tagged(document), document["text"])]


def print_scores(corpora: Path, gold: Path) -> None:
    """Print the score table."""
    print(
        f"{'corpus':24}{'gold':>6}{'found':>7}{'strict':>8}{'relaxed':>9}{'type':>7}{'value':>7}{'P':>7}{'R':>7}"
        "  to reach"
    )
    for name, targets in CORPORA.items():
        documents = load(corpora / f"{name}.jsonl")
        print_row(name, score(pairs_of(documents)), f"value {targets[0]:g}")
        shuffled = sorted(documents, key=lambda document: random.Random(document["id"]).random())
        for half, chosen in (("one half", shuffled[::2]), ("other half", shuffled[1::2])):
            print_row(f"  {half}", score(pairs_of(chosen)), "")
    print_cases(gold / "dev_cases.json")
    print_seeds(gold / "timexes.json", gold.parent / "seeds")


def print_row(name: str, scores: Scores, target: str) -> None:
    """Print one row of F1 scores; P and R are those of values."""
    print(
        f"{name:24}{scores.gold:6}{scores.system:7}{scores.f1(scores.strict):8.2f}{scores.f1(scores.relaxed):9.2f}"
        f"{scores.f1(scores.type):7.2f}{scores.f1(scores.value):7.2f}{scores.precision(scores.value):7.2f}"
        f"{scores.recall(scores.value):7.2f}  {target}"
    )


def print_cases(path: Path) -> None:
    """Print how many annotated expressions of the development cases get a right value."""
    right = dict.fromkeys(CASES, 0)
    total = dict.fromkeys(CASES, 0)
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        found = tagged({"text": case["text"], "dct": case["published"]})
        for mark in case["timexes"]:
            hit = _best(mark, found) in [mark["value"], *mark.get("accept", [])]
            for kind in CASES:
                if kind == "all" or mark[kind]:
                    total[kind] += 1
                    right[kind] += hit
    for kind, target in CASES.items():
        share = 100 * right[kind] / total[kind]
        print(f"{'dev_cases, ' + kind:24}{total[kind]:6}{right[kind]:7} right: {share:5.1f} %  to reach {target:g} %")


def print_seeds(path: Path, seeds: Path) -> None:
    """Print how many core expressions of the five seeds get an accepted value."""
    right = total = 0
    for name, gold in json.loads(path.read_text(encoding="utf-8"))["files"].items():
        text = (seeds / name).read_text(encoding="utf-8")
        found = tagged({"text": text, "dct": gold["dct"]})
        for mark in gold["timexes"]:
            if mark["class"] == "core":
                total += 1
                right += _best(mark, found) in [mark["value"], *mark.get("accept", [])]
    print(f"{'seeds, core':24}{total:6}{right:7} right            to reach {total}")


def _best(mark: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> object:
    """Give the value found where an expression stands: of several, that which shares most with it."""
    sharing = [(min(one["end"], mark["end"]) - max(one["start"], mark["start"]), one["value"]) for one in found]
    most = max((share for share, _ in sharing), default=0)
    return next((value for share, value in sharing if share == most), None) if most > 0 else None


def print_errors(path: Path, sample: int, seed: int) -> None:
    """Print a sample of errors by class: wrong value, missed, not in the gold, other extent."""
    classes: dict[str, list[str]] = {"VALUE": [], "MISSED": [], "SPURIOUS": [], "EXTENT": []}
    for document in load(path):
        for pair in pair_up(document["timexes"], tagged(document), document["text"]):
            kind = _error_class(pair)
            if kind is not None:
                classes[kind].append(f"{_cell(pair.gold)} | {_cell(pair.system)} | {_context(pair, document['text'])}")
    for kind, lines in classes.items():
        print(f"\n{kind}: {len(lines)}")
        for line in random.Random(seed).sample(lines, min(sample, len(lines))):
            print("  " + line)


def _error_class(pair: Pair) -> str | None:
    if pair.gold is None:
        return "SPURIOUS"
    if pair.system is None:
        return "MISSED"
    if not pair.right:
        return "VALUE"
    return None if pair.strict else "EXTENT"


def _cell(mark: Mapping[str, Any] | None) -> str:
    return "-" if mark is None else f"{' '.join(mark['text'].split())!r} {mark.get('value')}"


def _context(pair: Pair, text: str) -> str:
    mark = pair.gold or pair.system
    assert mark is not None
    return " ".join(text[max(0, mark["start"] - 40) : mark["end"] + 30].split())


def run_builder(documents: Sequence[Document]) -> tuple[float, int]:
    """Run `python -m builder tag` over documents; give its CPU seconds and its peak memory in KB."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for document in documents:
            lines.write(json.dumps({"id": document["id"], "text": document["text"], "dct": document["dct"]}) + "\n")
        lines.flush()
        command = [sys.executable, "-m", "builder", "tag", lines.name]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def print_speed(corpora: Path, systems: Path) -> None:
    """Print KB per CPU second for us and for dateparser, cost by length, and memory over a stream."""
    documents = load(corpora / f"{SPEED_CORPUS}.jsonl")
    size = sum(len(document["text"].encode()) for document in documents) / 1000
    once, memory_once = run_builder(documents)
    times = 8
    often, memory_often = run_builder(list(documents) * times)
    speed = size * (times - 1) / (often - once)
    print(f"builder tag: {speed:,.0f} KB per CPU second (start-up and first run {once:.1f} s)")
    print(
        f"peak memory: {memory_once / 1000:.0f} MB for {size:,.0f} KB, {memory_often / 1000:.0f} MB for {times} times"
    )
    print_search_dates(documents)
    print_peers(systems, documents, size)
    print("\ncost by length, one text in memory:")
    text = "\n\n".join(document["text"] for document in documents)
    read(text)  # patterns compile when their word is first met
    for kilobytes in (1, 10, 100, 1_000, 10_000):
        sample = (text * (kilobytes * 1000 // len(text) + 1))[: kilobytes * 1000]
        seconds = cpu_seconds(partial(read, sample))
        print(f"  {kilobytes:6,} KB {seconds:9.4f} s {kilobytes / seconds:8,.0f} KB per CPU second")
    plain = "a" * 10_000_000
    print(f"  10,000 KB without a blank {cpu_seconds(lambda: tag_text(plain)):9.4f} s")
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def read(text: str) -> object:
    """Find and resolve the expressions of one text."""
    return resolve_text(text, tag_text(text), date(1998, 1, 8))


def print_peers(systems: Path, documents: Sequence[Document], size: float) -> None:
    """Time those peers that are installed under `$VENVS`, in the same way."""
    if "VENVS" not in os.environ or not systems.is_file():
        print("peers: none installed (VENVS is not set)")
        return
    for name, command in json.loads(systems.read_text(encoding="utf-8")).items():
        try:
            once, often = (run_shell(command, systems.parent, list(documents) * times) for times in (1, 3))
        except subprocess.CalledProcessError:
            print(f"{name}: not installed")
        else:
            print(f"{name}: {2 * size / (often - once):,.0f} KB per CPU second")


def run_shell(command: str, folder: Path, documents: Sequence[Document]) -> float:
    """Run a peer's command over documents; give its CPU seconds."""
    lines = "".join(json.dumps({key: one[key] for key in ("id", "text", "dct")}) + "\n" for one in documents)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, shell=True, cwd=folder, input=lines.encode(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_search_dates(documents: Sequence[Document]) -> None:
    """Time dateparser's `search_dates` on the first documents."""
    from dateparser.search import search_dates

    few = documents[:10]
    size = sum(len(document["text"].encode()) for document in few) / 1000
    search_dates("on Tuesday", languages=["en"])
    seconds = cpu_seconds(lambda: [search_dates(document["text"], languages=["en"]) for document in few])
    print(f"dateparser search_dates, told the language: {size / seconds:,.0f} KB per CPU second")


def cpu_seconds(work: Callable[[], object]) -> float:
    """Time a piece of work by this process's own clock."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Read the command line and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of annotated corpora")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the project's own gold")
    parser.add_argument("--errors", metavar="CORPUS", help="print a sample of a corpus's errors")
    parser.add_argument("--sample", type=int, default=25, help="errors of each class to print")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--peers", type=Path, default=Path("../shared/bench/systems.json"), help="commands of peers")
    parser.add_argument("--speed", action="store_true", help="print the speed table")
    chosen = parser.parse_args()
    if not chosen.corpora.is_dir():
        raise SystemExit(f"no corpora at {chosen.corpora}: give their folder by --corpora")
    if chosen.errors:
        print_errors(chosen.corpora / f"{chosen.errors}.jsonl", chosen.sample, chosen.seed)
    elif chosen.speed:
        print_speed(chosen.corpora, chosen.peers)
    else:
        print_scores(chosen.corpora, chosen.gold)


if __name__ == "__main__":
    main()
