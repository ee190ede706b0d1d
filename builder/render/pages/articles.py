"""The articles: an index, and a page each with its date's evidence and its expressions explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup, escape

from builder.render.detail import Details, Note
from builder.render.entries import Entry
from builder.render.links import calendar_address, link
from builder.render.model import RenderedPage
from builder.render.pictures.small import probability, weight_bar
from builder.render.quotes import Numbered, inside, marked
from builder.render.site import Site
from builder.render.text import one_line, safe_url, whole_dates
from builder.render.words import certainty, counted, evidence_name, listed, strength
from builder.timeline import article_page
from builder.values import (
    Article,
    Block,
    BlockKind,
    Bound,
    DatedReading,
    Evidence,
    PublicationDate,
    ResolvedTimex,
    Span,
    TimexType,
)

_FAIR_GUESS = 0.34  # the least probability at which a day is printed; from there on it is "about even"
_WORTH_SETTLING = 0.02  # the least probability at which another day is named beside the best
_WEAK = 3  # weak clues shown; more are folded
_FAINT = 0.05  # what moved the odds by less than an eighth (log10) is folded even where it speaks against the day
_REPORT = frozenset(
    {BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING, BlockKind.DATELINE, BlockKind.BODY, BlockKind.CAPTION}
)


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


@dataclass(frozen=True, slots=True)
class Shown:
    """A numbered expression with its value in words."""

    number: int
    expression: ResolvedTimex
    words: Markup
    classes: str


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or block as HTML."""

    html: Markup
    anchor: str = ""
    kind: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands beside one stretch of dates."""

    parts: tuple[Part, ...]
    notes: tuple[Shown, ...]
    loose: tuple[Note, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """A line of evidence."""

    name: str
    says: str
    strength: str
    against: bool
    bar: Markup
    to: str | None = None
    label: str = ""


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


def day_of(site: Site, published: PublicationDate) -> Markup:
    """Say when an article was written: the day, or the stretch that holds it where no one day is worth printing."""
    if published.best is None:
        return Markup("no date")
    if is_wide(published) and published.earliest is not None and published.latest is not None:
        return site.calendar.pair(published.earliest, published.latest, "between {} and {}")
    return site.calendar.days(published.best, published.best)


def is_wide(published: PublicationDate) -> bool:
    """Tell whether no one day is worth printing."""
    several = published.earliest is not None and published.earliest != published.latest
    return several and not published.stated and published.probability < _FAIR_GUESS


def sure_of(site: Site, published: PublicationDate) -> str:
    """Say how sure an article's day is: "very likely (86 %)"."""
    if published.best is None:
        return "not worked out"
    if published.stated:
        return "decided by an editor" if published.editor else "stated"
    if is_wide(published):
        return "nine chances in ten; no one day is likely"
    word = certainty(published.probability)
    return word if published.probability >= 0.98 else f"{word} ({site.calendar.percent(published.probability)})"


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
    to = partial(link, uri, directory_urls=site.options.directory_urls)
    expressions = [_shown(site, item) for item in details.expressions(article.id)]
    entries = site.by_article.get(article.id, ())
    excerpts = _excerpts(site, reading, details.expressions(article.id), expressions, entries)
    beside = {item.number for excerpt in excerpts for item in excerpt.notes}
    dated = [item for item in expressions if _has_day(item.expression)]
    open_ones = [item for item in expressions if not _has_day(item.expression)]
    title = site.article_title(reading)
    chart, chart_says = _chart(site, published)
    evidence, weak = _clues(site, published.evidence)
    toc = [(2, "when", "When was this written?"), (2, "text", "What the article says")]
    others = [item for item in dated if item.number not in beside]
    if others:
        toc.append((2, "other", "Other expressions of time"))
    toc += [(2, "entries", "Entries it tells"), (2, "open", "Left without a date")]
    outlet = site.outlet(article.id)
    return site.page(
        uri,
        "article.html",
        title=title,
        description=f"{outlet}, {day_of(site, published).striptags()}: when it was "
        f"written, what it says of when, and the {counted(len(entries), 'entry', 'entries')} it tells.",
        section="Articles",
        toc=toc,
        updated=published.best,
        article=article,
        published=published,
        outlet=outlet,
        day=Markup("<strong>{}</strong>").format(
            day_of(site, published)
            if is_wide(published) or published.best is None
            else site.calendar.full_day(published.best)
        ),
        wide=is_wide(published),
        sure=sure_of(site, published),
        counts=_counts(expressions, len(dated), entries, to("#entries")),
        evidence=evidence,
        weak=weak,
        chart=chart,
        chart_says=chart_says,
        rival=_rival(site, published),
        url=safe_url(article.url),
        excerpts=excerpts,
        others=others,
        entries=entries,
        open=[item for item in open_ones if item.number not in beside],
        skipped=_skipped(article),
    )


def _counts(expressions: Sequence[Shown], dated: int, entries: Sequence[Entry], to: str) -> list[Markup]:
    left = len(expressions) - dated
    rest = "all dated" if not left else f"{dated} dated, {left} left open"
    number = len(expressions)
    lines = [
        Markup("<b>{}</b> {}").format(
            number, f"expression{'s' if number != 1 else ''} of time" + (f", {rest}" if number else "")
        )
    ]
    lines.append(
        Markup('<b>{}</b> <a href="{}">{}</a>').format(len(entries), to, "entry" if len(entries) == 1 else "entries")
    )
    return lines


def _has_day(expression: ResolvedTimex) -> bool:
    return expression.value is not None and expression.value.interval is not None


def _shown(site: Site, item: Numbered) -> Shown:
    expression = item.expression
    if _has_day(expression):
        words = site.calendar.of(expression.value).html
    else:
        words = escape(why_open(expression))
    return Shown(item.number, expression, words, item.classes)


def why_open(expression: ResolvedTimex) -> str:
    """Say why an expression has no place on the calendar."""
    if expression.timex.type is TimexType.DURATION:
        return "how long, not when"
    if expression.timex.type is TimexType.SET:
        return "how often, not when"
    steps = expression.reason.steps
    return one_line(steps[-1].says) if steps else "no day can be given"


def _excerpts(
    site: Site,
    reading: DatedReading,
    numbered: Sequence[Numbered],
    shown: Sequence[Shown],
    entries: Sequence[Entry],
) -> list[Excerpt]:
    article, mode = reading.article, site.options.article_text
    told: dict[Span, dict[str, Entry]] = {}
    for entry in entries:
        for source in entry.event.sources:
            if source.article == article.id:
                told.setdefault(source.span, {})[entry.anchor] = entry
    if mode == "full":
        return [
            _excerpt(article, block.span, numbered, shown, told, block)
            for block in article.blocks
            if block.kind in _REPORT
        ]
    spans = sorted(told)
    merged: list[Span] = []
    for span in spans:  # two mentions' sentences may overlap where a quotation runs on
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    excerpts = [_excerpt(article, span, numbered, shown, told, None) for span in merged]
    if mode == "none":
        excerpts = [Excerpt((), item.notes, item.loose, item.entries) for item in excerpts]
    return excerpts


def _excerpt(
    article: Article,
    span: Span,
    numbered: Sequence[Numbered],
    shown: Sequence[Shown],
    told: dict[Span, dict[str, Entry]],
    block: Block | None,
) -> Excerpt:
    found = inside(numbered, span)
    notes = tuple(shown[item.number - 1] for item in found)
    html = marked(article.text, span, found, lambda number: f"#x{number}", figures=True)
    entries = {
        anchor: entry for other, group in told.items() if span.overlaps(other) for anchor, entry in group.items()
    }
    kind = block.kind.value if block is not None and block.kind is not BlockKind.BODY else ""
    anchors = "".join(
        f'<span id="s{other.start}"></span>'
        for other in sorted(told)
        if span.overlaps(other) and other.start != span.start
    )
    part = Part(Markup(anchors) + html, f"s{span.start}", kind, block.language if block is not None else None)
    loose = tuple(
        Note(
            "Loose.",
            f"“{item.expression.timex.text}” is read as about {item.words.striptags().removeprefix('about ')}.",
        )
        for item in notes
        if item.expression.value is not None
        and item.expression.value.interval is not None
        and item.expression.value.bound is Bound.APPROXIMATE
    )
    return Excerpt((part,), notes, loose, tuple(entries.values()))


def _clues(site: Site, evidence: Sequence[Evidence]) -> tuple[list[Clue], list[Clue]]:
    """Give what speaks for the day, strongest first, then what speaks against it; and apart the weak that are many."""
    ranked = sorted(evidence, key=lambda clue: (clue.against, -abs(clue.weight)))
    faint = [clue for clue in ranked if strength(abs(clue.weight)) == "weak"]
    weak = [clue for clue in faint[_WEAK:] if not clue.against or abs(clue.weight) < _FAINT]
    shown = [_clue(site, clue) for clue in ranked if clue not in weak]
    return shown, [_clue(site, clue) for clue in weak]


def _clue(site: Site, clue: Evidence) -> Clue:
    to, label = None, ""
    if clue.article is not None and clue.article in site.timeline.article:
        to, label = article_page(clue.article), f"Article {site.article_label(clue.article)}"
    elif clue.calendar is not None and clue.calendar in site.timeline.knowledge.event:
        to, label = calendar_address(site.timeline.knowledge.event[clue.calendar]), "In the calendar"
    return Clue(
        evidence_name(clue.kind),
        whole_dates(one_line(clue.says)),
        strength(clue.weight),
        clue.against,
        weight_bar(clue.weight),
        to,
        label,
    )


def _chart(site: Site, published: PublicationDate) -> tuple[Markup, Markup]:
    """Draw the probability by day, with the same in words."""
    if published.stated or published.best is None or not published.posterior:
        return Markup(""), Markup("")
    ranked = sorted(published.posterior, key=lambda pair: (-pair[1], pair[0]))
    best = ", ".join(f"{site.calendar.day(day)} {site.calendar.percent(share)}" for day, share in ranked[:3])
    chart = probability(published, site.calendar, f"How likely each day is: {best}")
    if published.earliest is None or published.latest is None:
        return chart, Markup("Probability in per cent by day.")
    days = site.calendar.days(published.earliest, published.latest)
    holds = "which holds" if published.earliest == published.latest else "which together hold"
    words = Markup("Probability in per cent by day. Shaded: {}, {} nine chances in ten.")
    return chart, words.format(days, holds)


def _rival(site: Site, published: PublicationDate) -> str:
    """Name the day that would be printed if the best one were not; nothing where nothing is left to settle."""
    others = [(share, day) for day, share in published.posterior if day != published.best]
    if published.stated or published.best is None or not others:
        return ""
    share, day = max(others, key=lambda pair: (pair[0], -pair[1].toordinal()))
    return f"{site.calendar.day(day)} ({site.calendar.percent(share)})" if share >= _WORTH_SETTLING else ""


def _skipped(article: Article) -> str:
    """Name the kinds of text that were not taken for the report."""
    names = {
        BlockKind.CREDIT: "a picture credit",
        BlockKind.BYLINE: "a byline",
        BlockKind.TEASER: "another story’s title or lead",
        BlockKind.COMMENT: "a reader’s comment",
        BlockKind.LINK: "words in another script",
        BlockKind.REPEAT: "a repeated paragraph",
        BlockKind.BOILERPLATE: "page furniture",
    }
    found = Counter(block.kind for block in article.blocks if block.kind in names)
    return listed(names[kind] for kind in names if found[kind])
