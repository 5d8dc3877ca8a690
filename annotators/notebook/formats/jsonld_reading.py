"""JSON-LD of the W3C's Web Annotation Data Model, read.

Collections, pages, lists and single annotations, ours and those of others, in the compact form that
the model's own context gives. Of a target, the quote and the position count; what a body says that
is neither tag, label nor link goes into the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from annotators.notebook.colors import COLORS
from annotators.notebook.formats.iris import id_of, iri_of
from annotators.notebook.formats.jsonld import ABOUT, VERDICT
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    as_list,
    brief,
    by_name,
    offset,
    reason,
    selected,
)
from annotators.notebook.mark import MOTIVATIONS, in_utc, now
from annotators.notebook.mark_documents import NotAMarkError, from_document
from articles.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.mark import Mark

    JSON = dict[str, Any]

_NAMESPACE = "http://www.w3.org/ns/oa#"


def read_jsonld(data: Any) -> Reading:
    """The annotations in a parsed JSON-LD document, and the texts that came with them."""
    marks: list[Mark] = []
    addresses: dict[str, str] = {}
    problems: list[str] = []
    for number, row in enumerate(annotations_in(data), 1):
        try:
            mark, address = _mark(row)
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"annotation {number}: {reason(error)}")
            continue
        marks.append(mark)
        if address:
            addresses[mark.id] = address
    return Reading(
        marks=tuple(marks),
        addresses=addresses,
        articles=by_name(_versions(data)),
        problems=tuple(problems),
    )


def annotations_in(data: Any) -> Iterator[Any]:
    """Every annotation of a document: by itself, in a list, a page or a collection."""
    if isinstance(data, list):
        for part in data:
            yield from annotations_in(part)
    elif isinstance(data, dict) and "target" not in data:
        for key in ("first", "items", "@graph", "resources"):
            if isinstance(data.get(key), dict | list):
                yield from annotations_in(data[key])
    else:
        yield data


def _versions(data: Any) -> Iterator[Article]:
    for row in as_list(data.get("newsread:versions") if isinstance(data, dict) else None):
        if isinstance(row, dict):
            about = {name: row.get(term) for name, term in ABOUT.items()}
            known = {name: value for name, value in about.items() if isinstance(value, str)}
            if known.get("text") or known.get("url"):
                yield Article(text=known.pop("text", ""), **known)  # type: ignore[arg-type]


def _mark(row: Any) -> tuple[Mark, str | None]:
    if not isinstance(row, dict):
        raise UnreadableError(f"{brief(row)} is no annotation")
    targets = as_list(row.get("target"))
    if not targets:
        raise UnreadableError("it has no target")
    motivation = _term(row.get("motivation"))
    place = next((target for target in targets if not _is_answered(target, motivation)), targets[0])
    answers = next((_iri(target) for target in targets if _is_answered(target, motivation)), None)
    iri, version = _source(place)
    address = iri and id_of(iri)
    created = in_utc(_first(row.get("created")) or now())
    selectors = place.get("selector") if isinstance(place, dict) else None
    selection = selected([*_selectors(selectors)])
    document = {
        **selection,
        **_Bodies(motivation, (row.get("body"), row.get("bodyValue"))).fields(),
        "article": version or address or "",
        "color": _color(place),
        "answers": answers and id_of(answers),
        "speaker": _first(row.get("newsread:speaker")),
        "claim": _read_claim(row.get("newsread:claim")),
        "creator": _read_creator(row.get("creator")),
        "created": created,
        "modified": in_utc(_first(row.get("modified")) or created),
        "state": row.get("newsread:state") or selection["state"],
    }
    name = next(filter(None, (_first(row.get(key)) for key in ("canonical", "id", "@id"))), None)
    return from_document(id_of(name) if name else uuid4().hex, document), address


class _Bodies:
    """What the bodies of an annotation come to."""

    def __init__(self, motivation: str, bodies: Iterable[Any]) -> None:
        self._motivation = motivation
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._links: list[JSON] = []
        self._label: str | None = None
        self._verdict: JSON | None = None
        for group in bodies:
            for body in as_list(group):
                self._take_any(body)

    def fields(self) -> JSON:
        """The fields of a mark's document that the bodies of an annotation tell."""
        return {
            "motivation": self._motivation if self._motivation in MOTIVATIONS else self._guessed(),
            "label": self._label,
            "note": "\n\n".join(self._notes),
            "tags": self._tags,
            "links": self._links,
            "verdict": self._verdict,
        }

    def _guessed(self) -> str:
        """What it was for, where the annotation does not say it in a word of ours."""
        if self._notes:
            return "commenting"
        return "tagging" if self._tags else "highlighting"

    def _take_any(self, body: Any) -> None:
        if isinstance(body, str):
            self._notes.append(body)
        elif isinstance(body, dict) and isinstance(body.get("items"), list):
            for part in body["items"]:  # a choice, or a set
                self._take_any(part)
        elif isinstance(body, dict):
            self._take(body, _term(body.get("purpose")) or self._motivation)

    def _take(self, body: JSON, purpose: str) -> None:
        value = _value(body)
        if "newsread:verdict" in body:
            self._verdict = _read_verdict(body["newsread:verdict"])
        elif value is None:
            return
        elif purpose == "linking" and "source" in body:
            self._links.append({"to": id_of(value), "kind": _first(body.get("newsread:as")) or ""})
        elif purpose == "tagging":
            self._tags.append(value)
        elif purpose == "classifying" and self._label is None:
            self._label = value
        else:
            self._notes.append(value)


def _value(body: JSON) -> str | None:
    for key in ("value", "chars", "source", "id"):
        if isinstance(content := body.get(key), str):
            return content
        if isinstance(content, dict):
            return _value(content)
    return None


def _read_verdict(value: Any) -> JSON | None:
    if not isinstance(value, dict):
        return None
    verdict = {name: value.get(f"newsread:{name}") for name in VERDICT}
    was = value.get("newsread:was")
    pair = isinstance(was, dict) and [offset(was.get("start")), offset(was.get("end"))]
    return {**verdict, "was": pair or None}


def _read_claim(claim: Any) -> JSON | None:
    prefix = "newsread:"
    if not isinstance(claim, dict):
        return None
    return {key.removeprefix(prefix): field for key, field in claim.items()}


def _read_creator(value: Any) -> JSON | None:
    """The first of those who wrote it, by name or nickname, and by IRI or e-mail address."""
    first = next(iter(as_list(value)), None)
    if isinstance(first, str):
        first = {"id" if iri_of(first) == first else "name": first}
    if not isinstance(first, dict):
        return None
    name, iri = (
        next(filter(None, (_first(first.get(key)) for key in keys)), "")
        for keys in (("name", "nickname"), ("id", "@id", "email"))
    )
    return {"name": name, "id": id_of(iri)} if name or iri else None


def _term(value: Any) -> str:
    """The first of the values as a term of the model, without its namespace."""
    return (_first(value) or "").removeprefix(_NAMESPACE).removeprefix("oa:")


def _is_answered(target: Any, motivation: str) -> bool:
    """Whether a target is the annotation that this one answers."""
    if isinstance(target, dict):
        return "Annotation" in as_list(target.get("type"))
    return motivation == "replying" and isinstance(target, str)


def _source(target: Any) -> tuple[str | None, str | None]:
    """Where the article came from, and the hash of the version that was marked."""
    if not isinstance(target, dict):
        return _iri(target), None
    address = _iri(target.get("source", target))
    for state in as_list(target.get("state")):
        for cached in as_list(state.get("cached") if isinstance(state, dict) else None):
            if isinstance(cached, str) and id_of(cached) != cached:
                return address, id_of(cached)
    return address, None


def _iri(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    return _first(value)


def _first(value: Any) -> str | None:
    values = as_list(value)
    return values[0] if values and isinstance(values[0], str) and values[0] else None


def _color(target: Any) -> str | None:
    styles = as_list(target.get("styleClass")) if isinstance(target, dict) else []
    return next((style for style in styles if style in COLORS), None)


def _selectors(selectors: Any) -> Iterator[JSON]:
    """The selectors of a target, each before those that refine it."""
    for selector in as_list(selectors):
        if isinstance(selector, dict):
            yield selector
            yield from _selectors(selector.get("refinedBy"))
