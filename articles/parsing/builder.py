"""Puts a text together from the pieces of a page, remembering what each stretch is."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from articles.article import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import PartKind

_SPACES = re.compile(r"[ \t\n\r\f]+")
_GAPS = ("", " ", "\n", "\n\n")
"""What may set apart what comes next, the weakest first."""


class Builder:
    """A text in the making. Blocks are kept apart by empty lines, lines by one line end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._is_flat = False
        self._marker = ""
        self._parts: list[Part] = []

    @property
    def text(self) -> str:
        """All that was added, without white space at its end."""
        return "".join(self._pieces).rstrip()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The roles of stretches of `text`, in the order of the text, outer before inner."""
        return tuple(sorted(self._parts, key=lambda part: (part.start, -part.end)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been added yet."""
        return not self._length

    @property
    def at_line_start(self) -> bool:
        """Whether what comes next begins a line."""
        return self.is_empty or "\n" in self._gap or self._pieces[-1].endswith("\n")

    def line(self) -> None:
        """What comes next begins a new line."""
        self._set_apart("\n")

    def block(self) -> None:
        """What comes next is set off by an empty line."""
        self._set_apart("\n\n")

    def words(self, text: str | None) -> None:
        """Adds running text; its white space is collapsed as a browser would."""
        text = _SPACES.sub(" ", text or "")
        if self.at_line_start or self._gap or self._pieces[-1][-1:].isspace():
            text = text.removeprefix(" ")
        self.verbatim(text)

    def verbatim(self, text: str) -> None:
        """Adds text as it is."""
        if not text or (self._marker and text.isspace()):
            return
        if self._gap:
            self._trim()
            self._append(self._gap)
        self._gap = ""
        if marker := self._marker:
            self._marker = ""
            self._append(marker)
            text = text.lstrip()
        self._append(text)

    def ends_with(self, characters: str) -> bool:
        """Whether the last character that is no white space is one of these."""
        last = next((piece.rstrip()[-1:] for piece in reversed(self._pieces) if piece.strip()), "")
        return bool(last) and last in characters

    def close(self, text: str) -> None:
        """Adds the end of what was added last, with no white space between."""
        if text:
            self._gap = ""
            self._trim()
            self.verbatim(text)

    @contextmanager
    def item(self, marker: str) -> Iterator[None]:
        """The mark of a list item; the words added inside follow it on the same line.

        Without words there is no mark, and of items that begin each other only the inner's.
        """
        self._marker = marker
        yield
        self._marker = ""

    @contextmanager
    def flat(self) -> Iterator[None]:
        """Whatever is added inside stays in one line, with spaces between its blocks and lines."""
        was, self._is_flat = self._is_flat, True
        yield
        self._is_flat = was
        if self._gap == " ":
            self._gap = ""

    @contextmanager
    def part(self, kind: PartKind, href: str | None = None) -> Iterator[None]:
        """Whatever is added inside has this role, less the white space around it."""
        first = len(self._pieces)
        yield
        inside = "".join(self._pieces[first:])
        if words := inside.strip():
            start = self._length - len(inside.lstrip())
            self._parts.append(Part(start, start + len(words), kind=kind, href=href))

    def _set_apart(self, gap: str) -> None:
        if not self._marker and not self.is_empty:
            self._gap = max(self._gap, " " if self._is_flat else gap, key=_GAPS.index)

    def _trim(self) -> None:
        """Takes the white space off the end, where a line ends."""
        last = self._pieces[-1]
        self._pieces[-1] = last.rstrip()
        self._length -= len(last) - len(self._pieces[-1])

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
