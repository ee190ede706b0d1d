"""What comes out: a day, an interval, the evidence in words; and honesty where there is little to go by."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from builder.dating import as_record, infer_dates
from builder.knowledge import EditorDate
from builder.values import PublicationDate, Reading
from tests.dating.small import EMPTY, SMALL, day_of, read

TALKS = (
    "Foreign minister Olek Quill said Tuesday that he had agreed with his Norvian counterpart Ada Brandt in Tarnhelm "
    "to go on.\n\nThe four-year war has killed almost a quarter million people."
)
AGREE = (
    "Shipowners and fishermen made peace in Skerry on Tuesday. The owners want the gravel quarry back, and the "
    "fishermen want the ferries to run before the herring season. They parted friends over barley soup."
)
FERRIES = (
    "The ferries should run before the herring season, fishermen and shipowners of Skerry agreed, and the gravel "
    "quarry should be given back. They parted friends over barley soup."
)


def one(text: str, published: str | None = None) -> PublicationDate:
    return infer_dates([read(text, published=published)], SMALL)["article"]


def test_talks_that_the_calendar_knows_date_their_report() -> None:
    found = one(TALKS)
    assert found.best == date(2015, 8, 11)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= date(2015, 8, 11) <= found.latest


def test_evidence_is_told_in_order_of_weight_and_in_words() -> None:
    found = one(TALKS)
    weights = [abs(evidence.weight) for evidence in found.evidence]
    assert weights == sorted(weights, reverse=True)
    told = {evidence.kind: evidence.says for evidence in found.evidence}
    assert told["conflict-length"] == "“four-year” of a conflict that began in March 2011."
    assert told["office"].endswith("29 April 2015 to 27 December 2018.") or told["office"].startswith("Quill was")
    assert all(evidence.says for evidence in found.evidence)


def test_a_phrase_that_contradicts_the_day_is_told_as_evidence_against() -> None:
    found = one(TALKS + "\n\nBrandt recalled the meeting with Quill in Veld six weeks ago.")
    assert found.best == date(2015, 8, 11)
    against = [evidence for evidence in found.evidence if evidence.against and evidence.kind == "time-since"]
    assert against
    assert against[0].calendar == "veld-talks"


def test_a_dated_neighbour_dates_an_article_without_a_word_of_time() -> None:
    alone = infer_dates([read(FERRIES, "b")], SMALL)["b"]
    dates = infer_dates([read(AGREE, "a", "2014-05-06"), read(FERRIES, "b")], SMALL)
    assert dates["b"].best == date(2014, 5, 6)
    assert dates["b"].probability > alone.probability
    neighbour = next(evidence for evidence in dates["b"].evidence if evidence.kind == "neighbour")
    assert neighbour.article == "a"
    assert "6 May 2014" in neighbour.says


def test_the_order_of_the_files_is_nothing() -> None:
    readings = [read(AGREE, "a", "2014-05-06"), read(FERRIES, "b"), read(TALKS, "c"), read("It rained.", "d")]
    first = infer_dates(readings, SMALL)
    for seed in range(4):
        shuffled = readings[:]
        random.Random(seed).shuffle(shuffled)
        assert infer_dates(shuffled, SMALL) == first


def test_a_hundred_copies_of_one_article_are_no_surer_than_one() -> None:
    alone = one(TALKS)
    copies: list[Reading] = [read(TALKS, f"copy-{number:03d}") for number in range(100)]
    dates = infer_dates(copies, SMALL)
    assert {found.best for found in dates.values()} == {alone.best}
    assert max(found.probability for found in dates.values()) <= alone.probability + 0.05


def test_a_dated_copy_dates_the_copy_that_lost_its_date() -> None:
    dates = infer_dates([read(FERRIES, "a", "2014-05-06"), read(FERRIES, "b")], SMALL)
    assert dates["b"].best == date(2014, 5, 6)


def test_metadata_is_believed_where_nothing_speaks_against_it() -> None:
    found = one("The ministers went home.", "2014-03-03")
    assert found.best == date(2014, 3, 3)
    assert found.stated
    assert found.probability > 0.9


def test_metadata_that_the_text_contradicts_is_doubted_and_says_so() -> None:
    text = (
        "On 10 August 2015 - 16:03 GMT. " + TALKS + " Veld, where they met a week ago, is far. 11 August 2015 - 09:15"
    )
    found = one(text, "2010-01-04")
    assert found.best == date(2015, 8, 11)
    assert not found.stated
    stated = next(evidence for evidence in found.evidence if evidence.kind == "stated")
    assert stated.against


@pytest.mark.parametrize("day", ["0001-01-01", "1492-10-12", "9999-12-31"])
def test_metadata_from_before_newspapers_or_far_ahead_is_not_believed(day: str) -> None:
    found = one(TALKS, day)
    assert found.best == date(2015, 8, 11)
    assert "too far" in next(evidence.says for evidence in found.evidence if evidence.kind == "stated")


@pytest.mark.parametrize("text", ["", " \n ", "?", "It rained.", "\ufffd" * 50, "1920 " * 200])
def test_an_article_that_says_nothing_gets_no_day_or_a_wide_interval(text: str) -> None:
    found = one(text)
    assert found.probability < 0.1
    if found.best is not None:
        assert found.earliest is not None
        assert found.latest is not None
        assert (found.latest - found.earliest).days > 365


def test_words_of_no_one_event_are_told_in_short() -> None:
    news = next(
        evidence for evidence in one("The ministers of Estmark left on Tuesday.").evidence if evidence.kind == "news"
    )
    assert "Estmark" in news.says


def test_an_article_that_says_nothing_says_that_it_does() -> None:
    found = one("")
    assert found.best is None
    assert "nothing" in found.evidence[0].says


def test_metadata_years_after_all_that_is_known_is_believed_only_in_company() -> None:
    alone = infer_dates([read("It rained on Friday.", "a", "2022-05-06")], SMALL)
    assert alone["a"].best != date(2022, 5, 6)
    together = infer_dates([read("It rained on Friday.", "a", "2022-05-06"), read(FERRIES, "b", "2022-05-07")], SMALL)
    assert together["a"].best == date(2022, 5, 6)


def test_a_thousandth_copy_makes_nothing_surer() -> None:
    copies = infer_dates([read(TALKS, f"a{number}") for number in range(30)], SMALL)
    assert {found.probability for found in copies.values()} == {one(TALKS).probability}


def test_an_article_about_another_age_is_not_given_a_sure_day() -> None:
    found = one("On 4 March 1920 the delegates met in Spa. By 16 July 1920 all was signed, and on Monday they left.")
    assert found.best is None
    assert found.earliest is None
    assert "16 July 1920" in found.evidence[0].says


def test_without_knowledge_and_without_dates_nothing_is_known() -> None:
    found = infer_dates([read(TALKS, knowledge=EMPTY)], EMPTY)["article"]
    assert found.best is None
    assert found.probability == 0


def test_without_knowledge_a_dated_neighbour_still_helps() -> None:
    readings = [read(AGREE, "a", "1994-05-06", EMPTY), read(FERRIES, "b", None, EMPTY)]
    dates = infer_dates(readings, EMPTY)
    assert dates["b"].best is not None
    assert abs(dates["b"].best - date(1994, 5, 6)) <= timedelta(days=1)


def test_an_editor_has_the_last_word() -> None:
    decided = {"article": EditorDate(day_of("2015-08-12"), "the printed page says so")}
    found = infer_dates([read(TALKS)], SMALL, decided)["article"]
    assert (found.best, found.probability, found.stated) == (date(2015, 8, 12), 1.0, True)
    assert found.editor == "the printed page says so"


def test_an_empty_collection_is_dated_at_once() -> None:
    assert infer_dates([], SMALL) == {}


def test_probabilities_of_the_picture_belong_to_the_likeliest_days() -> None:
    found = one(TALKS)
    picture = dict(found.posterior)
    assert len(picture) == 30
    assert found.best is not None
    assert picture[found.best] == pytest.approx(found.probability, abs=1e-6)
    assert [day for day, _ in found.posterior] == sorted(picture)
    assert sum(picture.values()) <= 1.0001


def test_the_record_is_ready_for_json() -> None:
    record = as_record("article", one(TALKS))
    assert list(record) == ["id", "best", "earliest", "latest", "confidence", "evidence"]
    assert record["best"] == "2015-08-11"
    assert record["earliest"] <= record["best"] <= record["latest"]
    assert as_record("x", PublicationDate(None, None, None, 0.0))["best"] is None
