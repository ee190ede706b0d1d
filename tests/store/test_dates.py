"""What is kept of dating: what an article says by itself, and its day; never one that has since become another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.articles import make_article
from builder.dating import infer_dates
from builder.dating.infer import Hearing, Made
from builder.knowledge import EditorDate, Knowledge, load_knowledge
from builder.store import Store
from builder.timex import tag
from builder.values import PublicationDate, Reading
from tests.store.laputa import PLACES

CALENDAR = """
calendar:
  mill:
    title: First mill of Lagado
    date: 2013-05-01
    class: STATE
    place: lagado
    source: the mill
  school:
    title: School of astronomers founded in Lagado
    date: 2014-10-01
    class: STATE
    place: lagado
    source: the school
"""
TEXTS = {
    "dam": "A dam burst above Lagado on Tuesday and the flood carried away the tramway and the flour mills.",
    "flood": "The flood above Lagado carried away the tramway and the flour mills on Tuesday, and the dam is gone.",
    "opera": "An opera about sunbeams and cucumbers opened last night to a silent house of astronomers.",
    "talks": "Two weeks ago Laputan envoys walked out of the kitchens, and they will be back on 9 May.",
}
DATED = "dam"


class Steps:
    """Does what is asked, one after the other, and writes down of which articles."""

    def __init__(self) -> None:
        self.done: dict[str, list[str]] = {}

    def __call__(
        self, step: str, make: Callable[[int, Hearing], Made], items: Sequence[int], shared: Hearing
    ) -> Iterable[Made]:
        self.done[step] = [shared.readings[item].article.id for item in items]
        return [make(item, shared) for item in items]


class Project:
    """Facts and a store in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "knowledge"
        self.folder.mkdir()
        (self.folder / "places.yml").write_text(PLACES)
        self.tell(CALENDAR)
        self.store = folder / "s"

    def tell(self, calendar: str) -> None:
        (self.folder / "calendar.yml").write_text(calendar)

    @property
    def knowledge(self) -> Knowledge:
        return load_knowledge(self.folder)

    def date(
        self, readings: Sequence[Reading], decided: Mapping[str, EditorDate] | None = None, without: Sequence[str] = ()
    ) -> dict[str, list[str]]:
        """Date a collection with what is kept; give what was done anew. It comes out as without a store."""
        knowledge, steps = self.knowledge, Steps()
        found = infer_dates(
            readings, knowledge, decided, without=without, each=steps, memory=Store(self.store, knowledge)
        )
        assert found == infer_dates(readings, knowledge, decided, without=without)
        return steps.done


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def read(id: str, text: str, published: date | None = None) -> Reading:
    article = make_article(id, text, published=published)
    return Reading(article, tag(article), ())


def collection(**changed: str) -> list[Reading]:
    texts = TEXTS | changed
    return [read(id, text, date(2014, 5, 7) if id == DATED else None) for id, text in texts.items()]


def test_a_second_time_nothing_is_heard_or_dated_anew(project: Project) -> None:
    assert project.date(collection()) == {"heard": sorted(TEXTS), "dated": sorted(TEXTS)}
    assert project.date(collection()) == {}


def test_a_word_of_one_article_is_heard_there_alone(project: Project) -> None:
    project.date(collection())
    changed = TEXTS["opera"].replace("last night", "on Friday")
    assert project.date(collection(opera=changed)) == {"heard": ["opera"], "dated": ["opera"]}


def test_an_article_is_dated_anew_where_one_like_it_has_another_day(project: Project) -> None:
    project.date(collection())
    changed = [
        replace(reading, article=replace(reading.article, published=date(2014, 5, 8)))
        if reading.article.id == DATED
        else reading
        for reading in collection()
    ]
    assert project.date(changed) == {"heard": ["dam"], "dated": ["dam", "flood"]}


def test_an_article_is_dated_anew_where_it_shares_another_word_with_one_like_it(project: Project) -> None:
    def two(word: str) -> list[Reading]:
        return [read("opera", TEXTS["opera"]), read("feast", f"A banquet of {word} was held.", date(2014, 5, 7))]

    project.date(two("sunbeams"))
    assert project.date(two("cucumbers")) == {"heard": ["feast"], "dated": ["feast", "opera"]}


def test_an_article_that_comes_or_goes_moves_those_like_it(project: Project) -> None:
    project.date(collection())
    more = [*collection(), read("mills", TEXTS["flood"].replace("is gone", "was new"), date(2014, 5, 6))]
    assert project.date(more)["heard"] == ["mills"]
    assert "flood" in project.date(collection())["dated"]


def test_an_editors_decision_holds_at_once_and_no_longer_than_it_stands(project: Project) -> None:
    decided = {"dam": EditorDate(date(2014, 6, 10), "the mill's own log")}
    project.date(collection())
    assert project.date(collection(), decided)["heard"] == ["dam"]
    assert project.date(collection())["heard"] == ["dam"]


def test_a_fact_or_a_kind_of_evidence_more_or_less_dates_all_anew(project: Project) -> None:
    project.date(collection())
    assert project.date(collection(), without=["weekday"])["heard"] == sorted(TEXTS)
    project.tell(CALENDAR.replace("2014-10-01", "2014-10-02"))
    assert project.date(collection())["heard"] == sorted(TEXTS)


def test_what_stands_under_a_dates_name_but_is_none_is_made_anew(project: Project) -> None:
    project.date(collection())
    kept = Store(project.store, project.knowledge)
    names = []
    original = Store.recall

    def note(self: Store, step: str, some: Sequence[str], kind: type[Made]) -> dict[str, Made]:
        names.append((step, some))
        return original(self, step, some, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "recall", note)
        project.date(collection())
    for step, some in names:
        kept.keep(step, dict.fromkeys(some, PublicationDate(None, None, None, 0.0, ()) if step == "heard" else 7), some)
    assert project.date(collection()) == {"heard": sorted(TEXTS), "dated": sorted(TEXTS)}
