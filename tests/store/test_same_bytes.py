"""Same inputs, same bytes: on any machine, in any time zone and language, in any order of files, by any hands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# Prints one hash of all pages and files made from the folder in the first argument.
MAKE = """
import hashlib, sys
from pathlib import Path
from builder import workers
from builder.site import SiteOptions, Sources, gather, site_files, site_pages

if __name__ == "__main__":
    project, cache, workers.MIN_ARTICLES = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    found = gather(Sources(
        project / "seeds",
        project / "content" / "knowledge",
        project / "content" / "corrections.yml",
        Path(cache) if cache else None,
    ))
    assert not found.faults
    digest = hashlib.sha256()
    options = SiteOptions(site_name="Same", site_url="https://same.example/")
    for page in site_pages(found.timeline, options):
        digest.update(f"{page.uri} {page.title} {page.html}".encode())
    for path, data in site_files(found.timeline, options):
        digest.update(path.encode() + data)
    print(digest.hexdigest())
"""


def made(project: Path, cache: str, least: int, **environment: str) -> str:
    script = project / "make.py"
    script.write_text(MAKE)
    done = subprocess.run(
        [sys.executable, str(script), str(project), cache, str(least)],
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def copied(folder: Path, backwards: bool) -> Path:
    """Copy what the site is made from, the files in one order or the other."""
    shutil.copytree(PROJECT / "content", folder / "content")
    (folder / "seeds").mkdir()
    for path in sorted((PROJECT / "seeds").iterdir(), reverse=backwards):
        shutil.copyfile(path, folder / "seeds" / path.name)
    return folder


def test_two_machines_make_the_same_bytes(tmp_path: Path) -> None:
    one = copied(tmp_path / "one", backwards=False)
    two = copied(tmp_path / "far" / "away", backwards=True)
    first = made(one, "", 1000, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    other = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}
    assert made(two, str(tmp_path / "cache"), 1, **other) == first  # several processes, an empty cache
    assert made(two, str(tmp_path / "cache"), 1000, **other) == first  # one process, a full cache
