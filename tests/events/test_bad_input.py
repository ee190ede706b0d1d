"""Bad prose gives few entries or none, and never stops the build."""

from __future__ import annotations

from datetime import date

import pytest

from builder.articles import make_article
from builder.events import merge_mentions
from builder.knowledge import Corrections
from builder.values import Event, Support
from tests.events.worlds import read_as_of
from tests.facts import facts

DAY = date(2015, 8, 11)
NEWS = "Russian Foreign Minister Sergei Lavrov met US Secretary of State John Kerry in Geneva on Tuesday."
NAMES = ", ".join(f"Minister Per{number} Quist{number}" for number in range(200))


def events_of(**texts: str) -> tuple[Event, ...]:
    dated = [read_as_of(make_article(id, text, knowledge=facts()), DAY) for id, text in texts.items()]
    return merge_mentions(dated, facts(), Corrections())


BAD = {
    "a sentence of 5,000 words": NEWS[:-1] + " and the talks went on" * 1000 + ".",
    "a list of 200 names": f"{NAMES} met in Geneva on Tuesday.",
    "an article in capitals": f"{NEWS} {NEWS}".upper(),
    "quotations never closed": f'Lavrov said on Tuesday: "We agreed with Kerry. "It is good. {NEWS} "And so on',
    "one headline": "Lavrov, Kerry to meet in Geneva",
    "an empty article": "",
    "nothing but marks": "… “” — ,,, ... ''",
    "dates without end": "On Monday, Tuesday, Wednesday, Thursday and Friday Lavrov met Kerry. " * 40,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_prose_gives_few_quoted_entries_or_none(text: str) -> None:
    events = events_of(a=text)
    assert len(events) <= 8
    for event in events:
        assert len(event.title) < 160
        assert all(source.quote for source in event.sources)


def test_the_same_article_under_two_ids_is_one_source_in_two_places() -> None:
    (event,) = events_of(a=NEWS, b=NEWS)
    assert {source.article for source in event.sources} == {"a", "b"}
    assert event.support is Support.SINGLE
