"""Which pieces are learned from and how often, split as their makers split them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotators.training.treebanks import conllu, name_sets
from annotators.training.treebanks.pieces import Piece, joined, with_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CLEAR_GUM: Final = frozenset({"academic", "bio", "court", "interview", "news", "voyage"})
"""The kinds of GUM document whose texts come with open terms."""

_SANTA_BARBARA: Final = "linguistics.ucsb.edu"
_TWICE: Final = ("news",)
"""The kinds of GUM document that are learned from twice as often."""
_UNANNOTATED: Final = frozenset({"NORP", "EVENT", "DATE", "MONEY"})


@dataclass(frozen=True, slots=True)
class Source:
    """Pieces that are annotated alike, and their share of all words, as a weight."""

    name: str
    pieces: list[Piece]
    share: float
    unannotated: frozenset[str] = frozenset()
    """Labels of names that it does not have: no name there may be one of them."""


def training_sources(data: Path, *, longest: int = 250) -> list[Source]:
    """Everything that grammar and names are learned from.

    `longest` is about how many words a piece of the worldwide newswire has at most.
    """
    ner = data / "ner"
    gmb = name_sets.read_gmb(ner / "gmb.csv")
    wikigold = name_sets.read_wikigold(ner / "wikigold.conll")
    worldwide = name_sets.read_worldwide(ner / "worldwide", "train")
    money = frozenset({"MONEY"})
    return [
        Source("ewt", ewt_pieces(data, "train"), 0.26, _UNANNOTATED),
        Source("gum", gum_pieces(data, "train"), 0.15),
        Source("gmb", chunks(gmb[: int(len(gmb) * 0.9)], 3), 0.12, money),
        Source("wikigold", chunks(wikigold, 4), 0.03, _UNANNOTATED),
        Source("worldwide", cut_all(worldwide, longest), 0.22),
    ]


def ewt_documents(data: Path, split: str) -> Iterator[list[list[Piece]]]:
    """English Web Treebank: paragraphs of sentences, with the names of Universal NER."""
    names = name_sets.read_uner(data / f"ner/uner_en_ewt-{split}.iob2")
    for _, paragraphs in conllu.read_paragraphs(data / f"ud/en_ewt-ud-{split}.conllu"):
        yield [[_named(sentence, names) for sentence in paragraph] for paragraph in paragraphs]


def _named(
    sentence: conllu.Sentence, names: dict[str, tuple[list[str], list[str | None]]]
) -> Piece:
    piece = conllu.to_piece(sentence)
    words, labels = names.get(sentence[0]["sent_id"], ([], []))
    piece.entities = list(labels) if words == piece.words else [None] * len(piece)
    return piece


def ewt_pieces(data: Path, split: str) -> list[Piece]:
    """English Web Treebank in stretches of about ten sentences."""
    return [
        piece for document in ewt_documents(data, split) for piece in paragraph_chunks(document)
    ]


def gum_files(data: Path, split: str) -> list[Path]:
    """The documents of a GUM split that come with open terms."""
    listed = (data / "ud/gum/splits.md").read_text("utf-8").split("## ")
    held_out = {"dev": set(_bullets(listed, "dev")), "test": set(_bullets(listed, "test"))}
    others = held_out["dev"] | held_out["test"]
    return [
        path
        for path in sorted((data / "ud/gum").glob("GUM_*.conllu"))
        if path.stem.split("_")[1] in CLEAR_GUM
        and (path.stem in held_out[split] if split in held_out else path.stem not in others)
        and _SANTA_BARBARA not in path.read_text("utf-8")[:8000]
    ]


def _bullets(sections: list[str], name: str) -> list[str]:
    section = next(s for s in sections if s.startswith(f"{name}\n"))
    return [line.strip(" *") for line in section.splitlines() if "GUM_" in line]


def gum_documents(paths: list[Path]) -> Iterator[list[list[Piece]]]:
    """GUM documents: paragraphs of sentences."""
    for path in paths:
        for _, paragraphs in conllu.read_paragraphs(path):
            yield [[conllu.to_piece(sentence) for sentence in p] for p in paragraphs]


def gum_pieces(data: Path, split: str) -> list[Piece]:
    """GUM in stretches of about ten sentences, news twice."""
    paths = gum_files(data, split)
    paths += [path for path in paths if path.stem.split("_")[1] in _TWICE]
    return [piece for document in gum_documents(paths) for piece in paragraph_chunks(document)]


def training_sentences(data: Path) -> list[Piece]:
    """Every sentence of the treebanks that is learned from, once."""
    ewt = ewt_documents(data, "train")
    gum = gum_documents(gum_files(data, "train"))
    return [s for documents in (ewt, gum) for d in documents for p in d for s in p]


_CHUNK = 10


def paragraph_chunks(document: list[list[Piece]]) -> Iterator[Piece]:
    """Stretches of at most `_CHUNK` sentences, with breaks between paragraphs."""
    waiting: list[list[Piece]] = []
    for paragraph in document:
        for start in range(0, len(paragraph), _CHUNK):
            part = paragraph[start : start + _CHUNK]
            if waiting and sum(map(len, waiting)) + len(part) > _CHUNK:
                yield with_breaks([joined(p) for p in waiting])
                waiting = []
            waiting.append(part)
    if waiting:
        yield with_breaks([joined(p) for p in waiting])


def chunks(sentences: list[Piece], size: int) -> list[Piece]:
    """Sentences that follow one another, joined by `size`."""
    return [joined(sentences[i : i + size]) for i in range(0, len(sentences), size)]


def cut_all(articles: Iterable[Piece], longest: int) -> list[Piece]:
    """Articles cut at paragraph breaks into pieces of at most about `longest` words."""
    return [piece for article in articles for piece in _cut(article, longest)]


def _cut(article: Piece, longest: int) -> Iterator[Piece]:
    start = 0
    breaks = [i for i, word in enumerate(article.words) if word.isspace()]
    for i, here in enumerate(breaks):
        following = breaks[i + 1] if i + 1 < len(breaks) else len(article)
        if following - start > longest and here > start:
            yield article.part(start, here)
            start = here + 1
    if start < len(article):
        yield article.part(start, len(article))
