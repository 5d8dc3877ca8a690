"""What a reader leaves in an article: a frozen value that a file can hold for ten years.

It names its place in three ways, as the W3C's Web Annotation model does: position, the exact words
with what stands before and after, and the version of the text (`article` is the hash of it). So it
can be found again when the article has changed; see `annotators.anchors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, cast, get_args
from uuid import uuid4

from articles.article import Span

if TYPE_CHECKING:
    from articles.article import Article

CONTEXT = 64
"""Code points kept on either side of the exact words."""

Motivation = Literal[
    "highlighting",
    "commenting",
    "tagging",
    "classifying",
    "assessing",
    "editing",
    "replying",
    "linking",
]
Color = Literal["yellow", "green", "blue", "pink", "orange", "purple"]
State = Literal["in place", "moved", "changed", "orphan"]
FindingKind = Literal["quote", "claim", "position", "entity"]
MOTIVATIONS: tuple[Motivation, ...] = get_args(Motivation)
COLORS: tuple[Color, ...] = get_args(Color)
STATES: tuple[State, ...] = get_args(State)


class NotAMarkError(ValueError):
    """A document is not that of a mark, or not of one that this version knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the reader holds of one machine finding; the mark's span is where it truly lies.

    A verdict that does not reject carries the whole of what is right, so that it stands even if
    another pipeline does not find it again.
    """

    finding: FindingKind
    rejects: bool = False
    speaker: str | None = None
    """Who says it, or whom an entity names."""
    kind: str | None = None
    """The right kind: of a quote, of speech act, or the label of an entity."""
    was: Span | None = None
    """Where the machine had it, if elsewhere."""


def now() -> str:
    """This moment as an ISO 8601 date-time in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A highlight, note, tag, reply, link or verdict of the reader's."""

    id: str = field(default_factory=lambda: uuid4().hex)
    article: str
    """`Article.id` of the version it was made on, which all offsets are in."""
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""
    motivation: Motivation = "highlighting"
    color: Color | None = None
    label: str | None = None
    note: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    answers: str | None = None
    """The id of the mark that this one replies to."""
    links: tuple[str, ...] = ()
    """Ids of marks, of any article, that this one points to; `label` says as what."""
    verdict: Verdict | None = None
    created: str = field(default_factory=now)
    modified: str = field(default_factory=now)
    state: State = "in place"
    """How it was last found in the newest version of its article."""


def mark_on(article: Article, span: Span, **values: Any) -> Mark:
    """A new mark on these words of the article; `values` are fields of `Mark`."""
    return Mark(article=article.id, span=span, **_quoted(article.text, span), **values)


def moved_to(mark: Mark, article: Article, span: Span) -> Mark:
    """The same mark on other words: with another border, or attached to another version."""
    place = _quoted(article.text, span)
    return replace(mark, article=article.id, span=span, state="in place", **place)


def _quoted(text: str, span: Span) -> dict[str, Any]:
    return {
        "exact": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }


def to_document(mark: Mark) -> dict[str, Any]:
    """The mark without its id, as plain JSON values."""
    document = {each.name: getattr(mark, each.name) for each in fields(mark)}
    del document["id"]
    del document["span"]
    verdict = mark.verdict and _verdict_document(mark.verdict)
    lists = {"tags": list(mark.tags), "links": list(mark.links)}
    place = {"start": mark.span.start, "end": mark.span.end}
    return {**document, **place, **lists, "verdict": verdict}


def _verdict_document(verdict: Verdict) -> dict[str, Any]:
    document = {each.name: getattr(verdict, each.name) for each in fields(verdict)}
    return {**document, "was": verdict.was and [verdict.was.start, verdict.was.end]}


def from_document(mark_id: str, document: Mapping[str, Any]) -> Mark:
    """The mark that a document describes; fields it does not know are passed over.

    Raises:
        NotAMarkError: a field is missing, of another type, or has a value unknown here.
    """
    try:
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
            links=tuple(map(_text, document.get("links") or ())),
            verdict=_maybe(document.get("verdict"), _verdict),
            created=_text(document["created"]),
            modified=_text(document["modified"]),
            state=_one_of(STATES, document.get("state", "in place")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise NotAMarkError(f"{mark_id}: not a mark ({error!r})") from error


def _verdict(document: Any) -> Verdict:
    return Verdict(
        finding=_one_of(get_args(FindingKind), document["finding"]),
        rejects=bool(document.get("rejects")),
        speaker=_maybe(document.get("speaker"), _text),
        kind=_maybe(document.get("kind"), _text),
        was=_maybe(document.get("was"), lambda pair: Span(*pair)),
    )


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
