"""Text without its layout: the same words say the same, wherever their lines end."""

import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import articles
from annotators import annotate
from annotators.findings import Findings
from articles.article import Span
from articles.flowing import displayed, flowing
from articles.hyphens import whole_words
from articles.line_ends import joints

SAMPLES = sorted((Path(articles.__file__).parent / "samples").glob("*.txt"))


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.split("\n"))


def rows(findings: Findings, text: str) -> list[tuple[object, ...]]:
    """The rows in words, a line end being a space."""

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(" ".join(whole_words(span.of(text)).split()) for span in spans)

    return [
        (type(row).__name__, row.speaker, words(row.content), words(row.source), words(row.cue))
        for row in (*findings.claims, *findings.positions)
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [50, 60, 66, 70, 72, 76, 80, 100])
def test_a_wrapped_sample_reads_as_the_flat_one(path: Path, width: int) -> None:
    text = path.read_text("utf-8")

    assert flowing(wrapped(text, width)).text == flowing(text).text == text.strip()


@pytest.mark.model
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_who_says_what_is_the_same_wherever_lines_end(path: Path) -> None:
    flat = path.read_text("utf-8")
    expected = rows(annotate(flat), flat)

    for width in (60, 70, 80):
        text = wrapped(flat, width)
        assert rows(annotate(text), text) == expected


MAIL = """\
Dear all,

the board of the mill voted on Tuesday to keep the old wheel, and Lena Arvid, who
chairs it, said that she would not wait for the town to make up its mind about
the money again.

> Nobody asked the millers, and nobody has told us who is to mend the race that
> was broken in the spring flood.

We will ask them.

Kind regards
Otto Holm
"""


def test_a_paragraph_of_a_mail_is_one_line_and_what_it_answers_another() -> None:
    lines = flowing(MAIL).text.split("\n")

    assert lines[2].startswith("the board") and lines[2].endswith("the money again.")
    assert lines[4].endswith("the race that was broken in the spring flood.")
    assert lines[-2:] == ["Kind regards", "Otto Holm"]


BROKEN = "the miller of the lower town said on the day of the flood\nthat nobody had told him.\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        "The wheel goes round, the wheel goes round,\n  and nobody is there,\nthe millers\n  "
        "went to higher ground,\nthe water took the stair.",
        "The Mill Board of Lower Arden\n12 Race Lane, Old Wheel House\nArden AB1 2CD",
        "- a new wheel for the mill in the lower town, to be had now\n"
        "- a wall along the race of the upper mill, as was agreed on\n- no fair",
        "1. The board shall meet in the hall beside the old mill now\n2. the clerk shall write it",
        "Year      Wheels    Millers of the lower and the upper town\n2024      2         11",
        "def turn(wheel, race):\n    return wheel.turned(race)",
    ],
)
def test_verse_addresses_lists_tables_and_code_keep_their_lines(lines: str) -> None:
    text = f"{BROKEN * 3}{lines}"

    assert flowing(text, as_seen=True).text.endswith(f"told him.\n\n{lines}")
    assert flowing(text).text.endswith("\n".join(" ".join(x.split()) for x in lines.split("\n")))


@pytest.mark.parametrize(
    "broken",
    [
        "The board of the upper mill said on Monday that the race of the\nArden would be mended.",
        "“Nobody asked the millers before it was sold,” the clerk of\nArden told the board.",
        "The race of the upper mill would be mended in the spring, said Mara\nArden.",
        "The board of the lower mill wants the wheel to turn again by\nMay, its clerk said.",
    ],
)
def test_a_sentence_alone_is_one_line_where_no_first_line_can_end(broken: str) -> None:
    assert flowing(broken).text == broken.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Mill board votes to keep the old wheel of the lower town\nThe clerk said so on Monday.",
        "Mill board votes to keep the old wheel of the lower town\nShe left.",
        "Mill board votes to keep the old wheel of the lower town\nBy Mara Arden",
        "Mill board keeps its wheel\nMillers cheered.",
        "I went alone across the field of\nBarley where my father used to\nSing of the\nMill.",
    ],
)
def test_a_headline_and_verse_keep_their_lines_where_a_capital_begins_the_next(text: str) -> None:
    assert flowing(text).text == text


def test_each_turn_of_a_talk_is_a_line() -> None:
    text = (
        "Q: You were offered a mill in the upper town as early as last year, and\n"
        "you did not take it. Why?\n"
        "A: Because they offered it in November, and nobody who has seen this river\n"
        "in November would leave it alone.\nQ: Really?\nA: Really.\n"
    )

    assert [line[:2] for line in flowing(text).text.splitlines()] == ["Q:", "A:", "Q:", "A:"]


def test_a_headline_byline_and_dateline_stay_lines_of_their_own() -> None:
    head = "Mill board votes to keep the old wheel of the town\nBy Lena Arvid\n"
    text = f"{head}ARDEN, March 3 - {BROKEN}"

    assert flowing(text).text.startswith(head)


def test_paragraphs_may_begin_with_an_indent_instead_of_an_empty_line() -> None:
    paragraph = f"{MAIL.split(chr(10) * 2)[1]} Nobody said a word to her."
    text = f"{textwrap.fill(paragraph, 66, initial_indent='    ')}\n" * 2

    assert flowing(text).text.count("\n") == 1


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the govern-\nment said", "the government said"),
        ("a well-\nknown miller and the govern-\nment", "a well-known miller and the government"),
        ("the mill\n> had a\n> > wheel", "the mill had a wheel"),
        ("the Anglo-\nSaxon mill", "the Anglo-Saxon mill"),
        ("the mill-\nrace, a mill-race", "the mill-race, a mill-race"),
        ("a law-\nabiding miller", "a law-abiding miller"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_where_it_only_parts_a_word(broken: str, whole: str) -> None:
    assert " ".join(whole_words(broken).split()) == whole


def test_a_stretch_is_made_whole_as_the_text_around_it_shows() -> None:
    text = "She said it was for-\ngotten, for the govern-\nment had for-\ngot."
    assert whole_words(text, text.rindex("for-")) == "forgot."
    assert whole_words(text[text.rindex("for-") :]) == "for-got."


@pytest.mark.parametrize("break_", ["-\n", "\u2010\n", "-\n> "])
def test_a_day_of_the_week_is_one_word(break_: str) -> None:
    assert whole_words(f"on Wednes{break_}day") == "on Wednesday"


@pytest.mark.model
def test_a_word_parted_at_a_line_end_is_one_word_to_who_said_what() -> None:
    text = (
        f"{BROKEN * 2}“The agree-\nment of the mill has been signed by all who had a share in\n"
        "it,” said Lena Arvid."
    )
    (quote,) = annotate(text).quotes

    assert quote.speaker == "Lena Arvid"
    assert quote.of(text).startswith("“The agree-\nment of")


@pytest.mark.model
def test_accents_apart_ligatures_and_soft_hyphens_are_letters_to_who_said_what() -> None:
    text = "“The \ufb01sh are gone,” said Zoe\u0308 Lind\xadgren."
    (claim,) = annotate(text).claims

    assert claim.speaker == "Zoë Lindgren"
    assert claim.source[0].of(text) == "Zoe\u0308 Lind\xadgren"


@pytest.mark.parametrize(
    ("blanks", "instead"),
    [
        ("   ", " "),
        ("\t", " "),
        ("\xa0", " "),
        (" \u200b\u2009", " "),
        (" \u200c ", " "),
        ("\u200b", ""),
        ("\u200c", ""),
        ("\r\n", "\n"),
        ("\r", "\n"),
        ("\u2029\t", "\n"),
        (" \n\t\n    ", "\n\n"),
        ("\r\n\r\n\r\n\f", "\n\n"),
    ],
)
def test_blanks_are_a_space_a_line_end_or_a_paragraphs_end(blanks: str, instead: str) -> None:
    text = f"\ufeff{blanks}The mill.{blanks}It stands.{blanks}"

    assert flowing(text).text == f"The mill.{instead}It stands."


@pytest.mark.parametrize("text", ["می\u200cشود", "👩\u200d🌾"])
def test_joiners_stay_in_the_scripts_that_need_them(text: str) -> None:
    assert flowing(text).text == text


@pytest.mark.parametrize("unseen", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\U000e0041", "\xad"])
@pytest.mark.parametrize("other", ["", "é"])
def test_what_steers_a_terminal_is_no_part_of_a_name(unseen: str, other: str) -> None:
    whole = flowing(f"Ada{unseen} Qu{unseen}ill{other}")
    assert whole.text == f"Ada Quill{other}"
    assert whole.source(Span(4, 9)) == Span(5, 11)


def test_a_control_that_a_screen_has_a_sign_for_stays_for_it() -> None:
    assert flowing("Ada \x1bQuill", as_seen=True).text == "Ada \x1bQuill"


def test_nothing_is_left_of_blanks_alone() -> None:
    assert flowing(" \n\ufeff\t").text == ""


TEXTS = st.text(st.sampled_from("ab \t\xa0\r\n-.>\xad\u200b\u0308e\ufb01"), max_size=80)


@given(TEXTS)
def test_every_character_has_a_place_in_the_text_it_is_from(text: str) -> None:
    flowed = flowing(text)
    places = [flowed.source(Span(at, at + 1)) for at in range(len(flowed.text))]

    assert all(place.end <= other.start or place == other for place, other in pairwise(places))
    assert all(0 <= place.start < place.end <= len(text) for place in places)


@given(TEXTS)
def test_what_is_displayed_is_as_long_as_the_text(text: str) -> None:
    assert len(displayed(text)) == len(text)


def test_a_mark_of_the_margin_with_no_word_behind_it_joins_nothing() -> None:
    assert displayed(">\n>\r") == ">\n>\r"


def test_flowing_text_has_no_more_joints() -> None:
    assert not list(joints(flowing(BROKEN * 4).text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("said Ola Rook.¹ Then", "said Ola Rook. Then"),
        ("Ola Rook[12], who", "Ola Rook, who"),
        ("“No.”³ He", "“No.” He"),
        ("7 km² of 3² fields, a[1]", "7 km² of 3² fields, a[1]"),
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_name_or_sentence(text: str, plain: str) -> None:
    assert flowing(text).text == plain
