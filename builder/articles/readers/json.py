"""One article as a JSON object: its text, and what is known of it."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import NoReturn

from builder.articles.model import Draft
from builder.errors import SourceError


def read_json(text: str, path: PurePath) -> Draft:
    """Read a .json seed: {"text", "title"?, "outlet"?, "url"?, "published"?, "author"?, "language"?}.

    Offsets count from the first character of "text".
    """

    def refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise SourceError(path, _line_of(twice, text), f"the key {twice[:40]!r} stands here twice")
        return dict(pairs)

    def refuse_constant(word: str) -> NoReturn:
        raise SourceError(path, None, f"{word} is no JSON value")

    try:
        found = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=refuse_twice, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise SourceError(path, error.lineno, f"is not JSON: {error.msg.lower()}") from error
    except RecursionError as error:
        raise SourceError(path, None, "is nested too deep; wanted one object of texts") from error
    except ValueError as error:  # a number of thousands of digits
        raise SourceError(path, None, "is not JSON: a number too long to read") from error
    if not isinstance(found, dict):
        raise SourceError(path, 1, f"holds {_sort(found)}; wanted one object with a text")
    fields: dict[str, tuple[str, int | None]] = {}
    for name, value in found.items():
        if value is None and name != "text":
            continue
        if not isinstance(value, str):
            raise SourceError(path, _line_of(name, text), f"{name[:40]} is {_sort(value)}; wanted text")
        if re.search(r"[\ud800-\udfff]", value + name):
            raise SourceError(path, _line_of(name, text), f"{name[:40]!a} holds half a character (a lone surrogate)")
        fields[name] = (value if name == "text" else value.strip(), _line_of(name, text))
    if "text" not in fields:
        raise SourceError(path, 1, 'the object has no "text"')
    story, _ = fields.pop("text")
    return Draft(story, 0, {name: field for name, field in fields.items() if field[0]})


def _line_of(name: str, text: str) -> int | None:
    found = re.search(re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _sort(value: object) -> str:
    words = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
    }
    return words.get(type(value), "null")
