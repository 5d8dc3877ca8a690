"""What another pipeline says of the grammar of the articles that are learned from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotators.pipeline import load
from annotators.training.reader import corpora

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc


def label(data: Path, pipeline: str, output: Path) -> None:
    """Write a line of JSON an article, as `grammar.labelled` reads it.

    Raises:
        PipelineError: there is no such pipeline.
    """
    read = (corpora.polnear(data, "train"), corpora.reader(data, "train"), corpora.own_texts())
    documents = [document for part in read for document in part]
    docs = load(pipeline).pipe(document.text for document in documents)
    with output.open("w", encoding="utf-8") as lines:
        for document, doc in zip(documents, docs, strict=True):
            lines.write(json.dumps({"name": document.name, **columns(doc)}) + "\n")


def columns(doc: Doc) -> dict[str, list[Any]]:
    """The grammar of a Doc, blanks left out: its words by code points, `heads` by the number of the
    word."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: n for n, token in enumerate(words)}
    return {
        "words": [token.text for token in words],
        "starts": [token.idx for token in words],
        "ends": [token.idx + len(token) for token in words],
        "tags": [token.tag_ for token in words],
        "morphs": [f"{token.pos_} {token.morph}" for token in words],
        "deps": [token.dep_ for token in words],
        "heads": [number.get(token.head.i, -1) for token in words],
        "begins": [bool(token.is_sent_start) for token in words],
    }
