"""From the acts of one read sentence to its mentions: participants, place, time, speaker, realis, and whether to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.knowledge.model import Knowledge
from builder.mentions.acts import Coded, Coder
from builder.mentions.clauses import Clause, Sentence, SentenceReader
from builder.mentions.history import Histories
from builder.mentions.lexicon import Lexicon
from builder.mentions.memory import Memory
from builder.mentions.nominal import Nominal, find_nominals
from builder.mentions.topic import topic_at
from builder.mentions.when import place_between, timex_between
from builder.values import (
    ActorKind,
    BlockKind,
    EventClass,
    MeaningKind,
    Mention,
    Participant,
    Realis,
    Span,
    Timex,
)  # fmt: skip

_HEADLINES = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.CAPTION)
_NAMED = (ActorKind.PERSON, ActorKind.STATE, ActorKind.BODY, ActorKind.OFFICE)
_WITH = frozenset(("with", "between", "and", "to", "by", "alongside"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention that has no id yet."""

    mention: Mention


class Builder:
    """Makes mentions of sentences, one article's in order, with that article's memory."""

    def __init__(self, reader: SentenceReader, coder: Coder, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self.reader = reader
        self.coder = coder
        self.lexicon = lexicon
        self.words = lexicon.words
        self.histories = Histories(knowledge)

    def sentence(self, text: str, span: Span, timexes: list[Timex], memory: Memory, kind: BlockKind) -> list[Draft]:
        """Read one sentence and give what it tells."""
        sentence = self.reader.read(text, span, timexes)
        coded = list(self.coder.code(sentence))
        nominals = find_nominals(sentence, self.lexicon, coded)
        used: set[Span] = set()
        drafts: list[Draft] = []
        for nominal in nominals:
            if (draft := self._nominal(sentence, nominal, memory, used)) is not None:
                drafts.append(draft)
        for act in coded:
            drafts.extend(self._verbal(sentence, act, memory, kind, used))
        drafts.extend(self._said(sentence, drafts, memory, kind))
        drafts.extend(Draft(mention) for mention in self.histories.read(sentence, drafts))
        self._remember(sentence, drafts, memory)
        return drafts

    # -- verbs ---------------------------------------------------------------------------------------------

    def _verbal(
        self, sentence: Sentence, coded: Coded, memory: Memory, kind: BlockKind, used: set[Span]
    ) -> Iterator[Draft]:
        clause = coded.clause
        realis = self._realis(sentence, coded)
        speaker = self._speaker(sentence, clause, memory)
        headline = kind in _HEADLINES
        if sentence.quoted[coded.first] or realis is None or realis is Realis.CONDITIONAL:
            return
        if coded.act.name == "deny" or (
            self.reader.speaks(clause) and clause.verb is coded.verb and self._clausal(sentence, coded)
        ):
            return
        timexes = self._timexes(sentence, coded, used)
        timex = timexes[0] if timexes else None
        standing = coded.verb.simple_present and clause.verb is coded.verb and realis is Realis.ONGOING
        if standing and not headline and timex is None:
            if coded.act.event_class not in (EventClass.DIFFER, EventClass.AGREE) or speaker is None:
                return
        if clause.lead in ("who", "which", "whose", "that") and timex is None and clause.reported is None:
            return
        actors, recipients = self._participants(sentence, coded, memory)
        if not actors and speaker is not None and coded.act.symmetric and coded.verb.passive:
            actors = (speaker,)
        if not actors and not (timex and coded.subject_noun):
            return
        if coded.act.event_class.is_context and timex is None and not headline:
            return
        if timex is None and clause.reported is not None and realis in (Realis.ONGOING,):
            timex = self._speech_timex(sentence, clause)
        if coded.tried and not headline:
            return
        place = place_between(
            sentence, coded.first, self._end(sentence, coded), self.reader, coded.act.name in ("visit",)
        )
        quote = self._span(sentence, coded)
        for one in timexes if coded.missed else (timex,):
            if one is not None:
                used.add(one.span)
            yield Draft(
                Mention(
                    id="",
                    article="",
                    sentence=sentence.span,
                    clause=quote,
                    cue=Span(
                        sentence.tokens[coded.first].start, sentence.tokens[max(coded.end, coded.first + 1) - 1].end
                    ),
                    event_class=coded.act.event_class,
                    realis=realis,
                    actors=actors,
                    recipients=recipients,
                    place=place,
                    speaker=speaker,
                    timex=one,
                    topic=topic_at(sentence, coded.noun, self.lexicon),
                    calendar=None,
                    background=(coded.verb.perfect and coded.verb.tense == "past") or self._long_ago(one),
                    series=self.histories.series(sentence, coded.noun),
                    code=coded.act.name,
                )
            )

    def _clausal(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell "agreed there were differences", "warned that": words about words, not the act itself."""
        follow = coded.end
        if coded.act.name not in ("agree", "warn", "criticise", "concede", "promise", "propose"):
            return False
        index = next((i for i, one in enumerate(sentence.clauses) if one is coded.clause), -1)
        inner = [one for one in sentence.clauses if one.reported == index]
        return bool(inner) and coded.act.name == "agree" and follow <= inner[0].start and inner[0].start - follow < 8

    def _realis(self, sentence: Sentence, coded: Coded) -> Realis | None:
        if coded.missed:
            return Realis.MISSED
        if coded.tried:
            return Realis.PROPOSED
        if coded.frame in ("denied", "refused"):
            return Realis.DENIED
        if coded.frame == "willing" or self._conditional(sentence, coded):
            return Realis.CONDITIONAL
        if coded.frame == "future":
            return Realis.SCHEDULED
        if coded.frame == "possible":
            return Realis.POSSIBLE
        if coded.frame == "must":
            return None
        verb = coded.clause.verb
        if verb.tense == "present" and not verb.perfect:
            return Realis.ONGOING
        return Realis.HAPPENED

    def _conditional(self, sentence: Sentence, coded: Coded) -> bool:
        clauses = sentence.clauses
        at = next((i for i, one in enumerate(clauses) if one is coded.clause), 0)
        if coded.clause.lead in ("if", "unless", "provided", "whether"):
            return True
        near = clauses[at + 1 : at + 2] + clauses[max(at - 1, 0) : at]
        return coded.frame in ("future", "possible", "refused") and any(
            one.lead in ("if", "unless", "provided") for one in near
        )

    def _timexes(self, sentence: Sentence, coded: Coded, used: set[Span]) -> list[Timex]:
        """Give the expressions of the act's own clause: the nearest, or all for a plan put off and off again."""
        start, end = self._start(sentence, coded), self._end(sentence, coded)
        found = timex_between(sentence, start, end, coded.end)
        if coded.missed:
            index = next(i for i, one in enumerate(sentence.clauses) if one is coded.clause)
            start = self._chunk(sentence, index - 1) if index and coded.clause.same_subject else start
            return [timex for first, stop, timex in sentence.timexes if first >= start and stop <= end]
        if found is None and coded.subject_noun:
            found = timex_between(sentence, coded.clause.span[0], end, coded.first)
        return [found] if found is not None else []

    def _chunk(self, sentence: Sentence, index: int) -> int:
        return sentence.clauses[index - 1].end if index > 0 else 0

    def _start(self, sentence: Sentence, coded: Coded) -> int:
        index = next(i for i, one in enumerate(sentence.clauses) if one is coded.clause)
        start = self._chunk(sentence, index)
        return start

    def _end(self, sentence: Sentence, coded: Coded) -> int:
        return max(coded.clause.end, coded.end)

    def _speech_timex(self, sentence: Sentence, clause: Clause) -> Timex | None:
        if clause.reported is None:
            return None
        teller = sentence.clauses[clause.reported]
        start = teller.start if clause.reported else 0
        return timex_between(sentence, start, max(teller.end, teller.verb.end), teller.verb.end)

    def _speaker(self, sentence: Sentence, clause: Clause, memory: Memory) -> Participant | None:
        if clause.reported is None:
            return None
        return next(iter(self._people(sentence, sentence.clauses[clause.reported].subject, memory)), None)

    def _people(self, sentence: Sentence, names: Iterable[int], memory: Memory) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for index in names:
            for who in memory.resolve(sentence.names[index]):
                if all(who.name != one.name for one in found):
                    found.append(who)
        return tuple(found)

    def _participants(
        self, sentence: Sentence, coded: Coded, memory: Memory
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Give who acts and who is acted upon, from the clause alone."""
        clause = coded.clause
        subject = [i for i in clause.subject if not self.reader.is_place(sentence, i)]
        end = self._end(sentence, coded)
        objects = self._objects(sentence, coded, end)
        if coded.subject_noun:
            inside = [
                i
                for i in self.reader._names(sentence, *clause.span)
                if not self.reader.is_place(sentence, i) and self._joined(sentence, i, clause.span[0])
            ]
            return self._people(
                sentence, dict.fromkeys([*inside, *self._accompanying(sentence, clause.verb.end, end)]), memory
            ), ()
        if coded.verb.passive:
            agents = self._by(sentence, coded.verb.end, end)
            if coded.act.symmetric:
                return self._people(sentence, agents, memory), ()
            return self._people(sentence, agents, memory), self._people(sentence, subject, memory)
        if coded.act.symmetric:
            return self._people(sentence, dict.fromkeys([*subject, *objects]), memory), ()
        return self._people(sentence, subject, memory), self._people(
            sentence, [i for i in objects if i not in subject], memory
        )

    def _joined(self, sentence: Sentence, name: int, floor: int) -> bool:
        """Tell "talks between Russia and Turkey" from "Syria talks"."""
        index = sentence.names[name].first - 1
        while index >= floor:
            low = sentence.lows[index]
            if low in ("between", "with", "among"):
                return True
            if low in ("of", "on", "over", "in", "at", "about", "for"):
                return False
            index -= 1
        end = sentence.names[name].end
        return end < len(sentence.lows) and sentence.lows[end] == "'s"

    def _accompanying(self, sentence: Sentence, start: int, end: int) -> list[int]:
        found: list[int] = []
        for index in range(start, min(end, start + 14)):
            if sentence.lows[index] in ("with", "between"):
                for at in range(index + 1, min(end, index + 12)):
                    if sentence.owner[at] >= 0:
                        name = sentence.names[sentence.owner[at]]
                        if name.first == at and name.who is not None and not name.weak:
                            found.append(sentence.owner[at])
                    elif sentence.lows[at] not in ("and", ",", "the", "of"):
                        break
        return found

    def _by(self, sentence: Sentence, start: int, end: int) -> list[int]:
        for index in range(start, min(end, start + 12)):
            if sentence.lows[index] == "by":
                return self._list(sentence, index + 1, end)
        return []

    def _list(self, sentence: Sentence, start: int, end: int) -> list[int]:
        """Read a list of names: "Lavrov, al-Jubeir and the U.S. Secretary of State John Kerry"."""
        found: list[int] = []
        index = start
        while index < end:
            owner = sentence.owner[index]
            if owner >= 0:
                name = sentence.names[owner]
                if name.who is not None and not name.weak:
                    found.append(owner)
                index = max(name.end, index + 1)
            elif (
                sentence.lows[index] in (",", "and", "&", "or", "'s", "as", "well")
                or sentence.lows[index] in self.words["determiners"]
                or sentence.lows[index] in self.words["modifiers"]
            ):
                index += 1
            else:
                break
        return found

    def _objects(self, sentence: Sentence, coded: Coded, end: int) -> list[int]:
        """Give the names a verb is aimed at, or, of a symmetric act, those who share in it."""
        verb_end = coded.verb.end
        region = min(end, verb_end + 30)
        found = (
            self._list(sentence, coded.end if coded.noun is None else verb_end, region)
            if coded.act.name != "talk"
            else []
        )
        found = [i for i in found if not (sentence.names[i].place is not None and coded.act.symmetric)]
        if coded.act.symmetric:
            wanted = _WITH
        elif coded.act.name in ("visit", "host"):
            wanted = frozenset(("with", "for"))
        else:
            wanted = frozenset(("with", "to", "against", "on", "for", "of", "from", "between", "at"))
        for index in range(verb_end, region):
            low = sentence.lows[index]
            if low in self.words["subordinators"] or low in self.words["relatives"]:
                break
            if low in wanted and low != "and" and not sentence.dated[index]:
                found.extend(i for i in self._list(sentence, index + 1, region) if i not in found)
                if not coded.act.symmetric and found:
                    break
        return [i for i in dict.fromkeys(found) if not self.reader.is_place(sentence, i)]

    def _span(self, sentence: Sentence, coded: Coded) -> Span:
        start = max(self._start(sentence, coded), 0)
        start = min(start, coded.first)
        end = max(self._end(sentence, coded), coded.end)
        return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)

    def _long_ago(self, timex: Timex | None) -> bool:
        """Tell an expression that dates history: "in June 2012", "last year"."""
        if timex is None:
            return False
        meaning = timex.meaning
        if meaning.kind is MeaningKind.EXPLICIT:
            return meaning.day is None
        return meaning.kind is MeaningKind.SHIFT and meaning.unit in ("Y", "DE") and (meaning.amount or 0) < 0

    # -- nouns ---------------------------------------------------------------------------------------------

    def _nominal(self, sentence: Sentence, nominal: Nominal, memory: Memory, used: set[Span]) -> Draft | None:
        if sentence.quoted[nominal.noun]:
            return None
        actors = self._people(sentence, [i for i in nominal.names if not self.reader.is_place(sentence, i)], memory)
        timex = nominal.timex
        calendar = self.histories.calendar(sentence, nominal.first, nominal.end)
        if nominal.owner is not None:
            owners = self._people(sentence, (nominal.owner,), memory)
            actors = (*owners, *(one for one in actors if all(one.name != other.name for other in owners)))
        if nominal.his:
            subject = self._people(sentence, nominal.clause.subject if nominal.clause else (), memory)
            if not subject and memory.speaker is not None:
                subject = (memory.speaker,)
            actors = (*subject, *(one for one in actors if all(one.name != other.name for other in subject)))
        elif nominal.shares_subject and nominal.clause is not None:
            subject = self._people(
                sentence, [i for i in nominal.clause.subject if not self.reader.is_place(sentence, i)], memory
            )
            actors = (*subject, *(one for one in actors if all(one.name != other.name for other in subject)))
        if len(actors) < 2 and timex is None and calendar is None:
            return None
        if not actors and timex is None and calendar is None:
            return None
        background = calendar is not None or self._long_ago(timex)
        if timex is not None:
            used.add(timex.span)
        realis = nominal.realis
        speaker = self._speaker(sentence, nominal.clause, memory) if nominal.clause else None
        first, end = nominal.first, nominal.end
        return Draft(
            Mention(
                id="",
                article="",
                sentence=sentence.span,
                clause=Span(sentence.tokens[first].start, sentence.tokens[end - 1].end),
                cue=Span(sentence.tokens[nominal.noun].start, sentence.tokens[nominal.noun].end),
                event_class=nominal.act.event_class,
                realis=realis,
                actors=actors,
                place=place_between(sentence, nominal.noun, end, self.reader),
                speaker=speaker,
                timex=timex,
                topic=topic_at(sentence, nominal.noun, self.lexicon),
                calendar=calendar,
                background=background,
                series=self.histories.series(sentence, nominal.noun),
                code=nominal.act.name,
            )
        )

    # -- speech --------------------------------------------------------------------------------------------

    def _said(self, sentence: Sentence, drafts: list[Draft], memory: Memory, kind: BlockKind) -> Iterator[Draft]:
        """Give a statement for "Kerry said on Tuesday …" where nothing else of the sentence carries its day."""
        taken = {draft.mention.timex.span for draft in drafts if draft.mention.timex is not None}
        for index, clause in enumerate(sentence.clauses):
            if (
                not self.reader.speaks(clause)
                or clause.reported is not None
                or clause.verb.modal
                or clause.verb.negated
            ):
                continue
            people = self._people(sentence, clause.subject, memory)
            if not people or people[0].kind not in _NAMED or sentence.quoted[clause.verb.head]:
                continue
            start = sentence.clauses[index - 1].end if index else 0
            timex = timex_between(sentence, start, clause.end, clause.verb.end)
            if timex is None or timex.span in taken:
                continue
            end = max(clause.end, clause.verb.end)
            yield Draft(
                Mention(
                    id="",
                    article="",
                    sentence=sentence.span,
                    clause=Span(sentence.tokens[start].start, sentence.tokens[end - 1].end),
                    cue=Span(sentence.tokens[clause.verb.head].start, sentence.tokens[clause.verb.head].end),
                    event_class=EventClass.STATE,
                    realis=Realis.HAPPENED,
                    actors=people[:1],
                    place=place_between(sentence, clause.verb.end, clause.end, self.reader),
                    speaker=people[0],
                    timex=timex,
                    background=self._long_ago(timex),
                    code="say",
                )
            )

    def _remember(self, sentence: Sentence, drafts: list[Draft], memory: Memory) -> None:
        memory.note(sentence.names)
        for clause in sentence.clauses:
            if clause.reported is None and clause.lead not in self.words["relatives"]:
                for who in self._people(sentence, clause.subject[:1], memory):
                    memory.speaks(who)
        for draft in drafts:
            mention = draft.mention
            if len(mention.actors) >= 2 and not mention.background:
                memory.met(mention.actors)
