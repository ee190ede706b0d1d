"""Text from articles, made harmless to look at and escaped, for templates and for what is written without them."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from builder.daynames import MONTHS
from builder.render.markup import Html, escaped
from builder.values import Reason

# Characters that reorder, hide or break what stands around them, and those no HTML document may hold.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
# Figures after a word belong to it: "يناير 2013" is read, and set, from the right as a whole.
_ARABIC_RUN = re.compile(f"{_ARABIC}+(?:[ \u00a0\u200c\u200d](?:{_ARABIC}+|[0-9]+\\b))*")
_PLAIN = re.compile("[ -~\u00a0\u00c0-\u024f\u2010-\u2027\u2030-\u205e\n]*")  # neither unseen nor Arabic
_SAFE = re.compile("[ !#-%(-;=?-~\u00a0\u00c0-\u024f\u2010-\u2027\u2030-\u205e\n]*")  # the same without & < > \" '
# It begins with figures, and not with a word's edge, since only so is it looked for at speed.
_DATE = re.compile(rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?\b")
_BLANKS = re.compile(r"\s+")
_SOFT = {"\u2028": " ", "\u2029": " ", "\x0b": " ", "\x0c": " ", "\r": "\n", "\u200b": "", "\u00ad": "", "\ufeff": ""}


def harmless(text: str) -> str:
    """Make unseen characters seen: a bidi override becomes "[U+202E]" and reorders nothing.

    Zero-width spaces, soft hyphens and byte order marks are dropped, since they only hide; joiners stay, since Arabic
    and Persian spelling needs them.
    """
    return _UNSEEN.sub(_seen, text) if _UNSEEN.search(text) else text


def _seen(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SOFT:
        return _SOFT[character]
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x202A <= code <= 0x2069 or code >= 0xE0000:
        return f"[U+{code:04X}]"
    return "\ufffd"


def printed_once(text: str) -> Html:
    """Give text as `printed` does, without keeping it: for what stands in one place."""
    return text if _SAFE.fullmatch(text) else escaped(harmless(text))


_text = lru_cache(maxsize=16384)(printed_once)


def printed(value: object) -> Html:
    """Give a value as it goes into a page: markup as it is, all else as text that hides nothing, escaped."""
    if type(value) is Markup:
        return value
    return _text(value) if type(value) is str else escaped(str(value))


def prose_once(text: str) -> Html:
    """Give text as HTML as `prose` does, without keeping it: for what stands in one place or two."""
    if _SAFE.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text):
        return escaped(text)
    clean = harmless(text)
    parts: list[Html] = []
    at = 0
    for run in _ARABIC_RUN.finditer(clean):
        parts.append(escaped(clean[at : run.start()]))
        parts.append(f'<span lang="ar" dir="rtl">{escaped(run[0])}</span>')
        at = run.end()
    parts.append(escaped(clean[at:]))
    return "".join(parts)


@lru_cache(maxsize=16384)  # names, titles and steps of reasons stand on many pages
def prose(text: str) -> Html:
    """Give text as HTML, each run of Arabic with its language and direction."""
    return prose_once(text)


def whole_dates(text: str) -> str:
    """Keep the parts of each date of ours on one line: "3 August 2015" with no-break spaces."""
    return _DATE.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def chain(reason: Reason) -> Html:
    """Give a chain of reasons as a numbered list."""
    return f'<ol class="chain">{"".join([_step(step.says, step.note) for step in reason.steps])}</ol>'


@lru_cache(maxsize=16384)
def _step(says: str, note: str) -> Html:
    told = f" <small>{prose(note)}</small>" if note else ""
    return f"<li>{prose(whole_dates(says))}{told}</li>"


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """Give text with every run of blanks as one space."""
    return _BLANKS.sub(" ", harmless(text)).strip()


def as_sentence(text: str) -> str:
    """Give words as a sentence: a capital at its head, a full stop at its end."""
    line = whole_dates(one_line(text))
    if not line:
        return ""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?…”" else ".")


def shortened(text: str, most: int) -> str:
    """Cut at a word's end to at most so many characters, an ellipsis included."""
    line = one_line(text)
    if len(line) <= most:
        return line
    head = line[: most - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > most // 2 else head).rstrip(" ,;:–-") + "…"


def safe_url(url: str | None) -> str | None:
    """Give an address back only when it is http or https."""
    if url is None or _UNSEEN.search(url) or _BLANKS.search(url):
        return None
    return url if url.lower().startswith(("http://", "https://")) else None
