"""Plain text, and what its first lines say of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import Article
from articles.parsing.plain import from_text

BODY = "The council met on Monday. It did not decide anything, and it adjourned until June. " * 3


def parts_of(article: Article) -> dict[str, str]:
    return {part.kind: part.of(article.text) for part in article.parts}


@given(st.text())
def test_the_text_is_the_files_own(text: str) -> None:
    assert from_text(text).text == text


@given(st.lists(st.sampled_from(["By Ann Lee", "Bridge shut", BODY, "", "OSLO — ", "(AP) x"])))
def test_parts_lie_in_the_text_one_after_the_other(lines: list[str]) -> None:
    article = from_text("\n".join(lines))

    assert all(part.end <= len(article.text) for part in article.parts)
    assert all(part.end <= other.start for part, other in pairwise(article.parts))


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge shut for a year",
        "“Nobody told us,” crews say",
        "Is the bridge safe?",
        "2,000 march in Port Maren",
        "Council votes to close the bridge\nfor the whole of next year",
    ],
)
def test_a_first_line_set_apart_is_the_headline(headline: str) -> None:
    article = from_text(f"{headline}\n\n{BODY}\n")

    assert parts_of(article) == {"headline": headline}
    assert article.title == " ".join(headline.split())


@pytest.mark.parametrize(
    "label", ["FOR IMMEDIATE RELEASE", "Obituaries", "EMBARGOED UNTIL 00:01 GMT"]
)
@pytest.mark.parametrize(
    "sender", ["", "Press: Ada Quill, ada@post.example\n\n", "Call\nAda Quill\n+00 555 01 42\n\n"]
)
def test_a_label_above_the_headline_is_none(label: str, sender: str) -> None:
    article = from_text(f"{label}\n\n{sender}Port Maren opens its new bridge\n\n{BODY}")

    assert parts_of(article) == {"headline": "Port Maren opens its new bridge"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BRIDGE SHUT", "By Ines Falk, for the Post"),
        ("BRIDGE SHUT", "A SHORT YEAR WITHOUT A CROSSING"),
        ("BRIDGE SHUT", "Crews at work"),
        ("Bridge shut", "Crews are at work until the autumn"),
        ("BRIDGE SHUT FOR A YEAR", "Crews are at work until the autumn"),
        ("Adrift", BODY),
    ],
)
def test_a_headline_above_anything_else_is_no_label(first: str, second: str) -> None:
    assert from_text(f"{first}\n\n{second}\n\n{BODY}").title == first


def test_a_short_line_above_a_paragraph_is_a_headline() -> None:
    assert from_text(f"Bridge shut\n{BODY}").title == "Bridge shut"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Only one line",
        "The council met on Monday.\n\n" + BODY,
        "the council met\n\n" + BODY,
        "“We are tired.”\n\n" + BODY,
        "Q: Why now?\n\nA: Because.",
        "The council had met on Monday\nand it did not decide anything,\nbut it adjourned.\n",
        BODY + "\n\n" + BODY,
        "x" * 1_000_000,
    ],
)
def test_a_text_without_a_headline_has_none(text: str) -> None:
    assert from_text(text).headline is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ines Falk", "Ines Falk"),
        ("BY INES FALK", "INES FALK"),
        ("Court report by Milan Ruzic", "Milan Ruzic"),
        ("Interview: Karin Solberg", "Karin Solberg"),
        ("Gwen Ap Rhys, local reporter", "Gwen Ap Rhys, local reporter"),
    ],
)
def test_a_byline_stands_below_the_headline(line: str, byline: str) -> None:
    for gap in ("\n", "\n\n"):
        article = from_text(f"Bridge shut{gap}{line}\n\n{BODY}")

        assert parts_of(article) == {"headline": "Bridge shut", "byline": line}
        assert article.byline == byline


@pytest.mark.parametrize(
    ("start", "dateline", "agency"),
    [
        (
            "KARST CITY, Nov 3 (Northern Wire) - It rained.",
            "KARST CITY, Nov 3 (Northern Wire) -",
            "Northern Wire",
        ),
        ("VESZNA — It rained.", "VESZNA —", None),
        ("VESZNA, Karst – 3 June 2031 – It rained.", "VESZNA, Karst – 3 June 2031 –", None),
        ("(MENAFN) It rained.", "(MENAFN)", "MENAFN"),
        ("PORT MAREN, Tarnland (NW) -- It rained.", "PORT MAREN, Tarnland (NW) --", "NW"),
    ],
)
def test_a_dateline_begins_the_story(start: str, dateline: str, agency: str | None) -> None:
    article = from_text(f"Bridge shut\n\n{start} {BODY}")

    assert parts_of(article)["dateline"] == dateline
    assert article.source == agency


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("VESZNA, Karst – 3 June 2031 –", "2031-06-03"),
        ("VESZNA, June 3, 2031 (Northern Wire) -", "2031-06-03"),
        ("Vesna, June 3 2031 (NW) -", "2031-06-03"),
        ("Port Vesna, 3 June 2031 –", "2031-06-03"),
        ("Vesna, Karst, June 3, 2031 —", "2031-06-03"),
        ("Vesna, 3 June –", None),
        ("On Monday, 3 June 2031 – it was", None),
        ("By 3 June 2031 – no later –", None),
        ("VESZNA, June 3 (NW) -", None),
        ("VESZNA, June 31, 2031 (NW) -", None),
    ],
)
def test_a_dateline_with_a_year_says_when_it_was(dateline: str, published: str | None) -> None:
    assert from_text(f"Bridge shut\n\n{dateline} {BODY}").published == published


def test_a_clause_before_a_dash_is_no_dateline() -> None:
    assert "dateline" not in parts_of(from_text(f"Bridge shut\n\nThe council met — twice. {BODY}"))
