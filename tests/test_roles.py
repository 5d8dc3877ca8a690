"""What a person is called beside their name; a wrong role would be worse than none."""

from __future__ import annotations

import pytest

from annotators.presentation.roles import role_of
from articles.article import Span


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Ada Quill said so.", "mayor"),
        ("Former Finance Minister Ada Quill said so.", "former finance minister"),
        ("It burns, 81-year-old poet Ada Quill said.", "81-year-old poet"),
        ("The economist Dr Ada Quill said so.", "economist"),
        ("The harbour’s chief engineer, Ada Quill, said so.", "the harbour’s chief engineer"),
        ("A spokeswoman for the ferries, Ada Quill, said so.", "spokeswoman for the ferries"),
        ("“Never,” said their lawyer, Ada Quill.", "lawyer"),
        ("Ada Quill, who leads the bakers’ union, said so.", "leads the bakers’ union"),
        ("Ada Quill, who works for the union, said so.", "works for the union"),
        ("Ada Quill, who is the mayor of Selde, said so.", "mayor of Selde"),
        ("According to Ada Quill, the mayor of Selde, it burns.", "mayor of Selde"),
        ("“It burns,” said Ada Quill, the mayor of Selde.", "mayor of Selde"),
        ("Ada Quill, a spokeswoman for the ferries, said so.", "spokeswoman for the ferries"),
        ("Ada Quill, chief executive of Selde Rail, said so.", "chief executive of Selde Rail"),
    ],
)
def test_a_title_or_an_apposition_is_a_role(text: str, role: str) -> None:
    assert _role(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill said so.",
        "Mr Ada Quill said so.",
        "On Monday, Ada Quill said so.",
        "In the harbour, Ada Quill said so.",
        "According to the mayor, Ada Quill lied.",
        "Her friend Ada Quill said so.",
        "He thanked the mayor. Ada Quill said so.",
        "Ada Quill, the next day, said so.",
        "Ada Quill, however, said so.",
        "Ada Quill, Ben Rook and others said so.",
        "Ada Quill, who as everybody in the whole of the town and far beyond it knew lied, said.",
        "Mayor\n\nAda Quill said so.",
        "Ada Quill, who was arrested on Monday, said so.",
        "Ada Quill, who wants a bridge, said so.",
        "Ada Quill, who runs every morning, said so.",
        "According to Ada Quill, the bridge is unsafe.",
        "According to Ada Quill, the mayor of Selde lied.",
        "For Ada Quill, the harbour was home.",
    ],
)
def test_what_is_no_role_is_none(text: str) -> None:
    assert _role(text) == ""


def test_the_first_mention_that_has_a_role_gives_it() -> None:
    text = "Ada Quill waited. Then Mayor Quill spoke."
    spans = [Span(0, 9), Span(text.rindex("Quill"), text.rindex("Quill") + 5)]
    assert role_of("Ada Quill", spans, text) == "mayor"


def test_a_pronoun_is_no_mention_by_name() -> None:
    text = "The mayor, she, said so."
    assert role_of("Ada Quill", [Span(11, 14)], text) == ""


def _role(text: str) -> str:
    at = text.index("Ada Quill")
    return role_of("Ada Quill", [Span(at, at + 9)], text)
