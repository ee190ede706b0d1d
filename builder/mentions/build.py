"""From the acts of one read sentence to its mentions: who, where, when, in whose word, and whether it is news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.knowledge import Knowledge
from builder.mentions.acts import Coder
from builder.mentions.asides import find_asides
from builder.mentions.clauses import SentenceReader
from builder.mentions.coded import Coded
from builder.mentions.gatherings import Gatherings
from builder.mentions.gazetteer import gazetteer_of
from builder.mentions.headline import headline_speaker, read_headline
from builder.mentions.history import Histories
from builder.mentions.judge import Judge, Told, before_that, long_ago
from builder.mentions.leaning import Leanings
from builder.mentions.lexicon import Lexicon, load_lexicon
from builder.mentions.memory import Memory
from builder.mentions.names import NameReader
from builder.mentions.nominal import NominalReader
from builder.mentions.parties import Parties
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.setting import Settings
from builder.mentions.statements import Statements
from builder.mentions.topic import Topics
from builder.mentions.when import spoken_of, timex_between
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
_BARE = 2  # words before a noun that do not yet say which it is: "the peace talks"
_OF_ENTRY = 2  # clauses of an entry of a list of dates that the date is sure to be of
_GRANTS = ("accept", "aid", "support", "recognise", "offer", "promise", "concede", "release")


class Builder:
    """Makes mentions of sentences, one article's in order, with that article's memory."""

    def __init__(self, reader: SentenceReader, coder: Coder, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self.reader = reader
        self.coder = coder
        self.lexicon = lexicon
        self.words = lexicon.words
        self.parties = Parties(reader)
        self.settings = Settings()
        self.judge = Judge(lexicon.words, self.settings)
        self.topics = Topics(lexicon)
        self.histories = Histories(knowledge)
        self.leanings = Leanings(lexicon)
        nominals = NominalReader(reader, lexicon)
        self.gatherings = Gatherings(nominals, self.parties, self.settings, self.topics, self.histories)
        self.statements = Statements(self.parties, self.settings)

    def dateline(self, article: Article) -> PlaceRef | None:
        """Give the place an article says it was written in."""
        spans = [block.span for block in article.blocks if block.kind is BlockKind.DATELINE]
        return spoken_of(self.reader.read(article.text, spans[0], [])) if spans else None

    def sentence(
        self, text: str, span: Span, timexes: list[Timex], memory: Memory, kind: BlockKind, *, listed: bool = False
    ) -> list[Mention]:
        """Read one sentence and give what it tells, without ids."""
        sentence = self.reader.read(text, span, timexes, memory.strangers, memory.foreign)
        sentence.listed = listed
        memory.note(sentence.names)
        memory.series |= self.histories.gatherings(sentence)
        memory.venue = self.settings.venue(sentence, self.lexicon) or memory.venue
        asked = sentence.lows[-1:] == ["?"]
        coded = [] if asked else list(self.coder.code(sentence))
        told: list[Mention] = list(self.histories.read(sentence))
        kept = {mention.timex.span for mention in told if mention.timex is not None}
        sentence.timexes = [one for one in sentence.timexes if one[2].span not in kept]  # they date history only
        told.extend(self.gatherings.read(sentence, coded, memory))
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
        said = list(self.statements.read(sentence, told, coded, memory))
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
        named = series is not None or (coded.subject_noun and self.judge.names_one(sentence, coded))
        if not self.judge.is_whole(told, actors, recipients, topic, place, named=named, clear=clear):
            return
        start = min(self.settings.chunk(sentence, coded.clause), coded.first)
        mention = Mention(
            id="",
            article="",
            sentence=sentence.span,
            clause=sentence.span_of(start, end),
            cue=sentence.span_of(coded.first, max(coded.end, coded.first + 1)),
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
        gathers = coded.act.event_class.is_talks and told.realis is Realis.HAPPENED
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
        speaker = self.parties.speaker(sentence, coded.clause, memory) or headline
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
        talks = coded.act.event_class.is_talks and coded.act.symmetric
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

    def _series(self, sentence: Sentence, coded: Coded) -> str | None:
        if coded.subject_noun:
            return self.histories.series(sentence, *coded.clause.span)
        if coded.act.event_class.is_talks or coded.act.event_class in (EventClass.SCHEDULE, EventClass.CALL):
            return self.histories.series(sentence, coded.verb.end, min(coded.clause.end, coded.verb.end + 16))
        return None

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
                clause=sentence.span_of(coded.first, end),
                cue=sentence.span_of(coded.first, coded.end),
                event_class=coded.act.event_class,
                realis=Realis.HAPPENED,
                actors=actors,
                recipients=recipients,
                place=self.settings.place(sentence, coded, end),
                speaker=self.parties.speaker(sentence, coded.clause, memory),
                timex=timex,
                topic=topic,
                background=True,
                code=coded.act.name,
            )

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


def _subject(sentence: Sentence, clause: Clause) -> Span | None:
    first, end = clause.span
    return sentence.span_of(first, end) if first < end else None


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
