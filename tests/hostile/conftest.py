"""The hostile corpus: one small file a case, by what should become of it.

`taken` are seeds that become articles, `refused` seeds that do not; `knowledge` and `corrections` hold tables that are
refused, `lines` what the filters complain of. What cannot lie in a repository (strange names, links, a file of
20 MB) is made by the tests.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.articles import load_articles
from builder.knowledge import Knowledge
from builder.values import Article

CASES = Path(__file__).resolve().parent / "cases"
PROJECT = Path(__file__).resolve().parents[2]


def cases(kind: str) -> list[Path]:
    """Give the files of one kind, sorted."""
    return sorted((CASES / kind).iterdir())


def name(path: Path) -> str:
    return path.name


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> dict[str, Article]:
    """Load all the seeds that are taken, by their files' names."""
    seeds = tmp_path_factory.mktemp("hostile") / "seeds"
    shutil.copytree(CASES / "taken", seeds)
    loaded = load_articles(seeds, knowledge)
    assert not loaded.faults
    return {article.path.name: article for article in loaded.articles}
