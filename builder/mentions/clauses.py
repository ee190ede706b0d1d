"""One sentence cut into clauses, each with its verb, its subject and whose word it is. No parser, linear in tokens."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from builder.mentions.lexicon import Lexicon
from builder.mentions.names import Name, NameReader, mark
from builder.mentions.tokens import Token, tokenize
from builder.mentions.verbs import Verb, VerbReader
from builder.values import ActorKind, MeaningKind, Span, Timex

_STOPS = frozenset((";", ":", "—", "–", "(", "?", "!"))
_MARKS = frozenset('“”"«»„')
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}


@dataclass(slots=True)
class Clause:
    """A finite verb with what belongs to it: tokens `start` up to `end`."""

    start: int
    end: int
    verb: Verb
    subject: tuple[int, ...] = ()  # indices of names
    lead: str = ""  # the word that joins it: "who", "after", "but"
    reported: int | None = None  # index of the clause of speech it is told in
    same_subject: bool = False  # has none of its own: coordinated, or relative
    span: tuple[int, int] = (0, 0)  # tokens of its subject
    antecedent: int | None = None  # where the word before a relative clause ends
    speaks: bool = False  # somebody says something
    possessed: bool = False  # its subject is only named as an owner: "Annan’s plan ordered"


@dataclass(slots=True)
class Sentence:
    """A sentence, read."""

    text: str
    span: Span
    tokens: list[Token]
    lows: list[str]
    names: list[Name]
    owner: list[int]  # for each token, its name
    timexes: list[tuple[int, int, Timex]]  # tokens each covers
    dated: list[bool]  # tokens in a time expression
    quoted: list[bool]  # tokens inside a quotation of more than a few words
    verbs: list[Verb]
    words: Mapping[str, frozenset[str]]  # the language's word classes
    clauses: list[Clause] = field(default_factory=list)
    listed: bool = False  # an entry of a list of dates: "10 August: US imposes new sanctions"

    def name_at(self, index: int) -> Name | None:
        return self.names[self.owner[index]] if 0 <= index < len(self.owner) and self.owner[index] >= 0 else None


class SentenceReader:
    """Reads sentences with one gazetteer and one language's tables."""

    def __init__(self, names: NameReader, lexicon: Lexicon) -> None:
        self.names = names
        self.verbs = VerbReader(lexicon)
        self.lexicon = lexicon
        self.words = lexicon.words
        speech = [cue for cues in lexicon.frames.values() for cue in cues if cue.frame == "speech"]
        self.speech = frozenset(cue.lemma for cue in speech if not cue.particles)
        self.speech_more = {cue.lemma: cue.particles for cue in speech if cue.particles}  # "agree that", "point out"

    def read(self, text: str, span: Span, timexes: list[Timex], strangers: Container[str] = ()) -> Sentence:
        """Read `text[span]`, whose time expressions are given, and the strangers' surnames its article has told."""
        tokens = _without_asides(tokenize(text, span.start, span.end))
        lows = [token.low for token in tokens]
        dated, covered = _cover(tokens, timexes)
        names = [name for name in self.names.read(text, tokens, strangers) if not all(dated[name.first : name.end])]
        owner = mark(names, len(tokens))
        taken = [dated[i] or owner[i] >= 0 for i in range(len(tokens))]
        actors = [
            owner[i] >= 0 and names[owner[i]].who is not None and not names[owner[i]].weak for i in range(len(tokens))
        ]
        plural = [actors[i] and self._plural(tokens, names, owner, i) for i in range(len(tokens))]
        verbs = self.verbs.read(tokens, taken, actors, plural)
        sentence = Sentence(text, span, tokens, lows, names, owner, covered, dated, _quoted(tokens), verbs, self.words)
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
        if start == floor and floor > 0:
            start = self._past_addressee(sentence, start, verb.first)
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
            clause.antecedent = back + 1
            owner = sentence.owner[back] if back >= 0 else -1
            clause.subject = (owner,) if owner >= 0 else ()
            return clause
        if start > 0 and sentence.lows[start - 1] == "," and lead == "":
            found, span = self._beyond_apposition(sentence, start - 1)
            if span is not None and (found or not earlier or self._has_noun(sentence, *span)):
                clause.subject, clause.span, clause.same_subject = found, span, False
                return clause
        main = next((one for one in reversed(earlier) if one.lead not in self.words["relatives"]), None)
        if main is not None:
            clause.subject, clause.span = main.subject, main.span
        return clause

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
            elif low in _STOPS or low in _MARKS:
                if sentence.quoted[index] or low in _STOPS or index == first - 1:
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

    def _joins_names(self, sentence: Sentence, index: int, floor: int) -> bool:
        """Tell "Lavrov and Shoigu met" from "met Kerry and Russia said"."""
        owner, lows = sentence.owner, sentence.lows
        if index - 1 < 0 or index - 1 < floor:
            return False
        left, right = index - 1, index + 1
        while right < len(lows) and (
            lows[right] in self.words["determiners"] or lows[right] in self.words["modifiers"]
        ):
            right += 1
        if right >= len(lows) or right in {verb.first for verb in sentence.verbs if verb.finite}:
            return False
        if self._verbless(sentence, index, floor):
            return True
        if owner[left] >= 0 and owner[right] >= 0:
            first = sentence.names[owner[left]].first
            while first > 0 and lows[first - 1] in self.words["determiners"]:
                first -= 1
            verb = next((verb for verb in sentence.verbs if verb.end == first), None)
            return verb is None or verb.lemmas[0] in self.speech or not verb.finite
        return (
            owner[left] < 0 and lows[left] not in (",", ")", "”", '"') and not sentence.dated[left] and owner[right] < 0
        )

    def _verbless(self, sentence: Sentence, index: int, floor: int) -> bool:
        """Tell whether what stands before an "and" is still without its verb: ", where A and B | were discussed"."""
        left = index - 1
        while left >= floor:
            low = sentence.lows[left]
            if sentence.owner[left] < 0 and (low in self.words["relatives"] or low in (",", ";", "but")):
                return low in ("where", "which", "that", "who") or floor == 0
            left -= 1
        return floor == 0

    def _lists_names(self, sentence: Sentence, index: int, first: int) -> bool:
        """Tell the comma of "Lavrov, Kerry and al-Jubeir met", and of "U.S., Russian officials"."""
        owner = sentence.owner
        if index == 0 or owner[index - 1] < 0 or index + 1 >= len(owner):
            return False
        right = index + 1
        while right < first and sentence.lows[right] in self.words["determiners"]:
            right += 1
        if right >= first or owner[right] < 0:
            return False
        between = sentence.lows[right:first]
        if "and" in between:
            after = index + 1 + len(sentence.lows[index + 1 : right]) + between.index("and")
            return owner[after - 1] >= 0 and self._joins_names(sentence, after, 0)
        end = sentence.names[owner[right]].end
        both_states = all(
            (who := sentence.names[owner[at]].who) is not None and who.kind is ActorKind.STATE
            for at in (index - 1, right)
        )
        return end == first and both_states

    def _subject(self, sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
        """Give the names that lead the noun phrase before a verb, else those within it."""
        inside = self.names_between(sentence, start, end)
        heads = tuple(
            i
            for i in inside
            if not self._governed(sentence, sentence.names[i].first, start) and not self._possessed(sentence, i)
        )
        if heads:
            return heads
        owners = tuple(i for i in inside if self._possessed(sentence, i))
        if owners:
            return owners
        return tuple(i for i in inside if not self.is_place(sentence, i))

    def names_between(self, sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
        found: list[int] = []
        for index in range(max(start, 0), min(end, len(sentence.owner))):
            owner = sentence.owner[index]
            if owner >= 0 and (not found or found[-1] != owner) and _acts(sentence.names[owner]):
                found.append(owner)
        return tuple(found)

    def _possessed(self, sentence: Sentence, name: int) -> bool:
        end = sentence.names[name].end
        return (
            end < len(sentence.lows)
            and sentence.lows[end] in ("'s", "'")
            and sentence.tokens[end].start == sentence.tokens[end - 1].end
        )

    def _governed(self, sentence: Sentence, at: int, floor: int) -> bool:
        """Tell whether a preposition stands before this noun phrase, or before the list it belongs to."""
        index = at - 1
        while index >= floor:
            low = sentence.lows[index]
            if low in self.words["prepositions"]:
                return True
            if (
                low in self.words["determiners"]
                or low in self.words["modifiers"]
                or (sentence.owner[index] >= 0 and sentence.names[sentence.owner[index]].weak)
            ):
                index -= 1
            elif low in ("and", ",", "or") and index - 1 >= floor and sentence.owner[index - 1] >= 0:
                index = sentence.names[sentence.owner[index - 1]].first - 1
            elif (
                sentence.tokens[index].is_word
                and sentence.owner[index] < 0
                and not sentence.dated[index]
                and at - index < 4
            ):
                index -= 1
            else:
                return False
        return False

    def is_place(self, sentence: Sentence, name: int) -> bool:
        """Tell "in Moscow" from "Moscow said"."""
        one = sentence.names[name]
        if one.who is None:
            return True
        if one.place is None:
            return False
        index = one.first - 1
        while index >= 0 and (
            sentence.lows[index] in ("the", ",", "and", "or")
            or (sentence.owner[index] >= 0 and sentence.names[sentence.owner[index]].place is not None)
        ):
            if sentence.lows[index] == "," and (index == 0 or sentence.owner[index - 1] < 0):
                break
            index -= 1
        return index >= 0 and sentence.lows[index] in (
            "in",
            "at",
            "near",
            "across",
            "around",
            "outside",
            "inside",
            "throughout",
            "within",
            "over",
        )

    def _has_noun(self, sentence: Sentence, start: int, end: int) -> bool:
        if sentence.lows[start:end][-1:] == ["there"]:
            return True  # "there are differences" is said of nobody
        return any(
            sentence.tokens[i].is_word
            and not sentence.dated[i]
            and sentence.lows[i] not in self.words["adverbs"]
            and sentence.lows[i] not in ("and", "but", "or", "then", "on", "in")
            and not sentence.lows[i].endswith("ly")
            for i in range(start, end)
        )

    def _inverted(self, sentence: Sentence, verb: Verb, start: int) -> bool:
        """Tell ", said Lavrov": the one who speaks comes after."""
        if verb.lemmas[0] not in self.speech or verb.modal or verb.end >= len(sentence.tokens):
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

    def _breaks(self, sentence: Sentence, index: int) -> bool:
        return sentence.lows[index] in self.words["subordinators"] or sentence.lows[index] in self.words["relatives"]

    def _after(self, sentence: Sentence, at: int) -> tuple[int, ...]:
        while at < len(sentence.owner) and sentence.owner[at] < 0:
            at += 1
        return (sentence.owner[at],) if at < len(sentence.owner) else ()

    def _beyond_apposition(self, sentence: Sentence, comma: int) -> tuple[tuple[int, ...], tuple[int, int] | None]:
        """Read "Lavrov, the foreign minister, | said": the subject stands before the pair of commas."""
        index = comma - 1
        while index >= 0 and sentence.lows[index] != ",":
            index -= 1
        if index <= 0:
            return (), None
        inner = [verb for verb in sentence.verbs if verb.finite and index < verb.first < comma]
        aside = sentence.lows[index + 1]
        if inner and aside not in self.words["relatives"] and aside not in self.words["subordinators"]:
            return (), None
        outer = [verb for verb in sentence.verbs if verb.finite and verb.first < index]
        start = outer[-1].end if outer else 0
        if outer:
            start = next((i + 1 for i in range(index - 1, start - 1, -1) if self._parts(sentence, i)), start)
            if start == outer[-1].end and outer[-1].lemmas[0] not in self.speech:
                return (), None
        while start < index and (sentence.lows[start] in (",", "and", "but", "that") or sentence.dated[start]):
            start += 1
        return self._subject(sentence, start, index), (start, index)

    def _parts(self, sentence: Sentence, index: int) -> bool:
        return sentence.lows[index] in (";", "but", "that") or (
            sentence.lows[index] in ("and", ",") and not self._joins_names(sentence, index, 0)
        )

    # -- speech --------------------------------------------------------------------------------------------

    def _report(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Say of each clause in whose speech it is told."""
        teller: int | None = None
        for index, clause in enumerate(clauses):
            spoken = self.speaks(clause)
            if teller is not None:
                resumes = (
                    clause.same_subject
                    and not clause.verb.modal
                    and clause.lead in ("and", "but", "")
                    and (clause.lead == "but" or sentence.lows[clause.start - 1 : clause.start] == [","])
                )
                if resumes and clauses[index - 1].lead != "that":
                    clause.subject = clauses[teller].subject
                else:
                    clause.reported = teller
                    self._stand_in(sentence, clause, clauses[teller])
                    if spoken and not clause.same_subject and self._tail(sentence, clause):
                        clause.reported = None
                        teller = index
                    continue
            if spoken and clause.subject:
                if self._tail(sentence, clause):
                    for one in clauses[:index]:
                        if (
                            one.reported is None and one.lead not in ("after", "before", "when", "while", "as")
                        ) or one.lead == "that":
                            one.reported = index
                teller = index if not (self._tail(sentence, clause) and index == len(clauses) - 1) else None

    def _stand_in(self, sentence: Sentence, clause: Clause, teller: Clause) -> None:
        """Let the pronoun of what is told be whoever tells it: "Jordan said it would", "Elaraby said he had"."""
        kinds = {who.kind for index in teller.subject if (who := sentence.names[index].who) is not None}
        subject = [sentence.names[index].refers for index in clause.subject]
        if not clause.subject:
            pronoun = sentence.lows[clause.span[0] : clause.span[1]][-1:] in (["it"], ["they"])
            fits = pronoun and kinds <= {ActorKind.STATE, ActorKind.BODY}
        elif subject in (["he"], ["she"]):
            fits = kinds <= {ActorKind.PERSON, ActorKind.OFFICE}
        else:
            fits = subject == ["they"] and len(kinds) == 1 and self._several(sentence, teller)
        if fits and teller.subject:
            clause.subject = teller.subject

    def _several(self, sentence: Sentence, clause: Clause) -> bool:
        if len(clause.subject) > 1:
            return True
        return bool(clause.subject) and sentence.lows[sentence.names[clause.subject[0]].end - 1].endswith("s")

    def _tail(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell "…, Lavrov said." and "Russia, Bogdanov said, is willing": a word put in after or between."""
        at = clause.start
        quote = at > 0 and sentence.lows[at - 1] in ("”", '"', "''")
        return at > 0 and (sentence.lows[at - 1] == "," or quote) and not clause.same_subject and clause.lead == ""

    def speaks(self, clause: Clause) -> bool:
        """Tell whether the clause says that somebody says something."""
        return clause.speaks


def _acts(name: Name) -> bool:
    return name.who is not None and not name.weak


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Leave out "(R)" and "(APEC)": they part a list of names that belongs together."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].low == "(":
            stop = next((i for i in range(index + 1, min(index + 4, len(tokens))) if tokens[i].low == ")"), None)
            if stop is not None:
                index = stop + 1
                continue
        kept.append(tokens[index])
        index += 1
    return kept or tokens


def _cover(tokens: list[Token], timexes: list[Timex]) -> tuple[list[bool], list[tuple[int, int, Timex]]]:
    dated = [False] * len(tokens)
    covered: list[tuple[int, int, Timex]] = []
    index = 0
    for timex in timexes:
        if timex.meaning.kind is MeaningKind.REFERENCE:
            continue  # "recent", "now", "as soon as possible" date nothing
        while index < len(tokens) and tokens[index].end <= timex.span.start:
            index += 1
        first = index
        while index < len(tokens) and tokens[index].start < timex.span.end:
            dated[index] = True
            index += 1
        if index > first:
            covered.append((first, index, timex))
    return dated, covered


def _quoted(tokens: list[Token], few: int = 7) -> list[bool]:
    """Mark the words inside quotations, but not inside scare quotes. A quotation never closed runs to the end."""
    inside = [False] * len(tokens)
    opened: int | None = None
    closer = ""
    for index, token in enumerate(tokens):
        if opened is None and token.text in _QUOTES:
            opened, closer = index, _QUOTES[token.text]
        elif opened is not None and token.text in (closer, "”", '"'):
            if index - opened > few:
                inside[opened : index + 1] = [True] * (index + 1 - opened)
            opened = None
    if opened is not None and len(tokens) - opened > few:
        inside[opened:] = [True] * (len(tokens) - opened)
    return inside
