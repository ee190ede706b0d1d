"""Timelines made of nothing but a number, for tests of the rooms that show them.

`make_timeline(40)` has forty entries of every class, realis and precision, told by made-up articles whose spans are
true: each quotation is cut from its article's text. The same arguments always give the same timeline.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePath

from builder.knowledge import Body, CalendarEvent, Fact, Knowledge, Office, Outlet, Person, Place, Tenure
from builder.timeline import Timeline, Unresolved
from builder.values import (
    ActorKind,
    Anchor,
    Article,
    Block,
    BlockKind,
    Bound,
    DatedReading,
    Event,
    EventClass,
    Evidence,
    Granularity,
    Interval,
    Link,
    LinkKind,
    Meaning,
    MeaningKind,
    Mention,
    Outcome,
    Participant,
    PlaceRef,
    PublicationDate,
    Reading,
    Realis,
    Reason,
    ResolvedTimex,
    Source,
    Span,
    Step,
    Support,
    TimeValue,
    Timex,
    TimexType,
    mention_id,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "[link](javascript:alert(1)) **bold** `code`",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "abc\u202egnp.exe\u202c and \u2066isolated",
    "zero\u200bwidth\u200c\u200d\ufeffjoined",
    "x" * 3000,
    "</title></textarea></style><svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &#x3c;",
    "nul\x00bell\x07esc\x1b[31m",
    "نص عربي مع English",
    "]]> <!-- --> <![CDATA[",
)

FACT = Fact("general reference knowledge")
_START = date(2013, 1, 7)
_STEPS = (3, 0, 11, 5, 26, 0, 1, 17, 8, 40)
_REALIS = (
    Realis.HAPPENED,
    Realis.HAPPENED,
    Realis.SCHEDULED,
    Realis.HAPPENED,
    Realis.MISSED,
    Realis.HAPPENED,
    Realis.POSSIBLE,
    Realis.PROPOSED,
    Realis.HAPPENED,
    Realis.DENIED,
    Realis.ONGOING,
    Realis.CONDITIONAL,
)
_VERBS = {
    EventClass.MEET: "met",
    EventClass.AGREE: "agreed a plan with",
    EventClass.FIGHT: "fought",
    EventClass.STATE: "spoke about",
}


def make_knowledge() -> Knowledge:
    """Make eight people, two bodies, four places, three outlets and a calendar of twelve entries."""
    places = (
        Place("northland", ("Northland",), "country", adjectives=("Northern",), metonyms=("Nordburg",)),
        Place("southland", ("Southland",), "country", adjectives=("Southern",), arabic="بلاد الجنوب"),
        Place("nordburg", ("Nordburg",), "city", country="northland"),
        Place("sudhaven", ("Sudhaven",), "city", country="southland"),
    )
    offices = (
        Office("northland-fm", "foreign minister of Northland", ("foreign minister",), state="northland", rank=2),
        Office("southland-fm", "foreign minister of Southland", ("foreign minister",), state="southland", rank=2),
        Office("envoy", "envoy of the League", ("envoy",), body="league", rank=2),
    )
    names = (
        ("anna-berg", "Anna Berg", "northland", "northland-fm", "آنا بيرغ"),
        ("carl-dahl", "Carl Dahl", "southland", "southland-fm", None),
        ("edith-falk", "Edith Falk", None, "envoy", None),
        ("gustav-holm", "Gustav Holm", "northland", None, None),
        ("ida-jung", "Ida Jung", "southland", None, None),
        ("karl-lind", "Karl Lind", "northland", None, None),
        ("maja-nord", "Maja Nord", "southland", None, None),
        ("olof-palm", "Olof Palm", "northland", None, None),
    )
    people = tuple(
        Person(
            id,
            (name, name.replace("a", "aa", 1)),
            (name.split()[1],),
            state,
            arabic,
            (Tenure(id, office, Interval.day(date(2009, 3, 1)), None, FACT),) if office else (),
        )
        for id, name, state, office, arabic in names
    )
    calendar = tuple(
        CalendarEvent(
            f"round-{number}",
            f"Round {number} of the Nordburg talks",
            Interval.day(_START + timedelta(days=61 * number)),
            FACT,
            place="nordburg",
            people=("anna-berg", "carl-dahl"),
            names=(f"Nordburg {number}",),
            series="nordburg",
        )
        for number in range(1, 13)
    )
    bodies = (
        Body("league", ("League of Lands", "the League"), short="League"),
        Body("council", ("Council of Towns",), state="southland"),
    )
    outlets = (
        Outlet("morning-post", "The Morning Post", hosts=("morningpost.example",)),
        Outlet("evening-star", "Evening Star"),
        Outlet("lands-agency", "Lands Agency", agency=True),
    )
    return Knowledge(people, offices, bodies, places, outlets, calendar, (), ())


def make_timeline(
    events: int = 24,
    *,
    articles: int | None = None,
    hostile: bool = False,
    start: date = _START,
    in_month: bool = False,
) -> Timeline:
    """Make a timeline.

    Args:
        events: How many entries, the undated and the folded included. 0 gives a timeline without articles too.
        articles: How many articles tell them; one to every three entries when not given.
        hostile: Put each of `HOSTILE` into titles, names and texts, in turn.
        start: Day of the first entry.
        in_month: Put all of them into the month of `start`.
    """
    knowledge = make_knowledge()
    if events == 0:
        return Timeline((), (), knowledge)
    count = articles or max(1, events // 3)
    drafts = [_draft(number, knowledge, hostile) for number in range(events)]
    days = _days(events, start, in_month)
    told: list[list[int]] = [[] for _ in range(count)]
    for number in range(events):
        tellers = 4 if number % 12 == 1 else 2 if number % 5 == 0 else 1
        for teller in range(min(tellers, count)):
            told[(number * count // events + teller) % count].append(number)
    readings = [_reading(index, told[index], drafts, days, hostile) for index in range(count)]
    mentions: dict[int, list[Mention]] = {}
    for index, reading in enumerate(readings):
        for number, mention in zip(told[index], reading.reading.mentions, strict=True):
            mentions.setdefault(number, []).append(mention)
    texts = {reading.article.id: reading.article.text for reading in readings}
    made = [_event(number, drafts[number], days[number], mentions[number], texts) for number in range(events)]
    made = _linked(made)
    made.sort(key=_order)
    unresolved = tuple(
        Unresolved(reading.article.id, expression)
        for reading in readings
        for expression in reading.timexes
        if expression.value is None
    )
    newcomers = ((HOSTILE[0] if hostile else "Per Quist", readings[0].article.id),)
    return Timeline(tuple(readings), tuple(made), knowledge, unresolved, newcomers)


def _days(events: int, start: date, in_month: bool) -> list[date]:
    days, day = [], start
    for number in range(events):
        days.append(start.replace(day=1 + number * 28 // events) if in_month else day)
        step = _STEPS[number % len(_STEPS)]
        day += timedelta(days=step if events <= 400 else step % 3)
    return days


def _draft(number: int, knowledge: Knowledge, hostile: bool) -> Event:
    """Make all of an entry but its sources and its date."""
    event_class = tuple(EventClass)[number % len(EventClass)]
    people = knowledge.people
    first, second = people[number % 3], people[(number * 5 + 1) % len(people)]
    chosen = [first] if first is second else [first, second]
    participants = [Participant(person.name, ActorKind.PERSON, person.id, person.state) for person in chosen]
    if number % 4 == 3:
        participants.append(Participant("League of Lands", ActorKind.BODY, "league"))
    if number % 7 == 2:
        participants.append(Participant(HOSTILE[number % len(HOSTILE)] if hostile else "Per Quist", ActorKind.PERSON))
    place = knowledge.places[number % 4]
    verb = _VERBS.get(event_class, event_class.value.lower() + "s")
    title = f"{first.surname} {verb} {second.surname} in {place.name}"
    if hostile:
        title = f"{HOSTILE[number % len(HOSTILE)]} {title}"
    return Event(
        id=f"draft{number}",
        title=title,
        event_class=event_class,
        realis=_REALIS[number % len(_REALIS)],
        when=None,
        reason=Reason((Step("nothing yet"),)),
        participants=tuple(participants),
        place=PlaceRef(place.name, place.id) if number % 6 else None,
        sources=(),
        mentions=(),
    )


def _reading(index: int, numbers: list[int], drafts: list[Event], days: list[date], hostile: bool) -> DatedReading:
    id = f"{index:03d}"
    title = f"Envoys weigh plan {index}" + (f" {HOSTILE[index % len(HOSTILE)]}" if hostile else "")
    best = max((days[number] for number in numbers), default=_START) + timedelta(days=1)
    parts, at = [title + "\n\n"], len(title) + 2
    mentions: list[Mention] = []
    timexes: list[ResolvedTimex] = []
    for ordinal, number in enumerate(numbers):
        draft, day = drafts[number], days[number]
        phrase = f"on {day.day} {day:%B %Y}" if number % 3 else "two weeks ago" if number % 2 else "on Tuesday"
        phrase = "recently" if number % 11 == 10 else phrase
        sentence = f"{draft.title}, officials said, {phrase}."
        span = Span(at, at + len(sentence))
        where = at + sentence.rindex(phrase)
        timex = _timex(phrase, where, day, explicit=phrase.endswith(str(day.year)), loose=phrase == "recently")
        timexes.append(timex)
        mentions.append(
            Mention(
                mention_id(id, sentence, draft.event_class, ordinal),
                id,
                span,
                span,
                Span(at, at + 4),
                draft.event_class,
                draft.realis,
                draft.participants,
                place=draft.place,
                timex=timex.timex,
            )
        )
        parts.append(sentence + ("\n\n" if ordinal % 3 == 2 else " "))
        at += len(parts[-1])
    text = "".join(parts)
    article = Article(
        id,
        PurePath("seeds") / f"{id}.txt",
        text,
        (Block(BlockKind.TITLE, Span(0, len(title))), *_body(text, len(title))),
        title=title,
        outlet=("morning-post", "evening-star", "lands-agency")[index % 3],
        url=None if index % 3 else f"https://morningpost.example/{id}",
    )
    reading = Reading(article, tuple(timex.timex for timex in timexes), tuple(mentions))
    return DatedReading(reading, _published(best, index), tuple(timexes))


def _body(text: str, title_length: int) -> tuple[Block, ...]:
    blocks, at = [], title_length
    for part in text[title_length:].split("\n\n"):
        lead = len(part) - len(part.lstrip())
        if part.strip():
            blocks.append(Block(BlockKind.BODY, Span(at + lead, at + lead + len(part.strip()))))
        at += len(part) + 2
    return tuple(blocks)


def _timex(phrase: str, start: int, day: date, *, explicit: bool, loose: bool) -> ResolvedTimex:
    span = Span(start, start + len(phrase))
    if loose:
        meaning = Meaning(MeaningKind.REFERENCE)
        timex = Timex(span, phrase, TimexType.DATE, "reference", meaning, Anchor.PUBLICATION)
        return ResolvedTimex(timex, None, Reason((Step("“recently” names no day"),)))
    kind = MeaningKind.EXPLICIT if explicit else MeaningKind.WEEKDAY
    anchor = Anchor.NONE if explicit else Anchor.PUBLICATION
    timex = Timex(span, phrase, TimexType.DATE, "day-month-year" if explicit else "weekday", Meaning(kind), anchor)
    value = _value(day, Granularity.DAY)
    steps = [Step(f"the article says “{phrase}”", f"characters {start} to {span.end}")]
    if not explicit:
        steps.append(Step("it counts from the article’s own date", "rule: weekday"))
    return ResolvedTimex(timex, value, Reason((*steps, Step(f"so it is {day.isoformat()}"))))


def _value(day: date, granularity: Granularity, bound: Bound = Bound.EXACT, length: int = 1) -> TimeValue:
    if granularity is Granularity.MONTH:
        first = day.replace(day=1)
        interval = Interval(first, (first + timedelta(days=32)).replace(day=1))
        return TimeValue(
            TimexType.DATE, f"{day:%Y-%m}", interval=interval, granularity=granularity, edtf=f"{day:%Y-%m}"
        )
    if granularity is Granularity.YEAR:
        interval = Interval(date(day.year, 1, 1), date(day.year + 1, 1, 1))
        return TimeValue(TimexType.DATE, f"{day:%Y}", interval=interval, granularity=granularity, edtf=f"{day:%Y}")
    interval = Interval(day, day + timedelta(days=length))
    edtf = day.isoformat() if length == 1 else f"{day.isoformat()}/{interval.last.isoformat()}"
    if bound is Bound.APPROXIMATE:
        edtf += "~"
    if bound is Bound.FROM:
        edtf = f"{day.isoformat()}/.."
    return TimeValue(
        TimexType.DATE, day.isoformat(), interval=interval, granularity=granularity, bound=bound, edtf=edtf
    )


def _published(best: date, index: int) -> PublicationDate:
    if index % 10 == 9:
        return PublicationDate(None, None, None, 0.0)
    if index % 4 == 3:
        return PublicationDate(best, best, best, 1.0, stated=True)
    evidence = (
        Evidence("weekday", "“on Tuesday” fits this day of the week", 0.8, Span(0, 5), Interval.day(best)),
        Evidence("neighbour", "Another article tells the same talks", 2.1, article="001"),
        Evidence("calendar", "Round 1 of the Nordburg talks took place then", 1.4, calendar="round-1"),
        Evidence("office", "Anna Berg held her office", 0.1),
        Evidence("relative", "“two weeks ago” would fit a later day", -0.4),
    )
    near = tuple(
        (best + timedelta(days=shift), share) for shift, share in ((-7, 0.04), (0, 0.86), (1, 0.06), (7, 0.04))
    )
    return PublicationDate(best, best, best + timedelta(days=1), 0.86, evidence, near)


def _event(number: int, draft: Event, day: date, mentions: list[Mention], texts: dict[str, str]) -> Event:
    when: TimeValue | None = _value(day, Granularity.DAY)
    if number % 8 == 3:
        when = _value(day, Granularity.MONTH)
    elif number % 8 == 5:
        when = _value(day, Granularity.DAY, Bound.APPROXIMATE, 3)
    elif number % 16 == 7:
        when = _value(day, Granularity.DAY, Bound.EXACT, 2)
    elif number % 16 == 12:
        when = _value(day, Granularity.DAY, Bound.FROM)
    elif number % 40 == 30:
        when = _value(day, Granularity.YEAR)
    if number % 20 == 19:
        when = None
    sources = tuple(
        Source(
            mention.id,
            mention.article,
            mention.sentence,
            mention.sentence.of(texts[mention.article]),
            mention.timex.span if mention.timex else None,
            mention.article,
        )
        for mention in mentions
    )
    contested = len(sources) > 1 and number % 3 == 1
    support = Support.CONTESTED if contested else Support.CORROBORATED if len(sources) > 1 else Support.SINGLE
    return replace(
        draft,
        id=mentions[0].id,
        when=when,
        reason=Reason(
            (
                Step(
                    f"Article {mentions[0].article} says “{mentions[0].timex.text if mentions[0].timex else ''}”",
                    "rule: weekday",
                ),
                Step("It counts from the article’s own date", "86 % likely"),
                Step(f"So it is {day.isoformat()}" if when else "No day can be given"),
            )
        ),
        sources=sources,
        mentions=tuple(mentions),
        support=support,
        disagreements=(("One article says the talks came a week earlier",) if contested else ()),
        importance=float(len(sources)),
        probability=(1.0, 0.99, 0.86, 0.7, 0.5)[number % 5],
        calendar="round-2" if number % 10 == 4 else None,
        editor=("title: the source misspells a name",) if number % 13 == 6 else (),
        hidden=number % 50 == 49,
    )


def _linked(events: list[Event]) -> list[Event]:
    """Link plans to what came of them, and fold every ninth entry under its forerunner."""
    made = list(events)
    for number, event in enumerate(made):
        if event.realis is Realis.SCHEDULED and number + 1 < len(made):
            late = number % 3 * 20
            outcome = Outcome.HELD_LATE if late else Outcome.HELD
            made[number] = replace(
                event, links=(Link(LinkKind.PLAN_OF, made[number + 1].id, outcome=outcome, late_days=late),)
            )
            made[number + 1] = replace(made[number + 1], links=(Link(LinkKind.OUTCOME_OF, event.id),))
        elif event.realis is Realis.MISSED:
            made[number] = replace(
                event, links=(Link(LinkKind.PLAN_OF, calendar="round-3", outcome=Outcome.MISSED, why="it was put off"),)
            )
        elif event.realis is Realis.PROPOSED:
            made[number] = replace(event, links=(Link(LinkKind.PLAN_OF, outcome=Outcome.UNKNOWN),))
        if number % 9 == 8 and event.when is not None and made[number - 1].folded_under is None:
            made[number] = replace(made[number], folded_under=made[number - 1].id)
    return made


def _order(event: Event) -> tuple[bool, date, date, str]:
    if event.when is None or event.when.interval is None:
        return (True, date.max, date.max, event.id)
    return (False, event.when.interval.start, event.when.interval.last, event.id)
