"""Which cue of the lexicon a verb meets: its particles, and a word of what it is done to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.mentions.lexicon import Act, Cue, Lexicon, singular
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.verb import Verb
from builder.values import ActorKind

Table = Mapping[str, tuple[Cue, ...]]

_REACH = 14  # words of an object that may tell the sense of its verb
_LATEST = 6  # words after a verb within which its particle may stand


class CueReader:
    """Finds cues in sentences whose verbs are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def cue(
        self, sentence: Sentence, clause: Clause, verb: Verb, table: Table, frames: tuple[str, ...] | None = None
    ) -> Cue | None:
        """Give the cue that says most about a verb."""
        best: Cue | None = None
        for lemma in verb.lemmas:
            for cue in table.get(lemma, ()):
                if frames is not None and cue.frame not in frames:
                    continue
                if best is not None and cue.weight <= best.weight:
                    break
                if self._fits(sentence, clause, verb, cue):
                    best = cue
                    break
        return best

    def _fits(self, sentence: Sentence, clause: Clause, verb: Verb, cue: Cue) -> bool:
        if cue.particles and self._particle_end(sentence, verb, cue) is None:
            return False
        if cue.doers and not self._any(sentence, clause.span, cue.doers, cue.act):
            return False
        if not cue.objects:
            return True
        return self._holds(sentence, clause, verb, cue, cue.objects) and (
            not cue.further or self._holds(sentence, clause, verb, cue, cue.further)
        )

    def _holds(self, sentence: Sentence, clause: Clause, verb: Verb, cue: Cue, objects: frozenset[str]) -> bool:
        """Tell whether a verb's object, or what is done to its subject, holds one of some words."""
        if cue.lemma == "be" and not cue.particles:
            if not self._is_to(sentence, verb):
                objects = objects - {"to"}
            return self._any(sentence, (verb.end, min(verb.end + 4, clause.end)), objects, cue.act)
        end = min(self.region_end(sentence, clause, verb), verb.end + _REACH)
        if cue.particles[-1:] == ("to",):
            end = min(max(end, verb.end + len(cue.particles) + 2), clause.end)  # "prepared to | attack"
        if self._any(sentence, (verb.end, end), objects, cue.act):
            return True
        return verb.passive and verb is clause.verb and self._any(sentence, clause.span, objects, cue.act)

    def _is_to(self, sentence: Sentence, verb: Verb) -> bool:
        """Tell "is to visit", "is also to visit" from "is ready to visit"."""
        after = sentence.lows[verb.end : verb.end + 4]
        led = after[: after.index("to")] if "to" in after else []
        return all(low in self.words["adverbs"] | self.words["negations"] for low in led)

    def _any(self, sentence: Sentence, stretch: tuple[int, int], words: frozenset[str], act: Act | None) -> bool:
        """Tell whether one of some words, or pairs of words, stands in a stretch of tokens, up to an aside in it."""
        if stretch not in sentence.stretches:
            sentence.stretches[stretch] = self._stretch(sentence, *stretch)
        held = sentence.stretches[stretch]
        return any(
            " " in word or any(not self._belongs_elsewhere(sentence, index, act) for index in held[word])
            for word in held.keys() & words
        )

    def _stretch(self, sentence: Sentence, start: int, end: int) -> dict[str, list[int]]:
        """Give where each word of a stretch stands, also without its plural's ending and with the word after it."""
        found: dict[str, list[int]] = {}
        last = ""
        for index in range(max(start, 0), min(end, len(sentence.lows))):
            low = sentence.lows[index]
            if low in self.words["asides"]:
                break  # "left Syria | after two days of talks"
            for word in {low, singular(low), f"{last} {low}"}:
                found.setdefault(word, []).append(index)
            last = low
        return found

    def _belongs_elsewhere(self, sentence: Sentence, index: int, act: Act | None) -> bool:
        """Tell the city of "Guatemala City", and the strike of "an air strike" where protesters strike.

        A person's post may tell ("recalled Ambassador Pell"), what else describes him may not ("intelligence leaker").
        """
        name = sentence.name_at(index)
        if name is not None and name.place is not None and sentence.tokens[index].capital:
            return True
        if name is not None and name.who is not None and name.who.kind is ActorKind.PERSON:
            return sentence.lows[index] not in name.office.split()
        noun = self.lexicon.noun_at(sentence.lows, index)
        if act is None or noun is None or noun[0] == index:
            return False
        return noun[1] is not act and act.event_class.is_context and noun[1].event_class.is_context

    def region_end(self, sentence: Sentence, clause: Clause, verb: Verb) -> int:
        """Where the object of a verb ends: at the next verb, or its clause's end."""
        for one in sentence.verbs:
            if one.first >= verb.end:
                if (
                    one.form == "part"
                    or (one.form == "inf" and verb.lemmas[0] in self.words["striving"])
                    or (
                        one.form == "ing"
                        and one.first > verb.end
                        and sentence.lows[one.first - 1] in ("and", "to", "of", "in")
                    )
                ):
                    continue
                return min(one.first, clause.end) if one.first < clause.end else clause.end
        return clause.end

    def _particle_end(self, sentence: Sentence, verb: Verb, cue: Cue) -> int | None:
        """Tell where a verb's particles end: "called (on Tuesday) for". None where they do not follow."""
        at = verb.end
        for particle in cue.particles:
            found = self._particle(sentence, at, particle)
            if found is None:
                return None
            at = found + 1
        return at

    def _particle(self, sentence: Sentence, at: int, particle: str) -> int | None:
        lows = sentence.lows
        at = self._past_count(lows, at)
        for _ in range(4):
            if self._leads_date(sentence, at):
                at += 2  # "agreed | on Saturday | to" is no "agreed on"
            elif at >= len(lows) or lows[at] == particle:
                break
            elif (
                sentence.dated[at]
                or lows[at] in self.words["selves"]
                or lows[at] in self.words["adverbs"]
                or lows[at].endswith("ly")
            ):
                at += 1
            else:
                break
        if at < len(lows) and lows[at] == particle and not self._leads_date(sentence, at):
            return at
        return self._late_particle(sentence, at, particle)

    def _past_count(self, lows: Sequence[str], at: int) -> int:
        """Step over how a vote went: "voted | by 285 to 272 | against", "voted | 15-0 | to send"."""
        start = at + (lows[at : at + 1] == ["by"])
        last = start
        while last < len(lows) and (self._number(lows[last]) or (lows[last] in ("to", "-", "–") and last > start)):
            last += 1
        last -= last > start and not self._number(lows[last - 1])
        return last if last > start else at

    def _number(self, low: str) -> bool:
        return low.replace("-", "").isdigit() or low in self.words["quantities"]

    def _leads_date(self, sentence: Sentence, at: int) -> bool:
        return at + 1 < len(sentence.lows) and sentence.lows[at] in ("on", "in", "at") and sentence.dated[at + 1]

    def _late_particle(self, sentence: Sentence, at: int, particle: str) -> int | None:
        """Find the "off" of "called the meeting off", the "go" of "let two captives go"."""
        if particle not in self.words["late_particles"]:
            return None
        for index in range(at, min(at + _LATEST, len(sentence.lows))):
            if sentence.lows[index] == particle:
                return index
            if any(verb.first == index for verb in sentence.verbs) or not sentence.tokens[index].is_word:
                return None
        return None
