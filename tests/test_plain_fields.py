"""Titles and names in feeds are text, and dates are those that were stated."""

import pytest

from articles.feeds.plain_fields import moment, of_html, of_perhaps_html, people


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Weaver&#x2019;s loom &amp; yarn", "Weaver’s loom & yarn"),
        ("A <i>small</i> boat", "A small boat"),
        ("Two lines<br/>of one title", "Two lines of one title"),
        ("<p>Set apart</p>", "Set apart"),
        ("List<String> is taught", "List<String> is taught"),
        ("Depth < 3, width > 4", "Depth < 3, width > 4"),
        ("&lt;b&gt; makes bold", "<b> makes bold"),
        ("The <table> of tides", "The <table> of tides"),
        ("R&D at Orrin & Sons", "R&D at Orrin & Sons"),
        ("  over\n two  lines ", "over two lines"),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_line_that_is_perhaps_html_becomes_text(value: object, text: str | None) -> None:
    assert of_perhaps_html(value) == text


def test_a_line_of_html_loses_its_tags_and_then_its_references() -> None:
    assert of_html("1 &lt; 2 and <b>bold</b>") == "1 < 2 and bold"


def test_a_title_of_many_tags_is_read_in_time_that_grows_with_it() -> None:
    assert of_perhaps_html("<b>" * 300_000) == "<b>" * 300_000


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        (["Nell Orrin", "Pim Vale"], "Nell Orrin, Pim Vale"),
        (["Nell Orrin", "Nell Orrin"], "Nell Orrin"),
        (["nell@mail.online (Nell Orrin)"], "Nell Orrin"),
        (["Nell Orrin <nell@mail.example>"], "Nell Orrin"),
        (["Nell Orrin (nell@mail.example)"], "Nell Orrin"),
        (["nell@mail.example"], None),
        (['<a href="https://post.example/nell">Nell Orrin</a>'], "Nell Orrin"),
        (["Nell Orrin (Weather Desk)"], "Nell Orrin (Weather Desk)"),
        (["a@b.example (Nell Orrin), c@d.example (Pim Vale)"], "Nell Orrin, Pim Vale"),
        ([None, 3, ""], None),
    ],
)
def test_a_byline_has_names_and_no_addresses(names: list[object], byline: str | None) -> None:
    assert people(names) == byline


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Wed, 17 Feb 2021 06:30:00 +0100", "2021-02-17T06:30:00+01:00"),
        ("Wed, Feb 17 2021 06:30:00 GMT", "2021-02-17T06:30:00+00:00"),
        ("Mi, 17 Feb 2021 06:30:00 +0100", "2021-02-17T06:30:00+01:00"),
        ("17 Sept 2021 06:30:00 EST", "2021-09-17T06:30:00-05:00"),
        ("2021-02-17T06:30:00Z", "2021-02-17T06:30:00+00:00"),
        ("2021-02-17", "2021-02-17"),
        ("2021/2/17 06:30", "2021-02-17"),
        ("17.2.2021", "2021-02-17"),
        ("February 17, 2021", "2021-02-17"),
        ("Wednesday, 17th February 2021", "2021-02-17"),
        ("2/3/2021", None),
        ("30 Feb 2021 06:30:00 GMT", None),
        ("2021-02-30", None),
        ("1613543400", None),
        ("2021", None),
        ("yesterday", None),
        ("", None),
        (1613543400, None),
    ],
)
def test_a_date_is_the_one_that_was_stated_or_none(value: object, date: str | None) -> None:
    assert moment(value) == date
