"""The page on how expressions of time are read, with the true counts of the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.render.model import RenderedPage
from builder.render.site import Site
from builder.render.text import one_line
from builder.values import Anchor, Bound, Granularity, MeaningKind, ResolvedTimex, Side

_OPEN = (MeaningKind.WEEKDAY, MeaningKind.MONTH, MeaningKind.PERIOD)  # their verb tells which way they point
_EXAMPLES = 3  # phrases shown of a kind

_KINDS = {
    MeaningKind.EXPLICIT: ("dates with their year", "need nothing else"),
    MeaningKind.WEEKDAY: ("days of the week", "the nearest one, before or after, as the verb says"),
    MeaningKind.MONTH: ("months and days without a year", "the nearest one, before or after, as the verb says"),
    MeaningKind.PERIOD: ("seasons, quarters and feasts", "of the year that the verb and the story point to"),
    MeaningKind.SHIFT: ("units seen from a day", "a whole week is a week; it is not cut down to a day"),
    MeaningKind.OFFSET: ("distances", "never a hard day: “two weeks ago” is about then"),
    MeaningKind.DURATION: ("lengths of time", "how long, not when: no place on the calendar"),
    MeaningKind.SET: ("what recurs", "how often, not when: no place on the calendar"),
    MeaningKind.REFERENCE: ("the past, present or future at large", "kept, and left without a date"),
    MeaningKind.OTHER: ("hours and years before Christ", "an hour belongs to the day the sentence is about"),
}
_ANCHORS = {
    Anchor.NONE: ("nothing", "where it is complete, or has no place on the calendar"),
    Anchor.PUBLICATION: ("the article’s own date", "in news"),
    Anchor.PREVIOUS: ("the date mentioned last", "in history, and “the following month” anywhere"),
    Anchor.SPEECH: ("the day of speaking", "inside a quotation that says when it was spoken"),
    Anchor.EVENT: ("a happening", "“two days after the talks” is a distance from it"),
}
_SIDES = {
    Side.PAST: ("behind", "“said”, “met”, “since”; a Tuesday said on a Tuesday is that day"),
    Side.FUTURE: ("ahead", "“will”, “is due”, “plans to”, “until”; also seen from the past: “would meet”"),
    Side.UNKNOWN: ("not told", "nothing: a weekday is taken as the one behind, a month as the nearest"),
}
_GRAINS = {
    Granularity.DAY: "a day", Granularity.WEEKEND: "a weekend", Granularity.WEEK: "a week",
    Granularity.MONTH: "a month", Granularity.QUARTER: "a quarter", Granularity.SEASON: "a season",
    Granularity.HALF: "half a year", Granularity.YEAR: "a year", Granularity.DECADE: "a decade",
    Granularity.CENTURY: "a century",
}  # fmt: skip
_BOUNDS = {
    Bound.EXACT: ("within it", "“on Tuesday”, “in June 2012”"),
    Bound.APPROXIMATE: ("about then", "“some two weeks ago”, “around 5 May”"),
    Bound.FROM: ("not before it", "“since March”, “not before August”"),
    Bound.UNTIL: ("up to it", "“by the end of the month”, “until Sunday”"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of expression: what it is called, what is done with it, how many there are, and which."""

    name: str
    says: str
    number: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One question asked of every expression, and how the answers fell."""

    anchor: str
    title: str
    says: str
    head: str
    why: str  # heads the column of what is done with each; "" leaves it out
    rows: tuple[Row, ...]


def date_reading_pages(site: Site) -> Iterator[RenderedPage]:
    """Make the page on how expressions of time are read, with the counts of this build."""
    found = [one for reading in site.timeline.articles for one in reading.timexes]
    parts = _parts(found, quote=site.options.article_text != "none")
    yield site.page(
        "dates.md",
        "dates.html",
        title="How dates are read",
        description="How “on Thursday” becomes a day of the calendar, with the counts of this build.",
        section="About",
        toc=[*((2, part.anchor, part.title) for part in parts), (2, "refused", "What is no date")],
        listed=True,
        found=len(found),
        placed=len(found) - len(site.open_expressions),
        rules=len({one.timex.rule for one in found}),
        foreign=sum(one.timex.rule.startswith("dateparser-") for one in found),
        parts=parts,
    )


def _parts(found: Sequence[ResolvedTimex], quote: bool) -> list[Part]:
    kinds = Counter(one.timex.meaning.kind for one in found)
    anchors = Counter(one.anchor for one in found)
    sides = Counter(one.timex.meaning.side for one in found if one.timex.meaning.kind in _OPEN)
    values = [one.value for one in found if one.value is not None and one.value.interval is not None]
    grains = Counter(value.granularity for value in values)
    bounds = Counter(value.bound for value in values)
    examples = _examples(found) if quote else dict.fromkeys(_KINDS, ())
    return [
        Part(
            "kinds",
            "What an expression says",
            "Rules find it and say what it means while no date is known yet. At one place the rule that says most "
            "wins: “June last year” before “June”.",
            "Sort",
            "How it is taken",
            tuple(Row(*_KINDS[kind], kinds[kind], examples[kind]) for kind in _KINDS if kinds[kind]),
        ),
        Part(
            "anchors",
            "What it counts from",
            "Whether a stretch of text is news or history is seen from the text itself: history names its years, news "
            "says “yesterday”.",
            "Counted from",
            "Where",
            tuple(Row(*_ANCHORS[anchor], anchors[anchor]) for anchor in _ANCHORS if anchors[anchor]),
        ),
        Part(
            "sides",
            "Which way it points",
            "Asked of days of the week, and of months and seasons without a year. The finite verb nearest before it in "
            "its clause decides, for each expression by itself: “plans to visit on Thursday, it was reported on "
            "Monday” goes both ways.",
            "It lies",
            "Told by",
            tuple(Row(*_SIDES[side], sides[side]) for side in _SIDES if sides[side]),
        ),
        Part(
            "grain",
            "How fine it is",
            "A month stays a month. It is sorted and drawn as one, and never shown as its first day.",
            "Stated as",
            "",
            tuple(Row(words, "", grains[grain]) for grain, words in _GRAINS.items() if grains[grain]),
        ),
        Part(
            "bounds",
            "How it limits what it dates",
            "The word just before it says so, or the looseness of the phrase itself.",
            "The thing lies",
            "As in",
            tuple(Row(*_BOUNDS[bound], bounds[bound]) for bound in _BOUNDS if bounds[bound]),
        ),
    ]


def _examples(found: Iterable[ResolvedTimex]) -> dict[MeaningKind, tuple[str, ...]]:
    """Give the commonest phrases of each sort, those of equal number in the order of the alphabet."""
    phrases: dict[MeaningKind, Counter[str]] = {kind: Counter() for kind in _KINDS}
    for one in found:
        text = one_line(one.timex.text)
        phrases[one.timex.meaning.kind][text if text[:1].isupper() else text.lower()] += 1
    return {kind: tuple(_commonest(counts)[:_EXAMPLES]) for kind, counts in phrases.items()}


def _commonest(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda phrase: (-counts[phrase], phrase))
