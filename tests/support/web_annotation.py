"""What the W3C's Web Annotation Data Model (23 February 2017) says that an annotation must be.

Written after sections 3, 4 and 5 of the recommendation, as far as they say MUST.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

MOTIVATIONS = frozenset(
    """assessing bookmarking classifying commenting describing editing highlighting identifying
    linking moderating questioning replying tagging""".split()  # noqa: SIM905
)
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Faults = Iterator[str]


def is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~]*", value)
    )


def is_in_utc(moment: str) -> bool:
    return moment.endswith("Z") and datetime.fromisoformat(moment).tzinfo is not None


def collection_faults(data: dict[str, Any]) -> Faults:
    """Section 5: a collection with its first page embedded."""
    context = data["@context"]
    if CONTEXT not in (context if isinstance(context, list) else [context]):
        yield "the context is missing"
    page = data["first"]
    if data["type"] != "AnnotationCollection" or page["type"] != "AnnotationPage":
        yield "types of collection and page"
    if not (is_iri(data["id"]) and is_iri(page["id"])):
        yield "ids of collection and page"
    if data["total"] != len(page["items"]) or page["startIndex"] != 0:
        yield "total and start"
    for item in page["items"]:
        yield from annotation_faults(item)


def annotation_faults(data: dict[str, Any]) -> Faults:
    """Section 3."""
    if not is_iri(data.get("id")):
        yield f"3.1 exactly one id, an IRI: {data.get('id')!r}"
    if data.get("type") != "Annotation":
        yield "3.1 type"
    if not data.get("target"):
        yield "3.1 at least one target"
    if "body" in data and "bodyValue" in data:
        yield "3.2.5 not both body and bodyValue"
    if "canonical" in data and not is_iri(data["canonical"]):
        yield "3.3.7 canonical"
    if data.get("motivation") not in MOTIVATIONS:
        yield "3.3.5 motivation"
    for key in ("created", "modified"):
        if not is_in_utc(data[key]):
            yield f"3.3.1 {key} in UTC, said with a Z"
    style = data.get("stylesheet", {"type": "CssStylesheet", "value": ""})
    if style["type"] != "CssStylesheet" or ("id" in style) == ("value" in style):
        yield "4.4 stylesheet"
    for body in data.get("body", ()):
        yield from resource_faults(body)
    for target in data.get("target", ()):
        yield from resource_faults(target)
        if "value" in target:
            yield "3.2 a target is no textual body"


def resource_faults(data: dict[str, Any]) -> Faults:
    """Sections 3.2 and 4: a resource elsewhere, a text, or part of something: one."""
    parts = ("source" in data) + ("value" in data)
    if parts > 1 or (parts == 0 and "id" not in data):
        yield f"3.2 one kind of resource: {data}"
    if not all(is_iri(data[key]) for key in ("source", "id") if key in data):
        yield f"3.2 an IRI: {data}"
    if "value" in data and not isinstance(data["value"], str):
        yield "3.2.4 one value, a string"
    if data.get("purpose", "tagging") not in MOTIVATIONS:
        yield "3.3.5 purpose"
    if "state" in data:
        yield from state_faults(data["state"])
    for selector in data.get("selector", ()):
        yield from selector_faults(selector)


def state_faults(data: dict[str, Any]) -> Faults:
    """Section 4.3."""
    if data["type"] != "TimeState" or not is_iri(data["cached"]):
        yield "4.3.1 state"
    if not is_in_utc(data["sourceDate"]):
        yield "4.3.1 a source date in UTC, said with a Z"


def selector_faults(data: dict[str, Any]) -> Faults:
    """Section 4.2."""
    match data:
        case {"type": "TextQuoteSelector", "exact": str(), "prefix": str(), "suffix": str()}:
            return
        case {"type": "TextPositionSelector", "start": int(start), "end": int(end)}:
            if not 0 <= start <= end:
                yield "4.2.5 start and end"
        case _:
            yield f"4.2 selector: {data}"
