"""Each data file is read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import icalendar
import jsonschema
import pytest
import yaml
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from builder.export import ExportOptions, export_files, timeline_document
from builder.export.calendar import escaped, folded
from builder.export.feeds import feed_events
from builder.timeline import Timeline
from builder.values import Bound, Event, Granularity, PlaceRef, PublicationDate
from tests.factories import HOSTILE, make_timeline

OPTIONS = ExportOptions(site_name="Talks, dated", site_url="https://talks.example/dated/", description="Dated talks.")


@pytest.fixture(params=["plain", "hostile", "empty"], scope="module")
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return make_timeline(0 if request.param == "empty" else 60, hostile=request.param == "hostile")


@pytest.fixture(scope="module")
def files(timeline: Timeline) -> dict[str, bytes]:
    return dict(export_files(timeline, OPTIONS))


def _visible(timeline: Timeline) -> list[Event]:
    return [event for event in timeline.events if not event.hidden]


def _document(files: dict[str, bytes]) -> Any:
    return json.loads(files["data/timeline.json"])


def test_the_document_has_the_shape_its_schema_promises(files: dict[str, bytes]) -> None:
    schema = json.loads(files["data/timeline.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(_document(files))] == []


def test_the_schema_refuses_what_is_no_timeline(files: dict[str, bytes]) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(files["data/timeline.schema.json"]))
    assert not checker.is_valid({"articles": [], "events": []})
    assert not checker.is_valid({"articles": [{"id": "001"}], "events": [], "calendar": [], "unresolved": []})


def test_the_document_tells_every_entry_but_the_hidden_ones(timeline: Timeline, files: dict[str, bytes]) -> None:
    assert [event["id"] for event in _document(files)["events"]] == [event.id for event in _visible(timeline)]


def test_a_quotation_is_cut_from_the_characters_it_names(timeline: Timeline, files: dict[str, bytes]) -> None:
    for event in _document(files)["events"]:
        for source in event["sources"]:
            text = timeline.article[source["article"]].article.text
            assert text[source["start"] : source["end"]] == source["quote"]


def test_the_last_day_lies_inside_the_interval() -> None:
    timeline = make_timeline(60)
    month = next(e for e in timeline.shown if e.when is not None and e.when.granularity is Granularity.MONTH)
    told = next(e for e in timeline_document(timeline, OPTIONS)["events"] if e["id"] == month.id)
    first, last = date.fromisoformat(told["date"]["first_day"]), date.fromisoformat(told["date"]["last_day"])
    assert first.day == 1
    assert (first.year, first.month) == (last.year, last.month)
    assert 28 <= last.day <= 31


def test_every_edtf_date_is_one(files: dict[str, bytes]) -> None:
    for event in _document(files)["events"]:
        if event["date"]["edtf"] is not None:
            parse_edtf(event["date"]["edtf"])


def test_a_site_that_may_not_quote_gives_no_words_away() -> None:
    timeline = make_timeline(12)
    silent = dict(export_files(timeline, replace(OPTIONS, article_text="none")))
    quote = timeline.shown[0].sources[0].quote
    assert all(quote.encode() not in body for body in silent.values())


def test_a_link_to_a_hidden_entry_is_left_out() -> None:
    timeline = make_timeline(60)
    linked = next(e for e in timeline.events if any(link.event for link in e.links))
    target = next(link.event for link in linked.links if link.event)
    hidden = tuple(replace(e, hidden=True) if e.id == target else e for e in timeline.events)
    told = timeline_document(replace(timeline, events=hidden), OPTIONS)
    assert all(link["event"] != target for event in told["events"] for link in event["links"])


def test_the_table_has_a_row_an_entry(timeline: Timeline, files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/events.csv"].decode(), newline=""), strict=True))
    assert [row["id"] for row in rows] == [event.id for event in _visible(timeline)]
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_table_ends_its_lines_as_rfc_4180_says(files: dict[str, bytes]) -> None:
    assert files["data/events.csv"].split(b"\r\n")[0].startswith(b"id,first_day,last_day,")
    assert files["data/events.csv"].endswith(b"\r\n")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u200b=1"])
def test_a_title_that_looks_like_a_formula_is_made_text(start: str) -> None:
    timeline = make_timeline(1)
    event = replace(timeline.events[0], title=start)
    table = dict(export_files(replace(timeline, events=(event,)), OPTIONS))["data/events.csv"]
    (row,) = csv.DictReader(io.StringIO(table.decode(), newline=""))
    assert row["title"] == "'" + start


def test_the_calendar_covers_the_days_each_entry_may_have_filled(timeline: Timeline, files: dict[str, bytes]) -> None:
    calendar = icalendar.Calendar.from_ical(files["data/timeline.ics"])
    entries = {str(entry["uid"]).split("@")[0]: entry for entry in calendar.walk("VEVENT")}
    dated = [event for event in _visible(timeline) if event.when is not None and event.when.interval is not None]
    assert set(entries) == {event.id for event in dated}
    for event in dated:
        assert event.when is not None
        assert event.when.interval is not None
        assert entries[event.id].decoded("dtstart") == event.when.interval.start
        assert entries[event.id].decoded("dtend") == event.when.interval.end


@given(st.text(st.sampled_from("aß—語🕊\\\\^;"), max_size=400))
def test_a_long_line_is_folded_as_the_calendar_library_folds_it(line: str) -> None:
    by_library: bytes = icalendar.parser.Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    assert folded(line) == by_library


@given(st.text(st.sampled_from("a\\N\n\r;,:^ﬁ"), max_size=40))
def test_a_text_in_the_calendar_is_escaped_as_the_library_escapes_it(text: str) -> None:
    assert escaped(text).encode() == icalendar.vText(text).to_ical()


@pytest.mark.parametrize("site_url", ["", "https://talks.example/a;b,c/"])
def test_the_calendar_is_to_the_byte_what_the_library_writes_of_it(site_url: str) -> None:
    timeline = make_timeline(60)
    odd = replace(timeline.events[0], title="A\\N; b, “c”\r\nd ^n", place=PlaceRef("Nord,burg; \\east"))
    options = replace(OPTIONS, site_url=site_url)
    body = dict(export_files(replace(timeline, events=(odd, *timeline.events[1:])), options))["data/timeline.ics"]
    assert icalendar.Calendar.from_ical(body).to_ical() == body


def test_an_entry_not_sure_to_the_day_says_so_in_the_calendar() -> None:
    timeline = make_timeline(60)
    loose = next(e for e in timeline.shown if e.when is not None and e.when.bound is Bound.APPROXIMATE)
    calendar = icalendar.Calendar.from_ical(dict(export_files(timeline, OPTIONS))["data/timeline.ics"])
    entry = next(e for e in calendar.walk("VEVENT") if str(e["uid"]).startswith(loose.id))
    assert "(about " in str(entry["summary"])
    assert str(entry["status"]) == "TENTATIVE"


def test_the_calendar_has_no_property_that_text_made() -> None:
    timeline = make_timeline(1)
    event = replace(timeline.events[0], title="Talks\r\nATTACH:file:///etc/passwd\r\nEND:VEVENT")
    options = replace(OPTIONS, site_name="Talks,\ndated\nATTACH:file:///etc/passwd\n")
    body = dict(export_files(replace(timeline, events=(event,)), options))["data/timeline.ics"]
    assert b"X-WR-CALNAME:Talks, dated ATTACH:file:///etc/passwd\r\n" in body
    assert len(list(icalendar.Calendar.from_ical(body).walk("VEVENT"))) == 1
    assert not any(line.startswith(b"ATTACH") for line in body.split(b"\r\n"))


def test_a_feed_has_the_hundred_entries_reported_last_those_of_one_day_by_their_ids() -> None:
    many = make_timeline(150, in_month=True)
    found = feed_events(many)
    assert len(found) == 100 < len(many.shown)
    assert found == sorted(found, key=lambda row: (-row[0].timestamp(), row[1].id))
    assert len({day for day, _ in found}) < 100


def test_a_feed_reader_finds_the_entries_newest_report_first(timeline: Timeline, files: dict[str, bytes]) -> None:
    feed = feedparser.parse(io.BytesIO(files["data/feed.xml"]))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == min(100, len(timeline.shown))
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert all(entry.link.startswith("https://talks.example/dated/timeline/") for entry in feed.entries)


def test_the_feed_carries_no_element_that_text_made(files: dict[str, bytes]) -> None:
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(files["data/feed.xml"]).iter()}
    known = {"feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry", "published", "category"}
    assert names <= known | {"content"}


def test_the_json_feed_tells_the_same_as_the_atom_feed(files: dict[str, bytes]) -> None:
    feed = json.loads(files["data/feed.json"])
    atom = feedparser.parse(io.BytesIO(files["data/feed.xml"]))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def test_a_slide_shows_no_day_where_only_a_month_is_known() -> None:
    timeline = make_timeline(60)
    month = next(e for e in timeline.shown if e.when is not None and e.when.granularity is Granularity.MONTH)
    slides = json.loads(dict(export_files(timeline, OPTIONS))["data/timelinejs.json"])["events"]
    slide = next(slide for slide in slides if slide["unique_id"] == month.id)
    assert "day" not in slide["start_date"]


def test_slides_hold_no_markup_that_text_made() -> None:
    slides = json.loads(dict(export_files(make_timeline(60, hostile=True), OPTIONS))["data/timelinejs.json"])["events"]
    for slide in slides:
        assert "<" not in slide["text"]["headline"]
        assert "<script" not in slide["text"]["text"]
        assert "<img" not in slide["text"]["text"]


def test_the_citation_file_names_the_site_and_its_date(timeline: Timeline, files: dict[str, bytes]) -> None:
    citation = yaml.safe_load(files["data/CITATION.cff"])
    assert citation["cff-version"] == "1.2.0"
    assert citation["title"] == "Talks, dated"
    assert citation["url"] == "https://talks.example/dated/"


def test_the_files_are_dated_by_the_newest_article_not_by_the_clock() -> None:
    timeline = make_timeline(12)
    newest = max(d.published.best for d in timeline.articles if d.published.best is not None)
    feed = ElementTree.fromstring(dict(export_files(timeline, OPTIONS))["data/feed.xml"])
    assert feed.findtext("{http://www.w3.org/2005/Atom}updated") == f"{newest.isoformat()}T00:00:00Z"


def test_a_release_is_dated_only_where_the_build_was_told_its_date() -> None:
    timeline = make_timeline(12)
    assert "date-released" not in yaml.safe_load(dict(export_files(timeline, OPTIONS))["data/CITATION.cff"])
    stamped = dict(export_files(timeline, replace(OPTIONS, stamp=datetime(2020, 5, 4, tzinfo=UTC))))
    assert yaml.safe_load(stamped["data/CITATION.cff"])["date-released"] == date(2020, 5, 4)


def test_the_same_timeline_gives_the_same_bytes() -> None:
    assert list(export_files(make_timeline(40), OPTIONS)) == list(export_files(make_timeline(40), OPTIONS))


def test_text_no_encoding_can_hold_is_shown_and_does_not_stop_the_export() -> None:
    timeline = make_timeline(1)
    event = replace(timeline.events[0], title="half a \ud800 sign")
    files = dict(export_files(replace(timeline, events=(event,)), OPTIONS))
    assert all(body.decode("utf-8") for body in files.values())
    assert not feedparser.parse(io.BytesIO(files["data/feed.xml"])).bozo


def test_hostile_strings_come_back_from_the_document_as_they_went_in() -> None:
    timeline = make_timeline(60, hostile=True)
    titles = [event["title"] for event in json.loads(json.dumps(timeline_document(timeline, OPTIONS)))["events"]]
    assert all(any(text in title for title in titles) for text in HOSTILE)


def test_without_a_site_url_addresses_stay_below_the_root() -> None:
    told = timeline_document(make_timeline(3), ExportOptions())
    assert told["events"][0]["permalink"].startswith("timeline/")
    assert ".html#e-" in told["events"][0]["permalink"]
    folders = timeline_document(make_timeline(3), ExportOptions(directory_urls=True))
    assert "/#e-" in folders["events"][0]["permalink"]


def test_an_article_in_timeml_holds_the_sentences_used_with_their_expressions(timeline: Timeline) -> None:
    files = dict(export_files(timeline, OPTIONS))
    for dated in timeline.articles:
        tree = ElementTree.fromstring(files[f"data/articles/{dated.article.id}.tml"])
        text = "".join(tree.find("TEXT").itertext())  # type: ignore[union-attr]
        sources = [s for e in timeline.events if not e.hidden for s in e.sources if s.article == dated.article.id]
        assert all(printed(source.quote) in text for source in sources)
        marked = [element.text for element in tree.iter("TIMEX3") if element.get("functionInDocument") == "NONE"]
        assert all(expression in text for expression in marked if expression)
        phrases = [s.timex.of(dated.article.text) for s in sources if s.timex]
        values = {t.timex.text for t in dated.timexes if t.value is not None}
        assert {phrase for phrase in phrases if phrase in values} <= set(marked)


def test_timeml_holds_whole_articles_only_where_they_may_be_shown() -> None:
    timeline = make_timeline(12)
    whole = timeline.articles[0].article
    name = f"data/articles/{whole.id}.tml"
    full = dict(export_files(timeline, replace(OPTIONS, article_text="full")))[name]
    assert "".join(ElementTree.fromstring(full).find("TEXT").itertext()) == whole.text  # type: ignore[union-attr]
    assert name not in dict(export_files(timeline, replace(OPTIONS, article_text="none")))


def printed(text: str) -> str:
    """Give text as XML can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def test_an_article_of_no_known_day_has_no_creation_time() -> None:
    timeline = make_timeline(9)
    open_day = PublicationDate(date(2015, 8, 11), date(2014, 1, 1), date(2016, 1, 1), 0.01)
    first, *others = timeline.articles
    known = dict(export_files(timeline, OPTIONS))[f"data/articles/{first.article.id}.tml"]
    timeline = replace(timeline, articles=(replace(first, published=open_day), *others))
    unknown = dict(export_files(timeline, OPTIONS))[f"data/articles/{first.article.id}.tml"]
    assert b"CREATION_TIME" in known
    assert b"CREATION_TIME" not in unknown
