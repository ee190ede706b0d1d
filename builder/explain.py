"""One article's date and expressions, laid out for a person at a terminal or for a pipe."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from builder.values import DatedReading, PublicationDate


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of one article: its date in words, the evidence, and each expression with its chain."""

    title: str
    date: str
    evidence: tuple[tuple[str, str], ...]  # weight in words, what was seen
    expressions: tuple[tuple[str, str, str, str], ...]  # place in the text, phrase, value, chain of reasons


def explain_article(dated: DatedReading) -> Explanation:
    """Gather one article's date evidence and every expression with its chain of reasons."""
    article = dated.article
    expressions = tuple(
        (
            f"{one.timex.span.start}–{one.timex.span.end}",
            _plain(one.timex.text),
            "no date" if one.value is None else (one.value.edtf or one.value.value),
            _plain(str(one.reason)),
        )
        for one in dated.timexes
    )
    evidence = tuple((f"{clue.weight:+.1f}", _plain(clue.says)) for clue in dated.published.evidence)
    return Explanation(_plain(article.title or article.id), _date_in_words(dated.published), evidence, expressions)


def _date_in_words(published: PublicationDate) -> str:
    if published.editor is not None:
        return f"{published.best}, decided by an editor: {_plain(published.editor)}"
    if published.stated:
        return f"{published.best}, as its metadata states"
    if published.earliest is None or published.latest is None:
        return "no date: the text gives no clue"
    interval = f"90 % between {published.earliest} and {published.latest}"
    if published.best is None:
        return interval
    return f"{published.best} ({published.probability:.0%} likely; {interval})"


def _plain(text: str) -> str:
    """Make text harmless on a terminal: one line, control and direction characters shown as a replacement."""
    joined = " ".join(text.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in joined)


def print_explanation(explanation: Explanation) -> None:
    """Print tables with colour on a terminal, and plain lines, one fact each, into a pipe."""
    console = Console()
    if console.is_terminal:
        _print_tables(console, explanation)
        return
    print(explanation.title)
    print(f"written: {explanation.date}")
    print("\nevidence (log10 of how much it moved the odds)")
    for weight, says in explanation.evidence:
        print(f"{weight}\t{says}")
    print("\nexpressions (characters, phrase, value, reasons)")
    for row in explanation.expressions:
        print("\t".join(row))


def _print_tables(console: Console, explanation: Explanation) -> None:
    console.width = max(60, shutil.get_terminal_size().columns)
    console.print(Text(explanation.title, style="bold"))
    console.print(Text(f"written: {explanation.date}", style="cyan"))
    evidence = Table(title="Evidence, by weight", title_justify="left", expand=True)
    evidence.add_column("weight", justify="right")
    evidence.add_column("what was seen", ratio=1)
    for weight, says in explanation.evidence:
        evidence.add_row(Text(weight, style="red" if weight.startswith("-") else "green"), Text(says))
    console.print(evidence)
    expressions = Table(title="Expressions of time", title_justify="left", expand=True)
    for name, ratio in (("where", 1), ("phrase", 2), ("value", 2), ("how we know", 6)):
        expressions.add_column(name, ratio=ratio)
    for where, phrase, value, chain in explanation.expressions:
        expressions.add_row(where, Text(phrase, style="bold"), Text(value, style="cyan"), Text(chain))
    console.print(expressions)
