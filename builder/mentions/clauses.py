"""One sentence cut into clauses, each with its verb, its subject and whose word it is. No parser, linear in tokens."""

from __future__ import annotations

from collections.abc import Container

from builder.mentions.lexicon import Lexicon
from builder.mentions.name import Name, mark
from builder.mentions.names import NameReader
from builder.mentions.reported import ReportReader
from builder.mentions.sentence import Clause, Sentence, cover, quoted_tokens, without_asides
from builder.mentions.subjects import SubjectReader
from builder.mentions.tokens import Token, tokenize
from builder.mentions.verb import Verb
from builder.mentions.verbs import VerbReader
from builder.values import ActorKind, Span, Timex

_STOPS = frozenset((";", ":", "—", "–", "(", "?", "!"))
_APPOSITION = 9  # words that may stand between a person and "who"
_MARKS = frozenset('“”"«»„')


class SentenceReader(SubjectReader, ReportReader):
    """Reads sentences with one gazetteer and one language's tables."""

    def __init__(self, names: NameReader, lexicon: Lexicon) -> None:
        self.names = names
        self.verbs = VerbReader(lexicon)
        self.lexicon = lexicon
        self.words = lexicon.words
        speech = [cue for cues in lexicon.frames.values() for cue in cues if cue.frame == "speech"]
        self.speech = frozenset(cue.lemma for cue in speech if not cue.particles)
        self.speech_more = {cue.lemma: cue.particles for cue in speech if cue.particles}  # "agree that", "point out"

    def read(
        self,
        text: str,
        span: Span,
        timexes: list[Timex],
        strangers: Container[str] = (),
        foreign: Container[str] = (),
    ) -> Sentence:
        """Read `text[span]`, whose time expressions are given; the rest is for `NameReader.read`."""
        tokens = without_asides(tokenize(text, span.start, span.end))
        lows = [token.low for token in tokens]
        dated, covered = cover(tokens, timexes)
        names = [
            name for name in self.names.read(text, tokens, strangers, foreign) if not all(dated[name.first : name.end])
        ]
        owner = mark(names, len(tokens))
        taken = [dated[i] or owner[i] >= 0 for i in range(len(tokens))]
        actors = [
            owner[i] >= 0 and names[owner[i]].who is not None and not names[owner[i]].weak for i in range(len(tokens))
        ]
        plural = [actors[i] and self._plural(tokens, names, owner, i) for i in range(len(tokens))]
        verbs = self.verbs.read(tokens, taken, actors, plural)
        sentence = Sentence(
            text, span, tokens, lows, names, owner, covered, dated, quoted_tokens(tokens), verbs, self.words
        )
        sentence.clauses = self._clauses(sentence)
        return sentence

    def _plural(self, tokens: list[Token], names: list[Name], owner: list[int], at: int) -> bool:
        name = names[owner[at]]
        if name.who is None:
            return False
        if (
            name.who.kind is ActorKind.GROUP
            or tokens[name.end - 1].low.endswith("s")
            or tokens[name.end - 1].low in ("people", "police")
        ):
            return True
        if tokens[name.first].low.endswith("s") and [token.low for token in tokens[name.first + 1 : name.end]][:1] == [
            "of"
        ]:
            return True  # "the Friends of Norland meet"
        before = name.first - 1
        while before >= 0 and tokens[before].low == "the":
            before -= 1
        return before > 0 and tokens[before].low in ("and", "&", ",") and owner[before - 1] >= 0

    # -- clauses -------------------------------------------------------------------------------------------

    def _clauses(self, sentence: Sentence) -> list[Clause]:
        clauses: list[Clause] = []
        floor = 0
        for verb in sentence.verbs:
            if not verb.finite:
                continue
            clause = self._clause(sentence, verb, floor, clauses)
            if clauses:
                clauses[-1].end = max(clause.start, clauses[-1].verb.end)
            clauses.append(clause)
            floor = verb.end
        if clauses:
            clauses[-1].end = len(sentence.tokens)
        self._report(sentence, clauses)
        return clauses

    def _clause(self, sentence: Sentence, verb: Verb, floor: int, earlier: list[Clause]) -> Clause:
        start, lead = self._start(sentence, verb.first, floor)
        unbroken = start == floor
        if unbroken and floor > 0:
            start = self._past_addressee(sentence, start, verb.first)
        if unbroken and earlier and (whole := self._before_relative(sentence, earlier[-1])) is not None:
            before, lead = whole
            return Clause(
                start,
                len(sentence.tokens),
                verb,
                self._subject(sentence, *before),
                lead,
                span=before,
                speaks=self._speech(sentence, verb),
            )
        subject = self._subject(sentence, start, verb.first)
        clause = Clause(start, len(sentence.tokens), verb, subject, lead, span=(start, verb.first))
        clause.speaks = self._speech(sentence, verb)
        clause.possessed = bool(subject) and all(self._possessed(sentence, index) for index in subject)
        if self._inverted(sentence, verb, start):
            clause.subject = self._after(sentence, verb.end)
            clause.lead = ""
            return clause
        if subject or (lead not in self.words["relatives"] and self._has_noun(sentence, start, verb.first)):
            return clause
        clause.same_subject = True
        if lead in self.words["relatives"]:
            back = start - 1
            while back >= 0 and sentence.lows[back] in (",", "-"):
                back -= 1
            owner = sentence.owner[back] if back >= 0 else -1
            if owner >= 0 and lead == "who" and sentence.names[owner].place is not None:
                owner = self._person_before(sentence, back)
            clause.subject = (owner,) if owner >= 0 else ()
            return clause
        if start > 0 and sentence.lows[start - 1] in (",", "-", "–") and lead == "":
            found, span = self._beyond_apposition(sentence, start - 1)
            if span is not None and (found or not earlier or self._has_noun(sentence, *span)):
                clause.subject, clause.span, clause.same_subject = found, span, False
                return clause
        if (
            lead == "and"
            and earlier
            and earlier[-1].lead in self.words["relatives"]
            and sentence.lows[start - 1] != ","
        ):
            clause.subject, clause.lead = earlier[-1].subject, earlier[-1].lead  # "which suspended it and | imposed"
            return clause
        aside = self.words["relatives"]
        if lead in ("and", "but") and start > 0 and sentence.lows[start - 1] == ",":
            aside = aside | self.words["subordinators"]  # "had left, as the two met in Oslo, | but came back"
        main = next((one for one in reversed(earlier) if one.lead not in aside), None)
        if main is not None:
            clause.subject, clause.span = main.subject, main.span
        return clause

    def _person_before(self, sentence: Sentence, place: int) -> int:
        """Give whom "Hale, an activist based in Oslo, who" is about: a place is none."""
        before = sentence.owner[max(place - _APPOSITION, 0) : place]
        return next((one for one in reversed(before) if one >= 0 and self._is_person(sentence.names[one])), -1)

    def _before_relative(self, sentence: Sentence, inner: Clause) -> tuple[tuple[int, int], str] | None:
        """Give whom "the minister who met Hale | said" is about: what stands before the relative clause inside it."""
        led = inner.lead in ("who", "which", "that") and inner.same_subject and inner.start > 0
        if not led or inner.speaks or sentence.lows[inner.start - 1] == ",":
            return None
        start, lead = self._start(sentence, inner.start, 0)
        return (
            ((start, inner.start), lead)
            if start < inner.start and self._has_noun(sentence, start, inner.start)
            else None
        )

    def _past_addressee(self, sentence: Sentence, start: int, first: int) -> int:
        """Step over what still belongs to the verb of speech: "told reporters | on Tuesday | Russia would …"."""
        index = start
        while index < first:
            if sentence.dated[index] or (
                sentence.lows[index] in ("on", "in", "at", "late", "early") and sentence.dated[index + 1]
            ):
                index += 1
            elif (
                sentence.owner[index] >= 0
                and index == start
                and (end := sentence.names[sentence.owner[index]].end) < first
                and sentence.owner[end] >= 0
            ):
                index = end
            else:
                break
        return index

    def _speech(self, sentence: Sentence, verb: Verb) -> bool:
        lemma = verb.lemmas[0]
        if verb.passive:
            return False
        if lemma in self.speech:
            return True
        more = self.speech_more.get(lemma)
        follows = tuple(sentence.lows[verb.end : verb.end + len(more)]) if more else ()
        return bool(more) and (follows == more or (more == ("that",) and follows == ("there",)))

    def _start(self, sentence: Sentence, first: int, floor: int) -> tuple[int, str]:
        """Scan left from a verb for the word its clause begins with, and the word that joins it."""
        lows, index = sentence.lows, first - 1
        while index >= floor:
            low = lows[index]
            if sentence.owner[index] >= 0 or sentence.dated[index]:
                pass
            elif low == "that" and lows[index - 1] in self.words["prepositions"] and index > floor:
                pass  # "a text to that effect"
            elif low == "then" and floor < index == first - 1 and lows[index - 1] not in (",", "and", ";", "-"):
                pass  # "the president then halted"
            elif low in _STOPS or low in _MARKS or (low == "-" and _stands_alone(sentence, index)):
                if sentence.quoted[index] or low in _STOPS or low == "-" or index == first - 1:
                    return index + 1, ""
            elif low == "because" and lows[index + 1] == "of":
                pass
            elif (
                low in self.words["relatives"]
                or low == "but"
                or low in self.words["subordinators"]
                or (low in ("and", "or", "then") and not self._joins_names(sentence, index, floor))
            ):
                return index, low
            elif low == "," and not self._lists_names(sentence, index, first):
                return index + 1, ""
            index -= 1
        return max(floor, index + 1), ""

    def _inverted(self, sentence: Sentence, verb: Verb, start: int) -> bool:
        """Tell ", said Lavrov": the one who speaks comes after."""
        if verb.lemmas[0] not in self.speech - self.words["told_to"] or verb.modal or verb.end >= len(sentence.tokens):
            return False
        before = sentence.lows[verb.first - 1] if verb.first else ""
        if before not in (",", "”", '"', "?", "!", "''") and verb.first > start:
            return False
        after = verb.end
        while after < len(sentence.lows) and sentence.lows[after] in ("the", "a", "an"):
            after += 1
        if verb.first == 0 or after >= len(sentence.owner) or sentence.owner[after] < 0:
            return False
        following = next((one for one in sentence.verbs if one.finite and one.first > after), None)
        return following is None or any(
            sentence.lows[i] in (",", ".", ";") or self._breaks(sentence, i) for i in range(after, following.first)
        )

    def _compounded(self, sentence: Sentence, at: int) -> bool:
        """Tell the name of a place in "said the Oslo-based watchdog" from whoever says it."""
        name = sentence.names[sentence.owner[at]]
        return name.weak and sentence.lows[name.end - 1] in self.words["compounds"]

    def _breaks(self, sentence: Sentence, index: int) -> bool:
        return sentence.lows[index] in self.words["subordinators"] or sentence.lows[index] in self.words["relatives"]

    def _after(self, sentence: Sentence, at: int) -> tuple[int, ...]:
        while at < len(sentence.owner) and (sentence.owner[at] < 0 or self._compounded(sentence, at)):
            at += 1
        return (sentence.owner[at],) if at < len(sentence.owner) else ()


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Tell the dash of "the League - which met on Monday - said" from a hyphen."""
    tokens = sentence.tokens
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end < tokens[index].start
        and tokens[index].end < tokens[index + 1].start
    )
