"""The articles: an index, and a page each with its date's evidence and its expressions explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.render.calendar import in_plain_text
from builder.render.detail import Details
from builder.render.entries import Entry
from builder.render.markup import Html, markup
from builder.render.model import RenderedPage
from builder.render.pages.excerpts import Shown, excerpt, in_words, stretches
from builder.render.pages.written import chart, clues, day_of, rival, sure_of
from builder.render.site import Site
from builder.render.text import safe_url
from builder.render.words import counted, listed
from builder.timeline import article_page
from builder.values import Article, BlockKind, DatedReading, PublicationDate


@dataclass(frozen=True, slots=True)
class Line:
    """An article in the index."""

    id: str
    page: str
    title: str
    outlet: str
    published: PublicationDate
    day: Markup
    sure: str
    entries: int
    expressions: int


def article_pages(site: Site, details: Details) -> Iterator[RenderedPage]:
    """Make the index and a page for each article."""
    lines = [_line(site, reading) for reading in site.timeline.articles]
    lines.sort(key=lambda line: (line.published.best is None, line.published.best or date.max, line.id))
    yield site.page(
        "articles/index.md",
        "articles.html",
        title="Articles",
        description=f"The {counted(len(lines), 'article')} this timeline is made from.",
        section="Articles",
        listed=True,
        readings=lines,
    )
    for reading in site.timeline.articles:
        yield _page(site, details, reading)


def _line(site: Site, reading: DatedReading) -> Line:
    id = reading.article.id
    return Line(
        id,
        article_page(id),
        site.article_title(reading),
        site.outlet(id),
        reading.published,
        day_of(site, reading.published),
        sure_of(site, reading.published),
        len(site.by_article.get(id, ())),
        len(reading.timexes),
    )


def _page(site: Site, details: Details, reading: DatedReading) -> RenderedPage:
    article, published = reading.article, reading.published
    uri = article_page(article.id)
    to = site.links_from(uri)
    numbered = details.expressions(article.id)
    expressions = [in_words(site, item) for item in numbered]
    entries = site.by_article.get(article.id, ())
    shown = stretches(site, article, numbered, expressions, entries)
    beside = {item.number for stretch in shown for item in stretch.notes}
    dated = [item for item in expressions if item.dated]
    picture, picture_says = chart(site, published)
    toc = [(2, "when", "When was this written?"), (2, "text", "What the article says")]
    others = [item for item in dated if item.number not in beside]
    if others:
        toc.append((2, "other", "Other expressions of time"))
    toc += [(2, "entries", "Entries it tells"), (2, "open", "Left without a date")]
    outlet = site.outlet(article.id)
    wide, best = published.is_open, published.best
    day = day_of(site, published) if wide or best is None else site.calendar.full_day(best)
    return site.page(
        uri,
        "article.html",
        title=site.article_title(reading),
        description=f"{outlet}, {in_plain_text(day_of(site, published))}: when it was "
        f"written, what it says of when, and the {counted(len(entries), 'entry', 'entries')} it tells.",
        section="Articles",
        toc=toc,
        updated=best,
        article=article,
        published=published,
        outlet=outlet,
        day=markup(f"<strong>{day}</strong>"),
        wide=wide,
        sure=sure_of(site, published),
        counts=_counts(expressions, len(dated), entries, to("#entries")),
        evidence=clues(site, published.evidence, to),
        chart=picture,
        chart_says=picture_says,
        rival=rival(site, published),
        url=safe_url(article.url),
        excerpts=markup("".join([excerpt(site, article, stretch, to) for stretch in shown])),
        others=others,
        entries=entries,
        open=[item for item in expressions if not item.dated and item.number not in beside],
        skipped=_skipped(article),
    )


def _counts(expressions: Sequence[Shown], dated: int, entries: Sequence[Entry], to: Html) -> list[Markup]:
    left = len(expressions) - dated
    rest = "all dated" if not left else f"{dated} dated, {left} left open"
    number = len(expressions)
    many = "s" if number != 1 else ""
    told = "entry" if len(entries) == 1 else "entries"
    return [
        markup(f"<b>{number}</b> expression{many} of time{f', {rest}' if number else ''}"),
        markup(f'<b>{len(entries)}</b> <a href="{to}">{told}</a>'),
    ]


def _skipped(article: Article) -> str:
    """Name the kinds of text that were not taken for the report."""
    names = {
        BlockKind.CREDIT: "a picture credit",
        BlockKind.BYLINE: "a byline",
        BlockKind.TEASER: "another story’s title or lead",
        BlockKind.COMMENT: "a reader’s comment",
        BlockKind.LINK: "a link",
        BlockKind.REPEAT: "a repeated paragraph",
        BlockKind.BOILERPLATE: "page furniture",
    }
    found = {block.kind for block in article.blocks}
    return listed(names[kind] for kind in names if kind in found)
