"""Coverage-guided fuzzing: bytes that atheris makes up, through every reader, the stages and every output.

python -m benchmarks.fuzz                       each target for 30 seconds, a table at the end
python -m benchmarks.fuzz tag --seconds 3600    one target for longer
python -m benchmarks.fuzz --replay FILE tag     one input once, to see what it does

Inputs that taught something are kept in fuzz-corpus/, which begins with the hostile corpus of the tests. A crash leaves
its input there too; it becomes a case of tests/hostile before it is mended. atheris is in the extra `dev` on Linux.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "hostile" / "cases"
CORPUS = ROOT / "fuzz-corpus"
MAX_INPUT_BYTES = 4_000
TIMEOUT_SECONDS = 60

Target = Callable[[bytes], None]


class _Nodes(HTMLParser):
    """What of a page's markup only a text could have brought in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        scripted = [f"{name}={value}" for name, value in attrs if name.startswith("on") or "script:" in (value or "")]
        self.strange += [tag, *scripted] if scripted or tag in ("xss", "iframe", "object", "embed", "base") else []


def _targets() -> dict[str, tuple[Target, str]]:
    """Give each target, and the kind of hostile cases it starts from."""
    from datetime import date

    from builder.articles import make_article, sentences
    from builder.articles.readers import READERS
    from builder.errors import SourceError
    from builder.filters import read_records
    from builder.knowledge import Corrections, load_knowledge, parse_tree
    from builder.pipeline import build_timeline, read_article
    from builder.site import SiteOptions, site_files, site_pages
    from builder.timex import resolve_text, tag_text

    knowledge = load_knowledge(ROOT / "content" / "knowledge")
    # A site of few pages, so that a second holds more than one.
    few = replace(knowledge, calendar=(), casualties=(), conflicts=(), people=knowledge.people[:60], version="few")
    options = SiteOptions(site_name="Fuzz", site_url="https://talks.example/", article_text="full")

    def text_of(data: bytes) -> str:
        return data.decode("utf-8", "replace")

    @contextmanager
    def clear_faults() -> Iterator[None]:
        """Let a reader say no, in one line."""
        fault = None
        try:
            yield
        except SourceError as error:
            fault = str(error)
        assert fault is None or "\n" not in fault

    def reader(suffix: str) -> Target:
        def read(data: bytes) -> None:
            with clear_faults():
                draft = READERS[suffix](text_of(data), PurePath(f"fuzz{suffix}"))
                divide(draft.text.encode("utf-8", "replace"))

        return read

    def yaml(data: bytes) -> None:
        with clear_faults():
            parse_tree(text_of(data), PurePath("fuzz.yml"))

    def divide(data: bytes) -> None:
        article = make_article("fuzz", text_of(data), knowledge=knowledge)
        last = 0
        for block in article.blocks:
            assert last <= block.span.start < block.span.end <= len(article.text)
            last = block.span.end
        assert all(sentence.end <= len(article.text) for sentence in sentences(article))

    def tag(data: bytes) -> None:
        text = text_of(data)
        found = tag_text(text)
        for timex in found:
            assert timex.span.of(text) == timex.text
        resolve_text(text, found, date(2015, 8, 11))

    def mentions(data: bytes) -> None:
        article = make_article("fuzz", text_of(data), knowledge=knowledge)
        for mention in read_article(article, knowledge).mentions:
            assert mention.sentence.contains(mention.clause)

    def lines(data: bytes) -> None:
        list(read_records(data.split(b"\n"), lambda line, problem: None, "published"))

    def site(data: bytes) -> None:
        article = make_article("fuzz", text_of(data), published=date(2015, 8, 11), knowledge=few)
        timeline = build_timeline([article], few, Corrections())
        for _, body in site_files(timeline, options):
            assert body is not None
        for page in site_pages(timeline, options):
            nodes = _Nodes()
            nodes.feed(page.html)
            assert not nodes.strange, nodes.strange

    return {
        "text": (reader(".md"), "refused"),
        "html": (reader(".html"), "taken"),
        "json": (reader(".json"), "refused"),
        "yaml": (yaml, "knowledge"),
        "blocks": (divide, "taken"),
        "tag": (tag, "taken"),
        "mentions": (mentions, "taken"),
        "lines": (lines, "lines"),
        "site": (site, "taken"),
    }


NAMES = ("text", "html", "json", "yaml", "blocks", "tag", "mentions", "lines", "site")


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["builder"]):
        target, kind = _targets()[name]
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for case in sorted((CASES / kind).iterdir()):
        if case.stat().st_size <= MAX_INPUT_BYTES:
            shutil.copyfile(case, folder / case.name)
    flags = [f"-max_total_time={seconds}", f"-max_len={MAX_INPUT_BYTES}", f"-timeout={TIMEOUT_SECONDS}"]
    flags += [f"-artifact_prefix={folder}/", "-print_final_stats=1", "-rss_limit_mb=2500", "-seed=1"]
    atheris.Setup([sys.argv[0], *flags, str(folder)], target)
    atheris.Fuzz()


def run_all(names: list[str], seconds: int) -> bool:
    """Fuzz each target in a process of its own, print a table, and tell whether all held."""
    print(f"{'target':<10}{'executions':>12}{'coverage':>10}{'features':>10}  result", flush=True)
    held = True
    for name in names:
        command = [sys.executable, "-m", "benchmarks.fuzz", name, "--seconds", str(seconds), "--here"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
        runs = re.findall(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+)", done.stderr)
        executed = re.findall(r"stat::number_of_executed_units:\s+(\d+)", done.stderr) or [runs[-1][0] if runs else "0"]
        coverage, features = runs[-1][1:] if runs else ("0", "0")
        held = held and done.returncode == 0
        result = "held" if done.returncode == 0 else "FAILED"
        print(f"{name:<10}{int(executed[-1]):>12,}{coverage:>10}{features:>10}  {result}", flush=True)
        if done.returncode:
            print("\n".join(done.stderr.splitlines()[-40:]), file=sys.stderr)
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="*", choices=[*NAMES, []], help="which; all where none is named")
    parser.add_argument("--seconds", type=int, default=30, help="for each target")
    parser.add_argument("--replay", type=Path, help="run one input once")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    os.environ.setdefault("PYTHONHASHSEED", "0")
    if chosen.replay:
        _targets()[chosen.target[0]][0](chosen.replay.read_bytes())
        print("held")
    elif chosen.here:
        fuzz(chosen.target[0], chosen.seconds)
    else:
        try:
            import atheris  # noqa: F401
        except ImportError:
            sys.exit("fuzz: atheris is not installed; it comes with the extra `dev` on Linux, below Python 3.14")
        sys.exit(0 if run_all(chosen.target or list(NAMES), chosen.seconds) else 1)


if __name__ == "__main__":
    main()
