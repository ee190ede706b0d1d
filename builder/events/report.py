"""A mention made ready to be compared: its day, who is in it, where, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from builder.events.roles import takes_no_part
from builder.events.tables import classes, words_of
from builder.knowledge import Knowledge
from builder.values import (
    ActorKind,
    Article,
    BlockKind,
    DatedReading,
    Interval,
    Mention,
    Participant,
    Reason,
    TimeValue,
)

_WORD = re.compile(r"\w+")


class Given(IntEnum):
    """How a mention came by its date, firmest first."""

    STATED = 0  # by an expression in its own clause
    CALENDAR = 1  # it names a reference event outright
    OCCASION = 2  # the same people's dated words just before it
    ARTICLE = 3  # the article's own day
    NONE = 4


@dataclass(frozen=True, slots=True)
class When:
    """A mention's date, why, and which days it leaves open."""

    value: TimeValue | None
    reason: Reason
    given: Given
    possible: Interval | None = None  # what it does not exclude: wider than stated where the phrase is loose
    probability: float = 1.0


@dataclass(frozen=True)
class Report:
    """One article's mention with all that merging looks at. Sorts and compares by `key`."""

    mention: Mention
    dated: DatedReading
    when: When
    places: tuple[str, ...] = ()  # place ids from the named one outwards; its folded name where nobody listed it
    calendar: str | None = None  # the reference event it tells of, named or found
    wider: frozenset[str] = frozenset()  # bodies that one taking part belongs to: "the opposition" of its coalition

    @cached_property
    def key(self) -> tuple[str, str, int, str]:
        """Where it stands: earliest article first, so that ids lean on what was there first."""
        published = self.dated.published.best
        return (
            published.isoformat() if published else "9999",
            self.mention.article,
            self.mention.clause.start,
            self.mention.id,
        )

    @cached_property
    def people(self) -> frozenset[str]:
        """Persons and named bodies, and the bodies that these belong to."""
        named = (participant_key(who) for who in self.everybody if _is_somebody(who))
        return frozenset(named) | self.wider

    @cached_property
    def persons(self) -> frozenset[str]:
        """The persons among those who take part."""
        return frozenset(participant_key(who) for who in self.everybody if who.kind is ActorKind.PERSON)

    @cached_property
    def of_others(self) -> bool:
        """Tell whether it is about others than those just named: "meetings with other representatives"."""
        clause = self.mention.clause.of(self.dated.article.text).casefold()
        return bool(words_of("others") & set(_WORD.findall(clause)))

    @cached_property
    def states(self) -> frozenset[str]:
        """States that take part, themselves or by the people who stand for them."""
        own = (who.id if who.kind is ActorKind.STATE else who.state for who in self.everybody if _stands_for_state(who))
        return frozenset(state for state in own if state)

    @cached_property
    def everybody(self) -> tuple[Participant, ...]:
        """Actors, recipients and the speaker, where nobody else is named or he announces what is to come."""
        mention = self.mention
        counts = self.group == "schedule" or not (mention.actors or mention.recipients)
        known = mention.speaker is not None and (mention.speaker.kind is not ActorKind.GROUP or mention.speaker.id)
        speaker = (mention.speaker,) if mention.speaker and counts and known else ()
        named = (*mention.actors, *mention.recipients, *speaker)
        return tuple(who for who in named if not self._only_describes(who))

    @cached_property
    def actors(self) -> tuple[Participant, ...]:
        """Those who act, without such as only describe the next: "the US campaign group Human Rights Watch"."""
        return tuple(who for who in self.mention.actors if not self._only_describes(who))

    @cached_property
    def deciders(self) -> tuple[Participant, ...]:
        """Those who act for somebody named, whom the text does not leave open: "Norland's army", not "a general"."""
        text = self.dated.article.text
        return tuple(who for who in self.actors if decides(who) and not _one_of_many(who, text))

    def _only_describes(self, who: Participant) -> bool:
        return takes_no_part(who, self.mention, self.dated.article.text, talks=self.group == "talks")

    @cached_property
    def doers(self) -> frozenset[str]:
        """Those who act or speak, without those acted upon."""
        speaker = (self.mention.speaker,) if self.mention.speaker else ()
        return frozenset(participant_key(who) for who in (*self.mention.actors, *speaker))

    @cached_property
    def quote(self) -> str:
        """Its sentence on one line."""
        return " ".join(self.mention.sentence.of(self.dated.article.text).split())

    @cached_property
    def in_title(self) -> bool:
        """Tell whether it stands in its article's title, which tells the body's news once more."""
        return self.dated.article.kind_at(self.mention.sentence.start) in (BlockKind.TITLE, BlockKind.SUBTITLE)

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the clause's words of content, without the names of those who take part."""
        clause = self.mention.clause.of(self.dated.article.text)
        names = {word for who in self.everybody for word in _WORD.findall(who.name.casefold())}
        return content_words(clause) - {stem(name) for name in names}

    @cached_property
    def profile(self) -> tuple[object, ...]:
        """All that a veto looks at: mentions of one profile are forbidden, or not, to meet the same others."""
        wording = None if self.group == "talks" or self.calendar else self.words
        return (
            *(
                self.mention.event_class,
                self.mention.code,
                self.mention.realis,
                self.calendar,
                self.when.possible,
                self.places,
            ),
            *(self.people, self.persons, self.states, self.doers, self.of_others, wording),
        )

    @cached_property
    def group(self) -> str:
        """The class group it may merge within."""
        return classes().group(self.mention.event_class)

    @cached_property
    def is_plan(self) -> bool:
        """Tell whether it is told as lying ahead, or as never come about."""
        return self.mention.realis.is_plan


def _stands_for_state(who: Participant) -> bool:
    """Tell whether somebody speaks for a state: rebels have one and do not."""
    if who.kind is not ActorKind.BODY:
        return True
    return bool(words_of("governments") & set(who.name.casefold().split()))


def _is_somebody(who: Participant) -> bool:
    """Tell a person or a body, also a listed group, from a state and from "officials"."""
    return who.kind in (ActorKind.PERSON, ActorKind.BODY) or (who.id is not None and who.kind is not ActorKind.STATE)


def participant_key(who: Participant) -> str:
    """Name a participant for comparison: the id, or the folded name of one nobody listed."""
    return who.id or " ".join(who.name.casefold().split())


def specific(who: Participant) -> bool:
    """Tell whether a reader knows who is meant: somebody listed, or a person or a body with a full name."""
    if who.id is not None:
        return True
    words = who.name.split()
    if who.kind is ActorKind.BODY and is_movement(who.name):
        return True
    if len(words) < 2 or not words[0][:1].isupper() or words[0].casefold() in words_of("stop"):
        return False
    if who.kind is ActorKind.PERSON:
        last = words[-1]  # "al-Hale", "Moon Jae-in"
        return (last[:1].isupper() or last.rsplit("-", 1)[-1][:1].isupper()) and not any(
            word.isupper() and len(word) > 1 for word in words
        )
    return who.kind is ActorKind.BODY and words[-1].casefold() in words_of("bodies")


def is_movement(name: str) -> bool:
    """Tell a people or movement nobody listed, which is told with its article: "the Houthis"."""
    words = name.split()
    return len(words) == 2 and words[0] == "the" and words[1][:1].isupper() and words[1].endswith("s")


def _one_of_many(who: Participant, text: str) -> bool:
    """Tell "a Norland general" and "one minister" from the only one there is."""
    before = text[max(0, who.span.start - 10) : who.span.start].casefold().split()[-1:] if who.span else []
    return who.kind is not ActorKind.GROUP and bool(before) and before[0] in words_of("one_of_many")


def decides(who: Participant) -> bool:
    """Tell who decides for states or a body that is named: "NATO ministers", "Norland's army", "the UN envoy".

    Not so "ministers", "the envoy" and "activists".
    """
    words = who.name.split()
    if who.kind is ActorKind.OFFICE and words[1:2] == ["of"]:
        return words[-1][:1].isupper()  # "head of the Nordic Council"
    if len(words) < 2 or not words[0][:1].isupper():
        return False
    initials = sum(letter.isupper() for letter in words[0]) > 1
    if who.kind in (ActorKind.OFFICE, ActorKind.BODY):
        if words[-1].casefold() in words_of("outlets"):
            return False
        return who.state is not None or (initials and who.kind is ActorKind.OFFICE)
    if who.kind is not ActorKind.GROUP or words[-1].casefold() not in words_of("deciding"):
        return False
    return who.state is not None or initials or words[0].casefold() in words_of("regions")


def stem(word: str) -> str:
    """Cut the commonest endings, so that "talks" and "talk" meet."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def content_words(text: str) -> frozenset[str]:
    """Give the stems of the words that carry content."""
    stop = words_of("stop")
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()[:2000]) if word not in stop and len(word) > 1)


def place_chain(place: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Give a place and all it lies in, from within outwards: palace, city, country."""
    chain: list[str] = []
    while place is not None and place not in chain:
        chain.append(place)
        known = knowledge.place.get(place)
        place = (known.within or known.country) if known else None
    return tuple(chain)


def mention_places(mention: Mention, knowledge: Knowledge) -> tuple[str, ...]:
    """Give the chain of a mention's place, or its folded name where nobody listed it."""
    if mention.place is None:
        return ()
    if mention.place.id is None:
        return (" ".join(mention.place.name.casefold().split()),)
    return place_chain(mention.place.id, knowledge)


def outlet_name(article: Article, knowledge: Knowledge) -> str:
    """Name an article's outlet; where it is not known, the article by title, or by id."""
    if article.outlet is None:
        return f"“{article.title}”" if article.title else f"Article {article.id}"
    return knowledge.outlet[article.outlet].name if article.outlet in knowledge.outlet else article.outlet
