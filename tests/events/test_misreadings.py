"""What is no entry, or another than it seems: another war, a will, a denial, a noun's day, a title cut short."""

from __future__ import annotations

import pytest

from tests.events.dated import entries

TITLES = [
    # Another war, and other rebels.
    ("Kerry praised Assad on Monday after fifty years of war in Colombia.", ["Kerry praises Assad"]),
    (
        "On Monday Houthi rebels and Russia agreed to a ceasefire in Syria.",
        ["Russia and Houthi rebels agree to a ceasefire in Syria"],
    ),
    (
        "Turkey and pro-Iranian militants signed a ceasefire in Syria on Monday.",
        ["Turkey and pro-Iranian militants sign a ceasefire in Syria"],
    ),
    # A will and a condition are no plans; nobody's order is no order.
    ("The European Union is ready to impose new sanctions on Syria next week.", []),
    ("The European Union will impose new sanctions on Syria next week unless the truce holds.", []),
    ("Russia received no envoy from Syria on Monday.", []),
    # Who met is not told.
    ("The prime minister spoke on Monday to Barack Obama and Vladimir Putin.", []),
    ("The move is wrong, said Kofi Annan in a statement at a recent meeting of the Arab League.", []),
    # Titles that would break off, or that nobody understands.
    ("The congress that Russia hosts in Sochi next week is on Syria.", []),
    ("Lavrov received both sides on Monday.", []),
    ("The ministers meet in Cairo on Thursday.", []),
    ("The council voiced deep concern about Syria. Russia's envoy took her away from Homs on Sunday.", []),
    (
        "Russia and Iran agreed on Monday a truce in Syria to start on Friday.",
        ["Russia and Iran agree a truce in Syria"],
    ),
    ("Putin called a meeting of the body which runs the war in Syria on Monday.", ["Putin calls a meeting"]),
    ("Kofi Annan was to have flown to Syria next week.", ["Annan due to fly to Syria"]),
    ("The mandate of its observers ran out on Sunday.", []),
    ("Russia insists that the call on Syria for peace - rejected so far - amounts to war.", []),
    ("Hollande promised on Monday to punish those who attacked Syria.", []),
    ("Washington suspended talks with Syria about it on Monday.", ["The US suspends talks with Syria"]),
    (
        "Davutoglu visited Damascus on Monday in a last-ditch effort to persuade Assad to stop his security forces "
        "attacking civilians.",
        ["Davutoğlu visits Damascus"],
    ),
    (
        "Obama said on Monday he would veto any bill that prevented the deal with Syria.",
        ["Obama says he would veto any bill that prevented the deal with Syria"],
    ),
]


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_what_is_misread_easily(text: str, titles: list[str]) -> None:
    assert [event.title for event in entries(text)] == titles


DAYS = [
    pytest.param(
        "Since 2005, when the United States withdrew its ambassador to Syria, Assad has had few friends.",
        ("The US withdraws its ambassador to Syria", "2005"),
        id="a year that a when explains",
    ),
    pytest.param(
        "Syria's government invited opposition figures to July 10 talks.",
        ("Syria's government invites opposition figures to July 10 talks", "2012-07-11~"),
        id="the day of the talks, and not of the invitation",
    ),
]


@pytest.mark.parametrize(("text", "entry"), DAYS)
def test_a_day_belongs_to_its_own_words(text: str, entry: tuple[str, str]) -> None:
    assert [(event.title, event.when.edtf if event.when else None) for event in entries(text)] == [entry]
