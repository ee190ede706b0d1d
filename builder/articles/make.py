"""From a draft to an `Article`, and from a folder to its articles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePath

from builder.articles.blocks import divide
from builder.articles.metadata import check_fields, read_day, read_language, read_url
from builder.articles.model import Draft, Loaded
from builder.articles.outlet import credits_of, outlet_named, outlet_of_page, outlet_of_url
from builder.articles.readers import READERS
from builder.articles.seeds import article_id, read_seed, seed_paths, shown
from builder.errors import SourceError
from builder.knowledge import Knowledge
from builder.values import Article, Block, BlockKind

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOBODY = Knowledge((), (), (), (), (), (), (), ())


def load_articles(seeds: Path, knowledge: Knowledge | None = None) -> Loaded:
    """Read a folder of seeds. What is wrong with one keeps that one out, and is told in `faults`.

    Raises:
        SourceError: the folder itself cannot be read.
    """
    if not seeds.is_dir():
        raise SourceError(PurePath(seeds), None, "is no folder; wanted one that holds the articles")
    articles: list[Article] = []
    faults: list[SourceError] = []
    taken: dict[str, PurePath] = {}
    for path in seed_paths(seeds, tuple(READERS)):
        if isinstance(path, SourceError):
            faults.append(path)
            continue
        name = shown(seeds, path)
        try:
            article = _read(path, name, knowledge or _NOBODY)
        except SourceError as error:
            faults.append(error)
            continue
        if article.id in taken:
            problem = f"has the id {article.id!r}, which {taken[article.id].as_posix()} has too; rename one of them"
            faults.append(SourceError(name, None, problem))
            continue
        taken[article.id] = name
        articles.append(article)
    return Loaded(tuple(articles), tuple(faults))


def make_article(
    id: str,
    text: str,
    *,
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    language: str = "en",
    knowledge: Knowledge | None = None,
    path: PurePath | None = None,
    start: int = 0,
    doubts: tuple[str, ...] = (),
) -> Article:
    """Make an article of a text in memory: divide it, and find its title, its outlet and whose words it carries.

    Half a character (a lone surrogate, which JSON can smuggle in) becomes U+FFFD, so that offsets hold.
    """
    known = knowledge or _NOBODY
    text = _SURROGATE.sub("\ufffd", text)
    blocks = divide(text, start, known)
    if outlet is not None:
        outlet = outlet_named(outlet, known)
    elif url is not None:
        outlet = outlet_of_url(url, known)
    return Article(
        id=id,
        path=path or PurePath(id),
        text=text,
        blocks=blocks,
        title=title or _title(text, blocks),
        outlet=outlet or outlet_of_page(text, blocks, known),
        url=url,
        published=published,
        author=author,
        language=language,
        credits=credits_of(text, blocks, known),
        doubts=doubts,
    )


def _read(path: Path, name: PurePath, knowledge: Knowledge) -> Article:
    """Read one seed.

    Raises:
        SourceError: whatever is wrong with it first.
    """
    draft: Draft = READERS[path.suffix.lower()](read_seed(path, name), name)
    check_fields(draft.fields, name)
    if not draft.text[draft.start :].strip():
        raise SourceError(name, None, "has a head but no story under it")
    fields = draft.fields
    published = read_day(*_with(fields["published"], name)) if "published" in fields else None
    url = read_url(*_with(fields["url"], name)) if "url" in fields else None
    language = read_language(*_with(fields["language"], name)) if "language" in fields else "en"
    return make_article(
        article_id(path.stem),
        draft.text,
        published=published,
        url=url,
        outlet=_word(draft, "outlet"),
        title=_word(draft, "title"),
        author=_word(draft, "author"),
        language=language,
        knowledge=knowledge,
        path=name,
        start=draft.start,
        doubts=draft.doubts,
    )


def _with(field: tuple[str, int | None], name: PurePath) -> tuple[str, PurePath, int | None]:
    return field[0], name, field[1]


def _word(draft: Draft, name: str) -> str | None:
    return draft.fields[name][0] if name in draft.fields else None


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Give the title that stands on the page, its blanks made one."""
    return next((" ".join(block.span.of(text).split()) for block in blocks if block.kind is BlockKind.TITLE), None)
