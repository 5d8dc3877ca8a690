"""What the teacher says of a piece, and how it is put where the piece's source says nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotators.training.pipeline.documents import Piece


@dataclass(frozen=True, slots=True)
class Answers:
    """What the teacher says of a piece, word by word."""

    tags: list[str]
    morphs: list[str]
    starts: list[bool]
    heads: list[int]
    deps: list[str]
    names: list[str | None]


def with_trees(piece: Piece, said: Answers) -> Piece:
    """The piece with the teacher's tags and trees."""
    pos, morphs = zip(*(label.split(" ", 1) for label in said.morphs), strict=True)
    return replace(
        piece,
        tags=said.tags,
        pos=list(pos),
        morphs=list(morphs),
        heads=said.heads,
        deps=said.deps,
        starts=said.starts,
    )


def with_names(piece: Piece, said: Answers, unannotated: frozenset[str]) -> Piece:
    """The piece with the teacher's names of labels that its source leaves open.

    A name that the source gives stays; one of the teacher's that touches it is not taken.
    """
    given = piece.entities or [None] * len(piece)
    merged = [_merged(tag, own, unannotated) for tag, own in zip(said.names, given, strict=True)]
    return replace(piece, entities=_mended(merged))


def _merged(said: str | None, given: str | None, unannotated: frozenset[str]) -> str | None:
    if given is None:
        return said
    if given != "O":
        return given
    if said is None:
        return None if unannotated else "O"
    return said if said[2:] in unannotated else "O"


def _mended(tags: list[str | None]) -> list[str | None]:
    """Tags without an "I-" that continues nothing: what is left of such a name is missing."""
    mended: list[str | None] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        broken = tag is not None and tag[:2] == "I-" and (before or "O")[2:] != tag[2:]
        mended.append(None if broken else tag)
    return mended
