"""While an editor works: `mkdocs serve` shows what was just saved."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
PLACES = "places:\n  norland: {names: [Norland], kind: country}\n"
FAIR = "calendar:\n  fair: {title: The Norland fair, date: 2012-05-04, place: norland, source: an almanac}\n"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve a small project, and give its address."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content/knowledge").mkdir(parents=True)
    (tmp_path / "content/knowledge/places.yml").write_text(PLACES)
    (tmp_path / "seeds/first.txt").write_text("Ministers meet\n\nMinisters met in Norland on 3 May 2012.\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Talks\ndocs_dir: content\ndev_addr: 127.0.0.1:{port}\nplugins: [timeline: {{cache: false}}]\n"
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _shows(address: str, words: str, seconds: float = 60) -> bool:
    """Wait until a page shows some words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                if words in answer.read().decode():
                    return True
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_a_seed_that_is_added_and_a_fact_that_changes_are_on_the_site_at_once(tmp_path: Path, address: str) -> None:
    assert _shows(f"{address}articles/", "Ministers meet")
    (tmp_path / "seeds/second.txt").write_text("Envoys part\n\nEnvoys left Norland on 5 May 2012.\n")
    assert _shows(f"{address}articles/", "Envoys part")
    (tmp_path / "content/knowledge/calendar.yml").write_text(FAIR)
    assert _shows(f"{address}calendar/2012/", "The Norland fair")
