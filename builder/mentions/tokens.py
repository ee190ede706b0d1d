"""Words of a sentence with their places, normalised for looking up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Sen|Rep|Gov|Prof|St)\."
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\S"
)
_GLUED = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{2})")  # "SergeiLavrov" lost its blank
_APOSTROPHES = str.maketrans("’‘`", "'''")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `low` is its key: lower case, no accents, no full stops in abbreviations."""

    start: int
    end: int
    text: str
    low: str
    glued: bool = False  # follows a hyphen: the "led" of "Saudi-led"

    @property
    def is_word(self) -> bool:
        return self.low[0].isalpha()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Give the key of a word: lower case without accents, full stops and odd apostrophes.

    "Davutoğlu" and "Davutoglu" share one, so do "U.S." and "US".
    """
    if not text.isascii():
        text = text.translate(_APOSTROPHES).replace("ı", "i")
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = text.lower()
    return text.replace(".", "") if len(text) > 1 else text


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut `text[start:end]` into tokens whose offsets count from the start of `text`.

    A possessive "’s" is a token of its own. Hyphens join lower-case words ("cease-fire" is one, and reads
    "ceasefire") and part names and numbers ("Saudi-led", "al-Jubeir" are two).
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word, at = match.group(), match.start()
        if word[0].isalpha():
            for piece_at, piece in _pieces(word):
                _add(tokens, Token(at + piece_at, at + piece_at + len(piece), piece, fold(piece) or piece), text)
        else:
            tokens.append(Token(at, match.end(), word, word))
    return tokens


def _pieces(word: str) -> list[tuple[int, str]]:
    """Part possessives and glued names: "Assad’s" → "Assad", "’s"."""
    if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
        return [(0, word[:-2]), (len(word) - 2, word[-2:])]
    if len(word) > 7 and (cut := _GLUED.search(word)) and not word.isupper():
        return [(0, word[: cut.start()]), (cut.start(), word[cut.start() :])]
    return [(0, word)]


def _add(tokens: list[Token], token: Token, text: str) -> None:
    """Append a word, joined over a hyphen to the one before where both are lower case."""
    if len(tokens) < 2 or tokens[-1].text not in "-‐‑" or tokens[-1].end != token.start:
        tokens.append(token)
        return
    before = tokens[-2]
    if before.end != tokens[-1].start or not before.is_word:
        if before.end == tokens[-1].start:  # "90-minute"
            tokens.pop()
            tokens.append(Token(token.start, token.end, token.text, token.low, glued=True))
        else:
            tokens.append(token)
        return
    tokens.pop()
    small = before.text[0].islower() and token.text[0].islower() and before.low not in ("al", "el", "ul", "bin", "pro")
    if small or before.low == "co":  # "Co-ordination" is what others write as one word
        tokens[-1] = Token(before.start, token.end, text[before.start : token.end], before.low + token.low)
    else:
        tokens.append(Token(token.start, token.end, token.text, token.low, glued=True))
