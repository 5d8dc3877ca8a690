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
from typing import Any

from annotators.annotate import annotate_many
from annotators.annotation import UNNAMED, Attribution, Claim, Findings
from articles.article import Span

KINDS = {
    "says": "speech",
    "denies": "speech",
    "demands": "speech",
    "holds": "belief",
    "shows": "evidence",
}


def prediction(name: str, text: str, findings: Findings) -> dict[str, Any]:
    """One article's rows in the scorer's form."""
    rows = [*findings.claims, *findings.positions]
    return {"id": name, "attributions": [_row(text, row) for row in rows]}


def _row(text: str, row: Attribution) -> dict[str, Any]:
    is_claim = isinstance(row, Claim) and row.act != "demands"
    return {
        "source": _pairs(row.source),
        "cue": _pairs(row.cue),
        "content": _pairs(row.content),
        "speaker": None if row.speaker == UNNAMED else row.speaker,
        "act": KINDS[row.act] if isinstance(row, Claim) else "other",
        "finite": is_claim,
        "confidence": row.confidence,
    }


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
    found = annotate_many((article["text"] for article in articles), options.pipeline)
    for article, findings in zip(articles, found, strict=True):
        print(json.dumps(prediction(article["id"], article["text"], findings), ensure_ascii=False))


if __name__ == "__main__":
    main()
