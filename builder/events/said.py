"""Cut what somebody says down to one clause that can stand in a title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.events.tables import grammar, words_of
from builder.events.trim import BREAKS, OPENING, Word, finite_verbs, join, pronouns, short_quotation
from builder.mentions import verb_forms


def whole_clause(words: Sequence[Word], *, himself: bool = False) -> str | None:
    """Give words as one clause; None where it is long, broken, quoted, or no clause at all.

    A pronoun that opens it may stay where it is the speaker `himself`: "says it will send troops".

    What is joined on with a comma and "but" or "and" is another clause, and left out.
    """
    texts = _with_quotations(words)
    for place, (mark, word) in enumerate(pairwise(texts)):
        if mark == "," and word.casefold() in words_of("next_clause"):
            texts = texts[:place]
            break
    texts = _up_to_comma(texts)
    while texts and texts[-1] in ".!?":
        texts = texts[:-1]
    if not 4 <= len(texts) <= grammar()["longest"]["said"] or any(text in BREAKS or text == "." for text in texts):
        return None
    lows = [text.casefold() for text in texts]
    if lows[0] in words_of("ends") or words_of("says") & set(lows):
        return None  # "while he did not want to", "the army said the rebels left"
    if pronouns(texts[1:] if himself else texts) - words_of("may_stay") or lows[-1] in words_of("loose") - words_of(
        "may_close"
    ):
        return None
    if lows[-1] in words_of("arranged"):
        return None  # "the conference was scheduled": for when went with its date
    told = any(form.tag in ("VBD", "VBZ", "VB") for low in lows[1:] for form in verb_forms(low))
    if not told and not set(lows) & finite_verbs():
        return None
    return join([text for text in texts if text not in words_of("honorifics")])


def _with_quotations(words: Sequence[Word]) -> list[str]:
    """Give words with each short quotation in typographic marks, as parts of the clause."""
    texts: list[str] = []
    place = 0
    while place < len(words):
        quoted = short_quotation(words[place:]) if words[place].text in OPENING else None
        texts.extend(quoted[0] if quoted else [words[place].text])
        place += quoted[1] if quoted else 1
    return texts


def _up_to_comma(texts: list[str]) -> list[str]:
    """Leave out what a comma adds to a clause that is whole without it: "it will withdraw | , a day after the vote"."""
    finite = finite_verbs() - {"having"}
    for place, text in enumerate(texts):
        ends = text == "," or (text.casefold() == "but" and place > 1)
        if ends and any(text.casefold() in finite or _only_finite(text) for text in texts[1:place]):
            return texts[:place]
    return texts


def _only_finite(text: str) -> bool:
    """Tell a form that can be nothing but a finite verb: "went", not "opened"."""
    tags = {form.tag for form in verb_forms(text.casefold())}
    return bool(tags) and tags <= {"VBD", "VBZ"} and text.islower()


def without_aside(words: list[Word]) -> list[Word]:
    """Leave out what stands between two commas after a subject: "The opposition, long distrustful, plans to come"."""
    commas = [place for place, word in enumerate(words) if word.text == ","]
    if len(commas) != 2 or commas[0] < 2:
        return words
    return words[: commas[0]] + words[commas[1] + 1 :]


def without_apposition(words: list[Word]) -> list[Word]:
    """Leave out what says once more who a subject is: "the envoy, Anna Hale, would not renew her mandate"."""
    commas = [place for place, word in enumerate(words) if word.text == ","][:2]
    finite = finite_verbs() - {"having"}
    if len(commas) < 2 or any(word.low in finite or verb_forms(word.low) for word in words[: commas[0]]):
        return words
    verb = words[commas[1] + 1 : commas[1] + 2]
    told = any(word.low in finite or _only_finite(word.text) for word in verb)
    return words[: commas[0]] + words[commas[1] + 1 :] if told else words
