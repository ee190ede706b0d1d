"""Pages as they are found, and what on them is the story."""

from __future__ import annotations

import time

import pytest

from builder.articles import make_article
from builder.articles.lines import LineRule, line_rules, rule_for
from builder.articles.outlet import outlet_of_page, outlet_of_url
from builder.knowledge import Knowledge, Outlet
from builder.values import Block, BlockKind, Span

STORY = (
    "The envoy met the foreign minister in Geneva on Monday, officials said.\n\n"
    "Both sides agreed to go on with the talks, a spokesman told reporters.\n\n"
    "A second round is to begin next week, the minister said."
)


def kinds(text: str, knowledge: Knowledge | None = None) -> list[tuple[str, str]]:
    """Divide a text; give each block's kind and words, the story's own paragraphs left out."""
    article = make_article("a", text, knowledge=knowledge)
    blocks = [(block.kind.value, block.span.of(article.text)) for block in article.blocks]
    return [(kind, words) for kind, words in blocks if kind != "body" or words not in STORY]


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.name)
def test_each_row_of_the_table_of_lines_proves_itself(rule: LineRule) -> None:
    for line in rule.accepts:
        assert rule_for(line) is rule, line
    for line in rule.rejects:
        assert not rule.pattern.fullmatch(line), line


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.name)
@pytest.mark.parametrize("unit", ["1", " ", "a", "share ", "- ", "2 days ", "(", "Mon ", "more from ", "é", "A/"])
def test_no_pattern_of_lines_loses_itself_in_a_long_run(rule: LineRule, unit: str) -> None:
    line = (unit * 400)[:399] + "\x00"
    started = time.perf_counter()
    rule.pattern.fullmatch(line)
    assert time.perf_counter() - started < 0.5


PAGES = [
    pytest.param(STORY, [], id="nothing-but-a-story"),
    pytest.param("Envoy meets minister\n\n" + STORY, [("title", "Envoy meets minister")], id="title"),
    pytest.param(
        "Will they meet?\n\n" + STORY,
        [("body", "Will they meet?")],
        id="a-question-ends-like-a-sentence",
    ),
    pytest.param(
        "Envoy meets minister\n\nTalks to go on, says spokesman\n\nBy Jane Roe\n\n" + STORY,
        [("title", "Envoy meets minister"), ("subtitle", "Talks to go on, says spokesman"), ("byline", "By Jane Roe")],
        id="subtitle-and-byline",
    ),
    pytest.param(
        "Monday, 3 March 2014\n\nEnvoy meets minister\n\n" + STORY,
        [("boilerplate", "Monday, 3 March 2014"), ("title", "Envoy meets minister")],
        id="page-clock-above-the-title",
    ),
    pytest.param(
        "Envoy meets minister\n\n3 March 2014\n\n" + STORY,
        [("title", "Envoy meets minister"), ("byline", "3 March 2014")],
        id="date-below-the-title",
    ),
    pytest.param(
        "Envoy meets minister\n\n29 March 2024 | Ramadan 18, 1445 H\n\n" + STORY,
        [("title", "Envoy meets minister"), ("boilerplate", "29 March 2024 | Ramadan 18, 1445 H")],
        id="a-clock-in-two-calendars-below-the-title",
    ),
    pytest.param(
        "Envoy meets minister\nLast updated: 4 March 2014 10:41\n" + STORY,
        [("title", "Envoy meets minister"), ("boilerplate", "Last updated: 4 March 2014 10:41")],
        id="last-updated",
    ),
    pytest.param(
        "The envoy and the minister in Geneva on Monday. Photo: EPA\n\n" + STORY,
        [("caption", "The envoy and the minister in Geneva on Monday."), ("credit", "Photo: EPA")],
        id="caption-with-its-credit",
    ),
    pytest.param(
        "File photo: the palace in Geneva\n\n" + STORY,
        [("caption", "File photo: the palace in Geneva")],
        id="file-photo",
    ),
    pytest.param(
        "The minister (L) and the envoy (R) shake hands.\n\n" + STORY,
        [("caption", "The minister (L) and the envoy (R) shake hands.")],
        id="left-and-right",
    ),
    pytest.param(
        "The palace at dusk on 2 March 2014.\n\n" + STORY,
        [("caption", "The palace at dusk on 2 March 2014.")],
        id="a-sentence-without-a-verb",
    ),
    pytest.param(
        "Analysis: why the envoy met the minister\n\n" + STORY,
        [("title", "Analysis: why the envoy met the minister")],
        id="a-title-that-names-its-kind",
    ),
    pytest.param(
        STORY.replace("\n\nA second", "\n\nAnalysis: why rebels took the town\n\nA second"),
        [("teaser", "Analysis: why rebels took the town")],
        id="another-storys-title-that-names-its-kind",
    ),
    pytest.param(
        "المبعوث يلتقي الوزير في 20 شباط\nEnvoy meets minister\n" + STORY,
        [("link", "المبعوث يلتقي الوزير في 20 شباط"), ("title", "Envoy meets minister")],
        id="a-date-in-another-script-stays-with-its-line",
    ),
    pytest.param(
        STORY.replace("\n\nA second", "\n\nRead more: Rebels take town\n\nA second"),
        [("teaser", "Read more: Rebels take town")],
        id="a-teaser-in-the-middle",
    ),
    pytest.param(
        STORY + "\n\nRelated articles\n\nRebels take town\n\nBEIRUT (Reuters) - Rebels took a town on Sunday …",
        [
            ("teaser", "Related articles"),
            ("teaser", "Rebels take town"),
            ("teaser", "BEIRUT (Reuters) - Rebels took a town on Sunday …"),
        ],
        id="teasers-at-the-end",
    ),
    pytest.param(
        STORY + "\n\nComments (2)\n\nI agree with the minister.\n\nHe said so on Monday.",
        [
            ("boilerplate", "Comments (2)"),
            ("comment", "I agree with the minister."),
            ("comment", "He said so on Monday."),
        ],
        id="comments-under-a-heading",
    ),
    pytest.param(
        STORY + "\n\nYes! And who do you think will pay for it?",
        [("comment", "Yes! And who do you think will pay for it?")],
        id="a-comment-without-a-heading",
    ),
    pytest.param(STORY + "\n\nJane Roe", [("byline", "Jane Roe")], id="signed-at-the-end"),
    pytest.param(STORY + "\n\n© 2014 The Paper", [("boilerplate", "© 2014 The Paper")], id="copyright"),
    pytest.param(
        STORY.replace("\n\nA second", "\n\nWhat comes next\n\nA second"), [("heading", "What comes next")], id="heading"
    ),
    pytest.param(
        STORY.replace("\n\nA second", f"\n\n{'What comes next for the towns ' * 5}\n\nA second"),
        [("body", ("What comes next for the towns " * 5).strip())],
        id="a-line-too-long-for-a-heading",
    ),
    pytest.param(
        STORY + "\n\n" + STORY.split("\n\n")[1],
        [("repeat", STORY.split("\n\n")[1])],
        id="a-paragraph-told-twice",
    ),
    pytest.param(
        "Читайте этот текст по-русски" + STORY, [("link", "Читайте этот текст по-русски")], id="a-link-in-russian"
    ),
    pytest.param(
        "قال الوزير إن المحادثات تستمر. وأضاف أن الجولة الثانية تبدأ قريبا.",
        [("body", "قال الوزير إن المحادثات تستمر. وأضاف أن الجولة الثانية تبدأ قريبا.")],
        id="an-article-in-arabic",
    ),
    pytest.param("Talks began on Monday", [("body", "Talks began on Monday")], id="a-single-line-is-no-title"),
]


@pytest.mark.parametrize(("text", "around"), PAGES)
def test_a_page_is_divided(text: str, around: list[tuple[str, str]]) -> None:
    assert kinds(text) == around


NO_COMMENTS = [
    pytest.param(
        "I met the minister on Monday, he said.\n\nHe told me so twice.\n\nYes, I asked: what do you want?",
        id="a-column",
    ),
    pytest.param(STORY + "\n\n“Yes, I do recall you,” the minister said.", id="a-quotation"),
    pytest.param(STORY + '\n\n"I do not know what you mean.\n\nYou should ask my friend."', id="a-long-quotation"),
    pytest.param(STORY + "\n\nWill the truce hold? Nobody knows.", id="a-question-of-the-reporters"),
    pytest.param("What do you think? I agree.\n\nYes!", id="nothing-but-talk"),
]


@pytest.mark.parametrize("text", NO_COMMENTS)
def test_the_storys_own_voice_is_no_readers_comment(text: str) -> None:
    assert all(block.kind is not BlockKind.COMMENT for block in make_article("a", text).blocks)


DATELINES = [
    ("Geneva: Both sides met on Monday, officials said.", "Geneva:"),
    ("Moscow, SANA – Both sides met on Monday.", "Moscow, SANA –"),
    ("DAMASCUS, Jan. 5 (Xinhua) -- Both sides met on Monday.", "DAMASCUS, Jan. 5 (Xinhua) --"),
    ("BEIRUT (Reuters) - Both sides met on Monday.", "BEIRUT (Reuters) -"),
    ("(Reuters) - Both sides met on Monday.", "(Reuters) -"),
    ("WASHINGTON — Both sides met on Monday.", "WASHINGTON —"),
    ("KAFR NABL, Syria — Both sides met on Monday.", "KAFR NABL, Syria —"),
    ("KUWAIT, Jan 15 (KUNA) -- Both sides met on Monday.", "KUWAIT, Jan 15 (KUNA) --"),
    ("MOSCOW, August 11. /TASS/. Both sides met on Monday.", "MOSCOW, August 11. /TASS/."),
    ("MOSCOW. Feb 4 (Interfax) - Both sides met on Monday.", "MOSCOW. Feb 4 (Interfax) -"),
    ("Tehran, Jan 20, IRNA -- Both sides met on Monday.", "Tehran, Jan 20, IRNA --"),
    ("ABU DHABI, 19th February, 2014 (WAM) -- Both sides met on Monday.", "ABU DHABI, 19th February, 2014 (WAM) --"),
    ("BEIRUT (AP) _ Both sides met on Monday.", "BEIRUT (AP) _"),
    ("BEIRUT: Both sides met on Monday in the city.", "BEIRUT:"),
    ("Tehran, Moscow, Ankara - all three met on Monday.", None),
    ("Iran, Russia – Syria’s main backers – met on Monday.", None),
    ("Lavrov: We want the talks to go on soon.", None),
    ("Syria: The talks go on in Geneva.", None),
    ("ABU AHMAD - We fled the town at night.", None),
    ("The talks - long delayed - go on in Geneva.", None),
    ("Geneva - the city - is quiet.", None),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_a_dateline_is_told_from_a_speaker(text: str, dateline: str | None, knowledge: Knowledge) -> None:
    article = make_article("a", text, knowledge=knowledge)
    found = [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.DATELINE]
    assert found == ([dateline] if dateline else [])


def test_lines_wrapped_by_a_wire_are_one_paragraph() -> None:
    text = (
        "The foreign ministers of the two countries met in Geneva on Monday for\n"
        "talks on a truce, officials of both sides said after the meeting, which\n"
        "lasted for some three hours and will be followed by another round that\n"
        "is to begin in Vienna.\n\n"
        "A spokesman for the envoy said that he was pleased with the results of\n"
        "the day and that he would report to the council in New York about them\n"
        "before the end of the week.\n"
    )
    assert [block.kind for block in make_article("a", text).blocks] == [BlockKind.BODY] * 2


def test_the_agency_of_a_dateline_is_credited_and_that_of_a_photograph_is_not(knowledge: Knowledge) -> None:
    text = "The envoy in Geneva on Monday. Image Credit: AP\n\nGENEVA (AFP) – Both sides met on Monday, officials said."
    article = make_article("a", text, knowledge=knowledge)
    assert article.credits == ("afp",)
    assert article.outlet == "afp"


def test_an_address_tells_the_outlet(knowledge: Knowledge) -> None:
    url = "https://english.ahram.org.eg/News/1.aspx"
    assert make_article("a", STORY, url=url, knowledge=knowledge).outlet == "ahram"


def outlets(*outlets: Outlet) -> Knowledge:
    """Give facts of outlets and of nothing else."""
    return Knowledge((), (), (), (), outlets, (), (), ())


def test_of_two_hosts_an_address_lies_under_the_longer_tells_the_outlet() -> None:
    known = outlets(Outlet("paper", "The Paper", hosts=("paper.org",)), Outlet("en", "E", hosts=("en.paper.org",)))
    assert outlet_of_url("https://www.en.paper.org/1", known) == "en"
    assert outlet_of_url("https://paper.org/1", known) == "paper"
    assert outlet_of_url("https://newspaper.org/1", known) is None


@pytest.mark.parametrize(("line", "outlet"), [("TNT", "tnt"), ("Share on TNT", None), ("TNTV", None)])
def test_a_masthead_of_a_few_letters_must_be_a_line_of_its_own(line: str, outlet: str | None) -> None:
    known = outlets(Outlet("tnt", "T. N. T.", mastheads=("TNT",)))
    head = Block(BlockKind.BOILERPLATE, Span(0, len(line)))
    assert outlet_of_page(f"{line}\n\n{STORY}", [head], known) == outlet


def test_an_outlet_named_in_words_is_known_by_its_masthead(knowledge: Knowledge) -> None:
    assert make_article("a", STORY, outlet="Agence France-Presse", knowledge=knowledge).outlet == "afp"
    assert make_article("a", STORY, outlet="The Daily Planet", knowledge=knowledge).outlet == "The Daily Planet"


def test_a_page_of_many_paragraphs_is_divided_in_time_that_grows_with_it() -> None:
    paragraph = (
        "Related\n\nThe envoy met the minister on Monday, and both sides agreed to go on with the talks, he said.\n\n"
    )
    text = "".join(paragraph.replace("envoy", f"envoy {n}") for n in range(3000))
    started = time.process_time()
    make_article("a", text)
    assert time.process_time() - started < 3
