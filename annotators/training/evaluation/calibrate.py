"""Calibration: how often a row is right in its words and in the name it is given.

Learned from the articles of world news that the reader does not learn from. No text is kept: a
weight belongs to a chance, marks of quotation or a kind of source.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from annotators.attribution import confidence
from annotators.attribution.assemble import candidate_rows
from annotators.attribution.confidence import WEIGHTS
from annotators.pipeline import load
from annotators.text.intervals import Ranges, jaccard, shared, size, union
from annotators.text.lexicon import TITLE_WORDS, TITLES
from annotators.training.evaluation.fit import fit, save
from annotators.training.reader.corpora import is_kept_apart_by, more_marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from annotators.attribution.confidence import Logistic
    from annotators.findings import Attribution
    from annotators.text.tokens import Tokens

_WHOLE: Final = 0.8
"""The overlap (Jaccard, in words) from which two contents are the same."""


def calibrate(data: Path, pipeline: str | None = None) -> None:
    """Fit `confidence.json` anew from the marked articles that are kept apart in `data`."""
    lines = (data / "reader" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    every = (*map(json.loads, lines), *more_marked(data))
    marked = [line for line in every if is_kept_apart_by(line["id"])]
    docs = load(pipeline).pipe(line["text"] for line in marked)
    save(model(zip(docs, (line["rows"] for line in marked), strict=True)), WEIGHTS)


def model(articles: Iterable[tuple[Doc, list[dict[str, Any]]]]) -> Logistic:
    """How often a row like it is right, from articles and the rows that people mark in them."""
    examples = [example for doc, marked in articles for example in rows_of(doc, marked)]
    return fit([names for names, _ in examples], [label for _, label in examples], least=8, l2=1.0)


def rows_of(doc: Doc, marked: list[dict[str, Any]]) -> Iterator[tuple[dict[str, float], float]]:
    """The features of each row that is found in an article, and whether it is right."""
    text, rows = candidate_rows(doc)
    words = text.words
    contents = [(union(words.between(*span) for span in line["spans"]), line) for line in marked]
    for row in rows:
        label = is_right(row.finding, words_of(words, row.finding), contents)
        yield confidence.features(text, row.candidate), float(label)


def words_of(words: Tokens, row: Attribution) -> Ranges:
    """The content of a row in words."""
    return union(words.between(span.start, span.end) for span in row.content)


def is_right(
    row: Attribution, content: Ranges, marked: list[tuple[Ranges, dict[str, Any]]]
) -> bool:
    """Whether the marked row that is most alike has the same words and name, and is not turned."""
    best = max(marked, key=lambda pair: jaccard(content, pair[0]), default=None)
    if best is None or not shared(content, best[0]):
        return False
    common, (other, gold) = shared(content, best[0]), best
    is_part = common >= 0.95 * size(content) and 3 * common >= size(other)
    turned = bool(gold.get("said_not")) and row.polarity == "affirms"
    whole = is_part or jaccard(content, other) >= _WHOLE
    names = (gold["who"], *gold.get("also", ()))
    return whole and not turned and any(is_same_name(row.speaker, name) for name in names)


def is_same_name(name: str, right: str) -> bool:
    """Whether two names have the same words, or one is a shorter form of the other, titles
    aside: the Port Authority of Lund is the Lund Port Authority."""
    a, b = _bare(name), _bare(right)
    return set(a) == set(b) or (a[-1:] == b[-1:] and (set(a) <= set(b) or set(b) <= set(a)))


def _bare(name: str) -> list[str]:
    words = re.findall(r"[\w’'-]+", name.casefold())
    words = [re.sub(r"['’]s$", "", word) for word in words]
    skipped = TITLES | TITLE_WORDS | {"the", "a", "an", "his", "her", "their", "of"}
    return [word for word in words if word not in skipped] or words
