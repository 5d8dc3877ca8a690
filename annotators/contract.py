"""Findings as JSON and back: what `newsread extract` prints, and what the cache keeps.

One coding serves both, so that whatever a script can read was also what the reader saw. Spans are
`[start, end]`: Unicode code points of the text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from functools import partial
from typing import Any, TypeVar

from annotators.annotation import Attribution, Claim, Entity, Findings, Person, Position, Quote
from articles.article import Article, Span

JSON = dict[str, Any]
Row = TypeVar("Row", bound=Attribution)


def record(given: str, article: Article, findings: Findings) -> JSON:
    """One article's object; `given` is its name as it stood on the command line."""
    about = ("id", "title", "source", "byline", "published", "url", "text")
    head = {"input": given, **{name: getattr(article, name) for name in about}}
    return {**head, **encode(findings)}


def failure(given: str, sentence: str) -> JSON:
    """What stands in the place of an article that could not be read."""
    return {"input": given, "error": sentence}


_UNSEEN = re.compile(
    "[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
"""What JSON may hold bare but a terminal must not be given: C1, bidirectional marks, surrogates."""


def dumps(data: JSON, indent: int | None = None) -> str:
    """JSON that is safe to print: what cannot be seen is escaped as `\\uXXXX`.

    One line, or with `indent` as many as it takes.
    """
    import json

    written = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def encode(findings: Findings) -> JSON:
    """Findings as plain lists, numbers and strings."""
    return {
        "language": findings.language,
        "entities": [_fields(each) for each in findings.entities],
        "people": [_fields(each) for each in findings.people],
        "quotes": [_fields(each) for each in findings.quotes],
        "claims": [_fields(each) for each in findings.claims],
        "positions": [_fields(each) for each in findings.positions],
        "sentences": _pairs(findings.sentences),
    }


def decode(data: JSON) -> Findings:
    """Findings from what `encode` made.

    Raises:
        KeyError, TypeError, ValueError: the data is not of that form.
    """
    return Findings(
        language=data["language"],
        entities=tuple(Entity(**each) for each in data["entities"]),
        people=tuple(map(_person, data["people"])),
        quotes=tuple(map(_quote, data["quotes"])),
        claims=tuple(map(_claim, data["claims"])),
        positions=tuple(map(_position, data["positions"])),
        sentences=_spans(data["sentences"]),
    )


def _fields(value: Entity | Quote | Person | Attribution) -> JSON:
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [[each.start, each.end] if isinstance(each, Span) else each for each in value]
    return round(value, 3) if isinstance(value, float) else value


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _person(data: JSON) -> Person:
    return Person(**{**data, "mentions": _spans(data["mentions"])})


def _quote(data: JSON) -> Quote:
    return Quote(**{**data, "source": _spans(data["source"]), "cue": _spans(data["cue"])})


def _attribution(kind: type[Row], data: JSON) -> Row:
    spans = {name: _spans(data[name]) for name in ("content", "source", "cue", "hedges")}
    names = {name: tuple(data[name]) for name in ("via", "about")}
    return kind(**{**data, **spans, **names})


_claim = partial(_attribution, Claim)
_position = partial(_attribution, Position)
