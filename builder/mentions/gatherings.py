"""Gatherings that a sentence names with a noun: who met, where and when, and whether it is news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.mentions.coded import Coded
from builder.mentions.history import Histories
from builder.mentions.judge import long_ago
from builder.mentions.memory import Memory
from builder.mentions.nominal import Nominal, NominalReader
from builder.mentions.parties import Parties
from builder.mentions.sentence import Sentence
from builder.mentions.setting import Settings
from builder.mentions.topic import Topics
from builder.mentions.when import named_place, place_between, timex_between
from builder.values import ActorKind, Mention, Participant, Timex


class Gatherings:
    """Makes mentions of nouns: "talks with Hale in Vienna on Monday"."""

    def __init__(
        self, nominals: NominalReader, parties: Parties, settings: Settings, topics: Topics, histories: Histories
    ) -> None:
        self.nominals = nominals
        self.parties = parties
        self.settings = settings
        self.topics = topics
        self.histories = histories

    def read(self, sentence: Sentence, coded: Sequence[Coded], memory: Memory) -> Iterator[Mention]:
        """Give the gatherings that a sentence names, besides the acts that its verbs tell."""
        for nominal in self.nominals.find(sentence, coded):
            if (mention := self._gathering(sentence, nominal, coded, memory)) is not None:
                yield mention

    def _of_clause(self, sentence: Sentence, nominal: Nominal, coded: Sequence[Coded]) -> Timex | None:
        """Give the day of a clause that tells no act but the gathering: "on Monday they made peace, at their first"."""
        clause = nominal.clause
        if clause is None or not nominal.personal or any(one.clause is clause for one in coded) or clause.speaks:
            return None
        return timex_between(sentence, self.settings.chunk(sentence, clause), clause.end, nominal.noun)

    def _gathering(
        self, sentence: Sentence, nominal: Nominal, coded: Sequence[Coded], memory: Memory
    ) -> Mention | None:
        if sentence.quoted[nominal.noun]:
            return None
        actors = self.parties.people(sentence, nominal.names, memory)
        if nominal.owner is not None:
            actors = _joined(self.parties.people(sentence, (nominal.owner,), memory), actors)
        elif nominal.shares_subject and not self._of_a_body(sentence, nominal, actors):
            actors = _joined(self._sharer(sentence, nominal, memory), actors)
        if nominal.owner is None and not nominal.names and _of_one_side(actors):
            return None  # "the ministers Hale and Lee spoke for Norland | at the meeting": with whom is not told
        calendar = self.histories.calendar(sentence, nominal.first, nominal.end)
        timex = nominal.timex or self._of_clause(sentence, nominal, coded)
        verb = nominal.clause.verb if nominal.clause is not None else None
        if timex is None and calendar is None and verb is not None and verb.perfect and verb.tense == "past":
            return None  # "at an earlier summit they had failed"
        if len(actors) < 2 and (timex is None or nominal.act.name == "press-conference") and calendar is None:
            return None
        place = place_between(sentence, nominal.noun, nominal.end) or named_place(sentence, nominal.noun)
        if place is None and nominal.clause is not None:
            place = place_between(sentence, self.settings.chunk(sentence, nominal.clause), nominal.first)
        clause = nominal.clause
        return Mention(
            id="",
            article="",
            sentence=sentence.span,
            clause=sentence.span_of(nominal.first, nominal.end),
            cue=sentence.span_of(nominal.noun, nominal.noun + 1),
            event_class=nominal.act.event_class,
            realis=nominal.realis,
            actors=actors,
            place=place,
            speaker=self.parties.speaker(sentence, clause, memory),
            timex=timex,
            topic=self.topics.after_noun(sentence, nominal.noun, nominal.end),
            calendar=calendar,
            background=long_ago(timex) or (calendar is not None and timex is None and not actors),
            series=self.histories.series(sentence, nominal.first, nominal.end),
            code=nominal.act.name,
            occasion=self.topics.occasion(sentence, nominal.noun),
        )

    def _sharer(self, sentence: Sentence, nominal: Nominal, memory: Memory) -> tuple[Participant, ...]:
        """Tell who took part because the clause is about them: "Kerry spoke after a meeting with Lavrov"."""
        clause = nominal.clause
        between = [verb for verb in sentence.verbs if clause and clause.verb.end <= verb.first < nominal.first]
        if (
            between and not nominal.personal
        ):  # "a plan agreed by world powers at a meeting": not the subject, but those of the verb between
            return self.parties.agents(sentence, between[-1].end, nominal.first, memory)
        subject = self.parties.subject(sentence, clause, memory) if clause else ()
        his = {"his", "her"} & set(sentence.lows[nominal.first : nominal.noun])
        if his and clause and self._another_between(sentence, clause.verb.end, nominal.first):
            return ()  # "received the rebels' leader, Ann Lee, at his meeting with": whose, nobody can tell
        together = nominal.act.name == "telephone" or "their" in sentence.lows[nominal.first : nominal.noun]
        if clause and together:  # "told Annan during their talks", "told him in a phone call"
            addressed = self.parties.list_from(sentence, clause.verb.end, nominal.first)
            subject = _joined(subject, self.parties.people(sentence, addressed, memory))
        if not subject and memory.speaker is not None and nominal.names and nominal.personal:
            subject = (memory.speaker,)
        return tuple(one for one in subject if one.kind is not ActorKind.GROUP)

    def _of_a_body(self, sentence: Sentence, nominal: Nominal, actors: tuple[Participant, ...]) -> bool:
        """Tell "said at a meeting of the League" from "said after a meeting with the League": it met by itself."""
        if "between" in sentence.lows[nominal.noun : nominal.end] and len(actors) > 1:
            return True  # "said after talks between Norland and Sudland": those two
        of = sentence.lows[nominal.noun + 1 : nominal.noun + 2] == ["of"]
        return of and bool(actors) and all(one.kind is ActorKind.BODY for one in actors)

    def _another_between(self, sentence: Sentence, start: int, end: int) -> bool:
        names = (sentence.name_at(index) for index in range(start, end))
        return any(one is not None and one.who is not None and one.who.kind is ActorKind.PERSON for one in names)


def _joined(first: tuple[Participant, ...], others: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return (*first, *(one for one in others if all(one.name != other.name for other in first)))


def _of_one_side(actors: tuple[Participant, ...]) -> bool:
    """Tell whether several people all stand for one state."""
    return len(actors) > 1 and len({one.state for one in actors}) == 1 and actors[0].state is not None
