"""Sentence borders that layout and quotation marks settle."""

from __future__ import annotations

import pytest
import spacy

from annotators.pipeline.sentences import sentence_borders

TOKENIZER = spacy.blank("en").tokenizer


def borders(text: str) -> list[tuple[str, bool | None]]:
    words = [(token.text, bool(token.whitespace_)) for token in TOKENIZER(text)]
    values = sentence_borders([w for w, _ in words], [s for _, s in words])
    return [(word, border) for (word, _), border in zip(words, values, strict=True)]


def starts(text: str) -> list[str]:
    return [word for word, border in borders(text) if border is True]


def never(text: str) -> list[str]:
    return [word for word, border in borders(text) if border is False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain closes bridge\nThe bridge shut.", ["Rain", "The"]),
        ("Rain closes bridge\n\nThe bridge shut.\n\nIt reopened.", ["Rain", "The", "It"]),
        ("She left. He stayed.", ["She", "He"]),
        ("“We go.” The hall fell silent.", ["“", "The"]),
        ('"We go." The hall fell silent.', ['"', "The"]),
        ("He left. “We go now,” he said.", ["He", "“"]),
        ("Lt. Ora Venn spoke. Col. Brask did not.", ["Lt", "Col"]),
    ],
)
def test_a_sentence_certainly_begins(text: str, expected: list[str]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Venn said: “We go.”", "”"),
        ("‘We go.’ The hall fell silent.", "’"),
        ("“We go.”\n", "\n"),
        ("“Will we go?” Venn asked.", "Venn"),
        ("“We go!” Ora Venn shouted.", "Ora"),
        ("Lt. Ora Venn spoke.", "Ora"),
    ],
)
def test_a_sentence_certainly_does_not_begin(text: str, word: str) -> None:
    assert word in never(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“Will we go?” Venn slept.", "Venn"),
        ("“We will go,” Venn said.", "Venn"),
        ("Venn said: “We go.”", "“"),
    ],
)
def test_what_is_not_certain_is_left_to_the_reader(text: str, word: str) -> None:
    assert dict(borders(text))[word] is None


def test_an_unbalanced_mark_spoils_no_other_paragraph() -> None:
    assert starts("“We go. He said so.\nThe hall fell silent. She left.")[-2:] == ["The", "She"]


def test_an_empty_text_has_no_borders() -> None:
    assert sentence_borders([], []) == []
