"""What was read of each article and worked out of it, kept from one build to the next: by content, rules and facts.

A result is taken only if it was made from this very article, by these very rules, with these very facts; else it is
made anew.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module, metadata
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from builder.knowledge import Knowledge
from builder.shelf import Shelf
from builder.values import Article, Reading

Made = TypeVar("Made")

_BUILDER = Path(__file__).resolve().parent
# What a reading and a date are made by: rooms, and files beside them.
RULES = (
    *("values", "knowledge", "articles", "timex", "mentions", "dating"),
    *("daynames.py", "errors.py", "pipeline.py", "store.py"),
)
_LIBRARIES = ("dateparser", "babel", "pyyaml", "trafilatura", "regex", "numpy")


class Store:
    """Readings by article, and what else is made of them, for one version of the rules and one of the facts."""

    def __init__(self, path: Path, knowledge: Knowledge) -> None:
        """Name the file, which need not exist. Facts without a version were made by hand, and cannot be told apart."""
        if not knowledge.version:
            raise ValueError("these facts have no version; load them from their files")
        self._shelf = Shelf(path)
        self._version = f"{rules_version()}-{knowledge.version}"

    def load(self, articles: Sequence[Article]) -> dict[str, Reading]:
        """Give what is kept of these articles, by their ids."""
        wanted = {_key(article, self._version): article for article in articles}
        readings = {}
        for key, body in self._shelf.take(list(wanted)).items():
            article = wanted[key]
            if isinstance(kept := _thaw(body), tuple) and len(kept) == 2:
                readings[article.id] = Reading(article, *kept)
        return readings

    def save(self, readings: Iterable[Reading], articles: Iterable[Article]) -> None:
        """Keep these readings, and drop those of other rules, other facts and articles that are no longer there."""
        found = {_key(reading.article, self._version): (reading.timexes, reading.mentions) for reading in readings}
        self._shelf.put(found, [_key(article, self._version) for article in articles], _freeze)

    def recall(self, step: str, names: Sequence[str], kind: type[Made]) -> dict[str, Made]:
        """Give what is kept of a later step, by the names of all that each result rests on but rules and facts."""
        found = self._shelf_of(step).take([f"{self._version}-{name}" for name in names])
        thawed = ((key.removeprefix(f"{self._version}-"), _thaw(body)) for key, body in found.items())
        return {name: made for name, made in thawed if isinstance(made, kind)}

    def keep(self, step: str, made: Mapping[str, object], names: Sequence[str]) -> None:
        """Keep these results of a later step, and drop those that are under none of all these names."""
        found = {f"{self._version}-{name}": one for name, one in made.items()}
        self._shelf_of(step).put(found, [f"{self._version}-{name}" for name in names], _freeze)

    def _shelf_of(self, step: str) -> Shelf:
        return Shelf(self._shelf.path, step)


@cache
def rules_version() -> str:
    """Give a hash of all that a reading depends on but the article and the facts: code, tables, Python, libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{library} {metadata.version(library)}\n".encode())
    places = [_BUILDER / name for name in RULES]
    paths = [path for place in places for path in (place, *place.rglob("*"))]
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(_BUILDER).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _key(article: Article, version: str) -> str:
    """Name a reading by everything in the article: its text, its blocks, its metadata."""
    return hashlib.sha256(f"{version}\0{article!r}".encode("utf-8", "surrogatepass")).hexdigest()


def _freeze(found: object) -> bytes:
    return pickle.dumps(found, protocol=5)


def _thaw(body: bytes) -> Any:
    """Give back what was kept; None where it is nothing of ours."""
    try:
        return _Thaw(io.BytesIO(body)).load()
    except Exception:  # whatever a strange pickle may raise, the answer is to make it anew
        return None


class _Thaw(pickle.Unpickler):
    """Builds nothing but our own values and dates, so that a store somebody tampered with runs no code."""

    _PLAIN: Mapping[tuple[str, str], type] = {("datetime", "date"): date, ("pathlib", "PurePosixPath"): PurePosixPath}

    def find_class(self, module: str, name: str) -> type:
        """Load our own values and a few plain ones; a file somebody else wrote can call nothing."""
        if (module, name) in self._PLAIN:
            return self._PLAIN[module, name]
        if module.startswith("builder.") and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                ours: type = found
                if is_dataclass(ours) or issubclass(ours, Enum):
                    return ours
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
