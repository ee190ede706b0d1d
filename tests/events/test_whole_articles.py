"""Whole articles, read with the project's own knowledge: what an editor would print of them, and what not."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

import pytest

from builder.articles import make_article
from builder.events import merge_mentions
from builder.knowledge import Correction, Corrections
from builder.timeline import arrange
from builder.values import DatedReading, Event
from tests.events.worlds import NO_DECISIONS, read_as_of
from tests.facts import facts

PUBLISHED = date(2012, 7, 11)  # a Wednesday


def entries(text: str, published: date = PUBLISHED) -> list[Event]:
    """Give the entries an article's text makes."""
    return shown(read_as_of(make_article("told", text, knowledge=facts()), published))


def shown(dated: DatedReading, corrections: Corrections = NO_DECISIONS) -> list[Event]:
    events = merge_mentions([dated], facts(), corrections)
    return list(arrange([dated], events, facts(), corrections).shown)


TITLES = [
    ("Activists said 24 people were killed across Syria on Monday.", "24 people killed across Syria, activists say"),
    ("Dozens of people were killed in Syria on Monday, including two journalists.", "Dozens of people killed in Syria"),
    ("Shelling by the army nonetheless killed six in Homs on Monday.", "Shelling by the army kills six in Homs"),
    (
        "Opposition groups said 39 people were killed throughout the country on Monday.",
        "39 people killed, the Syrian opposition says",
    ),
    (
        "At least 83 people were killed across Syria on Sunday, opposition activists said.",
        "At least 83 people killed across Syria, opposition activists say",
    ),
    ("Gunmen opened fire on demonstrators in Hama on Friday.", "Gunmen open fire on demonstrators in Hama"),
    ("A bombing in Damascus on Monday left 55 dead.", "A bombing in Damascus leaves 55 dead"),
    ("Fresh clashes erupted in Homs on Monday.", "Fresh clashes erupt in Homs"),
    ("Russia began its air strikes on Monday.", "Russia begins its air strikes"),
    (
        "A nationwide ceasefire came into force across Syria at midnight on Monday.",
        "A nationwide ceasefire comes into force across Syria",
    ),
    ("The Syrian authorities freed 1,180 people on Monday.", "The Syrian government frees 1,180 people"),
    (
        "Obama spoke by phone with Erdogan on Monday and the White House said they were worried.",
        "Obama and Erdoğan speak by telephone",
    ),
    (
        "Russia and Turkey agreed on Tuesday to set up a mechanism in Syria.",
        "Russia and Turkey agree to set up a mechanism in Syria",
    ),
    ("Annan said on Monday that he would resign on Friday.", "Annan due to resign"),
    ("Erdogan said on Monday that Turkey would keep its gates open.", "Erdoğan says Turkey will keep its gates open"),
    (
        "The Arab League held an emergency meeting in Cairo on Sunday.",
        "The Arab League holds an emergency meeting in Cairo",
    ),
    (
        "Turkey has closed its embassy in Damascus and several European countries have recalled their ambassadors.",
        "Turkey closes its embassy in Damascus",
    ),
    (
        "Lavrov called on Monday for talks on a transition in Syria by the warring sides and a lasting end to fights.",
        "Lavrov calls for talks on a transition in Syria by the warring sides",
    ),
    ("Arab foreign ministers met in Cairo on Sunday.", "Arab foreign ministers meet in Cairo"),
    ("Ministers from 17 countries met in Vienna on Friday.", "Ministers from 17 countries meet in Vienna"),
    ("The Friends of Syria met in Paris on Friday.", "The Friends of Syria meet in Paris"),
    (
        "The Syrian opposition began a conference in Cairo on Monday to elect a new leader.",
        "The Syrian opposition begins a conference in Cairo to elect a new leader",
    ),
    ("The Geneva talks ended on Saturday without agreement.", "The Geneva talks end"),
    ("Clinton meets Lavrov on Friday.", "Clinton and Lavrov due to hold talks"),
    ("Clinton told Radio Norland on Monday that the plan would go on.", "Clinton says the plan will go on"),
    (
        "Annan said on Monday that the talks planned for 20 July would be put off.",
        "Annan says the talks will be put off",
    ),
    ("Ban Ki-moon is expected to name a new envoy next week.", "Ban due to name a new envoy"),
    (
        "Syria accepted on Monday a proposal to put its weapons under international control.",
        "Syria accepts a proposal to put its weapons under international control",
    ),
    ("In Munich, Clinton met Lavrov on Monday.", "Clinton and Lavrov hold talks in Munich"),
    (
        "The representative of France called upon all parties on Monday to stop the violence.",
        "France calls upon all parties to stop the violence",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[row[0][:50] for row in TITLES])
def test_an_entry_says_what_was_said(text: str, title: str) -> None:
    titles = [event.title for event in entries(text)]
    assert title in titles


NONE = [
    pytest.param("Israel, which fought Hezbollah in 2006, said nothing.", id="history that is not the subject's"),
    pytest.param("Israel occupied the land in 1967.", id="history without an object a reader knows"),
    pytest.param("On Monday its forces were routed.", id="whose forces nobody can tell"),
    pytest.param("Syria’s government retook the district on Monday.", id="which district nobody can tell"),
    pytest.param("Hague called on Monday on militants in Iraq, Jordan and Turkey to fight.", id="called on to do what"),
    pytest.param(
        "Iran promised on Monday to withdraw from the streets Security forces in Syria have killed.",
        id="two sentences glued together",
    ),
    pytest.param("Officials met their counterparts in Geneva on Monday.", id="whose counterparts nobody can tell"),
    pytest.param("Eleven protesters were killed in Cairo on Monday.", id="another country's"),
    pytest.param("Moscow had nothing to gain by standing up for Assad.", id="nothing was done"),
    pytest.param("Al-Qaeda has always condemned his rule.", id="over and over, on no day"),
    pytest.param("The United States is considering sanctions against Syria.", id="only considered"),
    pytest.param("Lebanon fears the Syria protests of Monday.", id="a noun beside a state's name"),
    pytest.param("They are wrong who said the truce in Homs had collapsed.", id="the word of whoever said it"),
    pytest.param(
        "They are wrong who claim that Turkey had attacked Aleppo on Monday.", id="the word of whoever claims it"
    ),
    pytest.param(
        "Nobody who believes Assad met Kerry in Damascus on Monday spoke.", id="the word of whoever believes it"
    ),
]


@pytest.mark.parametrize("text", NONE)
def test_what_tells_a_reader_nothing_is_no_entry(text: str) -> None:
    assert [event.title for event in entries(text)] == []


def test_a_title_and_the_sentence_it_sums_up_are_one_event() -> None:
    (event,) = entries(
        "Russia, China veto UN resolution on Syria\n\n"
        "Russia and China on Tuesday vetoed a Western-Arab draft backing a plan for Assad to step aside."
    )
    assert event.title == "Russia and China veto a Western-Arab draft backing a plan for Assad to step aside"
    assert event.when is not None
    assert event.when.edtf == "2012-07-10"


def test_the_two_of_a_call_are_those_of_its_own_sentence() -> None:
    titles = {
        event.title
        for event in entries(
            "Mr Brahimi met senior US and Russian officials in Geneva on Monday.\n\n"
            "Putin spoke to Assad by telephone on Tuesday, the first call between the two since 2011."
        )
    }
    assert "Putin and Assad speak by telephone" in titles


def test_they_are_a_pair_only_where_two_people_or_states_were_named() -> None:
    events = entries(
        "After cajoling by U.S. and other officials, rebels and dissidents agreed on Monday to join a new body.\n\n"
        "They elected Moaz al-Khatib as its president on Tuesday."
    )
    assert not [event.title for event in events if "elect" in event.title]


def test_what_somebody_dates_ahead_is_not_the_day_he_said_it() -> None:
    assert not [
        event for event in entries("Geneva II date set for 22 January, UN says\n\nIt rained.") if "says" in event.title
    ]


def test_a_dash_parts_a_subject_from_its_verb_no_more_than_a_comma() -> None:
    (event,) = entries("The Arab League - which suspended Syria - condemned the killings on Monday in Homs.")
    assert [one.name for one in event.participants] == ["Arab League"]


def test_a_meeting_that_will_be_held_on_monday_lies_ahead_whoever_says_so() -> None:
    (event,) = entries("Annan will brief the U.N. Security Council on Monday, his spokesman said.")
    assert event.when is not None
    assert event.when.edtf == "2012-07-16"


def test_an_event_known_by_name_is_one_whatever_day_each_gives() -> None:
    events = entries(
        "More than 1,000 people have been killed since protests began in February 2011 in Syria.\n\n"
        "Rights groups say 7,000 people have been killed since the uprising began in April 2011."
    )
    assert [event.title for event in events].count("The Syrian war begins") == 1


def test_a_truce_to_end_the_violence_does_not_begin_the_war() -> None:
    events = entries("A ceasefire to end the violence in Syria started in April.")
    assert "The Syrian war begins" not in [event.title for event in events]


def test_what_an_editor_decided_about_always_shows() -> None:
    text = "Syria’s government retook the district on Monday."
    dated = read_as_of(make_article("told", text, knowledge=facts()), PUBLISHED)
    (mention,) = dated.reading.mentions
    titled = Correction(
        "title", mention.id, "The army retakes Baba Amr", "the district is named above", PurePath("c"), 1
    )
    (event,) = shown(dated, Corrections((titled,)))
    assert event.title == "The army retakes Baba Amr"
