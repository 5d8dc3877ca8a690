"""What each sieve is worth: the figures without it, one after another.

A row counts as right where it has the words, the name and the stance that people marked
(`calibrate.is_right`); on PolNeAR, which has no names, where content and source agree.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotators.attribution.assemble import candidate_rows
from annotators.attribution.sieves import SIEVES
from annotators.pipeline import load
from annotators.text.intervals import union
from annotators.training.evaluation.attributions import ALIKE, alike, letters
from annotators.training.evaluation.calibrate import is_right, words_of
from annotators.training.reader import corpora

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from annotators.attribution.sieves import Sieve
    from annotators.training.reader.documents import Document


def table(data: Path) -> Iterator[tuple[str, float, float]]:
    """A line for all sieves, then one without each: its name, F1 on the marked articles of world
    news `dev`, F1 on PolNeAR dev."""
    nlp = load()
    world = [json.loads(line) for line in _lines(data / "reader" / "dev.jsonl")]
    political = list(corpora.polnear(data, "dev"))
    world_docs = [nlp(article["text"]) for article in world]
    political_docs = [nlp(document.text) for document in political]
    for left_out in (None, *SIEVES):
        sieves = [sieve for sieve in SIEVES if sieve is not left_out]
        yield (
            "all" if left_out is None else f"without {left_out.__name__}",
            _on_world(world, world_docs, sieves),
            _on_polnear(political, political_docs, sieves),
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _on_world(articles: list[dict], docs: list[Doc], sieves: Sequence[Sieve]) -> float:  # type: ignore[type-arg]
    right = predicted = marked = 0
    for article, doc in zip(articles, docs, strict=True):
        text, ours = candidate_rows(doc, sieves)
        rows = [row for row in article["rows"] if not row.get("optional")]
        contents = [
            (union(text.words.between(*span) for span in row["spans"]), row)
            for row in article["rows"]
        ]
        marked, predicted = marked + len(rows), predicted + len(ours)
        right += sum(is_right(r.finding, words_of(text.words, r.finding), contents) for r in ours)
    return 200 * right / max(1, predicted + marked)


def _on_polnear(documents: Sequence[Document], docs: list[Doc], sieves: Sequence[Sieve]) -> float:
    right = predicted = marked = 0
    for document, doc in zip(documents, docs, strict=True):
        _, ours = candidate_rows(doc, sieves)
        claims = [row for row in document.rows if row.is_claim and not row.is_nested]
        marked, predicted = marked + len(claims), predicted + len(ours)
        for row in ours:
            content = [(s.start, s.end) for s in row.finding.content]
            best = max(document.rows, key=lambda r: alike(content, r.content), default=None)
            if best is not None and alike(content, best.content) >= ALIKE:
                source = letters((s.start, s.end) for s in row.finding.source)
                right += bool(source & letters(best.source)) or not (source or best.source)
    return 200 * right / max(1, predicted + marked)
