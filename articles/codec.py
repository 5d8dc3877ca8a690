"""An article as plain JSON values, and back: one coding for library, notebook and exports."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_args

from articles.article import Article, Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ABOUT = tuple(field.name for field in fields(Article) if field.name not in ("text", "parts"))
"""The fields of an article that say where it comes from: all are texts or None."""


def about(article: Article) -> dict[str, str | None]:
    """What is known of an article beside its text and the roles of its parts."""
    return {name: getattr(article, name) for name in ABOUT}


def encode(article: Article) -> dict[str, Any]:
    """The whole article; a part is `[start, end, kind, href]`, in code points, half-open."""
    parts = [[part.start, part.end, part.kind, part.href] for part in article.parts]
    return {**about(article), "text": article.text, "parts": parts}


def decode(data: Mapping[str, Any]) -> Article:
    """The article that `encode` was given.

    What is not told is as if nothing was known of it; what a newer newsread has added, such as
    another kind of part, is left out.

    Raises:
        KeyError: there is no text.
        TypeError: something that should be a text is none.
    """
    known = {name: data[name] for name in ABOUT if data.get(name) is not None}
    known["text"] = data["text"]
    if not all(isinstance(value, str) for value in known.values()):
        raise TypeError("something that should be a text is none")
    return Article(**known, parts=tuple(_parts(data.get("parts"))))


def _parts(rows: object) -> Iterator[Part]:
    for row in rows if isinstance(rows, list) else ():
        match row:
            case [int(start), int(end), str(kind), str() | None as href] if (
                0 <= start < end and kind in get_args(PartKind)
            ):
                yield Part(start, end, kind, href)  # type: ignore[arg-type]
