"""The shipped pipeline on short invented texts, row by row: `gold/rows.jsonl`.

Each line has a text and the rows that a person sees in it. A part of them may be missed; what is
asked is how many are right, field by field, and figures only ever go up.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotators import annotate
from annotators.annotation import Attribution

pytestmark = pytest.mark.model

GOLD = Path(__file__).parent / "gold" / "rows.jsonl"
LEAST = {
    "content": 0.85,
    "speaker": 0.9,
    "act": 0.9,
    "polarity": 0.9,
    "form": 0.9,
    "hedges": 0.9,
    "via": 0.9,
}
"""For each field the least share of right ones; all but the first among rows whose content is."""


def _values(text: str, row: Attribution) -> dict[str, Any]:
    return {
        "speaker": row.speaker,
        "act": getattr(row, "act", None),
        "polarity": row.polarity,
        "form": row.form,
        "hedges": [span.of(text) for span in row.hedges],
        "via": list(row.via),
    }


def _alike(text: str, row: Attribution, content: str) -> float:
    said = set(" ".join(span.of(text) for span in row.content).split())
    told = set(content.split())
    return len(said & told) / len(said | told)


def figures() -> tuple[Counter[str], Counter[str], list[str]]:
    """How many of each field are right, out of how many, and what is not."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        findings = annotate(case["text"])
        rows: list[Attribution] = [*findings.claims, *findings.positions]
        for told in case["rows"]:
            best = max(rows, key=lambda r: _alike(case["text"], r, told["content"]), default=None)
            asked["content"] += 1
            if best is None or _alike(case["text"], best, told["content"]) < 0.5:
                wrong.append(f"content: {told['content']} ({case['text']})")
                continue
            right["content"] += 1
            for name, value in _values(case["text"], best).items():
                asked[name] += 1
                right[name] += value == told[name]
                if value != told[name]:
                    wrong.append(f"{name}: {value}, not {told[name]} ({case['text']})")
    return right, asked, wrong


def test_the_fields_of_rows_are_right_often_enough() -> None:
    right, asked, wrong = figures()
    shares = {name: right[name] / asked[name] for name in LEAST}
    assert all(shares[name] >= LEAST[name] for name in LEAST), (shares, wrong)
