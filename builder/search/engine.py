"""Which search a site gets."""

from __future__ import annotations

from typing import Literal

from builder.errors import BuilderError
from builder.search.pagefind import is_installed

Engine = Literal["material", "pagefind"]
Wanted = Literal["auto", "material", "pagefind"]

# The theme's search loads its whole index with the first key; at some 2,000 entries that is 2 MB.
MOST_ENTRIES = 2000


class SearchError(BuilderError):
    """The search that was asked for is not there."""


def choose_engine(wanted: Wanted, entries: int) -> Engine:
    """Give the engine wanted; of its own accord the theme's for small sites and Pagefind, where installed, for large.

    Raises:
        SearchError: Pagefind is asked for by name and is not installed.
    """
    if wanted == "pagefind" and not is_installed():
        raise SearchError("search is 'pagefind', which is not installed; wanted: pip install 'dated-timeline[search]'")
    if wanted == "auto":
        return "pagefind" if entries > MOST_ENTRIES and is_installed() else "material"
    return wanted
