"""The sources of named entities, each with its own format, as pieces with newsread's labels."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import TYPE_CHECKING

from annotators.text.titles import count_titles
from annotators.training.treebanks import name_labels
from annotators.training.treebanks.pieces import BREAK, Piece
from annotators.training.treebanks.spacing import spaces_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WORLDWIDE = {
    "Person": "PERSON",
    "Organization": "ORG",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Facility": "FAC",
}
_CONLL = {"PER": "PERSON", "ORG": "ORG"}


def read_worldwide(folder: Path, split: str) -> Iterator[Piece]:
    """Whole articles of the worldwide newswire set, with the line breaks of their originals."""
    for name in json.loads((folder / "splits.json").read_text("utf-8"))[split]:
        annotated = folder / "annotated" / f"{name}.tsv"
        original = folder / "articles" / name
        if annotated.exists() and original.exists():
            yield _worldwide_article(annotated, original.read_text("utf-8", "replace"))


def _worldwide_article(annotated: Path, text: str) -> Piece:
    rows = [line.split() for line in annotated.read_text("utf-8").splitlines() if line.split()]
    words = [row[0] for row in rows]
    tags = [row[1] if len(row) > 1 else "O" for row in rows]  # further columns hold inner names
    labelled = _worldwide_labels(words, tags)
    return align(words, labelled, text)


def _worldwide_labels(words: list[str], tags: list[str]) -> list[str | None]:
    stretches = []
    for start, end, label in name_labels.runs(tags):
        name = " ".join(words[start:end])
        if label == "Location":
            stretches.append((start, end, name_labels.place_label(name)))
        elif label in _WORLDWIDE:
            stretches.append((start, end, _WORLDWIDE[label]))
        elif label == "Misc" and name_labels.is_event(name):
            stretches.append((start, end, "EVENT"))
    return name_labels.to_bio(len(words), stretches)


def align(words: list[str], tags: list[str | None], text: str) -> Piece:
    """Tokens and their tags laid over the text they came from, line breaks included."""
    piece = Piece(entities=[])
    assert piece.entities is not None
    position = 0
    for word, tag in zip(words, tags, strict=True):
        start = text.find(word, position, position + 200)
        gap = text[position:start] if start >= 0 else " "
        if piece.words:
            if "\n" in gap:
                piece.spaces[-1] = False
                piece.words.append(BREAK if gap.count("\n") > 1 else "\n")
                piece.spaces.append(False)
                inside = (tag or "").startswith("I-")
                piece.entities.append(tag if inside else "O")
            else:
                piece.spaces[-1] = bool(gap)
        piece.words.append(word)
        piece.spaces.append(False)
        piece.entities.append(tag)
        position = start + len(word) if start >= 0 else position
    return piece


def read_gmb(path: Path) -> list[Piece]:
    """The sentences of the Groningen Meaning Bank, in order."""
    sentences = list(_gmb_sentences(path))
    counts: dict[str, Counter[str]] = {"geo": Counter(), "gpe": Counter()}
    for words, _, tags in sentences:
        for start, end, label in name_labels.runs(tags):
            if label in counts:
                counts[label][" ".join(words[start:end])] += 1
    return [_gmb_piece(*sentence, counts) for sentence in sentences]


def _gmb_sentences(path: Path) -> Iterator[tuple[list[str], list[str], list[str]]]:
    words: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            if row[0] and words:
                yield words, pos, tags
                words, pos, tags = [], [], []
            if len(row) == 4 and row[1]:
                words.append(row[1].replace(" ", ""))
                pos.append(row[2])
                tags.append(row[3] or "O")
    if words:
        yield words, pos, tags


def _gmb_piece(
    words: list[str], pos: list[str], tags: list[str], counts: dict[str, Counter[str]]
) -> Piece:
    stretches = []
    for start, end, label in name_labels.runs(tags):
        name = " ".join(words[start:end])
        if label == "per":
            start += count_titles(words[start:end])
            if start < end:
                stretches.append((start, end, "PERSON"))
        elif mapped := _gmb_label(label, name, pos[start], counts):
            stretches.append((start, end, mapped))
    entities = name_labels.to_bio(len(words), stretches)
    for i, word in enumerate(words):
        if entities[i] == "O" and name_labels.may_be_money(word):
            entities[i] = None
    return Piece(words=words, spaces=spaces_between(words), entities=entities)


def _gmb_label(label: str, name: str, pos: str, counts: dict[str, Counter[str]]) -> str | None:
    if label == "org":
        return "ORG"
    if label == "geo":
        return name_labels.place_or_facility(name)
    if label == "gpe":
        is_people = pos in {"JJ", "NNS", "NNPS"}
        is_place = counts["geo"][name] > 0.2 * counts["gpe"][name]
        return "GPE" if is_place and not is_people else "NORP"
    if label == "tim":
        return "DATE" if name_labels.is_date(name) else None
    return "EVENT" if label == "eve" or name_labels.is_event(name) else None


def read_wikigold(path: Path) -> list[Piece]:
    """The sentences of Wikigold, which annotates no dates, sums or peoples."""
    pieces = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
        if rows and rows[0][0] != "-DOCSTART-":
            words, tags = [row[0] for row in rows], [row[1] for row in rows]
            pieces.append(
                Piece(words=words, spaces=spaces_between(words), entities=conll_labels(words, tags))
            )
    return pieces


def read_uner(path: Path) -> dict[str, tuple[list[str], list[str | None]]]:
    """Words and newsread labels of each sentence of Universal NER on EWT, by `sent_id`."""
    sentences = {}
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if ids and rows:
            words, tags = [row[1] for row in rows], [row[2] for row in rows]
            sentences[ids[0]] = (words, conll_labels(words, tags))
    return sentences


def conll_labels(words: list[str], tags: list[str]) -> list[str | None]:
    """PER, ORG and LOC as newsread's labels; what else might be a name of ours is missing."""
    stretches = []
    missing: set[int] = set()
    for start, end, label in name_labels.runs(tags):
        name = " ".join(words[start:end])
        if label == "LOC":
            stretches.append((start, end, name_labels.place_or_facility(name)))
        elif label in _CONLL:
            stretches.append((start, end, _CONLL[label]))
        elif name_labels.is_event(name):
            stretches.append((start, end, "EVENT"))
        else:
            missing.update(range(start, end))
    entities = name_labels.to_bio(len(words), stretches)
    for i, word in enumerate(words):
        unsaid = i in missing or name_labels.may_be_date_or_money(word)
        if entities[i] == "O" and unsaid:
            entities[i] = None
    return entities
