"""The folder of seeds: which files are articles, what they are called, and what keeps one out."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath

from builder.errors import SourceError

MAX_BYTES = 5_000_000
MAX_ID = 80
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Names that mean something else to the site or to some file systems.
_RESERVED = {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def article_id(name: str) -> str:
    """Make an id of a file's name without its suffix: `Vienna talks.txt` is `vienna-talks`.

    A name that says more than letters, digits and simple marks can keep is told apart by a hash of it.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    if re.fullmatch(r"[A-Za-z0-9_. -]{1,80}", name) and slug and slug not in _RESERVED:
        return slug
    mark = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return "-".join(part for part in (slug[:MAX_ID].strip("-_") or "article", mark))


def seed_paths(seeds: Path, suffixes: tuple[str, ...]) -> Iterator[Path | SourceError]:
    """Give the files of a folder and of those in it, sorted by name, and what is wrong with the others.

    Hidden files, editors' leavings and a README are no seeds. A symbolic link is refused: it may lead anywhere.
    """
    for folder, names, files in os.walk(seeds):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = Path(folder)
        for name in list(names):
            if (here / name).is_symlink():
                names.remove(name)
                yield SourceError(shown(seeds, here / name), None, "is a symbolic link; wanted a folder of its own")
        for name in sorted(files):
            path = here / name
            if name.startswith((".", "~")) or name.endswith(("~", ".swp", ".bak")) or name.upper().startswith("README"):
                continue
            if path.is_symlink():
                yield SourceError(shown(seeds, path), None, "is a symbolic link; wanted a file of its own")
            elif path.suffix.lower() not in suffixes:
                ending = f"ends in {path.suffix[:20]!r}, which no reader takes" if path.suffix else "has no ending"
                problem = f"{ending}; wanted {', '.join(suffixes)}"
                yield SourceError(shown(seeds, path), None, problem)
            else:
                yield path


def shown(seeds: Path, path: Path) -> PurePath:
    """Give a path as messages show it: from the seeds' own folder on, marks that print nothing escaped."""
    inside = PurePath(seeds.name or ".", path.relative_to(seeds)).as_posix()
    return PurePath("".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in inside))


def read_seed(path: Path, shown: PurePath) -> str:
    """Read a file's text with its line ends as they are.

    Raises:
        SourceError: it is no plain file, empty, too large, binary, or not UTF-8.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SourceError(shown, None, "is not a plain file")
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(shown, None, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(data) > MAX_BYTES:
        size = max(status.st_size, len(data)) / 1_000_000
        raise SourceError(shown, None, f"is {size:.1f} MB; an article has at most {MAX_BYTES // 1_000_000} MB")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(shown, 1, "is UTF-16; save it as UTF-8")
    if b"\0" in data or len(_CONTROL.findall(data[:4000])) > 40:
        place = max(data.find(b"\0"), 0)
        raise SourceError(shown, data.count(b"\n", 0, place) + 1, "is binary, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise SourceError(shown, line, problem) from error
    if not text.strip(" \t\r\n\f\v\ufeff\u200b\xa0"):
        raise SourceError(shown, None, "is empty")
    return text
