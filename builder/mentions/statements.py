"""What somebody says, as an entry of its own: where nothing else of the sentence carries its day."""

from __future__ import annotations

from collections.abc import Iterator

from builder.mentions.coded import Coded
from builder.mentions.judge import long_ago
from builder.mentions.lexicon import ANNOUNCED, SAID
from builder.mentions.memory import Memory
from builder.mentions.parties import Parties
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.setting import Settings
from builder.mentions.when import place_between, speech_reach
from builder.values import ActorKind, EventClass, Mention, Realis

_NAMED = (ActorKind.PERSON, ActorKind.STATE, ActorKind.BODY, ActorKind.OFFICE)
_FEW = 4  # who speak with one voice


class Statements:
    """Makes mentions of words: "Hale said on Tuesday that …"."""

    def __init__(self, parties: Parties, settings: Settings) -> None:
        self.parties = parties
        self.settings = settings

    def read(self, sentence: Sentence, told: list[Mention], coded: list[Coded], memory: Memory) -> Iterator[Mention]:
        """Give a statement for "Kerry said on Tuesday …" where nothing else of the sentence carries its day."""
        known = (mention for mention in told if mention.speaker is None or mention.actors or mention.recipients)
        taken = {mention.timex.span for mention in known if mention.timex is not None}  # not "that the truce held"
        deeds = [one.clause for one in coded if one.plain and one.clause.verb is one.verb]
        for clause in sentence.clauses:
            if (
                clause in deeds
                or not clause.speaks
                or clause.reported is not None
                or clause.verb.modal
                or clause.verb.negated
            ):
                continue
            people = self.parties.people(sentence, clause.subject, memory)
            if not people or people[0].kind not in _NAMED or sentence.quoted[clause.verb.head]:
                continue
            office = people[0].kind is ActorKind.OFFICE and " " in people[0].name  # "the UN envoy"
            if people[0].id is None and people[0].state is None and not (office or self._posted(sentence, clause)):
                continue  # "an opinion poll found": nobody known
            timex = speech_reach(sentence, clause)
            doubted = any(
                mention.realis is Realis.POSSIBLE
                and mention.speaker is not None
                and mention.speaker.name == people[0].name
                for mention in told
            )
            announced = self._announces_own(sentence, clause, coded, told)
            if timex is None and not doubted and not announced:
                continue
            if timex is not None and timex.span in taken:
                continue
            start, end = self.settings.chunk(sentence, clause), max(clause.end, clause.verb.end)
            yield Mention(
                id="",
                article="",
                sentence=sentence.span,
                clause=sentence.span_of(start, end),
                cue=sentence.span_of(clause.verb.head, clause.verb.end),
                event_class=EventClass.STATE,
                realis=Realis.HAPPENED,
                actors=people[:_FEW],
                place=place_between(sentence, clause.verb.end, clause.end),
                speaker=people[0],
                timex=timex,
                background=long_ago(timex),
                code=ANNOUNCED if announced else SAID,
            )

    def _posted(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell "the UN's Anna Hale" from "Anna Hale, a shopkeeper": who speaks for a body that is named."""
        named = sentence.names[clause.subject[0]]
        person = named.who is not None and named.who.kind is ActorKind.PERSON and " " in named.who.name
        owner = sentence.name_at(named.first - 2) if sentence.lows[named.first - 1 : named.first] == ["'s"] else None
        return person and owner is not None and owner.who is not None and owner.who.kind is ActorKind.BODY

    def _announces_own(self, sentence: Sentence, clause: Clause, coded: list[Coded], told: list[Mention]) -> bool:
        """Tell "Norland said it would send troops": what the speaker will do himself, on no day that is told."""
        at = sentence.clauses.index(clause)
        own = [
            one
            for one in coded
            if one.clause.reported == at
            and one.clause.subject == clause.subject
            and (one.frame in ("future", "willing") or self._under_way(clause, one))
        ]
        dated = {mention.cue.start for mention in told if mention.timex is not None}
        return bool(own) and all(sentence.tokens[one.first].start not in dated for one in own)

    def _under_way(self, clause: Clause, coded: Coded) -> bool:
        """Tell "announced that it was pulling out" from "says it is fighting terrorists"."""
        news = clause.verb.tense == "past" and coded.clause.verb.tense == "past" and coded.clause.verb.progressive
        return news and (clause.verb.lemmas[0] == "announce" or not coded.act.event_class.is_context)
