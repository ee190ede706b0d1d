"""`content/corrections.yml` to `Corrections`: a list of decisions, each about one thing, each with its why."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from builder.errors import SourceError, SourceErrors
from builder.knowledge.corrections import Correction, Corrections, EditorDate
from builder.knowledge.fields import Entry, Faults, parse_interval
from builder.knowledge.tree import Node, read_tree

# What may be decided about each sort of thing. One entry takes one of them.
_ACTIONS = {
    "article": ("date", "outlet", "url"),
    "expression": ("value",),
    "event": ("title", "date", "merge", "split", "hide"),
}
_QUALIFIER = re.compile(r"[?~%](?=/|$)")


def load_corrections(path: Path) -> Corrections:
    """Read an editor's decisions. No file, or an empty one, is no decisions.

    An entry names an `article`, an `article` and an `expression` in it, or an `event`; says one thing about it; and
    says `why`: `{article: a1, date: 2015-08-11, why: the print edition}`.

    Raises:
        SourceErrors: holds each fault with its line.
    """
    if not path.exists() and not path.is_symlink():
        return Corrections()
    try:
        tree = read_tree(path)
        version = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except SourceError as error:
        raise SourceErrors((error,)) from error
    if tree is None:
        return Corrections(version=version)
    faults = Faults()
    entries: list[Correction] = []
    if isinstance(tree.value, list):
        read = [_read(node, path, faults) for node in tree.value]
        entries = [entry for entry in read if entry is not None]
    else:
        faults.add(path, tree.line, f"is {tree.sort}; wanted a list of decisions, each beginning with a hyphen")
    published: dict[str, EditorDate] = {}
    for entry in entries:
        if (entry.of, entry.action) == ("article", "date"):
            assert isinstance(entry.value, str)
            if entry.target in published:
                faults.add(path, entry.line, f"the date of article {entry.target!r} is decided twice")
            published[entry.target] = EditorDate(parse_interval(entry.value).start, entry.why)
    if faults.found:
        raise SourceErrors(tuple(faults.found))
    return Corrections(tuple(entries), published, version)


def _read(node: Node, path: PurePath, faults: Faults) -> Correction | None:
    before = len(faults.found)
    entry = Entry(node, "a decision", path, faults)
    article, event, phrase = entry.text("article"), entry.text("event"), entry.text("expression")
    why = entry.text("why", needed=True)
    if (article is None) == (event is None) or (phrase is not None and article is None):
        if len(faults.found) == before or why is None:
            entry.fault(node.line, "a decision is about an article, an expression of an article, or an event; name one")
        return None
    of = "event" if event is not None else "article" if phrase is None else "expression"
    target = event or (article if phrase is None else f"{article}: {phrase}")
    present = [action for action in _ACTIONS[of] if entry.node(action) is not None]
    if len(present) == 1:
        value = _value(of, present[0], entry)
    else:
        entry.fault(node.line, f"a decision about an {of} says one of {', '.join(_ACTIONS[of])}; found {len(present)}")
    entry.close()
    if len(faults.found) > before:
        return None
    assert target is not None
    assert why is not None
    return Correction(present[0], target, value, why, path, node.line, of)


def _value(of: str, action: str, entry: Entry) -> str | tuple[str, ...] | None:
    """Read and check what is decided."""
    if action in ("merge", "split"):
        return entry.texts(action)
    if action == "hide":
        if entry.choice("hide", ("true", "false"), "true") == "false":
            entry.fault(entry.line, "hide is 'false'; take the decision out to show the event")
        return None
    text = entry.text(action)
    if text is None:
        return None
    if action == "date":
        try:
            interval = parse_interval(_QUALIFIER.sub("", text))
            if of == "article" and interval.end - interval.start != timedelta(days=1):
                entry.fault(entry.line, f"date is {text!r}; an article's is one day, like 2014-02-19")
        except ValueError as error:
            entry.fault(entry.line, f"date is {text!r}, {error}")
    if action == "url":
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            entry.fault(entry.line, f"url is {text[:80]!r}; wanted one that begins with https:// or http://")
    return text
