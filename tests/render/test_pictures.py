"""Pictures: scales, packing, labels, and what a mark looks like."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from markupsafe import Markup

from builder.render import RenderOptions, render_site
from builder.render.calendar import Calendar
from builder.render.entries import dated
from builder.render.pictures.known import MOST, known_on
from builder.render.pictures.layout import Box, Extent, Wish, pack, place_labels
from builder.render.pictures.line import wide_picture
from builder.render.pictures.months import month_columns, year_rows
from builder.render.pictures.scale import crowded_years, day_scale, year_scale
from builder.render.pictures.small import probability
from builder.render.pictures.svg import number, radius, shape
from builder.render.pictures.tall import tall_picture
from builder.render.site import Site
from builder.render.words import Kind
from builder.values import Granularity, Interval, PublicationDate, TimeValue, TimexType
from tests.factories import make_timeline


def test_the_line_is_whole_years() -> None:
    scale = year_scale([date(2013, 5, 4), date(2015, 2, 3)])
    assert (scale.start, scale.end) == (date(2013, 1, 1), date(2016, 1, 1))
    assert scale.at(date(2013, 1, 1)) == 0
    assert scale.at(date(2016, 1, 1)) == 100
    assert scale.cuts() == ()


def test_each_day_of_a_short_calendar_has_its_stroke_and_the_fullest_the_longest() -> None:
    scale = year_scale([date(2013, 5, 4)])
    strokes = known_on(scale, [date(2013, 2, 1), date(2013, 2, 1), date(2013, 3, 1), date(2014, 1, 1)])
    assert [stroke.at for stroke in strokes] == [scale.noon(date(2013, 2, 1)), scale.noon(date(2013, 3, 1))]
    assert [stroke.length for stroke in strokes] == [1, 0.5]
    assert known_on(scale, []) == []


def test_a_long_calendar_does_not_fill_the_line() -> None:
    days = [date(2013, 1, 1) + timedelta(days=day) for day in range(730) for _ in range(1 + day % 3)]
    strokes = known_on(year_scale(days), days)
    assert len(strokes) == MOST
    assert min(right.at - left.at for left, right in pairwise(strokes)) > 0.8
    assert max(stroke.length for stroke in strokes) == 1


@pytest.mark.parametrize(
    ("years", "drawn"),
    [
        pytest.param([1961, 1981, *[2011, 2012] * 20], (2011, 2012), id="a-past-told-by-the-way"),
        pytest.param([*[2011] * 40, 2087], (2011, 2011), id="a-year-far-ahead"),
        pytest.param([2000, *[2011] * 3], (2000, 2011), id="a-fourth-of-all"),
        pytest.param([2008, *range(2011, 2030)], (2008, 2029), id="near-enough"),
        pytest.param([2005, *range(2011, 2030)], (2005, 2029), id="far-but-pressing-nobody"),
        pytest.param([2013], (2013, 2013), id="one"),
    ],
)
def test_what_stands_far_from_nearly_all_is_not_drawn(years: list[int], drawn: tuple[int, int]) -> None:
    assert crowded_years(years) == drawn


def test_a_long_empty_stretch_is_cut_and_says_how_long_it_was() -> None:
    scale = year_scale([date(1999, 1, 1), date(2009, 1, 1), date(2010, 1, 1)])
    ((left, right, years),) = scale.cuts()
    assert years == 9
    assert left < right
    assert scale.at(date(2009, 1, 1)) == right


def test_days_outside_stand_at_the_edges() -> None:
    scale = day_scale(date(2015, 8, 1), date(2015, 9, 1))
    assert scale.at(date(2014, 1, 1)) == 0
    assert scale.at(date(2020, 1, 1)) == 100


def test_packed_marks_never_touch() -> None:
    extents = [Extent(index * 3 % 40, index * 3 % 40 + 12, 5 + index % 3) for index in range(60)]
    placed = list(zip(extents, pack(extents), strict=True))
    for (one, low), (other, high) in combinations(placed, 2):
        apart = one.right <= other.left or other.right <= one.left
        assert apart or abs(low - high) >= one.half + other.half


def test_labels_cover_no_mark_and_no_other_label_and_what_does_not_fit_is_left_out() -> None:
    marks = [Box(x - 5, x + 5, 0, 20) for x in (100, 104, 108, 300)]
    wishes = [Wish(x, 20, (180.0, 90.0)) for x in (100.0, 104.0, 108.0, 300.0)]
    places = place_labels(wishes, marks, 400, base=22, rows=3)
    assert places[0] is not None
    boxes = [
        Box(wish.x - 180 if place.left else wish.x, wish.x if place.left else wish.x + 180, place.low, place.low + 36)
        for wish, place in zip(wishes, places, strict=True)
        if place is not None and place.choice == 0
    ]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert place_labels([Wish(50, 20, (500.0,))], [], 400, base=22, rows=3) == (None,)


def test_a_mark_grows_with_its_sources_up_to_sixteen() -> None:
    assert [round(radius(count), 1) for count in (0, 1, 4, 16, 400)] == [5, 5, 10, 20, 20]


@pytest.mark.parametrize(
    ("drawn", "marks"),
    [("solid", ""), ("hollow", "plan"), ("dotted", "plan maybe"), ("held", "dot"), ("struck", "strike")],
)
def test_each_realis_is_drawn_apart(drawn: str, marks: str) -> None:
    assert marks in shape(Kind("talks", "", "", "", drawn), 5)


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, 1.25, -0.04, 10.0)] == ["1", "1.2", "0", "10"]


def test_every_dated_entry_has_a_mark_in_both_pictures_and_a_line_in_the_table() -> None:
    site = Site(make_timeline(40), RenderOptions())
    wide = wide_picture(site.dated, [], site.calendar, Markup, "name")
    tall = tall_picture(site.dated, [], Markup, "name")
    home = next(render_site(site.timeline, RenderOptions())).html
    for item in site.dated:
        assert wide.count(f'href="{item.entry.address}"') == 1
        assert tall.count(f'href="{item.entry.address}"') == 1
        assert item.entry.anchor in home.split('id="as-a-table"')[1]


@pytest.mark.parametrize("events", [1, 8, 40, 60])
def test_labels_on_a_phone_keep_their_distance_and_their_width(events: int) -> None:
    site = Site(make_timeline(events), RenderOptions())
    drawn = tall_picture(site.dated, [], Markup, "name")
    lines = [(float(y), words) for y, words in re.findall(r'<text[^>]* x="156" y="([\d.]+)">([^<]*)', drawn)]
    assert lines
    assert max(len(words) for _, words in lines) <= 21
    heights = sorted(y for y, _ in lines)
    assert all(lower - upper >= 14.5 for upper, lower in pairwise(heights))


def test_a_crowd_of_marks_stays_on_the_screen_of_a_phone() -> None:
    timeline = make_timeline(60)
    days = [date(2011, 3, 1 + number % 20) for number in range(60)]
    whens = [
        TimeValue(TimexType.DATE, str(day), interval=Interval.day(day), granularity=Granularity.DAY) for day in days
    ]
    events = tuple(replace(event, when=when) for event, when in zip(timeline.events, whens, strict=True))
    site = Site(replace(timeline, events=events), RenderOptions())
    drawn = tall_picture(site.dated, [], Markup, "name")
    places = [float(x) for x in re.findall(r'<svg x="([\d.]+)"', drawn)]
    assert len(places) >= 25
    assert max(places) < 288


def test_a_long_title_takes_two_lines_on_a_phone() -> None:
    timeline = make_timeline(1)
    event = replace(timeline.events[0], title="The envoys agree on meeting mayors soon")
    site = Site(replace(timeline, events=(event,)), RenderOptions())
    drawn = tall_picture(site.dated, [], Markup, "name")
    assert re.findall(r'class="title"[^>]*>([^<]*)', drawn) == ["The envoys agree", "on meeting…"]


def test_a_sure_day_on_a_phone_goes_without_its_weekday_sooner_than_without_its_year() -> None:
    timeline = make_timeline(1)
    day = date(2015, 9, 23)
    when = TimeValue(TimexType.DATE, day.isoformat(), interval=Interval.day(day), granularity=Granularity.DAY)
    event = replace(timeline.events[0], when=when, probability=1.0)
    site = Site(replace(timeline, events=(event,)), RenderOptions())
    assert site.dated[0].entry.when.text.startswith("Wednesday")
    drawn = tall_picture(site.dated, [], Markup, "name")
    assert ">23 September 2015<" in drawn


def test_a_mark_says_everything_in_its_name() -> None:
    site = Site(make_timeline(40), RenderOptions())
    names = re.findall(r'aria-label="([^"]*)"', wide_picture(site.dated, [], site.calendar, Markup, "name"))
    assert any("planned and held" in name and "source" in name for name in names)


@pytest.mark.parametrize("picture", [month_columns, year_rows])
def test_many_entries_are_told_by_month(picture: type) -> None:
    site = Site(make_timeline(400), RenderOptions())
    drawn = picture(site.dated, site.calendar, str, "name")
    months = {(item.start.year, item.start.month) for item in site.dated}
    assert drawn.count("<a ") == len(months)
    assert "entries" in drawn


def test_an_undated_entry_is_in_no_picture() -> None:
    site = Site(make_timeline(40), RenderOptions())
    assert site.undated
    assert all(dated(entry) is None for entry in site.undated)


def test_an_article_of_which_no_month_is_likelier_than_half_a_per_cent_has_its_picture() -> None:
    days = tuple((date(2011 + year, month, 1), 0.0004) for year in range(3) for month in range(1, 13))
    published = PublicationDate(days[7][0], date(2011, 1, 1), date(2013, 12, 31), 0.0004, posterior=days)
    drawn = probability(published, Calendar("en"), "How likely each day is")
    assert drawn.count('class="bar') == 36
    assert "under\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%" in drawn
