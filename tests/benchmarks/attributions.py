"""Attributions of a gold file, as predictions for a PolNeAR-like scorer.

    python -m tests.benchmarks.attributions GOLD.jsonl [--pipeline NAME] > PRED.jsonl

A gold line has `id` and `text`; a prediction has `id` and `attributions` with `source`, `cue`,
`content`, `speaker`, `act` (speech, belief, evidence for claims; other for positions) and `finite`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotators.annotating import from_doc
from annotators.annotation import UNNAMED, Attribution, Claim, Findings, Quote
from annotators.language import load
from articles.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = {
    "says": "speech",
    "denies": "speech",
    "demands": "speech",
    "holds": "belief",
    "shows": "evidence",
}


FINITE = {"VBD", "VBZ", "VBP", "MD"}


def prediction(name: str, doc: Doc, findings: Findings) -> dict[str, Any]:
    """One article's rows in the scorer's form."""
    rows = [*findings.claims, *findings.positions]
    told = [span for row in rows for span in row.content]
    asked = [q for q in findings.quotes if q.speaker and not any(map(q.overlaps, told))]
    return {
        "id": name,
        "attributions": [_row(doc, row) for row in rows] + [_question(quote) for quote in asked],
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


def main() -> None:
    """Write predictions for every line of a gold file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pipeline")
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines if line.strip()]
    docs = load(options.pipeline).pipe(article["text"] for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        print(json.dumps(prediction(article["id"], doc, from_doc(doc)), ensure_ascii=False))


if __name__ == "__main__":
    main()
