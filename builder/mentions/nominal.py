"""Acts told by a noun: "after talks with Lavrov in Moscow on Tuesday", "his meeting today with al-Jubeir"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.mentions.clauses import SentenceReader
from builder.mentions.coded import Coded
from builder.mentions.lexicon import Act, Lexicon
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.when import timex_between
from builder.values import EventClass, MeaningKind, Realis, Side, Timex

# After these a noun tells of what took place; in "called for talks" or "the date of a meeting" it does not.
_UNREAL = (
    EventClass.CALL,
    EventClass.PROPOSE,
    EventClass.SCHEDULE,
    EventClass.AGREE,
    EventClass.REJECT,
    EventClass.SUPPORT,
)
_BREAKS = frozenset((",", ";", ":", "(", ")", "”", '"', "“"))
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase that tells an act: tokens `first` up to `end`."""

    act: Act
    noun: int
    first: int
    end: int
    names: tuple[int, ...]  # with whom, between whom
    owner: int | None  # "Kerry’s discussion"
    shares_subject: bool  # "his meeting with", "spoke after a meeting with"
    personal: bool  # "his" says whose it is, whatever verb stands between
    timex: Timex | None
    realis: Realis
    clause: Clause | None


class NominalReader:
    """Finds the nouns of a sentence that tell a meeting or talks of their own."""

    def __init__(self, reader: SentenceReader, lexicon: Lexicon) -> None:
        self.reader = reader
        self.lexicon = lexicon
        self.words = lexicon.words

    def find(self, sentence: Sentence, coded: Sequence[Coded]) -> list[Nominal]:
        """Give them in order; those a verb has told already are left out."""
        told = {one.noun for one in coded if one.noun is not None} | {
            i for one in coded for i in range(one.first, one.end)
        }
        for one in coded:
            if one.act.event_class.is_talks and not one.subject_noun:
                told.update(self._object(sentence, one.verb.end))  # "held its first meeting"
            if one.subject_noun:
                told.update(range(*one.clause.span))
        found: list[Nominal] = []
        for index in range(len(sentence.tokens)):
            if index in told or sentence.owner[index] >= 0 or sentence.dated[index]:
                continue
            noun = self.lexicon.noun_at(sentence.lows, index)
            if noun is None or not noun[1].event_class.is_talks or self._compound(sentence, index + 1):
                continue
            if sentence.lows[index - 1] == "of" and index > 1 and self.lexicon.noun_at(sentence.lows, index - 2):
                continue  # "two rounds of talks"
            nominal = self._read(sentence, index, noun, coded)
            if nominal is not None:
                found.append(nominal)
        return found

    def _object(self, sentence: Sentence, start: int) -> range:
        """Give the tokens of a verb's object, as far as its first preposition."""
        stop = start
        while stop < len(sentence.lows) and stop < start + 7 and sentence.lows[stop] not in self.words["prepositions"]:
            stop += 1
        return range(start, stop)

    def _compound(self, sentence: Sentence, index: int) -> bool:
        """Tell "meeting room" and "peace talks process" from the noun alone."""
        if index >= len(sentence.lows) or sentence.owner[index] >= 0:
            return False
        return self.lexicon.noun_at(sentence.lows, index) is not None

    def _read(self, sentence: Sentence, at: int, noun: tuple[int, Act], coded: Sequence[Coded]) -> Nominal | None:
        lows = sentence.lows
        first = noun[0]
        while first > 0 and at - first < 12 and self._premodifies(sentence, first - 1):
            first -= 1
        lead = lows[first - 1] if first > 0 else ""
        clause = next((one for one in sentence.clauses if one.start <= at < max(one.end, one.verb.end)), None)
        clause = clause or (sentence.clauses[0] if sentence.clauses else None)
        held, end = self._end(sentence, at)
        owner = self._owner(sentence, first, at)
        his = any(low in ("his", "her", "their") for low in lows[first:at])
        names = self._names(sentence, at + 1, end)
        met = any(one.act.symmetric and one.act.event_class.is_talks and one.end <= at for one in coded)
        if met and any(sentence.names[index].refers == "pair" for index in names):
            return None  # "spoke to Hale, the first call between the two": told already
        ahead = lead == "of" and first > 1 and lows[first - 2] == "ahead"
        aside = lead == "of" and "sidelines" in lows[max(first - 3, 0) : first]
        timex = timex_between(sentence, first, end, at + 1, noun=True)
        long_ago = timex is not None and timex.meaning.kind is MeaningKind.EXPLICIT
        led = (
            lead in self.words["occasion_leads"]
            or ahead
            or (lead == "for" and (self._journeys(clause, names) or (bool(names) and self._stays(sentence, first - 1))))
            or (lead == "in" and noun[1].name in ("press-conference", "telephone"))
        )
        if (
            not led
            and not (owner is not None or his)
            and not (held and timex)
            and not (held and names)
            and not long_ago
        ):
            return None
        if aside or (not led and not held and self._unreal(sentence, first, clause, coded)):
            return None
        if timex is None and led and not ahead and clause is not None and lead not in ("before", "follows"):
            timex = timex_between(sentence, self._chunk(sentence, clause), first, at)
            if timex is not None and timex.meaning.kind is MeaningKind.REFERENCE:
                timex = None
        future = ahead or (timex is not None and timex.meaning.side is Side.FUTURE and lead != "before")
        counterpart = any(
            sentence.names[index].refers == "counterpart" or lows[sentence.names[index].first] in ("his", "her")
            for index in names
        )
        shares = owner is None and (his or counterpart or led)
        realis = Realis.SCHEDULED if future else Realis.HAPPENED
        return Nominal(noun[1], at, first, end, names, owner, shares, his or counterpart, timex, realis, clause)

    def _journeys(self, clause: Clause | None, names: Sequence[int]) -> bool:
        """Tell "was in Nordburg for talks with Hale", "came for a meeting with Hale" from "called for talks with"."""
        if clause is None or not names:
            return False
        verb = clause.verb
        past = verb.tense == "past" or verb.perfect
        return (
            past and not (verb.modal or verb.negated or verb.passive) and bool(self.words["journeys"] & {*verb.lemmas})
        )

    def _stays(self, sentence: Sentence, lead: int) -> bool:
        """Tell "Hale, in Nordburg for talks with Lee, said"."""
        at = lead - 1
        name = sentence.name_at(at)
        if name is None or name.place is None:
            return False
        return sentence.lows[name.first - 1] in ("in", "at") and sentence.lows[name.first - 2 : name.first - 1] == [","]

    def _unreal(self, sentence: Sentence, first: int, clause: Clause | None, coded: Sequence[Coded]) -> bool:
        """Tell whether the noun is only asked for, planned or refused by a verb before it."""
        return any(one.end <= first and one.clause is clause and one.act.event_class in _UNREAL for one in coded)

    def _chunk(self, sentence: Sentence, clause: Clause) -> int:
        index = next(i for i, one in enumerate(sentence.clauses) if one is clause)
        return sentence.clauses[index - 1].end if index else 0

    def _end(self, sentence: Sentence, at: int) -> tuple[bool, int]:
        """Tell where what belongs to a noun ends, and whether a "held" is part of it."""
        lows, held = sentence.lows, False
        verbs = {verb.first: verb for verb in sentence.verbs}
        end = at + 1
        while end < len(lows) and end - at < _LONGEST:
            verb = verbs.get(end)
            if verb is not None:
                if verb.form != "part" or verb.lemmas[0] not in self.words["gathering"]:
                    break
                held = verb.lemmas[0] not in self.words["planning"]
            elif (
                (
                    lows[end] in _BREAKS
                    and not sentence.dated[end]
                    and not (lows[end] == "," and sentence.owner[end - 1] >= 0 and self._named(sentence, end + 1))
                )
                or lows[end] in self.words["relatives"]
                or lows[end] in ("after", "before", "while", "where")
            ):
                break
            end += 1
        return held, end

    def _named(self, sentence: Sentence, index: int) -> bool:
        while index < len(sentence.owner) and sentence.lows[index] in self.words["determiners"]:
            index += 1
        return index < len(sentence.owner) and sentence.owner[index] >= 0

    def _premodifies(self, sentence: Sentence, at: int) -> bool:
        low = sentence.lows[at]
        if sentence.dated[at] or low in ("'s", "'") or low in self.words["determiners"]:
            return True
        if sentence.owner[at] >= 0:
            name = sentence.names[sentence.owner[at]]
            return name.weak or name.place is not None or sentence.lows[name.end] == "'s"
        if not (sentence.tokens[at].is_word or low.isdigit()) or low in ("and", "but", "or"):
            return False
        if any(low in self.words[kind] for kind in ("prepositions", "subordinators", "relatives", "subject_pronouns")):
            return False
        return all(not verb.first <= at < verb.end or verb.form in ("ing", "part") for verb in sentence.verbs)

    def _owner(self, sentence: Sentence, first: int, at: int) -> int | None:
        for index in range(first, at):
            if sentence.lows[index] == "'s" and sentence.owner[index - 1] >= 0 and not sentence.dated[index - 1]:
                name = sentence.owner[index - 1]
                return name if sentence.names[name].who is not None else None
        return None

    def _names(self, sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
        found: list[int] = []
        listing = False
        for index in range(start, end):
            low = sentence.lows[index]
            if sentence.owner[index] >= 0:
                name = sentence.owner[index]
                if (
                    listing
                    and name not in found
                    and sentence.names[name].who is not None
                    and not sentence.names[name].weak
                    and sentence.lows[sentence.names[name].end : sentence.names[name].end + 1] != ["'s"]
                ):
                    found.append(name)  # not "a meeting of Hale's opponents"
            elif low in ("with", "between", "among", "involving") or (low == "of" and index == start):
                listing = True
            elif (
                low not in (",", "and", "'s")
                and low not in self.words["determiners"]
                and low not in self.words["modifiers"]
            ):
                listing = False
        return tuple(index for index in found if not self.reader.is_place(sentence, index))
