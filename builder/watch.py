"""Whether what a site is made from changed while it was being made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

Fingerprint = tuple[int, int, str]
"""Of a file: its time and its place on the disk, and a hash of its bytes."""


def fingerprints(sources: Iterable[Path]) -> dict[str, Fingerprint]:
    """Note all files in some folders, and some files. One that cannot be read now is as good as absent."""
    found: dict[str, Fingerprint] = {}
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file():
                try:
                    status, body = path.lstat(), path.read_bytes()
                except OSError:
                    continue
                name = path.relative_to(source.parent).as_posix()
                found[name] = (status.st_mtime_ns, status.st_ino, hashlib.sha256(body).hexdigest())
    return found


def first_change(before: Mapping[str, Fingerprint], after: Mapping[str, Fingerprint]) -> str | None:
    """Name a file that is no longer what it was, is gone or has come."""
    return next((name for name in sorted({*before, *after}) if before.get(name) != after.get(name)), None)
