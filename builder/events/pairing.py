"""Whether two mentions tell one event: named vetoes first, then a printed score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.events.report import Given, Report
from builder.events.tables import classes
from builder.values import Bound, Realis

DATE_WEIGHT = 2.0
PEOPLE_WEIGHT = 2.0
STATES_SHARE = 0.8
PLACE_WEIGHT = 1.0
WORDING_WEIGHT = 2.0
THRESHOLD = 2.6
NEARLY = 0.6  # so far below the threshold two events are still "possibly the same"
TOLD_TOGETHER_DAYS = 2  # a plan without a date is likelier to be a dated one that is told at the same time
TITLE_LIKENESS = 0.5  # how alike in wording an article's title counts to be to the sentence it sums up
SAME_WORDS = 0.25  # two statements of a speaker on one day are one only if they share so much of their wording


@dataclass(frozen=True, slots=True)
class Score:
    """How far two mentions agree, part by part; each part runs from 0 to 1 before it is weighed."""

    date: float
    people: float
    place: float
    wording: float

    @property
    def total(self) -> float:
        """The sum that decides: above zero the two are one event."""
        return round(
            DATE_WEIGHT * self.date
            + PEOPLE_WEIGHT * self.people
            + PLACE_WEIGHT * self.place
            + WORDING_WEIGHT * self.wording
            - THRESHOLD,
            6,
        )

    def __str__(self) -> str:
        return (
            f"{DATE_WEIGHT:g}·date {self.date:.2f} + {PEOPLE_WEIGHT:g}·people {self.people:.2f} + "
            f"{PLACE_WEIGHT:g}·place {self.place:.2f} + {WORDING_WEIGHT:g}·wording {self.wording:.2f} − {THRESHOLD:g} "
            f"= {self.total:+.2f}"
        )


def veto(one: Report, other: Report) -> str | None:
    """Name the first ground on which two mentions cannot be one event; None where there is none."""
    for name, forbids in VETOES.items():
        if forbids(one, other):
            return name
    return None


def score(one: Report, other: Report) -> Score:
    """Weigh how far two mentions agree."""
    if _same_reference_event(one, other):
        return Score(1.0, 1.0, _place_overlap(one, other), _jaccard(one.words, other.words))
    wording = TITLE_LIKENESS if _title_and_body(one, other) else _jaccard(one.words, other.words)
    people = max(_likeness(one.people, other.people), STATES_SHARE * _likeness(one.states, other.states))
    return Score(_date_overlap(one, other), people, _place_overlap(one, other), wording)


def _same_reference_event(one: Report, other: Report) -> bool:
    return one.calendar is not None and one.calendar == other.calendar


def _class_groups(one: Report, other: Report) -> bool:
    """A reference event is told as a meeting here and as its accord there; else only one group merges."""
    if _same_reference_event(one, other) and "speech" not in (one.group, other.group):
        return False
    return one.group != other.group


def _planned_against_happened(one: Report, other: Report) -> bool:
    if one.is_plan != other.is_plan:
        return True
    return (one.mention.realis is Realis.MISSED) != (other.mention.realis is Realis.MISSED)


def _opposite_polarity(one: Report, other: Report) -> bool:
    if (one.mention.realis is Realis.DENIED) != (other.mention.realis is Realis.DENIED):
        return True
    rows = classes().rows
    return rows[one.mention.event_class].polarity * rows[other.mention.event_class].polarity < 0


def _disjoint_dates(one: Report, other: Report) -> bool:
    """Where both name one reference event, a date that shares no day is what the sources differ about."""
    if one.mention.calendar is not None and one.mention.calendar == other.mention.calendar:
        return False
    first, second = one.when.possible, other.when.possible
    return first is not None and second is not None and not first.overlaps(second)


def _no_day(one: Report, other: Report) -> bool:
    """The same words without a day tell the same event 9 times of 100; the same day and act, 94."""
    return (one.when.possible is None or other.when.possible is None) and not _same_reference_event(one, other)


def _different_places(one: Report, other: Report) -> bool:
    """Two named places exclude each other unless one lies in the other."""
    if not one.places or not other.places:
        return False
    return one.places[0] not in other.places and other.places[0] not in one.places


def _nobody_shared(one: Report, other: Report) -> bool:
    ours, theirs = one.people | one.states, other.people | other.states
    return bool(ours and theirs) and not ours & theirs


def _other_people(one: Report, other: Report) -> bool:
    """Ministers of the same states who are not the same ministers meet at other talks."""
    return one.group == "talks" and bool(one.persons and other.persons) and not one.persons & other.persons


def _visit_and_talks(one: Report, other: Report) -> bool:
    """A journey is told with the talks it was made for only where both name the place."""
    journeys = [report.mention.code in classes().one_sided for report in (one, other)]
    if one.group != "talks" or journeys[0] == journeys[1]:
        return False
    if one.is_plan:
        return len(one.people & other.people) < 2
    return not (one.places and other.places and (one.places[0] in other.places or other.places[0] in one.places))


def _different_partners(one: Report, other: Report) -> bool:
    """Kerry's talks with Lavrov are not his talks with Davutoğlu, on whatever day and wherever."""
    if one.group != "talks":
        return False
    for ours, theirs in ((one.people, other.people), (one.states, other.states)):
        if len(ours) >= 2 and len(theirs) >= 2 and len(ours & theirs) < 2:
            return True
    return False


def _others(one: Report, other: Report) -> bool:
    """Planned "meetings with other representatives" are not the meeting planned with those named."""
    return one.group == "talks" and one.is_plan and one.of_others != other.of_others


def _different_reference_events(one: Report, other: Report) -> bool:
    ours, theirs = one.calendar, other.calendar
    return ours is not None and theirs is not None and ours != theirs


def _different_doers(one: Report, other: Report) -> bool:
    if one.group == "speech":
        return bool(one.doers and other.doers) and not one.doers & other.doers
    mine, theirs = one.people & one.doers, other.people & other.doers
    return one.group not in ("talks", "schedule") and bool(mine and theirs) and not mine & theirs


def _different_words(one: Report, other: Report) -> bool:
    """Somebody says many things on one day; the day and the speaker alone do not make them one.

    Two who agree, or differ, on one day do so once, in whatever words.
    """
    if _title_and_body(one, other):
        return False
    same_day = _date_overlap(one, other) == 1.0
    if one.group == "talks" or (one.group == "schedule" and same_day) or _same_reference_event(one, other):
        return False
    mutual = one.mention.event_class == other.mention.event_class and classes().rows[one.mention.event_class].mutual
    if mutual and min(len(one.doers), len(other.doers)) > 1:
        return len(one.states & other.states) < 2 and len(one.people & other.people) < 2
    return _jaccard(one.words, other.words) < SAME_WORDS


def _title_and_body(one: Report, other: Report) -> bool:
    """Tell an article's title from the sentence it sums up: one act of the same doers, in fewer words."""
    mine, theirs = one.mention, other.mention
    return (
        mine.article == theirs.article
        and one.in_title != other.in_title
        and (mine.event_class, mine.code) == (theirs.event_class, theirs.code)
        and bool(one.doers)
        and one.doers == other.doers
    )


# In the order they are asked: cheapest and surest first.
VETOES: dict[str, Callable[[Report, Report], bool]] = {
    "other group of classes": _class_groups,
    "planned against happened": _planned_against_happened,
    "opposite polarity": _opposite_polarity,
    "dates that share no day": _disjoint_dates,
    "no day to compare": _no_day,
    "different reference events": _different_reference_events,
    "places that exclude each other": _different_places,
    "nobody in common": _nobody_shared,
    "other people": _other_people,
    "a journey and talks": _visit_and_talks,
    "different partners": _different_partners,
    "others than those named": _others,
    "different doers": _different_doers,
    "different words": _different_words,
}


def _date_overlap(one: Report, other: Report) -> float:
    """1 for the same days stated, less across granularities and for days inherited or left open."""
    first = one.when.value.interval if one.when.value else None
    second = other.when.value.interval if other.when.value else None
    if first is None or second is None:
        if not (one.when.possible and other.when.possible):
            return 0.0
        return 0.5 if _told_together(one, other) else 0.3
    until = Bound.UNTIL in (
        one.when.value.bound if one.when.value else None,
        other.when.value.bound if other.when.value else None,
    )
    if until or not first.overlaps(second):
        return 0.4  # loose phrases whose wider days meet
    shared = (min(first.end, second.end) - max(first.start, second.start)).days
    longest = max(first.days, second.days)
    overlap = 1.0 if shared == longest else max(0.3, 0.7 - longest / 365)
    return overlap * (0.8 if Given.ARTICLE in (one.when.given, other.when.given) else 1.0)


def _told_together(one: Report, other: Report) -> bool:
    first, second = one.dated.published.best, other.dated.published.best
    return first is not None and second is not None and abs((first - second).days) <= TOLD_TOGETHER_DAYS


def _place_overlap(one: Report, other: Report) -> float:
    if not one.places or not other.places:
        return 0.0
    return 1.0 if one.places[0] == other.places[0] else 0.6


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Half what the smaller set shares, half what both share: a list cut short is not a different list."""
    if not ours or not theirs:
        return 0.0
    shared = len(ours & theirs)
    return (shared / min(len(ours), len(theirs)) + shared / len(ours | theirs)) / 2


def _jaccard(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
