"""Order, an editor's decisions, and what is reported beside the events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath

from builder.events import explain_event
from builder.knowledge import Correction, Corrections
from builder.timeline import Timeline, arrange
from builder.values import ActorKind, DatedReading, EventClass, Participant
from tests.events.worlds import BERG, NORDBURG, Told, days, merged, quiet_knowledge, tell

TUESDAY = date(2015, 8, 11)
MET = Told("Berg met Dahl in Nordburg on Tuesday.", place=NORDBURG, phrase="Tuesday", on="2015-08-11")
CALLED = Told(
    "Berg called for a truce last week.", EventClass.CALL, (BERG,), phrase="last week", on="2015-08-03/2015-08-09"
)
SOMEDAY = Told("Berg will meet Dahl soon.", phrase="soon", on=None)


def decisions(*entries: tuple[str, str, str | tuple[str, ...] | None]) -> Corrections:
    path = PurePath("content/corrections.yml")
    sorts = {"value": "expression", "outlet": "article"}
    return Corrections(
        tuple(
            Correction(action, target, value, "seen in print", path, line, of=sorts.get(action, "event"))
            for line, (action, target, value) in enumerate(entries, start=1)
        )
    )


def timeline(*readings: DatedReading, corrections: Corrections | None = None) -> Timeline:
    corrections = corrections or Corrections()
    knowledge = quiet_knowledge()
    return arrange(readings, merged(*readings, corrections=corrections), knowledge, corrections)


def test_entries_stand_by_first_day_and_undated_ones_last() -> None:
    undated = Told("Berg had met Dahl before.", background=True)
    events = timeline(tell("a", TUESDAY, MET, undated, CALLED)).events
    assert [days(event) is None for event in events] == [False, False, True]
    assert events[0].event_class is EventClass.CALL


def test_what_has_no_place_on_the_calendar_is_listed() -> None:
    made = timeline(tell("a", TUESDAY, MET, SOMEDAY))
    assert [entry.expression.timex.text for entry in made.unresolved] == ["soon"]


def test_somebody_nobody_listed_is_offered_with_the_article() -> None:
    stranger = Participant("Per Quist", ActorKind.PERSON)
    made = timeline(tell("a", TUESDAY, replace(MET, actors=(BERG, stranger))))
    assert made.newcomers == (("Per Quist", "a"),)


def test_an_editor_gives_a_title_and_a_date_and_both_are_marked() -> None:
    (before,) = timeline(tell("a", TUESDAY, MET)).events
    decided = decisions(("title", before.id, "Ministers meet"), ("date", before.id, "2015-08-10"))
    (after,) = timeline(tell("a", TUESDAY, MET), corrections=decided).events
    assert after.title == "Ministers meet"
    assert after.when is not None
    assert after.when.edtf == "2015-08-10"
    assert after.editor == ("title: seen in print", "date: seen in print")
    assert after.reason.steps[0].note == "seen in print"


def test_an_editor_hides_an_entry_also_by_an_id_it_absorbed() -> None:
    readings = (tell("a", TUESDAY, MET), tell("b", TUESDAY, MET))
    (before,) = timeline(*readings).events
    made = timeline(*readings, corrections=decisions(("hide", before.also[0], None)))
    assert made.shown == ()
    assert made.warnings == ()


def test_an_editor_joins_two_entries_and_parts_them_again() -> None:
    reading = tell("a", TUESDAY, MET, CALLED)
    one, other = timeline(reading).events
    (joined,) = timeline(reading, corrections=decisions(("merge", one.id, (other.id,)))).events
    assert {joined.id, *joined.also} == {one.id, other.id}
    parted = decisions(("merge", one.id, (other.id,)), ("split", one.id, (other.id,)))
    assert len(timeline(reading, corrections=parted).events) == 2


def test_an_editor_gives_an_expression_its_value_everywhere() -> None:
    made = timeline(tell("a", TUESDAY, MET), corrections=decisions(("value", "a: Tuesday", "2015-08-04")))
    assert made.events[0].when is not None
    assert made.events[0].when.edtf == "2015-08-04"
    value = made.article["a"].timexes[0].value
    assert value is not None
    assert value.edtf == "2015-08-04"


def test_a_decision_that_matches_nothing_is_a_warning_with_the_nearest() -> None:
    (event,) = timeline(tell("a", TUESDAY, MET)).events
    wrong = event.id[:-1] + ("0" if event.id[-1] != "0" else "1")
    made = timeline(
        tell("a", TUESDAY, MET), corrections=decisions(("title", wrong, "x"), ("value", "a: Tuesdy", "2015"))
    )
    assert made.warnings == (
        f"content/corrections.yml:1: title of {wrong!r} matches nothing; nearest: {event.id} ({event.title})",
        "content/corrections.yml:2: value of 'a: Tuesdy' matches nothing; nearest: a: Tuesday",
    )


def test_how_an_event_came_to_be_is_told_with_scores_vetoes_and_reasons() -> None:
    readings = (
        tell("a", TUESDAY, MET),
        tell("b", TUESDAY, MET, replace(MET, sentence="No.", phrase=None, background=True)),
    )
    event = timeline(*readings).events[0]
    told = explain_event(readings, quiet_knowledge(), Corrections(), event.id)
    assert "because the article says “Tuesday”" in told
    assert "2·date 1.00 + 2·people 1.00" in told
    assert "kept apart" in told
