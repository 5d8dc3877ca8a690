"""Treebanks and marked names as lessons: the labels of each word, at its first word piece."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from annotators.encoder.encoder import cases_of, states_of
from annotators.encoder.grammar import Labels, firsts_of
from annotators.text.quotations import find_quotations
from annotators.training.reader.windows import MISSING, Lesson, Words
from annotators.training.reader.windows import lesson as lesson_of
from annotators.training.treebanks.augment import Names, vary
from annotators.training.treebanks.name_labels import LABELS
from annotators.training.treebanks.pieces import Piece, offsets, text_of
from annotators.training.treebanks.sources import training_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from random import Random

    from annotators.encoder.wordpieces import WordPieces
    from annotators.training.reader.documents import Document
    from annotators.training.treebanks.sources import Source

_WORDS: Final = 250
"""About so many has a piece of newswire at most."""


def labels_of(sources: Iterable[Source]) -> Labels:
    """Everything that the sources' words are labelled with, in order."""
    pieces = [piece for source in sources for piece in source.pieces]
    both = [piece for piece in pieces if piece.tags is not None and piece.pos is not None]
    tagged_forms = {
        pair for piece in both for pair in zip(piece.tags or (), _morphs(piece), strict=True)
    }
    tags = sorted({tag for piece in pieces for tag in piece.tags or ()})
    morphs = sorted({morph for piece in pieces for morph in _morphs(piece)})
    return Labels(
        tags=tuple(tags),
        morphs=tuple(morphs),
        deps=tuple(sorted({dep for piece in pieces for dep in piece.deps or ()})),
        names=("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")),
        pairs=tuple(sorted((tags.index(tag), morphs.index(morph)) for tag, morph in tagged_forms)),
    )


def _morphs(piece: Piece) -> list[str]:
    """Part of speech and features of each word as one label; none without them."""
    if piece.pos is None or piece.morphs is None:
        return []
    return [f"{pos} {morph}" for pos, morph in zip(piece.pos, piece.morphs, strict=True)]


@dataclass(frozen=True, slots=True)
class Treebanks:
    """All sources of grammar and names, drawn from by their shares of words."""

    sources: Sequence[Source]
    labels: Labels
    others: Names

    @classmethod
    def read(cls, data: Path) -> Treebanks:
        """The treebanks in the folder of raw data, with the labels that they use."""
        sources = training_sources(data, longest=_WORDS)
        named = [p for source in sources for p in source.pieces if p.heads is None]
        return cls(sources, labels_of(sources), Names.harvest(named))

    def lessons(self, cut: WordPieces, words: int, random: Random) -> Iterator[Lesson]:
        """Lessons from pieces drawn by chance, about so many words in all, each varied."""
        total = sum(source.share for source in self.sources)
        for source in self.sources:
            wanted = words * source.share / total
            for piece in random.sample(source.pieces, len(source.pieces)):
                if wanted <= 0:
                    break
                wanted -= len(piece)
                varied = vary(piece, self.others, random)
                yield lesson(varied, cut, self.labels, source.unannotated)


def lesson(piece: Piece, cut: WordPieces, labels: Labels, unsaid: frozenset[str]) -> Lesson:
    """A piece as word pieces, with what is right about its words."""
    text = text_of(piece)
    pieces = cut.cut(text)
    places = offsets(piece)
    first_pieces = firsts_of(pieces, [start for start, _ in places], [end for _, end in places])
    indices = [n for n, first in enumerate(first_pieces) if first is not None]
    return Lesson(
        pieces.ids,
        cases_of(text, pieces),
        states_of(text, pieces, find_quotations(text)),
        [],
        [],
        None,
        [],
        _words(
            piece, labels, unsaid, indices, [first for first in first_pieces if first is not None]
        ),
    )


def _words(
    piece: Piece, labels: Labels, unsaid: frozenset[str], indices: list[int], firsts: list[int]
) -> Words:
    def numbers(known: Sequence[str], column: Sequence[str] | None) -> list[int]:
        number = {label: n for n, label in enumerate(known)}
        return [number.get(column[k], MISSING) if column else MISSING for k in indices]

    new_index = {k: n for n, k in enumerate(indices)}
    sentence, sentences = 0, []
    for k in indices:
        sentence += bool(piece.starts and piece.starts[k])
        sentences.append(sentence)
    return Words(
        firsts=firsts,
        tags=numbers(labels.tags, piece.tags),
        morphs=numbers(labels.morphs, _morphs(piece)),
        starts=[int(piece.starts[k]) if piece.starts else MISSING for k in indices],
        heads=[new_index.get(piece.heads[k], MISSING) if piece.heads else MISSING for k in indices],
        deps=numbers(labels.deps, piece.deps),
        sentences=sentences,
        names=[_not_wrong(piece, labels, unsaid, k) for k in indices],
    )


def _not_wrong(piece: Piece, labels: Labels, unsaid: frozenset[str], k: int) -> tuple[int, ...]:
    tag = piece.entities[k] if piece.entities is not None else None
    if tag is None:
        return ()
    if tag != "O":
        return (labels.names.index(tag),)
    return tuple(n for n, name in enumerate(labels.names) if name == "O" or name[2:] in unsaid)


def labelled(path: Path) -> dict[str, dict[str, list[Any]]]:
    """What another pipeline says of the words of articles, by their names: a line of JSON an
    article, with `name` and the columns `words`, `starts`, `ends` (code points), `tags`, `morphs`,
    `deps`, `heads` (numbers of words) and `begins` (whether a sentence does)."""
    with path.open(encoding="utf-8") as lines:
        return {columns["name"]: columns for columns in map(json.loads, lines)}


def with_words(
    document: Document, columns: dict[str, list[Any]], cut: WordPieces, labels: Labels
) -> Lesson:
    """The document as a lesson that has the grammar of its words, too."""
    first_pieces = firsts_of(cut.cut(document.text), columns["starts"], columns["ends"])
    indices = [n for n, first in enumerate(first_pieces) if first is not None]
    piece = Piece(
        words=columns["words"],
        tags=columns["tags"],
        pos=[morph.split(" ")[0] for morph in columns["morphs"]],
        morphs=[morph.split(" ", 1)[1] for morph in columns["morphs"]],
        heads=columns["heads"],
        deps=columns["deps"],
        starts=[bool(begins) for begins in columns["begins"]],
    )
    firsts = [first for first in first_pieces if first is not None]
    return replace(
        lesson_of(document, cut), words=_words(piece, labels, frozenset(), indices, firsts)
    )


_WORD: Final = re.compile(r"\w+|[^\w\s]")


def with_people(document: Document, cut: WordPieces, labels: Labels) -> Lesson:
    """The document as a lesson that has the names of its people, if they are marked, and in words
    without a capital none; of other words it is not said what they are."""
    read = lesson_of(document, cut)
    if not document.people:
        return read
    places = [match.span() for match in _WORD.finditer(document.text)]
    first_pieces = firsts_of(cut.cut(document.text), *zip(*places, strict=True))
    numbered_firsts = [(n, first) for n, first in enumerate(first_pieces) if first is not None]
    names = _people_labels(document, labels, places)
    missing = [MISSING] * len(numbered_firsts)
    return replace(
        read,
        words=Words(
            firsts=[first for _, first in numbered_firsts],
            tags=missing,
            morphs=missing,
            starts=missing,
            heads=missing,
            deps=missing,
            sentences=[0] * len(numbered_firsts),
            names=[names[n] for n, _ in numbered_firsts],
        ),
    )


def _people_labels(
    document: Document, labels: Labels, places: Iterable[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """The numbers of the labels of names that a word in each of these places may have."""
    begins = {start for start, _ in document.people}
    within = {at for start, end in document.people for at in range(start, end)}
    others = tuple(n for n, name in enumerate(labels.names) if name[2:] != "PERSON")

    def numbers(start: int, end: int) -> tuple[int, ...]:
        if start in within:
            return (labels.names.index("B-PERSON" if start in begins else "I-PERSON"),)
        return others if document.text[start:end].islower() else ()

    return [numbers(start, end) for start, end in places]


def save_labels(labels: Labels, path: Path) -> None:
    """Write the labels as `Labels.load` reads them."""
    fields: dict[str, Any] = asdict(labels)
    path.write_text(json.dumps(fields, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
