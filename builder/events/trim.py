"""Cut a stretch of a sentence down to what can stand in a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from builder.events.report import Report
from builder.events.tables import grammar, words_of
from builder.mentions import verb_forms
from builder.values import ResolvedTimex, Span

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[\w’'\-.&]+|\S")
OPENING = frozenset("“\"„«‘'")
CLOSING = frozenset("”\"»’'")
LEAST_BEFORE = 3  # words of an object that can do without the question after them
LIST_WORDS = 6  # in which a list of names goes on
BREAKS = frozenset(",;:()[]–—…!?") | {"-", "--"} | OPENING | CLOSING


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark, and where it begins."""

    text: str
    start: int

    @property
    def low(self) -> str:
        return self.text.casefold()


@cache
def finite_verbs() -> frozenset[str]:
    """Give the small words that make a finite verb: "is", "has", "will"."""
    return words_of("be") | words_of("auxiliaries") - {"to"}


def read_words(span: Span, report: Report) -> list[Word]:
    """Split a stretch into words, leaving out expressions of time and the word before each that goes with it."""
    text = report.dated.article.text
    words: list[Word] = []
    times = [expression.timex.span for expression in report.dated.timexes if _is_date(expression, span)]
    at, timed = span.start, -1
    for time in [*times, None]:
        if time is not None and _holds_a_noun(text, time, at):
            continue  # "a boycott of the 26 February referendum": the date is part of a name
        stop = min(time.start, span.end) if time else span.end
        if stop > at:
            words.extend(Word(match[0], match.start()) for match in _WORD.finditer(text, at, stop))
        if time is None:
            break
        if words and len(words) == timed + 1 and words[-1].low in words_of("and_or"):
            words.pop()  # "met on 9 and | 10 December"
        led = bool(words) and words[-1].low in words_of("before_time")
        while words and words[-1].low in words_of("before_time"):
            words.pop()
        if len(words) > 1 and words[-1].low in words_of("arranged") and words[-2].low not in words_of("be"):
            words.pop()  # "the talks planned for 8 March": no longer planned for anything
        at, timed = max(at, time.end), len(words)
        if text[at : at + 4] == " of " and not led:  # not "accused the army on Friday | of"
            words.append(Word("…", at))  # "over the course of a year of conflict": nothing holds the rest any more
    return [word for found in words for word in _parted(found)]


def _is_date(expression: ResolvedTimex, span: Span) -> bool:
    """Tell a date, which the entry prints beside its title, from "soon" and "for two years", which the words need."""
    dated = expression.value is not None and expression.value.interval is not None
    return dated and expression.timex.span.overlaps(span)


def _holds_a_noun(text: str, time: Span, floor: int) -> bool:
    """Tell whether an expression of time stands before a noun, as its adjective."""
    before = text[floor : time.start].split()[-1:]
    after = [word.rstrip(".,;:") for word in text[time.end : time.end + 30].split()[:1]]
    if not after or not after[0][:1].isalpha() or after[0].casefold() in words_of("particles") | words_of("ends"):
        return False
    inside = text[time.start : time.end].split()[:1]
    led = (before[0].casefold() if before else "") in words_of("before_adjective")
    led = led or ((before[0].casefold() if before else "") == "to" and after[0].casefold() in words_of("definite_acts"))
    return led and inside[0].casefold() not in words_of("single_days") and after[0].casefold() not in words_of("joins")


def _parted(word: Word) -> list[Word]:
    """Part marks from a word's ends: the full stop of a sentence, a quotation mark; "U.S." keeps its stops."""
    text, start = word.text, word.start
    if len(text) == 1:
        return [word]
    if text[0] in "'‘" and len(text) > 1:
        return [Word(text[0], start), *_parted(Word(text[1:], start + 1))]
    if text.endswith(("'", "’")) and not text.endswith(("s'", "s’")):
        return [*_parted(Word(text[:-1], start)), Word(text[-1], start + len(text) - 1)]
    if text.endswith(".") and text.count(".") == 1 and (len(text) > 3 or text[:-1].casefold() in words_of("pronouns")):
        return [Word(text[:-1], start), Word(".", start + len(text) - 1)]
    return [word]


def trim_object(words: Sequence[Word], clause_end: int) -> str | None:
    """Give what follows a verb, up to where its clause or the title's room ends.

    A short quotation stays, in its marks. Empty where nothing follows; None where it cannot stand alone: "to" was
    left hanging, or a pronoun points to words outside.
    """
    kept, broken = _up_to_the_end(words, clause_end)
    kept = _without_broken_list(kept, [word.text for word in words[len(kept) : len(kept) + LIST_WORDS]])
    if _goes_on_as_a_clause(words, len(kept), clause_end):
        kept = _before_last_and(kept)
    kept = [word for word in kept if word not in words_of("honorifics")]
    while kept and (kept[0].casefold().endswith("ly") or kept[0].casefold() in ("also", "again")):
        kept = kept[1:]
    hers = {word.casefold() for word in kept[:1]} & words_of("possessives") and set(kept[1:2]) & words_of("particles")
    if hers or (kept and kept[0].casefold() == "that"):
        return None  # "took | her away"
    if _holds_a_clause(kept) or _clause_broken(kept):
        return None
    if len(kept) > grammar()["longest"]["object"]:
        kept, broken = _shortened(kept, grammar()["longest"]["object"]), True
    kept = _without_second_verb(kept)
    after = words[len(kept)].low if len(words) > len(kept) else ""
    kept = _before_the_unknown(kept, after)
    kept = kept[:-2] if _to_begin(kept) else kept
    before = list(kept)
    kept = _without_loose_end(kept)
    left = before[len(kept) : len(kept) + 1]
    if left == ["to"] or (left and kept[-2:-1] == ["to"] and left[0].casefold() in words_of("pronouns")):
        return None  # "to punish | those who did it"
    if [word.casefold() for word in kept[-2:-1]] == ["to"] and kept[-1].casefold() in words_of("wants_clause"):
        return None  # "not to forget | that the war goes on"
    if broken and len(kept) > 2 and kept[-2].casefold() in ("to", "and", "or"):
        kept = _without_loose_end(kept[:-2])  # "… to bring | about a solution"
    if sum(word.isupper() and len(word) > 4 for word in kept) > 1:
        return None  # SHOUTED, AS IN A COMMENT
    if " ".join(kept[-2:]).casefold() in words_of("half_said") or words_of("somebodys") & set(kept[:2]):
        return None
    whole = _before_pronoun(kept)
    if whole is not None and len(whole) == 1 and whole[0].startswith("“"):
        return ""  # a word in quotation marks by itself: "expressed “different”"
    return None if whole is None else join(whole)


def _goes_on_as_a_clause(words: Sequence[Word], kept: int, clause_end: int) -> bool:
    """Tell whether what ends here was the next clause's subject: "closed its embassy and several states | have …"."""
    following = next((word for word in words[kept:] if word.start >= clause_end), None)
    if following is None or following is not words[kept]:
        return False
    return following.low in finite_verbs() or any(form.tag == "VBD" for form in verb_forms(following.low))


def _before_last_and(words: list[str]) -> list[str]:
    joins = [place for place in range(1, len(words)) if words[place].casefold() == "and"]
    return words[: joins[-1]] if joins else words


def _holds_a_clause(words: Sequence[str]) -> bool:
    """Tell whether another sentence was glued on: "from the streets Security forces have killed"."""
    lows = [word.casefold() for word in words]
    told = next((at for at, low in enumerate(lows) if low in words_of("glued_verbs")), None)
    if told is None or set(lows[:told]) & words_of("clause_openers"):
        return False
    return any(word[0].isupper() for word in words[1:told])


def _before_the_unknown(words: list[str], after: str) -> list[str]:
    """Cut "a meeting | of the body" where "which …" would say which body."""
    led = after in words_of("relatives") and len(words) > LEAST_BEFORE + 1 and words[-1].islower()
    known = words[-2:-1] == ["the"] and words[-3].casefold() in words_of("particles") if led else False
    return words[:-3] if known else words


def _clause_broken(words: Sequence[str]) -> bool:
    """Tell "to insist that the demand for peace", whose verb is not there any more."""
    lows = [word.casefold() for word in words]
    at = next((at for at, low in enumerate(lows) if at and low == "that" and verb_forms(lows[at - 1])), None)
    finite = words_of("be") | words_of("auxiliaries") - {"to"}
    told = ("VBD", "VBZ")
    return at is not None and not any(
        low in finite or any(form.tag in told for form in verb_forms(low)) for low in lows[at + 1 :]
    )


def _without_loose_end(words: list[str]) -> list[str]:
    """Drop what wants more at the end: "the government of", "in response"; "to step in" stays whole."""
    while words and (words[-1].casefold() in words_of("loose") or _hanging(words) or _aim_lost(words)):
        phrasal = len(words) > 2 and words[-1].casefold() in words_of("phrasal") and words[-3].casefold() == "to"
        if phrasal and any(form.tag == "VB" for form in verb_forms(words[-2])):
            break
        if _aim_lost(words):
            words = words[: _led_in(words)]
            continue
        words = words[:-2] if " ".join(words[-2:]).casefold() in words_of("hanging_pairs") else words[:-1]
    return words


def _to_begin(words: Sequence[str]) -> bool:
    """Tell "a truce to start", whose day the entry prints beside its title."""
    return len(words) > LEAST_BEFORE and words[-2] == "to" and words[-1].casefold() in words_of("beginning")


def _aim_lost(words: Sequence[str]) -> bool:
    """Tell "in the hope" and "in a last bid", which say nothing without what follows."""
    return bool(words) and words[-1].casefold() in words_of("aims") and _led_in(words) is not None


def _led_in(words: Sequence[str]) -> int | None:
    """Give where the "in the" stands that leads to a last word."""
    lows = [word.casefold() for word in words]
    for at in range(len(lows) - 3, max(len(lows) - 6, -1), -1):
        if lows[at] == "in" and lows[at + 1] in words_of("articles"):
            return at
    return None


def _up_to_the_end(words: Sequence[Word], clause_end: int) -> tuple[list[str], bool]:
    """Give the words up to the end, and whether they were broken off where more belongs to them."""
    kept: list[str] = []
    place, broken = 0, False
    while place < len(words):
        word = words[place]
        if word.text in OPENING:
            quoted = short_quotation(words[place:])
            if quoted is None or quoted[0][0].strip("“”").casefold() in words_of("ends"):
                break  # "a conference “as soon as possible”"
            kept.extend(quoted[0])
            place += quoted[1]
            continue
        ends = word.start >= clause_end or word.text in BREAKS or word.low in words_of("ends") or word.text == "."
        if word.low == "under" and words_of("put_under") & {each.casefold() for each in kept}:
            ends = False  # "to put the weapons | under control" says nothing without it
        if ends or (kept and word.text in words_of("sentence_heads")):
            broken = word.text == "…"
            break
        kept.append(word.text)
        place += 1
    return kept, broken


def short_quotation(words: Sequence[Word]) -> tuple[list[str], int] | None:
    """Give a short quotation in typographic marks, and over how many words it goes; None for a long or open one."""
    for length, word in enumerate(words[1 : grammar()["longest"]["quotation"] + 2], start=1):
        if word.text in CLOSING and length > 1:
            inner = [each.text for each in words[1:length]]
            while inner and inner[-1] in ",.":
                inner = inner[:-1]
            if not inner or pronouns(inner) & words_of("first_person"):
                return None
            inner[0], inner[-1] = f"“{inner[0]}", f"{inner[-1]}”" if len(inner) > 1 else f"“{inner[0]}”"
            if len(inner) == 1:
                inner = [inner[0].replace("““", "“")]
            return inner, length + 1
    return None


def pronouns(words: Sequence[str]) -> frozenset[str]:
    """Give the pronouns among the words; "US" is a country."""
    return frozenset(word.casefold() for word in words if len(word) == 1 or not word.isupper()) & words_of("pronouns")


def join(words: Sequence[str]) -> str:
    """Write words as a line."""
    return re.sub(r" (?=[%.,;:!?])|(?<=[$£€]) (?=\d)", "", " ".join(words)).strip(" .")


def _before_pronoun(words: list[str]) -> list[str] | None:
    """Cut "the ambassador to come and to do whatever he can" before the "and" that leads to a pronoun."""
    found = pronouns(words)
    if not found:
        return words
    first = next(place for place, word in enumerate(words) if word.casefold() in found)
    joins = [place for place in range(2, first) if words[place].casefold() in words_of("and_or")]
    asking = words[first].casefold() in words_of("asking_words") and first > LEAST_BEFORE
    if asking and words[first - 1].casefold() in words_of("particles"):
        return words[: first - 1]  # "ends in Oslo with no agreement | on what to discuss"
    if first == len(words) - 1 > LEAST_BEFORE and words[first - 1].casefold() in words_of("before_topic"):
        return words[: first - 1]  # "suspends talks with Norland | over it"
    return words[: joins[-1]] if joins else None


def _hanging(words: Sequence[str]) -> bool:
    """Tell whether the last word is a participle that wants more: "a meeting of the opposition aimed"."""
    if len(words) < 3:
        return False
    last = words[-1].casefold()
    if last in words_of("hanging") or f"{words[-2].casefold()} {last}" in words_of("hanging_pairs"):
        return True
    going = last.endswith("ing") and any(form.tag == "VBG" for form in verb_forms(last))
    going = going and words[-3].casefold() not in words_of("articles")  # "a clear understanding"
    return going and words[-2].casefold() not in words_of("before_going")


def _shortened(words: list[str], longest: int) -> list[str]:
    """Cut a long object before the last preposition or "and" that leaves it short enough, outside quotations."""
    opened = next((place for place in range(len(words) - 1, -1, -1) if words[place].startswith("“")), None)
    if opened is not None and opened <= longest and words[-1].endswith("”"):
        return words[:opened]  # the quotation is what the title can do without
    for place in range(longest, 3, -1):
        open_marks = sum(word.count("“") - word.count("”") for word in words[:place])
        if words[place] == "by" and any(form.tag == "VBN" for form in verb_forms(words[place - 1].casefold())):
            continue  # "a summit hosted | by"
        if words[place - 1].casefold() in words_of("wants_more"):
            continue  # "and an end | to"
        if words[place].casefold() in words_of("and_or") and _shares_noun(words, place):
            continue  # "on the American | and French embassies"
        if words[place].casefold() == "to" and words_of("causing") & {
            word.casefold() for word in words[place - 5 : place]
        }:
            continue  # "to persuade the army | to go"
        if words[place].casefold() == "of":
            continue  # "in the central province | of Nordland", "to ban flights | of cargo planes"
        if words[place].casefold() in words_of("particles") | words_of("and_or") and open_marks == 0:
            return words[:place]
    return []


def _shares_noun(words: Sequence[str], place: int) -> bool:
    """Tell whether what an "and" joins are adjectives of one noun: "the American and French embassies"."""
    led = place > 1 and words[place - 2].casefold() in words_of("determiners")
    return led and words[place - 1][:1].isupper() and any(word[:1].isupper() for word in words[place + 1 : place + 2])


def _without_broken_list(words: list[str], after: Sequence[str]) -> list[str]:
    """Leave out a list of names of which only the first is there: "a draft tabled | by Norland", and by others."""
    broken = after[:1] == [","] and len(after) > 1 and after[1][:1].isupper() and "and" in after[:LIST_WORDS]
    if not broken or not words or not words[-1][:1].isupper():
        return words
    last = next((at for at in range(len(words) - 1, 1, -1) if words[at].casefold() in words_of("particles")), None)
    if last is None or last < len(words) - LIST_WORDS:
        return words
    made = words[last].casefold() == "by" and any(form.tag == "VBN" for form in verb_forms(words[last - 1].casefold()))
    return words[: last - made]


def _without_second_verb(words: list[str]) -> list[str]:
    """Cut "… and urged Damascus to": after "and", a verb in the past begins another act."""
    for place, word in enumerate(words[:-1]):
        joins = place and word.casefold() in words_of("and_or")
        if joins and any(form.tag in ("VBD", "VBZ") for form in verb_forms(words[place + 1].casefold())):
            return words[:place]
    return words
