"""What the pipeline is trained from: the sources, and beside them what the teacher says of them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from annotators.training.pipeline.corpus import GRAMMAR, Source
from annotators.training.pipeline.documents import Piece
from annotators.training.pipeline.predictions import Answers, with_names, with_trees

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Asked = Callable[[list[Piece]], list[Answers | None]]

LESSONS = {
    "ewt": 0.24,
    "gum": 0.12,
    "gmb": 0.08,
    "wikigold": 0.03,
    "worldwide": 0.25,
}
"""Share of each source of the words that the teacher is trained on, as weights."""
LONGEST = 130
"""Words in a piece of the worldwide newswire that the teacher reads."""
SHARES = {
    "ewt": 0.20,
    "gum": 0.13,
    "wikigold": 0.02,
    "worldwide": 0.15,
    "gmb": 0.07,
    "silver worldwide": 0.10,
    "silver gmb": 0.06,
}
"""Of the words that the pipeline is trained on, as weights."""
UNANNOTATED = {
    "ewt": frozenset({"NORP", "DATE", "MONEY", "EVENT"}),
    "wikigold": frozenset({"NORP", "DATE", "MONEY", "EVENT"}),
    "gmb": frozenset({"MONEY"}),
}
"""Labels of names that a source never gives."""
_FILLED = {"ewt": (*GRAMMAR, "ner"), "gum": (*GRAMMAR, "ner"), "wikigold": ("ner",)}
"""Sources whose missing names the teacher puts in, and what they can teach then."""
_LABELLED = {"worldwide": range(5), "gmb": (0, 2)}
"""Sources that the teacher gives trees, and which of every five pieces."""


def school(sources: list[Source], short: list[Source], teacher: Asked) -> list[Source]:
    """The sources with names filled in, and silver ones made of the `short` pieces."""
    found = [_filled(source, teacher) if source.name in _FILLED else source for source in sources]
    found += [_labelled(source, teacher) for source in short if source.name in _LABELLED]
    return [replace(source, share=SHARES[source.name]) for source in found]


def _filled(source: Source, teacher: Asked) -> Source:
    unannotated = UNANNOTATED.get(source.name, frozenset())
    pieces = [
        with_names(piece, said, unannotated) if said else _without_names(piece)
        for piece, said in zip(source.pieces, teacher(source.pieces), strict=True)
    ]
    return replace(source, pieces=pieces, components=_FILLED[source.name])


def _without_names(piece: Piece) -> Piece:
    return replace(piece, entities=piece.entities or [None] * len(piece))


def _labelled(source: Source, teacher: Asked) -> Source:
    chosen = [p for i, p in enumerate(source.pieces) if i % 5 in _LABELLED[source.name]]
    unannotated = UNANNOTATED.get(source.name, frozenset())
    trees = [
        with_names(with_trees(piece, said), said, unannotated)
        for piece, said in zip(chosen, teacher(chosen), strict=True)
        if said
    ]
    return Source(f"silver {source.name}", trees, (*GRAMMAR, "ner"), 0)


def write_sources(path: Path, sources: list[Source]) -> None:
    """Keep sources as JSON lines: a line for each source, followed by its pieces."""
    with path.open("w", encoding="utf-8") as file:
        for source in sources:
            facts = [source.name, source.components, source.share, len(source.pieces)]
            file.write(json.dumps(facts) + "\n")
            for piece in source.pieces:
                file.write(json.dumps(asdict(piece), ensure_ascii=False) + "\n")


def read_sources(path: Path) -> list[Source]:
    """Sources as `write_sources` left them."""
    found = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, components, share, count = json.loads(line)
            pieces = [Piece(**json.loads(next(file))) for _ in range(count)]
            found.append(Source(name, pieces, tuple(components), share))
    return found
