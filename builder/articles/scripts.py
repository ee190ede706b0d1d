"""Which script a letter is written in, to find a link in another language glued to the story."""

from __future__ import annotations

import re
from collections import Counter

# The scripts of the languages news sites link to, and the language each most likely is.
_SCRIPTS = {
    "latin": ("A-Za-zÀ-ɏḀ-ỿ", None),
    "arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar"),
    "hebrew": ("\u0590-\u05ff", "he"),
    "cyrillic": ("\u0400-\u04ff", "ru"),
    "greek": ("\u0370-\u03ff", "el"),
    "han": ("\u3040-\u30ff\u4e00-\u9fff", "zh"),
}
_LETTERS = {name: re.compile(f"[{letters}]") for name, (letters, _) in _SCRIPTS.items()}
_RUNS = {
    name: re.compile(rf"(?:[^\W\d_A-Za-zÀ-ɏ]*[{letters}]+[^\w]*)+")
    for name, (letters, _) in _SCRIPTS.items()
    if name != "latin"
}
_SAMPLE = 4000
MIN_LETTERS = 6


def main_script(text: str) -> str:
    """Name the script most of a text is in; Latin where it has no letters."""
    counts = Counter({name: len(letters.findall(text[:_SAMPLE])) for name, letters in _LETTERS.items()})
    script, count = counts.most_common(1)[0]
    return script if count else "latin"


def foreign_run(paragraph: str, own: str) -> tuple[int, str | None] | None:
    """Find a run of another script than the story's own at a paragraph's head: its length and likely language.

    "إقرأ هذا الخبر بالعربيةMoscow and Washington are …" begins with 23 letters of Arabic. A name quoted in its own
    script inside a sentence is not one, since the run must stand first.
    """
    if own == "latin" and paragraph[:1].isascii():
        return None
    for script, run in _RUNS.items():
        found = run.match(paragraph) if script != own else None
        if found and len(_LETTERS[script].findall(found[0])) >= MIN_LETTERS:
            more = _LETTERS[own].search(paragraph, found.end())
            return found.end() if more else len(paragraph), _SCRIPTS[script][1]  # "… في 20 شباط" is all of one script
    return None
