"""Sentence borders that layout and quotation marks settle."""

from __future__ import annotations

import pytest
import spacy

from annotators.pipeline.sentence_boundaries import is_hard_wrapped, sentence_borders

TOKENIZER = spacy.blank("en").tokenizer


def borders(text: str) -> list[tuple[str, bool | None]]:
    words = [(token.text, bool(token.whitespace_)) for token in TOKENIZER(text)]
    found = sentence_borders([w for w, _ in words], [s for _, s in words])
    return [(word, border) for (word, _), border in zip(words, found, strict=True)]


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
        ("“Is it?” The hall fell silent.", ["“", "The"]),
        ("Lt. Ora Venn spoke. Col. Brask did not.", ["Lt", "Col"]),
    ],
)
def test_a_sentence_certainly_begins(text: str, expected: list[str]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“We will go,” Venn said.", "Venn"),
        ('"We will go," Venn said.', "Venn"),
        ("“We will go,” she said.", "she"),
        ("“Will we go?” she asked.", "she"),
        ("“Will we go?” Venn asked.", "Venn"),
        ("“We go!” Ora Venn shouted.", "Ora"),
        ("‘We will go,’ Venn said.", "Venn"),
        ("Venn said: “We go.”", "“"),
        ("Venn said: “We go.”", "”"),
        ("OSTRAVIK (NP) — The bridge shut.", "The"),
        ("OSTRAVIK, Jan 5 (NP) - The bridge shut.", "The"),
        ("“We go.”\n", "\n"),
    ],
)
def test_a_quotation_is_not_cut_from_its_reporting_clause(text: str, word: str) -> None:
    assert word in never(text)


def test_an_unbalanced_mark_spoils_no_other_paragraph() -> None:
    assert starts("“We go. He said so.\nThe hall fell silent. She left.")[-2:] == ["The", "She"]


def test_what_is_not_certain_is_left_to_the_parser() -> None:
    assert dict(borders("He met Yolo! Inc today"))["Inc"] is None


WRAPPED = """The bridge over the Ostra closed for a third day on Tuesday while the
council argued about who should pay for new cables, and the ferry was
full by seven in the morning, with people waiting in the rain for hours
and the harbour office handing out tea.

Nobody could say when it would open."""


def test_wrapped_lines_are_told_from_paragraphs() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert not is_hard_wrapped("Bridge shut\nThe bridge shut.\nIt rained.\nNobody came.\nThe end.")


def test_a_wrapped_line_begins_no_sentence() -> None:
    assert starts(WRAPPED) == ["The", "Nobody"]
    assert {"council", "full", "and"} <= set(never(WRAPPED))


def test_an_empty_text_has_no_borders() -> None:
    assert sentence_borders([], []) == []
