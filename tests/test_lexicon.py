"""The lists of words say each thing once."""

from itertools import combinations

import pytest

from annotators.text.lexicon import _SECTIONS


@pytest.mark.parametrize("name", _SECTIONS)
def test_no_word_stands_in_a_list_twice(name: str) -> None:
    words = _SECTIONS[name]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("kind", ["verbs", "adjectives", "nouns"])
def test_no_word_has_two_acts(kind: str) -> None:
    lists = [set(words) for name, words in _SECTIONS.items() if name.startswith(f"{kind} ")]
    assert not any(words & other for words, other in combinations(lists, 2))
