"""A build that takes from the store what it can gives the very timeline of a build that starts from nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder import store
from builder.site import Sources, gather
from builder.timeline import Timeline
from builder.timex import tag
from tests.store.laputa import PLACES

SEEDS = {
    "a.txt": "LAGADO, 6 May 2014 - The foreign ministers of Utopia and Laputa met in Lagado on Tuesday.",
    "b.txt": "The ministers of Utopia and Laputa agreed in Lagado on Tuesday to meet again next week.",
    "c.txt": "Two weeks ago Utopia said that Laputa would send an envoy to Lagado in June.",
}


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    found = Sources(tmp_path / "seeds", tmp_path / "knowledge", tmp_path / "none.yml", tmp_path / "kept.sqlite")
    found.seeds.mkdir()
    found.knowledge.mkdir()
    for name, text in SEEDS.items():
        (found.seeds / name).write_text(text)
    (found.knowledge / "places.yml").write_text(PLACES)
    return found


def timeline(sources: Sources, *, kept: bool = True) -> Timeline:
    cache = sources.cache if kept else None
    return gather(Sources(sources.seeds, sources.knowledge, sources.corrections, cache)).timeline


def one_byte(sources: Sources) -> None:
    path = sources.seeds / "b.txt"
    path.write_text(path.read_text().replace("Tuesday", "Thursday"))


def one_fact(sources: Sources) -> None:
    path = sources.knowledge / "places.yml"
    path.write_text(path.read_text() + "  utopia:\n    names: [Utopia]\n    kind: country\n")


def one_more(sources: Sources) -> None:
    (sources.seeds / "d.txt").write_text("Laputa and Utopia met in Lagado on 9 May 2014.")


def one_less(sources: Sources) -> None:
    (sources.seeds / "a.txt").unlink()


def damage(sources: Sources) -> None:
    assert sources.cache is not None
    body = sources.cache.read_bytes()
    sources.cache.write_bytes(body[: len(body) // 2] + b"\xff" * 50 + body[len(body) // 2 + 50 :])


CHANGES = [
    pytest.param(one_byte, id="a-word-of-one-article"),
    pytest.param(one_fact, id="a-fact"),
    pytest.param(one_more, id="an-article-more"),
    pytest.param(one_less, id="an-article-less"),
    pytest.param(damage, id="fifty-bytes-of-the-store"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_timeline_is_that_of_a_clean_build(
    change: Callable[[Sources], None], sources: Sources
) -> None:
    before = timeline(sources)
    change(sources)
    clean = timeline(sources, kept=False)
    assert timeline(sources) == clean
    assert timeline(sources) == clean  # of what has just been kept
    assert (clean == before) == (change is damage)


def test_after_one_rule_is_another_nothing_old_is_taken(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    before = timeline(sources)
    monkeypatch.setattr("builder.pipeline.tag", lambda article: tag(article)[:1])
    monkeypatch.setattr(store, "rules_version", lambda: "with another rule")
    after = timeline(sources)
    assert after == timeline(sources, kept=False)
    assert after != before


def test_without_a_store_nothing_is_written(sources: Sources) -> None:
    timeline(sources, kept=False)
    assert sources.cache is not None
    assert not sources.cache.exists()
