"""Finding words in the text as it reads: a phrase or word broken over two lines or rows is found,
and so is a letter that is written as two, or two that are written as one.

Upper and lower case count only if the query has an upper-case letter (smart case). White space in
a query matches any white space; straight and curly marks, and dashes of any length, match each
other. A query that begins with a slash is a regular expression.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Final

from articles.article import Span
from articles.flowing import LONGEST_DISPLAYED, Flowing, flowing
from tui.text.layers import Layer, Track

if TYPE_CHECKING:
    from collections.abc import Iterator

ALIKE: Final = ('"“”„«»', "'’‘‚‛", "-‐‑‒–—―")
"""Characters that are written for each other."""

MOST: Final = 100_000
"""More hits than this are not looked for: nobody steps through them."""


PIECE: Final = 1 << 18
"""Characters that are put into lower case at once."""

PATIENCE: Final = 0.5
"""For so many seconds a regular expression is looked for."""


LARGEST: Final = 1_000_000
"""Of an expression: its characters times all its counts, for `regex` writes a thing that is to be
there a thousand times a thousand times, before it looks; so many take 0.3 seconds and 250 MB."""

_COUNTS: Final = re.compile(r"\{\s*+(\d*+)\s*+,?+\s*+(\d*+)")


class QueryError(ValueError):
    """The query is no regular expression; the message says why, for the reader."""


def find(text: str, query: str) -> Layer:
    """A layer of the places where `query` is found, at most `MOST`.

    Raises:
        QueryError: the query begins with a slash, and the rest is no regular expression.
    """
    starts, ends = array("I"), array("I")
    if query and query != "/":
        read = _read(text)
        for start, end in islice(_matches(read.text, flowing(query, as_seen=True).text), MOST):
            place = read.source(Span(start, end))
            starts.append(place.start)
            ends.append(place.end)
    tracks = (Track(starts, ends, array("I", range(len(starts)))),) if starts else ()
    return Layer("find", tracks)


@lru_cache(maxsize=1)
def _read(text: str) -> Flowing:
    """The text as it is on the screen: words whole, letters composed."""
    if len(text) > LONGEST_DISPLAYED:
        return Flowing(text)
    return flowing(text, as_seen=True)


def _matches(text: str, query: str) -> Iterator[tuple[int, int]]:
    if query.startswith("/"):
        yield from _expression_matches(text, query[1:])
        return
    for match in _phrase(query).finditer(_cased_as(query, text)):
        yield match.span()


def _expression_matches(text: str, expression: str) -> Iterator[tuple[int, int]]:
    import regex  # Has a time limit, which `re` has not: an expression can take for ever.

    if _size(expression) > LARGEST:
        raise QueryError("This expression repeats too much; smaller counts in { } would do")
    text = _cased_as(expression, text)
    try:
        for match in regex.finditer(expression, text, flags=regex.MULTILINE, timeout=PATIENCE):
            if match.end() > match.start():
                yield match.span()
    except (regex.error, RecursionError, MemoryError) as error:
        raise QueryError(f"/{expression} is no regular expression: {error}") from error
    except TimeoutError as error:
        raise QueryError(f"/{expression} takes too long to look for") from error


def _size(expression: str) -> int:
    """More than an expression can grow to: as if each of its counts held for the whole of it."""
    numbers = (
        int(number[:9]) for bounds in _COUNTS.findall(expression) for number in bounds if number
    )
    return len(expression) * prod(number for number in numbers if number)


def _cased_as(query: str, text: str) -> str:
    """The text to look in: in lower case, unless the query has an upper-case letter."""
    return text if query != query.lower() else lowered(text)


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """The text in lower case, of the same length: a letter that would grow stays as it is."""
    return "".join(map(_lowered, _pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    """The text in stretches of lines that the processor's cache holds: twice as fast as at once."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _lowered(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(low := c.lower()) != 1 else low for c in text)


@lru_cache(maxsize=64)
def _phrase(query: str) -> re.Pattern[str]:
    words = (_alike(word) for word in query.split())
    return re.compile(r"\s+".join(words) or re.escape(query))


def _alike(word: str) -> str:
    return "".join(_any_of(character) for character in word)


def _any_of(character: str) -> str:
    group = next((characters for characters in ALIKE if character in characters), "")
    return f"[{re.escape(group)}]" if group else re.escape(character)
