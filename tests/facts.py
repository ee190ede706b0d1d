"""The project's own facts: read, and laid out for dating, once for all the tests of a process."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from builder.dating import Subject, lay_out
from builder.knowledge import Knowledge, load_knowledge

ROOT = Path(__file__).resolve().parent.parent


@cache
def facts() -> Knowledge:
    """Give the facts."""
    return load_knowledge(ROOT / "content" / "knowledge")


def copy_content(folder: Path) -> None:
    """Copy the project's pages and facts into a project, without the years' calendars, which are nine tenths of them.

    A build has some 450 events left to lay out, and takes half the time.
    """
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("calendar-2*"))


@cache
def laid_out() -> Subject | None:
    """Give them laid out, which takes longer than to date an article."""
    return lay_out(facts())
