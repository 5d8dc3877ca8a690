"""Paragraphs of a PDF, told by where its lines are put."""

import pytest

from articles.parsing.pdf_pages import Line, text_of

WIDE = "The mill board voted on Tuesday to keep the old wheel of"


def page(*lines: str, top: float = 700, leading: float = 14) -> list[Line]:
    """Lines under each other, set in letters of 11 points; an empty one is a gap."""
    places = ((text, top - leading * number) for number, text in enumerate(lines))
    indents = (len(text) - len(text.lstrip()) for text in lines)
    return [
        Line(text.strip(), 60 + 5.5 * indent, y, 11)
        for (text, y), indent in zip(places, indents, strict=True)
        if text
    ]


def test_lines_of_a_paragraph_are_one_line() -> None:
    assert text_of([page(WIDE, "the town.", "", WIDE, "Arden.")]) == (
        f"{WIDE} the town.\n\n{WIDE} Arden."
    )


def test_words_that_a_line_end_parts_are_whole_and_others_keep_their_hyphens() -> None:
    lines = page(f"{WIDE} the north-", "ern mill, said the well-", "known miller of Arden-Race.")

    assert text_of([lines]).endswith("the northern mill, said the well-known miller of Arden-Race.")


HEADS = [
    page("Mill Gazette          5 March 2024", "", WIDE, "the town, which stands in the", "", "1"),
    page("Mill Gazette          5 March 2024", "", "middle of it.", "", WIDE, "Arden.", "", "2"),
]


def test_page_heads_and_numbers_are_no_part_of_the_sentence_that_they_cut() -> None:
    assert text_of(HEADS) == (
        f"{WIDE} the town, which stands in the middle of it.\n\n{WIDE} Arden."
    )


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3", "3 / 12", "iv", "page 3 of 12"])
def test_a_page_number_is_no_text(number: str) -> None:
    assert text_of([page(WIDE, "the town.", "", number)]) == f"{WIDE} the town."


def test_a_headline_that_later_pages_have_at_their_head_stays_on_the_first() -> None:
    first = page("The wheel stays", "", WIDE, "the town.", top=640)
    second = page("The wheel stays", "", WIDE, "Arden.", "", "Lena left early.")
    third = page("The wheel stays", "", "Nobody asked.", "", WIDE, "the north.")

    assert text_of([first, second, third]).count("The wheel stays") == 1


def test_what_every_page_says_and_nothing_else_is_text() -> None:
    assert text_of([page("Mill shut."), page("Mill shut.")]) == "Mill shut.\n\nMill shut."


def test_paragraphs_may_begin_with_an_indent_or_end_with_a_short_line() -> None:
    assert text_of([page(WIDE, "the town.", WIDE, "Arden.")]).count("\n\n") == 1
    indented = page(
        f"   {WIDE}", "the town, the miller said at the end of a long evening.", "   Then she left."
    )
    assert text_of([indented]).count("\n\n") == 1


def test_lines_set_far_apart_are_paragraphs_unless_a_sentence_goes_on() -> None:
    words = page(f"{WIDE} the town.", f"{WIDE} Arden.", f"{WIDE} the", "lower town.", leading=28)

    assert text_of([words]).split("\n\n")[2:] == [f"{WIDE} the lower town."]


def test_items_turns_and_the_byline_are_lines_of_their_own() -> None:
    lines = page("Mill board votes to keep the old wheel of the town", "By Lena Arvid", "", WIDE)
    dialogue = page(
        "Q: And was it you who asked for the money of the town?",
        "A: It was the miller of the lower town who asked for it.",
    )

    assert text_of([lines]).split("\n\n")[1] == "By Lena Arvid"
    assert text_of([dialogue]).count("\n\n") == 1


def test_a_column_goes_on_at_the_top_of_the_next() -> None:
    left = page(WIDE, "the town, which stands in the")
    right = [line._replace(x=300) for line in page("middle of it, said Lena Arvid.")]

    assert text_of([[*left, *right]]).count("\n") == 0
