"""Every act of the lexicon proves its own examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder import mentions
from builder.errors import RuleError
from builder.mentions import code_sentence
from builder.mentions.lexicon import ROOTS, SIDES, Act, _act, _cue, load_lexicon
from builder.timex import tag_text
from builder.values import EventClass
from tests.facts import facts

ACTS = [*load_lexicon().acts.values()]


@pytest.mark.parametrize(("act", "text"), [(act, text) for act in ACTS for text in act.accepts])
def test_an_act_is_told_by_its_own_examples(act: Act, text: str) -> None:
    code = code_sentence(text, tag_text(text), facts())
    assert code is not None
    assert code.act == act.name


@pytest.mark.parametrize(("act", "text"), [(act, text) for act in ACTS for text in act.rejects])
def test_an_act_is_not_told_by_what_only_looks_like_it(act: Act, text: str) -> None:
    code = code_sentence(text, tag_text(text), facts())
    assert code is None or code.act != act.name


def test_every_event_class_has_an_act_and_every_act_an_example() -> None:
    assert {act.event_class for act in ACTS} == set(EventClass)
    assert not [act.name for act in ACTS if not act.accepts]


def test_every_act_has_a_root_and_frames_give_only_roots() -> None:
    lexicon = load_lexicon()
    assert {act.root for act in ACTS} <= set(ROOTS)
    assert set(lexicon.compose.values()) <= {*ROOTS, "own"}
    assert {side for _, side in lexicon.compose} == set(SIDES)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("Iran will help rebuild Aleppo.", "AGREE", id="help ahead is a promise"),
        pytest.param("Turkey will impose sanctions on Syria.", "THREATEN", id="harm ahead is a threat"),
        pytest.param("Jordan refused to sign the treaty.", "REJECT", id="the outer verb wins"),
        pytest.param("Israel threatened to ban voting in East Jerusalem.", "THREATEN", id="a threat to ban"),
        pytest.param("The United States agreed to lift sanctions on Cuba.", "AGREE", id="an agreement to lift"),
        pytest.param("France said Syria must withdraw its troops.", "DEMAND", id="must, in another's mouth"),
        pytest.param("Police began to arrest demonstrators.", "COERCE", id="a beginning is the thing itself"),
        pytest.param("The two countries failed to reach agreement on water.", "REJECT", id="failing to agree"),
        pytest.param("Peru is ready to send troops to Haiti.", "THREATEN", id="ready to march"),
        pytest.param("The Council told the rebels to leave Bunia.", "DEMAND", id="told to"),
        pytest.param("Iran wants the Taleban to return its diplomats.", "DEMAND", id="wants another to"),
        pytest.param("Iran wants to return the hostages.", "AGREE", id="wants to, by itself"),
        pytest.param("Soldiers gave the president 24 hours to leave office.", "THREATEN", id="an ultimatum"),
        pytest.param("Libya will not budge.", "REJECT", id="will not, whatever it is"),
        pytest.param("Iran and Oman jointly widened a canal.", "COOPERATE", id="jointly, whatever it is"),
        pytest.param("The League clapped an oil embargo on Haiti.", "SANCTION", id="a strange verb, a known object"),
        pytest.param("Gunmen seized a radio station in Guatemala City.", "COERCE", id="a city's name is no city taken"),
        pytest.param("Moscow began its air strikes in September.", "FIGHT", id="air strikes are no strike"),
        pytest.param("The two sides agreed on Tuesday to set up a mechanism.", "AGREE", id="agreed, on a day"),
        pytest.param(
            "Annan left Cyprus on Sunday after two days of talks.", "CONSULT", id="a day's talks are not left"
        ),
        pytest.param("Nigeria will withdraw its peacekeepers unless Chad holds elections.", "THREATEN", id="unless"),
    ],
)
def test_a_frame_changes_the_root_of_an_act(text: str, root: str) -> None:
    code = code_sentence(text, tag_text(text), facts())
    assert (code.root if code else "none") == root


def test_a_word_that_stands_in_no_table_is_no_act() -> None:
    assert code_sentence("The weather improved in Oslo.", (), facts()) is None


@pytest.mark.parametrize("text", ["send ($nothing)", "send (tanks) (against) (rebels)"])
def test_a_bad_cue_is_told_by_itself(text: str) -> None:
    with pytest.raises(RuleError, match="send"):
        _cue(text, {})


def test_a_cue_may_want_two_things_of_its_object() -> None:
    both, one = _cue("send ($troops) (against)", {"troops": ["tanks"]}), _cue("send (tanks)", {})
    assert both.objects == one.objects
    assert both.weight > one.weight


def test_a_bad_row_is_told_by_its_name() -> None:
    row = {"name": "hum", "class": "MEET", "root": "HUM", "side": "coop"}
    with pytest.raises(RuleError, match="no PLOVER root is called HUM"):
        _act(row, "diplomacy.toml")


def test_the_word_classes_are_those_that_the_code_asks_for() -> None:
    files = sorted(Path(mentions.__file__).parent.glob("*.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    classes = load_lexicon().words.keys()
    asked = set(re.findall(r'words\["(\w+)"\]', code))
    assert not asked - classes
    assert not [name for name in classes if f'"{name}"' not in code]
