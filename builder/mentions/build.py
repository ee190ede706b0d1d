"""From the acts of one read sentence to its mentions: who, where, when, in whose word, and whether it is news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.knowledge import Knowledge
from builder.mentions.acts import Coded, Coder
from builder.mentions.asides import find_asides
from builder.mentions.clauses import SentenceReader
from builder.mentions.gazetteer import gazetteer_of
from builder.mentions.headline import headline_speaker, read_headline
from builder.mentions.history import Histories
from builder.mentions.judge import Judge, Told, before_that, long_ago
from builder.mentions.leaning import Leanings
from builder.mentions.lexicon import ANNOUNCED, Lexicon, load_lexicon
from builder.mentions.memory import Memory
from builder.mentions.names import NameReader
from builder.mentions.nominal import Nominal, NominalReader
from builder.mentions.parties import Parties
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.setting import Settings
from builder.mentions.topic import Topics
from builder.mentions.when import named_place, place_between, speech_reach, spoken_of, timex_between
from builder.values import (
    ActorKind,
    Article,
    BlockKind,
    EventClass,
    MeaningKind,
    Mention,
    Participant,
    PlaceRef,
    Realis,
    Side,
    Span,
    Timex,
)

_HEADLINES = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.CAPTION)
_NAMED = (ActorKind.PERSON, ActorKind.STATE, ActorKind.BODY, ActorKind.OFFICE)
_BARE = 2  # words before a noun that do not yet say which it is: "the peace talks"
_OF_ENTRY = 2  # clauses of an entry of a list of dates that the date is sure to be of
_FEW = 4  # who speak with one voice
_GRANTS = ("accept", "aid", "support", "recognise", "offer", "promise", "concede", "release")


class Builder:
    """Makes mentions of sentences, one article's in order, with that article's memory."""

    def __init__(self, reader: SentenceReader, coder: Coder, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self.reader = reader
        self.coder = coder
        self.lexicon = lexicon
        self.words = lexicon.words
        self.nominals = NominalReader(reader, lexicon)
        self.parties = Parties(reader)
        self.settings = Settings()
        self.judge = Judge(lexicon.words, self.settings)
        self.topics = Topics(lexicon)
        self.histories = Histories(knowledge)
        self.leanings = Leanings(lexicon)

    def dateline(self, article: Article) -> PlaceRef | None:
        """Give the place an article says it was written in."""
        spans = [block.span for block in article.blocks if block.kind is BlockKind.DATELINE]
        return spoken_of(self.reader.read(article.text, spans[0], [])) if spans else None

    def sentence(
        self, text: str, span: Span, timexes: list[Timex], memory: Memory, kind: BlockKind, *, listed: bool = False
    ) -> list[Mention]:
        """Read one sentence and give what it tells, without ids."""
        sentence = self.reader.read(text, span, timexes, memory.strangers)
        sentence.listed = listed
        memory.note(sentence.names)
        memory.series |= self.histories.gatherings(sentence)
        memory.venue = self.settings.venue(sentence, self.lexicon) or memory.venue
        asked = sentence.lows[-1:] == ["?"]
        coded = [] if asked else list(self.coder.code(sentence))
        told: list[Mention] = list(self.histories.read(sentence))
        kept = {mention.timex.span for mention in told if mention.timex is not None}
        sentence.timexes = [one for one in sentence.timexes if one[2].span not in kept]  # they date history only
        for nominal in self.nominals.find(sentence, coded):
            if (mention := self._nominal(sentence, nominal, memory)) is not None:
                told.append(mention)
        headline = headline_speaker(sentence, memory) if kind in _HEADLINES else None
        for act in _unless_missed(coded):
            if act.subject_noun and act.noun is not None and self.histories.begins(sentence, act.noun):
                continue
            acted = list(self._verbal(sentence, act, memory, kind, headline))
            memory.told.extend(acted)
            told.extend(acted)
        if kind in _HEADLINES and not told and (mention := read_headline(sentence, self.lexicon, headline)) is not None:
            told.append(replace(mention, topic=None, series=self.histories.series(sentence, 0, len(sentence.lows))))
        told.extend(self._asides(sentence, memory))
        said = list(self._said(sentence, told, coded, memory))
        memory.told.extend(said)
        told.extend(said)
        self._remember(sentence, told, memory)
        return told

    # -- verbs ---------------------------------------------------------------------------------------------

    def _verbal(
        self, sentence: Sentence, coded: Coded, memory: Memory, kind: BlockKind, headline: Participant | None
    ) -> Iterator[Mention]:
        coded = self._alone(sentence, self._refused(coded), memory)
        told = self._told(sentence, coded, memory, headline, kind in _HEADLINES or sentence.listed)
        if told is None:
            return
        actors, recipients = self.parties.of(sentence, coded, memory)
        leaning = self.leanings.phrase(sentence, coded)
        meant = self.leanings.meant(sentence, coded, leaning, actors, memory) if leaning is not None else None
        if leaning is not None and meant is None and not recipients and not told.timexes and coded.act.side == "refuse":
            return  # "called it a mistake": called what?
        if not self.judge.is_news(sentence, told, headline=kind in _HEADLINES, judges=meant is not None):
            return
        if headline is not None and sentence.lows[coded.clause.start : coded.clause.end][:1] == ["we"]:
            actors = (headline, *actors)
        shared = coded.act.symmetric or coded.act.event_class is EventClass.SCHEDULE
        if not actors and told.speaker is not None and coded.verb.passive and shared:
            actors = (told.speaker,)  # "a sale was discussed, al-Jubeir said"
        end = max(coded.clause.end, coded.end)
        place = self.settings.place(sentence, coded, end) or self._known_place(sentence, told, memory)
        topic = self.topics.about(sentence, coded)
        series = self._series(sentence, coded)
        clear = meant is not None or self._refuses_to_do(sentence, coded)
        if not self.judge.is_whole(told, actors, recipients, topic, place, named=series is not None, clear=clear):
            return
        start = min(self.settings.chunk(sentence, coded.clause), coded.first)
        mention = Mention(
            id="",
            article="",
            sentence=sentence.span,
            clause=_span(sentence, start, end),
            cue=_span(sentence, coded.first, max(coded.end, coded.first + 1)),
            event_class=coded.act.event_class,
            realis=told.realis,
            actors=actors,
            recipients=recipients,
            place=place,
            speaker=told.speaker,
            topic=topic,
            calendar=self.histories.calendar(sentence, *coded.clause.span) if coded.subject_noun else None,
            background=before_that(coded) or long_ago(told.timex),
            series=series,
            code=coded.act.name,
            occasion=self.topics.occasion(sentence, coded.noun),
            subject=_subject(sentence, coded.clause),
            about=meant,
        )
        for timex in told.timexes if coded.missed and told.timexes else (told.timex,):
            yield replace(mention, timex=timex)

    def _known_place(self, sentence: Sentence, told: Told, memory: Memory) -> PlaceRef | None:
        """Tell where "here" is, and where "the talks" are that ended."""
        coded = told.coded
        if "here" in sentence.lows[coded.verb.end : coded.clause.end]:
            return memory.here
        definite = coded.subject_noun and sentence.lows[coded.clause.span[0] :][:1] == ["the"]
        short = coded.noun is not None and coded.noun - coded.clause.span[0] <= _BARE
        gathers = coded.act.event_class in (EventClass.MEET, EventClass.NEGOTIATE) and told.realis is Realis.HAPPENED
        return memory.venue if definite and short and gathers else None

    def _refuses_to_do(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell "declined to send observers" from "declined the offer" and "declined to comment"."""
        declines = coded.act.name == "reject" and coded.verb.lemmas[0] in ("refuse", "decline")
        inner = self.coder.inner(sentence, coded.clause, coded.verb) if declines else None
        return inner is not None and inner.form == "inf" and inner.lemmas[0] not in self.words["silences"]

    def _refused(self, coded: Coded) -> Coded:
        """Take "would not accept", "will not allow" for the refusal it is."""
        if coded.frame in ("denied", "refused") and coded.act.name in _GRANTS:
            return replace(coded, act=self.lexicon.acts["reject"], frame="fact")
        return coded

    def _alone(self, sentence: Sentence, coded: Coded, memory: Memory) -> Coded:
        """Take exercises held with nobody for the show of force they are: "Norland begins military exercises"."""
        manoeuvres = self.words["manoeuvres"] & set(sentence.lows[coded.verb.end : coded.clause.end])
        if coded.act.name != "cooperate" or not manoeuvres or len(self.parties.of(sentence, coded, memory)[0]) > 1:
            return coded
        joint = self.words["jointly"] & set(sentence.lows[coded.clause.start : coded.clause.end])
        return coded if joint else replace(coded, act=self.lexicon.acts["mobilise"])

    def _told(
        self, sentence: Sentence, coded: Coded, memory: Memory, headline: Participant | None, present: bool
    ) -> Told | None:
        realis = self.judge.realis(sentence, coded, present)
        if realis is None or realis is Realis.CONDITIONAL:
            return None
        if sentence.quoted[coded.first] and not self._own_talks(sentence, coded):
            return None
        speaker = self._speaker(sentence, coded.clause, memory) or headline
        timexes = self.settings.timexes(sentence, coded)
        if not timexes and sentence.listed and coded.clause in sentence.clauses[:_OF_ENTRY]:
            timexes = tuple(timex for _, _, timex in sentence.timexes[:1])
        if not timexes and (realis is Realis.ONGOING or (coded.clause.verb.progressive and realis is Realis.HAPPENED)):
            timexes = self.settings.speech_timex(sentence, coded.clause)
        if coded.verb.simple_present and not sentence.listed and self._ahead(coded, realis, timexes, present=present):
            realis = Realis.SCHEDULED  # "Lavrov meets Kerry on Friday", said on a Wednesday
        return Told(coded, realis, speaker, timexes)

    def _own_talks(self, sentence: Sentence, coded: Coded) -> bool:
        """Tell "“We met Hale on Friday,” Lee said": of talks he had himself, and their day, he is a witness."""
        clause = coded.clause
        talks = coded.act.event_class in (EventClass.MEET, EventClass.NEGOTIATE) and coded.act.symmetric
        ours = sentence.lows[slice(*clause.span)][-1:] == ["we"]
        return talks and ours and clause.reported is not None and bool(self.settings.timexes(sentence, coded))

    def _ahead(self, coded: Coded, realis: Realis, timexes: tuple[Timex, ...], *, present: bool) -> bool:
        """Tell whether what is told in the present tense lies ahead: "meets Hale tomorrow", "on Friday"."""
        real = realis in (Realis.HAPPENED, Realis.ONGOING)
        if not real or not timexes:
            return False
        meaning = timexes[0].meaning
        shifted = meaning.kind in (MeaningKind.SHIFT, MeaningKind.OFFSET) and (meaning.amount or 0) > 0
        weekday = meaning.kind is MeaningKind.WEEKDAY and meaning.side is not Side.PAST and not present
        return shifted or meaning.side is Side.FUTURE or (weekday and coded.act.side == "talk")

    def _speaker(self, sentence: Sentence, clause: Clause | None, memory: Memory) -> Participant | None:
        if clause is None or clause.reported is None:
            return None
        subject = sentence.clauses[clause.reported].subject
        if any(sentence.names[index].refers in ("pair", "they") for index in subject):
            return None  # both say it: nobody's word against another's
        return next(iter(self.parties.people(sentence, subject, memory)), None)

    def _series(self, sentence: Sentence, coded: Coded) -> str | None:
        if coded.subject_noun:
            return self.histories.series(sentence, *coded.clause.span)
        if coded.act.event_class in (EventClass.MEET, EventClass.NEGOTIATE, EventClass.SCHEDULE, EventClass.CALL):
            return self.histories.series(sentence, coded.verb.end, min(coded.clause.end, coded.verb.end + 16))
        return None

    # -- nouns ---------------------------------------------------------------------------------------------

    def _nominal(self, sentence: Sentence, nominal: Nominal, memory: Memory) -> Mention | None:
        if sentence.quoted[nominal.noun]:
            return None
        actors = self.parties.people(sentence, nominal.names, memory)
        if nominal.owner is not None:
            actors = _joined(self.parties.people(sentence, (nominal.owner,), memory), actors)
        elif nominal.shares_subject:
            actors = _joined(self._sharer(sentence, nominal, memory), actors)
        if nominal.owner is None and not nominal.names and _of_one_side(actors):
            return None  # "the ministers Hale and Lee spoke for Norland | at the meeting": with whom is not told
        calendar = self.histories.calendar(sentence, nominal.first, nominal.end)
        timex = nominal.timex
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
            clause=_span(sentence, nominal.first, nominal.end),
            cue=_span(sentence, nominal.noun, nominal.noun + 1),
            event_class=nominal.act.event_class,
            realis=nominal.realis,
            actors=actors,
            place=place,
            speaker=self._speaker(sentence, clause, memory),
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
        together = nominal.act.name == "telephone" or "their" in sentence.lows[nominal.first : nominal.noun]
        if clause and together:  # "told Annan during their talks", "told him in a phone call"
            addressed = self.parties.list_from(sentence, clause.verb.end, nominal.first)
            subject = _joined(subject, self.parties.people(sentence, addressed, memory))
        if not subject and memory.speaker is not None and nominal.names and nominal.personal:
            subject = (memory.speaker,)
        return tuple(one for one in subject if one.kind is not ActorKind.GROUP)

    def _asides(self, sentence: Sentence, memory: Memory) -> Iterator[Mention]:
        """Give what a sentence tells by the way, as background."""
        for aside in find_asides(sentence, self.coder):
            coded, end = aside.coded, max(aside.coded.clause.end, aside.coded.end)
            actors = self.parties.people(sentence, aside.subject, memory)
            topic = self.topics.about(sentence, coded)
            recipients = self.parties.of(sentence, coded, memory)[1]
            if not actors or not (topic or recipients) or all(one.kind is ActorKind.GROUP for one in actors):
                continue
            timex = timex_between(sentence, coded.end, end, coded.end)
            yield Mention(
                id="",
                article="",
                sentence=sentence.span,
                clause=_span(sentence, coded.first, end),
                cue=_span(sentence, coded.first, coded.end),
                event_class=coded.act.event_class,
                realis=Realis.HAPPENED,
                actors=actors,
                recipients=recipients,
                place=self.settings.place(sentence, coded, end),
                speaker=self._speaker(sentence, coded.clause, memory),
                timex=timex,
                topic=topic,
                background=True,
                code=coded.act.name,
            )

    # -- speech --------------------------------------------------------------------------------------------

    def _said(self, sentence: Sentence, told: list[Mention], coded: list[Coded], memory: Memory) -> Iterator[Mention]:
        """Give a statement for "Kerry said on Tuesday …" where nothing else of the sentence carries its day."""
        taken = {mention.timex.span for mention in told if mention.timex is not None}
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
            if people[0].id is None and people[0].state is None and not office:
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
                clause=_span(sentence, start, end),
                cue=_span(sentence, clause.verb.head, clause.verb.end),
                event_class=EventClass.STATE,
                realis=Realis.HAPPENED,
                actors=people[:_FEW],
                place=place_between(sentence, clause.verb.end, clause.end),
                speaker=people[0],
                timex=timex,
                background=long_ago(timex),
                code=ANNOUNCED if announced else "say",
            )

    def _announces_own(self, sentence: Sentence, clause: Clause, coded: list[Coded], told: list[Mention]) -> bool:
        """Tell "Norland said it would send troops": what the speaker will do himself, on no day that is told."""
        at = sentence.clauses.index(clause)
        own = [
            one
            for one in coded
            if one.clause.reported == at
            and one.clause.subject == clause.subject
            and (one.frame == "future" or self._under_way(clause, one))
        ]
        dated = {mention.cue.start for mention in told if mention.timex is not None}
        return bool(own) and all(sentence.tokens[one.first].start not in dated for one in own)

    def _under_way(self, clause: Clause, coded: Coded) -> bool:
        """Tell "announced that it was pulling out" from "says it is fighting terrorists"."""
        news = clause.verb.tense == "past" and coded.clause.verb.tense == "past" and coded.clause.verb.progressive
        return news and (clause.verb.lemmas[0] == "announce" or not coded.act.event_class.is_context)

    def _remember(self, sentence: Sentence, told: list[Mention], memory: Memory) -> None:
        spoke, memory.speaker = memory.speaker, None
        for clause in sentence.clauses:
            if clause.reported is None and clause.lead not in self.words["relatives"]:
                named = sentence.names[clause.subject[0]] if clause.subject else None
                one = named.who if named is not None and not named.refers else None
                if clause.speaks and one is not None and one.kind is ActorKind.GROUP and not one.name.endswith("s"):
                    memory.speaker = one  # "a senior official said": the next "he"
                for who in self.parties.people(sentence, clause.subject[:1], memory):
                    memory.speaks(who)
        people = {name.who.name for name in sentence.names if name.who and name.who.kind is ActorKind.PERSON}
        if memory.speaker is None and (not people or (spoke is not None and spoke.name in people)):
            memory.speaker = spoke  # others named meanwhile may be the next "he"
        for mention in told:
            if len(mention.actors) >= 2 and not mention.background:
                memory.met(mention.actors)


def _unless_missed(coded: list[Coded]) -> list[Coded]:
    """Leave out a plan of which the same sentence says that it came to nothing: one entry is enough."""
    missed = {one.noun for one in coded if one.missed}
    return [one for one in coded if one.missed or one.noun is None or one.noun not in missed]


def _joined(first: tuple[Participant, ...], others: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return (*first, *(one for one in others if all(one.name != other.name for other in first)))


def _span(sentence: Sentence, first: int, end: int) -> Span:
    return Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)


def _subject(sentence: Sentence, clause: Clause) -> Span | None:
    first, end = clause.span
    return _span(sentence, first, end) if first < end else None


_KEPT = 2  # `mkdocs serve` makes a knowledge anew at each change of its files, and old ones must go
_builders: list[tuple[Knowledge, Builder]] = []


def builder_of(knowledge: Knowledge) -> Builder:
    """Give the builder for a knowledge, made at its first use; those of the last few are kept."""
    for known, builder in _builders:
        if known is knowledge:
            return builder
    lexicon = load_lexicon()
    reader = SentenceReader(NameReader(gazetteer_of(knowledge), lexicon), lexicon)
    builder = Builder(reader, Coder(lexicon), lexicon, knowledge)
    _builders.append((knowledge, builder))
    del _builders[:-_KEPT]
    return builder


def _of_one_side(actors: tuple[Participant, ...]) -> bool:
    """Tell whether several people all stand for one state."""
    return len(actors) > 1 and len({one.state for one in actors}) == 1 and actors[0].state is not None
