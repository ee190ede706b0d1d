"""Whether an act took place, and whether it is news: not standing background, an opinion, or a wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.mentions.coded import Coded
from builder.mentions.sentence import Sentence
from builder.mentions.setting import Settings
from builder.values import ActorKind, EventClass, MeaningKind, Participant, PlaceRef, Realis, Timex

# What somebody says of somebody: without a day, an aim or a topic it is talk, not news.
_WORDS = (
    EventClass.CRITICISE,
    EventClass.WARN,
    EventClass.SUPPORT,
    EventClass.PROPOSE,
    EventClass.CALL,
    EventClass.REJECT,
)
_ANNOUNCED = (EventClass.AID, EventClass.SANCTION)  # to announce one is to do it
_PUBLIC = (EventClass.CEASEFIRE, EventClass.SCHEDULE)  # a truce, an election: whose is known
_SENT = ("mobilise", "withdraw")
# Done by whomever, these are news on their day: "an accord was signed", "the weapons will be withdrawn".
_DONE = ("sign", "adopt", "reject", "release", "ease", "sanction", "aid", "withdraw", "intend")
_NEVER_TOLD = ("deny", "readiness", "menace", "wish")


@dataclass(frozen=True, slots=True)
class Told:
    """One act with what is already known of how it is told."""

    coded: Coded
    realis: Realis
    speaker: Participant | None
    timexes: tuple[Timex, ...]

    @property
    def timex(self) -> Timex | None:
        return self.timexes[0] if self.timexes else None


class Judge:
    """Judges acts with one language's words."""

    def __init__(self, words: Mapping[str, frozenset[str]], settings: Settings) -> None:
        self.words = words
        self.settings = settings

    def is_news(self, sentence: Sentence, told: Told, *, headline: bool, judges: bool) -> bool:
        """Tell an act from standing background, an opinion, or a wish. `judges`: an act told before is its object."""
        coded, clause, timex = told.coded, told.coded.clause, told.timex
        event_class = coded.act.event_class
        spoken = clause.speaks and clause.verb is coded.verb and not coded.plain
        if coded.act.name == "intend" and (timex is None or headline):
            return False
        if clause.disowned or coded.act.name in _NEVER_TOLD or (spoken and not self._announces(sentence, coded)):
            return False
        if coded.act.name == "agree" and self._agrees_that(sentence, coded):
            return False
        standing = coded.verb.simple_present and clause.verb is coded.verb and told.realis is Realis.ONGOING
        if standing and not headline and timex is None:
            return event_class in (EventClass.DIFFER, EventClass.AGREE) and told.speaker is not None
        if timex is None and (
            clause.lead in ("who", "which", "whose") or (clause.lead == "that" and clause.reported is None)
        ):
            return False
        if coded.tried and not headline:
            return False
        if timex is None and self.words["habits"] & set(sentence.lows[clause.verb.first : coded.end]):
            return False  # "has always condemned", "has repeatedly called for"
        if (
            timex is None
            and not headline
            and not (judges and told.realis is Realis.HAPPENED)
            and coded.verb.lemmas[0] in self.words["stances"]
        ):
            return False  # "Moscow has long backed him"
        sends = told.realis is Realis.SCHEDULED and coded.act.name in _SENT  # "would send 400 troops"
        if (
            event_class.is_context
            and not headline
            and not sends
            and (timex is None or timex.meaning.kind is MeaningKind.REFERENCE)
        ):
            return False
        if told.realis is Realis.DENIED and event_class is EventClass.SCHEDULE:
            return False  # "no date has been set"
        return told.realis is not Realis.DENIED or timex is not None or not event_class.is_context

    def names_one(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell whether a subject says whose it is: "Norland's air strikes", "a dialogue chaired by Hale"."""
        begins = bool({*coded.verb.lemmas} & self.words["phases"])
        return begins and any(sentence.owner[index] >= 0 for index in range(*coded.clause.span))

    def is_whole(
        self,
        told: Told,
        actors: tuple[Participant, ...],
        recipients: tuple[Participant, ...],
        topic: str | None,
        place: PlaceRef | None,
        *,
        named: bool,
        clear: bool,
    ) -> bool:
        """Tell whether enough is known of an act to print it."""
        coded = told.coded
        if coded.act.name == "visit" and place is None and not recipients:
            return False  # "is going to", "returned to the subject"
        if coded.act.name == "visit" and place is not None and place.id is None and not any(one.id for one in actors):
            return False  # somebody nobody knows, somewhere nobody knows
        if not actors:
            suffered = coded.verb.passive and bool(recipients) and told.timex is not None
            suffered |= coded.verb.passive and coded.act.name == "postpone"  # "the talks have been put off"
            suffered |= coded.act.event_class is EventClass.ASSAULT and told.timex is not None  # "a blast left 55 dead"
            suffered |= coded.verb.passive and coded.act.name in _DONE and told.timex is not None
            suffered &= coded.verb.lemmas[0] != "deny"  # "was denied access": that is no act's end
            suffered |= coded.act.event_class is EventClass.PROTEST and place is not None and told.timex is not None
            suffered |= coded.subject_noun and place is not None and bool({*coded.verb.lemmas} & self.words["phases"])
            anchored = coded.act.event_class in _PUBLIC or place is not None or told.speaker is not None or named
            return suffered or coded.missed or (coded.subject_noun and told.timex is not None and anchored)
        if all(one.kind is ActorKind.GROUP or (one.kind is ActorKind.OFFICE and one.state is None) for one in actors):
            heads = {one.name.lower().split()[-1] for one in actors if " " in one.name}
            official = any(one.name.lower().split()[-1] in self.words["diplomats"] for one in actors)
            called = heads & self.words["diplomats"] - self.words["talkers"]  # "EU ministers", not "ministers"
            brings = coded.act.event_class is EventClass.AID and len(actors) == 1  # "a convoy reached Norland"
            if not called and (told.timex is None or not (official or brings or coded.act.event_class.is_context)):
                return False
        if told.timex is not None:
            return True
        if coded.act.event_class in _WORDS:
            return bool(recipients or topic) or clear
        alone = len(actors) < 2 and coded.act.symmetric and not coded.verb.passive
        return not alone or coded.act.event_class is EventClass.AGREE

    def _announces(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell "announced an aid programme" from "announced that" and "announced the deal", told elsewhere.

        What is suggested that should be done is proposed.
        """
        if coded.act.name == "propose" and sentence.lows[coded.verb.end : coded.clause.end + 1].count("that"):
            at = sentence.clauses.index(coded.clause)
            return any(one.reported == at and one.verb.modal == "should" for one in sentence.clauses[at + 1 : at + 2])
        if coded.noun is None or coded.act.event_class not in _ANNOUNCED:
            return False
        between = sentence.lows[coded.verb.end : coded.noun]
        return not self.words["told_before"] & set(between)

    def _agrees_that(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell "agreed that they have an ability" from "agreed that observers would leave"."""
        if sentence.lows[coded.verb.end : coded.verb.end + 1] != ["that"]:
            return False
        inner = next((one for one in sentence.clauses if one.start >= coded.verb.end), None)
        return inner is None or inner.verb.modal not in ("will", "would", "should", "must", "shall")

    def realis(self, sentence: Sentence, coded: Coded, headline: bool) -> Realis | None:
        """Tell whether an act took place. None: it is only called for."""
        if coded.missed:
            return Realis.MISSED
        if coded.tried:
            return Realis.PROPOSED
        if self._conditional(sentence, coded):
            return Realis.CONDITIONAL
        if coded.frame in ("denied", "refused"):
            return Realis.DENIED
        if coded.frame == "must":
            return None
        if coded.frame == "willing":
            return Realis.CONDITIONAL
        if coded.frame == "future":
            return Realis.SCHEDULED
        if coded.frame == "possible":
            return Realis.POSSIBLE
        verb = coded.clause.verb
        if coded.act.name == "reject" and verb.negated:
            return Realis.HAPPENED  # "would not accept" is said, and done
        if (
            headline
            and verb.simple_present
            and coded.act.event_class is not EventClass.DIFFER
            and verb.lemmas[0] != "want"
        ):
            return Realis.HAPPENED  # "Lavrov meets Kerry"
        return Realis.ONGOING if verb.tense == "present" and not verb.perfect else Realis.HAPPENED

    def _conditional(self, sentence: Sentence, coded: Coded) -> bool:
        clauses = sentence.clauses
        at = clauses.index(coded.clause)
        if coded.clause.lead in self.words["conditionals"] or coded.clause.lead == "whether":
            return True
        if coded.frame == "fact":
            return False
        if self.words["otherwise"] & set(sentence.lows[coded.end :]):
            return True  # "will impose sanctions unless the truce holds"
        if (
            coded.clause.verb.modal == "would"
            and coded.clause.reported is None
            and not self.settings.timexes(sentence, coded)
        ):
            return True  # "then he would welcome it"
        near = clauses[at + 1 : at + 2] + clauses[max(at - 1, 0) : at]
        return any(one.lead in self.words["conditionals"] for one in near)


def before_that(coded: Coded) -> bool:
    """Tell the past before the past: "had met"."""
    verb = coded.clause.verb
    return verb.perfect and verb.tense == "past" and not coded.missed and coded.clause.reported is None


def long_ago(timex: Timex | None) -> bool:
    """Tell an expression that dates history: "in June 2012", "last year"."""
    if timex is None:
        return False
    meaning = timex.meaning
    if meaning.kind is MeaningKind.EXPLICIT:
        return meaning.day is None
    return meaning.kind is MeaningKind.SHIFT and meaning.unit in ("Y", "DE") and (meaning.amount or 0) < 0
