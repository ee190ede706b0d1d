"""Our own check of a schema says what the full one says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.export import timeline_document
from builder.schema import violations
from tests.factories import make_timeline

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "builder/export/timeline.schema.json").read_text())


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(timeline_document(make_timeline(12))))
    return found


CHANGES: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("nothing", lambda found: None),
    ("a field less", lambda found: found["events"][0].pop("title")),
    ("a field more", lambda found: found["events"][0].update(colour="red")),
    ("another type", lambda found: found["events"][0].update(title=5)),
    ("no such class", lambda found: found["events"][0].update({"class": "DANCE"})),
    ("a day in words", lambda found: found["articles"][0]["published"].update(best="Tuesday")),
    ("too sure", lambda found: found["articles"][0]["published"].update(confidence=2)),
    ("true for a number", lambda found: found["articles"][0]["published"].update(confidence=True)),
    ("an address that is none", lambda found: found["articles"][0].update(url="javascript:x()")),
    ("a list for a thing", lambda found: found.update(events={})),
    ("a table less", lambda found: found.pop("calendar")),
]


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_both_say_the_same_of_a_document_with(
    what: str, change: Callable[[dict[str, Any]], object], document: dict[str, Any]
) -> None:
    changed = copy.deepcopy(document)
    change(changed)
    valid = jsonschema.Draft202012Validator(SCHEMA).is_valid(changed)
    assert (not list(violations(changed, SCHEMA))) == valid
    assert valid == (what == "nothing")


def test_a_schema_with_a_word_that_is_not_known_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="uniqueItems"):
        list(violations([], {"uniqueItems": True}))
