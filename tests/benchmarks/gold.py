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

    def count(self, name: str, right: bool, said: str) -> None:
        """One thing asked."""
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append(f"{name}: {said}")

    def shares(self) -> dict[str, float]:
        """The share of right ones by what was asked."""
        return {name: self.right[name] / count for name, count in self.asked.items()}


def cases() -> list[dict[str, Any]]:
    """The texts with their rows."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def score() -> Score:
    """All texts through the shipped pipeline."""
    made = Score()
    for case in cases():
        findings = annotate(case["text"])
        _compare(made, case, [*findings.claims, *findings.positions])
    return made


def _compare(made: Score, case: dict[str, Any], rows: list[Attribution]) -> None:
    text = case["text"]
    left = list(rows)
    for told in case["rows"]:
        best = max(left, key=lambda row: _likeness(text, row, told["content"]), default=None)
        found = best is not None and _likeness(text, best, told["content"]) >= 0.5
        made.count("found", found, f"{told['content']} ({text})")
        if found and best is not None:
            left.remove(best)
            for name, value in _values(text, best).items():
                made.count(name, value == told[name], f"{value}, not {told[name]} ({text})")
    for row in rows:
        made.count("not too many", row not in left, f"{_content(text, row)} ({text})")


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
    said, told = set(_content(text, row).split()), set(content.split())
    return len(said & told) / len(said | told)


def lines(made: Score) -> Iterator[str]:
    """The figures, to print."""
    yield f"{sum(len(case['rows']) for case in cases())} rows in {len(cases())} texts"
    for name, share in made.shares().items():
        yield f"{name:13} {share:6.1%}  ({made.right[name]} of {made.asked[name]})"


def main() -> None:
    """Print the figures, and with --errors what is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    made = score()
    print(*lines(made), *(made.wrong if options.errors else ()), sep="\n")


if __name__ == "__main__":
    main()
