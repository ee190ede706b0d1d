"""Acts told by constructions rather than by a verb of their own: "is due in Oslo", "saw Hale", "told them to leave"."""

from __future__ import annotations

from dataclasses import replace

from builder.mentions.coded import Coded
from builder.mentions.cues import CueReader
from builder.mentions.gazetteer import Way
from builder.mentions.name import Name
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.verb import Verb
from builder.mentions.when import unlisted_place
from builder.values import ActorKind

NEAR = 9  # words after a verb within which the noun stands that tells what is done
_SEEING = {"meet": "seeing", "telephone": "ringing", "host": "welcoming"}
_LEAVING = frozenset((".", ",", ";", "for", "on", "at", "after", "and", "late", "early", "by"))


class JourneyReader(CueReader):
    """Reads journeys, meetings and orders out of the words around a verb."""

    def _sees(self, sentence: Sentence, clause: Clause, verb: Verb, frame: str) -> Coded | None:
        """Read "saw Hale in Oslo", "rang Hale", "welcomed Hale in Oslo": what is no more than done to a person."""
        act = next((act for act, kind in _SEEING.items() if verb.lemmas[0] in self.words[kind]), None)
        at = verb.end
        while at < len(sentence.lows) and sentence.lows[at] in self.words["determiners"]:
            at += 1
        name = sentence.name_at(at)
        seen = name is not None and name.who is not None and name.who.kind in (ActorKind.PERSON, ActorKind.OFFICE)
        if act is None or verb.passive or name is None or not seen or name.refers in ("he", "she"):
            return None
        after = sentence.lows[name.end : name.end + 1]
        if act == "host":
            guest = after in (["in"], ["at"], ["to"]) and self._placed(sentence, name.end + 1)
            return Coded(self.lexicon.acts[act], frame, verb, verb.first, verb.end, clause) if guest else None
        further = ("to", "about", "from", "before") if act == "telephone" else ("in", "and", "before", "again")
        if after and not (sentence.dated[name.end] or after[0] in _LEAVING or after[0] in further):
            return None  # "saw Hale as a rival", "saw Hale's hand in it", "called Hale a liar"
        return Coded(self.lexicon.acts[act], frame, verb, verb.first, verb.end, clause)

    def _placed(self, sentence: Sentence, at: int) -> bool:
        """Tell whether a place is named here, or after an article."""
        at += sentence.lows[at : at + 1] == ["the"]
        name = sentence.name_at(at)
        return name is not None and name.place is not None

    def _awaited(self, sentence: Sentence, clause: Clause, verb: Verb) -> Coded | None:
        """Read "is due in Moscow on Thursday", "is expected in Geneva": a visit ahead."""
        at, frame = verb.end, "future"
        if verb.lemmas[0] == "be" and sentence.lows[at : at + 1] == ["due"]:
            at += 1
        elif verb.lemmas[0] == "be" and verb.tense == "past" and not (verb.modal or verb.negated):
            frame = "fact"  # "was in Oslo on Friday to see Hale"
        elif not (verb.passive and verb.lemmas[0] == "expect"):
            return None
        name = sentence.name_at(at + 1)
        unlisted = name is None and unlisted_place(sentence, at) is not None
        if sentence.lows[at : at + 1] != ["in"] or not (unlisted or (name is not None and name.place is not None)):
            return None
        own = range(verb.end, min(clause.end, verb.end + NEAR))
        gathers = any(self.lexicon.noun_at(sentence.lows, i) for i in own)  # "was in Oslo for talks with Hale"
        if frame == "fact" and (gathers or self._is_state(name) or not any(sentence.dated[i] for i in own)):
            return None  # "was in Norland", "was in Oslo" on no day
        return Coded(self.lexicon.acts["visit"], frame, replace(verb, passive=False), verb.first, at + 1, clause)

    def _is_state(self, name: Name | None) -> bool:
        return name is not None and name.place is not None and name.place.way is Way.STATE

    def _departs(self, sentence: Sentence, clause: Clause, verb: Verb, frame: str) -> Coded | None:
        """Read "left Geneva on Monday", "came to Geneva": a journey, where a place and nothing more is left."""
        comes = verb.lemmas[0] == "come" and sentence.lows[verb.end : verb.end + 1] == ["to"]
        name = sentence.name_at(verb.end + comes)
        if not (comes or verb.lemmas[0] == "leave") or verb.passive or name is None or name.place is None:
            return None
        if comes:
            return Coded(self.lexicon.acts["visit"], frame, verb, verb.first, verb.end + 1, clause)  # "came to Oslo"
        after = sentence.lows[name.end : name.end + 1]
        if after and not (sentence.dated[name.end] or after[0] in _LEAVING):
            return None  # "left Norland divided"
        return Coded(self.lexicon.acts["visit"], frame, verb, verb.first, verb.end, clause)

    def _commands(self, sentence: Sentence, verb: Verb, inner: Verb) -> bool:
        """Tell "told the rebels | to leave" from "told reporters that" and "wants to leave"."""
        if verb.lemmas[0] not in self.words["commanding"] or inner.form != "inf" or verb.passive:
            return False
        between = range(verb.end, inner.first)
        return any(sentence.owner[i] >= 0 for i in between) and not any(sentence.lows[i] == "that" for i in between)

    def by_doing(self, sentence: Sentence, clause: Clause, verb: Verb) -> Verb | None:
        """Give the verb of "responded | by expelling two envoys", which says what was done."""
        if verb.lemmas[0] not in self.words["answering"] or verb.passive or not clause.subject:
            return None
        after = (one for one in sentence.verbs if verb.end < one.first < min(clause.end, verb.end + NEAR))
        told = next(after, None)
        return told if told is not None and told.form == "ing" and sentence.lows[told.first - 1] == "by" else None
