"""What was told in the past, as it would be told now: titles are in the present."""

from __future__ import annotations

from collections.abc import Sequence

from builder.events.tables import words_of
from builder.mentions import third_person, verb_forms


def told_in_the_present(said: str, cue: str) -> str:
    """Take back the tense that "said" pushed into the past: "said he would come" is printed "says he will come"."""
    past = any(form.tag == "VBD" for form in verb_forms(cue.split()[-1].casefold()))
    return as_now(said) if past else said


def as_now(said: str) -> str:
    """Write what was told in the past as it would be told now: "he would come" gives "he will come"."""
    words = said.split()
    lows = [word.casefold() for word in words]
    if lows[0] in ("he", "she", "it") and lows[1] in words_of("meant_past"):
        return " ".join([words[0], third_person(verb_forms(lows[1])[0].lemma), *words[2:]])
    at = next((at for at, low in enumerate(lows[:-1]) if at and low in ("would", "had", "was", "were")), None)
    if at is None or "if" in lows or "ago" in lows or lows[at + 1] == "have":
        return said
    if lows[at] in ("was", "were"):
        himself = at == 1 and lows[0] in ("he", "she", "it", "they")
        plain = not any(form.tag in ("VBD", "VBN", "VBG") for low in lows[:at] for form in verb_forms(low))
        if himself or (plain and any(form.tag == "VBG" for form in verb_forms(lows[at + 1]))):
            words[at] = "is" if lows[at] == "was" else "are"  # "said it was pulling out"
    elif lows[at] == "would":
        words[at] = "would" if _past_beside(lows[at:]) else "will"
    elif any(form.tag == "VBN" for form in verb_forms(lows[at + 1])) or lows[at + 1] == "been":
        head = lows[: lows.index("of")] if "of" in lows[1:at] else lows[:at]  # "the rules | of engagement"
        if head[-1] in words_of("shares"):
            head = lows[:at]  # "90 percent | of voters"
        named = len(head) == 1 and words[0][:1].isupper() and not head[0].endswith(("ans", "ists", "ers"))  # "Damascus"
        several = "and" in lows[:at] or (head[-1].endswith(("s", "people", "men", "they", "we")) and not named)
        words[at] = "have" if several else "has"
    return " ".join(words)


def _past_beside(lows: Sequence[str]) -> bool:
    """Tell whether "would veto any bill | that prevented the deal" goes on in the past."""
    inner = next((place for place, low in enumerate(lows) if low in words_of("relatives") | {"that"}), None)
    return inner is not None and any(form.tag == "VBD" for low in lows[inner : inner + 3] for form in verb_forms(low))
