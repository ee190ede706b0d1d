"""What short news items tell and how: each row a sentence or two, and what an editor would list of it."""

from __future__ import annotations

import pytest

from tests.events.dated import entries

TITLES = [
    # One post told of several people, and a partner that an apposition leads in.
    ("Presidents Vladimir Putin and Barack Obama met in Moscow on Tuesday.", "Putin and Obama hold talks in Moscow"),
    (
        "Foreign Minister Sergei Lavrov and his French counterpart, Laurent Fabius, met in Moscow on Tuesday.",
        "Lavrov and Fabius hold talks in Moscow",
    ),
    # Talks of which a reader knows one party; journeys told by their end.
    (
        "Assad met a delegation of Jordanian lawmakers in Damascus on Tuesday.",
        "Assad meets a delegation of Jordanian lawmakers in Damascus",
    ),
    ("Hollande is expected in Moscow on Friday.", "Hollande due in Moscow"),
    ("Annan was in Tehran on Monday to see the president.", "Annan visits Tehran"),
    ("Next week: Russia and Iran convene in Moscow on 18 July.", "Russia and Iran due to hold talks in Moscow"),
    (
        "The presidents of Turkey, Russia and Iran pledged on Monday to bring calm to Syria.",
        "Turkey, Russia and Iran pledge to bring calm to Syria",
    ),
    ("Annan came to Damascus on Monday.", "Annan comes to Damascus"),
    ("Kerry left for Tehran on Tuesday.", "Kerry leaves for Tehran"),
    ("Annan saw Lavrov in Moscow on Tuesday.", "Annan and Lavrov hold talks in Moscow"),
    ("Annan was in Doha on Monday for talks with Kerry.", "Annan and Kerry hold talks in Doha"),
    ("Fabius was in Rome on Monday, where he was received by Lavrov.", "Fabius visits Rome"),
    # Plans in words that no act has.
    (
        "Obama is to lay out his Middle East policy in a speech on Thursday.",
        "Obama due to lay out his Middle East policy in a speech",
    ),
    # What several whom nobody listed decide, and what is done by a vote.
    (
        "Foreign ministers of 17 countries agreed on Monday on a timetable for Syria.",
        "Foreign ministers of 17 countries agree on a timetable for Syria",
    ),
    (
        "The General Assembly adopted by a large majority on Monday a resolution condemning Syria.",
        "The General Assembly adopts a resolution condemning Syria",
    ),
    (
        "The truce, brokered by Russia and Turkey, came into force on Monday.",
        "The truce brokered by Russia and Turkey comes into force",
    ),
    # What is said: up to what a comma adds, past whom it is said to, with a short quotation.
    (
        "Annan said on Monday that he would leave his post, six months after he took it.",
        "Annan says he will leave his post",
    ),
    (
        "More than 9,000 people have been killed in Syria, Serry told the Security Council on Tuesday.",
        "Serry says more than 9,000 people have been killed in Syria",
    ),
    (
        "Lavrov said on Monday that the vote would be “a grave mistake” for Syria.",
        "Lavrov says the vote will be “a grave mistake” for Syria",
    ),
    ("Annan said on Monday that he wanted to visit Tehran.", "Annan says he wants to visit Tehran"),
    # What is agreed in a clause, and whom others met.
    (
        "World powers agreed in Geneva on Monday that Syria should have a transitional government.",
        "World powers agree that Syria should have a transitional government",
    ),
    ("At the UN in New York, Kerry and Lavrov met on Monday.", "Kerry and Lavrov hold talks in New York"),
    (
        "Annan met U.S. Under-Secretary of State Wendy Sherman in Geneva on Monday.",
        "Annan and Sherman hold talks in Geneva",
    ),
    # Objects that go on after their day, and adjectives that share a noun.
    (
        "Russia accused Israel on Monday of causing the loss of a plane.",
        "Russia accuses Israel of causing the loss of a plane",
    ),
    (
        "The Security Council condemned Monday the strikes by a band of rebels on the American and French embassies.",
        "The Security Council condemns the strikes by a band of rebels on the American and French embassies",
    ),
    (
        "Kerry and Davutoglu expressed concern on Monday over recent Al Assad regime attacks on civilians in the "
        "central province of Homs and the influx of fighters from the Lebanese militia Hezbollah.",
        "Kerry and Davutoğlu express concern over recent Al Assad regime attacks on civilians",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[row[0][:50] for row in TITLES])
def test_an_item_gives_the_entry_an_editor_would_list(text: str, title: str) -> None:
    found = [event.title for event in entries(text)]
    assert title in found, found


NONE = [
    pytest.param("Russia will host the next.", id="the next what"),
    pytest.param("Turkey had come to see Assad as a rival.", id="to come to see somebody so is no journey"),
    pytest.param("The talks that Annan is due to open in Geneva are at risk.", id="due to open what"),
    pytest.param("Annan expects Damascus to publish its reply on Friday.", id="what another is expected to do"),
    pytest.param("Annan called for Homs, which the army took, to be spared.", id="called for a town"),
    pytest.param("The Security Council threatened measures on Monday.", id="which measures"),
    pytest.param("Kerry called the election a great big zero on Monday.", id="no election was called"),
    pytest.param("Annan agreed with Assad on Monday.", id="on what"),
    pytest.param("Lavrov cancelled the trip on Monday.", id="which trip nobody can tell"),
    pytest.param("Obama and Putin agreed on little else on Monday.", id="else than what"),
    pytest.param("Nine members of the Security Council voted for the resolution on Monday.", id="nine are not all"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_an_editor_would_not_sign_is_no_entry(text: str) -> None:
    assert [event.title for event in entries(text)] == []


DATES = [
    pytest.param(
        "Fabius has welcomed the report of the mission on the attack at a hospital in Syria on 4 April.",
        "Fabius welcomes the report of the mission on the attack at a hospital in Syria",
        "../2012-07-11",
        id="what is done by now is not done on the day of what it is about",
    ),
    pytest.param(
        "Assad paid a working visit to Moscow on Tuesday.",
        "Assad pays a working visit to Moscow",
        "2012-07-10",
        id="a working visit is no plan to visit",
    ),
    pytest.param(
        "Annan and Assad used their first meeting, in Damascus on Monday, to speak of a truce.",
        "Annan and Assad hold talks",
        "2012-07-09",
        id="a gathering has the day of a clause that tells nothing else",
    ),
    pytest.param(
        "France called on Russia to help on Tuesday as Annan and Lavrov met in Moscow.",
        "Annan and Lavrov hold talks in Moscow",
        "2012-07-10",
        id="as they met: on the main clause's day",
    ),
    pytest.param(
        "Annan flew to Moscow on Monday and met Lavrov.",
        "Annan and Lavrov hold talks",
        "2012-07-09",
        id="what goes on in one tense is on one day",
    ),
    pytest.param(
        "Fabius said on Tuesday it would not last, after Turkey and Iran approved a plan for Syria.",
        "Turkey and Iran approve a plan for Syria",
        "../2012-07-11",
        id="after: done by then, on no day that is told",
    ),
    pytest.param(
        "France has bombed targets in Syria in answer to an attack on the town a week ago.",
        "France bombs targets in Syria in answer to an attack on the town",
        "../2012-07-11",
        id="a week ago dates the attack",
    ),
    pytest.param(
        "Russia vetoed a resolution on Syria on Tuesday. The day before the vote Obama had telephoned Hollande.",
        "Obama and Hollande speak by telephone",
        "2012-07-09",
        id="the day before the vote that the article tells",
    ),
    pytest.param(
        "Annan met Assad in Damascus on Monday. On the day of the visit, Fabius visited Moscow.",
        "Fabius visits Moscow",
        "2012-07-09",
        id="the day of a visit told as a meeting",
    ),
    pytest.param(
        "On the day of the announcement, Fabius visited Moscow.",
        "Fabius visits Moscow",
        "../2012-07-11",
        id="the day of what the article does not date",
    ),
    pytest.param(
        "Annan and Lavrov met in Moscow on Monday, two days after the Arab League condemned Syria.",
        "The Arab League condemns Syria",
        "2012-07-07",
        id="two days after a clause",
    ),
    pytest.param(
        "Annan and Lavrov met in Moscow on Monday. The meeting came two days after the Arab League condemned Syria.",
        "The Arab League condemns Syria",
        "2012-07-07",
        id="what came two days after a clause",
    ),
    pytest.param(
        "The League said on Monday it was too late, since Hollande first proposed a conference on Syria.",
        "Hollande proposes a conference on Syria",
        "../2012-07-11",
        id="since: done by then",
    ),
]


@pytest.mark.parametrize(("text", "title", "day"), DATES)
def test_an_entry_is_dated_by_what_its_own_clause_leans_on(text: str, title: str, day: str) -> None:
    found = {event.title: event.when.edtf if event.when else None for event in entries(text)}
    assert found.get(title) == day, found


PARTNERS = [
    pytest.param(
        "Obama, with his French guest, Laurent Fabius, at his side, said on Monday that the talks would resume.",
        "Obama says the talks will resume",
        id="a guest at his side says nothing",
    ),
    pytest.param(
        "Assad held talks with Putin, Kremlin spokesman Dmitry Peskov told reporters.",
        "Assad and Putin hold talks",
        id="who tells it took no part",
    ),
    pytest.param(
        "Ban Ki-moon, with Brahimi standing beside him, told reporters on Monday that the talks would resume.",
        "Ban says the talks will resume",
        id="those told tell nothing",
    ),
]


@pytest.mark.parametrize(("text", "title"), PARTNERS)
def test_who_did_it_is_read_from_the_clause_that_tells_it(text: str, title: str) -> None:
    assert title in [event.title for event in entries(text)]


PAIRS = [
    ("Annan met Assad on Monday. The two men agreed on a plan for Syria.", "Annan and Assad agree on a plan for Syria"),
    ("Annan spoke to Assad. The two met in Damascus on Monday.", "Annan and Assad hold talks in Damascus"),
    (
        "Obama, Putin and Cameron met in London on Monday. The three agreed on a truce in Syria.",
        "Obama, Putin and Cameron agree on a truce in Syria",
    ),
    ("Annan met Assad on Monday. By evening he was with Salehi: both men agreed on a plan for Syria.", None),
    ("Annan met Assad on Sunday. Kerry met Lavrov on Monday. The two agreed on a plan for Syria.", None),
]


@pytest.mark.parametrize(("text", "title"), PAIRS)
def test_two_and_three_are_the_last_who_fit(text: str, title: str | None) -> None:
    found = [event.title for event in entries(text) if "agree" in event.title or "Damascus" in event.title]
    assert found == ([title] if title else [])
