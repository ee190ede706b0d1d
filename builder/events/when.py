"""When a mention's event took place, as far as its own article tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from builder.events.report import Given, When, participant_key
from builder.events.roles import of_the_speaker
from builder.events.tables import classes
from builder.events.words import day_in_words
from builder.knowledge import Knowledge
from builder.mentions import verb_forms
from builder.values import (
    Anchor,
    Bound,
    DatedReading,
    Granularity,
    Interval,
    MeaningKind,
    Mention,
    Realis,
    Reason,
    ResolvedTimex,
    Step,
    TimeValue,
    TimexType,
)

WEEK = 7
PLAN_HORIZON_DAYS = 21  # how far ahead a plan without a date is looked for
LONGEST_OR = 16  # characters from one expression to its alternative
AFTER_WORDS = 5  # "after the president ordered": so near before a verb, "after" puts it in the past of the news
NEAR_CHARACTERS = 1000  # an act without a day has that of the same people's dated words so near before it
EARLY_CHARACTERS = 900  # an article's news, told in so many characters; what happened without a day below is older
PASSIVE = frozenset({"was", "were"})
PERFECT_DAYS = 45  # how far back "has urged" may lie, when it is compared with dated mentions
PERFECT = frozenset({"has", "have", "had"})
NEWS_DAYS = 7  # an article's own news lies at most so many days before it


def date_mentions(dated: DatedReading, mentions: Iterable[Mention], knowledge: Knowledge) -> dict[str, When]:
    """Date every mention of one article, by mention id.

    An own expression comes first, then a reference event named outright, then what the same people's dated words
    just before it say, then, for the article's own news only, the article's day, marked approximate.
    """
    resolved = {expression.timex.span: expression for expression in dated.timexes}
    result: dict[str, When] = {}
    told: list[tuple[Mention, When]] = []
    for mention in sorted(mentions, key=lambda mention: (mention.clause, mention.id)):
        expression = resolved.get(mention.timex.span) if mention.timex is not None else None
        expression = _still_ahead(dated, _with_alternative(dated, expression), mention)
        when = (
            _stated(dated, expression, mention) or _named(dated, mention, knowledge) or _inherited(dated, mention, told)
        )
        result[mention.id] = when
        if when.given is Given.STATED and not mention.background and not mention.realis.is_plan:
            told.append((mention, when))
    return result


def day_value(day: date, *, approximate: bool = False) -> TimeValue:
    """Give one day as a value."""
    return TimeValue(
        TimexType.DATE,
        day.isoformat(),
        interval=Interval.day(day),
        granularity=Granularity.DAY,
        bound=Bound.APPROXIMATE if approximate else Bound.EXACT,
        edtf=day.isoformat() + ("~" if approximate else ""),
    )


def interval_value(interval: Interval) -> TimeValue:
    """Give a stretch of days as a value."""
    if interval.days == 1:
        return day_value(interval.start)
    edtf = f"{interval.start.isoformat()}/{interval.last.isoformat()}"
    granularity = Granularity.WEEK if interval.days <= 14 else Granularity.MONTH
    return TimeValue(TimexType.DATE, edtf, interval=interval, granularity=granularity, edtf=edtf)


def _with_alternative(dated: DatedReading, expression: ResolvedTimex | None) -> ResolvedTimex | None:
    """Widen an expression by the one that "or" joins to it: "today or tomorrow", "this week or the next one"."""
    if expression is None or expression.value is None or expression.value.interval is None:
        return expression
    end = expression.timex.span.end
    for other in dated.timexes:
        interval = other.value.interval if other.value else None
        if interval is None or not end < other.timex.span.start <= end + LONGEST_OR:
            continue
        between = dated.article.text[end : other.timex.span.start].split()
        if between[:1] == ["or"] and interval.start > expression.value.interval.start:
            whole = interval_value(Interval(expression.value.interval.start, interval.end))
            step = Step(f"The article leaves it open: “or {other.timex.text}”.", str(other.reason))
            return replace(expression, value=whole, reason=Reason((*expression.reason.steps, step)))
    return expression


def _still_ahead(dated: DatedReading, expression: ResolvedTimex | None, mention: Mention) -> ResolvedTimex | None:
    """Put the weekday of what "will" be done after the article's day: "will brief them on Monday, Hale said Friday"."""
    published, interval = dated.published.best, expression.value.interval if expression and expression.value else None
    if expression is None or published is None or interval is None or interval.days > 1:
        return expression
    cue = mention.cue.of(dated.article.text).casefold().split()
    will = "will" in cue or (len(cue) == 1 and any(form.tag in ("VBZ", "VB") for form in verb_forms(cue[0])))
    weekday = expression.timex.meaning.kind is MeaningKind.WEEKDAY
    if not (will and weekday and mention.realis is Realis.SCHEDULED and 0 < (published - interval.start).days < WEEK):
        return expression
    day = interval.start + timedelta(days=WEEK)
    step = Step(f"It lies ahead of the article: {day_in_words(day, weekday=True)}.")
    return replace(expression, value=day_value(day), reason=Reason((*expression.reason.steps, step)))


def _stated(dated: DatedReading, expression: ResolvedTimex | None, mention: Mention) -> When | None:
    """Read the mention's own expression, where it has a place on the calendar."""
    if expression is None or expression.value is None or expression.value.interval is None:
        return None
    value = expression.value
    if value.type in (TimexType.DURATION, TimexType.SET):
        return None
    if value.type is TimexType.TIME and value.granularity is None:
        return None
    published = dated.published
    leans = expression.timex.anchor is not Anchor.NONE
    first = expression.value.interval.start
    if leans and not mention.realis.is_plan and published.best and first > published.best:
        return None  # what happened did not happen after it was told: a plan's date inside the report
    if _attributive(dated, mention, value) or _of_another_clause(dated, mention):
        return None
    if value.bound is Bound.FROM and not mention.realis.is_plan:
        return None  # "since last week's massacre" dates the massacre
    ahead = mention.realis.is_plan and mention.realis is not Realis.MISSED
    if ahead and published.best and (published.best - expression.value.interval.last).days > PLAN_HORIZON_DAYS:
        return None  # what is planned does not lie years back: "the heights occupied in 1967"
    return When(
        value,
        expression.reason,
        Given.STATED,
        possible_days(expression, published.best),
        published.probability if leans else 1.0,
    )


def _attributive(dated: DatedReading, mention: Mention, value: TimeValue) -> bool:
    """Tell whether a year belongs to a thing and not to what was done with it: "a 2009 cable"."""
    if mention.timex is None or value.granularity is not Granularity.YEAR:
        return False
    before = dated.article.text[: mention.timex.span.start].split()[-1:]
    return bool(before) and before[0].casefold() in ("a", "an", "the", "his", "her", "its", "their")


def _of_another_clause(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether a new clause begins between the verb and the date: "despite a plan brokered on November 2"."""
    if mention.timex is None:
        return False
    if mention.timex.span.end <= mention.cue.start:
        text, timex = dated.article.text, mention.timex.span
        led = text[mention.sentence.start : timex.start].casefold().split()
        return (
            bool({"who", "which"} & set(led)) and "," in text[timex.end : mention.cue.start]
        )  # "who was hurt last week, asks"
    if mention.timex.span.start < mention.cue.end:
        return False
    between = dated.article.text[mention.cue.end : mention.timex.span.start].casefold().split()
    within = {
        word for word, after in pairwise([*between, ""]) if word != "ahead" or after == "of"
    }  # "will go ahead on"
    return bool(classes().date_barriers & within)


def possible_days(expression: ResolvedTimex, published: date | None) -> Interval | None:
    """Widen what an expression states by what a loose phrase leaves open.

    "Two weeks ago" of 11 August 2015 states 28 July; newspapers write it of anything from a week to three weeks back.
    """
    value = expression.value
    if value is None or value.interval is None:
        return None
    interval = value.interval
    if value.bound is Bound.FROM:
        return Interval(interval.start, interval.end + timedelta(days=365))
    if value.bound is Bound.UNTIL:
        return Interval(interval.start - timedelta(days=365), interval.end)
    meaning = expression.timex.meaning
    loose = value.bound is Bound.APPROXIMATE or (
        meaning.kind is MeaningKind.OFFSET
        and (meaning.approximate or (meaning.unit or "D") not in ("D", "TH", "TM", "TS"))
    )
    if not loose:
        return interval
    distance = 0 if published is None else abs((published - interval.start).days)
    slack = timedelta(days=min(45, max(1, distance // 2)))
    return Interval(interval.start - slack, interval.end + slack)


def _named(dated: DatedReading, mention: Mention, knowledge: Knowledge) -> When | None:
    """Take the day of a reference event that the mention names outright, unless it tells of a plan for it."""
    entry = knowledge.event.get(mention.calendar or "")
    if entry is None or mention.realis.is_plan:
        return None
    if not mention.background or (dated.published.best and entry.interval.start > dated.published.best):
        return None
    if mention.timex is not None and mention.timex.type is TimexType.DURATION:
        told = Step(
            f"The article measures it by its length, “{mention.timex.text}”, counted back from the article’s day."
        )
    else:
        told = Step("The article names it and gives no day.")
    steps = (told, Step(f"Our calendar has it: {entry.title}.", entry.fact.source))
    return When(interval_value(entry.interval), Reason(steps), Given.CALENDAR, entry.interval)


def _inherited(dated: DatedReading, mention: Mention, told: Iterable[tuple[Mention, When]]) -> When:
    """Lean on the words before it, or on the article's day, where the mention is the article's own news."""
    best = dated.published.best
    if mention.background:
        return When(None, Reason((Step("The article tells it as background and gives no date."),)), Given.NONE)
    if best is None:
        return When(None, Reason((Step("The article gives no date, and has none itself."),)), Given.NONE)
    if mention.realis.is_plan:
        ahead = Interval(best, best + timedelta(days=PLAN_HORIZON_DAYS))
        if mention.realis is Realis.SCHEDULED and not _late(dated, mention) and not _only_expected(dated, mention):
            from_then = Step(f"So it lies on the article’s own day, {day_in_words(best)}, or later.")
            value = replace(day_value(best), bound=Bound.FROM, edtf=f"{best.isoformat()}/..")
            reason = Reason((Step("The plan is told without a date."), from_then))
            return When(value, reason, Given.ARTICLE, ahead, dated.published.probability)
        return When(None, Reason((Step("The plan is told without a date."),)), Given.NONE, ahead)
    perfect = _perfect(dated, mention) or _describes_a_noun(dated, mention)
    occasion = _same_occasion(mention, told, best, dated.article.text)
    if occasion is not None and (not perfect or occasion[0].sentence == mention.sentence):
        before, when = occasion
        quoted = before.timex.text if before.timex else ""
        step = Step("The clause has no date of its own.", f"The same people’s words before it are dated “{quoted}”.")
        return When(when.value, Reason((step, *when.reason.steps)), Given.OCCASION, when.possible, when.probability)
    if perfect or (_late(dated, mention) and classes().group(mention.event_class) != "speech"):
        step = Step(f"The article tells it as done by its own day, {day_in_words(best)}, and gives no day.")
        by_then = Interval(best - timedelta(days=PERFECT_DAYS), best + timedelta(days=1))
        value = replace(day_value(best), bound=Bound.UNTIL, edtf=f"../{best.isoformat()}")
        return When(value, Reason((step,)), Given.ARTICLE, by_then, dated.published.probability)
    steps = (
        Step("The article tells it as news and gives no day."),
        Step(f"So it takes the article’s own day, {day_in_words(best)}, as an approximation."),
    )
    nearby = Interval(best - timedelta(days=2), best + timedelta(days=1))
    value = day_value(best, approximate=True)
    return When(value, Reason(steps), Given.ARTICLE, nearby, dated.published.probability)


def _only_expected(dated: DatedReading, mention: Mention) -> bool:
    """Tell what others expect from what somebody will do: "are expected to press him"; and what he says he will do."""
    before = dated.article.text[mention.clause.start : mention.cue.start].casefold().split()
    return bool({"expected", "likely"} & set(before)) or of_the_speaker(mention)


def _late(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether it stands far down an article, where news gives way to what came before."""
    return mention.sentence.start - dated.article.blocks[0].span.start > EARLY_CHARACTERS


def _describes_a_noun(dated: DatedReading, mention: Mention) -> bool:
    """Tell a participle by its doers, who come after it: "the plan agreed between the League and Damascus"."""
    spans = [who.span for who in mention.actors if who.span is not None]
    if classes().group(mention.event_class) == "talks":
        return False
    if dated.article.text[mention.cue.start :].split(maxsplit=1)[0].casefold() in PASSIVE:
        return False  # "was condemned by"
    return bool(spans) and mention.realis is Realis.HAPPENED and all(span.start >= mention.cue.end for span in spans)


def _perfect(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether it is told as done by then: "has urged", "had already imposed"."""
    first = mention.cue.of(dated.article.text).split(maxsplit=1)[0].casefold()
    before = dated.article.text[mention.clause.start : mention.cue.start].casefold().split()
    earlier = bool(PERFECT & {first, *before[-1:]}) or "since" in before or "recently" in before
    if classes().group(mention.event_class) != "talks":
        start = dated.article.text[mention.sentence.start : mention.cue.start].casefold().split()[-AFTER_WORDS:]
        earlier = earlier or "after" in start
    return mention.realis is Realis.HAPPENED and earlier


def _same_occasion(
    mention: Mention, told: Iterable[tuple[Mention, When]], published: date, text: str
) -> tuple[Mention, When] | None:
    """Find the last dated words before it by or about one of the same people.

    Within its own sentence any date counts ("Last month, Lavrov said the US was sending …"); before it, only a day of
    the article's own news.
    """
    ours = _keys(mention)
    for before, when in reversed(list(told)):
        interval = when.value.interval if when.value else None
        if before.sentence == mention.sentence and ours & _keys(before) and interval is not None:
            if _by_the_way(before, mention, text):
                continue  # "the Pope, who hosted talks in October, congratulated them"
            return before, when
        if interval is None or interval.days > 1 or not 0 <= (published - interval.start).days <= NEWS_DAYS:
            continue
        near = mention.sentence.start - before.sentence.start <= NEAR_CHARACTERS
        if ours & _keys(before) and (near or classes().group(mention.event_class) in ("speech", "talks")):
            return before, when
    return None


def _by_the_way(before: Mention, mention: Mention, text: str) -> bool:
    """Tell an act of a relative clause put into the sentence of another, whose day is its own."""
    opens = {"who", "which"} & set(text[before.clause.start : before.cue.start].casefold().split())
    return bool(opens) and before.clause.end <= mention.clause.start + 1


def _keys(mention: Mention) -> set[str]:
    speaker = (mention.speaker,) if mention.speaker else ()
    everybody = (*mention.actors, *mention.recipients, *speaker)
    return {participant_key(who) for who in everybody} | {who.state for who in everybody if who.state}
