"""The five seeds, divided as a careful reader would divide them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.articles import load_articles, sentences
from builder.knowledge import Knowledge
from builder.values import Article, BlockKind

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds(knowledge: Knowledge) -> dict[str, Article]:
    loaded = load_articles(SEEDS, knowledge)
    assert not loaded.faults
    return {article.path.name[:3]: article for article in loaded.articles}


# What stands around the stories; everything else on these pages is body.
AROUND = {
    "000": [
        ("boilerplate", "1.1293722-2355866573"),
        ("caption", "Kuwaiti Foreign Minister Sheikh Sabah al-Khaled al-Sabah (R) and … Countries and Russia."),
        ("credit", "Image Credit: AFP"),
        ("dateline", "Kuwait City:"),
    ],
    "001": [
        ("title", "Lavrov: We agreed with Saudi FM to continue coordination towards inter-Syrian dialogue"),
        ("dateline", "Moscow, SANA –"),
        ("heading", "Bogdanov: We are preparing a new expanded meeting for various Syrian opposition groups"),
        ("byline", "Haifa Said"),
        ("teaser", "Check Also"),
        ("teaser", "Syria , Indonesia to enhance parliamentary ties"),
        ("teaser", "Jakarta, SANA- The Acting Chargé d’Affairs … Annan, …"),
    ],
    "002": [
        ("title", "Lavrov: Russia, U.S. Want Syria Talks 'as Soon as Possible'"),
        ("link", "إقرأ هذا الخبر بالعربية"),
        ("repeat", '"Sergei and I do not always agree completely … political solution," Kerry said.'),
        ("comment", "Agreed. But I do recall Saudi prince Bandar … its martyrs and pride?"),
    ],
    "003": [
        ("boilerplate", "Classifieds powered by Gulf News"),
        ("title", "Syria conference not before August — Kerry"),
        ("subtitle", "US, Russia agree that they have an ability to make a difference … says Kerry"),
        ("credit", "Image Credit: AP"),
        ("caption", "US Secretary of State John Kerry makes a statement … in Brunei on Tuesday."),
        ("byline", "Gulf News"),
        ("dateline", "Bandar Seri Begawan, Brunei:"),
    ],
    "004": [
        ("title", "Russia, Saudi Arabia Remain Split Over Syria’s Assad, Back Talks"),
        ("heading", "Islamist Threat"),
    ],
}


@pytest.mark.parametrize("seed", AROUND)
def test_what_stands_around_the_story_is_told_from_it(seed: str, seeds: dict[str, Article]) -> None:
    article = seeds[seed]
    found = [
        (block.kind.value, block.span.of(article.text)) for block in article.blocks if block.kind is not BlockKind.BODY
    ]
    assert [kind for kind, _ in found] == [kind for kind, _ in AROUND[seed]]
    for (_, text), (_, wanted) in zip(found, AROUND[seed], strict=True):
        head, _, tail = wanted.partition(" … ")
        assert text.startswith(head)
        assert text.casefold().endswith(tail.casefold())


@pytest.mark.parametrize("seed", AROUND)
def test_every_letter_belongs_to_a_block_and_none_to_two(seed: str, seeds: dict[str, Article]) -> None:
    article = seeds[seed]
    last = 0
    for block in article.blocks:
        assert not article.text[last : block.span.start].strip()
        last = block.span.end
    assert not article.text[last:].strip()


@pytest.mark.parametrize("seed", AROUND)
def test_the_text_is_the_file_byte_for_byte(seed: str, seeds: dict[str, Article]) -> None:
    article = seeds[seed]
    assert article.text.encode() == (SEEDS / article.path.name).read_bytes()


@pytest.mark.parametrize(
    ("seed", "outlet", "credits"),
    [
        ("000", None, ()),
        ("001", "sana", ("sana",)),
        ("002", "naharnet", ()),
        ("003", "gulf-news", ()),
        ("004", None, ()),
    ],
)
def test_the_page_gives_its_outlet_away(
    seed: str, outlet: str | None, credits: tuple[str, ...], seeds: dict[str, Article]
) -> None:
    assert (seeds[seed].outlet, seeds[seed].credits) == (outlet, credits)


def test_ids_come_from_the_names_of_files(seeds: dict[str, Article]) -> None:
    assert seeds["000"].id == "000_0bd69d38176934c7"


def test_sentences_are_those_a_reader_would_count(seeds: dict[str, Article]) -> None:
    assert {seed: len(sentences(article)) for seed, article in seeds.items()} == {
        "000": 15,
        "001": 13,
        "002": 13,
        "003": 20,
        "004": 19,
    }


def test_no_sentence_of_a_stranger_is_among_them(seeds: dict[str, Article]) -> None:
    told = " ".join(sentence.of(article.text) for article in seeds.values() for sentence in sentences(article))
    for stranger in ("Prince Bandar", "prince Bandar", "Moneim Annan", "Classifieds", "Image Credit", "Haifa Said"):
        assert stranger not in told
