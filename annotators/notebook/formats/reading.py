"""What is read from a file of marks, before it is known where they belong."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from annotators.notebook.mark import in_utc, now
from annotators.notebook.mark_documents import NotAMarkError

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark
    from articles.article import Article

    JSON = dict[str, Any]

FURTHEST = 2**53
"""Offsets beyond it are no offsets, and no program in a browser could count them."""
NO_MARKS = "no marks in it"
"""What is said of a file without any."""
CONTENT = ("motivation", "color", "label", "note", "tags", "answers", "links", "verdict", "creator")
"""What was written and by whom, as against where."""
EVERYTHING = (*CONTENT, "speaker", "claim")
"""All fields that a form can tell of a mark beside its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The marks of a file, as they were found: `Mark.span` may yet have to be put right."""

    marks: tuple[Mark, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Id of mark -> where its article came from, if that is told."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    """The texts that came with them, by `Article.id`; by address, those of which none came."""
    problems: tuple[str, ...] = ()
    """A sentence for each line or annotation that could not be read."""
    carries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of mark -> the fields that are told of it, if not all; the others are no news about it."""
    if_empty: str = NO_MARKS
    """What to say of a file in which there are none."""
    counts_units: bool = False
    """Whether the form counts UTF-16 code units, not code points."""


def by_name(articles: Iterable[Article]) -> dict[str, Article]:
    """The articles by their ids; those without a text by their addresses."""
    return {article.id if article.text else article.url or "": article for article in articles}


class UnreadableError(ValueError):
    """A file, line or annotation that is not what it should be, in one sentence."""


def offset(value: object) -> int:
    """A number that can be an offset.

    Raises:
        UnreadableError: it is none.
    """
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < FURTHEST:
        return value
    raise UnreadableError(f"{brief(value)} is no offset")


def believable(mark: Mark) -> Mark:
    """The mark, if its offsets can be some.

    Raises:
        UnreadableError: no text is that long.
    """
    for span in (mark.span, mark.verdict and mark.verdict.was):
        offset(span.end if span else 0)
    return mark


def reason(error: ValueError) -> str:
    """Why a document is no mark, without the name of an exception."""
    cause = error.__cause__
    if not isinstance(error, NotAMarkError) or cause is None:
        return str(error)
    if isinstance(cause, KeyError):
        return f"not a mark, for it has no “{cause.args[0]}”"
    return f"not a mark: {cause}"


def brief(value: object) -> str:
    """A value in a sentence, however long it is."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def just_after(written: str) -> str:
    """The moment a microsecond later, which counts as the time at which a written file was edited.

    So a table that was edited brings its edits, and takes away none that were made here since.
    """
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return now()
    return in_utc((at + timedelta(microseconds=1)).isoformat(timespec="microseconds"))


def creator_of(text: str) -> JSON | None:
    """The document of the creator that `str` of a `Creator` has written as this text."""
    if match := re.fullmatch(r"(.+) \((\S+)\)", text, re.DOTALL):
        return {"name": match[1], "id": match[2]}
    key = "id" if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", text) else "name"
    return {key: text} if text else None


def without_verdicts(count: int) -> Iterator[str]:
    """A sentence on verdicts that a form has in words only; none if there are none."""
    if count:
        yield (
            f"{count} of its marks {'is a verdict' if count == 1 else 'are verdicts'} on findings, "
            "which come back only from JSON lines or JSON-LD; what is kept of them here stays"
        )


def name_from(*parts: object) -> str:
    """An id for a mark that came with none: the same for the same words in the same place."""
    return uuid5(NAMESPACE_URL, repr(parts)).hex


def as_list(value: Any) -> list[Any]:
    """JSON-LD: nothing, one value, or a list of them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def selected(selectors: list[JSON]) -> JSON:
    """The fields of a mark's document that its selectors tell.

    With offsets and no words the mark is an orphan until its text is there; without selectors it
    is of the whole article.
    """
    by_type = {
        kind: selector
        for selector in reversed(selectors)
        for kind in as_list(selector.get("type"))
        if isinstance(kind, str)
    }
    quote, position = by_type.get("TextQuoteSelector", {}), by_type.get("TextPositionSelector")
    words = {name: quote.get(name) or "" for name in ("exact", "prefix", "suffix")}
    if not all(isinstance(value, str) for value in words.values()):
        raise UnreadableError("its quote is no text")
    start = offset(position.get("start")) if position else 0
    end = offset(position.get("end")) if position else start + len(words["exact"])
    state = "orphan" if position and not words["exact"] else "in place"
    return {**words, "start": start, "end": max(end, start + 1), "state": state}
