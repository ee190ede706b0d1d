"""One act told in many ways, none of which may cost it its entry: whole clauses, stages, answers, lists with posts."""

from __future__ import annotations

import pytest

from builder.values import EventClass
from tests.events.dated import entries

CLAUSES = [
    ("Lavrov insisted on Monday that the Syrian leader must stay.", "Lavrov insists that the Syrian leader must stay"),
    ("France proposed on Monday that the sanctions be extended.", "France proposes that the sanctions be extended"),
    ("China suggested on Monday that UN sanctions be eased.", "China suggests that UN sanctions be eased"),
    (
        "Kerry warned in London on Monday that the United States would act alone.",
        "Kerry warns that the United States will act alone",
    ),
    ("Kerry warned Syria on Monday that it would pay a price.", "Kerry warns Syria that it will pay a price"),
    (
        "Turkey threatened on Monday that it would close the border.",
        "Turkey threatens that it will close the border",
    ),
    ("France proposed on Monday a plan that would end the war.", "France proposes a plan"),
]

STAGES = [
    ("Turkey decided on Monday to close the border with Syria.", "Turkey decides to close the border with Syria"),
    ("Qatar started to deliver aid to Gaza on Monday.", "Qatar starts to deliver aid to Gaza"),
    (
        "The Security Council decided on Monday to extend the mission.",
        "The Security Council decides to extend the mission",
    ),
    ("Russia began withdrawing its jets from Syria on Monday.", "Russia begins withdrawing its jets from Syria"),
    ("Russia responded on Monday by expelling two British envoys.", "Russia responds by expelling two British envoys"),
    (
        "Iran retaliated on Monday by closing its embassy in Riyadh.",
        "Iran retaliates by closing its embassy in Riyadh",
    ),
]

PARTIES = [
    (
        "Kerry and the Russian foreign minister, Sergei Lavrov, met in Moscow on Monday.",
        "Kerry and Lavrov hold talks in Moscow",
    ),
    (
        "France's foreign minister, Laurent Fabius, and his Russian counterpart, Sergei Lavrov, met in Rome on Monday.",
        "Fabius and Lavrov hold talks in Rome",
    ),
    ("A meeting between Obama and Putin took place in Moscow on Monday.", "Obama and Putin hold talks in Moscow"),
    ("A meeting between Obama and Putin is set for Friday.", "Obama and Putin due to hold talks"),
    ("Annan was briefed by General Robert Mood in Geneva on Monday.", "Annan and Mood hold talks in Geneva"),
    ("Cameron spoke on the telephone to Obama on Monday.", "Cameron and Obama speak by telephone"),
]

WAR = [
    (
        "Shelling of a market in Homs killed at least 57 people on Monday.",
        "Shelling of a market in Homs kills at least 57 people",
    ),
]

NOBODYS = [
    ("Sanctions on Libyan ports will be relaxed next week.", "Sanctions on Libyan ports due to be relaxed"),
    ("Heavy weapons are to be withdrawn by 10 October.", "Heavy weapons due to be withdrawn"),
    ("A monitoring panel will be set up in Geneva on Friday.", "A monitoring panel due to be set up in Geneva"),
    (
        "A draft by France was defeated on Monday by eight votes to three.",
        "A draft by France defeated by eight votes to three",
    ),
    ("The crossing at Nasib was reopened on Monday.", "The crossing at Nasib reopened"),
    ("A convoy of 40 lorries reached Homs on Monday.", "A convoy of 40 lorries reaches Homs"),
    ("The Houthis rejected a UN plan on Monday.", "The Houthis reject a UN plan"),
    ("Turkish troops entered Syria on Monday.", "The Turkish army enters Syria"),
]

WORDS = [
    (
        "France and Britain put their weight behind the plan for Syria on Monday.",
        "France and the UK put their weight behind the plan for Syria",
    ),
    ("The United States set up a no-fly zone over Libya on Monday.", "The US sets up a no-fly zone over Libya"),
    (
        "The Arab League's Anna Hale told reporters on Monday that the truce was holding.",
        "Anna Hale says the truce is holding",
    ),
]

JOURNEYS = [
    ("Obama rang Mr Putin on Monday.", "Obama and Putin speak by telephone"),
    ("Obama called Assad on Monday to ask for a truce.", "Obama and Assad speak by telephone"),
    ("Hollande was in Antalya on Monday.", "Hollande visits Antalya"),
    (
        "Lavrov, in Moscow for talks with Kerry, called the plan a mistake on Monday.",
        "Lavrov and Kerry hold talks in Moscow",
    ),
    ("Cameron welcomed Hollande in London on Monday.", "Cameron welcomes Hollande in London"),
    ("NATO ministers will take it up when they meet in Brussels on Friday.", "NATO due to meet in Brussels"),
]


@pytest.mark.parametrize(("text", "title"), [*NOBODYS, *WORDS, *JOURNEYS, *CLAUSES, *STAGES, *PARTIES, *WAR])
def test_an_act_is_read_however_it_is_told(text: str, title: str) -> None:
    assert title in [event.title for event in entries(text)]


def test_a_round_that_opens_on_a_day_to_come_is_a_plan() -> None:
    found = entries("A second round of talks opens in Oslo on Friday.")
    assert [(event.title, event.realis.value) for event in found] == [
        ("A second round of talks due to open in Oslo", "scheduled")
    ]


def test_a_weekday_of_what_was_done_lies_behind_the_article() -> None:
    (told,) = entries("Cameron spoke on the telephone to Obama on Monday about the strike.")
    assert told.when is not None
    assert told.when.edtf == "2012-07-09"


def test_how_a_vote_went_may_stand_between_a_verb_and_what_was_voted() -> None:
    (told,) = entries("The General Assembly voted 133 to 12 on Monday to condemn Syria.")
    assert told.event_class is EventClass.ADOPT
