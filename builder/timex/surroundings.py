"""What the text around an expression is: news, history or a message, and whether somebody is being quoted."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.timex.expression import Base, Expression, Op

CHAT = re.compile(
    r"(?:^|\s)[@#][^\W\d]|https?://|[:;=]-?[)D(P](?!\w)|::|~|(?-i:\b(?:u|ur)\b(?![.'/]))"
    r"|([a-z])\1{3}|\w\.\.(?!\.)|\b(?:lol|haha\w*|hehe\w*|omg|gonna|wanna|pls|plz|abt|dont|cant|tho|thx|yay|lah)\b",
    re.IGNORECASE,
)
EXCITED = re.compile(r"!|\.\.\.|…|\b(?:i'm|im|my|me)\b", re.IGNORECASE)  # a message too, where nobody is quoted
QUOTES = re.compile("[\"“”]|``|''")
CHAT_LINE = 240  # characters; a longer line is no message
QUOTATION = 1500  # characters a quotation is looked back for


class Surroundings:
    """What a text has been so far: news, which counts from the day it is printed, or history, which names its years.

    Only what stands before an expression counts, and for messages its own line, so that adding a line changes nothing
    above it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._score = 0.0
        self._deictic = self._stated = 0
        self._line = (0, 0, False)
        self._year: int | None = None

    @property
    def narrative(self) -> int:
        """Tell whether the text so far is history: 0 no, 1 perhaps, 2 yes, 3 and hardly a word of today."""
        if self._score >= 2 and self._stated > 3 * self._deictic:
            return 3 if self._stated > 15 * self._deictic else 2
        return 1 if self._score >= 1 and self._deictic == 0 else 0

    def heed(self, expression: Expression) -> None:
        """Take an expression into account: a year stated speaks for history, "yesterday" for news."""
        if expression.op is Op.FIXED:
            self._year = expression.year or self._year
            if expression.states_year:
                self._stated += 1
                self._score = min(self._score + 1, 6)
        elif (
            expression.op is Op.WEEKDAY
            or (expression.part is not None and expression.part[0] == "Q")
            or (expression.op is Op.SHIFT and expression.base is Base.PUBLICATION)
        ):
            self._deictic += 1
            self._score = max(self._score - 1.5, -4)

    def in_century(self, expression: Expression) -> Expression:
        """Read "'99", amid history, as of the century that is nearest to the year the text has named last."""
        if not expression.short or expression.year is None or self._year is None or self.narrative < 2:
            return expression
        last = self._year
        year = min(
            (expression.year % 100 + 100 * (last // 100 + way) for way in (-1, 0, 1)), key=lambda y: abs(y - last)
        )
        if year == expression.year:
            return expression
        return replace(expression, year=year, value=f"{year:04d}"[: len(expression.value or "")])

    def register(self, at: int) -> str:
        """Tell what sort of text a place stands in: "chat", "narrative" or "news"."""
        if self.is_chat(at):
            return "chat"
        return "narrative" if self.narrative >= 2 else "news"

    def is_chat(self, at: int) -> bool:
        """Tell whether a place stands in a message: a short line with the marks of one."""
        first, last, chat = self._line
        if not first <= at < last:
            text = self.text
            first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            if last < 0:
                last = len(text)
            chat = last - first < CHAT_LINE and _is_message(text, first, last)
            self._line = (first, last, chat)
        return chat

    def is_quoted(self, at: int) -> bool:
        """Tell whether a place lies inside a quotation of its own paragraph."""
        text = self.text
        paragraph = text[text.rfind("\n", max(0, at - QUOTATION), at) + 1 or max(0, at - QUOTATION) : at]
        if "“" in paragraph or "”" in paragraph:
            return paragraph.rfind("“") > paragraph.rfind("”")
        return (paragraph.count('"') + paragraph.count("``") + paragraph.count("''")) % 2 == 1


def _is_message(text: str, first: int, last: int) -> bool:
    if CHAT.search(text, first, last) is not None:
        return True
    return EXCITED.search(text, first, last) is not None and QUOTES.search(text, first, last) is None
