"""Markdown, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.markdown import from_markdown
from tests.support.readings import parts_of

STORY = """---
title: "Bridge: shut"
author: [Ann Lee, Bo Li]
date: 2026-03-09
url: https://herald.example/bridge
---

Some *emphasised* and **strong** words, with a
[link](https://a.example/x) and `code`.

## Why

> Nobody told
> us.

1. first
2. second
   - inner

```
x  =  1
```
"""


def test_the_text_is_readable_without_markup() -> None:
    assert from_markdown(STORY).text == (
        "Bridge: shut\n\n"
        "Some emphasised and strong words, with a link and code.\n\n"
        "Why\n\nNobody told us.\n\n1. first\n2. second\n  • inner\n\nx  =  1"
    )


def test_front_matter_says_what_the_article_is() -> None:
    article = from_markdown(STORY)

    assert (article.title, article.byline) == ("Bridge: shut", "Ann Lee, Bo Li")
    assert (article.published, article.url) == ("2026-03-09", "https://herald.example/bridge")


def test_markup_becomes_parts() -> None:
    article = from_markdown(STORY)

    assert parts_of(article, "headline") == ["Bridge: shut"]
    assert parts_of(article, "subhead") == ["Why"]
    assert parts_of(article, "emphasis") == ["emphasised", "strong"]
    assert parts_of(article, "blockquote") == ["Nobody told us."]
    assert parts_of(article, "item")[0] == "1. first"
    assert parts_of(article, "code") == ["code", "x  =  1"]
    assert [part.href for part in article.parts if part.kind == "link"] == ["https://a.example/x"]


def test_the_main_heading_is_the_headline_and_is_there_once() -> None:
    article = from_markdown("---\ntitle: Bridge shut\n---\n# Bridge shut\n\nIt is.")

    assert article.text == "Bridge shut\n\nIt is."
    assert parts_of(article, "headline") == ["Bridge shut"]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Weir: who pays?\nauthor: Ola Rook\ndate: 2031-04-02\n---",
        "---\ntitle:\t'Weir: who pays?'\nauthor: [Ola Rook]\ndate: 2031-04-02\nx: [\n---",
        "+++\ntitle = 'Weir: who pays?'\nauthors = ['Ola Rook']\ndate = 2031-04-02\n+++",
        "+++\ntitle = 'Weir: who pays?'\nauthor = 'Ola Rook'\ndate = 2031-04-02\ndraft = yes\n+++",
        "---\ntitle: 'Weir: who pays?'\nauthor:\n  - name: Ola Rook\n    affiliation: {name: The"
        " Weir}\ndate: April 2, 2031\n---",
        "---\ntitle: 'Weir: who pays?'\nauthor: Ola Rook <rook@n.example>\ndate: 2031-04-02\n...",
    ],
)
def test_front_matter_is_read_in_yaml_in_toml_and_line_by_line(front: str) -> None:
    article = from_markdown(f"{front}\n\nThe *millers* met.\n")

    assert article.title == "Weir: who pays?"
    assert (article.byline, article.published) == ("Ola Rook", "2031-04-02")
    assert article.text == "Weir: who pays?\n\nThe millers met."


def test_front_matter_that_is_not_valid_is_told() -> None:
    article = from_markdown("---\ntitle: [\ndate: 2031-04-02\n---\nText.")

    assert (article.text, article.published) == ("Text.", "2031-04-02")
    assert article.notice
    assert article.notice.startswith("Its front matter is no valid YAML (line 2 of it)")
    assert from_markdown("---\ntitle: Weir\n---\nText.").notice is None


def test_a_line_between_two_rules_is_text() -> None:
    text = from_markdown("---\nThe millers met.\n---\n\nAll of them.\n").text

    assert text == "The millers met.\n\nAll of them."


def test_html_inside_is_read_and_scripts_are_not() -> None:
    article = from_markdown("One <b>bold</b> word.\n\n<script>alert(1)</script>\n\n<div>Two</div>")

    assert article.text == "One bold word.\n\nTwo"


@given(st.text())
def test_every_text_can_be_read(text: str) -> None:
    article = from_markdown(text)

    assert all(part.of(article.text) == part.of(article.text).strip() for part in article.parts)


def test_a_byline_and_a_dateline_below_a_heading_are_taken_for_what_they_are() -> None:
    article = from_markdown("# Bridge shut\n\nBy Ada Quill\n\nVESZNA, 3 June 2031 — It was shut.\n")

    assert (article.byline, article.published) == ("Ada Quill", "2031-06-03")
    assert [part.kind for part in article.parts] == ["headline", "byline", "dateline"]


def test_markdown_without_a_heading_has_the_headline_of_its_first_line() -> None:
    article = from_markdown("Bridge shut for good\n\nBy Ada Quill\n\nIt was *shut* on Sunday.\n")

    assert (article.title, article.byline) == ("Bridge shut for good", "Ada Quill")
    assert [part.of(article.text) for part in article.parts if part.kind == "headline"] == [
        article.title
    ]
