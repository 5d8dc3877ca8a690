"""Rows marked by hand against those that are found, field by field.

    python -m tests.benchmarks.gold [--errors]

`tests/gold/rows.jsonl` has short texts of our own and every row that a person sees in each. A row
is found where half of the words of both contents are the same; its fields are then compared.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotators import annotate
from annotators.findings import Attribution

ROWS = Path(__file__).parent.parent / "gold" / "rows.jsonl"


@dataclass
class Score:
    """How many are right, out of how many, and what is not."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool, words: str) -> None:
        """One thing asked."""
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append(f"{name}: {words}")

    def shares(self) -> dict[str, float]:
        """The share of right ones by what was asked."""
        return {name: self.right[name] / count for name, count in self.asked.items()}


def cases() -> list[dict[str, Any]]:
    """The texts with their rows."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def score() -> Score:
    """All texts through the shipped pipeline."""
    total = Score()
    for case in cases():
        findings = annotate(case["text"])
        _compare(total, case, [*findings.claims, *findings.positions])
    return total


def _compare(total: Score, case: dict[str, Any], rows: list[Attribution]) -> None:
    text = case["text"]
    candidates = list(rows)
    for gold_row in case["rows"]:
        best = max(
            candidates, key=lambda row: _likeness(text, row, gold_row["content"]), default=None
        )
        is_found = best is not None and _likeness(text, best, gold_row["content"]) >= 0.5
        total.count("found", is_found, f"{gold_row['content']} ({text})")
        if is_found and best is not None:
            candidates.remove(best)
            for name, value in _values(text, best).items():
                total.count(
                    name, value == gold_row[name], f"{value}, not {gold_row[name]} ({text})"
                )
    for row in rows:
        total.count("not too many", row not in candidates, f"{_content(text, row)} ({text})")


def _values(text: str, row: Attribution) -> dict[str, Any]:
    return {
        "speaker": row.speaker,
        "act": getattr(row, "act", None),
        "polarity": row.polarity,
        "form": row.form,
        "hedges": [span.of(text) for span in row.hedges],
        "via": list(row.via),
    }


def _content(text: str, row: Attribution) -> str:
    return " ".join(span.of(text) for span in row.content)


def _likeness(text: str, row: Attribution, content: str) -> float:
    """Words in common as a share of the words in either."""
    words_of_row, words_of_gold = set(_content(text, row).split()), set(content.split())
    return len(words_of_row & words_of_gold) / len(words_of_row | words_of_gold)


def lines(total: Score) -> Iterator[str]:
    """The figures, to print."""
    yield f"{sum(len(case['rows']) for case in cases())} rows in {len(cases())} texts"
    for name, share in total.shares().items():
        yield f"{name:13} {share:6.1%}  ({total.right[name]} of {total.asked[name]})"


def main() -> None:
    """Print the figures, and with --errors what is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    total = score()
    print(*lines(total), *(total.wrong if options.errors else ()), sep="\n")


if __name__ == "__main__":
    main()
