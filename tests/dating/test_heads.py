"""What pages write round a story: the lines that date it, and those that only look as if they did."""

from __future__ import annotations

from datetime import date

import pytest

from builder.articles import make_article
from builder.dating import infer_dates
from builder.pipeline import read_article
from builder.values import PublicationDate
from tests.dating.small import SMALL

TITLE = "Talks on ferries bring no result"
STORY = (
    "The harvest talks brought no result, officials of both sides said. "
    "They spoke of fishing rights and of ferries in the bay."
)

DATED = [
    pytest.param("{title}\n\nRUHMARK, July 2 2013 (AP) — {story}", id="place, day and agency"),
    pytest.param("{title}\n\nVELD, Jul. 2, 2013 (Reuters) - {story}", id="a month cut short"),
    pytest.param("{title}\n\nVELD, July 2 2013 (Xinhua) -- {story}", id="two hyphens"),
    pytest.param("{title}\n\nVELD, July 2, 2013. /TASS/. {story}", id="an agency between slashes"),
    pytest.param("{title}\n\n(AFP) – Jul 2, 2013\n\n{story}", id="an agency and its day on a line"),
    pytest.param("{title}\n\nXinhua 2013-07-02\n\n{story}", id="an agency and an ISO day"),
    pytest.param("{title}\n\nEnglish.news.example   2013-07-02 15:22:11\n\n{story}", id="a site and a stamp"),
    pytest.param("{title}\n\nPosted: 2 July 2013 10:15\n\n{story}", id="posted"),
    pytest.param("{title}\n\nPublished Tue 2 Jul 2013\n\n{story}", id="published, with the weekday"),
    pytest.param("{title}\n\nPublished on 2 July 2013\n\n{story}", id="published on"),
    pytest.param("{title}\n\nPublished: July 2, 2013, 10:15 AM\n\n{story}", id="published at an hour"),
    pytest.param("{title}\n\nPublished: 15:32 July 2, 2013\n\n{story}", id="the hour first"),
    pytest.param("Posted on July 2, 2013\n\n{title}\n\n{story}", id="posted, above the title"),
    pytest.param("{title}\n\n{story}\n\nPublished: 2 July 2013", id="published, below the story"),
    pytest.param("{title}\n\nBy Ann Reporter, July 2, 2013\n\n{story}", id="after the reporter's name"),
    pytest.param("{title}\n\nBy Ann Reporter | 2 July 2013\n\n{story}", id="beside the reporter's name"),
    pytest.param("{title}\n\n2 July 2013\n\n{story}", id="a day alone under the title"),
    pytest.param("{title}\n\n02 Jul 2013, 10:15\n\n{story}", id="a day and hour alone"),
    pytest.param("{title}\n\nTuesday 2 July 2013 19.14 BST\n\n{story}", id="a British stamp"),
    pytest.param("{title}\n\nTuesday, July 02, 2013 1:45 PM EDT\n\n{story}", id="an American stamp"),
    pytest.param("{title}\n\n2013-07-02\n\n{story}", id="an ISO day alone"),
    pytest.param("{title}\n\n2013-07-02T10:15:00Z\n\n{story}", id="an ISO day and time"),
    pytest.param("{title}\n\nCreated: 02 July 2013\n\n{story}", id="created"),
    pytest.param("{title}\n\nDate: 2 July 2013\n\n{story}", id="a form's date"),
    pytest.param("{title}\n\nFirst published: 2 July 2013\nLast updated: 9 August 2014\n\n{story}", id="updated since"),
    pytest.param("{title}\n\nPublished 2 July 2013 | Updated 9 August 2014\n\n{story}", id="both on one line"),
    pytest.param(
        "{title}\n\nAnn Reporter in Veld\nThe Harbour Post, Tuesday 2 July 2013 19.14 BST\n\n{story}",
        id="under the name of the paper",
    ),
]

UNDATED = [
    pytest.param("{title}\n\nLast updated: 2 July 2013\n\n{story}", id="last updated"),
    pytest.param("{title}\n\nUpdated 10:15 PM ET, Tue July 2, 2013\n\n{story}", id="updated"),
    pytest.param("{title}\n\n{story}\n\nPage last modified on 2 July 2013", id="page last modified"),
    pytest.param("{title}\n\n{story}\n\nPrinted 2 July 2013 from harbourpost.example", id="printed"),
    pytest.param("{title}\n\n{story}\n\nRetrieved 2 July 2013", id="retrieved"),
    pytest.param("{title}\n\n{story}\n\nCopyright 2013 The Harbour Post. All rights reserved.", id="copyright"),
    pytest.param("{title}\n\n{story}\n\n© 2 July 2013 The Harbour Post", id="copyright of a day"),
    pytest.param("Tuesday, July 2, 2013\n\n{title}\n\n{story}", id="the page's clock above the title"),
    pytest.param("Today is 2 July 2013\n\n{title}\n\n{story}", id="the page's clock in words"),
    pytest.param("{title}\n\nEmbargoed: 2 July 2013\n\n{story}", id="an embargo"),
    pytest.param("{title}\n\n{story}\n\nArchived from the original on 2 July 2013", id="an archive's day"),
    pytest.param("{title}\n\n{story}\n\nRelated articles\n\nFerries sail again - 2 July 2013", id="another story's"),
    pytest.param("{title}\n\n{story}\n\nRead also: Ferries sail again, 2 July 2013", id="a teaser's day"),
    pytest.param("{title}\n\n{story}\n\nComments (1)\n\nTom, 2 July 2013\nI never heard of it.", id="a comment's day"),
    pytest.param(
        "{title}\n\n{story}\n\nhttp://repost.example/2013/07/02/talks-on-ferries.html", id="the address of a repost"
    ),
]


@pytest.mark.parametrize("page", DATED)
def test_a_line_that_dates_the_story_is_believed(page: str) -> None:
    found = date_page(page)
    assert found.best == date(2013, 7, 2)
    assert found.probability >= 0.5


@pytest.mark.parametrize("page", UNDATED)
def test_a_line_that_dates_something_else_is_not(page: str) -> None:
    found = date_page(page)
    assert found.best != date(2013, 7, 2)
    assert found.probability < 0.1


def date_page(page: str) -> PublicationDate:
    article = make_article("page", page.format(title=TITLE, story=STORY), knowledge=SMALL)
    return infer_dates([read_article(article, SMALL)], SMALL)["page"]
