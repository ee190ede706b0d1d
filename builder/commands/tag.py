"""Tagging needs a text and its date. Only where the date is missing is the rest of the house loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

import click

from builder.commands.options import Complaints, knowledge_option, source_argument
from builder.filters import Record, read_records, write_record
from builder.timex import as_record, as_timeml, resolve_text, tag_text


@click.command("tag")
@source_argument
@click.option("--format", "form", type=click.Choice(["jsonl", "timeml"]), default="jsonl", help="JSON lines or TimeML.")
@knowledge_option
def tag_command(source: IO[bytes], form: str, knowledge_folder: Path) -> None:
    """Find and resolve expressions of time.

    Takes JSON lines {"id","text","dct"?,"lang"?} and gives {"id","timexes":[…]}. Without `dct` one is worked out from
    the text. With `--format timeml` it gives one TimeML document for each line.
    """
    complaints = Complaints()
    guess: Callable[[Record], date | None] | None = None
    for record in read_records(source, complaints, "dct"):
        dct = record.dct
        if dct is None:
            if guess is None:
                from builder.commands.guess import guess_by  # takes longer to load than most texts to read

                guess = guess_by(knowledge_folder)
            dct = guess(record)
        resolved = resolve_text(record.text, tag_text(record.text, record.language), dct)
        if form == "timeml":
            click.echo(as_timeml(record.text, resolved, dct, record.id).encode())  # UTF-8, as it says of itself
        else:
            write_record({"id": record.id, "timexes": [as_record(one) for one in resolved]}, sys.stdout)
    complaints.finish()
