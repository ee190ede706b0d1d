"""Where the phrases that make up names end: titles, groups, runs of capitals, what the gazetteer lists."""

from __future__ import annotations

from builder.mentions.gazetteer import Gazetteer, Known, Way
from builder.mentions.lexicon import Lexicon
from builder.mentions.tokens import Token
from builder.mentions.verb import BE, HAVE, MODALS

HELPING = frozenset((*BE, *HAVE, *MODALS))
_LINKS = frozenset(("of", "for", "the", "and", "&", "on"))


class PhraseReader:
    """Finds phrases among tokens, with one gazetteer and one language's words."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.words = lexicon.words

    def _phrase(self, kind: str, tokens: list[Token], at: int) -> int | None:
        """Give the end of the longest phrase of a class that starts here."""
        if at >= len(tokens):
            return None
        for words in self.lexicon.phrases[kind].get(tokens[at].low, ()):
            end = at + len(words)
            if len(words) == 1 or [token.low for token in tokens[at:end]] == [*words]:
                return end
        return None

    def _title(self, tokens: list[Token], at: int) -> int | None:
        end = self._phrase("titles", tokens, at)
        return end

    def _group_end(self, tokens: list[Token], at: int) -> int | None:
        """Read "opposition groups", "rebel fighters", "security forces" without a state before them."""
        index = at
        for _ in range(4):
            if (end := self._phrase("groups", tokens, index)) is not None:
                while end < len(tokens) and (more := self._phrase("groups", tokens, end)) is not None:
                    end = more
                return None if self._heads_act(tokens, index, end) else end
            if index >= len(tokens) or tokens[index].low not in self.words["modifiers"]:
                return None
            index += 1
        return None

    def _heads_act(self, tokens: list[Token], at: int, end: int) -> bool:
        """Tell the general of "a general strike" from one who struck."""
        noun = (
            self.lexicon.noun_at([token.low for token in tokens[at : end + 1]], end - at) if end < len(tokens) else None
        )
        return noun is not None and noun[0] == 0

    def _people(self, tokens: list[Token], at: int) -> bool:
        """Tell people named by what they do, at a sentence's head: "Dockers in", "Islamists have"."""
        low = tokens[at].low
        if at or len(low) < 6 or low in self.lexicon.forms or len(tokens) < 2:
            return False
        if not low.endswith(tuple(self.words["doer_endings"])):
            return False
        return (
            tokens[1].low in self.lexicon.forms
            or tokens[1].low in self.words["prepositions"]
            or tokens[1].low in HELPING
        )

    def _capitals(self, tokens: list[Token], at: int, lone: bool = False) -> int | None:
        """Give the end of a run of capitalised words that may be a stranger's or a body's name."""
        if tokens[at].low in self.words["quantities"] and not lone:
            return None  # "Thirteen Orthodox nuns"
        if not tokens[at].is_word or not (tokens[at].capital or tokens[at].low in self.words["name_particles"]):
            return None
        if (at == 0 or lone) and self._common(tokens[at]):
            return None
        end, heads = at, 0
        while end < len(tokens) and end < at + 9:
            token = tokens[end]
            if not lone and end > at and tokens[end - 1].low not in _LINKS and self._is_state(tokens, end):
                break  # "Sunni | Saudi Arabia", "Veteran | Algerian diplomat"
            if (
                token.is_word
                and token.capital
                and token.low not in self.words["months_and_days"]
                and not (end > at and self._common(token))
            ):
                heads += 1
                end += 1
            elif token.glued and token.text.islower() and heads > 1 and token.low not in self.words["compounds"]:
                end += 1  # "Moon Jae-in"
            elif (token.low in self.words["name_particles"] and end + 1 < len(tokens) and tokens[end + 1].capital) or (
                token.low in _LINKS and heads and not lone and self._bridges(tokens, end)
            ):
                end += 1
            else:
                break
        if heads < (1 if lone else 2) or (
            not lone and self.lexicon.noun_at([token.low for token in tokens[:end]], end - 1)
        ):
            return None  # "Strategic Dialogue" names nobody
        return end

    def _is_state(self, tokens: list[Token], at: int) -> bool:
        known = self._known(tokens, at)
        if known is None:
            return False
        last = known[0] < len(tokens) and tokens[known[0]].is_word and not tokens[known[0]].capital
        return known[1][0].way is Way.STATE or (known[1][0].way is Way.ADJECTIVE and last)

    def _bridges(self, tokens: list[Token], at: int) -> bool:
        """Tell whether a small word joins two capitalised parts of one body's name: "Union of Teachers"."""
        if tokens[at].low == "and" or at + 1 >= len(tokens):
            return False
        after = at + 2 if tokens[at + 1].low == "the" and at + 2 < len(tokens) else at + 1
        return tokens[at].low != "the" and tokens[after].capital and tokens[at - 1].low in self.words["organisations"]

    def _common(self, token: Token) -> bool:
        """Tell whether a capitalised word is only so for standing first, or in a title."""
        if token.low.endswith("ly") and len(token.low) > 5:
            return True
        return token.low in self.lexicon.forms or any(
            token.low in self.words[kind]
            for kind in (
                "conjunctions",
                "determiners",
                "prepositions",
                "subordinators",
                "adverbs",
                "subject_pronouns",
                "possessives",
                "months_and_days",
                "relatives",
            )
        )

    def _outlet(self, tokens: list[Token], at: int) -> int | None:
        """Read "Sputnik news service" after "Russia’s state-run"."""
        end = self._capitals(tokens, at, lone=True) or at
        while end < len(tokens) and tokens[end].low in self.words["outlets"]:
            end += 1
        return end if end > at and tokens[end - 1].low in self.words["outlets"] else None

    def _counterpart(self, tokens: list[Token], at: int) -> int | None:
        """Read "his Turkish counterpart"."""
        for end in range(at + 2, min(at + 6, len(tokens) + 1)):
            if tokens[end - 1].low in self.words["counterparts"]:
                return end
        return None

    def _known(self, tokens: list[Token], at: int) -> tuple[int, list[Known]] | None:
        token = tokens[at]
        if token.low == "us" and not token.text.isupper():
            return None
        found = self.gazetteer.match(tokens, at)
        if found is None or (token.low in self.words["members"] and at and tokens[at - 1].low != "the"):
            return None  # "the member | States of the Council"
        end, known = found
        if not any(token.capital for token in tokens[at:end]):
            known = [one for one in known if one.common]
        return (end, known) if known else None

    def _speaks_next(self, tokens: list[Token], at: int) -> bool:
        """Read a lone surname nobody listed: "Williams said"."""
        if self._common(tokens[at]) or (tokens[at].low.endswith("s") and at == 0) or at + 1 >= len(tokens):
            return False
        return tokens[at + 1].low in self.words["said"] and len(tokens[at].low) > 2

    def _known_after(self, tokens: list[Token], start: int, stop: int) -> bool:
        return any(self._known(tokens, index) is not None for index in range(start, stop))
