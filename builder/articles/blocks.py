"""Dividing a page's text into the story and what merely stands around it.

Forms come first (a line that *is* a credit or an advertisement is one wherever it stands), then places (a line with no
full stop above the story is its title, one inside it a heading), last what only the whole story can tell: a paragraph
told twice, a stranger's voice after the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.articles import dateline
from builder.articles.comment import comments_from
from builder.articles.lines import LineRule, rule_for
from builder.articles.paragraphs import Paragraph, paragraphs
from builder.articles.scripts import foreign_run, main_script
from builder.articles.sentences import trim
from builder.articles.tables import agencies, voice
from builder.knowledge import Knowledge
from builder.values import Block, BlockKind, Span

_FULL_STOP = re.compile(r"[.!?…:;,؟،؛۔。！？][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？][\"'”’»)\]]*$")
_DASH = re.compile(r"\s[-–—|/]\s")
_NAME_ALONE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+(?:\s*[/|,]\s*[\w .]{2,30})?")
_TRUNCATED = re.compile(r"(?:…|\.{3}|\[(?:…|\.\.\.)\])$")

MAX_TITLE = 220
MAX_HEADING = 140
_LONG = 40  # a repeated line shorter than this may be chance


@dataclass
class _Piece:
    """A paragraph while its kind is being found."""

    span: Span
    text: str
    apart: bool
    kind: BlockKind | None = None
    language: str | None = None
    rule: LineRule | None = None
    dateline: int = 0  # how many of its characters are one

    @property
    def tells(self) -> bool:
        """Tell whether it is told: open, and ended by a stop or begun by a dateline."""
        return self.kind is None and self.rule is None and (self.dateline > 0 or not self.is_fragment)

    @property
    def is_fragment(self) -> bool:
        """Tell whether it ends without a stop, as titles do."""
        return len(self.text) <= MAX_TITLE and not _FULL_STOP.search(self.text)

    @property
    def is_open(self) -> bool:
        return self.kind is None


def divide(text: str, start: int = 0, knowledge: Knowledge | None = None) -> tuple[Block, ...]:
    """Divide a text, from an offset on, into blocks in order."""
    pieces = _cut(paragraphs(text, start), text)
    _by_form(pieces, knowledge)
    _repeats(pieces)
    _by_marker(pieces)
    _captions(pieces, knowledge)
    _head(pieces)
    _tail(pieces)
    _stamps(pieces)
    _outlet_lines(pieces, knowledge)
    for index in comments_from([(piece.text, piece.is_open) for piece in pieces]):
        pieces[index].kind = BlockKind.COMMENT
    _headings(pieces)
    blocks: list[Block] = []
    for piece in pieces:
        if piece.kind is not None:
            blocks.append(Block(piece.kind, piece.span, piece.language))
            continue
        body = piece.span
        if piece.dateline:
            head = trim(text, body.start, body.start + piece.dateline)
            rest = trim(text, body.start + piece.dateline, body.end)
            if head and rest:
                blocks.append(Block(BlockKind.DATELINE, head))
                body = rest
        blocks.append(Block(BlockKind.BODY, body, piece.language))
    return tuple(blocks)


def _cut(found: Sequence[Paragraph], text: str) -> list[_Piece]:
    """Part what a page glued together: a link in another script before the lead, a credit after a caption."""
    script = main_script(text[found[0].span.start :]) if found else "latin"
    pieces: list[_Piece] = []
    for paragraph in found:
        span, apart = paragraph.span, paragraph.apart
        if run := foreign_run(paragraph.text, script):
            length, language = run
            link = trim(text, span.start, span.start + length)
            if link:
                pieces.append(_Piece(link, link.of(text), apart, BlockKind.LINK, language))
            rest = trim(text, span.start + length, span.end)
            if rest is None:
                continue
            span, apart = rest, False
        shown = span.of(text)
        if (credit := voice("picture", "credit").search(shown)) and len(shown) <= 800:
            caption = trim(text, span.start, span.start + credit.start("credit"))
            tail = trim(text, span.start + credit.start("credit"), span.end)
            if caption and tail:
                pieces.append(_Piece(caption, caption.of(text), apart, BlockKind.CAPTION))
                pieces.append(_Piece(tail, tail.of(text), False, BlockKind.CREDIT))
                continue
        pieces.append(_Piece(span, shown, apart))
    return pieces


def _by_form(pieces: list[_Piece], knowledge: Knowledge | None) -> None:
    for piece in pieces:
        if not piece.is_open:
            continue
        piece.dateline = dateline.end_of(piece.text, knowledge)
        if rule := rule_for(piece.text):
            piece.rule = rule
            if rule.reach is None and rule.kind != "stamp":
                piece.kind = BlockKind(rule.kind)


def _repeats(pieces: list[_Piece]) -> None:
    seen: set[str] = set()
    for piece in pieces:
        key = re.sub(r"\W+", " ", piece.text).casefold().strip()
        if piece.is_open and len(key) >= _LONG and key in seen:
            piece.kind = BlockKind.REPEAT
        seen.add(key)


def _by_marker(pieces: list[_Piece]) -> None:
    """Follow "Check also", "Comments (3)" and their like to where their stretch ends."""
    whole = [piece.is_open and _is_whole(piece) for piece in pieces]
    ahead = sum(whole)
    begun = False
    stretch: BlockKind | None = None
    for piece, is_whole in zip(pieces, whole, strict=True):
        ahead -= is_whole
        if not piece.is_open:
            continue
        if stretch is BlockKind.TEASER and is_whole and ahead and not piece.dateline:
            stretch = None  # a whole paragraph with more behind it: the story goes on
        rule = piece.rule
        if stretch is not None:
            piece.kind = stretch
        elif rule is None or rule.reach is None:
            begun = begun or _SENTENCE_END.search(piece.text) is not None
        elif not begun:  # navigation above the story
            piece.kind = BlockKind.BOILERPLATE if rule.reach == "rest" and ahead else None
        elif rule.reach == "line":
            piece.kind = BlockKind.TEASER
        else:
            stretch = BlockKind(rule.kind)
            piece.kind = BlockKind.BOILERPLATE if stretch is BlockKind.COMMENT else stretch


def _is_whole(piece: _Piece) -> bool:
    """Tell whether a paragraph is told to its end: long enough, stopped, and not cut off by dots."""
    return len(piece.text) >= 80 and bool(_SENTENCE_END.search(piece.text)) and not _TRUNCATED.search(piece.text)


def _captions(pieces: list[_Piece], knowledge: Knowledge | None) -> None:
    """Find what is written under a picture: next to its credit, or in the words and shape captions have."""
    known = (name for outlet in (knowledge.outlets if knowledge else ()) if outlet.agency for name in outlet.datelines)
    agency = re.compile(rf"(?:{'|'.join(map(re.escape, (*agencies('photos'), *known)))})\b.{{0,20}}$")
    for index, piece in enumerate(pieces):
        if piece.kind is BlockKind.CREDIT:
            for near, joined in ((index - 1, not piece.apart), (index + 1, not _apart(pieces, index + 1))):
                if 0 <= near < len(pieces) and joined and pieces[near].is_open and len(pieces[near].text) <= 500:
                    pieces[near].kind = BlockKind.CAPTION
                    break
    for piece in pieces:
        if (
            piece.is_open
            and len(piece.text) <= 500
            and (
                voice("picture", "opening").match(piece.text)
                or (piece.is_fragment and _ends_with(agency, piece.text) and not piece.dateline)
            )
        ):
            piece.kind = BlockKind.CAPTION


def _ends_with(agency: re.Pattern[str], text: str) -> bool:
    """Tell whether the last thing after a dash is an agency's name: "Monitors in a street - AFP - Jan 2012"."""
    return any(agency.match(text, dash.end()) for dash in _DASH.finditer(text))


def _apart(pieces: Sequence[_Piece], index: int) -> bool:
    return index >= len(pieces) or pieces[index].apart


def _head(pieces: list[_Piece]) -> None:
    """Above the first told paragraph: the title, what restates it, and captions that stand there without a credit."""
    first = next((index for index, piece in enumerate(pieces) if piece.tells), None)
    if first is None:
        return
    told = sum(piece.tells for piece in pieces)
    if told > 1 and _is_caption(pieces[first]):
        pieces[first].kind = BlockKind.CAPTION
    titled = False
    for piece in pieces:
        if not piece.is_open:
            continue
        if piece.tells:
            break
        if piece.is_fragment and (piece.rule is None or piece.rule.heads):
            piece.kind = BlockKind.SUBTITLE if titled else BlockKind.TITLE
            titled = True


def _is_caption(piece: _Piece) -> bool:
    """Tell a caption by its shape: people's places in the picture, or one short sentence that has no verb."""
    if len(piece.text) > 220 or piece.dateline:
        return False
    if voice("picture", "sides").search(piece.text):
        return True
    plain = _SENTENCE_END.search(piece.text) is not None and not re.search(r"[.!?]\s+[A-Z]", piece.text)
    scene = voice("picture", "scene").search(piece.text) and not voice("picture", "finite").search(piece.text)
    return plain and len(piece.text) <= 160 and bool(scene)


def _tail(pieces: list[_Piece]) -> None:
    """Below the last told paragraph: the reporter's name, or the title of some other story."""
    told = [index for index, piece in enumerate(pieces) if piece.tells]
    if not told:
        return
    for piece in pieces[told[-1] + 1 :]:
        if piece.is_open and piece.rule is None and not re.search(r"[\"“”]", piece.text):
            piece.kind = BlockKind.BYLINE if _NAME_ALONE.fullmatch(piece.text) else BlockKind.TEASER


def _stamps(pieces: list[_Piece]) -> None:
    """A date that stands alone is the page's clock above the title or with a clock's words, else the story's own."""
    headed = False
    for piece in pieces:
        if piece.is_open and piece.rule is not None and piece.rule.kind == "stamp":
            clock = not headed or voice("clock", "words").search(piece.text)
            piece.kind = BlockKind.BOILERPLATE if clock else BlockKind.BYLINE
        headed = headed or piece.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)


def _outlet_lines(pieces: list[_Piece], knowledge: Knowledge | None) -> None:
    """A line that is nothing but a publisher's name signs the story."""
    outlets = knowledge.outlets if knowledge else ()
    names = {name.casefold() for outlet in outlets for name in (outlet.name, *outlet.mastheads)}
    for piece in pieces:
        unsure = piece.kind in (None, BlockKind.TITLE, BlockKind.SUBTITLE)
        if unsure and piece.text.strip(" .,|()[]-–—").casefold() in names:
            piece.kind = BlockKind.BYLINE


def _headings(pieces: list[_Piece]) -> None:
    """A short line without a stop between told paragraphs is a heading."""
    told = [piece for piece in pieces if piece.is_open]
    begun = False
    for piece in told[:-1]:
        if not piece.is_fragment:
            begun = True
        elif begun and len(piece.text) <= MAX_HEADING and not re.match(r"[-•*–—\da-z]", piece.text):
            piece.kind = BlockKind.HEADING
