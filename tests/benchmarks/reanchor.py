"""Find spans again in edited articles: the predictions for a file of cases.

    python -m tests.benchmarks.reanchor CASES.jsonl > PRED.jsonl

A case is `{"id", "before", "after", "span_before": [start, end]}`; a prediction is
`{"id", "span": [start, end] | null}`. Median and worst time go to standard error.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from annotators.anchors.places import Places
from articles.article import Span


def main(cases: Path) -> None:
    """Print a prediction for each case."""
    times = []
    with cases.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            start = time.perf_counter()
            place = Places(case["before"], case["after"]).of(Span(*case["span_before"]))
            times.append((time.perf_counter() - start) * 1000)
            span = [place.span.start, place.span.end] if place.span else None
            print(json.dumps({"id": case["id"], "span": span, "state": place.state}))
    print(
        f"{len(times)} cases, median {statistics.median(times):.1f} ms, worst {max(times):.0f} ms",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
