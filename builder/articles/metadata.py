"""Checking what a seed says of itself: a day the calendar has, an address that is one, no key we do not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from builder.errors import SourceError

FIELDS = ("title", "outlet", "url", "published", "author", "language")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,20})?")
_SLASHES = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
EARLIEST, LATEST = date(1600, 1, 1), date(8999, 12, 31)


def check_fields(fields: Mapping[str, tuple[str, int | None]], path: PurePath) -> None:
    """Refuse a key that is not ours.

    Raises:
        SourceError: names the key, its line and the keys there are.
    """
    for name, (_, line) in fields.items():
        if name not in FIELDS:
            raise SourceError(path, line, f"unknown key {name[:40]!r}; wanted one of {', '.join(FIELDS)}")


def read_day(words: str, path: PurePath, line: int | None) -> date:
    """Read a publication day: ISO, or in words that leave no doubt ("11 August 2015").

    Raises:
        SourceError: it is no day, no calendar has it, or 08/11/2015 could be two days.
    """
    if found := _ISO.fullmatch(words):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            raise SourceError(path, line, f"published is {words!r}, which no calendar has") from None
    elif _SLASHES.fullmatch(words):
        raise SourceError(path, line, f"published is {words!r}, which reads two ways; wanted 2015-08-11")
    else:
        day = _day_in_words(words, path, line)
    if not EARLIEST <= day <= LATEST:
        years = f"{EARLIEST.year} to {LATEST.year}"
        raise SourceError(path, line, f"published is {words!r}; wanted a year from {years}")
    return day


def _day_in_words(words: str, path: PurePath, line: int | None) -> date:
    import dateparser

    settings = {"STRICT_PARSING": True, "PREFER_DAY_OF_MONTH": "first"}
    parsed = None
    if len(words) <= 60 and re.search(r"\b\d{4}\b", words):
        parsed = dateparser.parse(words, settings=settings)
    if parsed is None:
        raise SourceError(path, line, f"published is {words[:60]!r}, which no calendar has; wanted 2015-08-11")
    return parsed.date()


def read_url(words: str, path: PurePath, line: int | None) -> str:
    """Read a web address.

    Raises:
        SourceError: it is not http or https, or hides something: a user name, blanks, control characters.
    """
    try:
        parts = urlsplit(words)
        fine = parts.scheme.lower() in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        fine = False
    if not fine or re.search(r"[\s\x00-\x20\x7f<>\"\\^`{|}\u200b-\u202f\u2060-\u206f]", words) or len(words) > 2000:
        wanted = "one that begins with https:// or http://, without blanks, quotes, brackets or a user's name"
        raise SourceError(path, line, f"url is {words[:80]!r}; wanted {wanted}")
    return words


def read_language(words: str, path: PurePath, line: int | None) -> str:
    """Read a language's code: "en", "ar", "pt-BR".

    Raises:
        SourceError: it is none.
    """
    if not re.fullmatch(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8})?", words):
        raise SourceError(path, line, f"language is {words[:40]!r}; wanted a code like en or ar")
    return words.split("-")[0].lower()
