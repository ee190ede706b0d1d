"""A saved web page: its story by trafilatura, its day only from metadata that states it.

Nothing is fetched and no entity is expanded. The day is taken from the page's head (and `time` elements that say they
are the story's), never from a guess over the whole page, where a clock or a comment would do as well.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import PurePath
from typing import Any

from builder.articles.metadata import EARLIEST, read_language, read_url
from builder.articles.model import Draft
from builder.errors import SourceError

_PUBLISHED_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.published",
    "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "published-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "date", "displaydate", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "bt:pubdate", "rnews:datepublished", "ptime",
)  # fmt: skip
_ARTICLE = re.compile(r"Article|Posting|Report\b")
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "datemodified",
)

# trafilatura's second opinion compares each part of a page with all others: a table of 60,000 cells kept it busy for
# hours. A page of more parts than any story's does without.
_PARTS = ("p", "div", "td", "tr", "li", "dd", "dt", "option", "h1", "h2", "h3", "h4", "h5", "h6")
_MOST_PARTS = 3_000


def read_html(text: str, path: PurePath) -> Draft:
    """Read a .html seed. Its text is the story as the page tells it, title first; offsets count into that.

    Raises:
        SourceError: the page holds no story, or cannot be parsed.
    """
    if re.search(r"<!ENTITY", text[:100_000], re.IGNORECASE):
        raise SourceError(
            path, _line(text, "<!ENTITY"), "declares entities, which a page has no need of; take them out"
        )
    tree = _parse(text, path)
    fields: dict[str, tuple[str, int | None]] = {}
    doubts: list[str] = []
    metas = _metas(tree)
    linked = _linked_data(tree)
    _published(text, tree, metas, linked, fields, doubts)
    title = metas.get("og:title") or _text(tree.find(".//h1")) or metas.get("dc.title") or _text(tree.find(".//title"))
    for name, value in (
        ("title", title),
        ("outlet", metas.get("og:site_name") or metas.get("application-name")),
        ("url", _canonical(tree) or metas.get("og:url")),
        ("author", metas.get("author") or metas.get("article:author")),
        ("language", (tree.get("lang") or "").split("-")[0].lower() or None),
    ):
        if value and value.strip():
            _take(name, " ".join(value.split())[:500], path, fields, doubts)
    story = _story(tree, title)
    if not story.strip():
        raise SourceError(path, None, "no story was found on the page; save its text as .txt instead")
    return Draft(story, 0, fields, tuple(doubts))


def _take(name: str, words: str, path: PurePath, fields: dict[str, tuple[str, int | None]], doubts: list[str]) -> None:
    """Take what the page says of itself; an address or a language that is none is a doubt, not the editor's fault."""
    check = {"url": read_url, "language": read_language}.get(name)
    try:
        fields[name] = (check(words, path, None) if check else words, None)
    except SourceError as error:
        doubts.append(error.problem)


def _parse(text: str, path: PurePath) -> Any:
    from trafilatura import load_html  # takes a second to import, which a build without web pages should not wait for

    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    clean = re.sub(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}));?", _reference, clean)
    if re.match(r"\s*<(?!\?xml)", clean) and "html" not in clean[:50].lower():
        clean = "<!DOCTYPE html>" + clean  # a part of a page, which is taken for none by itself
    tree = load_html(clean)
    if tree is None:
        raise SourceError(path, None, "is not HTML: it holds no element")
    return tree


def _reference(found: re.Match[str]) -> str:
    """Keep a reference to a character that text may hold; at any other the parser would drop the rest of the page."""
    code = int(found[1], 16) if found[1] else int(found[2])
    fine = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if fine else "\ufffd"


def _metas(tree: Any) -> dict[str, str]:
    """Give what the meta elements say, the first of each name, names in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(tree: Any) -> dict[str, str]:
    """Give the dates of the first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            level: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        for _ in range(6):  # an article stands near the top; deeper lie its comments and other stories
            for value in level:
                if isinstance(value, dict) and _ARTICLE.search(str(value.get("@type"))):
                    return {
                        key: value[key] for key in ("datePublished", "dateModified") if isinstance(value.get(key), str)
                    }
            level = [part for value in level for part in _parts(value)][:10_000]
    return {}


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _published(
    text: str,
    tree: Any,
    metas: dict[str, str],
    linked: dict[str, str],
    fields: dict[str, tuple[str, int | None]],
    doubts: list[str],
) -> None:
    """Take the day the page states, and note what was not believed."""
    stated: list[tuple[str, str]] = [(name, metas[name]) for name in _PUBLISHED_META if name in metas]
    if "datePublished" in linked:
        stated.insert(0, ("JSON-LD datePublished", linked["datePublished"]))
    times = {
        element.get("datetime") or _text(element) or ""
        for element in tree.iter("time")
        if element.get("itemprop", "").lower() == "datepublished" or element.get("pubdate") is not None
    }
    if len(times) == 1:
        stated.append(("time element", times.pop()))
    elif times and not stated:
        doubts.append(f"{len(times)} time elements each claim to be the day of publication")
    days = [(name, day) for name, words in stated if (day := _day(words))]
    if days:
        fields["published"] = (days[0][1], _line(text, days[0][1]))
        doubts += [f"{name} says {day}" for name, day in days if day != days[0][1]]
    modified = linked.get("dateModified") or next((metas[name] for name in _MODIFIED_META if name in metas), "")
    if (day := _day(modified)) and not days:
        doubts.append(f"only a day of change is stated, {day}, which need not be the story's")


def _day(words: str) -> str | None:
    """Give the calendar day that a stamp writes, in the page's own zone: 2015-08-11T23:30:00Z is the eleventh."""
    if found := re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", words):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
        return day.isoformat() if day >= EARLIEST else None
    if not 6 <= len(words.strip()) <= 60:
        return None
    import dateparser

    parsed = dateparser.parse(words.strip(), languages=["en"], settings={"STRICT_PARSING": True})
    return parsed.date().isoformat() if parsed else None


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            return str(link.get("href") or "").strip() or None
    return None


def _story(tree: Any, title: str | None) -> str:
    """Give the story's paragraphs with blank lines between, its title first."""
    from trafilatura import extract

    found = extract(
        tree,
        fast=sum(1 for _ in tree.iter(*_PARTS)) > _MOST_PARTS,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        deduplicate=False,
    )
    lines = [line.strip() for line in (found or "").split("\n") if line.strip()]
    heading = " ".join((title or "").split())
    if heading and lines and heading.casefold() not in (line.casefold() for line in lines[:3]):
        lines.insert(0, heading)
    return "\n\n".join(lines) + "\n" if lines else ""


def _text(element: Any) -> str | None:
    return " ".join(" ".join(element.itertext()).split()) or None if element is not None else None


def _line(text: str, words: str) -> int | None:
    place = text.casefold().find(words.casefold())
    return text.count("\n", 0, place) + 1 if place >= 0 else None
