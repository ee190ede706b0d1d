"""What a clause tells: the outer verb wins, and frames say how it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.mentions.coded import Coded
from builder.mentions.journeys import NEAR, JourneyReader
from builder.mentions.lexicon import Act, Cue
from builder.mentions.sentence import Clause, Sentence
from builder.mentions.verb import Verb
from builder.values import ActorKind

_ADJACENT = 2  # words between "talks are due" and its "to open"; "ended with no word on what to say next" has more
_AUXILIARY_FRAMES = ("aspect", "plan", "willing", "wish", "try", "fail", "refuse")


class Coder(JourneyReader):
    """Codes the clauses of a read sentence."""

    def code(self, sentence: Sentence) -> Iterator[Coded]:
        """Give what each finite clause tells, in order. Clauses that only speak give nothing here."""
        for clause in sentence.clauses:
            frame = self.frame(clause.verb)
            if {"neither", "no"} & set(sentence.lows[slice(*clause.span)][:2]) or self._of_none(sentence, clause):
                frame = "denied"
            coded = self.code_verb(sentence, clause, clause.verb, frame)
            if coded is None:
                coded = self._unknown(sentence, clause, frame)
            if coded is not None:
                yield coded

    def _of_none(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell "received no order" from "killed no fewer than ten" and "said no deal was reached"."""
        after = sentence.lows[clause.verb.end : clause.verb.end + 2]
        return after[:1] == ["no"] and not clause.speaks and not self.words["no_compared"] & set(after)

    def _unknown(self, sentence: Sentence, clause: Clause, frame: str) -> Coded | None:
        """Code a verb no cue knows by its frame: "said Sudan must return it" demands, "will not budge" refuses."""
        act, verb = {"must": "demand", "refused": "reject", "future": "intend"}.get(frame), clause.verb
        nobodys = verb.passive and verb.modal == "will" and clause.reported is None  # "a panel will be set up in May"
        if act == "intend" and ((verb.passive and not nobodys) or verb.lemmas[0] in ("be", "have") or clause.speaks):
            act = None
        if act == "intend" and not any(sentence.dated[clause.start : clause.end]):
            act = None  # what will be done on no day
        if act == "intend" and (
            (verb.modal == "would" and clause.reported is None)
            or (clause.lead in self.words["relatives"] and clause.lead not in ("who", "that"))
        ):
            act = None  # "the plan under which they would follow"
        if (
            frame == "fact"
            and len(clause.subject) > 1
            and "jointly" in sentence.lows[max(verb.first - 1, 0) : verb.end + 1]
        ):
            act = "cooperate"  # whatever it is that they "jointly run"
        if act is None or (act != "demand" and not clause.subject and not nobodys):
            return None
        return Coded(self.lexicon.acts[act], frame, verb, verb.first, verb.end, clause)

    def frame(self, verb: Verb) -> str:
        """Say how modals and negation frame a verb."""
        if verb.modal in ("will", "would", "shall"):
            return "refused" if verb.negated else "future"
        if verb.modal in ("may", "might", "could"):
            return "possible"
        if verb.modal in ("must", "should"):
            return "must"
        return "denied" if verb.negated else "fact"

    def code_verb(self, sentence: Sentence, clause: Clause, verb: Verb, frame: str, depth: int = 0) -> Coded | None:
        """Code one verb, passing through frames ("began to", "plans to") to the verb inside."""
        inner = self.inner(sentence, clause, verb)
        if inner is None and depth < 4 and (means := self.by_doing(sentence, clause, verb)) is not None:
            passed = self.code_verb(sentence, clause, means, frame, depth + 1)
            return passed and replace(passed, first=verb.first)
        if inner is not None and self._commands(sentence, verb, inner):
            told = verb.lemmas[0] == "tell"
            act_name = "demand" if told else "wish"
            return Coded(self.lexicon.acts[act_name], frame, verb, verb.first, verb.end, clause, plain=told)
        if inner is not None and verb.lemmas[0] == "give" and sentence.lows[inner.first - 1] in self.words["terms"]:
            return Coded(self.lexicon.acts["warn"], frame, verb, verb.first, verb.end, clause)  # "a week to leave"
        act = self.cue(sentence, clause, verb, self.lexicon.verbs)
        if act is not None and act.act is not None and act.act.name == "meet" and verb.passive and not act.objects:
            act = None  # "appeals are met with silence"
        if act is not None and act.act is not None and self._judges(sentence, clause, verb, act.act.name):
            act = None
        over = self.cue(sentence, clause, verb, self.lexicon.frames, _AUXILIARY_FRAMES)
        missed = self.cue(sentence, clause, verb, self.lexicon.frames, ("missed",))
        if missed is not None and (noun := self._subject_noun(sentence, clause)) is not None:
            return Coded(noun[1], "denied", verb, verb.first, verb.end, clause, noun[0], True, missed=True)
        light = self._light(sentence, clause, verb)
        if over is not None and over.frame == "aspect" and inner is not None and light is not None:
            over = over if light[0] > inner.first else None  # "began a conference | to elect a leader"
        if (
            over is not None
            and inner is not None
            and depth < 4
            and (
                act is None
                or (act.weight == 0 and over.weight >= 0 and over.frame != "refuse" and not self._outer(act))
            )
        ):
            passed = self.code_verb(sentence, clause, inner, self._through(over.frame or "", frame), depth + 1)
            if passed is not None:
                undone = over.frame == "plan" and verb.tense == "past" and inner.perfect  # "was to have visited"
                tried = passed.tried or over.frame in ("try", "wish")
                stage = verb.lemmas[0] in self.words["stages"] and not (verb.passive or passed.subject_noun)
                first = verb.first if stage else passed.first  # the words "decided to lift" are one act
                return replace(passed, first=first, tried=tried, missed=passed.missed or undone)
            named = any(sentence.owner[i] >= 0 for i in range(verb.end, inner.first))
            near = inner.first - verb.end <= _ADJACENT and not (named or inner.passive)  # not "expects Hale to reply"
            relative = clause.lead in self.words["relatives"] and clause.lead != "who"  # "talks that he is due to open"
            meant = over.frame in ("plan", "willing") and frame in ("fact", "future")
            if act is None and meant and near and not relative:
                framed = self._through(over.frame or "", frame)
                return Coded(self.lexicon.acts["intend"], framed, inner, inner.first, inner.end, clause)
            if act is None or (act.weight == 0 and verb.lemmas[0] == "help"):
                return None
        if (noun := self._subject_noun(sentence, clause)) is not None and self._occurs(sentence, clause, verb):
            reached = verb.passive and verb.lemmas[0] in self.words["reaching"]  # "agreement was reached"
            told = reached or noun[1].name not in ("promise", "agree", "readiness")
            told = told and (inner is None or inner.form != "inf" or inner.first - verb.end > _ADJACENT)
            if told and not (act and act.act and act.act.event_class.is_context):
                if verb.lemmas[0] in self.words["planning"] and frame == "fact":
                    frame = "future"
                return Coded(noun[1], frame, verb, verb.first, verb.end, clause, noun[0], True)
        visit = (
            self._sees(sentence, clause, verb, frame)
            or self._awaited(sentence, clause, verb)
            or self._departs(sentence, clause, verb, frame)
        )
        if visit is not None:
            return visit
        idle = self.cue(sentence, clause, verb, self.lexicon.frames, ("idle",))
        if idle is not None and (act is None or idle.weight > act.weight):
            return None
        if act is not None and act.act is not None and (light is None or act.weight > 0 or act.lemma == "host"):
            end = self._particle_end(sentence, verb, act) or verb.end
            found = act.act
            if found.name == "promise" and inner is not None and depth < 4:
                pledged = self.code_verb(sentence, clause, inner, "fact", depth + 1)
                if pledged is not None and pledged.act.side == "conflict":
                    found = self.lexicon.acts["threaten"]  # "vowed to kill more hostages"
            return Coded(found, frame, verb, verb.first, end, clause, plain=act.weight > 0)
        if light is not None:
            return Coded(light[1], frame, verb, verb.first, light[0] + 1, clause, light[0])
        return None

    def _judges(self, sentence: Sentence, clause: Clause, verb: Verb, act: str) -> bool:
        """Tell "called the election a farce" and "declared the truce over" from "called an election" and "a truce"."""
        after = sentence.lows[verb.end : min(clause.end, verb.end + NEAR)]
        calls = act == "schedule" and verb.lemmas[0] == "call" and after[:1] == ["the"]
        return calls or (act == "ceasefire" and verb.lemmas[0] == "declare" and bool({"over", "dead"} & set(after)))

    def _outer(self, cue: Cue) -> bool:
        """Tell whether a bare cue keeps the word over the verb inside: "agreed to lift", "refused to meet"."""
        return cue.act is not None and cue.act.name in (
            "agree", "promise", "offer", "accept", "reject", "call", "demand", "warn", "threaten", "invite", "propose",
            "criticise", "concede", "deny",
        )  # fmt: skip

    def _through(self, over: str, frame: str) -> str:
        if over == "plan":
            return "future" if frame in ("fact", "future") else frame
        if over in ("willing", "wish"):
            return "refused" if frame in ("denied", "refused") else "willing"
        if over == "try":
            return "refused" if frame in ("denied", "refused") else "possible" if frame == "fact" else frame
        if over == "fail":
            return "denied"
        return frame

    def inner(self, sentence: Sentence, clause: Clause, verb: Verb) -> Verb | None:
        """Give the verb that completes this one: "plans | to visit", "began | withdrawing"."""
        after = [one for one in sentence.verbs if one.first >= verb.end and one.first < clause.end and not one.finite]
        for one in after:
            gap = range(verb.end, one.first)
            if len(gap) > 9 or any(
                sentence.lows[i] in (",", ";", "(", "“", '"') or sentence.lows[i] in self.words["subordinators"]
                for i in gap
            ):
                return None
            if one.form == "inf":
                return one
            if one.form == "ing" and not any(
                sentence.owner[i] >= 0 or sentence.lows[i] in self.words["prepositions"] for i in gap
            ):
                return one
        return None

    # -- nouns ---------------------------------------------------------------------------------------------

    def _light(self, sentence: Sentence, clause: Clause, verb: Verb) -> tuple[int, Act] | None:
        """Find the noun of "held talks", "launched a new attack"."""
        if verb.passive or self.cue(sentence, clause, verb, self.lexicon.frames, ("light",)) is None:
            return None
        if verb.lemmas[0] == "call" and sentence.lows[verb.end : verb.end + 1] == ["the"]:
            return None  # "called the veto a stain" calls none
        end = min(self.region_end(sentence, clause, verb), verb.end + NEAR)
        return self._noun(sentence, verb.end, end)

    def by_object(self, sentence: Sentence, clause: Clause) -> Coded | None:
        """Code a verb no cue knows by the noun it is done to: "clapped an embargo on the island"."""
        verb = clause.verb
        if clause.speaks or verb.passive or verb.lemmas[0] == "be":
            return None
        noun = self._noun(sentence, verb.end, min(self.region_end(sentence, clause, verb), verb.end + NEAR))
        if noun is None:
            return None
        return Coded(noun[1], self.frame(verb), verb, verb.first, noun[0] + 1, clause, noun[0])

    def _noun(self, sentence: Sentence, start: int, end: int) -> tuple[int, Act] | None:
        """Find the head noun of the first noun phrase between two tokens, where it is a cue."""
        best: tuple[int, Act] | None = None
        for index in range(start, end):
            low = sentence.lows[index]
            whole = self.lexicon.noun_at(sentence.lows, index + 1) if low == "of" and index + 1 < end else None
            if best is None and whole is not None and whole[0] <= index - 1:
                return index + 1, whole[1]  # "cessation of hostilities"
            if low == "of" and best is None and sentence.lows[index - 1] in self.words["measures"]:
                continue  # "two days of talks"
            if low in self.words["prepositions"] and low not in ("in",) and (best is not None or index > start):
                return best
            if low in (",", ";", "and") and best is not None:
                return best
            if sentence.owner[index] >= 0 and self._named(sentence, index):
                continue
            found = self.lexicon.noun_at(sentence.lows, index)
            if found is not None:
                best = index, found[1]
        return best

    def _named(self, sentence: Sentence, index: int) -> bool:
        """Tell a name from a common noun that only happens to be a group: "a joint patrol"."""
        who = sentence.names[sentence.owner[index]].who
        return who is None or who.kind is not ActorKind.GROUP or who.state is not None

    def _subject_noun(self, sentence: Sentence, clause: Clause) -> tuple[int, Act] | None:
        """Find the noun a clause is about: "talks ended"; "it" is what the clause before was about."""
        if clause.speaks and "that" in sentence.lows[clause.verb.end : clause.verb.end + 4]:
            return None  # "the forum concluded that"
        start, end = clause.span
        begins = bool({*clause.verb.lemmas} & self.words["phases"])
        before = (
            self._antecedent(sentence, clause) if clause.lead in ("that", "which") and clause.same_subject else None
        )
        if begins and before is not None:
            found = self._noun(sentence, *before)
            if found is not None and found[0] == before[1] - 1:
                clause.span = before  # "the ceasefire that began on Monday"
                return found
        if sentence.lows[start:end][-1:] == ["it"]:
            earlier = [one for one in sentence.clauses if one.verb.first < clause.verb.first and one is not clause]
            return self._noun(sentence, *earlier[-1].span) if earlier else None
        found = self._noun(sentence, start, end)
        if found is None and sentence.lows[start : start + 2] in (["the", "date"], ["a", "date"]):
            return None
        return found

    def _antecedent(self, sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
        """Give the noun phrase that a relative clause explains, back to its article."""
        end = clause.start - (sentence.lows[clause.start - 1 : clause.start] == [","])
        for start in range(end - 1, max(end - NEAR, -1), -1):
            low = sentence.lows[start]
            if low in self.words["determiners"]:
                return start, end
            if low in self.words["prepositions"] or any(verb.first <= start < verb.end for verb in sentence.verbs):
                return (start + 1, end) if start + 1 < end else None
        return None

    def _occurs(self, sentence: Sentence, clause: Clause, verb: Verb) -> bool:
        if verb.passive:
            kinds: tuple[str, ...] = ("light", "occur", "arranged")
        else:
            kinds = ("occur",)
        return self.cue(sentence, clause, verb, self.lexicon.frames, kinds) is not None
