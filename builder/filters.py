"""JSON lines in, JSON lines out: the same order, and one bad line costs nothing but itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from builder.errors import BuilderError

JsonObject = Mapping[str, Any]

_KINDS: Mapping[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
_RUNS_ON = re.compile(r"(?![TtZ])\w")  # after a day: "2015-10-300" is none, "2015-10-30T09:30Z" is one


class RecordError(BuilderError):
    """One input line is not what the filter takes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of input, checked: an article as the filters take it."""

    line: int
    id: str
    text: str
    dct: date | None = None
    language: str = "en"
    url: str | None = None
    outlet: str | None = None


def read_records(lines: Iterable[bytes], complain: Callable[[int, str], None], dct_field: str) -> Iterator[Record]:
    """Read checked records from JSON lines, passing over blank lines.

    Args:
        lines: The input, a line at a time, as bytes.
        complain: Takes the number of a bad line, counted from 1, and what is wrong with it.
        dct_field: The field that holds the article's date: `dct` or `published`.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _record(number, line, dct_field)
        except RecordError as error:
            complain(number, str(error))


def _record(number: int, line: bytes, dct_field: str) -> Record:
    try:
        found = json.loads(line)
    except UnicodeDecodeError as error:
        raise RecordError(f"is not UTF-8: byte {line[error.start]:#04x} at column {error.start + 1}") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise RecordError(f"is not JSON: {error}") from None
    except ValueError:  # a number of thousands of digits
        raise RecordError("is not JSON: a number too long to read") from None
    if not isinstance(found, dict):
        raise RecordError(f"is {_KINDS[type(found)]}, wanted an object with 'id' and 'text'")
    identifier = found.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier:
        raise RecordError("has no 'id', wanted a string that is not empty")
    text = found.get("text")
    if not isinstance(text, str):
        raise RecordError(f"'text' of {identifier!r} is missing or no string")
    return Record(
        line=number,
        id=identifier,
        text=text,
        dct=_day(found, dct_field),
        language=_optional(found, "lang") or "en",
        url=_optional(found, "url"),
        outlet=_optional(found, "outlet"),
    )


def _optional(found: JsonObject, name: str) -> str | None:
    value = found.get(name)
    if value is None or isinstance(value, str):
        return value
    raise RecordError(f"{name!r} is {_KINDS[type(value)]}, wanted a string")


def _day(found: JsonObject, name: str) -> date | None:
    value = _optional(found, name)
    if not value:
        return None
    try:
        if _RUNS_ON.match(value, 10):
            raise ValueError
        return date.fromisoformat(value[:10])
    except ValueError:
        raise RecordError(f"{name} is {value!r}, which is not a date; wanted YYYY-MM-DD") from None


def write_record(record: JsonObject, out: IO[str]) -> None:
    """Write one line, all in ASCII: a lone surrogate of the input would otherwise stop the output."""
    out.write(json.dumps(record, separators=(",", ":")) + "\n")
