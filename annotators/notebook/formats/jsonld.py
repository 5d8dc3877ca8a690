"""The W3C's Web Annotation Data Model, as JSON-LD: https://www.w3.org/TR/annotation-model/.

Each mark is an annotation on a specific resource: a quote and a position (code points, as the
model has it) in a state, which is the version of the text by its hash. What the model has no word
for is said in terms of our own (`newsread:`), so that nothing is lost on the way there and back;
the texts themselves are in `newsread:versions`.

Read are collections, pages, lists and single annotations, ours and those of others, in the compact
form that the model's own context gives. Of a target, the quote and the position count; what a body
says that is neither tag, label nor link goes into the note.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from annotators.codec import dumps
from annotators.notebook.colors import COLORS, STYLES
from annotators.notebook.formats.excerpts import is_known
from annotators.notebook.formats.iris import OWN, id_of, iri_of, is_hash
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
from annotators.notebook.verdict_words import verdict_in_words
from articles.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Creator, Mark, MarkedClaim, Verdict

    JSON = dict[str, Any]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"newsread": OWN}]
ABOUT = {
    "title": "dc:title",
    "source": "dc:publisher",
    "byline": "dc:creator",
    "published": "dcterms:issued",
    "url": "schema:url",
    "language": "language",
    "notice": "newsread:notice",
    "text": "newsread:text",
}
"""The fields of an article, and the terms for them."""
VERDICT = ("finding", "rejects", "speaker", "kind", "speaker_found")


def as_jsonld(annotated: Iterable[Annotated]) -> Iterator[str]:
    """One annotation collection, its only page embedded."""
    groups = list(annotated)
    items = [annotation(mark, article) for article, marks in groups for mark in marks]
    name = iri_of(uuid5(NAMESPACE_URL, "\n".join(item["id"] for item in items)).hex)
    page = {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "newsread notes",
        "total": len(items),
        "first": page,
        "newsread:versions": [_version(article) for article, _ in groups if is_known(article)],
    }
    yield dumps(collection, indent=1) + "\n"


def annotation(mark: Mark, article: Article) -> JSON:
    """One mark as an annotation; to stand alone, it needs `CONTEXT` as its `@context`."""
    style = mark.color and f".{mark.color} {{ background: {STYLES[mark.color]}; }}"
    return _filled(
        {
            "id": iri_of(mark.id),
            "type": "Annotation",
            "canonical": iri_of(mark.id),
            "motivation": mark.motivation,
            "created": _moment(mark.created),
            "modified": _moment(mark.modified),
            "creator": mark.creator and _creator(mark.creator),
            "generator": {"type": "Software", "name": "newsread"},
            "stylesheet": style and {"type": "CssStylesheet", "value": style},
            "body": [*_bodies(mark)],
            "target": [*_targets(mark, article)],
            "newsread:speaker": mark.speaker,
            "newsread:claim": mark.claim and _claim(mark.claim),
            "newsread:state": None if mark.state == "in place" else mark.state,
        }
    )


def _creator(creator: Creator) -> JSON:
    known = {"id": creator.id and iri_of(creator.id), "name": creator.name}
    return {"type": "Person", **{key: value for key, value in known.items() if value}}


def _claim(claim: MarkedClaim) -> JSON:
    return _filled({f"newsread:{name}": value for name, value in asdict(claim).items()})


UTC = "+00:00"


def _moment(at: str) -> str:
    """The model wants UTC, and says it with a Z."""
    moment = in_utc(at)
    return f"{moment.removesuffix(UTC)}Z" if moment.endswith(UTC) else moment


def _filled(values: JSON) -> JSON:
    return {key: value for key, value in values.items() if value is not None and value != []}


def _bodies(mark: Mark) -> Iterator[JSON]:
    if mark.note:
        purpose = "replying" if mark.motivation == "replying" else "commenting"
        yield _text(mark.note, purpose, format="text/markdown")
    if mark.label is not None:
        yield _text(mark.label, "classifying")
    for tag in mark.tags:
        yield _text(tag, "tagging")
    for link in mark.links:
        place = {"type": "SpecificResource", "source": iri_of(link.to), "purpose": "linking"}
        yield _filled({**place, "newsread:as": link.kind or None})
    if mark.verdict:
        purpose = "editing" if mark.motivation == "editing" else "assessing"
        body = _text(verdict_in_words(mark.verdict), purpose)
        yield {**body, "newsread:verdict": _verdict(mark.verdict)}


def _text(value: str, purpose: str, **values: str) -> JSON:
    return {"type": "TextualBody", "value": value, "purpose": purpose, **values}


def _verdict(verdict: Verdict) -> JSON:
    known = {f"newsread:{name}": getattr(verdict, name) for name in VERDICT}
    was = verdict.was and _position(verdict.was.start, verdict.was.end)
    return _filled({**known, "newsread:was": was})


def _targets(mark: Mark, article: Article) -> Iterator[JSON]:
    """The words and where they are; for a mark of the whole article, the article itself."""
    quote = {"exact": mark.exact, "prefix": mark.prefix, "suffix": mark.suffix}
    position = _position(mark.span.start, mark.span.end)
    selectors = [{"type": "TextQuoteSelector", **quote}, position]
    when = _moment(mark.created)
    state = {"type": "TimeState", "sourceDate": when, "cached": iri_of(mark.article)}
    yield _filled(
        {
            "type": "SpecificResource",
            "source": iri_of(article.url or mark.article),
            "state": state if is_hash(mark.article) else None,
            "selector": [] if mark.is_of_whole else selectors,
            "styleClass": mark.color,
        }
    )
    if mark.answers is not None:
        yield {"id": iri_of(mark.answers), "type": "Annotation"}


def _position(start: int, end: int) -> JSON:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _version(article: Article) -> JSON:
    """What is known of an article: its text, or by its address a title at least."""
    about = {term: getattr(article, name) or None for name, term in ABOUT.items()}
    name = article.id if article.text else article.url or ""
    return _filled({"id": iri_of(name), "type": "Text", "format": "text/plain", **about})


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
        """Those fields of a mark's document that bodies tell."""
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
    """Those of a target, each before those that refine it."""
    for selector in as_list(selectors):
        if isinstance(selector, dict):
            yield selector
            yield from _selectors(selector.get("refinedBy"))
