"""Whether somebody a clause names takes part in its act, judged by the words around the name.

Readers of whole sentences go wrong most often over who did it. What is doubtful here costs an entry, not its truth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.events.tables import words_of
from builder.mentions import verb_forms
from builder.values import ActorKind, EventClass, Mention, Participant, Timex

_WORD = re.compile(r"[\w’'\-]+")
DESCRIBES = 24  # characters within which one name may describe the next
WORDS_OF_TITLE = 4  # so many words of a title may stand between "by" and a name
AIMED = (EventClass.SANCTION, EventClass.CALL, EventClass.WARN)  # "sanctions on the state" aim at it


def takes_no_part(who: Participant, mention: Mention, text: str, *, talks: bool) -> bool:
    """Tell whether a name only describes the next, names the subject of talk, or stands for "the two sides"."""
    if who.span is None:
        return False
    if _decided(who, mention, text):
        return False
    words = text[who.span.start : who.span.end].casefold().split()
    if not talks and words_of("pairs") & set(words):
        return not _both_known(who, mention, words)
    if who.kind is ActorKind.PERSON:
        following = _WORD.findall(text[who.span.end : who.span.end + DESCRIBES].casefold())[:1]
        return who.id is None and bool(set(following) & words_of("groups"))
    before = text[max(0, who.span.start - DESCRIBES) : who.span.start].casefold().split()
    if before[-1:] and before[-1] in words_of("before_topic") and mention.event_class not in AIMED:
        return True
    return _is_adjective(who, mention, text, talks=talks) or _before_another(who, mention, text)


def _both_known(who: Participant, mention: Mention, words: Sequence[str]) -> bool:
    """Tell "the two leaders" that can only be the two people just named from "both sides", which may be anybody."""
    pair = [one for one in (*mention.actors, *mention.recipients) if one.span == who.span]
    alike = {one.kind for one in pair} in ({ActorKind.PERSON}, {ActorKind.STATE})
    return len(pair) in (2, 3) and alike and words[-1] in words_of("paired_people")


def _decided(who: Participant, mention: Mention, text: str) -> bool:
    """Tell whose decision an act told by the way was: "over Moscow's decision to give"."""
    return who.span is not None and mention.background and text[who.span.end :].startswith(("'s ", "’s "))


def _is_adjective(who: Participant, mention: Mention, text: str, *, talks: bool) -> bool:
    """Tell "the UN's envoy has come" and "a UN resolution" from "the UN has come"."""
    assert who.span is not None
    after = text[who.span.end : who.span.end + 2 * DESCRIBES]
    if after.startswith(("'s ", "’s ")):
        between = text[who.span.end : mention.cue.start].split() if mention.cue.start > who.span.end else []
        return bool(between) and not mention.background and (not talks or len(between) > 2)
    match = re.match(r" ([a-z]{3,})\b", after)
    if match is None or mention.cue.start <= who.span.end + 1:
        return False
    noun = match[1]
    small = (
        noun in words_of("stop")
        or noun in words_of("adverbs")
        or noun in words_of("joining_names")
        or noun.endswith("ly")
    )
    return not small and not verb_forms(noun) and noun not in words_of("groups")


def _before_another(who: Participant, mention: Mention, text: str) -> bool:
    """Tell whether a name stands right before another: "the US group Human Rights Watch"."""
    assert who.span is not None
    for other in (*mention.actors, *mention.recipients):
        if other.span is None or other is who or not who.span.end <= other.span.start <= who.span.end + DESCRIBES:
            continue
        if who.span.end <= mention.cue.start < other.span.start:
            continue  # "Norland called upon all parties": the verb stands between them
        between = text[who.span.end : other.span.start].casefold().split()
        if not set(between) & words_of("joining_names") and not any(mark in "".join(between) for mark in ",;:(—–"):
            return True
    return False


def is_subject(who: Participant, mention: Mention, text: str) -> bool:
    """Tell whether a name may be its clause's subject: it follows no preposition, and no "by" a few words before."""
    if who.span is None or who.span.start > mention.cue.start or _decided(who, mention, text):
        return True
    if re.match(r", who\b", text[who.span.end : mention.cue.start]):
        return True  # "takes the place of Hale, who | stepped down"; not "an aide of Hale who defected"
    before = text[mention.sentence.start : who.span.start].casefold().split()
    before = [word for word in before if word not in words_of("articles")]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in words_of("standing_for"):
        return True  # "the representative of Norland called upon"
    if before and before[-1] in words_of("subject_barriers"):
        return False
    return "by" not in text[mention.clause.start : who.span.start].casefold().split()[-WORDS_OF_TITLE:]


def of_the_speaker(mention: Mention) -> bool:
    """Tell whether somebody says what he does himself, with others or alone: "Hale said he would meet Lee"."""
    speaker = mention.speaker
    return speaker is not None and [(who.id, who.name) for who in mention.actors[:1]] == [(speaker.id, speaker.name)]


def has_other_subject(mention: Mention, text: str, timexes: tuple[Timex, ...]) -> bool:
    """Tell whether the words right before the verb are another subject: "…, the US called", "a plan he negotiated"."""
    if of_the_speaker(mention):
        return False
    before = text[mention.sentence.start : mention.cue.start]
    words = before.split()
    spans = [who.span for who in mention.actors if who.span is not None]
    if spans and all(span.start >= mention.cue.end for span in spans):
        return False  # "where he was received by Hale"
    if len(words) > 1 and words[-1].casefold() in ("he", "she", "they", "i", "we"):
        carried = words[-1].casefold() in ("he", "she", "they") and words[-2].casefold() in words_of("carrying")
        return not (carried and spans and mention.sentence.start <= spans[0].start < mention.clause.start)
    ends = [span.end for span in spans if span.end <= mention.cue.start]
    if not ends:
        return False
    gap = text[max(ends) : mention.cue.start]
    relative = re.search(r"\b(?:which|who)\b", gap)
    if relative is not None and re.search(r"\w{2}", gap[: relative.start()]):
        return True  # "lashed out at the League, which suspended"
    last = list(_WORD.finditer(before))[-1:]
    if not last or not last[0][0][:1].isupper() or "," not in gap:
        return False
    if gap.startswith(",") and before.rstrip().endswith(","):
        return False  # "Hale, the second envoy to try it in Norland, | is stepping down"
    at = mention.sentence.start + last[0].start()
    named = any(span.start <= at < span.end + DESCRIBES for span in spans)
    return not named and not any(timex.span.start <= at < timex.span.end for timex in timexes)
