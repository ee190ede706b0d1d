"""The house keeps its order: a room imports only from the rooms above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from builder.store import RULES

BUILDER = Path(__file__).resolve().parent.parent / "builder"
ROOMS = ("knowledge", "articles", "timex", "mentions", "dating", "events", "timeline", "render", "export")
FOR_ALL = {"values", "errors", "daynames"}
KNOW_MKDOCS = {"plugin", "mkdocs_options", "mkdocs_pages", "mkdocs_search"}


def imported(path: Path) -> set[str]:
    """Give the full names of all that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def said(path: Path) -> str:
    return path.relative_to(BUILDER.parent).as_posix()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_the_rooms_above_it(room: str) -> None:
    allowed = {*ROOMS[: ROOMS.index(room) + 1], *FOR_ALL} - ({"render"} if room == "export" else set())
    files = sorted((BUILDER / room).rglob("*.py"))
    assert files
    for path in files:
        rooms = {name.split(".")[1] for name in imported(path) if name.startswith("builder.")}
        assert not rooms - allowed, f"{said(path)} looks down into {sorted(rooms - allowed)}"


def test_only_the_plugin_knows_mkdocs() -> None:
    for path in sorted(BUILDER.rglob("*.py")):
        known = {name for name in imported(path) if name.split(".")[0] in ("mkdocs", "material")}
        assert not known or path.stem in KNOW_MKDOCS, f"{said(path)} imports {sorted(known)}"


def test_the_store_knows_every_file_that_a_reading_is_made_by() -> None:
    covered = {name.removesuffix(".py") for name in RULES}
    rooms = [path for name in RULES if (BUILDER / name).is_dir() for path in (BUILDER / name).rglob("*.py")]
    for path in rooms:
        used = {name.split(".")[1] for name in imported(path) if name.startswith("builder.")}
        assert not used - covered, f"{said(path)} uses {sorted(used - covered)}: a change there would not be noticed"


def test_other_rooms_use_only_what_a_room_exports() -> None:
    for path in sorted(BUILDER.rglob("*.py")):
        own = path.relative_to(BUILDER).parts[0]
        for name in imported(path):
            parts = name.split(".")
            if parts[0] != "builder" or len(parts) < 3 or parts[1] not in ROOMS or parts[1] == own:
                continue
            inside = BUILDER / parts[1] / f"{parts[2]}.py"
            exported = f'"{parts[2]}"' in (BUILDER / parts[1] / "__init__.py").read_text(encoding="utf-8")
            assert exported or not inside.exists(), f"{said(path)} reaches into {name}"


def test_no_seed_and_no_subject_is_named_in_code() -> None:
    seeds = [path.stem for path in (BUILDER.parent / "seeds").iterdir()]
    subject = ["Lavrov", "Syria", "Kerry", "Assad", "Geneva", "Moscow"]
    for path in sorted(BUILDER.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                words = [word for word in seeds + subject if word in node.value]
                assert not words, f"{said(path)}:{node.lineno} says {words}"
