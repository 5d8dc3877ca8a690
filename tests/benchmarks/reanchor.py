"""Find marks again in edited articles.

    python -m tests.benchmarks.reanchor [CASES.jsonl] > PRED.jsonl

The cases are those that `edits` makes of the samples, unless a file of them is given: a case is
`{"id", "before", "after", "span_before": [start, end], "span_after": [start, end]}`, or null where
the marked words are gone; a prediction is `{"id", "span": [start, end] | null}`. The figures go to
standard error. A place is right that shares half or more of what it and the true place cover
together; a false anchor is a place given to words that are gone. Beside those of a file stand the
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

from annotators.notebook.anchoring import Places
from annotators.notebook.anchoring.placed import Place
from articles.article import Span
from tests.benchmarks.beside import milliseconds
from tests.benchmarks.data import wanted
from tests.benchmarks.edits import Case, cases
from tests.benchmarks.figure import Figure, at_least, at_most


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program, and its shares in percent: right, wrong, exact, false."""

    name: str
    shares: tuple[float, float, float, float]


HYPOTHESIS = Peer("hypothes.is", (94.1, 4.7, 85.3, 45.4))


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


def cases_in(file: Path) -> Iterator[Case]:
    """The cases of a file, one a line."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            said = json.loads(line)
            true = Span(*said["span_after"]) if said.get("span_after") else None
            marked = Span(*said["span_before"])
            yield Case(said["id"], said["before"], said["after"], marked, true)


def answered(case: Case) -> Answer:
    """What becomes of the mark."""
    places: list[Place] = []
    took = milliseconds(lambda: places.append(Places(case.before, case.after).of(case.marked)))
    return Answer(case.name, places[0].state, places[0].span, case.true, took)


def figures(data: Path | None) -> Iterator[Figure]:
    """How many marks found their place: in our own cases, and in those of `reanchor.jsonl`."""
    yield from counted([answered(case) for case in cases()], None)
    source = "edited articles, one case a line, as the head of tests/benchmarks/reanchor.py says"
    given = wanted(data, "reanchor.jsonl", source)
    yield from counted([answered(case) for case in cases_in(given)], HYPOTHESIS)


def counted(answers: list[Answer], peer: Peer | None) -> Iterator[Figure]:
    """The shares, of the marks whose words are still there, and of those whose words are gone."""
    live = [answer for answer in answers if answer.true]
    dead = [answer for answer in answers if not answer.true]
    right = [each for each in live if each.shared >= 0.5]
    wrong = [each for each in live if each.found and each.shared < 0.5]
    exact = [each for each in right if each.found == each.true]
    false = [each for each in dead if each.found]
    shares = (
        (f"right place, of {len(live)}", right, live, at_least(98.5)),
        ("wrong place", wrong, live, at_most(1)),
        ("exact borders", exact, live, at_least(87)),
        (f"false anchors, of {len(dead)}", false, dead, at_most(2.5)),
    )
    for index, (what, some, of, goal) in enumerate(shares):
        beside = (peer.shares[index], peer.name) if peer else (None, "")
        yield Figure(what, 100 * len(some) / max(1, len(of)), "%", goal, *beside)
    took = [answer.took for answer in answers]
    yield Figure("a mark, median", statistics.median(took), "ms", at_most(15))
    yield Figure("a mark, worst", max(took), "ms", at_most(1000))


def main() -> None:
    """Print a prediction for each case, and the figures apart."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    found = [answered(case) for case in (cases_in(given) if given else cases())]
    for each in found:
        span = [each.found.start, each.found.end] if each.found else None
        print(json.dumps({"id": each.name, "span": span, "state": each.state}))
    print(*counted(found, HYPOTHESIS if given else None), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
