"""Acts told by the way: "protected it by blocking resolutions", "Moscow’s decision to give him haven"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.mentions.acts import Coder
from builder.mentions.coded import Coded
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.verb import Verb

_TELLING = 2  # weight of a cue that its object proves; a bare verb is too little here


@dataclass(frozen=True, slots=True)
class Aside:
    """An act of a verb without a subject of its own, and the names it is done by."""

    coded: Coded
    subject: tuple[int, ...]


def find_asides(sentence: Sentence, coder: Coder) -> Iterator[Aside]:
    """Find the acts told by the way in a sentence."""
    for verb in sentence.verbs:
        if verb.finite or verb.first == 0 or sentence.quoted[verb.first]:
            continue
        clause = next((one for one in sentence.clauses if one.start <= verb.first < one.end), None)
        if clause is None or coder.frame(clause.verb) != "fact":
            continue
        if sentence.words["nothing"] & set(sentence.lows[clause.verb.first : verb.first]):
            continue  # "had nothing to gain by standing up for him"
        subject = _doers(sentence, clause, verb)
        cue = coder.cue(sentence, clause, verb, coder.lexicon.verbs) if subject else None
        if cue is None or cue.act is None or cue.weight < _TELLING or cue.act.event_class.is_context:
            continue
        yield Aside(Coded(cue.act, "fact", verb, verb.first, verb.end, clause), subject)


def _doers(sentence: Sentence, clause: Clause, verb: Verb) -> tuple[int, ...]:
    before = sentence.lows[verb.first - 1]
    if verb.form == "ing" and before == "by":
        return clause.subject
    decided = before in sentence.words["decisions"] and verb.first > 2 and sentence.lows[verb.first - 2] == "'s"
    if verb.form == "inf" and decided:
        owner = sentence.owner[verb.first - 3]
        return (owner,) if owner >= 0 else ()
    return ()
