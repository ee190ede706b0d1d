"""Lighthouse on the built site: a table of its four scores for each kind of page, on a phone and at a desk.

make audit-site                        build the site and look at it
python -m benchmarks.lighthouse SITE   look at a site that is built; without compression when --plain is given

Lighthouse comes with `npm ci --ignore-scripts`, the browser from CHROMIUM or the path. The site is served from this
machine, compressed as every host of static files does it. Fails where a score is under its floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LIGHTHOUSE = Path("node_modules/.bin/lighthouse")
FLOORS = {"performance": 95, "accessibility": 95, "best-practices": 100, "seo": 100}
_KINDS = ("index.html", "timeline/????-??.html", "articles/[!i]*.html", "people/[!i]*.html")
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static files does."""

    compress = True

    def do_GET(self) -> None:
        """Send a file, compressed where its kind gains by it."""
        path = Path(self.translate_path(self.path))
        if not self.compress or path.suffix not in _COMPRESSED or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _PlainHost(_Host):
    compress = False


def pages(site: Path) -> list[str]:
    """Give one page of each kind: of the months, articles and people the largest."""
    chosen = (max(site.glob(kind), key=lambda path: path.stat().st_size, default=None) for kind in _KINDS)
    return [path.relative_to(site).as_posix() for path in chosen if path is not None]


def scores(address: str, desk: bool) -> dict[str, int]:
    """Give a page's scores, of a hundred each."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={report}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
        command += ["--preset=desktop"] if desk else []
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM", "")})
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * categories[name]["score"]) for name in FLOORS}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--plain", action="store_true", help="serve without compression")
    options = parser.parse_args()
    if not LIGHTHOUSE.exists():
        sys.exit("lighthouse is not installed; wanted: npm ci --ignore-scripts")
    host = _PlainHost if options.plain else _Host
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'page':44}{'on a':8}{''.join(f'{name:>16}' for name in FLOORS)}")
    low = False
    for page in pages(options.site):
        for desk in (False, True):
            found = scores(f"http://127.0.0.1:{server.server_port}/{page}", desk)
            low = low or any(found[name] < floor for name, floor in FLOORS.items())
            cells = "".join(f"{score:16}" for score in found.values())
            print(f"{page[:43]:44}{'desk' if desk else 'phone':8}{cells}", flush=True)
    server.shutdown()
    server.server_close()
    if low:
        sys.exit("a score is under its floor: " + ", ".join(f"{name} {floor}" for name, floor in FLOORS.items()))


if __name__ == "__main__":
    main()
