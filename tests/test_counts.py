"""Counts agree with their nouns and verbs."""

from __future__ import annotations

import pytest

from articles.counts import counted, were_counted


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (1200, "1,200 words")]
)
def test_a_noun_is_in_the_plural_unless_there_is_one(count: int, words: str) -> None:
    assert counted(count, "word") == words


def test_a_verb_agrees_with_the_count() -> None:
    assert were_counted(1, "feed") == "1 feed was"
    assert were_counted(2, "feed") == "2 feeds were"
