"""Results kept from one build to the next in one SQLite file: bodies by key, each sealed with its hash.

A shelf is never needed: one that is damaged or laid out otherwise is thrown away, one that is locked is passed by.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

_WAIT_SECONDS = 2.0
_SEAL = 32  # bytes of the hash that stands before each body
# What will pass, or lies with the folder, and not with the file: its contents may be sound.
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}


class Shelf:
    """A file of bodies by key, which need not exist; several shelves may stand in one file."""

    def __init__(self, path: Path, name: str = "kept") -> None:
        if not name.isidentifier():
            raise ValueError(f"{name!r} names no table")
        self.path = path
        self._name = name
        self._schema = f"CREATE TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY, body BLOB NOT NULL)"

    def take(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Give what is kept under these keys, but nothing in which a byte has changed."""
        try:
            return {key: body for key, sealed in self._rows(keys) if (body := _unseal(sealed)) is not None}
        except sqlite3.Error as error:
            self._judge(error)
            return {}

    def put(self, things: Mapping[str, Any], present: Iterable[str], pack: Callable[[Any], bytes] = bytes) -> None:
        """Keep these things, and drop what stands under no key that is present.

        Each is packed as it is written: thousands of bodies at once would fill the memory.
        """
        keys = [(key,) for key in present]
        try:
            self._write(_sealed(things, pack), keys)
        except sqlite3.Error as error:
            if self._judge(error):
                with suppress(sqlite3.Error, OSError):
                    self._write(_sealed(things, pack), keys)
        except OSError:
            return  # a folder that cannot be written: next time is as slow as this

    def _rows(self, keys: Sequence[str]) -> Iterator[tuple[str, object]]:
        if not self.path.is_file():
            return
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as file:
            file.execute(self._schema)
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                marks = ",".join("?" * len(some))
                yield from file.execute(f"SELECT key, body FROM {self._name} WHERE key IN ({marks})", some)

    def _write(self, rows: Iterable[tuple[str, bytes]], present: Sequence[tuple[str]]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as file, file:
            file.execute(self._schema)
            file.executemany(f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)", rows)
            file.execute("CREATE TEMP TABLE present (key TEXT PRIMARY KEY)")
            file.executemany("INSERT OR IGNORE INTO present VALUES (?)", present)
            file.execute(f"DELETE FROM {self._name} WHERE key NOT IN (SELECT key FROM present)")

    def _judge(self, error: sqlite3.Error) -> bool:
        """Throw the file away where the fault is its own. Tells whether it did."""
        # The lowest byte is the kind; those above it say more closely which.
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _PASSING:
            return False
        with suppress(OSError):
            self.path.unlink()
        return True


def _sealed(things: Mapping[str, Any], pack: Callable[[Any], bytes]) -> Iterator[tuple[str, bytes]]:
    for key, thing in things.items():
        body = pack(thing)
        yield key, hashlib.sha256(body).digest() + body


def _unseal(sealed: object) -> bytes | None:
    if not isinstance(sealed, bytes) or hashlib.sha256(sealed[_SEAL:]).digest() != sealed[:_SEAL]:
        return None
    return sealed[_SEAL:]
