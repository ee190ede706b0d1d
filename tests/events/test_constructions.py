"""Constructions that agencies use over and over, each in a sentence of its own: what an editor would print of it."""

from __future__ import annotations

import pytest

from tests.events.dated import entries

TITLES = [
    # Somebody tells of himself.
    (
        "Fabius said he would meet Kerry in Paris on Monday.",
        "Fabius and Kerry due to hold talks in Paris",
    ),
    ("Cameron told reporters he would hold talks with Putin on Tuesday.", "Cameron and Putin due to hold talks"),
    (
        "The United States and China said on Monday they had agreed to extend the mission in Syria.",
        "The US and China agree to extend the mission in Syria",
    ),
    # What lies ahead is told of no one by name.
    ("A donors' conference will take place in London on Thursday.", "A donors' conference due to take place in London"),
    ("Arab foreign ministers are due to meet in Baghdad on Thursday.", "Arab foreign ministers due to meet in Baghdad"),
    (
        "The next round of peace talks is scheduled for Thursday in Oslo, he added.",
        "The next round of peace talks due in Oslo",
    ),
    (
        "A conference on Syria will be held in Oslo on Thursday.",
        "A conference on Syria due to be held in Oslo",
    ),
    # People who decide for states or a body that is named.
    ("EU foreign ministers eased an oil embargo on Syria.", "EU foreign ministers ease an oil embargo on Syria"),
    ("NATO defence ministers are due to meet on Thursday.", "NATO defence ministers due to meet"),
    ("NATO leaders meeting in Wales approved a force for Syria.", "NATO approves a force for Syria"),
    ("Syria's foreign minister on Sunday turned down a U.N. idea.", "Syria's foreign minister turns down a U.N. idea"),
    ("Egypt's army ousted President Mohamed Morsi on Sunday.", "Egypt's army ousts President Mohamed Morsi"),
    # The present tense with a day ahead.
    ("The Friends of Syria meet in Istanbul on March 11.", "The Friends of Syria due to meet in Istanbul"),
    ("Opposition groups gather in Cairo tomorrow.", "The Syrian opposition due to gather in Cairo"),
    ("Putin was to have visited Turkey on Monday.", "Putin does not visit Turkey as planned"),
    # Where "here" is, and where "the talks" are.
    ("GENEVA - Kerry and Lavrov met here on Monday.", "Kerry and Lavrov hold talks in Geneva"),
    (
        "De Mistura praised the peace talks in Geneva on Sunday. The talks began last Friday.",
        "Talks in Geneva begin",
    ),
    ("France saw the draft. Annan saw President Assad on Sunday.", "Annan and Assad hold talks"),
    (
        "Obama and Putin spoke by telephone on Sunday. The two leaders condemned Israel.",
        "Obama and Putin condemn Israel",
    ),
    (
        "Ban urged Iran to come with a clear understanding.",
        "Ban urges Iran to come with a clear understanding",
    ),
    ("Russia, Turkey and Iran each promised aid to Syria.", "Russia, Turkey and Iran promise aid to Syria"),
    (
        "The opposition met in Riyadh on 9 and 10 July to pick its team.",
        "The Syrian opposition meets in Riyadh to pick its team",
    ),
    # Somebody says what he will do himself, on no day that is told.
    ("The African Union said it would suspend Egypt.", "The African Union says it will suspend Egypt"),
    ("Moscow announced that it was pulling out of Homs.", "Russia says it is pulling out of Homs"),
    ("The Arab League will send a panel to Damascus.", "The Arab League due to send a panel to Damascus"),
    # What was put off.
    (
        "A new round of peace talks, which had been due to start on 25 February, has been pushed back to March.",
        "A new round of peace talks pushed back until March 2013",
    ),
    ("A vote in Congress that had been due on Wednesday was put off.", "A vote in Congress put off"),
    # Two days in one clause.
    ("Talks in Geneva opened on 22 January and collapsed on 31 January.", "Talks in Geneva collapse"),
    # A passive is told by its doer.
    ("On 17 February, Mr Annan was received by President Vladimir Putin.", "Putin receives Annan"),
    # What was done is told, and not by whom.
    ("Staffan de Mistura was appointed UN envoy on Tuesday.", "De Mistura appointed UN envoy"),
    (
        "Annan said Adly Mansour would be sworn in as president on Thursday.",
        "Mansour due to be sworn in as president",
    ),
    ("More than 600 people were evacuated from Homs on Monday.", "More than 600 people evacuated from Homs"),
    ("A final accord is expected to be signed in Geneva next week.", "A final accord due to be signed in Geneva"),
    ("A ceasefire agreement was signed in Geneva on Tuesday.", "A ceasefire agreement signed in Geneva"),
    ("UN inspectors came under fire on Monday in Syria.", "UN inspectors come under fire in Syria"),
    (
        "Daniel Rubinstein, who was named special envoy for Syria on Monday, said nothing.",
        "Rubinstein named special envoy for Syria",
    ),
    ("The ninth round of Astana meetings was concluded on Tuesday.", "The ninth round of Astana meetings concluded"),
    ("Agreement on the committee was reached in Sochi in January.", "Agreement on the committee reached in Sochi"),
    ("A presidential election will go ahead in Syria on June 3.", "A presidential election due to go ahead in Syria"),
    ("Brahimi took over on Sunday from Kofi Annan.", "Brahimi takes over from Kofi Annan"),
    ("UN inspectors left Damascus on Monday.", "UN inspectors leave Damascus"),
    # Refusals of an act.
    ("Turkey declined to sign the final communique on Tuesday.", "Turkey declines to sign the final communique"),
    ("France and Britain have declined to send observers.", "France and the UK decline to send observers"),
    # Announced things.
    (
        "The International Monetary Fund announced a $17.5 billion aid programme for Syria.",
        "The International Monetary Fund announces a $17.5 billion aid programme for Syria",
    ),
    # Classes.
    (
        "Washington designated the Nusra Front a terrorist organisation on Tuesday.",
        "The US designates the Nusra Front a terrorist organisation",
    ),
    ("Lavrov met in Tehran on Tuesday with Iran's Hassan Rouhani.", "Lavrov and Rouhani hold talks in Tehran"),
    ("Lavrov met President Vladimir V. Putin in Moscow on Tuesday.", "Lavrov and Putin hold talks in Moscow"),
    (
        "Clinton flew to Geneva from Cairo, where she met Lavrov on Tuesday.",
        "Clinton and Lavrov hold talks in Cairo",
    ),
    ("“We had good talks with Kerry on Tuesday,” Lavrov said.", "Lavrov and Kerry hold talks"),
    (
        "Foreign Minister Ahmet Davutoglu met with his Russian and Iranian counterparts in Moscow on Tuesday.",
        "Davutoğlu, Russia and Iran hold talks in Moscow",
    ),
    (
        "Annan met President Moon Jae-in on Monday. Moon and Lavrov met in Moscow on Tuesday.",
        "Moon Jae-in and Lavrov hold talks in Moscow",
    ),
    ("Assad and North Korean leader Kim Jong Un signed a statement Tuesday.", "Assad and Kim Jong Un sign a statement"),
    (
        "As foreign ministers from 17 nations met in Vienna on Tuesday, Iran sat at the table.",
        "Foreign ministers from 17 nations meet in Vienna",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[row[0][:50] for row in TITLES])
def test_an_entry_says_what_was_said(text: str, title: str) -> None:
    assert title in [event.title for event in entries(text)]


LEANING = [
    (
        "The United States and Russia agreed on a truce. Iran welcomed the deal.",
        "Iran welcomes the deal between the US and Russia",
    ),
    (
        "The Arab League asked the UN to send observers; Algeria opposed the call.",
        "Algeria opposes the call by the Arab League",
    ),
    (
        "France recognised the coalition on Monday. The decision was condemned by Damascus.",
        "Syria condemns the decision by France",
    ),
    (
        "Washington said it would send troops to Syria. Moscow voiced concern over the move.",
        "Russia voices concern over the move by the US",
    ),
    ("Turkey proposed a safe zone, but Germany rejected it.", "Germany rejects the proposal by Turkey"),
    (
        "France vetoed a resolution on Syria. Lavrov called the veto a travesty.",
        "Lavrov calls the veto by France a travesty",
    ),
]


@pytest.mark.parametrize(("text", "title"), LEANING, ids=[row[0][:50] for row in LEANING])
def test_an_act_that_leans_on_one_told_before_says_whose_that_was(text: str, title: str) -> None:
    assert title in [event.title for event in entries(text)]


CLASSES = [
    ("Assad fired his defence minister on Monday.", "APPOINT"),
    ("Syria began military exercises on Monday.", "MOBILISE"),
    ("Syria and Russia began joint military exercises on Monday.", "SUPPORT"),
    ("Washington designated the Nusra Front a terrorist organisation on Tuesday.", "SANCTION"),
    ("Russia handed over a draft constitution to the Syrian opposition on Tuesday.", "PROPOSE"),
]


@pytest.mark.parametrize(("text", "event_class"), CLASSES, ids=[row[0][:50] for row in CLASSES])
def test_an_entry_is_of_the_class_its_object_makes_it(text: str, event_class: str) -> None:
    assert [event.event_class for event in entries(text)] == [event_class]


NONE = [
    pytest.param("Lavrov declined to comment on Tuesday.", id="silence"),
    pytest.param("Deputy ministers Bogdanov and Gatilov stood for Russia at the meeting.", id="two of one side"),
    pytest.param("Iran welcomed the deal.", id="which deal nobody can tell"),
    pytest.param("The vote was put off until Saturday.", id="which vote nobody can tell"),
    pytest.param("The raid left Syria divided on Monday.", id="left is no journey"),
    pytest.param("Lavrov called that trip off on Monday.", id="which trip nobody can tell"),
    pytest.param("A Syrian general called for calm.", id="one of many generals"),
    pytest.param("Syria says it is fighting terrorists.", id="what somebody says at all times"),
    pytest.param("Foreign ministers called for calm.", id="whose ministers nobody can tell"),
    pytest.param("The truce will begin on Friday.", id="which truce nobody can tell"),
    pytest.param("Talks will begin on Friday.", id="whose talks nobody can tell"),
    pytest.param("Lavrov announced the aid on Friday.", id="told elsewhere"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_tells_a_reader_nothing_is_no_entry(text: str) -> None:
    assert [event.title for event in entries(text)] == []


def test_an_act_told_by_the_way_lends_its_day_to_no_other() -> None:
    told = entries("Kerry, who hosted Lavrov in January, condemned Israel.")
    assert [event.when.edtf for event in told if event.title == "Kerry condemns Israel" and event.when] == [
        "2012-07-11~"
    ]


def test_he_is_not_the_last_speaker_where_another_was_named_since() -> None:
    told = entries(
        "Brahimi is stepping down, Ban said on Monday. Talks that Annan led failed. He flew to Cairo on Tuesday."
    )
    assert not [event.title for event in told if event.title.startswith("Ban flies")]


def test_a_meeting_of_somebody_s_opponents_is_none_with_him() -> None:
    told = entries("Annan resigned on Monday, two days before a meeting of Assad's opponents.")
    assert [event.title for event in told] == ["Annan resigns"]
