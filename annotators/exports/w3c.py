"""Marks as W3C Web Annotations in JSON-LD (Recommendation of 23 February 2017).

What the model has no words for, such as verdicts, is in one property of ours whose value is plain
JSON (`@json`, JSON-LD 1.1), so that nothing is lost on the way back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle, source_of, urn, whole

if TYPE_CHECKING:
    from annotators.exports.bundle import JSON
    from annotators.mark import Mark

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "newsread": {"@id": "urn:newsread:mark", "@type": "@json"}},
]


def to_w3c(bundles: Iterable[Bundle]) -> str:
    """One annotation page of all marks."""
    items = [annotation(bundle, mark) for bundle in bundles for mark in bundle.marks]
    page = {"@context": CONTEXT, "id": "urn:newsread:notebook", "type": "AnnotationPage"}
    return json.dumps({**page, "items": items}, ensure_ascii=False, indent=1) + "\n"


def annotation(bundle: Bundle, mark: Mark) -> JSON:
    """One mark as an annotation."""
    found = {
        "id": urn(mark.id),
        "type": "Annotation",
        "motivation": mark.motivation,
        "created": mark.created,
        "modified": mark.modified,
        "target": _targets(bundle, mark),
        "newsread": whole(mark),
    }
    bodies = list(_bodies(mark))
    return {**found, "body": bodies} if bodies else found


def _bodies(mark: Mark) -> Iterator[JSON]:
    if mark.note:
        purpose = "replying" if mark.motivation == "replying" else "commenting"
        yield {**_text(mark.note, purpose), "format": "text/markdown"}
    for tag in mark.tags:
        yield _text(tag, "tagging")
    if mark.label:
        yield _text(mark.label, "classifying")


def _text(value: str, purpose: str) -> JSON:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _targets(bundle: Bundle, mark: Mark) -> JSON | list[object]:
    quote = {"type": "TextQuoteSelector", "exact": mark.exact}
    around = {"prefix": mark.prefix, "suffix": mark.suffix}
    position = {"type": "TextPositionSelector", "start": mark.span.start, "end": mark.span.end}
    place = {
        "type": "SpecificResource",
        "source": source_of(bundle),
        "selector": [{**quote, **{k: v for k, v in around.items() if v}}, position],
    }
    if mark.color:
        place["styleClass"] = mark.color
    others = [urn(other) for other in (*filter(None, [mark.answers]), *mark.links)]
    return [place, *others] if others else place
