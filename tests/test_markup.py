"""What the elements of a page become in a readable text."""

import pytest

from articles.parsing.tree import fragment_to_article
from tests.support.readings import parts_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Ola said <q>wait, <q>not now</q></q>.</p>", "Ola said “wait, ‘not now’”."),
        ("<p>She said <q>“wait”</q>.</p>", "She said “wait”."),
        (
            "<p>The mill <s>closed</s> opened, <del>his</del><ins>her</ins> aunt said.</p>",
            "The mill opened, her aunt said.",
        ),
        ('<p>It <span style="text-decoration: line-through">fell</span> rose.</p>', "It rose."),
        (
            "<p>3<sup>2</sup> million, 7 km<sup>2</sup>, the 5<sup>th</sup></p>",
            "3² million, 7 km², the 5th",
        ),
        ('<p>Done.<a href="#n1"><sup>1</sup></a> So</p>', "Done.¹ So"),
        ('<p>Done.<sup><a href="#n1">[1]</a></sup> So</p>', "Done.[1] So"),
        ("<p>CO<sub>2</sub> rose</p>", "CO2 rose"),
        ("<ruby>橋<rt>はし</rt></ruby>の", "橋(はし)の"),
        ("<ruby>橋<rp>（</rp><rt>はし</rt><rp>）</rp></ruby>の", "橋(はし)の"),
        (
            "<blockquote><p>We wait.</p><footer>Ola Finch</footer></blockquote>",
            "We wait.\n\n— Ola Finch",
        ),
        ("<blockquote>We wait. <cite>Ola Finch</cite></blockquote>", "We wait.\n— Ola Finch"),
        (
            "<blockquote><p>We wait.</p><p>– <cite>Ola Finch</cite></p></blockquote>",
            "We wait.\n\n– Ola Finch",
        ),
        (
            "<blockquote>As <cite>The Tide</cite> has it, we wait.</blockquote>",
            "As The Tide has it, we wait.",
        ),
        (
            "<table><tr><td><p>May</p></td><td><p>4</p><p>boats</p></td></tr></table>",
            "May | 4 boats",
        ),
        (
            "<table><caption>Boats</caption><tr><td>May</td><td>4</td></tr></table>",
            "Boats\n\nMay | 4",
        ),
        (
            "<dl><dt>Who?</dt><dd>Ola.</dd><dt>When?</dt><dd>Now.</dd></dl>",
            "Who?\nOla.\nWhen?\nNow.",
        ),
        ("<ul><li>One<li><li><!-- none --></li><li>Two</li></ul>", "• One\n• Two"),
        ("<p>Seen</p><p hidden>a</p><p style='display: none'>b</p><dialog>c</dialog>", "Seen"),
        ("<p>A <span class='sr-only'>opens in a tab</span>B</p>", "A B"),
    ],
)
def test_markup_is_read_as_a_browser_shows_it(markup: str, text: str) -> None:
    assert fragment_to_article(markup, None).text == text


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        (
            "<figure><img><figcaption><p>The mill</p> <p>at dusk</p></figcaption></figure>",
            "[picture: The mill at dusk]",
        ),
        ("<figure><img alt='The mill at dusk'></figure>", "[picture: The mill at dusk]"),
        ("<p><img alt='The mill at dusk'></p>", "[picture: The mill at dusk]"),
        (
            "<div class='wp-caption'><img><p class='wp-caption-text'>The mill</p></div>",
            "[picture: The mill]",
        ),
        (
            "<figure><table><tr><td>4</td></tr></table><figcaption>Boats</figcaption></figure>",
            "Boats",
        ),
    ],
)
def test_a_caption_is_one_and_says_that_a_picture_was_there(markup: str, caption: str) -> None:
    article = fragment_to_article(f"<p>Over</p>{markup}<p>Under</p>", None)

    assert parts_of(article, "caption") == [caption]
    assert article.text.startswith("Over\n\n")
    assert article.text.endswith("\n\nUnder")


@pytest.mark.parametrize(
    "markup", ["<img alt='mill.jpg'>", "<p>A <img alt='small icon'> line</p>", "<p><img></p>"]
)
def test_a_picture_without_words_of_its_own_leaves_no_trace(markup: str) -> None:
    assert "picture" not in fragment_to_article(f"<p>Over</p>{markup}", None).text


def test_the_cells_of_a_page_that_is_laid_out_by_a_table_keep_their_paragraphs() -> None:
    words = "The mill stood empty all winter long. " * 6
    markup = f"<table><tr><td><p>{words}</p><p>{words}</p></td></tr></table>"

    assert fragment_to_article(markup, None).text == f"{words.strip()}\n\n{words.strip()}"
