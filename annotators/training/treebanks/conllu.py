"""Universal Dependencies treebanks in CoNLL-U: EWT and GUM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.training.treebanks.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEPT_FEATURES = ("Degree", "Number", "Tense", "VerbForm")
"""Few enough that part of speech and features are learned as one label."""

Sentence = tuple[dict[str, str], list[list[str]], dict[int, tuple[int, str]]]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Comments, token rows and multiword ranges of each sentence of a CoNLL-U file."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    ranges: dict[int, tuple[int, str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line:
            if rows:
                yield comments, rows, ranges
            comments, rows, ranges = {}, [], {}
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            _add_row(line.split("\t"), rows, ranges)


def _add_row(row: list[str], rows: list[list[str]], ranges: dict[int, tuple[int, str]]) -> None:
    if "-" in row[0]:
        first, last = map(int, row[0].split("-"))
        ranges[first] = (last, row[9])
    elif "." not in row[0]:
        rows.append(row)


def to_piece(sentence: Sentence) -> Piece:
    """One sentence as a piece."""
    _, rows, ranges = sentence
    words, spaces = _surface(rows, ranges)
    return Piece(
        words=words,
        spaces=spaces,
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        morphs=[_features(row[5]) for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
        starts=[i == 0 for i in range(len(rows))],
    )


def _surface(
    rows: list[list[str]], ranges: dict[int, tuple[int, str]]
) -> tuple[list[str], list[bool]]:
    spaces = ["SpaceAfter=No" not in row[9] for row in rows]
    for first, (last, misc) in ranges.items():
        spaces[first - 1 : last - 1] = [False] * (last - first)
        spaces[last - 1] = "SpaceAfter=No" not in misc
    return [row[1] for row in rows], spaces


def _features(features: str) -> str:
    return "|".join(f for f in features.split("|") if f.partition("=")[0] in KEPT_FEATURES)


def read_paragraphs(path: Path) -> Iterator[tuple[str, list[list[Sentence]]]]:
    """Each document's name and its paragraphs, each a list of sentences."""
    name = path.stem
    paragraphs: list[list[Sentence]] = []
    for sentence in read_sentences(path):
        comments = sentence[0]
        if "newdoc id" in comments:
            if paragraphs:
                yield name, paragraphs
            name, paragraphs = comments["newdoc id"], []
        if "newpar" in comments or any(k.startswith("newpar") for k in comments) or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    if paragraphs:
        yield name, paragraphs
