"""An editor's decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.errors import SourceErrors
from builder.knowledge import Corrections, EditorDate, load_corrections


def read(tmp_path: Path, text: str) -> Corrections:
    path = tmp_path / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    return load_corrections(path)


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.yml") == Corrections()


def test_a_file_of_remarks_is_no_decisions(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing decided yet\n").entries == ()


def test_each_sort_of_decision_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "- {article: a1, date: 2015-08-11, why: print edition}\n"
        "- {article: a1, outlet: sana, why: its style}\n"
        "- {article: a1, url: 'https://sana.sy/1', why: found it}\n"
        "- article: a1\n  expression: two weeks ago\n  value: 2015-08-03\n  why: eight days in truth\n"
        "- {event: e1, title: Talks in Moscow, why: shorter}\n"
        "- {event: e1, date: 2015-08~, why: about then}\n"
        "- {event: e1, merge: [e2, e3], why: one meeting}\n"
        "- {event: e4, split: [m1], why: two meetings}\n"
        "- {event: e5, hide: true, why: gossip}\n",
    )
    assert [(entry.of, entry.action, entry.target) for entry in found.entries] == [
        ("article", "date", "a1"),
        ("article", "outlet", "a1"),
        ("article", "url", "a1"),
        ("expression", "value", "a1: two weeks ago"),
        ("event", "title", "e1"),
        ("event", "date", "e1"),
        ("event", "merge", "e1"),
        ("event", "split", "e4"),
        ("event", "hide", "e5"),
    ]
    assert found.published == {"a1": EditorDate(date(2015, 8, 11), "print edition")}
    assert found.entries[6].value == ("e2", "e3")
    assert found.entries[3].line == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("article: a1\n", "is a mapping; wanted a list of decisions", id="not-a-list"),
        pytest.param("- {article: a1, date: 2015-08-11}\n", "a decision has no 'why'", id="no-why"),
        pytest.param("- {article: a1, date: 2015-02-30, why: x}\n", "which no calendar has", id="no-such-day"),
        pytest.param("- {article: a1, date: 2015-08, why: x}\n", "an article's is one day", id="month"),
        pytest.param("- {article: a1, why: x}\n", "says one of date, outlet, url; found 0", id="nothing-decided"),
        pytest.param("- {article: a, date: 2015-08-11, outlet: b, why: x}\n", "found 2", id="two-decisions"),
        pytest.param("- {article: a1, event: e1, hide: true, why: x}\n", "name one", id="two-things"),
        pytest.param("- {expression: a, value: b, why: x}\n", "name one", id="expression-of-nothing"),
        pytest.param("- {event: e1, hid: true, why: x}\n", "unknown key 'hid'", id="unknown-key"),
        pytest.param("- {article: a, url: 'javascript:alert(1)', why: x}\n", "wanted one that begins with", id="url"),
        pytest.param("- {article: a, url: 'https:///page', why: x}\n", "wanted one that begins with", id="no-host"),
        pytest.param(
            "- {article: a, date: 2015-08-11, why: x}\n- {article: a, date: 2015-08-12, why: y}\n",
            "the date of article 'a' is decided twice",
            id="twice",
        ),
        pytest.param("- a\n", "a decision is 'a'; wanted a mapping", id="a-word"),
    ],
)
def test_a_fault_is_told(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceErrors) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert all(fault.line for fault in caught.value.faults)
