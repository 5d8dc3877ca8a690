"""Small changes that keep every label: other marks, dashes, cases, line breaks, other names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotators.training.treebanks.name_labels import runs
from annotators.training.treebanks.pieces import Piece

if TYPE_CHECKING:
    import random

SWAPPED = frozenset({"PERSON", "ORG", "GPE"})
_FINAL = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Names:
    """Names harvested from training text, by label, to put in the place of others."""

    by_label: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def harvest(cls, pieces: list[Piece]) -> Names:
        """Every name of a label that may be swapped, once each, in order of appearance."""
        by_label: dict[str, dict[tuple[str, ...], None]] = {label: {} for label in SWAPPED}
        for piece in pieces:
            for start, end, label in runs([tag or "O" for tag in piece.entities or []]):
                name = tuple(piece.words[start:end])
                if label in SWAPPED and name[0][:1].isupper():
                    by_label[label][name] = None
        return cls({label: list(names) for label, names in by_label.items()})


def vary(piece: Piece, names: Names, chance: random.Random) -> Piece:
    """The piece, or with some chance the piece in another writing."""
    if piece.heads is None and piece.entities is not None and chance.random() < 0.25:
        piece = other_names(piece, names, chance)
    if chance.random() < 0.35:
        piece = other_marks(piece, chance)
    if chance.random() < 0.15:
        piece = other_dashes(piece, chance)
    if chance.random() < 0.02:
        piece = replace(piece, words=[word.upper() for word in piece.words])
    if chance.random() < 0.3:
        piece = other_breaks(piece)
    if piece.heads is None and chance.random() < 0.05:
        piece = wrapped(piece, chance)
    if piece.heads is None and len(piece) > 3 and chance.random() < 0.03:
        piece = piece.part(0, len(piece) - 1) if piece.words[-1] in _FINAL else piece
    return piece


def other_names(piece: Piece, names: Names, chance: random.Random) -> Piece:
    """Some names replaced, the same name by the same other throughout the piece."""
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    tags = [tag or "O" for tag in piece.entities or []]
    changed = Piece(entities=[])
    position = 0
    for start, end, label in runs(tags):
        pool = names.by_label.get(label)
        name = tuple(piece.words[start:end])
        if not pool or any(word.isspace() for word in name):
            continue
        if name not in chosen:
            other = chance.choice(pool)
            if label == "PERSON" and len(name) == 1:
                other = other[-1:]
            chosen[name] = other if chance.random() < 0.6 else name
        _copy(piece, changed, position, start)
        _put(changed, chosen[name], label, space_after=piece.spaces[end - 1])
        position = end
    _copy(piece, changed, position, len(piece))
    return changed


def _copy(piece: Piece, onto: Piece, start: int, end: int) -> None:
    assert piece.entities is not None
    assert onto.entities is not None
    onto.words += piece.words[start:end]
    onto.spaces += piece.spaces[start:end]
    onto.entities += piece.entities[start:end]


def _put(onto: Piece, name: tuple[str, ...], label: str, *, space_after: bool) -> None:
    assert onto.entities is not None
    onto.words += name
    onto.spaces += [True] * (len(name) - 1) + [space_after]
    onto.entities += [f"B-{label}"] + [f"I-{label}"] * (len(name) - 1)


def other_marks(piece: Piece, chance: random.Random) -> Piece:
    """Curly quotation marks and apostrophes where they are straight, or the reverse."""
    if any(mark in word for word in piece.words for mark in "“”’"):
        table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
        return replace(piece, words=[word.translate(table) for word in piece.words])
    single = chance.random() < 0.15
    inside = False
    words = []
    for word in piece.words:
        if word.isspace():
            inside = False
        if word in {'"', "''", "``"}:
            inside = not inside
            word = ("‘" if single else "“") if inside else ("’" if single else "”")
        words.append(word.replace("'", "’"))
    return replace(piece, words=words)


def other_dashes(piece: Piece, chance: random.Random) -> Piece:
    """One kind of dash for another."""
    dash = chance.choice(("–", "—", "--"))
    words = [dash if word in {"--", "–", "—"} else word for word in piece.words]
    return replace(piece, words=words)


def other_breaks(piece: Piece) -> Piece:
    """Paragraphs without a blank line between them."""
    words = ["\n" if word.isspace() and "\n" in word else word for word in piece.words]
    return replace(piece, words=words)


def wrapped(piece: Piece, chance: random.Random) -> Piece:
    """Lines broken at a width of 60 to 80 characters."""
    assert piece.entities is not None
    width, column = chance.randint(60, 80), 0
    changed = Piece(entities=[])
    assert changed.entities is not None
    for i, word in enumerate(piece.words):
        column = 0 if word.isspace() else column + len(word) + piece.spaces[i]
        _copy(piece, changed, i, i + 1)
        following = piece.words[i + 1] if i + 1 < len(piece) else "\n"
        if piece.spaces[i] and column + len(following) > width and not following.isspace():
            tag = piece.entities[i + 1]
            inside = tag is not None and tag.startswith("I-")
            changed.spaces[-1] = False
            changed.words.append("\n")
            changed.spaces.append(False)
            changed.entities.append(tag if inside else "O")
            column = 0
    return changed
