"""What one sentence tells as a deed and as the doer's word is told once."""

from __future__ import annotations

from collections.abc import Sequence

from builder.events.report import Report, participant_key
from builder.events.tables import words_of
from builder.mentions import verb_forms
from builder.values import Event, EventClass

_WORDS = (EventClass.CRITICISE, EventClass.SUPPORT, EventClass.CALL, EventClass.REJECT, EventClass.WARN)

Built = tuple[Event, list[Report]]


def told_once(built: Sequence[Built]) -> list[Built]:
    """Leave out an entry where another tells the same verb of the same sentence in the same person's word.

    "Norland said it was sending an envoy" is Norland's word; "Hale said she deplored the attack" is what she deplores.
    """
    built = [one for one in built if not _headline_of_another(one, built)]
    said = [one for one in built if one[0].event_class is EventClass.STATE and len(one[1]) == 1]
    gone: set[str] = set()
    for event, reports in built:
        if event.event_class is EventClass.STATE or event.calendar is not None or len(reports) > 1:
            continue
        for word, (saying, *_) in said:
            if _is_said(reports[0], saying):
                gone.add(word.id if _is_better(reports[0], saying) else event.id)
    return [(event, reports) for event, reports in built if event.id not in gone]


def _headline_of_another(one: Built, built: Sequence[Built]) -> bool:
    """Tell an entry that only a headline tells, where the text below tells the same act of the same parties."""
    event, reports = one
    if event.calendar is not None or not all(report.in_title for report in reports):
        return False
    first = reports[0]
    return any(
        other.event_class is event.event_class
        and other.id != event.id
        and any(
            report.mention.article == first.mention.article
            and not report.in_title
            and (report.people & first.people or report.states & first.states)
            for report in below
        )
        for other, below in built
    )


def _is_said(act: Report, saying: Report) -> bool:
    """Tell whether an act is the first verb of what somebody says."""
    told, word = act.mention, saying.mention
    if told.article != word.article or told.sentence != word.sentence or told.speaker is None or word.speaker is None:
        return False
    if participant_key(told.speaker) != participant_key(word.speaker):
        return False
    start = word.cue.end if told.cue.start >= word.cue.end else told.sentence.start
    between = act.dated.article.text[start : told.cue.start].casefold().split()
    helping = words_of("auxiliaries") - {"to"}
    return not any(low in helping or any(form.tag == "VBD" for form in verb_forms(low.strip(",."))) for low in between)


def _is_better(act: Report, saying: Report) -> bool:
    """Tell the act that is to be printed, and not the word: a plan, itself what is said, or of a day of its own."""
    first = act.mention.cue.start < saying.mention.cue.start
    if act.mention.realis.is_plan:
        return True
    return act.mention.event_class in _WORDS or (first and act.when.given <= saying.when.given)
