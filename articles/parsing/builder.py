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


class Builder:
    """A text in the making. Blocks are kept apart by empty lines, lines by one line end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._after_marker = False
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
        return self.is_empty or bool(self._gap) or self._pieces[-1].endswith("\n")

    def line(self) -> None:
        """What comes next begins a new line."""
        self._set_apart("\n")

    def block(self) -> None:
        """What comes next is set off by an empty line."""
        self._set_apart("\n\n")

    def words(self, text: str | None) -> None:
        """Adds running text; its white space is collapsed as a browser would."""
        text = _SPACES.sub(" ", text or "")
        if self.at_line_start or self._pieces[-1][-1:].isspace():
            text = text.removeprefix(" ")
        self.verbatim(text)

    def verbatim(self, text: str) -> None:
        """Adds text as it is."""
        if not text:
            return
        if self._gap:
            self._trim()
            self._append(self._gap)
        self._gap, self._after_marker = "", False
        self._append(text)

    def marker(self, text: str) -> None:
        """Adds the mark of a list item; the item's own text follows on the same line."""
        self.verbatim(text)
        self._after_marker = True

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
        if not self._after_marker and not self.is_empty:
            self._gap = max(self._gap, gap, key=len)

    def _trim(self) -> None:
        """Takes the white space off the end, where a line ends."""
        last = self._pieces[-1]
        self._pieces[-1] = last.rstrip()
        self._length -= len(last) - len(self._pieces[-1])

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
