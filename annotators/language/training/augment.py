"""Small changes that keep every label: other marks, dashes, upper case, other names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from annotators.language.training.pieces import Piece

_CURLY = {"'": "’", "`": "‘"}


def vary(piece: Piece, chance: random.Random) -> Piece:
    """The piece, or with some chance the piece in another writing."""
    if chance.random() < 0.35:
        piece = other_marks(piece, chance)
    if chance.random() < 0.15:
        piece = other_dashes(piece, chance)
    if chance.random() < 0.03 and len(piece) < 60:
        piece = replace(piece, words=[word.upper() for word in piece.words])
    return piece


def other_marks(piece: Piece, chance: random.Random) -> Piece:
    """Curly quotation marks and apostrophes where they are straight, or the reverse."""
    if any(mark in word for word in piece.words for mark in "“”’"):
        table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
        return replace(piece, words=[word.translate(table) for word in piece.words])
    single = chance.random() < 0.2
    inside = False
    words = []
    for word in piece.words:
        if word.isspace():
            inside = False
        if word in {'"', "''", "``"}:
            inside = not inside
            word = ("‘" if single else "“") if inside else ("’" if single else "”")
        elif "'" in word:
            word = word.replace("'", "’")
        words.append(word)
    return replace(piece, words=words)


def other_dashes(piece: Piece, chance: random.Random) -> Piece:
    """One kind of dash for another."""
    dash = chance.choice(("–", "—", "--"))
    words = [dash if word in {"--", "–", "—"} else word for word in piece.words]
    return replace(piece, words=words)
