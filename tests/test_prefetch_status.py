"""How far reading ahead is, in words."""

import pytest

from annotators.running.prefetch import Ahead
from tui.feeds.prefetch_status import bar, outcome, progress, word


@pytest.mark.parametrize(
    ("done", "total", "cells"),
    [(0, 8, 0), (1, 20, 0), (4, 8, 5), (8, 8, 10), (0, 0, 10)],
)
def test_a_bar_is_filled_as_far_as_it_is(done: int, total: int, cells: int) -> None:
    assert bar(done, total) == "█" * cells + "░" * (10 - cells)


@pytest.mark.parametrize(
    ("state", "line", "short"),
    [
        (Ahead(), "reading ahead …", "fetching"),
        (Ahead(feeds=4, asked=2, new=7), "feeds █████░░░░░ 2/4, 7 new", "fetching"),
        (Ahead(feeds=4, asked=4), "reading ahead …", "fetching"),
        (
            Ahead(feeds=4, asked=4, articles=2, analysed=1),
            "reading ahead █████░░░░░ 1/2",
            "reading ahead",
        ),
        (Ahead(articles=2, analysed=1, is_over=True), "", ""),
    ],
)
def test_what_is_being_done_is_said_with_a_bar_or_a_word(
    state: Ahead, line: str, short: str
) -> None:
    assert (progress(state), word(state)) == (line, short)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (Ahead(), "No feeds are followed yet (F follows one), and all that is kept was"),
        (Ahead(asked=2, feeds=9, new=5), "5 new articles; stopped after 2 of 9 feeds."),
        (
            Ahead(asked=1, feeds=1, new=1, analysed=1, articles=3),
            "1 new article; stopped after read",
        ),
        (Ahead(asked=1, feeds=1, analysed=3, articles=3), "0 new articles; 3 read ahead."),
        (Ahead(asked=1, feeds=1, errors=("a.", "b.", "c.")), "0 new articles. a. (and 2 more; F"),
        (Ahead(errors=("Full disk.",)), "0 new articles. Full disk."),
    ],
)
def test_what_it_came_to_is_said(state: Ahead, sentence: str) -> None:
    assert outcome(state).startswith(sentence)
