"""Searching the site: which engine a site of its size wants, and the files each needs beside the theme's."""

from builder.search.engine import Engine, Wanted, choose_engine
from builder.search.pagefind import SEARCH_PAGE, index_folder, search_page, search_script
from builder.search.theme import index_script, worker_script

__all__ = [
    "SEARCH_PAGE",
    "Engine",
    "Wanted",
    "choose_engine",
    "index_folder",
    "index_script",
    "search_page",
    "search_script",
    "worker_script",
]
