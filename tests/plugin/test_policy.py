"""Each page says which scripts are its own."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from builder.policy import policy_of, with_policy

PAGE = '<!doctype html><html><head lang="en">\n  <meta charset="utf-8"><title>t</title>{}</head><body></body></html>'


def _hash(body: str) -> str:
    return base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()


def test_an_inline_script_runs_by_its_hash() -> None:
    body = "let a = '1 < 2';"
    assert f"script-src 'self' 'sha256-{_hash(body)}'" in policy_of(PAGE.format(f"<script>{body}</script>"))


def test_an_inline_style_is_let_in_by_its_hash() -> None:
    assert f"style-src 'self' 'sha256-{_hash(':root{--a:1}')}'" in policy_of(PAGE.format("<style>:root{--a:1}</style>"))


@pytest.mark.parametrize(
    "element",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_what_does_not_run_inline_needs_no_hash(element: str) -> None:
    assert "sha256" not in policy_of(PAGE.format(element))


def test_nothing_is_let_in_from_elsewhere() -> None:
    policy = policy_of(PAGE.format(""))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_policy_stands_before_all_it_governs_and_after_the_encoding() -> None:
    page = with_policy(PAGE.format("<script>1</script>"))
    order = [page.index(text) for text in ("<meta charset", "Content-Security-Policy", "<title>", "<script>")]
    assert order == sorted(order)
    assert page.index("<meta charset") < 1024


def test_a_page_without_a_head_is_left_alone() -> None:
    assert with_policy("<p>part</p>") == "<p>part</p>"


def test_the_same_script_twice_is_named_once() -> None:
    page = PAGE.format("<script>1</script><script>1</script><script>2</script>")
    assert len(re.findall("sha256", policy_of(page))) == 2


def test_only_a_page_that_asks_for_it_may_compile_web_assembly() -> None:
    assert "'wasm-unsafe-eval'" in policy_of(PAGE.format(""), wasm=True)


def test_a_style_attribute_of_the_theme_is_let_in_by_its_hash() -> None:
    policy = policy_of(PAGE.format("") + '<p style="color: red; content: &quot;x&quot;">')
    digest = _hash('color: red; content: "x"')
    assert f"style-src 'self' 'unsafe-hashes' 'sha256-{digest}'" in policy
    assert "unsafe" not in policy_of(PAGE.format("") + "<p>no style=&quot;color: red&quot; here</p>")
