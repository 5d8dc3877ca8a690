"""What somebody told is shown without whom they told it, and what one can do is no hedge."""

import pytest

from annotators import annotate

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Falk told reporters on Monday the strike would end.", "the strike would end"),
        ("Mayor Ada Orr told the council the town was broke.", "the town was broke"),
        ("Carl Falk told police the black van hit him.", "the black van hit him"),
        ("Carl Falk told the court he was sorry.", "he was sorry"),
    ],
)
def test_whom_it_was_told_is_no_part_of_what_was_told(text: str, content: str) -> None:
    (claim,) = annotate(text).claims
    assert [span.of(text) for span in claim.content] == [content]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Ken Wold said the blast could have been caused by gas.", ["could"]),
        ("Ken Wold said he could not remember how the probe might track the ship.", []),
    ],
)
def test_what_one_can_do_is_no_hedge(text: str, hedges: list[str]) -> None:
    (claim,) = annotate(text).claims
    assert [span.of(text) for span in claim.hedges] == hedges
