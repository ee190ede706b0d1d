"""Searching the site: which engine a site of its size wants, and the files each needs beside the theme's."""

from builder.search.engine import Engine, Wanted, choose_engine
from builder.search.pagefind import SEARCH_PAGE, Record, index_pages, search_page, search_script
from builder.search.slim import Found, found_by_page, slim_page
from builder.search.theme import index_script, theme_docs, worker_script

__all__ = [
    "SEARCH_PAGE",
    "Engine",
    "Found",
    "Record",
    "Wanted",
    "choose_engine",
    "found_by_page",
    "index_pages",
    "index_script",
    "search_page",
    "search_script",
    "slim_page",
    "theme_docs",
    "worker_script",
]
