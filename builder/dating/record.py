"""A publication date as the filter prints it."""

from __future__ import annotations

from typing import Any

from builder.values import Evidence, PublicationDate


def as_record(article_id: str, published: PublicationDate) -> dict[str, Any]:
    """Give a date ready for JSON: the day, its 90 % interval, its probability and the evidence, weightiest first."""
    return {
        "id": article_id,
        "best": published.best.isoformat() if published.best else None,
        "earliest": published.earliest.isoformat() if published.earliest else None,
        "latest": published.latest.isoformat() if published.latest else None,
        "confidence": round(published.probability, 4),
        "evidence": [_evidence(evidence) for evidence in published.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": evidence.kind, "says": evidence.says, "weight": evidence.weight}
    if evidence.span:
        record |= {"start": evidence.span.start, "end": evidence.span.end}
    if evidence.favours:
        record |= {
            "first_day": evidence.favours.start.isoformat(),
            "last_day": evidence.favours.last.isoformat(),
        }
    if evidence.article:
        record["article"] = evidence.article
    if evidence.calendar:
        record["calendar"] = evidence.calendar
    return record
