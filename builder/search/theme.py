"""The theme's own search, made to work from a folder on disk."""

from __future__ import annotations

from pathlib import Path

WORKER = "assets/search-worker.js"


def worker_script() -> tuple[str, bytes]:
    """Give the script that runs the theme's search without a worker where there can be none, and its address."""
    return WORKER, Path(__file__).with_name("worker.js").read_bytes()


def index_script(index: str) -> str:
    """Give the search index as the script that the theme looks for on disk, where it cannot fetch JSON."""
    return f"var __index = {index}"
