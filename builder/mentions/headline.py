"""Headlines that have no verb, and whose word they are: "Syria conference not before August — Kerry"."""

from __future__ import annotations

from builder.mentions.lexicon import Lexicon
from builder.mentions.memory import Memory
from builder.mentions.sentence import Sentence
from builder.values import ActorKind, Bound, Mention, Participant, Realis, Side, Span, TimexType

_DASHES = frozenset(("-", "–", "—", ":"))


def headline_speaker(sentence: Sentence, memory: Memory) -> Participant | None:
    """Tell whose word a headline is: "Lavrov: We agreed …", "… — Kerry"."""
    names = [name for name in sentence.names if name.who is not None and name.who.kind is ActorKind.PERSON]
    for name in names:
        leads = name.first == 0 and sentence.lows[name.end : name.end + 1] == [":"]
        ends = name.end == len(sentence.lows) and name.first > 0 and sentence.lows[name.first - 1] in _DASHES
        if leads or ends:
            return next(iter(memory.resolve(name)), None)
    return None


def read_headline(sentence: Sentence, lexicon: Lexicon, speaker: Participant | None) -> Mention | None:
    """Read a gathering and its date out of a headline without a finite verb."""
    if sentence.clauses:
        return None
    dated = next(
        ((first, stop, timex) for first, stop, timex in sentence.timexes if timex.type is TimexType.DATE), None
    )
    if dated is None:
        return None
    first, stop, timex = dated
    for at in range(first):
        noun = lexicon.noun_at(sentence.lows, at)
        if noun is None or not noun[1].event_class.is_talks:
            continue
        between = set(sentence.lows[at + 1 : first])
        ahead = bool(between & lexicon.words["ahead"]) or timex.bound is Bound.FROM or timex.meaning.side is Side.FUTURE
        return Mention(
            id="",
            article="",
            sentence=sentence.span,
            clause=sentence.span_of(0, stop),
            cue=Span(sentence.tokens[at].start, sentence.tokens[at].end),
            event_class=noun[1].event_class,
            realis=Realis.SCHEDULED if ahead else Realis.HAPPENED,
            actors=(speaker,) if speaker is not None else (),
            speaker=speaker,
            timex=timex,
            code=noun[1].name,
            occasion=" ".join(sentence.text[sentence.tokens[0].start : sentence.tokens[at].end].split()),
        )
    return None
