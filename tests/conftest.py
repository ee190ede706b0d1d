"""What tests of every room may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.knowledge import Knowledge
from tests.facts import copy_content, facts


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Give the project's own facts."""
    return facts()


@pytest.fixture(scope="session")
def few_facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of fewer facts, for what does not hang on how many there are."""
    folder = tmp_path_factory.mktemp("few")
    copy_content(folder)
    return folder / "content" / "knowledge"
