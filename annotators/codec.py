"""Findings as JSON and back: what `newsread extract` prints, and what the cache keeps.

One coding serves both, so that whatever a script can read was also what the reader saw. Spans are
`[start, end]`: Unicode code points of the text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from sys import intern
from typing import Any, TypeVar

from annotators.findings import Attribution, Claim, Entity, Findings, Person, Position, Quote
from articles.article import Article, Span

JSON = dict[str, Any]
Row = TypeVar("Row", bound=Attribution)

FORMAT = 2
"""Of what is written for other programs; `annotators.contract` says what stands in it."""

PIECE = 500
"""Rows in a piece."""


def record(input_name: str, article: Article, findings: Findings) -> JSON:
    """One article's object; `input_name` is its file or address as on the command line."""
    from annotators.presentation.roles import with_roles

    about = ("id", "title", "source", "byline", "published", "url", "text")
    head = {name: getattr(article, name) for name in about}
    rows = encode(with_roles(findings, article.text))
    return {"format": FORMAT, "input": input_name, **head, **rows}


def failure(input_name: str, sentence: str) -> JSON:
    """What stands in the place of an article that could not be read."""
    return {"format": FORMAT, "input": input_name, "error": sentence}


_UNSEEN = "[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
"""What JSON may hold bare but a terminal must not be given: C1, bidirectional marks, surrogates."""


def dumps(data: JSON | list[JSON], indent: int | None = None) -> str:
    """JSON that is safe to print: what cannot be seen is escaped as `\\uXXXX`.

    One line, or with `indent` as many as it takes.
    """
    import json

    written = json.dumps(data, ensure_ascii=False, indent=indent)
    return re.sub(_UNSEEN, lambda match: f"\\u{ord(match[0]):04x}", written)


def encode(findings: Findings) -> JSON:
    """Findings as plain lists, numbers and strings."""
    rows = {kind: [_plain(row) for row in getattr(findings, kind)] for kind in _READERS}
    return {"language": findings.language, **rows}


def decode(data: JSON) -> Findings:
    """Findings from what `encode` made.

    Raises:
        KeyError, TypeError, ValueError: the data is not of that form.
    """
    rows = {kind: tuple(map(read, data[kind])) for kind, read in _READERS.items()}
    return Findings(language=data["language"], **rows)


def encode_in_pieces(findings: Findings) -> Iterator[JSON]:
    """The findings as JSON a few hundred rows at a time, so that little is in memory twice."""
    yield {"language": findings.language, "rows": {k: len(getattr(findings, k)) for k in _READERS}}
    for kind in _READERS:
        rows = getattr(findings, kind)
        for start in range(0, len(rows), PIECE):
            yield {kind: [_plain(row) for row in rows[start : start + PIECE]]}


def decode_pieces(pieces: Iterable[JSON]) -> Findings:
    """Findings from what `encode_in_pieces` made.

    Raises:
        KeyError, TypeError, ValueError: a piece is not of that form, or one is missing.
    """
    remaining = iter(pieces)
    head = next(remaining, {})
    rows_by_kind: dict[str, list[Any]] = {kind: [] for kind in _READERS}
    for piece in remaining:
        for kind, rows in piece.items():
            rows_by_kind[kind] += map(_READERS[kind], rows)
    if {kind: len(rows) for kind, rows in rows_by_kind.items()} != head["rows"]:
        raise ValueError("some of the findings are missing")
    return Findings(
        language=head["language"], **{k: tuple(rows) for k, rows in rows_by_kind.items()}
    )


def _plain(value: object) -> object:
    """A value as JSON has it: a span as a pair, whatever has more to it as an object."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is Span:
        return [value.start, value.end]  # type: ignore[attr-defined]
    if kind is tuple:
        return [_plain(part) for part in value]  # type: ignore[attr-defined]
    if kind is float:
        return round(value, 3)  # type: ignore[call-overload]
    return {name: _plain(getattr(value, name)) for name in _NAMES[kind]}


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Entity, Person, Quote, Claim, Position)
}


def _span(pair: Iterable[int]) -> Span:
    return Span(*pair)


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(map(_span, pairs))


def _once(data: JSON) -> JSON:
    """An object whose strings are in memory once, however many others have the same."""
    return {name: intern(field) if type(field) is str else field for name, field in data.items()}


def _entity(data: JSON) -> Entity:
    return Entity(**_once(data))


def _person(data: JSON) -> Person:
    return Person(**{**data, "mentions": _spans(data["mentions"])})


def _quote(data: JSON) -> Quote:
    spans = {"source": _spans(data["source"]), "cue": _spans(data["cue"])}
    return Quote(**{**_once(data), **spans})


def _attribution(kind: type[Row], data: JSON) -> Row:
    spans = {name: _spans(data[name]) for name in ("content", "source", "cue", "hedges")}
    names = {name: tuple(map(intern, data[name])) for name in ("via", "about")}
    return kind(**{**_once(data), **spans, **names})


_READERS: dict[str, Callable[[Any], Any]] = {
    "entities": _entity,
    "people": _person,
    "quotes": _quote,
    "claims": partial(_attribution, Claim),
    "positions": partial(_attribution, Position),
    "sentences": _span,
}
"""What reads a row, by the kind of finding, in the order in which they are written."""
