"""Laws of reading: whatever the text, blocks tile it, spans slice it, and only a `SourceError` says no."""

from __future__ import annotations

import json
from pathlib import PurePath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.articles import article_id, make_article, sentences
from builder.articles.model import Draft
from builder.articles.readers import READERS
from builder.articles.sentences import TOLD
from builder.errors import SourceError
from builder.knowledge import Node, parse_tree
from tests.properties.strategies import anything, few, fixed, texts

PATH = PurePath("seeds/a")
PRINTS_NOTHING = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"


def read(suffix: str, text: str) -> Draft | SourceError:
    """Give what a reader makes of a text, or its one way of saying no."""
    try:
        return READERS[suffix](text, PATH)
    except SourceError as error:
        return error


@fixed
@given(anything)
def test_blocks_tile_a_text(text: str) -> None:
    article = make_article("a", text)
    assert len(article.text) == len(text)
    last = 0
    for block in article.blocks:
        assert last <= block.span.start
        assert not article.text[last : block.span.start].strip().strip(PRINTS_NOTHING).strip()
        last = block.span.end
    assert last <= len(text)


@fixed
@given(anything)
def test_sentences_lie_in_told_blocks_and_tile_them(text: str) -> None:
    article = make_article("a", text)
    told = [block.span for block in article.blocks if block.kind in TOLD]
    found = sentences(article)
    for sentence in found:
        assert any(span.contains(sentence) for span in told)
    assert list(found) == sorted(found)
    joined = "".join("".join(sentence.of(article.text).split()) for sentence in found)
    whole = "".join("".join(span.of(article.text).split()) for span in told)
    assert [char for char in joined if char not in PRINTS_NOTHING] == [
        char for char in whole if char not in PRINTS_NOTHING
    ]


@fixed
@given(anything)
def test_a_text_read_again_is_divided_again_the_same_way(text: str) -> None:
    assert make_article("a", text) == make_article("a", text)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json"])
@fixed
@given(text=anything)
def test_a_reader_gives_a_draft_or_says_why_not(suffix: str, text: str) -> None:
    found = read(suffix, text)
    if isinstance(found, SourceError):
        assert found.problem
        assert "\n" not in str(found)
    else:
        assert 0 <= found.start <= len(found.text)
        assert suffix == ".json" or found.text == text


@few
@given(texts)
def test_a_web_page_gives_a_draft_or_says_why_not(text: str) -> None:
    found = read(".html", f"<html><body><p>{text}</p></body></html>")
    assert found.problem if isinstance(found, SourceError) else found.text.strip()


@fixed
@given(anything)
def test_a_json_text_comes_out_as_it_went_in(text: str) -> None:
    if not any("\ud800" <= char <= "\udfff" for char in text):
        found = read(".json", json.dumps({"text": text}))
        assert isinstance(found, Draft)
        assert found.text == text


@fixed
@given(st.text(min_size=1, max_size=100))
def test_an_id_is_made_of_few_characters(name: str) -> None:
    found = article_id(name)
    assert found
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert article_id(name) == found


def plain(node: Node) -> object:
    """Give a tree's text, lists and mappings without their lines."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    return [plain(value) for value in node.value] if isinstance(node.value, list) else node.value


words = st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=12)
trees = st.recursive(
    words, lambda part: st.lists(part, max_size=4) | st.dictionaries(words, part, max_size=4), max_leaves=12
)


@fixed
@given(trees.filter(lambda tree: tree not in ("", [], {})))
def test_a_yaml_tree_is_what_was_written(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    node = parse_tree(text, PATH)
    assert node is not None
    assert plain(node) == tree


@fixed
@given(anything)
def test_any_text_is_a_yaml_tree_or_a_clear_fault(text: str) -> None:
    fault = None
    try:
        parse_tree(text, PATH)
    except SourceError as error:
        fault = error
    if fault is not None and fault.line is not None:
        assert 1 <= fault.line <= len(text.splitlines()) + 2
