"""An entry in full, as it stands on the page of its month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from builder.render.cite import Citation, cite
from builder.render.entries import Entry
from builder.render.links import calendar_address
from builder.render.markup import Html
from builder.render.quotes import Numbered, inside, marked, numbered, window
from builder.render.site import Named, Site
from builder.render.text import as_sentence, one_line
from builder.render.words import counted, outcome_of
from builder.timeline import article_page
from builder.values import Link, LinkKind, Outcome, Realis, Source, Span, Support

_SHOWN_QUOTES = 4  # more are folded
_CUT = "\u00a0…"


class Quotation(NamedTuple):
    """One source's words with where they come from."""

    html: Html | None  # None where the site may not quote
    article: str
    outlet: str
    published: date | None
    language: str | None  # where it differs from the site's
    phrase: str  # the words that date it: "two weeks ago"
    reads: str  # what they come to, where sources are compared
    start: int  # of the sentence, after which its anchor on the article's page is named
    explained: str | None  # of the expression that dates it, beside which its chain of reasons stands


class Note(NamedTuple):
    """A bold verdict, what follows it, and a link."""

    verdict: str
    says: str
    to: str | None = None
    label: str = ""


class Detail(NamedTuple):
    """All that an entry's `article` element holds."""

    entry: Entry
    support: str
    who: tuple[Named, ...]
    place: Named | None
    quotations: tuple[Quotation, ...]
    more: tuple[Quotation, ...]
    notes: tuple[Note, ...]
    said: tuple[Detail, ...]
    citation: Citation | None
    also: tuple[Quotation, ...]  # told without their words, on a page with many entries
    compared: bool  # its sources word or date it differently
    lean: bool = False  # told in short, on a page with many entries
    explained: str | None = None  # where its date is explained instead, on a page with many entries


class Details:
    """Makes entries in full, numbering each article's expressions once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbered: dict[str, tuple[Numbered, ...]] = {}

    def expressions(self, article_id: str) -> tuple[Numbered, ...]:
        """Give an article's expressions with their numbers."""
        if article_id not in self._numbered:
            self._numbered[article_id] = numbered(self._site.timeline.article[article_id].timexes)
        return self._numbered[article_id]

    def of(self, entry: Entry, to: Callable[[str], Html], *, cited: bool = True, lean: bool = False) -> Detail:
        """Make an entry in full for the page whose links `to` makes.

        Args:
            cited: Give it its citations.
            lean: Quote one source, two where they disagree, and name the others: for pages with many entries.
        """
        site, event = self._site, entry.event
        clauses = {mention.id: mention.clause for mention in event.mentions}
        compared = not lean and len(entry.articles) > 1
        quotations = tuple(
            [self._quotation(source, clauses.get(source.mention), to, lean, compared) for source in event.sources]
        )
        shown = _SHOWN_QUOTES if not lean else 2 if event.support is Support.CONTESTED else 1
        folded = site.timeline.folded.get(event.id, ()) if event.folded_under is None else ()
        return Detail(
            entry=entry,
            support=_support(entry),
            who=tuple([site.participant(who) for who in event.participants]),
            place=site.place(event.place),
            quotations=quotations[:shown],
            more=() if lean else quotations[shown:],
            notes=tuple(self._notes(entry)),
            said=tuple(self._told_inside(site.entry[inner.id], to, lean, quotations) for inner in folded),
            citation=cite(site, entry) if cited else None,
            also=quotations[shown:] if lean else (),
            compared=compared and len({(quote.phrase, quote.reads) for quote in quotations}) > 1,
            lean=lean,
            explained=quotations[0].explained if lean and len(quotations) == 1 else None,
        )

    def _told_inside(self, entry: Entry, to: Callable[[str], Html], lean: bool, shown: tuple[Quotation, ...]) -> Detail:
        """Make what is told inside an entry, without words that the entry itself has quoted."""
        detail = self.of(entry, to, cited=False, lean=lean)
        known = {(quote.article, quote.start) for quote in shown}
        return detail._replace(
            quotations=tuple(quote for quote in detail.quotations if (quote.article, quote.start) not in known)
        )

    def outcome_notes(self, entry: Entry) -> tuple[Note, ...]:
        """Give what came of a plan."""
        plans = (link for link in entry.event.links if link.kind is LinkKind.PLAN_OF)
        return tuple(note for link in plans if (note := self._link_note(entry, link)) is not None)

    def _quotation(
        self, source: Source, clause: Span | None, to: Callable[[str], Html], lean: bool, compared: bool
    ) -> Quotation:
        site = self._site
        reading = site.timeline.article[source.article]
        article = reading.article
        page = article_page(article.id)
        found = inside(self.expressions(article.id), source.span)
        html = None
        if site.options.article_text != "none":
            span, before, after = window(article, source, clause, lean)
            there = to(page)
            html = marked(article.text, span, found, lambda number: f"{there}#x{number}")
            html = f"{'… ' if before else ''}{html}{_CUT if after else ''}"
        dating = next((item for item in found if item.span == source.timex), None)
        value = dating.expression.value if dating is not None and compared else None
        return Quotation(
            html=html,
            article=article.id,
            outlet=site.outlet(article.id),
            published=reading.published.best,
            language=article.language if article.language != site.options.language else None,
            phrase=one_line(dating.expression.timex.text) if dating is not None else "",
            reads=site.calendar.of(value).text if value is not None else "",
            start=source.span.start,
            explained=f"{page}#x{dating.number}" if dating is not None else None,
        )

    def _notes(self, entry: Entry) -> list[Note]:
        event = entry.event
        notes = [_disagreement(words) for words in event.disagreements]
        links = [link for link in event.links if link.kind is not LinkKind.PART_OF or event.folded_under is None]
        notes += [note for link in links if (note := self._link_note(entry, link)) is not None]
        notes += [Note("Decided by an editor.", as_sentence(why)) for why in event.editor]
        return notes

    def _link_note(self, entry: Entry, link: Link) -> Note | None:
        other = self._site.entry.get(link.event or "")
        known = self._site.timeline.knowledge.event.get(link.calendar or "")
        to, label, when = None, "", ""
        if other is not None:
            to, label, when = other.address, other.title, other.when.text
        elif known is not None:
            to, label = calendar_address(known), known.title
            when = self._site.calendar.days(known.interval.start, known.interval.last).striptags()
        why = as_sentence(link.why)
        if link.kind is LinkKind.PLAN_OF:
            return _outcome_note(entry, link, when, why, to, label)
        if other is None and known is None:
            return None
        if link.kind is LinkKind.OUTCOME_OF:
            return Note("It was planned.", why, to, f"The plan: {label}")
        if link.kind is LinkKind.POSSIBLY_SAME:
            return Note("Perhaps told twice.", "It may be the same as", to, label)
        return Note("Part of", "", to, label)


def _disagreement(words: str) -> Note:
    """Give a disagreement; where its own first sentence is short and says who differs, that is the verdict."""
    first, stop, rest = as_sentence(words).partition(". ")
    if stop and len(first) <= 60 and ("disagree" in first or "differ" in first):
        return Note(f"{first}.", rest)
    return Note("The sources differ.", as_sentence(words))


def _outcome_note(entry: Entry, link: Link, when: str, why: str, to: str | None, label: str) -> Note:
    outcome = link.outcome or outcome_of(entry.event)
    if outcome in (Outcome.HELD, Outcome.HELD_LATE):
        verdict = "It came about later:" if entry.event.realis is Realis.MISSED else "It took place:"
        late = f", {counted(link.late_days, 'day')} late" if link.late_days else ""
        late = late or (", late" if outcome is Outcome.HELD_LATE else "")
        source = " From the calendar, not from these articles." if link.calendar else ""
        more = f" {why}" if why and not (label and label in why) else ""
        return Note(verdict, f"{when or 'as planned'}{late}.{source}{more}", to, label)
    if outcome is Outcome.MISSED:
        return Note("It did not take place.", why, to, label)
    return Note("What came of it is not known.", why, to, label)


def _support(entry: Entry) -> str:
    event = entry.event
    if event.support is Support.CONTESTED:
        return f"{entry.told_by}, contested"
    if event.support is Support.CORROBORATED:
        return f"{entry.told_by}, corroborated"
    if len(entry.articles) > 1:
        return f"{entry.told_by}, one origin"
    return "single source"
