"""Markdown, read."""

from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.markdown import from_markdown
from tests.readings import parts_of

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


def test_front_matter_that_is_no_yaml_says_nothing() -> None:
    assert from_markdown("---\ntitle: [\n---\nText.").text == "Text."


def test_html_inside_is_read_and_scripts_are_not() -> None:
    article = from_markdown("One <b>bold</b> word.\n\n<script>alert(1)</script>\n\n<div>Two</div>")

    assert article.text == "One bold word.\n\nTwo"


@given(st.text())
def test_every_text_can_be_read(text: str) -> None:
    article = from_markdown(text)

    assert all(part.of(article.text) == part.of(article.text).strip() for part in article.parts)


def test_markdown_without_a_heading_has_the_headline_of_its_first_line() -> None:
    article = from_markdown("Bridge shut for good\n\nBy Ada Quill\n\nIt was *shut* on Sunday.\n")

    assert (article.title, article.byline) == ("Bridge shut for good", "Ada Quill")
    assert [part.of(article.text) for part in article.parts if part.kind == "headline"] == [
        article.title
    ]
