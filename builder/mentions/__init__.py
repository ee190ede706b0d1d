"""Mentions: who did what to whom, where and when, as one clause of one article tells it."""

from builder.mentions.find import find_mentions
from builder.mentions.forms import VerbForm, third_person, verb_forms
from builder.mentions.lexicon import acts_named
from builder.mentions.plover import SentenceCode, code_sentence

__all__ = ["SentenceCode", "VerbForm", "acts_named", "code_sentence", "find_mentions", "third_person", "verb_forms"]
