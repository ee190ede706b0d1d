"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest

from builder.articles import make_article, sentences

ROWS = [
    pytest.param(["The talks failed.", "They will go on."], id="two"),
    pytest.param(
        ["U.S. Secretary of State John F. Kerry met Gen. Idriss on Dec. 6 in Washington, D.C., on Syria."], id="abbr"
    ),
    pytest.param(["He flew back to the U.S.", "The talks go on."], id="abbreviation-at-the-end"),
    pytest.param(["Mr. Annan and Dr. Khatib met at 5 p.m. on Monday."], id="titles"),
    pytest.param(["No. 2, we have to work.", "No.", "That is all."], id="number-two"),
    pytest.param(["“We agree,” he said.", "“We see no place for him.”", "He left."], id="quotes"),
    pytest.param(["“Where is the world?” Kerry asked.", "Nobody knew."], id="quoted-question"),
    pytest.param(["They spoke ... but agreed on nothing."], id="three-dots"),
    pytest.param(["It cost 3.5 million, or 2.1 in euros."], id="decimal"),
    pytest.param(["Russia disagrees with Riyadh,\xa0he said.", "\u201cNo.\u201d"], id="no-break-space"),
    pytest.param(["The region was calm.Lavrov left."], id="glued"),
    pytest.param(["قال الوزير ذلك.", "وأضاف أن المحادثات تستمر؟", "نعم."], id="arabic"),
]


@pytest.mark.parametrize("wanted", ROWS)
def test_sentences_end_where_they_end(wanted: list[str]) -> None:
    article = make_article("a", " ".join(wanted))
    found = [sentence.of(article.text) for sentence in sentences(article)]
    if wanted == ["The region was calm.Lavrov left."]:
        wanted = ["The region was calm.", "Lavrov left."]
    assert found == wanted


def test_no_sentence_goes_from_one_paragraph_into_the_next() -> None:
    article = make_article("a", "The talks failed\n\nin Geneva on Monday. They go on.")
    for sentence in sentences(article):
        assert "\n" not in sentence.of(article.text)
