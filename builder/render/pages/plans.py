"""Plans and outcomes: what was announced, what came of it, and how far it slipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from builder.render.detail import Details, Note
from builder.render.entries import Dated, Entry, dated
from builder.render.legend import plain
from builder.render.links import calendar_address
from builder.render.model import RenderedPage
from builder.render.pictures import svg
from builder.render.pictures.scale import Scale
from builder.render.pictures.small import held_row, slip_head, slip_row, slip_scale
from builder.render.site import Site
from builder.render.text import one_line, shortened
from builder.render.words import counted, kind_of, outcome_of
from builder.values import Event, LinkKind, Outcome

_STORIES, _SINGLES, _LISTED = 20, 60, 400  # plans drawn, told with their notes, and listed; months have them all


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its mark and words."""

    icon: Markup | None
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """An announcement, or the day it came about."""

    when: str
    to: str | None
    title: str
    says: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class Story:
    """A plan announced more than once."""

    anchor: str
    title: str
    says: str
    head: Markup
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Single:
    """A plan announced once."""

    entry: Entry
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """What several plans are plans of."""

    key: str
    title: str
    held: date | None
    entry: Entry | None
    address: str | None
    source: str


def plan_pages(site: Site, details: Details) -> Iterator[RenderedPage]:
    """Make the page of plans."""
    plans = [entry for entry in site.entry.values() if entry.event.realis.is_plan]
    groups: dict[str, tuple[_Target, list[Entry]]] = {}
    for entry in plans:
        target = _target(site, entry.event)
        if target is not None:
            groups.setdefault(target.key, (target, []))[1].append(entry)
    told_twice = [(target, group) for target, group in groups.values() if len(group) > 1]
    drawn = [(target, group, items) for target, group in told_twice if (items := _dated(group))][:_STORIES]
    stories = [_story(site, target, group, items) for target, group, items in drawn]
    in_stories = {entry.event.id for _, group, _ in drawn for entry in group}
    rest = [entry for entry in plans if entry.event.id not in in_stories]
    others = [Single(entry, details.outcome_notes(entry)) for entry in rest[:_SINGLES]]
    outcomes = Counter(outcome_of(entry.event) for entry in plans)
    held = outcomes[Outcome.HELD] + outcomes[Outcome.HELD_LATE]
    counts = [
        Count(None, len(plans), "plan" if len(plans) == 1 else "plans"),
        Count(svg.icon(plain("talks", "held")), held, "held"),
        Count(svg.icon(plain("talks", "struck")), outcomes[Outcome.MISSED], "not held"),
        Count(svg.icon(plain("talks", "hollow")), outcomes[Outcome.UNKNOWN], "outcome unknown"),
    ]
    toc = [(2, story.anchor, story.title) for story in stories]
    if others:
        toc.append((2, "others", "The other plans" if stories else "Plans"))
    yield site.page(
        "plans.md",
        "plans.html",
        title="Plans and outcomes",
        description=f"{counted(len(plans), 'plan')}: {held} held, {outcomes[Outcome.MISSED]} not held.",
        section="Plans and outcomes",
        toc=toc,
        listed=True,
        counts=counts,
        stories=stories,
        others=others,
        more=rest[_SINGLES:_LISTED],
        left=max(0, len(rest) - _LISTED),
    )


def _dated(entries: Sequence[Entry]) -> list[Dated]:
    return [item for item in map(dated, entries) if item is not None]


def _target(site: Site, event: Event) -> _Target | None:
    """Give what a plan was a plan of: an entry, a calendar event, or the series its mentions name."""
    knowledge = site.timeline.knowledge
    for link in event.links:
        if link.kind is not LinkKind.PLAN_OF:
            continue
        other = site.entry.get(link.event or "")
        if other is not None:
            place = dated(other)
            series = _series(event)
            key = f"s-{series}" if series else f"e-{other.event.id}"
            return _Target(key, other.title, place.start if place else None, other, other.address, "")
        known = knowledge.event.get(link.calendar or "")
        if known is not None:
            series = known.series or _series(event)
            key = f"s-{series}" if series else f"c-{known.id}"
            return _Target(key, known.title, known.interval.start, None, calendar_address(known), known.fact.source)
    series = _series(event)
    return _Target(f"s-{series}", shortened(event.title, 80), None, None, None, "") if series else None


def _series(event: Event) -> str | None:
    return next((mention.series for mention in event.mentions if mention.series), None)


def _story(site: Site, target: _Target, group: Sequence[Entry], items: Sequence[Dated]) -> Story:
    told = {entry.event.id: site.newest(entry.articles) for entry in group}
    days = [day for item in items for day in (item.start, item.likeliest)]
    days += [day for day in told.values() if day is not None and abs((day - items[0].start).days) < 800]
    if target.held is not None:
        days.append(target.held)
    scale = slip_scale(days)
    rows = [_row(site, item, told[item.entry.event.id], target, scale) for item in items]
    rows += [
        Row(
            "No date",
            entry.address,
            entry.title,
            _source_words(site, entry),
            Markup('<svg height="52" aria-hidden="true"></svg>'),
        )
        for entry in group
        if dated(entry) is None
    ]
    if target.held is not None:
        day = site.calendar.day(target.held)
        kind = kind_of(target.entry.event) if target.entry else plain("talks")
        rows.append(
            Row(
                "It took place",
                target.address,
                target.title,
                day if target.entry else f"{day} · from the calendar, not from these articles",
                held_row(svg.shape(kind, 5), target.held, scale, f"Took place on {day}"),
            )
        )
    says = f"Announced {_times(len(group))}."
    if target.held is not None:
        day = site.calendar.day(target.held)
        says += f" It took place on {day}{_slip(items[0], target.held)}. The upright line is that day."
    if any(told.values()):
        says += " The short stroke in a row is the day of the article that tells of it."
    return Story(f"plan-{target.key}", shortened(target.title, 100), says, slip_head(scale, site.calendar), tuple(rows))


def _times(number: int) -> str:
    return {2: "twice", 3: "three times", 4: "four times"}.get(number, f"{number} times")


def _slip(item: Dated, held: date) -> str:
    late = (held - item.end).days + 1
    if item.open_end or late <= 0:
        return ""
    return f", {counted(late, 'day')} after the last day of what was first announced"


def _late(item: Dated, held: date | None) -> str:
    """Say how many days lie between the last day announced and the day it happened."""
    if held is None:
        return ""
    if item.open_end:
        return "no end given"
    days = (held - item.end).days + 1
    if days <= 0:
        return "on time" if held >= item.start else f"{counted((item.start - held).days, 'day')} early"
    return f"{counted(days, 'day')} late"


def _row(site: Site, item: Dated, told: date | None, target: _Target, scale: Scale) -> Row:
    late = _late(item, target.held)
    name = f"{item.entry.sentence}" + (f"; {late}" if late else "")
    return Row(
        item.entry.when.text,
        item.entry.address,
        item.entry.title,
        _source_words(site, item.entry),
        slip_row(item, told, target.held, scale, late, name),
    )


def _source_words(site: Site, entry: Entry) -> str:
    """Name who said it, and when."""
    words = []
    for id in entry.articles[:2]:
        day = site.published(id)
        words.append(f"{site.outlet(id)}, {site.calendar.day(day)}" if day is not None else site.outlet(id))
    return one_line(" · ".join([entry.kind.words, *words]))
