"""What was read of each article, kept from one build to the next: SQLite, by content, rules and facts.

A result is taken only if it was made from this very article, by these very rules, with these very facts; else it is
made anew. The store is never needed: one that is damaged is thrown away, one that is locked is passed by.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module, metadata
from pathlib import Path, PurePosixPath

from builder.knowledge import Knowledge
from builder.values import Article, Reading

_SCHEMA = "CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, version TEXT NOT NULL, body BLOB NOT NULL)"
_BUILDER = Path(__file__).resolve().parent
_ROOMS = ("values", "knowledge", "articles", "timex", "mentions")
_LIBRARIES = ("dateparser", "babel", "pyyaml", "trafilatura", "regex")
_WAIT_SECONDS = 2.0
_SEAL = 32  # bytes of the hash that stands before each body


class Store:
    """Readings by article, for one version of the rules and one of the facts."""

    def __init__(self, path: Path, knowledge: Knowledge) -> None:
        """Name the file, which need not exist. Facts without a version were made by hand, and cannot be told apart."""
        if not knowledge.version:
            raise ValueError("these facts have no version; load them from their files")
        self.path = path
        self.version = f"{rules_version()}-{knowledge.version}"

    def load(self, articles: Sequence[Article]) -> dict[str, Reading]:
        """Give what is kept of these articles, by their ids."""
        wanted = {_key(article, self.version): article for article in articles}
        try:
            found = dict(self._rows(list(wanted)))
        except sqlite3.OperationalError:
            return {}  # locked, or not to be read: as if nothing were kept
        except sqlite3.DatabaseError:
            self._throw_away()
            return {}
        readings = {}
        for key, body in found.items():
            article = wanted[key]
            if (kept := _thaw(body)) is not None:
                readings[article.id] = Reading(article, *kept)
        return readings

    def save(self, readings: Iterable[Reading], articles: Iterable[Article]) -> None:
        """Keep these readings, and drop those of other rules, other facts and articles that are no longer there."""
        present = [(_key(article, self.version),) for article in articles]
        rows = [(_key(reading.article, self.version), self.version, _freeze(reading)) for reading in readings]
        try:
            self._write(rows, present)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._throw_away()
            with suppress(sqlite3.Error, OSError):
                self._write(rows, present)
        except OSError:
            return  # a folder that cannot be written: next time is as slow as this

    def _rows(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        if not self.path.is_file():
            return
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as store:
            store.execute(_SCHEMA)
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                marks = ",".join("?" * len(some))
                yield from store.execute(f"SELECT key, body FROM readings WHERE key IN ({marks})", some)

    def _write(self, rows: Sequence[tuple[str, str, bytes]], present: Sequence[tuple[str]]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as store, store:
            store.execute(_SCHEMA)
            store.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", rows)
            store.execute("CREATE TEMP TABLE present (key TEXT PRIMARY KEY)")
            store.executemany("INSERT OR IGNORE INTO present VALUES (?)", present)
            store.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM present)")

    def _throw_away(self) -> None:
        with suppress(OSError):
            self.path.unlink()


@cache
def rules_version() -> str:
    """Give a hash of all that a reading depends on but the article and the facts: code, tables, Python, libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{library} {metadata.version(library)}\n".encode())
    paths = [path for room in _ROOMS for path in (_BUILDER / room).rglob("*") if path.is_file()]
    for path in sorted([*paths, _BUILDER / "pipeline.py", _BUILDER / "store.py"]):
        if "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(_BUILDER).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _key(article: Article, version: str) -> str:
    """Name a reading by everything in the article: its text, its blocks, its metadata."""
    return hashlib.sha256(f"{version}\0{article!r}".encode("utf-8", "surrogatepass")).hexdigest()


def _freeze(reading: Reading) -> bytes:
    body = pickle.dumps((reading.timexes, reading.mentions), protocol=5)
    return hashlib.sha256(body).digest() + body


def _thaw(sealed: bytes) -> tuple[tuple, tuple] | None:  # type: ignore[type-arg]
    """Give back what was frozen; None where a byte has changed."""
    if not isinstance(sealed, bytes) or hashlib.sha256(sealed[_SEAL:]).digest() != sealed[:_SEAL]:
        return None
    try:
        timexes, mentions = _Thaw(io.BytesIO(sealed[_SEAL:])).load()
    except Exception:  # whatever a strange pickle may raise, the answer is to read the article anew
        return None
    return timexes, mentions


class _Thaw(pickle.Unpickler):
    """Builds nothing but our own values and dates, so that a store somebody tampered with runs no code."""

    _PLAIN: Mapping[tuple[str, str], type] = {("datetime", "date"): date, ("pathlib", "PurePosixPath"): PurePosixPath}

    def find_class(self, module: str, name: str) -> type:
        if (module, name) in self._PLAIN:
            return self._PLAIN[module, name]
        if module.startswith("builder.") and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                ours: type = found
                if is_dataclass(ours) or issubclass(ours, Enum):
                    return ours
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
