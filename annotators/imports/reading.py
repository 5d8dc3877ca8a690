"""What each format says of a mark, whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from annotators.imports.foreign import Texts, from_annotation, from_hypothesis, ours
from annotators.mark import Mark, NotAMarkError

JSON = Any
Read = Mark | str
"""A mark, or a sentence on why something in the file is none."""


class UnreadableError(ValueError):
    """The file is in none of the formats; the message is a sentence."""


def read(text: str, texts: Texts) -> list[Read]:
    """The marks of a file; `texts` gives the text of an article that is kept, by its address.

    Raises:
        UnreadableError: it is in none of the formats of `IMPORTERS`.
    """
    name, data = _recognised(text)
    return [_tried(one, each, number, texts) for one, number, each in IMPORTERS[name](data)]


def _recognised(text: str) -> tuple[str, JSON]:
    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
    except ValueError:
        return "jsonl", _lines(text)
    if isinstance(data, dict) and isinstance(data.get("annotations"), list):
        return "hypothesis", data
    if isinstance(data, dict) and "exact" in data:
        return "jsonl", [data]
    if isinstance(data, dict | list):
        return "jsonld", data
    raise UnreadableError("newsread reads W3C JSON-LD, hypothes.is JSON and its own JSON lines")


def _lines(text: str) -> list[JSON]:
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            "newsread reads W3C JSON-LD, hypothes.is JSON and its own JSON lines; "
            f"this is no JSON ({error})"
        ) from error


One = Callable[[JSON, Texts], Mark]


def _tried(one: One, data: JSON, number: int, texts: Texts) -> Read:
    try:
        return one(data, texts)
    except NotAMarkError as error:
        return f"number {number}: {error}"
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return f"number {number}: not an annotation that newsread can read ({error!r})"


Parts = Iterator[tuple[One, int, JSON]]


def _jsonl(data: list[JSON]) -> Parts:
    return ((ours, n, each) for n, each in enumerate(data, 1))


def _hypothesis(data: JSON) -> Parts:
    return ((from_hypothesis, n, each) for n, each in enumerate(data["annotations"], 1))


def _jsonld(data: JSON) -> Parts:
    return ((from_annotation, n, each) for n, each in enumerate(_annotations(data), 1))


def _annotations(data: JSON) -> Iterator[JSON]:
    """The annotations of a list, a page, a collection, or a graph."""
    if isinstance(data, list):
        for each in data:
            yield from _annotations(each)
        return
    inside = [
        data[key] for key in ("items", "first", "@graph") if isinstance(data, dict) and key in data
    ]
    if not inside:
        yield data
    for each in inside:
        yield from _annotations(each)


IMPORTERS: dict[str, Callable[[JSON], Parts]] = {
    "jsonl": _jsonl,
    "hypothesis": _hypothesis,
    "jsonld": _jsonld,
}
