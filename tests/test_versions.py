"""What changed between two versions of a text is found, and nothing else is called a change."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.article import Span
from articles.diff.changes import changes, compared

OLD = (
    "Bridge closes\n\nThe bridge will close on Monday. Ferries run every hour.\n\n"
    "“Concrete does not heal,” Okafor said. He spoke on Thursday.\n\nThe council meets in May."
)


def changed_words(old: str, new: str) -> list[tuple[str, str]]:
    """The words that went and the words that came, for each change."""
    return [
        (
            change.removed.of(old) if change.removed else "",
            change.added.of(new) if change.added else "",
        )
        for change in changes(old, new)
    ]


@pytest.mark.parametrize(
    ("was", "became", "old_words", "new_words"),
    [
        ("on Monday", "on Tuesday", "Monday.", "Tuesday."),
        ("Ferries run every hour.", "", "Ferries run every hour.", ""),
        ("every hour.", "every hour. Nobody waits.", "", "Nobody waits."),
        ("Ferries run every hour.", "All ships stay away.", "Ferries run every hour.",
         "All ships stay away."),
        ("\n\nThe council meets in May.", "", "The council meets in May.", ""),
        ("The council meets in May.", "The council meets in May.\n\nUpdate: it met.", "",
         "Update: it met."),
        ("does not heal", "does never heal", "not", "never"),
    ],
)  # fmt: skip
def test_a_change_is_a_word_a_sentence_or_a_paragraph(
    was: str, became: str, old_words: str, new_words: str
) -> None:
    assert changed_words(OLD, OLD.replace(was, became)) == [(old_words, new_words)]


def test_two_words_of_a_sentence_are_two_changes() -> None:
    new = OLD.replace("will close on Monday", "may close on Friday")
    assert changed_words(OLD, new) == [("will", "may"), ("Monday.", "Friday.")]


def test_white_space_is_no_change() -> None:
    assert changes("One  two.\nThree.", "One two.\n\n\nThree. ") == ()


def test_of_two_texts_that_share_nothing_all_is_changed() -> None:
    assert changed_words("One two three.", "Vier fünf.") == [("One two three.", "Vier fünf.")]


def test_a_single_word_between_two_changes_is_part_of_them() -> None:
    assert changed_words("a b c d e f g h", "a b X d Y f g h") == [("c d e", "X d Y")]


def test_a_removed_passage_is_placed_where_it_stood() -> None:
    new = OLD.replace("Ferries run every hour.", "")
    (change,) = changes(OLD, new)
    assert new[: change.at].endswith("close on Monday.")


TEXTS = st.text("ab .\n", max_size=60) | st.lists(
    st.sampled_from(["The bridge closes.", "Ferries run.", "\n\n", "Nobody", "waits,", "he said."])
).map(" ".join)


@given(TEXTS, TEXTS)
@example("", "")
@example("a", "")
@example("a. b", "a b.\n")
def test_outside_of_the_changes_both_are_the_same_words(old: str, new: str) -> None:
    all_changes = changes(old, new)
    unchanged = _words_outside(old, [change.removed for change in all_changes if change.removed])
    assert unchanged == _words_outside(
        new, [change.added for change in all_changes if change.added]
    )


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_texts(old: str, new: str) -> None:
    comparison = compared(old, new)
    assert _words_outside(comparison.text, comparison.removed) == new.split()
    assert _words_outside(comparison.text, comparison.added) == old.split()


def _words_outside(text: str, spans: object) -> list[str]:
    assert isinstance(spans, (list, tuple))
    for span in sorted(spans, reverse=True):
        assert isinstance(span, Span)
        text = text[: span.start] + " " + text[span.end :]
    return text.split()


def test_a_comparison_keeps_paragraphs_apart() -> None:
    comparison = compared("One.\n\nTwo is here.\n\nThree.", "One.\n\nThree.")
    assert comparison.text == "One.\n\nTwo is here.\n\nThree."
    assert [span.of(comparison.text) for span in comparison.removed] == ["Two is here."]


def test_two_long_texts_that_share_nothing_take_no_time() -> None:
    one = " ".join(f"a{n}" for n in range(20_000))
    other = " ".join(f"b{n}" for n in range(20_000))
    assert len(changes(one, other)) == 1
