"""Builds of the seeds killed at random moments: how often the site was not whole afterwards.

python -m benchmarks.kills                 20 builds
python -m benchmarks.kills --times 100     more
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lay_out(folder: Path, seeds: str = "seeds") -> Path:
    """Copy this project's facts, pages and seeds; the seeds lie where the configuration says."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "seeds", folder / seeds)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("seeds: seeds", f"seeds: {seeds}")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def start(project: Path) -> subprocess.Popen[str]:
    """Start to publish a project, in a group of processes of its own."""
    command = [sys.executable, "-m", "builder", "publish", "--config-file", str(project / "mkdocs.yml")]
    return subprocess.Popen(
        command,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1500000000"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def kill(build: subprocess.Popen[str]) -> None:
    """Stop a build and all its processes, with no time for last words."""
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


def tree(site: Path) -> str:
    """Give one hash of a site's files, names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(site)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    chance = random.Random(options.times)
    with tempfile.TemporaryDirectory() as scratch:
        project = lay_out(Path(scratch))
        clock = time.perf_counter()
        start(project).communicate()
        longest, good, spoilt, finished = time.perf_counter() - clock, tree(project / "site"), 0, 0
        for _ in range(options.times):
            build = start(project)
            time.sleep(chance.uniform(0, longest))
            finished += build.poll() is not None
            if build.poll() is None:
                kill(build)
            spoilt += tree(project / "site") != good
        said, _ = start(project).communicate()
        last = "as good as the first" if tree(project / "site") == good else f"not as good as the first:\n{said}"
    print(f"{options.times} builds, {options.times - finished} killed before they were done: {spoilt} sites spoilt")
    print(f"the build after them is {last}")


if __name__ == "__main__":
    main()
