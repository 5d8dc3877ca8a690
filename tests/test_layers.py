from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.text.layers import Layer, runs

pairs = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=20,
)


@given(pairs, st.integers(0, 60), st.integers(1, 20))
def test_a_layer_finds_every_range_that_shares_a_character(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    expected = sorted((a, b, n) for n, (a, b) in enumerate(spans) if a < end and start < b)
    assert Layer.of("x", spans).within(start, end) == expected


@given(pairs, st.integers(0, 60))
def test_the_next_and_previous_starts_are_the_nearest(
    spans: list[tuple[int, int]], offset: int
) -> None:
    layer = Layer.of("x", spans)
    assert layer.next_start(offset) == min((a for a, _ in spans if a > offset), default=None)
    assert layer.previous_start(offset) == max((a for a, _ in spans if a < offset), default=None)


@given(pairs, pairs)
def test_over_each_run_lie_the_same_kinds(
    low: list[tuple[int, int]], high: list[tuple[int, int]]
) -> None:
    layers = [Layer.of("low", low), Layer.of("high", high)]
    all_runs = runs(layers, 0, 100)
    assert [run.start for run in all_runs] == [0, *(run.end for run in all_runs)][:-1]
    for run in all_runs:
        for offset in range(run.start, run.end):
            kinds = [layer.kind for layer in layers if layer.within(offset, offset + 1)]
            assert list(run.kinds) == kinds


def test_what_a_range_stands_for_comes_shortest_first() -> None:
    layer = Layer.of("x", [(0, 50), (10, 20), (12, 14)], ["article", "sentence", "word"])
    assert layer.at(13) == ["word", "sentence", "article"]
    assert layer.at(30) == ["article"]
