"""Rows that hold nothing of the text stand where they belong and change no offset."""

import pytest

from articles import load
from articles.article import Article, Part
from tests.support.readings import SAMPLES
from tui.text.inserted import HEAD, MOST, Note, head_end, head_rows, note_rows
from tui.text.layout import Inserted, lay_out

TEXT = "A bridge closes\nBy Ada Quill\nSELDE, 4 May\n\nOne.\n\nTwo, and on it goes.\n"
PARTS = (Part(0, 15, "headline"), Part(16, 28, "byline"))


def rows(text: str, new_rows: list[Inserted], width: int = 12) -> list[str]:
    """What every row shows; those that hold nothing of the text with a bar before them."""
    layout = lay_out(text, width).with_rows(new_rows)
    return [
        f"|{layout.inserted[at].words}"
        if at in layout.inserted
        else text[slice(*layout.bounds(at))].strip()
        for at in range(len(layout))
    ]


@pytest.mark.parametrize(
    ("text", "parts", "end"),
    [
        (TEXT, PARTS, "4 May"),
        (TEXT, PARTS[:1], "closes"),  # what follows are two lines, whatever they are
        (TEXT.replace("SELDE, 4 May\n", ""), PARTS, "Quill"),
        ("A bridge closes\nThe bridge of Selde closes.\n", PARTS[:1], "closes\nT"),
        ("A bridge closes\n\nBy Ada Quill\n\nOne.", (PARTS[0], Part(17, 29, "byline")), "Quill"),
        ("A bridge closes", PARTS[:1], "closes"),
        ("OPINION\n\nA bridge closes\n\nOne.", (Part(9, 24, "headline"),), "closes"),
    ],
)
def test_the_head_ends_before_the_text(text: str, parts: tuple[Part, ...], end: str) -> None:
    assert head_end(text, parts) == text.index(end) + len(end.split("\n")[0])


def test_what_has_no_headline_has_no_head() -> None:
    assert head_end(TEXT, ()) == 0
    assert head_rows(lay_out(TEXT, 12), TEXT, 0) == []


def test_there_is_air_above_the_head_and_a_rule_below() -> None:
    head_lines = head_rows(lay_out(TEXT, 40), TEXT, head_end(TEXT, PARTS))
    lines = rows(TEXT, head_lines, 40)
    head = ["|", "|", "A bridge closes", "By Ada Quill", "SELDE, 4 May", f"|{'─' * 40}", ""]
    assert lines[: len(head) + 1] == [*head, "One."]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.stem)
def test_every_sample_begins_at_the_same_height(path: object) -> None:
    article = load(path)  # type: ignore[arg-type]
    layout, end = lay_out(article.text, 72), head_end(article.text, article.parts)
    head_lines = head_rows(layout, article.text, end)
    layout = layout.with_rows(head_lines)
    body = end + len(article.text[end:]) - len(article.text[end:].lstrip("\n"))
    assert layout.row_at(body) == 1 + HEAD + 2


def test_a_note_stands_below_its_paragraph() -> None:
    at = TEXT.index("One")
    lines = rows(TEXT, note_rows(TEXT, [Note(at, "Ask\nher.")], 12))
    assert lines[lines.index("One.") + 1] == "|✎ Ask her."


def test_notes_on_one_paragraph_follow_the_order_of_the_text() -> None:
    first, second = TEXT.index("Two"), TEXT.index("goes")
    lines = rows(TEXT, note_rows(TEXT, [Note(second, "later"), Note(first, "before")], 12))
    assert lines[-2:] == ["|✎ before", "|✎ later"]


def test_a_note_on_the_head_stands_below_the_head() -> None:
    end = head_end(TEXT, PARTS)
    new_rows = [
        *head_rows(lay_out(TEXT, 40), TEXT, end),
        *note_rows(TEXT, [Note(3, "hm")], 40, end),
    ]
    lines = rows(TEXT, new_rows, 40)
    assert lines.index("|✎ hm") == lines.index(f"|{'─' * 40}") + 1


def test_a_note_stands_behind_who_says_the_words_that_it_is_on() -> None:
    both = [Note(3, "Ask her"), Note(3, "Bo Tarn said it", "")]
    assert [row.words for row in note_rows(TEXT, both, 40)] == ["Bo Tarn said it", "✎ Ask her"]


def test_a_long_note_is_cut_and_says_so() -> None:
    lines = note_rows(TEXT, [Note(0, "so it is " * 40)], 20)
    assert len(lines) == MOST
    assert lines[-1].words.endswith(" …")
    assert all(len(line.words) <= 20 for line in lines)


@pytest.mark.parametrize("width", [5, 12, 72])
def test_every_offset_stays_in_the_row_that_showed_it(width: int) -> None:
    notes = [Note(at, f"note {at}") for at in range(0, len(TEXT), 3)]
    plain = lay_out(TEXT, width)
    layout = plain.with_rows(note_rows(TEXT, notes, width))
    assert len(layout) > len(plain)
    for offset in range(len(TEXT)):
        row = layout.row_at(offset)
        assert row not in layout.inserted
        assert layout.bounds(row) == plain.bounds(plain.row_at(offset))
    assert [layout.bounds(at) for at in range(len(layout)) if at not in layout.inserted] == [
        plain.bounds(at) for at in range(len(plain))
    ]


def test_an_empty_article_has_no_rows_more() -> None:
    article = Article(text="")
    assert head_rows(lay_out("", 40), "", head_end("", article.parts)) == []
