"""The HTML of entries: in full, as a row, as a line. Written in Python, since a large site has a million of its places.

What stands between two tags goes through `p` (`printed`) or `prose`, which escape it. Names that begin with an
underscore give HTML as plain strings, the others what a template may print: the same on every page but for its links
and its marks, which each page brings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.render.markup import Html, markup
from builder.render.pictures import svg
from builder.render.text import chain, printed_once, prose
from builder.render.text import printed as p
from builder.render.words import Kind, counted
from builder.timeline import article_page

if TYPE_CHECKING:  # the site gives each of its pages its rows
    from builder.render.detail import Detail, Note, Quotation
    from builder.render.entries import Entry
    from builder.render.legend import Sign
    from builder.render.site import Named, Site


class Rows:
    """Writes entries for one page."""

    def __init__(self, site: Site, to: Callable[[str], Html], icon: Callable[[Kind], Markup] = svg.icon) -> None:
        """Take the page's links, and the marks it draws beside words."""
        self._site = site
        self._lines = site.lines
        self._to = to
        self._icon = icon
        self._names: dict[Named, Html] = {}

    def when(self, entry: Entry) -> Markup:
        """Write an entry's date."""
        return markup(self._when(entry))

    def _when(self, entry: Entry) -> Html:
        how = f' <span class="how">{p(entry.how)}</span>' if entry.how else ""
        return f'<p class="when"><b>{entry.when.html}</b>{how}</p>'

    def kind(self, entry: Entry, tail: str = "") -> Markup:
        """Write an entry's kind, and one thing more."""
        return markup(self._kind(entry, tail))

    def _kind(self, entry: Entry, tail: str) -> Html:
        more = f" · {p(tail)}" if tail else ""
        return f'<p class="kind">{self._icon(entry.kind)} {_in_words(entry.kind)}{more}</p>'

    def name(self, named: Named) -> Markup:
        """Write a name, as a link where it has a page."""
        return markup(self._name(named))

    def _name(self, named: Named) -> Html:
        name = self._names.get(named)
        if name is None:
            words = prose(named.name)
            name = f'<a href="{self._to(named.page)}">{words}</a>' if named.page else f"<bdi>{words}</bdi>"
            self._names[named] = name
        return name

    def line(self, entry: Entry) -> Markup:
        """Write an entry on one line."""
        return markup(self._line(entry))

    def _line(self, entry: Entry) -> Html:
        around = self._lines.get(entry.event.id)
        if around is None:
            words = f" <small>{p(entry.kind.words)}</small>" if entry.kind.words != "happened" else ""
            around = self._lines[entry.event.id] = (
                f'<span class="d">{entry.when.html}</span><span class="t">{svg.icon(entry.kind)} <a href="',
                f'">{entry.shown}</a>{words}</span>',
            )
        return f"{around[0]}{self._to(entry.address)}{around[1]}"

    def plain(self, entries: Iterable[Entry]) -> Markup:
        """Write entries as a list of lines."""
        return markup(self._plain(entries))

    def _plain(self, entries: Iterable[Entry]) -> Html:
        lines = "".join([f"<li>{self._line(entry)}</li>\n" for entry in entries])
        return f'<ul class="plain">\n{lines}</ul>'

    def rows(self, entries: Sequence[Entry], fold: int = 60) -> Markup:
        """Write entries as rows; those after so many are folded, and lines."""
        shown = "".join([self._row(entry) for entry in entries[:fold]])
        more = ""
        if len(entries) > fold:
            summary = p(counted(len(entries) - fold, "more entry", "more entries"))
            lines = self._plain(entries[fold:])
            more = f'<details class="fold"><summary>{summary}</summary>\n{lines}</details>\n'
        return markup(f'<ul class="rows tight">\n{shown}</ul>\n{more}')

    def _row(self, entry: Entry) -> Html:
        title = f'<h3><a href="{self._to(entry.address)}">{entry.shown}</a></h3>'
        return f'<li class="row">\n{self._when(entry)}<div>\n{self._kind(entry, entry.told_by)}{title}\n</div></li>'

    def entry(self, detail: Detail) -> Markup:
        """Write an entry in full."""
        it = detail.entry
        parts = [
            f'<article class="row entry">\n{self._when(it)}<div>\n{self._kind(it, detail.support)}',
            f"{self._heading(detail)}\n{self._who(detail)}\n",
            self._quotations(detail),
        ]
        if detail.also:
            others = "; ".join([self._source(quote) for quote in detail.also])
            parts.append(f'<p class="also">Also told by {others}</p>\n')
        if detail.more:
            summary = p(counted(len(detail.more), "more quotation"))
            quotes = "".join([self._quotation(quote) for quote in detail.more])
            parts.append(f'<details><summary>{summary}</summary><div class="sources two">{quotes}</div></details>\n')
        parts += [self._note(note) for note in detail.notes]
        if detail.said:
            parts.append(f'<ul class="said">\n{"".join([self._said(inner, it) for inner in detail.said])}</ul>\n')
        if not detail.explained:
            summary = "How do we know the date?"
            parts.append(f"<details><summary>{summary}</summary>{chain(it.event.reason)}</details>")
        parts.append("\n")
        if detail.compared:
            parts.append(self._compare(detail))
        parts.append(self._cite(detail))
        parts.append("</div></article>")
        return markup("".join(parts))

    def _heading(self, detail: Detail) -> Html:
        it = detail.entry
        anchor = p(it.anchor)
        if detail.lean:
            title = f'<a href="#{anchor}">{it.shown}</a>'
        else:
            title = f'{it.shown}<a class="headerlink" href="#{anchor}" aria-label="Permalink"></a>'
        return f'<h2 id="{anchor}">{_other_anchors(it)}{title}</h2>'

    def _who(self, detail: Detail) -> Html:
        who = ", ".join([self._name(named) for named in detail.who])
        if not who and not detail.place:
            return ""
        place = self._name(detail.place) if detail.place else ""
        return f'<p class="who">{who}{" · " if who and place else ""}{place}</p>\n'

    def _quotations(self, detail: Detail) -> Html:
        if detail.lean:
            return "".join([self._brief(quote, detail.explained) for quote in detail.quotations])
        if not detail.quotations:
            return ""
        two = " two" if len(detail.quotations) > 1 else ""
        return f'<div class="sources{two}">{"".join([self._quotation(quote) for quote in detail.quotations])}</div>\n'

    def _quotation(self, quote: Quotation) -> Html:
        day = ""
        if quote.published:
            when = self._site.calendar.inline(quote.published)
            day = f', <a href="{self._to(article_page(quote.article))}#when">{when}</a>'
        return (
            f"<figure>{_words(quote)}<figcaption><bdi>{p(quote.outlet)}</bdi>{day} · {self._article(quote)}"
            "</figcaption></figure>"
        )

    def _brief(self, quote: Quotation, explained: str | None) -> Html:
        day = f", {self._site.calendar.inline(quote.published)}" if quote.published else ""
        how = f' · <a href="{self._to(explained)}">how we know the date</a>' if explained else ""
        return f'{_words(quote)}<p class="src"><bdi>{p(quote.outlet)}</bdi>{day} · {self._article(quote)}{how}</p>'

    def _article(self, quote: Quotation) -> Html:
        return f'<a href="{self._sentence(quote)}">article {p(self._site.article_label(quote.article))}</a>'

    def _source(self, quote: Quotation) -> Html:
        label = p(self._site.article_label(quote.article))
        return f'<a href="{self._sentence(quote)}">{p(quote.outlet)}, {label}</a>'

    def _sentence(self, quote: Quotation) -> Html:
        return f"{self._to(article_page(quote.article))}#s{quote.start}"

    def _note(self, note: Note) -> Html:
        says = f" {prose(note.says)}" if note.says else ""
        link = f' <a href="{self._to(note.to)}">{prose(note.label)}</a>' if note.to else ""
        return f'<p class="remark"><b>{p(note.verdict)}</b>{says}{link}</p>'

    def _said(self, inner: Detail, head: Entry) -> Html:
        it = inner.entry
        kind = self._kind(it, it.when.text if it.when.text != head.when.text else "")
        quotes = [self._brief(quote, None) if inner.lean else self._quotation(quote) for quote in inner.quotations]
        return (
            f'<li id="{p(it.anchor)}">{kind}<p class="what">{_other_anchors(it)}{it.shown}</p>\n'
            f"{''.join(quotes)}{''.join([self._note(note) for note in inner.notes])}</li>\n"
        )

    def _compare(self, detail: Detail) -> Html:
        heads = "".join(
            [f'<th scope="col">{head}</th>' for head in ("Source", "Written", "Its words for the date", "Which means")]
        )
        rows = []
        for quote in detail.quotations + detail.more:
            day = self._site.calendar.inline(quote.published) if quote.published else "not known"
            phrase = prose(f"“{quote.phrase}”") if quote.phrase else "none"
            reads = p(quote.reads) or "–"
            rows.append(
                f'<tr><th scope="row">{self._source(quote)}</th><td>{day}</td><td>{phrase}</td><td>{reads}</td></tr>\n'
            )
        return (
            f'<details class="compare"><summary>Compare the {len(detail.entry.articles)} sources</summary>\n'
            f'<div class="scroll far"><table class="table"><thead><tr>{heads}</tr></thead><tbody>\n'
            f"{''.join(rows)}</tbody></table></div></details>"
        )

    def _cite(self, detail: Detail) -> Html:
        if detail.citation is None:
            return ""
        it, event = detail.entry, detail.entry.event
        edtf = f" · EDTF <code>{p(event.when.edtf)}</code>" if event.when and event.when.edtf else ""
        address = ""
        if not self._site.options.site_url:
            says = "This copy does not know where it is published: its address belongs before “timeline/”."
            address = f"<dt>Address</dt><dd>{says}</dd>\n"
        return (
            '<details class="cite"><summary>Cite this entry, and its data</summary>\n'
            f"<dl><dt>APA</dt><dd>{prose(detail.citation.apa)}</dd>"
            f"<dt>BibTeX</dt><dd><pre>{printed_once(detail.citation.bibtex)}</pre></dd>"
            f"<dt>Wikipedia</dt><dd><code>{printed_once(detail.citation.wikipedia)}</code></dd>\n{address}"
            f"<dt>Data</dt><dd>{p(event.id)} · {p(it.kind.exact)} · {p(event.realis.value)}{edtf} · "
            f'<a href="{self._to("data.md")}">all data</a></dd></dl></details>\n'
        )

    def legend(self, signs: Iterable[Sign]) -> Markup:
        """Write what the marks mean."""
        items = []
        for sign in signs:
            family = f' data-family="{p(sign.family)}"' if sign.family else ""
            items.append(f"<li{family}>{p(sign.picture)} {p(sign.words)}</li>")
        return markup(f'<ul class="legend">\n{"".join(items)}</ul>')


def _other_anchors(entry: Entry) -> Html:
    return "".join([f'<span id="e-{p(old)}"></span>' for old in entry.event.also])


@cache
def _in_words(kind: Kind) -> Html:
    return f"{p(kind.name)} · {p(kind.words)}"


def _words(quote: Quotation) -> Html:
    if quote.html is None:
        return ""
    language = f' lang="{p(quote.language)}" dir="auto"' if quote.language else ""
    return f"<blockquote{language}>{quote.html}</blockquote>"
