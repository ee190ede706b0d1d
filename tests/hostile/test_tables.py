"""Hostile tables of facts and of decisions: refused with file and line, and nothing run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from builder.errors import SourceErrors
from builder.knowledge import load_corrections, load_knowledge
from tests.hostile.conftest import cases, name


@pytest.mark.parametrize("path", cases("knowledge"), ids=name)
def test_a_broken_table_is_refused_with_its_line(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "people.yml")
    with pytest.raises(SourceErrors) as caught:
        load_knowledge(tmp_path)
    for fault in caught.value.faults:
        assert fault.line is not None or "UTF" in fault.problem
        assert "\n" not in str(fault)
        assert len(fault.problem) < 300


@pytest.mark.parametrize("path", cases("corrections"), ids=name)
def test_broken_decisions_are_refused_with_their_line(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "corrections.yml")
    with pytest.raises(SourceErrors) as caught:
        load_corrections(tmp_path / "corrections.yml")
    for fault in caught.value.faults:
        assert fault.line is not None
        assert "\n" not in str(fault)


def test_markup_in_a_name_is_a_name(tmp_path: Path) -> None:
    names = '\'<script>xss()</script>\', "{{ 7*7 }}", \'=cmd()\', "a\\u202eb", "\\x1b[31m"'
    (tmp_path / "people.yml").write_text(f"people:\n  a:\n    names: [{names}]\n", encoding="utf-8")
    assert load_knowledge(tmp_path).person["a"].name == "<script>xss()</script>"


def test_a_pipe_and_a_folder_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "places.yml").mkdir()
    os.mkfifo(tmp_path / "people.yml")
    with pytest.raises(SourceErrors) as caught:
        load_knowledge(tmp_path)
    assert [str(fault).rpartition("/")[2] for fault in caught.value.faults] == [
        "people.yml: is no plain file",
        "places.yml: is no plain file",
    ]
