"""Each kind of evidence on a small example: which days it likes better than which."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from builder.dating.kinds import KINDS
from builder.dating.reported import reported_events
from builder.dating.subject import Material, Subject
from builder.knowledge import Fact
from tests.dating.small import SMALL, day_of, event, grid, material_of, read

# kind, text, a day it likes better, a day it likes less
BETTER = [
    pytest.param(
        "weekday",
        "The mission, which ran out on Thursday, had 165 monitors.",
        "2012-01-21",
        "2012-01-19",
        id="what a clause tells aside was days ago",
    ),
    pytest.param(
        "weekday",
        "The powers signed. The premier had warned them on Thursday.",
        "2012-01-20",
        "2012-01-19",
        id="what had happened before the news was not that day",
    ),
    pytest.param(
        "weekday",
        "Quill said the rebels had fired on Thursday.",
        "2012-01-19",
        "2012-01-20",
        id="what somebody says had happened is that day's news",
    ),
    pytest.param(
        "weekday",
        "The mission, which ran out on Monday, had 165 monitors. It stays, Quill said Thursday.",
        "2012-01-19",
        "2012-01-23",
        id="the first weekday told of the news itself is its own",
    ),
    pytest.param(
        "full-date",
        "The envoys left on 19 February 2014. They said little.",
        "2014-02-19",
        "2013-02-19",
        id="a full date in the body: not before it",
    ),
    pytest.param(
        "full-date",
        "The envoys left on 19 February 2014. They said little.",
        "2014-02-20",
        "2014-08-20",
        id="a full date in the body: soon after rather than long after",
    ),
    pytest.param(
        "stamp",
        "10 August 2012 - 16:03 GMT. The envoys left.",
        "2012-08-10",
        "2012-08-14",
        id="a stamp is of its day",
    ),
    pytest.param(
        "full-date",
        "The powers met. They agreed on 4 May 2012 that the truce should last. It has not.",
        "2012-05-20",
        "2012-05-02",
        id="a day told with its year lies behind",
    ),
    pytest.param(
        "full-date",
        "The powers met. Smoke rises over Ruhmark on 4 May 2012. Credit: an agency. It has not stopped.",
        "2012-05-05",
        "2012-05-20",
        id="a picture is of the story's day or the eve",
    ),
    pytest.param(
        "month-year",
        "The accord of June 2012 still stands, he said.",
        "2012-07-10",
        "2012-05-10",
        id="a month with its year is not in the future",
    ),
    pytest.param(
        "month-year",
        "The accord of June 2012 still stands, he said.",
        "2013-03-10",
        "2012-11-10",
        id="a month is given its year in another year",
    ),
    pytest.param(
        "weekday",
        "The minister said Tuesday that talks go on.",
        "2015-08-11",
        "2015-08-13",
        id="a weekday is printed the same day rather than two days on",
    ),
    pytest.param(
        "weekday",
        "The minister said Tuesday that talks go on.",
        "2015-08-12",
        "2015-08-10",
        id="a weekday is printed the next day rather than the day before",
    ),
    pytest.param(
        "weekday",
        "Shells fell late Tuesday on the harbour.",
        "2015-08-12",
        "2015-08-11",
        id="what happened late on a weekday is printed the next day",
    ),
    pytest.param(
        "weekday-date",
        "They met on Sunday (August 2) and will meet on Monday (August 3).",
        "2015-08-02",
        "2015-08-03",
        id="a dated weekday ahead is not yet behind",
    ),
    pytest.param(
        "weekday-ahead",
        "The ministers will meet on Thursday.",
        "2015-08-12",
        "2015-08-14",
        id="a weekday ahead is a day off rather than six",
    ),
    pytest.param(
        "month",
        "The talks collapsed in April, diplomats said.",
        "2013-06-10",
        "2013-03-10",
        id="a month behind is nearer behind than a year behind",
    ),
    pytest.param(
        "month-day",
        "The truce began on May 12, monitors said.",
        "2014-05-14",
        "2014-11-14",
        id="a day without its year is within weeks",
    ),
    pytest.param(
        "weekday-date",
        "The minister said Tuesday, August 11, that talks go on.",
        "2015-08-11",
        "2014-08-11",
        id="a date falls on its weekday only in some years",
    ),
    pytest.param(
        "conflict-length",
        "The two-year war has ruined the land.",
        "2013-07-02",
        "2012-04-02",
        id="a war of two years is not one of thirteen months",
    ),
    pytest.param(
        "conflict-length",
        "The two-year war has ruined the land.",
        "2013-12-20",
        "2015-04-02",
        id="a war of two years may be near its third",
    ),
    pytest.param(
        "conflict-length",
        "The 16-month conflict has ruined the land.",
        "2012-07-10",
        "2012-11-10",
        id="a conflict of 16 months is told to the month",
    ),
    pytest.param(
        "conflict-length",
        "The war, now in its third year, has ruined the land.",
        "2013-09-01",
        "2014-09-01",
        id="the third year of a war lies between two years and three",
    ),
    pytest.param(
        "conflict-length",
        "They met on the fourth anniversary of the uprising.",
        "2015-03-15",
        "2015-09-15",
        id="an anniversary",
    ),
    pytest.param(
        "death-toll",
        "More than 93,000 people have been killed, the monitors say.",
        "2013-07-01",
        "2013-05-01",
        id="a toll is not printed before it is given out",
    ),
    pytest.param(
        "death-toll",
        "It has killed almost a quarter million people.",
        "2015-08-11",
        "2013-08-11",
        id="a toll in words",
    ),
    pytest.param(
        "office",
        "Foreign minister Ada Brandt spoke to reporters.",
        "2015-08-11",
        "2014-08-11",
        id="a minister is not a minister before taking office",
    ),
    pytest.param(
        "office",
        "The former envoy Mina Farr spoke to reporters.",
        "2013-01-11",
        "2012-07-11",
        id="a former envoy has left",
    ),
    pytest.param(
        "time-since",
        "Brandt said the meeting in Veld with Quill two weeks ago had helped.",
        "2015-08-17",
        "2015-09-30",
        id="two weeks after a dated meeting rather than eight",
    ),
    pytest.param(
        "time-since",
        "Brandt said the meeting in Veld with Quill two weeks ago had helped.",
        "2015-08-11",
        "2015-07-30",
        id="two weeks ago may be eight days, but not before the meeting",
    ),
    pytest.param(
        "time-since",
        "The accord agreed in Veld by the powers in June last year has failed.",
        "2013-08-09",
        "2014-08-09",
        id="a month of last year takes its year from what the calendar dates",
    ),
    pytest.param(
        "time-since",
        "Quill will hold talks with Brandt in Tarnhelm on Tuesday.",
        "2015-08-10",
        "2015-08-13",
        id="a plan comes before its day",
    ),
    pytest.param(
        "time-since",
        "The visit comes two days after the dam at Ruhmark burst.",
        "2016-04-06",
        "2016-04-04",
        id="the news of two days after what the calendar dates",
    ),
    pytest.param(
        "time-since",
        "It comes a week before the powers agree the Veld accord.",
        "2012-06-23",
        "2012-06-30",
        id="the news of a week before what the calendar dates",
    ),
    pytest.param(
        "news",
        "Brandt will see Quill in Veld on Monday, officials said.",
        "2015-08-01",
        "2015-08-05",
        id="who will meet on a Monday is told of before the meeting",
    ),
    pytest.param(
        "news",
        "Brandt and Quill met in Veld on Monday, officials said.",
        "2015-08-04",
        "2015-08-01",
        id="who met on a Monday is told of after the meeting",
    ),
    pytest.param(
        "news",
        "The eighth round ended without a word.",
        "2016-09-02",
        "2016-03-02",
        id="the eighth round is what the calendar calls round VIII",
    ),
    pytest.param(
        "news",
        "The envoy asked for an answer by November 18, aides said.",
        "2017-10-31",
        "2016-11-18",
        id="a day of the month that the news of a day named",
    ),
    pytest.param(
        "news",
        "Villagers at Ruhmark buried those whom the massacre left dead.",
        "2012-05-26",
        "2016-05-26",
        id="places and rare words of what was in the news",
    ),
    pytest.param(
        "news",
        "The truce over the harvest feast did not hold.",
        "2013-10-27",
        "2013-06-01",
        id="a feast that the calendar knows",
    ),
    pytest.param(
        "news",
        "The armistice over the harvest feast did not hold.",
        "2013-10-27",
        "2013-06-01",
        id="an armistice is what the calendar calls a truce",
    ),
    pytest.param(
        "news",
        "On Wednesday Brandt was at home, two days after the dam at Ruhmark burst.",
        "2016-04-06",
        "2016-04-05",
        id="what an expression counts from is not dated by another",
    ),
    pytest.param(
        "event",
        "Brandt sat down with Quill. They were in Veld for a day.",
        "2015-08-03",
        "2015-08-11",
        id="two sentences tell together who met whom and where",
    ),
    pytest.param(
        "event",
        "Brandt and Quill spoke on Tuesday.",
        "2015-08-11",
        "2015-08-03",
        id="of two meetings of the same two, the one that was on that weekday",
    ),
    pytest.param(
        "event",
        "Quill will hold talks with Brandt on Tuesday.",
        "2015-08-10",
        "2015-08-13",
        id="an event to come is told of before it",
    ),
    pytest.param(
        "event",
        "The envoy, Mina Farr, rejected an offer of grain.",
        "2012-03-05",
        "2012-06-05",
        id="of two events that share its words, the one whose class is what was done",
    ),
    pytest.param(
        "event",
        "A ferry burned off Lowland.",
        "2017-02-06",
        "2017-05-08",
        id="of two events that share its words, the one that leaves less untold",
    ),
    pytest.param(
        "event",
        "A choir sings of a lantern and a plum. It rained. It rained. A beacon toppled.",
        "2014-06-02",
        "2014-09-01",
        id="a day on which two of its parts fall, rather than that of the one it tells best",
    ),
    pytest.param(
        "weekday",
        "The powers met. They spoke. They ate. They left. They slept. A bridge fell on Tuesday.",
        "2015-08-12",
        "2015-08-11",
        id="a weekday far down is rather yesterday",
    ),
    pytest.param(
        "weekday",
        "Last Saturday the two capitals struck down the draft.",
        "2015-08-11",
        "2015-08-15",
        id="nobody says last Saturday on a Saturday",
    ),
    pytest.param(
        "weekday",
        "The envoy told the council last night that he accepts. A letter came on Sunday.",
        "2015-08-10",
        "2015-08-09",
        id="a weekday after last night is not the story's own",
    ),
    pytest.param("stated", "Nothing of note.", "2014-03-03", "2014-03-05", id="metadata"),
]


@pytest.mark.parametrize(("kind", "text", "better", "worse"), BETTER)
def test_a_clue_likes_the_day_it_should(kind: str, text: str, better: str, worse: str) -> None:
    clues = clues_of(kind, text, "2014-03-03" if kind == "stated" else None)
    assert clues, "no such clue was found"
    curve = [sum(values) for values in zip(*(clue.curve for clue in clues), strict=True)]
    assert curve[grid().number(day_of(better))] > curve[grid().number(day_of(worse))]


# kind, text that must give no such clue
SILENT = [
    pytest.param("conflict-length", "The mission, now in its third year, goes on.", id="the third year of a mission"),
    pytest.param("conflict-length", "The fourth anniversary of his wedding.", id="the anniversary of no conflict"),
    pytest.param("time-since", "He left two days after his son did.", id="two days after nothing that is dated"),
    pytest.param("conflict-length", "The two-year mandate of the mission ends.", id="a mandate is no war"),
    pytest.param("conflict-length", "His 11-year-old son fled the war.", id="a child's age"),
    pytest.param("death-toll", "More than 93,000 refugees crossed the border.", id="refugees are not dead"),
    pytest.param("death-toll", "The deal is worth $93,000 to those who died.", id="a price"),
    pytest.param("office", "Brandt spoke to reporters.", id="a name without a title"),
    pytest.param("time-since", "He spoke two weeks ago.", id="a distance from nothing that is dated"),
    pytest.param("weekday", "The ministers will meet on Thursday.", id="a weekday ahead is no news"),
    pytest.param("news", "It rained.", id="words of no event"),
    pytest.param("event", "It rained on Tuesday.", id="a sentence that shares nothing with the calendar"),
    pytest.param("full-date", "It all began on 3 May 1974.", id="a date long before the subject"),
]


@pytest.mark.parametrize(("kind", "text"), SILENT)
def test_a_clue_is_silent_where_the_words_mean_something_else(kind: str, text: str) -> None:
    assert not clues_of(kind, text)


@pytest.mark.parametrize("text", [row.values[1] for row in BETTER])
def test_no_clue_rules_a_day_out(text: object) -> None:
    material = material_of(str(text))
    for kind in KINDS:
        for clue in kind.find(material):
            assert max(clue.curve) - min(clue.curve) < 25, kind.name


def test_an_event_that_only_an_office_tells_is_weighed_too() -> None:
    known = replace(SMALL, calendar=(event("told-by-office", "The Envoy", "2012-03-01"),))
    (clue,) = reported_events(Material(read("The Envoy spoke on Thursday.", knowledge=known), Subject(known, grid())))
    assert np.isfinite(clue.curve).all()


@pytest.mark.parametrize("kind", ["event", "news", "time-since"])
def test_of_two_like_events_one_seen_in_a_stored_page_is_rather_told(kind: str) -> None:
    first = event("first", "Quill visits Ruhmark", "2012-03-01", "ruhmark", ("olek-quill",))
    seen = replace(
        event("seen", first.title, "2013-02-28", first.place, first.people), fact=Fact("made up", verified=True)
    )
    known = replace(SMALL, calendar=(first, seen))
    material = Material(read("Quill visited Ruhmark on Thursday.", knowledge=known), Subject(known, grid()))
    curve = next(clue.curve for row in KINDS for clue in row.find(material) if clue.kind == kind)
    assert curve[grid().number(day_of("2013-02-28"))] > curve[grid().number(day_of("2012-03-01"))] + 0.5


def clues_of(kind: str, text: str, published: str | None = None) -> list:  # type: ignore[type-arg]
    material = material_of(text, published)
    return [clue for row in KINDS for clue in row.find(material) if clue.kind == kind]
