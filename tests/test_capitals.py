from __future__ import annotations

import pytest

from annotators.presentation.capitals import in_small, within_sentence


@pytest.mark.parametrize(
    ("word", "small"),
    [("Said", "said"), ("WARNED", "warned"), ("Reportedly", "reportedly"), ("Did", "did"),
     ("Friday", "Friday"), ("May", "May"), ("Monday’s", "Monday’s"), ("Karst", "Karst"),
     ("CNN", "CNN"), ("Danish", "Danish"), ("Emily", "Emily")],
)  # fmt: skip
def test_only_what_is_no_name_is_made_small(word: str, small: str) -> None:
    assert in_small(word, f"{word} it fell.") == small


def test_what_the_article_writes_large_within_a_sentence_stays_so() -> None:
    assert in_small("Wading", "Wading said so. A spokesman for Wading left.") == "Wading"
    assert in_small("Wading", "Wading on, he left.\n\nMen Seen Wading Away") == "wading"


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The plan fell.", "the plan"),
        ("Two men left.", "two men"),
        ("Critics laughed.", "critics"),
        ("Police officers came.", "police officers"),
        ("President Orr left.", "President Orr"),
        ("Karst burned.", "Karst"),
        ("Friday was wet.", "Friday"),
        ("Hope left.", "Hope"),
        ("Republicans left.", "Republicans"),
        ("Norwegian voters left.", "Norwegian voters"),
        ("The Hague is wet.", "The Hague"),
        ("The Ford is a pub. He drank at The Ford.", "The Ford"),
        ("“The plan” fell.", "“The plan”"),
    ],
)
def test_a_beginning_is_made_small_where_it_is_surely_no_name(text: str, within: str) -> None:
    assert within_sentence(text[: len(within)], 0, text) == within


def test_a_capital_within_a_sentence_stays() -> None:
    text = "He said The plan was late."
    assert within_sentence("The plan", text.index("The"), text) == "The plan"
