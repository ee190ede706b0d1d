"""Texts that look for trouble: news-like pieces, markup, controls and anything else, in any order."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

PIECES = (
    "Russian Foreign Minister Sergei Lavrov met John Kerry in Moscow on Tuesday",
    "will meet again next week",
    "two weeks ago",
    "11 August 2015",
    "30 February 2015",
    "June last year",
    "the 1990s",
    "said",
    "“We agree,” he said.",
    "MOSCOW, Aug. 11 (Reuters) –",
    "Image Credit: AFP",
    "Check Also",
    "Comments (3)",
    "Last updated: 12 August 2015",
    "إقرأ هذا الخبر بالعربية",
    "---\ntitle: A\n---\n",
    "published: 2015-08-11",
    "<script>alert(1)</script>",
    "\" onmouseover='x'",
    "]]><!--",
    "{{ 7*7 }}",
    "=cmd()",
    "\\nBEGIN:VALARM",
    "&lt;&#0;&x;",
    "javascript:x()",
    "\u202e",
    "\u2066",
    "\x00",
    "\x1b[31m",
    "\u2028",
    "\ufeff",
    "\r\n",
    "\n\n",
    "\n",
    " ",
    "\xa0",
    ". ",
    "İ",
    "ﬁ",
    "9" * 30,
    "-" * 30,
    "(" * 10,
    "[1, {",
    "a: b",
    "\t",
    "&a *a !!x |",
)

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=24).map("".join)
anything = st.text(alphabet=st.characters(), max_size=200) | texts

# The same examples every time, as long as the same modules are loaded: Hypothesis also tries the constants it finds in
# ours. A failure found elsewhere becomes a row in a table or a case of the hostile corpus.
fixed = settings(max_examples=120, deadline=None, derandomize=True, database=None)
few = settings(fixed, max_examples=25)
