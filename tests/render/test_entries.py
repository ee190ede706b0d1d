"""What an entry, an article, a person and the plans say on their pages."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from builder.render import DataFile, RenderedPage, RenderOptions, assets, render_site
from builder.render.detail import Details
from builder.render.pages.filters import facets
from builder.render.quotes import inside, marked, numbered, window
from builder.render.site import Site
from builder.timeline import Timeline
from builder.values import Link, LinkKind, Outcome, PlaceRef, PublicationDate, Realis, Span, Support
from tests.factories import make_timeline


def pages_of(timeline: Timeline, options: RenderOptions | None = None) -> dict[str, RenderedPage]:
    return {page.uri: page for page in render_site(timeline, options or RenderOptions())}


def words_of(html: str) -> str:
    """Give a page's words as a reader sees them, no-break spaces as spaces."""
    return " ".join(re.sub("<[^>]*>", " ", html).replace("\u00a0", " ").split())


def article_of(page: RenderedPage, anchor: str) -> str:
    """Cut one entry out of the page of its month."""
    (found,) = [part for part in page.html.split("<article")[1:] if f'<h2 id="{anchor}"' in part]
    return found.split("</article>")[0]


def test_an_entry_stands_on_its_month_with_its_words_sources_and_reasons() -> None:
    timeline = make_timeline(24)
    site = Site(timeline, RenderOptions())
    entry = next(entry for entry in site.entries if len(entry.articles) == 4)
    html = article_of(pages_of(timeline)[entry.page], entry.anchor)
    words = words_of(html)
    assert "4 sources" in words
    assert "How do we know the date?" in words
    assert html.count("<blockquote") == 4
    assert all(f"articles/{id}/#when" in html for id in entry.articles)
    assert f'href="#{entry.anchor}"' in html
    assert "BibTeX" in words


@pytest.mark.parametrize(
    ("support", "words"),
    [(Support.CONTESTED, "contested"), (Support.CORROBORATED, "corroborated"), (Support.SINGLE, "one origin")],
)
def test_how_an_entry_is_attested_is_said_in_words(support: Support, words: str) -> None:
    timeline = make_timeline(24)
    told = next(event for event in timeline.shown if len(event.sources) > 1)
    timeline = replace(timeline, events=tuple(replace(e, support=support) if e is told else e for e in timeline.events))
    site = Site(timeline, RenderOptions())
    assert words in Details(site).of(site.entry[told.id], Markup).support


@pytest.mark.parametrize(
    ("outcome", "late", "words", "drawn"),
    [
        (Outcome.HELD, None, "It took place", "held"),
        (Outcome.HELD_LATE, 206, "206 days late", "held"),
        (Outcome.MISSED, None, "It did not take place.", "struck"),
        (Outcome.UNKNOWN, None, "What came of it is not known.", "hollow"),
    ],
)
def test_what_came_of_a_plan_is_said_and_drawn(outcome: Outcome, late: int | None, words: str, drawn: str) -> None:
    timeline = make_timeline(24)
    plan = next(event for event in timeline.shown if event.realis is Realis.SCHEDULED)
    changed = replace(plan, links=(Link(LinkKind.PLAN_OF, calendar="round-3", outcome=outcome, late_days=late),))
    timeline = replace(timeline, events=tuple(changed if event is plan else event for event in timeline.events))
    site = Site(timeline, RenderOptions())
    entry = site.entry[plan.id]
    assert words in words_of(article_of(pages_of(timeline)[entry.page], entry.anchor))
    assert entry.kind.drawn == drawn


def test_an_entry_that_absorbed_another_keeps_its_anchor() -> None:
    timeline = make_timeline(12)
    first = timeline.shown[0]
    timeline = replace(
        timeline, events=tuple(replace(e, also=("0123456789",)) if e is first else e for e in timeline.events)
    )
    assert any('id="e-0123456789"' in page.html for page in pages_of(timeline).values())


def test_a_hidden_entry_is_nowhere_and_a_folded_one_inside_its_head() -> None:
    timeline = make_timeline(60)
    hidden = next(event for event in timeline.events if event.hidden)
    folded = next(event for event in timeline.events if event.folded_under and not event.hidden)
    pages = pages_of(timeline)
    assert not [uri for uri, page in pages.items() if f"e-{hidden.id}" in page.html]
    head = Site(timeline, RenderOptions()).entry[folded.folded_under or ""]
    assert f'<li id="e-{folded.id}"' in article_of(pages[head.page], head.anchor)


def test_what_is_told_inside_an_entry_does_not_quote_the_same_sentence_again() -> None:
    timeline = make_timeline(60)
    folded = next(event for event in timeline.events if event.folded_under and not event.hidden)
    head = timeline.event[folded.folded_under or ""]
    alike = replace(folded, sources=head.sources)
    site = Site(
        replace(timeline, events=tuple(alike if event is folded else event for event in timeline.events)),
        RenderOptions(),
    )
    detail = Details(site).of(site.entry[head.id], site.links_from("timeline/2015-08.md"))
    assert detail.quotations
    assert [inner.quotations for inner in detail.said if inner.entry.event is alike] == [()]


def test_a_long_sentence_is_cut_to_its_clause_with_the_words_that_date_it() -> None:
    timeline = make_timeline(3)
    reading = timeline.articles[0]
    source = timeline.events[0].sources[0]
    text = "The envoy, who had " + "travelled far and " * 40 + "met them on Tuesday."
    article = replace(reading.article, text=text, blocks=())
    start = text.index("met them")
    long_source = replace(source, span=Span(0, len(text)), timex=Span(text.index("on Tuesday"), len(text) - 1))
    span, before, after = window(article, long_source, Span(start, start + 8))
    assert span.of(text).endswith("travelled far and met them on Tuesday.")
    assert len(span.of(text)) < 345
    assert (before, after) == (True, False)


def test_a_whole_clause_is_quoted_from_the_words_that_date_it_however_far_they_stand() -> None:
    timeline = make_timeline(3)
    source = timeline.events[0].sources[0]
    clause = (
        "the ministers of both neighbours agreed to open " + "the road and " * 6 + "the bridge between the two towns"
    )
    text = f"It came out {'in the end ' * 8}on Tuesday, {'after many days ' * 8}{clause}, {'as they hoped ' * 4}."
    article = replace(timeline.articles[0].article, text=text, blocks=())
    day, start = text.index("on Tuesday"), text.index(clause)
    long_source = replace(source, span=Span(0, len(text)), timex=Span(day, day + 10))
    span, before, after = window(article, long_source, Span(start, start + len(clause)))
    assert span == Span(day, start + len(clause))
    assert (before, after) == (True, True)


def test_a_filter_offers_the_surest_dates_first_and_none_is_made_of_what_all_share() -> None:
    site = Site(make_timeline(3), RenderOptions())
    [facet] = facets(site, [{"class": "meet", "certainty": sure} for sure in ("none", "very-likely", "stated")])
    assert facet.key == "certainty"
    assert [choice.value for choice in facet.options] == ["stated", "very-likely", "none"]


def test_a_place_nobody_listed_has_no_page() -> None:
    site = Site(make_timeline(3), RenderOptions())
    assert site.place(PlaceRef("Amaurot", "amaurot")) == ("Amaurot", None)


def test_an_expression_in_a_quotation_leads_to_its_explanation() -> None:
    reading = make_timeline(6).articles[0]
    items = numbered(reading.timexes)
    span = reading.reading.mentions[0].sentence
    found = inside(items, span)
    html = marked(reading.article.text, span, found, lambda number: f"#x{number}")
    assert len(found) == 1
    assert f'href="#x{found[0].number}"' in html


def test_an_article_says_when_it_was_written_and_why() -> None:
    timeline = make_timeline(24)
    words = words_of(pages_of(timeline)["articles/001.md"].html)
    assert "very likely (86 %)" in words
    assert "The same story in another article." in words
    assert "against" in words
    assert "nine chances in ten" in words


def test_an_article_dated_by_an_editor_says_who_decided_and_why() -> None:
    timeline = make_timeline(6)
    day = date(2013, 2, 1)
    decided = PublicationDate(day, day, day, 1.0, stated=True, editor="the printed page has it")
    timeline = replace(timeline, articles=(replace(timeline.articles[0], published=decided), *timeline.articles[1:]))
    words = words_of(pages_of(timeline)["articles/000.md"].html)
    assert "Decided by an editor. the printed page has it" in words


def test_a_full_text_shows_what_the_excerpts_leave_out() -> None:
    timeline = make_timeline(24)
    title = timeline.articles[0].article.title or ""
    full = pages_of(timeline, RenderOptions(article_text="full"))["articles/000.md"].html
    excerpts = pages_of(timeline)["articles/000.md"].html
    assert full.count(title) == excerpts.count(title) + 1


def test_a_person_has_offices_spellings_lanes_and_entries() -> None:
    html = pages_of(make_timeline(60))["people/anna-berg.md"].html
    words = words_of(html)
    assert "foreign minister of Northland" in words
    assert 'lang="ar" dir="rtl"' in html
    assert "Whom they met, and when" in words
    assert "Carl Dahl" in words


def test_somebody_with_very_many_entries_has_a_page_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.render.pages.people._PAGED", 20)
    pages = pages_of(make_timeline(120))
    years = [uri for uri in pages if re.fullmatch(r"people/carl-dahl/\d{4}\.md", uri)]
    assert len(years) > 1
    for uri in years:
        assert f"carl-dahl/{uri[-7:-3]}/" in pages["people/carl-dahl.md"].html


def test_what_takes_place_in_a_town_counts_for_its_country() -> None:
    site = Site(make_timeline(60), RenderOptions())
    assert {entry.anchor for entry in site.by_place["nordburg"]} <= {
        entry.anchor for entry in site.by_place["northland"]
    }


def test_a_plan_announced_more_than_once_is_drawn_with_its_slip() -> None:
    words = words_of(pages_of(make_timeline(40))["plans.md"].html)
    assert "Round 3 of the Nordburg talks" in words
    assert "days late" in words
    assert "outcome unknown" in words


def test_the_doubts_list_every_open_phrase_by_article() -> None:
    timeline = make_timeline(60)
    words = words_of(pages_of(timeline)["doubts.md"].html)
    assert "recently" in words
    assert f"{len(timeline.unresolved)} phrases without a date" in words


def test_the_method_tells_the_counts_of_this_build() -> None:
    timeline = make_timeline(60)
    words = words_of(pages_of(timeline)["method.md"].html)
    assert f"{len(timeline.articles)} articles" in words
    assert f"{len(timeline.shown)} entries" in words


def test_filters_count_what_they_would_leave() -> None:
    html = pages_of(make_timeline(60))["timeline/index.md"].html
    option = re.search(r'<option value="anna-berg">Anna Berg \((\d+)\)</option>', html)
    assert option is not None
    assert int(option[1]) == len(re.findall(r'data-person="[^"]*\banna-berg\b', html))
    for key in ("person", "place", "class", "year", "certainty", "outlet"):
        assert f'name="{key}"' in html or key == "year"


def test_very_many_entries_are_listed_by_year_and_not_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.render.pages.timeline.FILTERED", 50)
    pages = pages_of(make_timeline(120))
    assert "data-entries" not in pages["timeline/index.md"].html
    assert all("data-entries" in page.html for uri, page in pages.items() if re.fullmatch(r"timeline/\d{4}\.md", uri))


def test_the_data_page_names_the_files_it_is_told_of() -> None:
    options = RenderOptions(data=(DataFile("data/x.csv", "CSV", "Everything."),))
    assert 'href="../data/x.csv"' in pages_of(make_timeline(3), options)["data.md"].html


def test_a_citation_carries_the_full_address_and_nothing_that_breaks_its_form() -> None:
    timeline = make_timeline(24, hostile=True)
    options = RenderOptions(site_name="Talks", site_url="https://talks.example/", built=date(2020, 1, 2))
    site = Site(timeline, options)
    for entry in site.entries:
        citation = Details(site).of(entry, Markup).citation
        assert citation is not None
        assert citation.url.startswith("https://talks.example/timeline/")
        assert citation.wikipedia.count("{{") == 1
        assert citation.bibtex.count("{") == citation.bibtex.count("}")


def test_an_articles_short_name_is_as_much_of_its_id_as_tells_it_apart() -> None:
    timeline = make_timeline(9)
    renamed = [
        replace(reading, reading=replace(reading.reading, article=replace(reading.article, id=id)))
        for reading, id in zip(timeline.articles, ("001_abc", "002_abc", "002_def"), strict=True)
    ]
    site = Site(Timeline(tuple(renamed), (), timeline.knowledge), RenderOptions())
    assert [site.article_label(id) for id in ("001_abc", "002_abc", "002_def")] == ["001", "002_abc", "002_def"]


@pytest.mark.parametrize("events", [0, 1, 40, 300], ids=str)
def test_the_picture_for_shared_links_is_a_png(events: int) -> None:
    png = dict(assets(make_timeline(events)))["assets/card.png"]
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    start = png.index(b"IDAT") + 4
    pixels = zlib.decompress(png[start : png.index(b"IEND") - 8])
    assert len(pixels) == (2400 + 1) * 1260
    assert len(png) < 60_000


def test_an_unlikely_day_is_not_printed_as_if_it_were_a_date() -> None:
    timeline = make_timeline(6)
    reading = timeline.articles[0]
    best = date(2015, 8, 11)
    guess = replace(
        reading.published,
        best=best,
        earliest=date(2015, 3, 1),
        latest=date(2015, 9, 30),
        probability=0.08,
        stated=False,
        editor=None,
    )
    timeline = replace(timeline, articles=(replace(reading, published=guess), *timeline.articles[1:]))
    lede = pages_of(timeline)[f"articles/{reading.article.id}.md"].html.split('class="lede"')[1].split("</p>")[0]
    assert "between" in lede
    assert best.isoformat() not in lede


def test_people_nobody_has_listed_are_offered_on_the_doubts_page() -> None:
    timeline = make_timeline(6)
    timeline = replace(timeline, newcomers=(("Envoy Mira Solberg", timeline.articles[0].article.id),))
    assert "Envoy Mira Solberg" in words_of(pages_of(timeline)["doubts.md"].html)
    assert 'id="newcomers"' in pages_of(timeline)["people/index.md"].html
