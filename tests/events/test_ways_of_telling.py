"""One act told in many ways, none of which may cost it its entry: whole clauses, stages, answers, lists with posts."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("text", "title"), [*CLAUSES, *STAGES, *PARTIES, *WAR])
def test_an_act_is_read_however_it_is_told(text: str, title: str) -> None:
    assert title in [event.title for event in entries(text)]
