"""When and where an act took place, from the words of its own clause."""

from __future__ import annotations

from builder.mentions.coded import Coded
from builder.mentions.lexicon import Lexicon
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.when import (
    antecedent_start,
    leading_place,
    named_place,
    place_before_where,
    place_between,
    speech_reach,
    spoken_of,
    timex_between,
    unlisted_place,
)
from builder.values import PlaceRef, Timex


def _told_alike(clause: Clause, other: Clause) -> bool:
    """Tell whether two clauses stand in one tense, so that one day may do for both."""
    one, two = clause.verb, other.verb
    return (one.tense, one.modal, one.perfect) == (two.tense, two.modal, two.perfect)


class Settings:
    """Finds the dates and places of acts."""

    def place(self, sentence: Sentence, coded: Coded, end: int) -> PlaceRef | None:
        """Tell where an act took place, from the words of its own clause."""
        visit = coded.act.name == "visit"
        start = coded.verb.end - 1 if visit else coded.verb.first
        # A verb after it has words of its own: "ended with an accord | laying out plans for a transition in Syria".
        stop = min(
            (verb.first for verb in sentence.verbs if verb.first >= coded.end and verb.form == "ing"), default=end
        )
        place = place_between(sentence, start, min(stop, end), visit, coded.act.event_class.is_context)
        if place is None and coded.subject_noun:
            place = place_between(sentence, *coded.clause.span)  # "talks in Geneva would resume"
        if place is None and coded.noun is not None:
            place = named_place(sentence, coded.noun)
        if place is None:
            place = place_before_where(sentence, coded.clause)
        if place is None and visit:
            place = unlisted_place(sentence, coded.end - (sentence.lows[coded.end - 1] in ("to", "in", "at")))
        if place is None:
            place = leading_place(sentence, self.chunk(sentence, coded.clause), coded.clause.verb.first)
        return place

    def timexes(self, sentence: Sentence, coded: Coded) -> tuple[Timex, ...]:
        """Give the expressions of the act's own clause: the nearest, or all of a plan put off and off again."""
        clause = coded.clause
        start, end = self.chunk(sentence, clause), max(clause.end, coded.end)
        if coded.act.name in ("schedule", "postpone") and coded.verb.passive:
            start = coded.verb.end  # "talks due on Wednesday were cancelled": not on Wednesday
        if coded.act.name == "postpone":
            end = next((i for i in range(coded.end, end) if sentence.lows[i] in sentence.words["until"]), end)
        if coded.missed:
            at = sentence.clauses.index(clause)
            if clause.same_subject and at:
                start = self.chunk(sentence, sentence.clauses[at - 1])
            return tuple(timex for first, stop, timex in sentence.timexes if first >= start and stop <= end)
        # A participle has words of its own: "called for a solution based on a plan made on 2 November".
        own = min(
            (verb.first for verb in sentence.verbs if verb.first >= coded.end and verb.form == "part"), default=end
        )
        found = timex_between(sentence, start, min(own, end), coded.verb.end)
        if found is None and coded.subject_noun:
            found = timex_between(sentence, clause.span[0], end, coded.first)
        if found is None and (reach := antecedent_start(sentence, clause)) < clause.start:
            found = timex_between(sentence, reach, clause.start, clause.start, noun=clause.lead == "when")
        if found is None and (other := self._same_day(sentence, clause)) is not None:
            found = timex_between(sentence, self.chunk(sentence, other), max(other.end, other.verb.end), other.verb.end)
        return (found,) if found is not None else ()

    def _same_day(self, sentence: Sentence, clause: Clause) -> Clause | None:
        """Give the clause whose day another shares: "as they met in Oslo", "flew in on Monday and | met Hale"."""
        at, joins = sentence.clauses.index(clause), sentence.words["simultaneous"]
        before = sentence.clauses[at - 1] if at else None
        after = sentence.clauses[at + 1] if at + 1 < len(sentence.clauses) else None
        if clause.verb.tense != "past":
            return None
        if clause.lead in joins:
            main = (one for one in (before, after) if one is not None and one.lead not in joins)
            return next((one for one in main if one.verb.tense == "past" and not one.verb.modal), None)
        if after is not None and after.lead in joins and _told_alike(clause, after):
            return after
        goes_on = clause.same_subject and clause.lead in ("and", "then", "")
        return before if before is not None and goes_on and _told_alike(clause, before) else None

    def venue(self, sentence: Sentence, lexicon: Lexicon) -> PlaceRef | None:
        """Give where the talks are that a sentence speaks of: "the peace talks in Geneva", "the Geneva talks"."""
        for at in range(len(sentence.lows)):
            noun = lexicon.noun_at(sentence.lows, at)
            if noun is None or not noun[1].event_class.is_talks:
                continue
            place = named_place(sentence, at)
            if place is None and sentence.lows[at + 1 : at + 2] == ["in"] and at + 2 < len(sentence.lows):
                place = spoken_of(sentence, at + 2)
            if place is not None:
                return place
        return None

    def speech_timex(self, sentence: Sentence, clause: Clause) -> tuple[Timex, ...]:
        """Give the expression that dates the speech a clause is told in, if there is one."""
        if clause.reported is None:
            return ()
        found = speech_reach(sentence, sentence.clauses[clause.reported])
        return (found,) if found is not None else ()

    def chunk(self, sentence: Sentence, clause: Clause) -> int:
        """Where a clause begins with what stands before its subject: "On Tuesday, Lavrov declined"."""
        at = sentence.clauses.index(clause)
        if at == 0:
            return 0
        before = sentence.clauses[at - 1]
        return min(max(before.end, before.verb.end), clause.start)
