"""The commands as a person types them, with fewer facts; two of them in a process of their own, with all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import COMMANDS, main
from tests.facts import ROOT

TALKS = "Foreign Minister Ana Torres met her Polish counterpart in Warsaw on Tuesday. They will meet again next week."
Run = Callable[..., Result]


@pytest.fixture
def builder(few_facts: Path) -> Run:
    """Give what runs a command in this process; `--knowledge` is named where a command takes it."""

    def run(command: str, *arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(main, [command, "--knowledge", str(few_facts), *arguments], input=stdin)

    return run


def by_itself(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `python -m builder` with a plain environment, from another folder than the project's."""
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT / "tests",
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        timeout=120,
        check=False,
    )


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_tag_gives_each_expression_its_value_and_its_reasons(builder: Run) -> None:
    done = builder("tag", stdin=lines({"id": "a", "text": TALKS, "dct": "2015-08-12"}))
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["id"] == "a"
    tuesday, week = found["timexes"]
    assert TALKS[tuesday["start"] : tuesday["end"]] == "Tuesday"
    assert (tuesday["value"], tuesday["first_day"], tuesday["last_day"]) == ("2015-08-11", "2015-08-11", "2015-08-11")
    assert week["value"] == "2015-W34"
    assert all(timex["why"] and timex["rule"] and timex["anchor"] for timex in found["timexes"])


def test_tag_goes_on_after_a_bad_line_and_fails_at_the_end() -> None:
    done = by_itself("tag", stdin='{"id": "a"}\n' + lines({"id": "b", "text": "in May 2012"}))
    assert done.returncode == 1
    assert "line 1: 'text' of 'a' is missing" in done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"]


def test_tag_writes_timeml(builder: Run) -> None:
    done = builder("tag", "--format", "timeml", stdin=lines({"id": "a", "text": "in May 2012", "dct": "2015-08-12"}))
    assert done.exit_code == 0, done.stderr
    assert '<TIMEX3 tid="t1" type="DATE" value="2012-05"' in done.stdout


def test_a_weekday_alone_is_not_counted_from_a_day_that_nothing_tells(builder: Run) -> None:
    done = builder("tag", stdin=lines({"id": "a", "text": "They met on Friday."}))
    [friday] = json.loads(done.stdout)["timexes"]
    assert friday["value"] == "XXXX-WXX-5"


def test_date_keeps_the_order_and_what_was_given(builder: Run) -> None:
    done = builder(
        "date",
        stdin=lines({"id": "b", "text": TALKS, "published": "2015-08-12"}, {"id": "a", "text": "No clue at all."}),
    )
    assert done.exit_code == 0, done.stderr
    given, unknown = (json.loads(line) for line in done.stdout.splitlines())
    assert (given["id"], given["best"]) == ("b", "2015-08-12")
    assert (unknown["id"], unknown["best"]) == ("a", None)


def test_two_records_with_one_id_are_told(builder: Run) -> None:
    done = builder("date", stdin=lines({"id": "a", "text": ""}, {"id": "a", "text": "x"}))
    assert done.exit_code == 1
    assert "line 2: a second article has the id 'a'" in done.stderr


def test_timeline_is_one_document_with_the_given_ids(builder: Run) -> None:
    done = builder("timeline", stdin=lines({"id": "Ä 1", "text": TALKS, "published": "2015-08-12"}))
    assert done.exit_code == 0, done.stderr
    document = json.loads(done.stdout)
    assert [article["id"] for article in document["articles"]] == ["Ä 1"]
    assert {"articles", "events", "calendar", "unresolved"} <= set(document)


def test_no_articles_make_an_empty_timeline(builder: Run) -> None:
    done = builder("timeline")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["events"] == []


def test_explain_tells_the_date_the_evidence_and_each_expression() -> None:
    seed = sorted((ROOT / "seeds").iterdir())[0]
    done = by_itself("explain", seed.name)
    assert done.returncode == 0, done.stderr
    assert "written: 2014-02-19" in done.stdout
    assert "\x1b" not in done.stdout
    assert "February 19, 2014" in done.stdout


def test_a_seed_that_is_not_there_is_told_with_those_that_are(builder: Run) -> None:
    done = builder("explain", "nosuch")
    assert done.exit_code == 2
    assert "'nosuch' names no article" in done.stderr


def test_an_event_that_is_not_there_is_told(builder: Run) -> None:
    done = builder("events", "--explain", "nosuch")
    assert done.exit_code == 2
    assert "no event has the id 'nosuch'" in done.stderr
    assert "Traceback" not in done.stderr


def test_events_lists_the_timeline_and_explains_an_entry(builder: Run) -> None:
    listed = builder("events")
    assert listed.exit_code == 0, listed.stderr
    first = listed.stdout.splitlines()[0].split()[0]
    assert builder("events", "--explain", first).stdout.strip()


def test_a_fault_in_the_knowledge_names_file_and_line(builder: Run, tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_text("people:\n\t- id: x\n", encoding="utf-8")
    done = builder("date", "--knowledge", str(tmp_path), stdin=lines({"id": "a", "text": "x"}))
    assert done.exit_code == 2
    assert "people.yml:2:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_text_with_its_date_is_tagged_without_what_would_work_it_out() -> None:
    tag_it = "import builder.cli, sys; builder.cli.main(['tag'], standalone_mode=False); print(*sys.modules)"
    given = {"id": "a", "text": "in May 2012", "dct": "2015-08-12"}
    done = subprocess.run(
        [sys.executable, "-c", tag_it], input=lines(given), capture_output=True, text=True, cwd=ROOT, check=True
    )
    answer, modules = done.stdout.splitlines()
    assert '"2012-05"' in answer
    assert not {"numpy", "icalendar", "builder.dating", "builder.mentions", "builder.render"} & set(modules.split())


def test_explain_shows_what_an_editor_decided_of_an_expression(builder: Run, tmp_path: Path) -> None:
    decided = tmp_path / "corrections.yml"
    decided.write_text(
        "- article: 001_58d8388786a3bbbd\n  expression: two weeks ago\n  value: 2015-08-03\n  why: a transcript\n"
    )
    done = builder("explain", "001", "--corrections", str(decided))
    assert done.exit_code == 0, done.stderr
    [line] = [line for line in done.stdout.splitlines() if "\ttwo weeks ago\t" in line]
    assert line.split("\t")[2:] == ["2015-08-03", "An editor decided: 2015-08-03."]


def test_decisions_somebody_names_must_be_there(builder: Run) -> None:
    done = builder("timeline", "--corrections", "nosuch.yml")
    assert done.exit_code == 2
    assert "'nosuch.yml' does not exist" in done.stderr


def test_a_seed_that_cannot_be_read_is_told_and_the_rest_goes_on(builder: Run, tmp_path: Path) -> None:
    (tmp_path / "whole.txt").write_text(TALKS)
    (tmp_path / "broken.json").write_text("{")
    done = builder("events", "--seeds", str(tmp_path))
    assert done.exit_code == 0, done.stderr
    assert "skipped:" in done.stderr
    assert "broken.json:1: is not JSON" in done.stderr


STREAMS = [
    pytest.param("<&-", "the standard input is closed; name a file", id="no-input"),
    pytest.param(">&-", "error: the standard output is closed", id="no-output"),
    pytest.param("> /dev/full", "error: no space left on device", id="no-room"),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize(("stream", "said"), STREAMS)
def test_a_stream_that_leads_nowhere_is_told_in_one_line(stream: str, said: str) -> None:
    given = lines({"id": "a", "text": "in May 2012", "dct": "2015-08-12"})
    command = f'"{sys.executable}" -m builder tag {stream}'
    done = subprocess.run(command, shell=True, input=given, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_letters_a_terminal_cannot_show_become_question_marks(few_facts: Path) -> None:
    done = CliRunner(charset="ascii").invoke(main, ["explain", "001", "--knowledge", str(few_facts)])
    assert done.exit_code == 0, done.exception
    assert "The article says ?two weeks ago?." in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command: str) -> None:
    done = CliRunner().invoke(main, [command, "--help"])
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) > 4
