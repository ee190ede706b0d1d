"""Every page is valid HTML, by a validator that is not ours.

`.htmlvalidate.json` leaves out what is no fault: blanks at the ends of lines, titles longer than a search engine shows
(an article's title is its publisher's), a small "doctype", ids that begin with an underscore, as Material's do, and
forms without a button to send them: filters and searches act as one chooses and types.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

VALIDATOR = Path("node_modules/.bin/html-validate")
# What Material for MkDocs 9.8 has on every page, and cannot be mended without a copy of its whole template.
MATERIAL = (
    ("valid-autocomplete", r"#__(drawer|search|palette_\d)"),  # check boxes that open its drawers forbid completion
    ("attribute-allowed-values", r"#__nav_\w+_label"),  # an empty `tabindex` on the headings of its navigation
    # the table of contents stands twice: for wide screens and phones
    ("unique-landmark", r"main > div > div:nth-child\(\d\) > div > div > nav( > ul > li.* > nav)?"),
)


def _is_materials(rule: str, selector: str) -> bool:
    return any(rule == known and re.search(f"(^|> ){where}$", selector) for known, where in MATERIAL)


def test_every_page_is_valid_html_but_for_what_the_theme_does(folder: Path, tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        told = "html-validate is not installed: npm ci --ignore-scripts --omit=optional"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    # The large site is the plain one with another search: its index pages and what only it has stand for it.
    pages = sorted(path for site in ("dated", "hostile") for path in (folder / site).rglob("*.html"))
    others = [path.relative_to(folder / "large") for path in (folder / "large").rglob("*.html")]
    pages += [
        folder / "large" / name
        for name in others
        if name.name == "index.html" or not (folder / "dated" / name).exists()
    ]
    command = [str(VALIDATOR), "--formatter", "json", "--config", ".htmlvalidate.json", *map(str, pages)]
    report = tmp_path / "report.json"
    with report.open("wb") as output:  # written into a pipe, a long report loses its end
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    faults = [
        f"{Path(page['filePath']).relative_to(folder)}:{fault['line']}: {fault['ruleId']}: {fault['message']} "
        f"({fault.get('selector')})"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for fault in page["messages"]
        if not _is_materials(fault["ruleId"], fault.get("selector") or "")
    ]
    assert not faults, "\n".join(faults[:40])
