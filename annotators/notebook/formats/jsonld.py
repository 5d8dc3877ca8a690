"""The W3C's Web Annotation Data Model, as JSON-LD: https://www.w3.org/TR/annotation-model/.

Each mark is an annotation on a specific resource: a quote and a position (code points, as the
model has it) in a state, which is the version of the text by its hash. What the model has no word
for is said in terms of our own (`newsread:`), so that nothing is lost on the way there and back;
the texts themselves are in `newsread:versions`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from annotators.codec import dumps
from annotators.notebook.colors import STYLES
from annotators.notebook.formats.excerpts import is_known
from annotators.notebook.formats.iris import OWN, iri_of, is_hash
from annotators.notebook.mark import in_utc
from annotators.notebook.verdict_words import verdict_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Creator, Mark, MarkedClaim, Verdict
    from articles.article import Article

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
    """An ISO 8601 date-time in UTC that ends in Z, as the model wants it."""
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
