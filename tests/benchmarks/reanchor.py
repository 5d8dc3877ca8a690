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
        common = min(self.found.end, self.true.end) - max(self.found.start, self.true.start)
        either = max(self.found.end, self.true.end) - min(self.found.start, self.true.start)
        return max(0, common) / either


def cases_in(file: Path) -> Iterator[Case]:
    """The cases of a file, one a line."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            values = json.loads(line)
            goal = Span(*values["span_after"]) if values.get("span_after") else None
            mark = Span(*values["span_before"])
            yield Case(values["id"], values["before"], values["after"], mark, goal)


def answered(case: Case) -> Answer:
    """What becomes of the mark."""
    places: list[Place] = []
    time = milliseconds(lambda: places.append(Places(case.before, case.after).of(case.marked)))
    return Answer(case.name, places[0].state, places[0].span, case.true, time)


def figures(data: Path | None) -> Iterator[Figure]:
    """How many marks found their place: in our own cases, and in those of `reanchor.jsonl`."""
    yield from counted([answered(case) for case in cases()], None)
    source = "edited articles, one case a line, as the head of tests/benchmarks/reanchor.py says"
    path = wanted(data, "reanchor.jsonl", source)
    yield from counted([answered(case) for case in cases_in(path)], HYPOTHESIS)


def counted(answers: list[Answer], peer: Peer | None) -> Iterator[Figure]:
    """The shares, of the marks whose words are still there, and of those whose words are gone."""
    live = [answer for answer in answers if answer.true]
    dead = [answer for answer in answers if not answer.true]
    right = [answer for answer in live if answer.shared >= 0.5]
    wrong = [answer for answer in live if answer.found and answer.shared < 0.5]
    exact = [answer for answer in right if answer.found == answer.true]
    false = [answer for answer in dead if answer.found]
    shares = (
        (f"right place, of {len(live)}", right, live, at_least(98.5)),
        ("wrong place", wrong, live, at_most(1)),
        ("exact borders", exact, live, at_least(87)),
        (f"false anchors, of {len(dead)}", false, dead, at_most(2.5)),
    )
    for index, (what, part, whole, goal) in enumerate(shares):
        beside = (peer.shares[index], peer.name) if peer else (None, "")
        yield Figure(what, 100 * len(part) / max(1, len(whole)), "%", goal, *beside)
    times = [answer.took for answer in answers]
    yield Figure("a mark, median", statistics.median(times), "ms", at_most(15))
    yield Figure("a mark, worst", max(times), "ms", at_most(1000))


def main() -> None:
    """Print a prediction for each case, and the figures apart."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    answers = [answered(case) for case in (cases_in(path) if path else cases())]
    for answer in answers:
        span = [answer.found.start, answer.found.end] if answer.found else None
        print(json.dumps({"id": answer.name, "span": span, "state": answer.state}))
    print(*counted(answers, HYPOTHESIS if path else None), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
