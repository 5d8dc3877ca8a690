"""Many texts in order, in batches, with or without processes."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.running import batch
from annotators.running.annotate import BATCH, together
from annotators.running.batch import batches, find_all, in_order
from annotators.running.cache import FindingsCache
from annotators.running.pieces import LIMIT
from articles import Article, Span

FIND = """
from annotators.running.batch import find_all
from articles import Article

find_all([Article(text="“The ferry is late,” Ada Quill said.")])
"""
UNSAID = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
"""An environment that does not say how many threads there are to be."""


def test_batches_hold_everything_in_order() -> None:
    assert list(batches("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]


def test_what_goes_through_the_pipeline_together_is_bounded_in_number_and_in_length() -> None:
    short, long = ("a word", 0), ("a" * LIMIT, 0)
    assert list(map(len, together([short] * (BATCH + 1)))) == [BATCH, 1]
    assert list(together([short, long, long])) == [[short, long], [long]]


def test_results_come_in_the_order_of_what_was_given() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(in_order(executor, abs, [-3, 2, -1], ahead=1)) == [3, 2, 1]
    assert list(in_order(None, abs, [-3, 2, -1])) == [3, 2, 1]


def test_no_more_is_taken_than_is_wanted_soon() -> None:
    numbers: list[int] = []

    def count_up() -> object:
        for number in range(100):
            numbers.append(number)
            yield number

    with ThreadPoolExecutor(1) as executor:
        next(in_order(executor, str, count_up(), ahead=3))  # type: ignore[arg-type]
    assert len(numbers) == 4


def test_only_unknown_articles_wake_the_pipeline(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    annotated: list[str] = []

    def annotate(texts: list[str], pipeline: str | None) -> list[Findings]:
        annotated.extend(texts)
        return [Findings(sentences=(Span(0, len(text)),)) for text in texts]

    monkeypatch.setattr(batch, "_findings_of", annotate)
    cache = FindingsCache(tmp_path, "f")
    old, new = Article(text="Old."), Article(text="Newer.")
    find_all([old], cache=cache)
    results = find_all([new, old, new], cache=cache)
    assert annotated == ["Old.", "Newer."]
    assert [result.sentences[0].end for result in results] == [6, 4, 6]


@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted as Linux shows them")
def test_no_threads_are_begun_for_the_products_of_matrices() -> None:
    onnx_threads = threads_after("import onnxruntime", {"OPENBLAS_NUM_THREADS": "1"})
    assert threads_after(FIND) == onnx_threads


def threads_after(statement: str, variables: dict[str, str] | None = None) -> int:
    """How many threads a new interpreter has once a statement has run in it."""
    code = f"{statement}\nimport os\nprint(len(os.listdir('/proc/self/task')))"
    run = [sys.executable, "-c", code]
    return int(
        subprocess.run(run, capture_output=True, check=True, env=UNSAID | (variables or {})).stdout
    )
