"""What every source is turned into: running text as tokens, with whatever that source annotates."""

from __future__ import annotations

from dataclasses import dataclass, field

BREAK = "\n\n"
"""The word that stands for a paragraph break."""


@dataclass(slots=True)
class Piece:
    """A stretch of running text as tokens; a column that the source does not annotate is None.

    `entities` are BIO tags, one a token, where None says "not annotated here"; `heads` are token
    numbers within the piece.
    """

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] | None = None
    pos: list[str] | None = None
    morphs: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    starts: list[bool] | None = None
    entities: list[str | None] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def part(self, start: int, end: int) -> Piece:
        """The words from `start` up to `end`, of a piece without trees."""
        assert self.heads is None, "a tree cannot be cut"
        entities = None if self.entities is None else self.entities[start:end]
        return Piece(self.words[start:end], self.spaces[start:end], entities=entities)


def text_of(piece: Piece) -> str:
    """The running text of a piece."""
    return "".join(w + " " * s for w, s in zip(piece.words, piece.spaces, strict=True))


def offsets(piece: Piece) -> list[tuple[int, int]]:
    """Where each word lies in the text: code points, half-open."""
    places, position = [], 0
    for word, space in zip(piece.words, piece.spaces, strict=True):
        places.append((position, position + len(word)))
        position += len(word) + space
    return places


def joined(pieces: list[Piece]) -> Piece:
    """One piece of several that follow one another on a line."""
    whole = Piece()
    for piece in pieces:
        if whole.spaces:
            whole.spaces[-1] = True
        _append(whole, piece)
    return whole


def with_breaks(pieces: list[Piece]) -> Piece:
    """One piece of several paragraphs, with a break between each two."""
    whole = Piece()
    for number, piece in enumerate(pieces):
        if number:
            _append_break(whole)
        _append(whole, piece)
    return whole


def _append(whole: Piece, piece: Piece) -> None:
    offset = len(whole)
    whole.words += piece.words
    whole.spaces += piece.spaces
    for name in ("tags", "pos", "morphs", "lemmas", "deps", "starts", "entities"):
        values = getattr(piece, name)
        if values is not None:
            setattr(whole, name, (getattr(whole, name) or []) + values)
    if piece.heads is not None:
        whole.heads = (whole.heads or []) + [head + offset for head in piece.heads]


_BREAK_VALUES = {
    "tags": "_SP",
    "pos": "SPACE",
    "morphs": "",
    "lemmas": BREAK,
    "deps": "dep",
    "starts": False,
    "entities": "O",
}


def _append_break(whole: Piece) -> None:
    whole.spaces[-1] = False
    whole.words.append(BREAK)
    whole.spaces.append(False)
    for name, value in _BREAK_VALUES.items():
        if getattr(whole, name) is not None:
            getattr(whole, name).append(value)
    if whole.heads is not None:
        whole.heads.append(len(whole) - 2)
