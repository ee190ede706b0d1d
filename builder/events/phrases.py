"""Take out of a clause what was done or said, fit to stand in a title: "an investigation into civilian deaths"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from builder.events.leaning import words_meant
from builder.events.report import Report
from builder.events.said import whole_clause, without_apposition, without_aside
from builder.events.tables import words_of
from builder.events.tense import as_now, told_in_the_present
from builder.events.trim import Word, finite_verbs, join, pronouns, read_words, trim_object
from builder.events.words import interval_in_words
from builder.mentions import third_person, verb_forms
from builder.values import Mention, Span

_SENTENCE_END = ".!?”\"’' "
_LAST_WORD = re.compile(r"([\w’']+)\W*$")
LONGEST_SUFFERER = 9  # words of the subject of a passive
UNTIL_WORDS = 2  # "to as late as March"
MEANS = 5  # words in which "by a large majority" names its means
LISTENERS = 6  # words in which "told reporters in Moscow that" names those told


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb in its two present forms and its plain form, and what follows it."""

    singular: str
    plural: str
    plain: str
    rest: str


def act_phrase(report: Report) -> Phrase | None:
    """Give the clause's verb and its object, in the present tense and without its time.

    "France has also called on Thursday for an investigation into civilian deaths, which …" gives "calls for" and
    "an investigation into civilian deaths". None where the verb is negated or passive, or where the object leans on
    words outside it.
    """
    text, cue = report.dated.article.text, report.mention.cue
    if done_by(report):
        return _turned(report)
    verb = _verb(read_words(cue, report))
    if verb is None or _is_noun(text, cue):
        return None
    end = report.mention.clause.end
    if not text[cue.end : end].strip(_SENTENCE_END):
        end = report.mention.sentence.end  # the clause ended with its verb: "is preparing for | a new meeting"
    rest: str | None = ""
    if report.mention.sentence.end > cue.end:
        words = read_words(Span(cue.end, report.mention.sentence.end), report)
        if words and words[0].low in words_of("nearby"):
            words = words[1:]  # "agreed | here on Tuesday | to set up a panel"
        if words and words[0].low == "by" and _by_means(report):
            words = _past_means(words)
        told = _told_that(verb, words)
        if told is not None:
            return _phrase(verb[0], "", told)
        rest = trim_object(_named_outright(words, report), end)
    if rest is None:
        return None
    if pronouns(verb[1]) or {"that", "this"} & {word.casefold() for word in verb[1][:1]}:
        return None  # "called that trip off"
    return _phrase(verb[0], join(verb[1]), rest)


def put_off_until(report: Report) -> str:
    """Say until when something was put off: "until March 2016"; nothing where the article does not say."""
    text, mention = report.dated.article.text, report.mention
    for expression in report.dated.timexes:
        span, value = expression.timex.span, expression.value
        if value is None or value.interval is None or not mention.cue.end <= span.start < mention.sentence.end:
            continue
        if set(text[mention.cue.end : span.start].casefold().split()[-UNTIL_WORDS:]) & words_of("until"):
            return f"until {interval_in_words(value.interval)}"
    return ""


def _phrase(lemma: str, tail: str, rest: str) -> Phrase:
    plain = f"{lemma} {tail}".strip()
    return Phrase(f"{third_person(lemma)} {tail}".strip(), plain, plain, rest)


def _named_outright(words: Sequence[Word], report: Report) -> list[Word]:
    """Put what it means in the place of an "it" or "this decision" that leans on an act told before."""
    meant = words_meant(report)
    if meant is None:
        return list(words)
    called, span = meant
    before = [word for word in words if word.start < span.start]
    after = [word for word in words if word.start >= span.end]
    return [*before, *(Word(text, span.start) for text in called.split()), *after]


def _turned(report: Report) -> Phrase | None:
    """Turn a passive by its doer: "the decision was condemned by Norland" gives "condemns" and "the decision"."""
    mention = report.mention
    lows_of_cue = [word.low for word in read_words(mention.cue, report)]
    forms = [form for low in lows_of_cue for form in verb_forms(low) if form.tag == "VBN"]
    inside = mention.cue.start <= mention.clause.start or not _opens_clause(mention, report.dated.article.text)
    if not forms or set(lows_of_cue) & words_of("negations") or inside or mention.event_class.is_context:
        return None
    words = without_aside(_named_outright(read_words(Span(mention.clause.start, mention.cue.start), report), report))
    texts = [word.text for word in words if word.text not in words_of("honorifics")]
    if "," in texts:
        texts = texts[len(texts) - texts[::-1].index(",") :]
    while texts and texts[0].casefold() in words_of("before_subject"):
        texts = texts[1:]
    lows = [text.casefold() for text in texts]
    broken = any(not text[0].isalnum() for text in texts) or bool(pronouns(texts)) or set(lows) & words_of("no_subject")
    if not 0 < len(texts) <= LONGEST_SUFFERER or broken or lows[0] in words_of("particles"):
        return None
    if lows[0] in words_of("determiners"):
        texts[0] = lows[0]
    tail = [low for low in lows_of_cue[-1:] if low in words_of("particles")]
    return _phrase(forms[-1].lemma, join(tail), join(texts))


@cache
def _about() -> re.Pattern[str]:
    """Give the pattern of what leads from an accord to what it is about, with up to two words before it."""
    return re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(sorted(words_of('about')))})\s+")


def subject_phrase(report: Report) -> str | None:
    """Give what an accord or a difference is about: "are in agreement about | the need to stage a fresh round"."""
    text, mention = report.dated.article.text, report.mention
    about = _about().match(text[mention.cue.end : mention.sentence.end])
    if about is None:
        return None
    start = mention.cue.end + about.end()
    if start >= mention.sentence.end:
        return None
    return (
        trim_object(read_words(Span(start, mention.sentence.end), report), max(mention.clause.end, start + 1)) or None
    )


def said_phrase(report: Report) -> str | None:
    """Give what a speaker says, where it is one whole clause of few words and no quotation.

    "Lavrov said on Friday that the talks go on." gives "the talks go on"; so does "The talks go on, Lavrov said."
    """
    mention = report.mention
    verb = _verb(read_words(mention.cue, report))
    if verb is None or verb[0] not in words_of("speech"):
        return None  # "vetoes showed that …" is nobody's word
    after = Span(mention.cue.end, mention.sentence.end) if mention.cue.end < mention.sentence.end else None
    words = read_words(after, report) if after else []
    if not any(word.text[0].isalnum() for word in words):
        return _said_before(report)
    lows = [word.low for word in words[:LISTENERS]]
    if "that" in lows and _only_listeners(words[: lows.index("that")]):
        words = words[lows.index("that") + 1 :]
    elif lows[0] in words_of("particles") | words_of("ends") or _only_listeners(words):
        return _said_before(report)  # "…, Hale told the Council", "…, Hale said after the talks"
    said = whole_clause(without_apposition(words), himself=mention.code == "announce")
    return said and told_in_the_present(said, mention.cue.of(report.dated.article.text))


def _only_listeners(words: Sequence[Word]) -> bool:
    """Tell those told from what they are told: no verb is among them."""
    return not any(word.low in finite_verbs() or verb_forms(word.low) for word in words)


def _said_before(report: Report) -> str | None:
    """Read "The talks go on, Lavrov said.": all that stands before the speaker."""
    text, mention = report.dated.article.text, report.mention
    speakers = (*mention.actors, *mention.recipients, *((mention.speaker,) if mention.speaker else ()))
    names = [who.span.start for who in speakers if who.span and who.span.end <= mention.cue.start]
    comma = text.rfind(",", mention.sentence.start, min([*names, mention.cue.start]))
    first = min((start for start in names if start > comma), default=mention.cue.start)
    before = text[mention.sentence.start : first].rstrip()
    comma = before.rfind(",")
    if comma < 1 or len(before[comma:].split()) > LISTENERS:
        return None
    words = read_words(Span(mention.sentence.start, mention.sentence.start + comma), report)
    said = whole_clause(without_aside(words))
    return said and told_in_the_present(_uncapitalised(said, report), mention.cue.of(text))


def _verb(words: Sequence[Word]) -> tuple[str, list[str]] | None:
    """Give the lemma of a cue's head verb and its particles; None for a noun, a passive or a negated verb."""
    lows = [word.low for word in words]
    if set(lows) & words_of("negations"):
        return None
    helping = words_of("auxiliaries") | words_of("be")
    heads = [place for place, low in enumerate(lows) if low not in helping and verb_forms(low)]
    if not heads:
        return None
    head = heads[0]
    forms = verb_forms(lows[head])
    if set(lows[:head]) & words_of("be") and not any(form.tag == "VBG" for form in forms):
        return None
    dropped = words_of("adverbs")
    dropped |= words_of("nearby")  # "agreed | here | to"
    after = [word.text for word in words[head + 1 :] if not word.low.endswith("ly") and word.low not in dropped]
    return forms[0].lemma, after


def _opens_clause(mention: Mention, text: str) -> bool:
    """Tell whether a clause begins where its words are cut: not within "a text put before | the Council was vetoed"."""
    before = text[mention.sentence.start : mention.clause.start].split()
    low = before[-1].casefold() if before else ","
    first = mention.clause.of(text).split(maxsplit=1)[0].casefold()
    joins = words_of("before_subject") - words_of("before_time") - {"before", "after"}
    return low[-1] in ',;:”"' or low in joins or first in joins


def _is_noun(text: str, cue: Span) -> bool:
    """Tell whether the cue stands where only a noun or an adjective can: "an EU sanctions list", "“armed gangs”"."""
    before = text[max(0, cue.start - 30) : cue.start]
    if before.endswith(("“", '"', "‘")):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    initials = last[1].casefold() in ("un", "eu") and not last[1].isupper()  # "Kim Jong Un | signed"
    return (last[1].casefold() in words_of("determiners") and not initials) or last[1].endswith(("'s", "’s"))


def done_by(report: Report) -> bool:
    """Tell a passive by its doer: "was rejected out of hand by Damascus"."""
    text, cue = report.dated.article.text, report.mention.cue
    if text[cue.end :].lstrip().startswith("by "):
        return not _by_means(report)
    spans = (who.span for who in report.mention.actors if who.span is not None)
    return any(text[cue.end : span.start].rstrip(' “"').endswith(" by") for span in spans if span.start > cue.end)


def _by_means(report: Report) -> bool:
    """Tell "adopted by a large majority a resolution" from "adopted by the Council"."""
    text, cue = report.dated.article.text, report.mention.cue
    return bool(words_of("means") & set(text[cue.end : report.mention.sentence.end].casefold().split()[:MEANS]))


def _told_that(verb: tuple[str, list[str]], words: Sequence[Word]) -> str | None:
    """Give what is agreed, wanted or warned of where it is a clause: "insisted on Monday | that Norland must go"."""
    lemma, tail = verb
    lows = [word.low for word in words[:LISTENERS]]
    inside = [low.casefold() for low in tail] == ["that"]
    if lemma not in words_of("with_a_clause") or (tail and not inside) or not (inside or "that" in lows):
        return None
    between = [] if inside else lows[: lows.index("that")]
    listeners = lemma in words_of("with_listeners") and between[:1] != ["of"]
    if between and between[0] not in words_of("aside_of_clause") and not listeners:
        return None  # "agreed on a timetable that …", "proposed a plan that …"
    told = words if inside else words[lows.index("that") + 1 :]
    named = listeners and all(word.text[:1].isupper() for word in words[: len(between)])
    clause = whole_clause(told, himself=lemma in words_of("of_oneself") or (named and bool(between)))
    heard = join([word.text for word in words[: len(between)]]) if named else ""
    return f"{heard} that {as_now(clause)}".strip() if clause is not None else None


def _past_means(words: list[Word]) -> list[Word]:
    """Step over "by a large majority" and "by 13 votes to none": the object begins with the next article."""
    named = next(place for place, word in enumerate(words) if word.low in words_of("means"))
    after = (place for place in range(named + 1, len(words)) if words[place].low in words_of("determiners"))
    return words[next(after, len(words)) :]


def _uncapitalised(said: str, report: Report) -> str:
    """Write a sentence's first word small, unless the article always writes it so: it is a name then."""
    first = said.split(" ", 1)[0]
    low = first[:1].lower() + first[1:]
    if low in words_of("determiners") or re.search(rf"\b{re.escape(low)}\b", report.dated.article.text):
        return low + said[len(first) :]
    return said
