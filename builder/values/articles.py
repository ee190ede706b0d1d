"""An article as it came: exact text, and its division into blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from builder.values.time import Span


class BlockKind(StrEnum):
    """What a stretch of an article is.

    Only title, subtitle, heading, caption, dateline and body are the outlet's report.
    """

    TITLE = "title"
    SUBTITLE = "subtitle"  # a line under the title that restates the story
    HEADING = "heading"  # a heading inside the body
    DATELINE = "dateline"  # "Moscow, SANA –" at the head of the first paragraph
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"  # "Image Credit: AP"
    BYLINE = "byline"
    TEASER = "teaser"  # another story's title or lead
    COMMENT = "comment"  # a reader's
    LINK = "link"  # navigation, also in another language
    REPEAT = "repeat"  # a paragraph told before
    BOILERPLATE = "boilerplate"  # asset numbers, advertising, page clocks


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of an article's text. Blocks are sorted and do not overlap; blanks between them belong to none."""

    kind: BlockKind
    span: Span
    language: str | None = None  # where it differs from the article's


@dataclass(frozen=True, slots=True)
class Article:
    """One seed as it came: exact text, its division into blocks, and what its metadata says."""

    id: str  # ours: [a-z0-9_-], unique in a build; never text from the article
    path: PurePath  # relative to the project, for messages
    text: str  # the file decoded, line ends and front matter untouched: offsets count from its start
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None  # id of a known outlet, or a name as the metadata gives it
    url: str | None = None  # http or https only
    published: date | None = None  # from metadata only
    author: str | None = None
    language: str = "en"
    credits: tuple[str, ...] = ()  # agencies whose words these are: "afp", "ap"
    doubts: tuple[str, ...] = ()  # metadata that was not believed, and why

    def kind_at(self, offset: int) -> BlockKind | None:
        """Tell what kind of block a character stands in."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block.kind
        return None
