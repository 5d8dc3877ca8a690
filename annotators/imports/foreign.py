"""Annotations of other programs as marks: the W3C's model and hypothes.is's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from uuid import UUID, uuid4

from annotators.exports.utf16 import from_utf16
from annotators.mark import (
    COLORS,
    CONTEXT,
    MOTIVATIONS,
    Mark,
    NotAMarkError,
    from_document,
    now,
)
from articles.article import Article, Span

JSON = Any
Texts = Callable[[str], Article | None]
"""The article that is kept of an address, if any."""

_NOT_NOTES = ("tagging", "classifying")


def ours(data: JSON, texts: Texts) -> Mark:
    """A mark that newsread wrote."""
    return from_document(str(data["id"]), data)


def from_annotation(data: JSON, texts: Texts) -> Mark:
    """A W3C annotation.

    Raises:
        NotAMarkError, KeyError, TypeError, ValueError: it is none, or not of words in a text.
    """
    if "newsread" in data:
        return ours(data["newsread"], texts)
    targets = _list(data["target"])
    target = next((each for each in targets if isinstance(each, dict) and "selector" in each), None)
    if target is None:
        raise NotAMarkError("it is about a whole page, not about words in it")
    bodies = [_body(each) for each in _list(data.get("body"))]
    selectors = list(_selectors(target["selector"]))
    return _mark(
        _id(str(data.get("id") or "")),
        _address(target.get("source")),
        selectors,
        texts,
        lambda text, offset: offset,
        motivation=_motivation(data.get("motivation"), bodies),
        color=next((c for c in COLORS if c == target.get("styleClass")), None),
        note="\n\n".join(
            value for purpose, value in bodies if purpose not in ("tagging", "classifying")
        ),
        tags=tuple(value for purpose, value in bodies if purpose == "tagging"),
        label=next((value for purpose, value in bodies if purpose == "classifying"), None),
        created=str(data.get("created") or now()),
        modified=str(data.get("modified") or data.get("created") or now()),
    )


def from_hypothesis(data: JSON, texts: Texts) -> Mark:
    """One annotation of a hypothes.is export, whose offsets count UTF-16 units.

    Raises:
        NotAMarkError, KeyError, TypeError, ValueError: it is none, or not of words in a text.
    """
    if "newsread" in data:
        return ours(data["newsread"], texts)
    selectors = [each for target in data["target"] for each in target.get("selector") or ()]
    if not selectors:
        raise NotAMarkError("it is a page note or a reply, not about words in a text")
    references = data.get("references") or []
    note, tags = str(data.get("text") or ""), tuple(map(str, data.get("tags") or ()))
    motivation = "replying" if references else "commenting" if note else "highlighting"
    return _mark(
        str(data["id"]),
        str(data["uri"]),
        selectors,
        texts,
        from_utf16,
        motivation=motivation,
        color="yellow",
        note=note,
        tags=tags,
        answers=str(references[-1]) if references else None,
        created=str(data.get("created") or now()),
        modified=str(data.get("updated") or data.get("created") or now()),
    )


def _mark(
    mark_id: str,
    address: str,
    selectors: list[JSON],
    texts: Texts,
    offset_in: Callable[[str, int], int],
    **values: Any,
) -> Mark:
    """A mark from its selectors, put in its place if the article is kept.

    Without the article its words are looked for when that is read.
    """
    by_type = {each.get("type"): each for each in selectors if isinstance(each, Mapping)}
    quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    article = texts(address)
    span = None
    if position is not None and article is not None:
        start, end = (offset_in(article.text, int(position[key])) for key in ("start", "end"))
        span = Span(start, end) if 0 <= start < end <= len(article.text) else None
    exact = str(quote["exact"]) if quote else span.of(article.text) if span and article else ""
    if not exact:
        raise NotAMarkError("its words are not given, and its text is not kept")
    if article is not None and (span is None or span.of(article.text) != exact):
        span = _found(article, exact, quote or {}, span)
    return Mark(
        id=mark_id,
        article=article.id if article and span else address,
        span=span or _somewhere(position, exact),
        exact=exact,
        prefix=str((quote or {}).get("prefix") or "")[-CONTEXT:],
        suffix=str((quote or {}).get("suffix") or "")[:CONTEXT],
        **values,
    )


def _found(article: Article, exact: str, quote: JSON, near: Span | None) -> Span | None:
    from annotators.anchors import find

    prefix, suffix = str(quote.get("prefix") or ""), str(quote.get("suffix") or "")
    place = find(article.text, exact, prefix, suffix, near=near.start if near else None)
    return place.span if place.span and place.span.of(article.text) == exact else None


def _somewhere(position: JSON, exact: str) -> Span:
    start = max(0, int(position["start"])) if position else 0
    return Span(start, start + len(exact))


def _list(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _body(body: JSON) -> tuple[str, str]:
    """Purpose and text of a body."""
    if isinstance(body, dict):
        return str(body.get("purpose") or ""), str(body.get("value") or body.get("id") or "")
    return "", str(body)


def _selectors(selector: JSON) -> Iterator[JSON]:
    """All selectors, also those that refine another."""
    for each in _list(selector):
        if isinstance(each, dict):
            yield each
            yield from _selectors(each.get("refinedBy"))


def _motivation(given: JSON, bodies: list[tuple[str, str]]) -> str:
    names = [str(each).rpartition(":")[2] for each in _list(given)]
    names += [purpose for purpose, _ in bodies] + (["commenting"] if bodies else [])
    return next((name for name in names if name in MOTIVATIONS), "highlighting")


def _address(source: JSON) -> str:
    address = source.get("id") if isinstance(source, dict) else source
    if not address:
        raise NotAMarkError("it does not say what page it is on")
    return str(address).removeprefix("urn:sha256:")


def _id(name: str) -> str:
    if name.startswith("urn:uuid:"):
        return UUID(name.removeprefix("urn:uuid:")).hex
    return unquote(name.removeprefix("urn:newsread:")) or uuid4().hex
