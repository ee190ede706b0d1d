"""What somebody only says: printed with his name, once, or not at all."""

from __future__ import annotations

import pytest

from tests.events.dated import entries

CLAIMS = [
    (
        "Syrian forces killed 24 civilians on Friday, a prominent rights lawyer said.",
        ["The Syrian army kills 24 civilians, a prominent rights lawyer says"],
    ),
    (
        "Security forces opened fire on hundreds of youths in Homs on Friday, witnesses said.",
        ["Security forces open fire on hundreds of youths in Homs, witnesses say"],
    ),
    (
        "28 civilians were killed in Homs on Sunday, said the London-based Syrian Observatory for Human Rights.",
        ["28 civilians killed in Homs, the Syrian Observatory for Human Rights says"],
    ),
    (
        "The Gulf Cooperation Council said Syria had rejected Arab attempts to end the bloodshed.",
        ["Syria rejects Arab attempts to end the bloodshed, the GCC says"],
    ),
    (
        "An activist told the newspaper that troops stormed the port of Latakia on Sunday.",
        ["Troops storm the port of Latakia, an activist says"],
    ),
    (
        "A British newspaper said on Friday that Iran had given weapons to Hezbollah.",
        ["Iran gives weapons to Hezbollah, a British newspaper says"],
    ),
    # A state's own people tell what it does.
    (
        "Turkey suspended talks with Syria on Friday, Prime Minister Tayyip Erdogan said on Sunday.",
        ["Turkey suspends talks with Syria"],
    ),
    # What the writer adds is not the speaker's.
    (
        "Shelling went on in Homs on Sunday, activists said, as President Assad vowed to continue fighting terrorism.",
        ["Assad vows to continue fighting terrorism"],
    ),
    # What is done and said by one verb is told once.
    (
        "China said it was sending a senior envoy to Damascus.",
        ["China says it is sending a senior envoy to Damascus"],
    ),
    (
        "Turkey suspended its mission to Syria, Foreign Minister Ahmet Davutoglu said on Sunday.",
        ["Davutoğlu says Turkey suspended its mission to Syria"],
    ),
    (
        "Elaraby said on Sunday that talks would open in Geneva on 23 July.",
        ["Elaraby: talks planned for 23 July 2012"],
    ),
    ("Erdogan said on Sunday Turkey's patience was running out.", ["Erdoğan says Turkey's patience is running out"]),
    (
        "Annan spoke on Sunday after talks in Geneva between Russia, the United States and the United Nations.",
        ["Russia, the US and the UN hold talks in Geneva"],
    ),
    (
        "Clinton said on Sunday she deplored the violence in Syria.",
        ["Clinton deplores the violence in Syria"],
    ),
]


@pytest.mark.parametrize(("text", "titles"), CLAIMS)
def test_a_claim_is_told_as_a_claim_and_once(text: str, titles: list[str]) -> None:
    assert sorted(event.title for event in entries(text)) == titles
