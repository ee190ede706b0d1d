"""Whose word a clause is: "Russia, Bogdanov said, is willing"; "said it would not accept"."""

from __future__ import annotations

from collections.abc import Mapping

from builder.mentions.sentence import Clause, Sentence
from builder.values import ActorKind

_STRANGER = 6  # words that say who somebody without a name is: "a prominent rights lawyer"


class ReportReader:
    """Says of each clause in whose speech it is told."""

    words: Mapping[str, frozenset[str]]

    def _report(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Say of each clause in whose speech it is told."""
        teller: int | None = None
        for index, clause in enumerate(clauses):
            if teller is None and index:
                self._carry(sentence, clause, clauses[index - 1])
                clause.disowned = self._says_who_may(sentence, clauses[index - 1])
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
                elif not self._beside_speech(sentence, clause):
                    clause.reported = teller
                    self._stand_in(sentence, clause, clauses[teller])
                    if spoken and not clause.same_subject and self._tail(sentence, clause):
                        clause.reported = None
                        teller = index
                    continue
            if spoken and (clause.subject or self._stranger(sentence, clause)):
                if self._tail(sentence, clause):
                    for one in clauses[:index]:
                        if (
                            one.reported is None and one.lead not in ("after", "before", "when", "while", "as")
                        ) or one.lead == "that":
                            one.reported = index
                            if sentence.lows[slice(*one.span)][-1:] == ["we"]:
                                self._stand_in(sentence, one, clause)
                teller = index if not (self._tail(sentence, clause) and index == len(clauses) - 1) else None

    def _beside_speech(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell ", as Hale vowed to fight on" and "Hale, who fled last week," in a speech: the writer adds them."""
        mark = sentence.lows[clause.start - 1 : clause.start] == [","]
        return mark and clause.lead in self.words["added"]

    def _stranger(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell "…, a prominent lawyer said" and "…, witnesses said": somebody's word, though no name is told."""
        start, end = clause.span
        if not 0 < end - start <= _STRANGER or not all(token.is_word for token in sentence.tokens[start:end]):
            return False
        lows = sentence.lows[start:end]
        one = lows[0] in self.words["determiners"] or lows[-1].endswith("s")
        return one and not set(lows) & (self.words["relatives"] | self.words["prepositions"] | self.words["nobody"])

    def _says_who_may(self, sentence: Sentence, teller: Clause) -> bool:
        """Tell "those who said" and "anyone who believes" from "Hale, who said": nobody stands for what they say."""
        alone = teller.lead == "who" and not teller.subject and sentence.lows[teller.span[0] - 1] != ","
        return alone and (teller.speaks or teller.verb.lemmas[0] in self.words["opines"])

    def _carry(self, sentence: Sentence, clause: Clause, before: Clause) -> None:
        """Let the pronoun of "flew to Oslo, where she met Hale" be the one person its sentence was about."""
        subject = [sentence.names[index].refers for index in clause.subject]
        if subject == ["they"] and clause.lead in ("when", "where") and self._several(sentence, before):
            clause.subject = before.subject  # "ministers will take it up when they meet"
        if subject[:1] not in (["he"], ["she"]) or len(before.subject) != 1:
            return
        name = sentence.names[before.subject[0]]
        person = name.who is not None and name.who.kind is ActorKind.PERSON and not name.refers
        if person and clause.lead in self.words["carriers"] and clause.verb.tense == "past":
            clause.subject = (*before.subject, *clause.subject[1:])  # "Hale said after | he and Lee met"

    def _stand_in(self, sentence: Sentence, clause: Clause, teller: Clause) -> None:
        """Let the pronoun of what is told be whoever tells it: "Jordan said it would", "Elaraby said he had"."""
        kinds = {who.kind for index in teller.subject if (who := sentence.names[index].who) is not None}
        subject = [sentence.names[index].refers for index in clause.subject]
        if clause.lead in self.words["subordinators"]:
            fits = False
        elif not clause.subject:
            pronoun = sentence.lows[clause.span[0] : clause.span[1]][-1:] in (["it"], ["they"])
            fits = pronoun and kinds <= {ActorKind.STATE, ActorKind.BODY}
        elif subject == ["we"]:
            fits = kinds <= {ActorKind.PERSON, ActorKind.OFFICE}  # whoever else may have been there
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
