"""Whatever is edited, in whatever order: dates worked out with what was kept are those of a clean start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from builder.articles import make_article
from builder.dating import infer_dates
from builder.dating.infer import Made
from builder.knowledge import EditorDate
from builder.timex import tag
from builder.values import Reading
from tests.dating.small import SMALL
from tests.properties.strategies import few

TEXTS = (
    "Brandt and Quill met in Veld on Tuesday. The tramway of Tarnhelm and the flour mills of Ruhmark were lost.",
    "The tramway of Tarnhelm and the flour mills of Ruhmark were lost, Quill told Brandt in Veld two weeks ago.",
    "More than 60,000 have died in the two-year war. Quill told Brandt of the tramway and the mills last month.",
)
DAYS = (None, date(2012, 6, 1), date(2015, 8, 4))
Edit = tuple[str, str | None, date | None, bool]
"""Whose, its text or None where it is gone, its day, and whether that is an editor's."""
edits = st.lists(
    st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from(TEXTS), st.sampled_from(DAYS), st.booleans()),
    min_size=5,
    max_size=10,
)


class Kept:
    """Keeps what a store would, in a dict."""

    def __init__(self) -> None:
        self.shelves: dict[str, dict[str, object]] = {}

    def recall(self, step: str, names: Sequence[str], kind: type[Made]) -> dict[str, Made]:
        shelf = self.shelves.get(step, {})
        return {name: made for name in names if isinstance(made := shelf.get(name), kind)}

    def keep(self, step: str, made: Mapping[str, object], names: Sequence[str]) -> None:
        known = {**self.shelves.get(step, {}), **made}
        self.shelves[step] = {name: known[name] for name in names if name in known}


@few
@given(edits)
def test_dates_after_any_edits_are_those_of_a_clean_start(edits: list[Edit]) -> None:
    kept, collection, decided = Kept(), dict[str, Reading](), dict[str, EditorDate]()
    for id, text, day, of_an_editor in edits:
        collection.pop(id, None)
        decided.pop(id, None)
        if text is not None:
            article = make_article(id, text, published=None if of_an_editor else day, knowledge=SMALL)
            collection[id] = Reading(article, tag(article), ())
            if of_an_editor and day:
                decided[id] = EditorDate(day, "it was so")
        readings = list(collection.values())
        assert infer_dates(readings, SMALL, decided, memory=kept) == infer_dates(readings, SMALL, decided)
