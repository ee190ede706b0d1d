"""What single sentences tell: class, realis, who and whom."""

from __future__ import annotations

import pytest

from builder.values import BlockKind

from .reading import names, only, told

SENTENCES = [
    ("Lavrov and Kerry met in Geneva on Friday.", "MEET", "happened", ["John Kerry", "Sergei Lavrov"], []),
    ("Lavrov will meet Kerry in Vienna on Thursday.", "MEET", "scheduled", ["John Kerry", "Sergei Lavrov"], []),
    ("Lavrov might meet Kerry next week.", "MEET", "possible", ["John Kerry", "Sergei Lavrov"], []),
    ("Kerry arrived in Moscow on Tuesday.", "MEET", "happened", ["John Kerry"], []),
    ("Kerry is due to visit Moscow on Tuesday.", "MEET", "scheduled", ["John Kerry"], []),
    ("Turkey hosted Brahimi in Ankara on Monday.", "MEET", "happened", ["Turkey"], ["Lakhdar Brahimi"]),
    ("Obama telephoned Putin on Sunday.", "MEET", "happened", ["Barack Obama", "Vladimir Putin"], []),
    ("Iran and Turkey resumed negotiations on Monday.", "NEGOTIATE", "happened", ["Iran", "Turkey"], []),
    (
        "Russia and Saudi Arabia agreed to continue talks on Tuesday.",
        "AGREE",
        "happened",
        ["Russia", "Saudi Arabia"],
        [],
    ),
    ("Iran agreed to lift sanctions on Iraq on Monday.", "AGREE", "happened", ["Iran"], []),
    ("The Security Council adopted a resolution on Saturday.", "ADOPT", "happened", ["UN Security Council"], []),
    ("France proposed a new resolution on Thursday.", "PROPOSE", "happened", ["France"], []),
    ("Ban urged Iran to stop the fighting on Monday.", "CALL", "happened", ["Ban Ki-moon"], ["Iran"]),
    ("Lavrov called for a third round of peace talks on Monday.", "CALL", "happened", ["Sergei Lavrov"], []),
    ("Russia and China vetoed a resolution on Saturday.", "REJECT", "happened", ["China", "Russia"], []),
    ("Jordan said it would not accept refugees on Monday.", "REJECT", "happened", ["Jordan"], []),
    ("Turkey condemned Israel on Sunday.", "CRITICISE", "happened", ["Turkey"], ["Israel"]),
    ("China backed Annan on Tuesday.", "SUPPORT", "happened", ["China"], ["Kofi Annan"]),
    (
        "Egypt recognised the Syrian National Coalition on Tuesday.",
        "SUPPORT",
        "happened",
        ["Egypt"],
        ["Syrian National Coalition"],
    ),
    ("Russia and Turkey failed to reach agreement on Friday.", "DIFFER", "happened", ["Russia", "Turkey"], []),
    ("Brahimi postponed the conference on Monday.", "SCHEDULE", "happened", ["Lakhdar Brahimi"], []),
    ("Turkey warned Iran on Monday.", "WARN", "happened", ["Turkey"], ["Iran"]),
    ("The European Union imposed sanctions on Iran on Monday.", "SANCTION", "happened", ["European Union"], ["Iran"]),
    ("Turkey expelled the Iranian ambassador on Monday.", "SANCTION", "happened", ["Turkey"], ["Iranian ambassador"]),
    ("Israel declared a ceasefire on Thursday.", "CEASEFIRE", "happened", ["Israel"], []),
    ("Qatar donated ten million dollars to Jordan on Monday.", "AID", "happened", ["Qatar"], ["Jordan"]),
    ("Annan resigned on Thursday.", "APPOINT", "happened", ["Kofi Annan"], []),
    ("Lavrov said on Tuesday that the way was long.", "STATE", "happened", ["Sergei Lavrov"], []),
    ("Thousands of students protested in Hama on Friday.", "PROTEST", "happened", ["students"], []),
    ("Turkey deployed tanks on the border on Thursday.", "MOBILISE", "happened", ["Turkey"], []),
    ("Lebanese police arrested two activists on Sunday.", "COERCE", "happened", ["Lebanese police"], ["activists"]),
    ("Israel shelled Gaza on Monday.", "FIGHT", "happened", ["Israel"], []),
    ("Iraqi troops killed a journalist on Monday.", "ASSAULT", "happened", ["Iraqi troops"], ["journalist"]),
    (
        "The IAEA dispatched inspectors to Iran on Monday.",
        "INVESTIGATE",
        "happened",
        ["International Atomic Energy Agency"],
        ["Iran"],
    ),
]


@pytest.mark.parametrize(
    ("text", "event_class", "realis", "actors", "recipients"), SENTENCES, ids=[row[0] for row in SENTENCES]
)
def test_a_plain_sentence_tells_one_act(
    text: str, event_class: str, realis: str, actors: list[str], recipients: list[str]
) -> None:
    mention = only(text)
    assert (mention.event_class, mention.realis) == (event_class, realis)
    assert names(mention.actors) == actors
    assert not recipients or names(mention.recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia is a key ally of the Syrian regime.", id="standing alliance"),
        pytest.param("Moscow is the most important foreign backer of President Assad.", id="backer"),
        pytest.param("Saudi Arabia, Iran’s rival, supports rebels seeking to bring down Assad.", id="standing support"),
        pytest.param("Russia, Bogdanov said, is willing to hold contacts in Oslo if it is needed.", id="willing, if"),
        pytest.param("Bogdanov underscored Russia’s willingness to host any meeting.", id="willingness"),
        pytest.param("If Turkey sends troops, Iran will close its embassy on Monday.", id="if"),
        pytest.param("All forces should be united to fight terrorism, Lavrov said.", id="should"),
        pytest.param(
            "“Turkey will attack Iran and Iraq and everybody else on Monday,” Lavrov said.", id="inside a quotation"
        ),
        pytest.param("Lavrov declined to comment on the talks.", id="no comment"),
        pytest.param("Haifa Said", id="a name that looks like a verb"),
        pytest.param("Kerry agreed that they have an ability to make a difference.", id="agreeing that it is so"),
        pytest.param("The ministry released a statement on Monday.", id="a statement is no prisoner"),
        pytest.param("Analysts expect oil prices to rise on Monday.", id="no diplomacy"),
        pytest.param("152,000 people visited the region last week.", id="tourists"),
    ],
)
def test_what_is_no_event_tells_nothing(text: str) -> None:
    assert not told(text)


def test_two_clauses_keep_their_own_dates() -> None:
    visit, report = told(
        "The main opposition plans to visit Moscow on Thursday, Russia’s Sputnik news agency reported on Monday."
    )
    assert (visit.event_class, visit.realis) == ("MEET", "scheduled")
    assert visit.timex is not None
    assert visit.timex.text == "Thursday"
    assert visit.place is not None
    assert visit.place.name == "Moscow"
    assert report.event_class == "STATE"
    assert report.timex is not None
    assert report.timex.text == "Monday"


def test_talks_told_by_a_noun_have_their_own_place_and_date() -> None:
    mention = only("Jubeir told reporters after talks with Lavrov in Moscow on Tuesday that all was well.")
    assert mention.event_class == "MEET"
    assert names(mention.actors) == ["Adel al-Jubeir", "Sergei Lavrov"]
    assert mention.place is not None
    assert mention.place.name == "Moscow"
    assert mention.timex is not None
    assert mention.timex.text == "Tuesday"


def test_a_possessive_takes_part_in_the_meeting_it_owns() -> None:
    assert names(only("Iran was the focus of Kerry’s discussion with Davutoglu.").actors) == [
        "Ahmet Davutoğlu",
        "John Kerry",
    ]


def test_a_plan_put_off_twice_is_two_missed_plans() -> None:
    first, second = told(
        "A second round of negotiations had been pencilled in for June, and then July, but failed to materialise."
    )
    assert first.realis == second.realis == "missed"
    assert [one.timex.text for one in (first, second) if one.timex] == ["June", "July"]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Kerry said the meeting might not be possible until August.", "possible"),
        ("The Vienna talks are scheduled for Friday.", "scheduled"),
        ("The Geneva talks began on Friday.", "happened"),
    ],
)
def test_the_subject_may_be_what_happens(text: str, realis: str) -> None:
    (mention,) = [one for one in told(text) if one.event_class == "MEET"]
    assert mention.realis == realis
    assert mention.timex is not None


def test_the_word_of_a_speaker_stays_the_speakers_word() -> None:
    mention = only("Russia is preparing for a new meeting of opposition groups, Bogdanov said on Tuesday.")
    assert mention.event_class == "SCHEDULE"
    assert mention.speaker is not None
    assert mention.speaker.name == "Mikhail Bogdanov"
    assert mention.timex is not None
    assert mention.timex.text == "Tuesday"


def test_coordinated_verbs_share_their_subject() -> None:
    called, rejected = told("Lavrov called for new talks and rejected the plan on Monday.")
    assert (called.event_class, rejected.event_class) == ("CALL", "REJECT")
    assert names(called.actors) == names(rejected.actors) == ["Sergei Lavrov"]


def test_an_aside_between_commas_does_not_take_the_subject() -> None:
    mention = only("Annan, the former head of the United Nations, met Assad in Damascus on Saturday.")
    assert names(mention.actors) == ["Bashar al-Assad", "Kofi Annan"]


def test_where_leans_on_the_place_and_date_before_it() -> None:
    text = "Lavrov praised understandings reached in Doha two weeks ago, where Syria was discussed by Kerry and Jubeir."
    (mention,) = [one for one in told(text) if one.event_class == "MEET"]
    assert mention.place is not None
    assert mention.place.name == "Doha"
    assert mention.timex is not None
    assert mention.timex.text == "two weeks ago"
    assert names(mention.actors) == ["Adel al-Jubeir", "John Kerry"]


def test_history_is_background() -> None:
    mention = only("Annan spoke of a meeting in Geneva in June 2012.")
    assert mention.background


@pytest.mark.parametrize("phrase", ["the three-year conflict", "the two-year civil war"])
def test_the_length_of_a_conflict_tells_of_its_beginning(phrase: str) -> None:
    (mention,) = [one for one in told(f"Iran spoke of {phrase} in Syria.") if one.background]
    assert mention.calendar is not None
    assert mention.event_class == "FIGHT"


@pytest.mark.parametrize(
    ("headline", "actors"),
    [
        ("Kerry, Lavrov agree Syria ceasefire plan", ["John Kerry", "Sergei Lavrov"]),
        ("Kerry, Lavrov, Hague meet in Geneva", ["John Kerry", "Sergei Lavrov", "William Hague"]),
    ],
)
def test_a_headline_lists_its_people_with_commas_alone(headline: str, actors: list[str]) -> None:
    (mention,) = told(headline, kinds=[BlockKind.TITLE])
    assert names(mention.actors) == actors
