"""A mark as plain JSON values, and back.

Fields that this version does not know are passed over here, and kept when the file is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, cast

from annotators.notebook.colors import COLORS
from annotators.notebook.mark import (
    FINDING_KINDS,
    MOTIVATIONS,
    STATES,
    Creator,
    Link,
    Mark,
    MarkedClaim,
    Verdict,
)
from articles.article import Span


class NotAMarkError(ValueError):
    """A document is not that of a mark, or not of one that this version knows."""


def to_document(mark: Mark) -> dict[str, Any]:
    """The mark without its id, as plain JSON values."""
    document = {field.name: getattr(mark, field.name) for field in fields(mark)}
    del document["id"]
    del document["span"]
    verdict = mark.verdict and _verdict_document(mark.verdict)
    links = [{"to": link.to, "kind": link.kind} for link in mark.links]
    lists = {"tags": list(mark.tags), "links": links}
    place = {"start": mark.span.start, "end": mark.span.end}
    claim, creator = mark.claim and asdict(mark.claim), mark.creator and asdict(mark.creator)
    values = {"verdict": verdict, "claim": claim, "creator": creator}
    return {**document, **place, **lists, **values}


def _verdict_document(verdict: Verdict) -> dict[str, Any]:
    document = {field.name: getattr(verdict, field.name) for field in fields(verdict)}
    return {**document, "was": verdict.was and [verdict.was.start, verdict.was.end]}


def from_document(mark_id: str, document: Mapping[str, Any]) -> Mark:
    """The mark that a document describes; fields it does not know are passed over.

    Raises:
        NotAMarkError: a field is missing, of another type, or has a value unknown here.
    """
    try:
        return _mark(mark_id, document)
    except (KeyError, TypeError, ValueError) as error:
        raise NotAMarkError(f"{mark_id}: not a mark ({error!r})") from error


def _mark(mark_id: str, document: Mapping[str, Any]) -> Mark:
    return Mark(
        id=mark_id,
        article=_text(document["article"]),
        span=Span(int(document["start"]), int(document["end"])),
        exact=_text(document["exact"]),
        prefix=_text(document.get("prefix", "")),
        suffix=_text(document.get("suffix", "")),
        motivation=_one_of(MOTIVATIONS, document.get("motivation", "highlighting")),
        color=_maybe(document.get("color"), lambda value: _one_of(COLORS, value)),
        label=_maybe(document.get("label"), _text),
        note=_text(document.get("note", "")),
        tags=tuple(map(_text, document.get("tags") or ())),
        answers=_maybe(document.get("answers"), _text),
        links=tuple(map(_link, document.get("links") or ())),
        speaker=_maybe(document.get("speaker"), _text),
        claim=_maybe(document.get("claim"), _claim),
        verdict=_maybe(document.get("verdict"), _verdict),
        created=_text(document["created"]),
        modified=_text(document["modified"]),
        state=_one_of(STATES, document.get("state", "in place")),
        creator=_maybe(document.get("creator"), _creator),
    )


def _verdict(document: Any) -> Verdict:
    return Verdict(
        finding=_one_of(FINDING_KINDS, document["finding"]),
        rejects=bool(document.get("rejects")),
        speaker=_maybe(document.get("speaker"), _text),
        kind=_maybe(document.get("kind"), _text),
        was=_maybe(document.get("was"), lambda pair: Span(*pair)),
        speaker_found=_maybe(document.get("speaker_found"), _text),
    )


def _claim(document: Any) -> MarkedClaim:
    known = {name: _text(document[name]) for name in ("act", "polarity", "form", "verb")}
    confidence = float(document["confidence"])
    if not 0 <= confidence <= 1:
        raise ValueError(f"{confidence} is no chance")
    speaker_found = _maybe(document.get("speaker_found"), _text)
    return MarkedClaim(**known, confidence=confidence, speaker_found=speaker_found)


def _creator(document: Any) -> Creator:
    return Creator(*(_text(document.get(name, "")) for name in ("name", "id")))


def _link(link: Any) -> Link:
    """A link; at first they were ids alone."""
    if isinstance(link, str):
        return Link(link)
    return Link(_text(link["to"]), _text(link.get("kind", "")))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r} is no text")


def _one_of(known: tuple[Any, ...], value: object) -> Any:
    if value in known:
        return value
    raise ValueError(f"{value!r} is none of {', '.join(known)}")


def _maybe(value: object, read: Any) -> Any:
    return None if value is None else cast("Any", read(value))
