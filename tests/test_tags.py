"""Pages with a tag that would take minutes."""

import pytest

from articles import ArticleError
from articles.html import from_html
from articles.markdown import from_markdown
from articles.tags import MOST_ATTRIBUTES, check_tags

MANY = [f'a{n}="x"' for n in range(100_000)]
TOO_MANY = "more than 1,000 attributes"


@pytest.mark.parametrize("between", [" ", "/", "\n", ""])
def test_a_tag_with_a_hundred_thousand_attributes_is_refused(between: str) -> None:
    with pytest.raises(ArticleError, match=TOO_MANY):
        from_html(f"<html><body><p {between.join(MANY)}>Words.</p>", "page")


def test_a_tag_in_markdown_is_held_to_the_same() -> None:
    with pytest.raises(ArticleError, match=TOO_MANY):
        from_markdown(f"<div {' '.join(MANY)}>\n\nWords.\n\n</div>")


@pytest.mark.parametrize(
    "page",
    [
        f"<p {' '.join(MANY[:MOST_ATTRIBUTES])}>Words.</p>",
        f'<p title="{"many words > " * 5_000}">Words.</p>',
        f"<img src=data:image/png;base64,{'ab/' * 5_000}>",
        f"<script>if (a<b {'and more ' * 5_000})</script>",
        f"<!-- <p {'and more ' * 5_000} -->",
    ],
)
def test_what_is_long_for_another_reason_is_read(page: str) -> None:
    check_tags(page, "page")
