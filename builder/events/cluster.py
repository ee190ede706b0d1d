"""Gather mentions that tell one event: blocks of bounded size, then complete link, strongest pair first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from builder.events.pairing import NEARLY, score, veto
from builder.events.report import Report
from builder.values import Event, Interval, Link, LinkKind

BLOCK_NEIGHBOURS = 16  # within a block each mention is compared with so many that follow it
BLOCK_DAYS = 62  # what spans more days is compared only within its article and by its reference event
MOST_PARTIES = 6  # of a long list of names, so many open blocks
FOREVER = Interval(date.min, date.max)
MOST_POSSIBLE = 3  # links to entries that may be the same
FULL_CHECK = 24  # a large cluster's score is checked against so many of its members; vetoes against all


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that no veto keeps apart, by their places among the sorted reports, and their score."""

    total: float
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """Reports in order, and the pairs of them that may be one event, best first."""

    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]


def weigh(reports: Sequence[Report]) -> Weighed:
    """Pair up mentions that may be one event, and score each pair once."""
    ordered = tuple(sorted(reports, key=lambda report: report.key))
    pairs = (
        Pair(score(ordered[one], ordered[other]).total, one, other)
        for one, other in _candidates(ordered)
        if veto(ordered[one], ordered[other]) is None
    )
    return Weighed(ordered, tuple(sorted(pairs, key=lambda pair: (-pair.total, pair.one, pair.other))))


def cluster(weighed: Weighed) -> list[list[Report]]:
    """Partition mentions into events.

    The result depends on the set of mentions alone, not on their order, and every two members of a cluster pass all
    vetoes. Time grows with the number of mentions, since each is compared with a bounded number of neighbours.
    """
    ordered = weighed.reports
    head = list(range(len(ordered)))
    members: dict[int, list[int]] = {index: [index] for index in head}
    profiles = {index: {report.profile: report} for index, report in enumerate(ordered)}
    for pair in weighed.pairs:
        if pair.total <= 0:
            break
        first, second = sorted((head[pair.one], head[pair.other]))
        if first == second or not _all_agree(list(profiles[first].values()), list(profiles[second].values())):
            continue
        for index in members[second]:
            head[index] = first
        members[first] += members.pop(second)
        profiles[first] = {**profiles.pop(second), **profiles[first]}
    return [
        sorted((ordered[index] for index in members[first]), key=lambda report: report.key) for first in sorted(members)
    ]


def _all_agree(ours: Sequence[Report], theirs: Sequence[Report]) -> bool:
    """Complete link: no veto between any two, and each pair scores above the threshold.

    One mention stands for all of its profile. Of a very large cluster only so many are scored, but all may veto.
    """
    if any(veto(one, other) is not None for one in ours for other in theirs):
        return False
    return all(score(one, other).total > 0 for one in ours[:FULL_CHECK] for other in theirs[:FULL_CHECK])


def _candidates(ordered: Sequence[Report]) -> list[tuple[int, int]]:
    """Pair up mentions that share a class group, a realis side, and a day with a party, an article or a name."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, report in enumerate(ordered):
        for key in _keys(report):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    by_day = {index: (report.when.possible or FOREVER, index) for index, report in enumerate(ordered)}
    by_party = {index: (sorted(report.people), report.places, by_day[index]) for index, report in enumerate(ordered)}
    for block in blocks.values():
        for members in (sorted(block, key=by_day.__getitem__), sorted(block, key=by_party.__getitem__)):
            for position, one in enumerate(members):
                for other in members[position + 1 : position + 1 + BLOCK_NEIGHBOURS]:
                    pairs.add((min(one, other), max(one, other)))
    return sorted(pairs)


def _keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Name the blocks a mention stands in: its article, its reference event, and each week with each party."""
    side = (report.group, "plan" if report.is_plan else "fact")
    yield (*side, "article", report.mention.article)
    if report.calendar:
        yield (side[1], "calendar", report.calendar)
    possible = report.when.possible
    if possible is None or possible.days > BLOCK_DAYS:
        return
    parties = sorted(report.people)[:MOST_PARTIES] + sorted(report.states)[:MOST_PARTIES]
    for week in range(possible.start.toordinal() // 7, possible.last.toordinal() // 7 + 1):
        for party in parties or [*report.places[:1], "nobody"]:
            yield (*side, str(week), party)


def possibly_same(events: Sequence[Event], clusters: Sequence[Sequence[Report]], weighed: Weighed) -> tuple[Event, ...]:
    """Link events whose best pair of mentions falls just short of merging, with its score.

    `events` and `clusters` go side by side. An event gets at most three such links, best first.
    """
    owner = {report.mention.id: index for index, reports in enumerate(clusters) for report in reports}
    best: dict[tuple[int, int], float] = {}
    for pair in weighed.pairs:
        if not -NEARLY < pair.total <= 0:
            continue
        one, other = (owner.get(weighed.reports[index].mention.id) for index in (pair.one, pair.other))
        if one is not None and other is not None and one != other:
            both = (min(one, other), max(one, other))
            best[both] = max(pair.total, best.get(both, -NEARLY))
    links: dict[int, list[Link]] = defaultdict(list)
    for (one, other), total in sorted(best.items(), key=lambda item: (-item[1], item[0])):
        for here, there in ((one, other), (other, one)):
            if len(links[here]) < MOST_POSSIBLE:
                links[here].append(Link(LinkKind.POSSIBLY_SAME, events[there].id, why=f"score {total:+.2f}"))
    return tuple(replace(event, links=(*event.links, *links[index])) for index, event in enumerate(events))
