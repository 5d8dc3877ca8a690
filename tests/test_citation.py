from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from articles.article import Article, Part, Span
from tui.reading.citation import citation, clean, quotation

TEXT = 'Harbour opens\n\n"We have\nwaited," she said.'
ARTICLE = Article(
    text=TEXT,
    title="Harbour opens",
    source="The Vell Post",
    published="2024-05-06T10:00:00Z",
    url="https://post.example/a?b=1",
)
SPAN = Span(15, 32)


def test_a_quotation_says_who_and_where() -> None:
    assert quotation(ARTICLE, SPAN, "Ada Quill") == (
        "“We have waited,” — Ada Quill, Harbour opens, The Vell Post, 2024-05-06, "
        "https://post.example/a?b=1"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert quotation(Article(text=TEXT), SPAN) == "“We have waited,”"
    named = Article(text=TEXT, parts=(Part(0, 13, "headline"),))
    assert quotation(named, SPAN) == "“We have waited,” — Harbour opens"


def test_a_markdown_citation_links_the_title() -> None:
    assert citation(ARTICLE, SPAN, "Ada Quill") == (
        "> “We have waited,”\n>\n> — Ada Quill, [Harbour opens](https://post.example/a?b=1), "
        "The Vell Post, 2024-05-06\n"
    )


@pytest.mark.parametrize("title", ["a](http://evil) *b*", "<script>x</script>", "`x` # _y_ [z]"])
def test_a_title_cannot_become_markdown(title: str) -> None:
    shown = citation(Article(text=TEXT, title=title, url="https://x/a)b (c"), SPAN)
    html = MarkdownIt().render(shown)
    assert html.count("<a ") == 1
    assert "<em>" not in html
    assert "<script>" not in html
    assert 'href="https://x/a%29b%20%28c"' in html


def test_a_character_reference_is_cited_as_it_is_written() -> None:
    shown = citation(Article(text="Q&amp;A it is.", title="&lt;b&gt;"), Span(0, 8))
    assert "“Q&amp;amp;A”" in MarkdownIt().render(shown)
    assert "&amp;lt;b&amp;gt;" in MarkdownIt().render(shown)


def test_nothing_that_steers_a_terminal_is_copied() -> None:
    assert clean("a\x1b[31mb\u202ec\x00\n d\u200de") == "a[31mbc d\u200de"
