"""What comes from elsewhere: each package has its reasons and its hashes, each action its commit."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGES = [re.split(r"[<>=; \[]", one)[0] for one in PROJECT["dependencies"]]


@pytest.mark.parametrize("package", PACKAGES)
def test_each_dependency_is_justified_where_contributors_look(package: str) -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    cells = [row.strip("|").split("|") for row in table.splitlines() if row.startswith("|")]
    rows = [row for row in cells if package in re.split("[ ,]+", row[0].casefold())]
    assert len(rows) == 1
    assert all(cell.strip() for cell in rows[0])


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"))
    packages = re.findall(r"(?m)^(\S.*(?:\n[ \t]+.*)*)", text)
    assert {name for name in PACKAGES if not re.search(rf"(?mi)^{re.escape(name)}==", text)} == set()
    for package in packages:
        assert re.match(r"[\w.-]+==[\w.+!-]+ ", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_pins_its_actions_and_may_do_no_more_than_it_must(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in actions)
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
