"""The whole site in one file, to be unpacked and read from a disk."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

BUNDLE = "data/site.zip"
ABOUT = "The whole site, search included: unpack it and open index.html."
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment the format can say


def write_bundle(site: Path, stamp: datetime) -> None:
    """Pack a built site, but for the packed file itself. The same site and stamp give the same bytes."""
    moment = max(_EARLIEST, stamp.timetuple()[:6])
    target = site / BUNDLE
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as bundle:
        for path in sorted(site.rglob("*")):
            if path.is_file() and path != target and path.suffix != ".map":
                entry = zipfile.ZipInfo(path.relative_to(site).as_posix(), moment)
                entry.external_attr = 0o644 << 16
                bundle.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 6)
