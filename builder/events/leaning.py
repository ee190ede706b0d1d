"""What the object of an act means where that was told before: "welcomes the accord between Norland and Sudland"."""

from __future__ import annotations

from builder.events.naming import is_plural, title_names
from builder.events.report import Report, decides, specific
from builder.events.tables import classes, grammar, words_of
from builder.events.words import list_in_words
from builder.knowledge import Knowledge
from builder.mentions import acts_named
from builder.values import Mention, Participant, Span


def act_meant(report: Report) -> Mention | None:
    """Give the act an object means, where the article says who did it."""
    about = report.mention.about
    if about is None:
        return None
    return next((one for one in report.dated.reading.mentions if one.cue == about.cue and _doers(one)), None)


def words_meant(report: Report) -> tuple[str, Span] | None:
    """Give what the object is called, and where it stands: "the accord", and for an "it" the noun of its class."""
    act, about = act_meant(report), report.mention.about
    if act is None or about is None:
        return None
    words = " ".join(about.words.of(report.dated.article.text).split()).split(" ", 1)
    if len(words) > 1:
        return f"the {words[1]}", about.words
    called = grammar()["meant"]
    return str(called.get(act.event_class.value, called["any"])), about.words


def leans(rest: str) -> bool:
    """Tell an object that only the article explains: "cancels the trip", "announces the decision at a meeting"."""
    words = rest.split()
    if words[-1:] and words[-1] in words_of("says_little") and set(words[:-1]) <= words_of("deep"):
        return True  # "threatens measures"
    if len(words) == 2 and set(words) <= words_of("pairs") | words_of("paired_people"):
        return True  # "receives both sides"
    if words[:1] != ["the"] or not words[1:2]:
        return False
    noun = words[1].casefold()
    known = bool(acts_named(noun)) or noun in words_of("leaning")
    return known and (len(words) == len(words[:2]) or words[2].casefold() in words_of("placing"))


def say_whose(rest: str, report: Report, knowledge: Knowledge) -> str:
    """Say in a title whose the act is: "the decision illegal" gives "the decision by the League illegal"."""
    act, called = act_meant(report), words_meant(report)
    if act is None or called is None:
        return rest
    names = title_names(_doers(act), knowledge)
    mutual = classes().rows[act.event_class].mutual
    lead = "between" if mutual and len(names) == 2 else "of" if mutual and is_plural(names) else "by"
    return rest.replace(called[0], f"{called[0]} {lead} {list_in_words(names)}", 1)


def _doers(mention: Mention) -> list[Participant]:
    return [who for who in mention.actors if specific(who)] or [who for who in mention.actors if decides(who)]
