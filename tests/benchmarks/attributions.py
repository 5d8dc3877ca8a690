"""How far attributions agree with those of people; and what was found, for other scorers.

    python -m tests.benchmarks.attributions GOLD.jsonl [--pipeline NAME] > PRED.jsonl

A gold line has `id`, `text` and `attributions`; a prediction has `id` and `attributions`. Each
attribution has `source`, `cue` and `content` as lists of ranges, `act` (speech, belief, evidence
for claims; other for positions) and `finite` (whether a verb of the content has a tense); a gold
one also the range `source_head` and the ranges `quoted`, a found one `speaker`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotators import from_doc
from annotators.findings import UNNAMED, Attribution, Claim, Findings, Quote
from annotators.pipeline import load
from annotators.text.quotations import find_quotations
from articles.article import Span
from tests.benchmarks.agreement import Tallies, Tally, count, rows_of
from tests.benchmarks.data import wanted
from tests.benchmarks.figure import Figure, at_least

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = {
    "says": "speech",
    "denies": "speech",
    "demands": "speech",
    "holds": "belief",
    "shows": "evidence",
}

GOALS = {
    "quoted exact": ("quoted words, exact borders, F1", None, 94.7, 97.3),
    "quoted sourced": ("quoted words with their speaker, F1", 90, 74.8, 94.8),
    "claims": ("claims, F1", 86, 75.4, 92.3),
    "claims sourced": ("claims with their source, F1", 82, 70.4, 89.9),
    "all": ("all attributions, F1", 72, 60.0, 79.4),
    "all sourced": ("all attributions with their source, F1", 65, 53.7, 74.8),
}
"""What is counted, what is wanted of it, the best tool that could be run on the same articles, and
people against each other on the articles of PolNeAR that several have marked."""

SOURCE = "github.com/networkdynamics/PolNeAR, written as tests/benchmarks/attributions.py says"

OPENING = '“"«„`'
"""Marks that the gold file takes for those of quotations; two apostrophes, for one, it does not."""

FINITE = {"VBD", "VBZ", "VBP", "MD"}


def prediction(name: str, doc: Doc, findings: Findings) -> dict[str, Any]:
    """One article's rows in the scorer's form."""
    rows = [*findings.claims, *findings.positions]
    reported = [span for row in rows for span in row.content]
    questions = [q for q in findings.quotes if q.speaker and not any(map(q.overlaps, reported))]
    return {
        "id": name,
        "attributions": [_row(doc, row) for row in rows] + [*map(_question, questions)],
    }


def _question(quote: Quote) -> dict[str, Any]:
    """A quotation that is somebody's but claims nothing."""
    return {
        "source": _pairs(quote.source),
        "cue": _pairs(quote.cue),
        "content": _pairs([quote]),
        "speaker": None if quote.speaker == UNNAMED else quote.speaker,
        "act": "speech",
        "finite": True,
    }


def _row(doc: Doc, row: Attribution) -> dict[str, Any]:
    return {
        "source": _pairs(row.source),
        "cue": _pairs(row.cue),
        "content": _pairs(row.content),
        "speaker": None if row.speaker == UNNAMED else row.speaker,
        "act": KINDS.get(row.act, "other") if isinstance(row, Claim) else "other",
        "finite": _is_finite(doc, row),
        "confidence": row.confidence,
    }


def _is_finite(doc: Doc, row: Attribution) -> bool:
    """Whether a verb in the content has a tense, as the scorer's own gold has it."""
    spans = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in row.content)
    return any(token.tag_ in FINITE for span in spans if span is not None for token in span)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def predictions(
    articles: Sequence[dict[str, Any]], pipeline: str | None = None
) -> Iterator[dict[str, Any]]:
    """The prediction for each article of a gold file."""
    docs = load(pipeline).pipe(article["text"] for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        yield prediction(article["id"], doc, from_doc(doc))


def figures(data: Path | None) -> Iterator[Figure]:
    """How far what is found agrees with the attributions of PolNeAR dev."""
    articles = read(wanted(data, "polnear/dev.jsonl", SOURCE))
    yield from agreed(articles, predictions(articles))


def agreed(gold: Iterable[dict[str, Any]], annotated: Iterable[dict[str, Any]]) -> Iterator[Figure]:
    """The figures of predictions, beside those of the best tool and of people."""
    tallies: Tallies = defaultdict(Tally)
    for article, predicted in zip(gold, annotated, strict=True):
        text = article["text"]
        attributions = _with_quoted(text, predicted["attributions"])
        count(tallies, rows_of(text, article["attributions"]), rows_of(text, attributions))
    for key, (what, goal, best, people) in GOALS.items():
        limit = at_least(goal) if goal else None
        yield Figure(what, tallies[key].f1, "%", limit, best, f"best tool; people {people}")


def _with_quoted(text: str, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Found attributions with the parts of their contents that are within marks."""
    marks = [(q.start, q.end) for q in find_quotations(text) if text[q.start] in OPENING]
    for row in rows:
        overlaps = ((max(s, x), min(e, y)) for s, e in row["content"] for x, y in marks)
        yield {**row, "quoted": [pair for pair in overlaps if pair[0] < pair[1]]}


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def main() -> None:
    """Write predictions for every line of a gold file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pipeline")
    options = parser.parse_args()
    for annotated in predictions(read(options.gold), options.pipeline):
        print(json.dumps(annotated, ensure_ascii=False))


if __name__ == "__main__":
    main()
