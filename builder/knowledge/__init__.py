"""Dated facts about the subject, edited by people in `content/knowledge/`, and an editor's corrections."""

from builder.knowledge.corrections import Correction, Corrections, EditorDate
from builder.knowledge.editor import load_corrections
from builder.knowledge.fields import parse_interval
from builder.knowledge.load import load_knowledge
from builder.knowledge.model import (
    Body,
    CalendarEvent,
    CasualtyFigure,
    Conflict,
    Fact,
    Knowledge,
    Office,
    Outlet,
    Person,
    Place,
    Tenure,
)
from builder.knowledge.tree import Node, parse_tree

__all__ = [
    "Body",
    "CalendarEvent",
    "CasualtyFigure",
    "Conflict",
    "Correction",
    "Corrections",
    "EditorDate",
    "Fact",
    "Knowledge",
    "Node",
    "Office",
    "Outlet",
    "Person",
    "Place",
    "Tenure",
    "load_corrections",
    "load_knowledge",
    "parse_interval",
    "parse_tree",
]
