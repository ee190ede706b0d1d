"""Which of a sentence's time expressions dates an act, and where it took place."""

from __future__ import annotations

from builder.mentions.gazetteer import Known, Way
from builder.mentions.sentence import Clause, Sentence
from builder.values import MeaningKind, PlaceRef, Timex, TimexType

_DASHES = frozenset("-–—")
_FRONT = 3  # words within which a date opens a clause: "Late on Tuesday, Kerry said"
_ANTECEDENT = 10  # words before "where" that may tell its place and date


def timex_between(sentence: Sentence, start: int, end: int, around: int, *, noun: bool = False) -> Timex | None:
    """Give the date or time within some tokens that stands nearest to one of them, later ones before earlier ones.

    Args:
        noun: It is a noun that is to be dated: then "the 26 February referendum" and "the conference of 2012" count.
    """
    best: tuple[int, Timex] | None = None
    for first, stop, timex in sentence.timexes:
        if timex.type not in (TimexType.DATE, TimexType.TIME) or first < start or stop > end:
            continue
        if not noun and _belongs_to_noun(sentence, first, stop, timex):
            continue
        gap = first - around if first >= around else (around - stop) * 2 + 3
        if best is None or gap < best[0]:
            best = gap, timex
    return best[1] if best else None


def _belongs_to_noun(sentence: Sentence, first: int, stop: int, timex: Timex) -> bool:
    """Tell an expression that dates a noun beside it, and not the clause: "a boycott of the 26 February referendum"."""
    if first and sentence.lows[first - 1] in ("of", "since"):
        return True  # "the Communiqué of June 30"; "killed since March" is on no day of March
    governed = first > 1 and sentence.lows[first - 1] in sentence.words["prepositions"] - {"on", "by", "until", "since"}
    if timex.meaning.month is not None and timex.meaning.day is not None and governed:
        return _noun_after(sentence, stop)  # "invited them to | July 10 | talks"
    determined = sentence.lows[first] in ("the", "a", "an") or (
        first and sentence.lows[first - 1] in ("the", "a", "an")
    )
    return bool(determined) and _noun_after(sentence, stop)


def _noun_after(sentence: Sentence, stop: int) -> bool:
    """Tell whether a common noun follows an expression, which is its adjective."""
    if stop >= len(sentence.lows) or sentence.owner[stop] >= 0:
        return False
    low = sentence.lows[stop]
    closed = ("prepositions", "conjunctions", "determiners", "subordinators", "relatives", "adverbs")
    if not sentence.tokens[stop].text.islower() or any(low in sentence.words[kind] for kind in closed):
        return False
    return all(not verb.first <= stop < verb.end for verb in sentence.verbs)


def speech_reach(sentence: Sentence, clause: Clause) -> Timex | None:
    """Give the expression that dates a clause of speech: "said Tuesday", "On Tuesday, Kerry said"."""
    verb = clause.verb
    stop = verb.end
    while stop < len(sentence.tokens) and stop < verb.end + 14 and _beside(sentence, stop):
        stop += 1
    at = sentence.clauses.index(clause)
    start = sentence.clauses[at - 1].end if at else 0
    found = timex_between(sentence, verb.end, stop, verb.end)
    if found is not None:
        return found
    start = min(start, clause.start)
    own = all(sentence.names[index].first >= clause.start for index in clause.subject)
    fronted = sentence.lows[start] in sentence.words["prepositions"] or any(
        verb.first == start and verb.form == "ing" for verb in sentence.verbs
    )
    early = any(start <= first < start + _FRONT for first, _, _ in sentence.timexes)
    if own and clause.start > start and not (fronted or early):
        start = clause.start  # "the date is set for 22 January, Hale says": not said in January
    found = timex_between(sentence, start, verb.first, verb.first)
    return None if found is not None and _in_aside(sentence, clause, found) else found


def _in_aside(sentence: Sentence, clause: Clause, timex: Timex) -> bool:
    """Tell "Hale, rejecting an offer to go by May, | said" from "Hale, speaking on Monday, | said"."""
    after = max((sentence.names[index].end for index in clause.subject), default=clause.verb.first)
    near = timex.meaning.kind in (MeaningKind.WEEKDAY, MeaningKind.SHIFT)
    aside = sentence.lows[after : after + 1] == [","] and after + 1 < len(sentence.lows)
    opening = sentence.lows[after + 1] if aside else ""
    near = near and opening not in sentence.words["relatives"]
    inside = not near and after < clause.verb.first and sentence.tokens[after].start < timex.span.start
    led = opening in sentence.words["relatives"] or opening.endswith("ing")
    return inside and led and opening not in sentence.words["speaking"]


def _beside(sentence: Sentence, index: int) -> bool:
    """Tell what may stand between a verb of speech and its day: "told reporters at a press conference in Oslo on".

    So may a name nobody listed: "told Radio Norland on Tuesday that".
    """
    return (
        sentence.dated[index]
        or sentence.owner[index] >= 0
        or sentence.lows[index] in sentence.words["beside_speech"]
        or sentence.tokens[index].text[:1].isupper()
    )


def antecedent_start(sentence: Sentence, clause: Clause) -> int:
    """Where the words begin that "…, where they met" leans on for place and date; else the clause's start.

    So does a "when" that right after a date explains it: "to a halt in July, when Russia vetoed".
    """
    explains = clause.lead == "when" and clause.start > 1 and sentence.dated[clause.start - 2]
    if clause.lead != "where" and not explains:
        return clause.start
    floor = max((one.verb.end for one in sentence.clauses if one.verb.end <= clause.start), default=0)
    return max(floor, clause.start - _ANTECEDENT)


def place_between(sentence: Sentence, start: int, end: int, direct: bool = False, war: bool = False) -> PlaceRef | None:
    """Give the first place within some tokens that is named as one; a city before a country.

    Args:
        direct: The object of "visit", and where a journey goes, is a place, too.
        war: An act of war took place where the fighting is; talks on it did not.
    """
    found: PlaceRef | None = None
    for index in range(max(start, 0), min(end, len(sentence.owner))):
        owner = sentence.owner[index]
        if owner < 0 and index > start and sentence.lows[index] in _DASHES | sentence.words["elsewhere"]:
            break
        if owner < 0 or sentence.names[owner].first != index:
            continue
        name = sentence.names[owner]
        known = name.place
        if known is None:
            continue
        country = known.way is Way.STATE
        if country and found is not None:
            continue
        before = index - 1
        while before >= start and (sentence.lows[before] in sentence.words["of_place"] or _adjective(sentence, before)):
            before -= 1
        lead = sentence.lows[before] if before >= 0 else ""
        if (
            (country or not war)
            and lead == "in"
            and before > 0
            and _noun_before(sentence, before) in sentence.words["affairs"]
            and not _of_another(sentence, before - 1, known)
        ):
            continue
        if lead in sentence.words["sites"] or (direct and (lead in sentence.words["towards"] or before <= start)):
            span = sentence.span_of(name.first, name.end)
            found = PlaceRef(known.place_name or known.name, known.place, span)
            if not country:
                return found
    return found


def _of_another(sentence: Sentence, index: int, place: Known) -> bool:
    """Tell "met the Norland opposition in Sudburgh" from "the opposition in Norland"."""
    name = sentence.name_at(index)
    state = name.who.state if name is not None and name.who is not None else None
    return None not in (state, place.state) and state != place.state


def leading_place(sentence: Sentence, start: int, end: int) -> PlaceRef | None:
    """Give the place a clause opens with: "In Geneva, Kerry met", "In Geneva on Monday the group agreed"."""
    if sentence.lows[start : start + 1] not in (["in"], ["at"]):
        return None
    stop = next((i for i in range(start + 1, end) if sentence.lows[i] in (",", "on")), end)
    return place_between(sentence, start, stop)


def place_before_where(sentence: Sentence, clause: Clause) -> PlaceRef | None:
    """Give the place that "…, where they met" explains, whatever led to it: "from Geneva, where"."""
    at = clause.start - 1
    while at > 0 and (sentence.lows[at] == "," or sentence.dated[at]):
        at -= 1
    name = sentence.name_at(at) if clause.lead == "where" and at >= 0 else None
    if name is None or name.place is None:
        return None
    span = sentence.span_of(name.first, name.end)
    return PlaceRef(name.place.place_name or name.place.name, name.place.place, span)


def _noun_before(sentence: Sentence, index: int) -> str:
    """Give the word before, a closing quotation mark left out."""
    index -= 2 if sentence.lows[index - 1] in ("”", '"') and index > 1 else 1
    return sentence.lows[index]


def spoken_of(sentence: Sentence, at: int = 0) -> PlaceRef | None:
    """Give the place named at a token or, from its beginning, first in a dateline: "NORDBURG (Agency) -"."""
    for name in sentence.names:
        if name.place is not None and (name.first == at or at == 0):
            span = sentence.span_of(name.first, name.end)
            return PlaceRef(name.place.place_name or name.place.name, name.place.place, span)
    return None


def named_place(sentence: Sentence, noun: int) -> PlaceRef | None:
    """Give the city a gathering is named after: "the Geneva talks", "the second round of Vienna negotiations"."""
    stop = noun + 5 if sentence.lows[noun + 1 : noun + 2] == ["of"] else noun
    start = noun
    while start > max(noun - 4, 0) and sentence.lows[start - 1] not in sentence.words["prepositions"]:
        start -= 1
    for index in range(start, min(stop, len(sentence.owner))):
        owner = sentence.owner[index]
        known = sentence.names[owner].place if owner >= 0 else None
        if known is not None and known.way in (Way.CITY, Way.METONYM):
            name = sentence.names[owner]
            span = sentence.span_of(name.first, name.end)
            return PlaceRef(known.place_name or known.name, known.place, span)
    return None


def _adjective(sentence: Sentence, index: int) -> bool:
    owner = sentence.owner[index]
    return owner >= 0 and sentence.names[owner].weak


def unlisted_place(sentence: Sentence, at: int) -> PlaceRef | None:
    """Give the place nobody listed that a journey leads to: "flew | to Sudhaven on Monday"."""
    if sentence.lows[at : at + 1] not in (["to"], ["in"], ["at"]):
        return None
    stop = at + 1
    while stop < len(sentence.tokens) and _unknown_name(sentence, stop):
        stop += 1
    if stop == at + 1 or (stop < len(sentence.tokens) and sentence.owner[stop] >= 0):
        return None
    span = sentence.span_of(at + 1, stop)
    return PlaceRef(span.of(sentence.text), None, span)


def _unknown_name(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.is_word and token.capital and sentence.owner[at] < 0 and not sentence.dated[at]
