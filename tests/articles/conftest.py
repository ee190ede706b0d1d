"""The project's own facts, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(Path(__file__).resolve().parents[2] / "content" / "knowledge")
