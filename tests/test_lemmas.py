"""Lemmas by rule."""

from __future__ import annotations

import pytest

from annotators.text.lemmas import lemma_of

CASES = [
    ("said", "VBD", "say"), ("denies", "VBZ", "deny"), ("denied", "VBD", "deny"),
    ("noting", "VBG", "note"), ("adding", "VBG", "add"), ("stated", "VBD", "state"),
    ("quipped", "VBD", "quip"), ("arguing", "VBG", "argue"), ("confessed", "VBD", "confess"),
    ("told", "VBD", "tell"), ("promises", "NNS", "promise"), ("witnesses", "NNS", "witness"),
    ("urging", "VBG", "urge"), ("telling", "VBG", "tell"), ("yelled", "VBD", "yell"),
    ("envoys", "NNS", "envoy"), ("swore", "VBD", "swear"), ("believes", "VBZ", "believe"),
    ("warned", "VBD", "warn"), ("agreed", "VBD", "agree"), ("marvelled", "VBD", "marvel"),
    ("press", "NN", "press"), ("called", "VBD", "call"), ("repeated", "VBD", "repeat"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "tag", "lemma"), CASES)
def test_a_word_has_its_lemma(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma
