"""Find marks again in edited articles.

    python -m tests.benchmarks.reanchor CASES.jsonl > PRED.jsonl

A case is `{"id", "before", "after", "span_before": [start, end], "span_after": [start, end]}`, or
null where the marked words are gone; a prediction is `{"id", "span": [start, end] | null}`. The
figures go to standard error. A place is right that shares half or more of what it and the true
place cover together; a false anchor is a place given to words that are gone. Beside them stand the
figures of the algorithm of hypothes.is (client 9d28950) on 3,600 cases made of the articles of
PolNeAR dev by typos, rewording, insertion, removal, moving, typography, copies and lookalikes.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotators.anchors import Places
from annotators.placed import Place
from articles.article import Span
from tests.benchmarks.beside import milliseconds
from tests.benchmarks.data import wanted
from tests.benchmarks.figure import Figure, at_least, at_most

PEER = "hypothes.is"


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a mark went, and where it should have gone."""

    name: str
    state: str
    found: Span | None
    true: Span | None
    took: float
    """Milliseconds."""

    @property
    def shared(self) -> float:
        """How much of what both places cover is covered by both: 0 to 1."""
        if not (self.found and self.true):
            return 0.0
        both = min(self.found.end, self.true.end) - max(self.found.start, self.true.start)
        either = max(self.found.end, self.true.end) - min(self.found.start, self.true.start)
        return max(0, both) / either


def answers(cases: Path) -> Iterator[Answer]:
    """What becomes of the mark in each case."""
    with cases.open(encoding="utf-8") as lines:
        yield from (_answer(json.loads(line)) for line in lines)


def _answer(case: dict[str, Any]) -> Answer:
    places: list[Place] = []
    marked, true = Span(*case["span_before"]), case.get("span_after")
    took = milliseconds(lambda: places.append(Places(case["before"], case["after"]).of(marked)))
    return Answer(case["id"], places[0].state, places[0].span, Span(*true) if true else None, took)


def figures(data: Path | None) -> Iterator[Figure]:
    """How many marks found their place, in the cases of `reanchor.jsonl`."""
    source = "edited articles, one case a line, as the head of tests/benchmarks/reanchor.py says"
    yield from counted([*answers(wanted(data, "reanchor.jsonl", source))])


def counted(answers: list[Answer]) -> Iterator[Figure]:
    """The shares, of the marks whose words are still there, and of those whose words are gone."""
    live = [each for each in answers if each.true]
    dead = [each for each in answers if not each.true]
    right = [each for each in live if each.shared >= 0.5]
    wrong = [each for each in live if each.found and each.shared < 0.5]
    exact = [each for each in right if each.found == each.true]
    false = [each for each in dead if each.found]
    yield Figure(
        f"right place, of {len(live)}", _share(right, live), "%", at_least(98.5), 94.1, PEER
    )
    yield Figure("wrong place", _share(wrong, live), "%", at_most(1), 4.7, PEER)
    yield Figure("exact borders", _share(exact, live), "%", at_least(87), 85.3, PEER)
    yield Figure(
        f"false anchors, of {len(dead)}", _share(false, dead), "%", at_most(2.5), 45.4, PEER
    )
    took = [each.took for each in answers]
    yield Figure("a mark, median", statistics.median(took), "ms", at_most(15))
    yield Figure("a mark, worst", max(took), "ms", at_most(1000))


def _share(some: list[Answer], of: list[Answer]) -> float:
    return 100 * len(some) / max(1, len(of))


def main(cases: Path) -> None:
    """Print a prediction for each case, and the figures apart."""
    found = [*answers(cases)]
    for each in found:
        span = [each.found.start, each.found.end] if each.found else None
        print(json.dumps({"id": each.name, "span": span, "state": each.state}))
    print(*counted(found), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
