"""When a mention's event took place, as far as its own article tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from builder.events.eventday import counted_from_act
from builder.events.report import Given, When, participant_key
from builder.events.roles import of_the_speaker
from builder.events.stated import PLAN_HORIZON_DAYS, by_then, day_value, interval_value, own_date
from builder.events.tables import classes, words_of
from builder.events.words import day_in_words
from builder.knowledge import Knowledge
from builder.values import Anchor, Bound, DatedReading, Interval, Mention, Realis, Reason, Step, TimexType

AFTER_WORDS = 5  # "after the president ordered": so near before a verb, "after" puts it in the past of the news
NEAR_CHARACTERS = 1000  # an act without a day has that of the same people's dated words so near before it
EARLY_CHARACTERS = 900  # an article's news, told in so many characters; what happened without a day below is older
NEWS_DAYS = 7  # an article's own news lies at most so many days before it


def date_mentions(dated: DatedReading, mentions: Iterable[Mention], knowledge: Knowledge) -> dict[str, When]:
    """Date every mention of one article, by mention id.

    An own expression comes first, then a reference event named outright, then what the same people's dated words
    just before it say, then, for the article's own news only, the article's day, marked approximate.
    """
    resolved = {expression.timex.span: expression for expression in dated.timexes}
    result: dict[str, When] = {}
    told: list[tuple[Mention, When]] = []
    acts: list[tuple[Mention, When]] = []  # the same and what came before them
    for mention in sorted(mentions, key=lambda mention: (mention.clause, mention.id)):
        expression = resolved.get(mention.timex.span) if mention.timex is not None else None
        leans = expression is None or expression.timex.anchor is Anchor.PREVIOUS
        when = (
            (counted_from_act(dated, mention, acts) if leans else None)
            or own_date(dated, expression, mention)
            or _named(dated, mention, knowledge)
            or _answering(mention, acts)
            or _inherited(dated, mention, told)
        )
        result[mention.id] = when
        if when.value is not None and not mention.realis.is_plan:
            acts.append((mention, when))
        if when.given is Given.STATED and not mention.background and not mention.realis.is_plan:
            told.append((mention, when))
    return result


def _answering(mention: Mention, acts: Iterable[tuple[Mention, When]]) -> When | None:
    """Take the day of the act that the same sentence answers: "when Hale proposed a truce and Lee refused it"."""
    if mention.about is None or mention.timex is not None or mention.realis.is_plan:
        return None
    for act, when in acts:
        if act.cue == mention.about.cue and act.sentence == mention.sentence and when.given is Given.STATED:
            step = Step("The clause has no date of its own, and answers what its sentence tells just before.")
            return replace(when, reason=Reason((step, *when.reason.steps)), given=Given.OCCASION)
    return None


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
    lead = mention.clause.of(dated.article.text).split(maxsplit=1)[0].casefold()
    since = lead == "since" and mention.clause.start + len("since ") not in {
        timex.span.start for timex in dated.reading.timexes
    }  # "since the war broke out", not "since Friday, states have recalled"
    perfect = since or _perfect(dated, mention) or _describes_a_noun(dated, mention)
    after = since or (lead == "after" and classes().group(mention.event_class) != "talks")
    occasion = None if after else _same_occasion(mention, told, best, dated.article.text)
    if occasion is not None and (not perfect or occasion[0].sentence == mention.sentence):
        before, when = occasion
        quoted = before.timex.text if before.timex else ""
        step = Step("The clause has no date of its own.", f"The same people’s words before it are dated “{quoted}”.")
        return When(when.value, Reason((step, *when.reason.steps)), Given.OCCASION, when.possible, when.probability)
    if perfect or (_late(dated, mention) and classes().group(mention.event_class) != "speech"):
        step = Step(f"The article tells it as done by its own day, {day_in_words(best)}, and gives no day.")
        return by_then(dated, best, step)
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
    return bool(words_of("expected") & set(before)) or of_the_speaker(mention)


def _late(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether it stands far down an article, where news gives way to what came before."""
    return mention.sentence.start - dated.article.blocks[0].span.start > EARLY_CHARACTERS


def _describes_a_noun(dated: DatedReading, mention: Mention) -> bool:
    """Tell a participle by its doers, who come after it: "the plan agreed between the League and Damascus"."""
    spans = [who.span for who in mention.actors if who.span is not None]
    if classes().group(mention.event_class) == "talks":
        return False
    if dated.article.text[mention.cue.start :].split(maxsplit=1)[0].casefold() in words_of("be"):
        return False  # "was condemned by"
    return bool(spans) and mention.realis is Realis.HAPPENED and all(span.start >= mention.cue.end for span in spans)


def _perfect(dated: DatedReading, mention: Mention) -> bool:
    """Tell whether it is told as done by then: "has urged", "had already imposed"."""
    first = mention.cue.of(dated.article.text).split(maxsplit=1)[0].casefold()
    before = dated.article.text[mention.clause.start : mention.cue.start].casefold().split()
    earlier = bool(words_of("perfect") & {first, *before[-1:]}) or bool(words_of("by_then") & set(before))
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
    opens = words_of("relatives") & set(text[before.clause.start : before.cue.start].casefold().split())
    return bool(opens) and before.clause.end <= mention.clause.start + 1


def _keys(mention: Mention) -> set[str]:
    speaker = (mention.speaker,) if mention.speaker else ()
    everybody = (*mention.actors, *mention.recipients, *speaker)
    return {participant_key(who) for who in everybody} | {who.state for who in everybody if who.state}
