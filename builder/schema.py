"""Holding a document against the JSON Schema that stands beside it: the words our schema uses, and no others.

The tests hold the same documents against the full `jsonschema`; here a build that has only the program's own
dependencies must be able to say whether its data may be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_NOTES = {"$schema", "$defs", "title", "description", "format"}
_KNOWN = {"type", "enum", "pattern", "minimum", "maximum", "required", "properties", "items", "oneOf", "$ref"}
_KNOWN |= {"additionalProperties"}


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
    """Give what a value lacks of its schema: "events/3/date is 5; wanted object".

    Raises:
        ValueError: the schema uses a word this does not know.
    """
    root = schema if root is None else root
    here = at or "it"
    if unknown := set(schema) - _KNOWN - _NOTES:
        raise ValueError(f"the schema says {sorted(unknown)}, which is not known here")
    if "$ref" in schema:
        yield from violations(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "oneOf" in schema and sum(not any(violations(value, one, root, at)) for one in schema["oneOf"]) != 1:
        yield f"{here} fits none or several of what it may be"
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    if names and not any(_is(value, name) for name in names):
        yield f"{here} is {str(value)[:40]!r}; wanted {' or '.join(names)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{here} is {str(value)[:40]!r}; wanted one of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{here} is {value[:40]!r}; wanted {schema['pattern']}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{here} is {value}, out of its bounds"
    if isinstance(value, dict):
        yield from _of_object(value, schema, root, at)
    elif isinstance(value, list) and "items" in schema:
        for number, part in enumerate(value):
            yield from violations(part, schema["items"], root, f"{at}/{number}".lstrip("/"))


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    here = at or "it"
    yield from (f"{here} has no {name!r}" for name in schema.get("required", []) if name not in value)
    for name, part in value.items():
        further = known.get(name, schema.get("additionalProperties", True))
        if further is False:
            yield f"{here} has the unknown {name!r}"
        elif isinstance(further, dict):
            yield from violations(part, further, root, f"{at}/{name}".lstrip("/"))


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES[name])
