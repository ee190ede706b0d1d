"""The one act a sentence is about, as a PLOVER root with its actors: what event coders are compared by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.knowledge import Knowledge
from builder.mentions.acts import Coder
from builder.mentions.build import builder_of
from builder.mentions.coded import Coded
from builder.mentions.lexicon import Lexicon
from builder.mentions.sentence import Clause, Sentence
from builder.values import Span, Timex


@dataclass(frozen=True, slots=True)
class SentenceCode:
    """What a sentence tells: its act, the PLOVER root of it, and who is named in it."""

    act: str
    root: str
    actors: tuple[str, ...]  # as the text names them, those of the act first


def code_sentence(text: str, timexes: Sequence[Timex], knowledge: Knowledge) -> SentenceCode | None:
    """Code one sentence by its outermost act. None where it tells none we know.

    "Israel threatened to ban voting" is THREATEN, though a ban is SANCTION: the outer verb wins.
    """
    builder = builder_of(knowledge)
    sentence = builder.reader.read(text, Span(0, len(text)), list(timexes))
    chosen = min(_candidates(sentence, builder.coder), key=lambda pair: pair[0], default=None)
    if chosen is None:
        return None
    coded = chosen[1]
    root = _root(sentence, coded, builder.lexicon)
    return SentenceCode(coded.act.name, root, tuple(_actors(sentence, coded.clause)))


def _candidates(sentence: Sentence, coder: Coder) -> Iterator[tuple[tuple[int, int], Coded]]:
    """Give every act with how far from the main clause it stands."""
    known = set()
    for coded in coder.code(sentence):
        known.add(coded.clause.verb.first)
        yield (_far(sentence, coded.clause), coded.first), coded
    for clause in sentence.clauses:
        if clause.verb.first not in known and (told := coder.by_object(sentence, clause)) is not None:
            yield (_far(sentence, clause) + 1, told.first), told
    for verb in sentence.verbs:
        if verb.finite:
            continue
        around = next((one for one in sentence.clauses if one.start <= verb.first < max(one.end, one.verb.end)), None)
        around = around or Clause(0, len(sentence.tokens), verb, span=(0, verb.first))
        inner = coder.code_verb(sentence, around, verb, coder.frame(verb))
        if inner is not None:
            yield (3, verb.first), inner


def _far(sentence: Sentence, clause: Clause) -> int:
    """Tell how far from the main clause one stands; what describes a name is farther than a verb without a subject."""
    if clause.lead in ("who", "which", "whose") or (clause.lead == "that" and clause.reported is None):
        return 4
    return 2 if clause.lead in sentence.words["beside_main"] else 0


def _root(sentence: Sentence, coded: Coded, lexicon: Lexicon) -> str:
    frame = coded.frame
    if frame in ("future", "fact") and "unless" in sentence.lows and coded.act.side in ("yield", "conflict"):
        return "THREATEN"
    return lexicon.root(coded.act, frame)


def _actors(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Give the names of the act's clause, then the others."""
    order = [*clause.subject, *(i for i in range(len(sentence.names)) if i not in clause.subject)]
    for index in order:
        name = sentence.names[index]
        yield sentence.text[sentence.tokens[name.first].start : sentence.tokens[name.end - 1].end]
