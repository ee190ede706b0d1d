"""Mentions: who did what to whom, where and when, as one clause of one article tells it."""

from builder.mentions.find import find_mentions

__all__ = ["find_mentions"]
