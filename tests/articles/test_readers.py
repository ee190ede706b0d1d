"""Seeds of each format: what they say of themselves, and where their stories begin."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.articles import load_articles
from builder.knowledge import Knowledge
from builder.values import Article, BlockKind

BODY = (
    "<p>Doha: The envoy met the foreign minister on Monday to discuss the truce, officials of both sides said.</p>"
    "<p>They will meet again on Wednesday, a spokesman told reporters after the talks in the Qatari capital.</p>"
    "<p>More than 2,000 people have been killed since the conflict began in March 2011, the United Nations says.</p>"
)


def load(tmp_path: Path, file: str, text: str, knowledge: Knowledge | None = None) -> Article:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / file).write_text(text, encoding="utf-8", newline="")
    loaded = load_articles(seeds, knowledge)
    assert not loaded.faults
    (article,) = loaded.articles
    return article


def page(head: str = "", body: str = BODY, above: str = "") -> str:
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Envoy meets minister | The Paper</title>{head}</head>'
        f"<body>{above}<article><h1>Envoy meets minister</h1>{body}</article></body></html>"
    )


DAYS = [
    pytest.param('<meta property="article:published_time" content="2015-08-03T20:30:00+03:00">', id="open-graph"),
    pytest.param('<meta name="DC.date.issued" content="2015-08-03">', id="dublin-core"),
    pytest.param('<meta itemprop="datePublished" content="20150803">', id="item-property"),
    pytest.param('<meta name="pubdate" content="Monday, 3 August 2015">', id="in-words"),
    pytest.param(
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", '
        '"datePublished": "2015-08-03T10:00:00Z", "dateModified": "2016-01-01"}]}</script>',
        id="linked-data",
    ),
]


@pytest.mark.parametrize("head", DAYS)
def test_a_page_states_its_day(head: str, tmp_path: Path) -> None:
    assert load(tmp_path, "a.html", page(head)).published == date(2015, 8, 3)


def test_a_time_element_that_says_so_states_the_day(tmp_path: Path) -> None:
    stamp = '<time itemprop="datePublished" datetime="2015-08-03">3 August</time>'
    assert load(tmp_path, "a.html", page(body=stamp + BODY)).published == date(2015, 8, 3)


NO_DAYS = [
    pytest.param(page(above="<div>Saturday, 21 November 2026</div>"), id="a-clock"),
    pytest.param(page('<meta property="og:updated_time" content="2026-11-21">'), id="only-a-change"),
    pytest.param(page('<meta name="date" content="2015-02-30">'), id="no-such-day"),
    pytest.param(page(body=BODY + "<footer>Copyright 2026. 3 August 2015</footer>"), id="a-footer"),
    pytest.param(
        page(body=BODY + '<time pubdate datetime="2015-08-03"></time><time pubdate datetime="2016-01-01"></time>'),
        id="two-times-that-disagree",
    ),
    pytest.param(
        page(
            '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
            '[{"@type": "Comment", "datePublished": "2016-01-01"}]}</script>'
        ),
        id="a-comments-day",
    ),
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_page_that_does_not_state_its_day_has_none(text: str, tmp_path: Path) -> None:
    assert load(tmp_path, "a.html", text).published is None


def test_days_that_disagree_leave_a_doubt(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2015-08-03"><meta name="date" content="2015-08-04">'
    article = load(tmp_path, "a.html", page(head))
    assert article.published == date(2015, 8, 3)
    assert article.doubts == ("date says 2015-08-04",)


def test_a_page_gives_its_title_story_outlet_and_address(tmp_path: Path, knowledge: Knowledge) -> None:
    head = '<meta property="og:site_name" content="Gulf News"><link rel="canonical" href="https://gulfnews.com/1.234">'
    article = load(tmp_path, "a.html", page(head), knowledge)
    assert article.title == "Envoy meets minister"
    assert (article.outlet, article.url, article.language) == ("gulf-news", "https://gulfnews.com/1.234", "en")
    kinds = [block.kind for block in article.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.DATELINE, BlockKind.BODY, BlockKind.BODY, BlockKind.BODY]


def test_an_address_that_is_none_is_a_doubt_of_the_page_and_no_fault(tmp_path: Path) -> None:
    article = load(tmp_path, "a.html", page('<link rel="canonical" href="javascript:alert(1)">'))
    assert article.url is None
    assert "url is 'javascript:alert(1)'" in article.doubts[0]


@pytest.mark.parametrize(
    "wrapping",
    [
        pytest.param("<div>{}</div>", id="one part"),
        pytest.param("<!-- saved on Monday --><div>{}</div>", id="a remark before it"),
        pytest.param("<div>{}</div><table>" + "<tr><td>5</td></tr>" * 20_000 + "</table>", id="a table without end"),
    ],
)
def test_a_story_is_found_in_a_part_of_a_page_and_beside_a_table_of_any_length(wrapping: str, tmp_path: Path) -> None:
    article = load(tmp_path, "a.html", wrapping.format(BODY))
    assert article.text.startswith("Doha: The envoy met the foreign minister on Monday")


def test_front_matter_says_what_the_page_does_not(tmp_path: Path, knowledge: Knowledge) -> None:
    text = (
        "---\ntitle: Envoy meets minister\noutlet: SANA\nurl: https://sana.sy/1\npublished: 11 August 2015\n"
        "author: Haifa Said\nlanguage: en-GB\n---\n\nMoscow: Both sides met on Tuesday.\n"
    )
    article = load(tmp_path, "a.md", text, knowledge)
    assert article.text == text
    assert (article.title, article.outlet, article.author) == ("Envoy meets minister", "sana", "Haifa Said")
    assert (article.published, article.language) == (date(2015, 8, 11), "en")
    assert article.blocks[0].span.of(text) == "Moscow:"


def test_line_ends_and_marks_stay_as_they_are(tmp_path: Path) -> None:
    text = "\ufeffEnvoy meets minister\r\n\r\nBoth sides\xa0met on Tuesday.\r\n"
    article = load(tmp_path, "a.txt", text)
    assert article.text == text
    assert [block.span.of(text) for block in article.blocks] == [
        "Envoy meets minister",
        "Both sides\xa0met on Tuesday.",
    ]


def test_a_rule_of_hyphens_is_no_head(tmp_path: Path) -> None:
    text = "---\n\nBoth sides met on Tuesday.\n\n---\n"
    article = load(tmp_path, "a.txt", text)
    assert [block.kind for block in article.blocks] == [BlockKind.BOILERPLATE, BlockKind.BODY, BlockKind.BOILERPLATE]


def test_an_object_gives_its_text_and_what_is_known_of_it(tmp_path: Path, knowledge: Knowledge) -> None:
    text = '{"text": "Both sides met on Tuesday.", "url": "https://www.bbc.co.uk/news/1", "published": "2015-08-11"}'
    article = load(tmp_path, "a.json", text, knowledge)
    assert article.text == "Both sides met on Tuesday."
    assert (article.outlet, article.published) == ("bbc", date(2015, 8, 11))


def test_seeds_in_folders_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/er/c.txt", "a.txt", ".hidden/d.txt"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Both sides met on Tuesday.")
    loaded = load_articles(tmp_path / "seeds")
    assert [article.path.as_posix() for article in loaded.articles] == [
        "seeds/a.txt",
        "seeds/b.txt",
        "seeds/deep/er/c.txt",
    ]
