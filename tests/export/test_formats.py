"""Data files against the published rules of their formats, written down here anew from the formats' own documents."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from builder.export import ExportOptions, export_files
from builder.timeline import Timeline
from tests.factories import make_timeline

OPTIONS = ExportOptions("Talks, dated", "https://talks.example/dated/", "How the talks went.")

# https://timeline.knightlab.com/docs/json-format.html
_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "display_date": {"type": "string"},
    },
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
_TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
TIMELINEJS: dict[str, Any] = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": _TEXT}, "additionalProperties": False},
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "properties": {
                    "start_date": _DATE,
                    "end_date": _DATE,
                    "text": _TEXT,
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string", "pattern": "^[A-Za-z0-9-]+$"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}

# https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md, of which we use a part
_NAMED = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
CFF: dict[str, Any] = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "abstract": {"type": "string", "minLength": 1},
        "authors": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _NAMED},
        "cff-version": {"type": "string", "pattern": r"^1\.2\.0$"},
        "date-released": {"type": "string", "format": "date"},
        "message": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "type": {"enum": ["dataset", "software"]},
        "url": {"type": "string", "format": "uri", "pattern": r"^(https?|s?ftp)://.+"},
    },
    "additionalProperties": False,
}

# TimeML 1.2.1, https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html, its BNF for TIMEX3
TIMEX3 = {
    "tid": r"t\d+",
    "type": "DATE|TIME|DURATION|SET",
    "value": r"PRESENT_REF|PAST_REF|FUTURE_REF|P[0-9.XYMWDTHSQE-]+|[0-9X]{2,4}(-[0-9A-Z]{1,3}){0,3}(T[0-9A-Z:.]+)?",
    "mod": "BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|START|MID|END|APPROX",
    "quant": r".+",
    "freq": r".+",
    "temporalFunction": "true|false",
    "functionInDocument": "(CREATION|EXPIRATION|MODIFICATION|PUBLICATION|RELEASE|RECEPTION)_TIME|NONE",
    "anchorTimeID": r"t\d+",
}
REQUIRED = {"tid", "type", "value"}


def _faults(schema: dict[str, Any], document: object) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


@pytest.fixture(params=[False, True], ids=["plain", "hostile"])
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return make_timeline(60, hostile=request.param)


def test_slides_are_as_timelinejs_documents_them(timeline: Timeline) -> None:
    slides = json.loads(dict(export_files(timeline, OPTIONS))["data/timelinejs.json"])
    assert _faults(TIMELINEJS, slides) == []
    assert len({slide["unique_id"] for slide in slides["events"]}) == len(slides["events"]) > 0


@pytest.mark.parametrize("options", [OPTIONS, ExportOptions("Talks: #1, dated")], ids=["whole", "without an address"])
def test_the_citation_file_keeps_to_its_schema(timeline: Timeline, options: ExportOptions) -> None:
    citation = yaml.load(dict(export_files(timeline, options))["data/CITATION.cff"], yaml.BaseLoader)
    assert _faults(CFF, citation) == []


def test_timeml_keeps_to_the_rules_for_expressions_of_time(timeline: Timeline) -> None:
    files = dict(export_files(timeline, OPTIONS))
    documents = [body for path, body in files.items() if path.endswith(".tml")]
    assert len(documents) == len(timeline.articles)
    for body in documents:
        root = ElementTree.fromstring(body)
        assert root.tag == "TimeML"
        assert [part.tag for part in root] in (["DOCID", "DCT", "TEXT"], ["DOCID", "TEXT"])
        assert {element.tag for part in root for element in part} <= {"TIMEX3"}
        expressions = list(root.iter("TIMEX3"))
        ids = [one.get("tid") for one in expressions]
        assert len(set(ids)) == len(ids)
        for one in expressions:
            assert REQUIRED <= set(one.attrib) <= set(TIMEX3)
            assert all(re.fullmatch(TIMEX3[name], value) for name, value in one.attrib.items()), one.attrib
            assert one.get("anchorTimeID") in (None, *ids)
            assert (one.text or "").strip()
