"""When a mention's event took place, by the expression of time in its own clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from builder.events.report import Given, When
from builder.events.tables import words_of
from builder.events.words import day_in_words
from builder.mentions import verb_forms
from builder.values import (
    Anchor,
    Bound,
    DatedReading,
    EventClass,
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
MIDNIGHT = "T00:00"  # of which of two days, texts leave open
PLAN_HORIZON_DAYS = 21  # how far ahead a plan without a date is looked for
PERFECT_DAYS = 45  # how far back "has urged" may lie, when it is compared with dated mentions
LONGEST_OR = 16  # characters from one expression to its alternative
FARTHEST_WORDS = 8  # and beyond so many, any day
# These look ahead: "proposed talks on Monday" may mean a Monday to come.
AHEAD = (
    EventClass.STATE,
    EventClass.CALL,
    EventClass.PROPOSE,
    EventClass.SCHEDULE,
    EventClass.WARN,
    EventClass.AGREE,
)
FAR_WORDS = 4  # so many words from "has bombed", "a week ago" dates what stands between


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


def by_then(dated: DatedReading, published: date, step: Step) -> When:
    """Date what is told as done by an article's own day, and no more."""
    open_days = Interval(published - timedelta(days=PERFECT_DAYS), published + timedelta(days=1))
    value = replace(day_value(published), bound=Bound.UNTIL, edtf=f"../{published.isoformat()}")
    return When(value, Reason((step,)), Given.ARTICLE, open_days, dated.published.probability)


def own_date(dated: DatedReading, expression: ResolvedTimex | None, mention: Mention) -> When | None:
    """Read the mention's own expression, where it has a place on the calendar and belongs to the act."""
    ahead = _still_ahead(dated, _with_alternative(dated, expression), mention)
    return _stated(dated, _behind(dated, ahead, mention), mention)


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


def _behind(dated: DatedReading, expression: ResolvedTimex | None, mention: Mention) -> ResolvedTimex | None:
    """Put the weekday of what was done before the article's day: "the truce took hold in Nordburg on Tuesday"."""
    published, interval = dated.published.best, expression.value.interval if expression and expression.value else None
    if expression is None or published is None or interval is None or interval.days > 1:
        return expression
    text, span = dated.article.text, expression.timex.span
    weekday = expression.timex.meaning.kind is MeaningKind.WEEKDAY and 0 < (interval.start - published).days < WEEK
    cue = mention.cue.of(text).casefold().split()
    past = any(form.tag == "VBD" for form in verb_forms(cue[0])) and mention.realis is Realis.HAPPENED
    between = text[mention.cue.end : span.start].split()
    open_ended = bool(words_of("looking_ahead") & set(between)) or any(
        word == "to" and after[:1].islower() for word, after in pairwise(between)
    )
    near = mention.event_class not in AHEAD and len(between) <= FARTHEST_WORDS
    if not (weekday and past and near and span.start >= mention.cue.end) or open_ended:
        return expression
    day = interval.start - timedelta(days=WEEK)
    step = Step(f"It is told as done: {day_in_words(day, weekday=True)}.")
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
    if _of_a_noun_far_off(dated, mention):
        return None
    if value.bound is Bound.FROM and not mention.realis.is_plan:
        if not _explains(dated, mention):
            return None  # "since last week's massacre" dates the massacre
        value = replace(value, bound=Bound.EXACT, edtf=value.value)
    ahead = mention.realis.is_plan and mention.realis is not Realis.MISSED
    if ahead and published.best and (published.best - expression.value.interval.last).days > PLAN_HORIZON_DAYS:
        return None  # what is planned does not lie years back: "the heights occupied in 1967"
    if value.value.endswith(MIDNIGHT):
        value = interval_value(Interval(first, first + timedelta(days=2)))
    return When(
        value,
        expression.reason,
        Given.STATED,
        possible_days(expression, published.best),
        published.probability if leans else 1.0,
    )


def _explains(dated: DatedReading, mention: Mention) -> bool:
    """Tell "since 2005, when | the army left": the army left in 2005."""
    if mention.timex is None or mention.timex.span.end > mention.cue.start:
        return False
    between = dated.article.text[mention.timex.span.end : mention.cue.start].casefold().split()
    return bool(words_of("explaining") & set(between[:2]))


def _attributive(dated: DatedReading, mention: Mention, value: TimeValue) -> bool:
    """Tell whether a year belongs to a thing and not to what was done with it: "a 2009 cable"."""
    if mention.timex is None or value.granularity is not Granularity.YEAR:
        return False
    before = dated.article.text[: mention.timex.span.start].split()[-1:]
    return bool(before) and before[0].casefold() in words_of("articles") | words_of("possessives")


def _of_another_clause(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether a new clause begins between the verb and the date: "despite a plan brokered on November 2"."""
    if mention.timex is None:
        return False
    if mention.timex.span.end <= mention.cue.start:
        text, timex = dated.article.text, mention.timex.span
        led = text[mention.sentence.start : timex.start].casefold().split()
        between = text[timex.end : mention.cue.start].casefold().split()
        told = any(
            form.lemma in words_of("speech") and form.tag == "VBD" for word in between for form in verb_forms(word)
        )
        if told and mention.cue.of(text).casefold().startswith("had "):
            return True  # "On Monday a newspaper reported that he | had gone"
        last = max((at for at, word in enumerate(led) if word in words_of("relatives")), default=None)
        unclosed = last is not None and not any(word.endswith(",") for word in led[last:])
        return unclosed and "," in text[timex.end : mention.cue.start]  # "who was hurt last week, asks"
    if mention.timex.span.start < mention.cue.end:
        return False
    between = dated.article.text[mention.cue.end : mention.timex.span.start].casefold().split()
    within = {
        word for word, after in pairwise([*between, ""]) if word != "ahead" or after == "of"
    }  # "will go ahead on"
    return bool(words_of("date_barriers") & within)


def _of_a_noun_far_off(dated: DatedReading, mention: Mention) -> bool:
    """Tell "has bombed targets in answer to an attack on it a week ago": what is done by now is on no past day."""
    if mention.timex is None or mention.timex.span.start < mention.cue.end or mention.realis is not Realis.HAPPENED:
        return False
    text = dated.article.text
    cue, before = mention.cue.of(text).casefold().split(), text[mention.clause.start : mention.cue.start].casefold()
    done = {"has", "have"} & {*cue[:1], *before.split()[-1:]}
    between = text[mention.cue.end : mention.timex.span.start].split()
    day = len(between) > FARTHEST_WORDS  # "has welcomed the report of the mission on the attack there on 4 April"
    ago = day or mention.timex.text.casefold().endswith("ago") or mention.timex.text.casefold().startswith("last ")
    return bool(done) and ago and len(between) > FAR_WORDS


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
