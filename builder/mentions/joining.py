"""Names that are parts of one: "representatives of | the opposition", "US | White House spokesman Tommy Vietor"."""

from __future__ import annotations

from dataclasses import replace

from builder.mentions.gazetteer import Gazetteer, Way
from builder.mentions.lexicon import Lexicon
from builder.mentions.name import Name
from builder.mentions.tokens import Token
from builder.values import ActorKind, Participant, Span


class NameJoiner:
    """Joins names with one gazetteer and one language's words."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.words = lexicon.words

    def join(self, tokens: list[Token], names: list[Name]) -> list[Name]:
        """Make one of "representatives of | the opposition" and of "the opposition | “National Coalition”"."""
        merged: list[Name] = []
        for name in names:
            joined = self._join(tokens, merged, name)
            if joined is not None:
                merged[-1] = joined
                continue
            merged.append(name)
        return merged

    def _join(self, tokens: list[Token], before: list[Name], name: Name) -> Name | None:
        """Give one name for the last and this one, where they are parts of one."""
        last = before[-1] if before else None
        if last is None or last.who is None or name.who is None or name.weak or name.refers:
            return None
        gap = [token.low for token in tokens[last.end : name.first]]
        span = Span(tokens[last.first].start, tokens[name.end - 1].end)
        whole = replace(name, first=last.first, who=replace(name.who, span=span), place=None)
        if name.who.kind is ActorKind.PERSON:
            known = last.who.kind in (ActorKind.BODY, ActorKind.STATE)
            if known and len(gap) == 1 and name.end - name.first > 1 and not name.office and self._describes(gap[0]):
                return whole  # "U.S. intelligence | leaker | Edward Snowden"
            if gap == ["of"] and tokens[last.end - 1].low in ("government", "regime"):
                return self._government(whole)
            if gap:
                return None
            hyphened = known and tokens[name.first].glued
            if (last.who.kind is ActorKind.STATE and name.office) or hyphened:
                return whole  # "US | White House spokesman Tommy Vietor"
            if len(before) > 1 and before[-2].refers == "office" and last.who.kind in (ActorKind.BODY, ActorKind.STATE):
                post = before[-2]
                between = [token.low for token in tokens[post.end : last.first]]
                if between[:1] in (["to"], ["for"], ["of"]) and len(between) < 3 and post.who is not None:
                    del before[-1]  # "Chinese Ambassador | to | the United Nations | Li Baodong"
                    who = replace(name.who, state=name.who.state or post.who.state)
                    return replace(name, first=post.first, who=who, office=post.office)
            return None
        some = tokens[last.first - 1].low if last.first else ""
        counted = some.isdigit() or some in self.words["quantities"]  # "nine members of the Council" are not all of it
        member = last.first > 0 and some == "member" and tokens[last.end - 1].low in self.words["members"]
        led_by = gap in (["of"], ["of", "the"], ["from"], ["from", "the"])
        part = (tokens[last.end - 1].low in self.words["parts"] or member) and led_by and not counted
        lead = tokens[last.end - 1].low in ("leaders", "officials", "authorities") and gap == ["in"]
        held = lead and last.who.state is None and name.place is not None and name.place.way is Way.STATE
        called = gap in ([], ["“"], ['"']) and name.who.kind is ActorKind.BODY
        grouped = last.who.kind is ActorKind.GROUP or tokens[last.end - 1].low == "opposition"
        return whole if grouped and (part or called or held) else None

    def _government(self, name: Name) -> Name | None:
        """Read "the government of President Assad": of the state he stands for, where we know it."""
        known = self.gazetteer.governments.get(name.who.state or "") if name.who else None
        if known is None or known.kind is None or name.who is None:
            return None
        return replace(name, who=Participant(known.name, known.kind, known.id, known.state, name.who.span), office="")

    def _describes(self, low: str) -> bool:
        """Tell a noun that says what somebody is from the words that part two names."""
        closed = ("prepositions", "conjunctions", "determiners", "subordinators", "relatives", "adverbs")
        if not low.isalpha() or low in self.lexicon.forms or low == "'s":
            return False
        return not any(low in self.words[kind] for kind in closed)
