"""What of a page is its article: everything in its place, and nothing of what stands beside it."""

import pytest
from lxml.html import fromstring

from articles.parsing.html import from_html
from articles.parsing.selection import Votes, select
from tests.support.pages import PARAGRAPHS as P
from tests.support.pages import TITLE, page, paragraphs


def text_of(body: str) -> str:
    return from_html(page(f"<article><h1>{TITLE}</h1>{body}</article>"), "page").text


def is_in_order(text: str, *passages: str) -> bool:
    places = [text.find(words) for words in passages]
    return -1 not in places and places == sorted(places)


HEAD = "<h2>What the farmers say</h2>"
QUOTED = "<blockquote><p>Water has no owner, and it asks nobody.</p></blockquote>"
BOX = (
    "<div class='box'><p>The weir was built by monks, and it has been mended twice since.</p></div>"
)


@pytest.mark.parametrize("inner", ["div class='body'", "section class='part'", "div"])
@pytest.mark.parametrize(
    ("middle", "words"), [(HEAD, "What the"), (QUOTED, "Water"), (BOX, "monks")]
)
def test_what_stands_between_boxes_of_text_stays_there(inner: str, middle: str, words: str) -> None:
    box = f"<{inner}>{{}}</{inner.split()[0]}>"
    body = box.format(paragraphs(0, 1, 2)) + middle + box.format(paragraphs(3, 4, 5))

    assert is_in_order(text_of(body), *P[:3], words, *P[3:])


@pytest.mark.parametrize(
    "lead",
    [
        "<h2>The town has talked of the weir for years, and still nobody pays for the timber.</h2>",
        "<p class='lead'>The town has talked of the weir for years, and nobody pays for it.</p>",
        "<div class='summary'>The town has talked of the weir for years, and nobody pays.</div>",
    ],
)
def test_a_lead_comes_before_the_text(lead: str) -> None:
    body = f"{lead}<div class='text'>{paragraphs()}</div>"

    assert is_in_order(text_of(body), TITLE, "The town has talked", *P)


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch keepers at the weir <a href='/w'>saw the water rise</a> by a metre in one night.",
        "Listen to the river, Finch told them, and you will hear <a href='/s'>the stones</a> move.",
        "Related work on the lower weir <a href='/l'>was stopped</a> in March for want of money.",
        "Read more slowly, the clerk was told, and he began <a href='/r'>the report</a> again.",
        "Recommended by nobody, the cheapest plan <a href='/p'>passed</a> by a single vote.",
        "Follow the money, said Tarn, and you come to <a href='/m'>the mill</a> at the bend.",
    ],
)
def test_a_sentence_is_no_promotion_whatever_it_begins_with(sentence: str) -> None:
    words = sentence.partition(" <a")[0]

    assert is_in_order(text_of(f"{paragraphs(0, 1, 2)}<p>{sentence}</p>{paragraphs(3, 4)}"), words)


@pytest.mark.parametrize(
    "promotion",
    [
        "<p>Read more: <a href='/x'>Ten weirs to see before they go</a></p>",
        "<p><a href='/x'>Read more: ten weirs to see before they go</a></p>",
        "<p>Related: <a href='/x'>Ten weirs to see before they go</a></p>",
        "<p>Watch: <a href='/x'>Ten weirs to see before they go</a></p>",
        "<div class='pull-quote'><p>It will not hold another flood</p></div>",
        "<p>Sign up for our newsletter on ten weirs to see before they go</p>",
        "<aside><h3>Related</h3><ul><li><a href='/x'>Ten weirs to see</a></li></ul></aside>",
        "<div class='related-links'><h3>More</h3><p><a href='/x'>Ten weirs to see</a></p></div>",
        "<div style='display:none'><p>Ten weirs to see, sent to you by mail.</p></div>",
        "<div hidden><p>Ten weirs to see before they go, in our new book of the river.</p></div>",
        "<div class='author-bio'><p>Ola Rook writes on ten weirs, and on mills.</p></div>",
    ],
)
def test_what_leads_elsewhere_is_left_out(promotion: str) -> None:
    text = text_of(f"{paragraphs(0, 1, 2)}{promotion}{paragraphs(3, 4, 5)}")

    assert is_in_order(text, *P)
    assert "en weirs" not in text
    assert text.count("It will not hold another flood") == 1


@pytest.mark.parametrize("tag", ["article", "div class='story'", "section class='story'"])
def test_an_article_that_follows_on_an_endless_page_is_another(tag: str) -> None:
    end = f"</{tag.split()[0]}>"
    other = "<p>A baker in Southbrook has burned his bread again, for the third time this year.</p>"
    first = f"<{tag}><h1>{TITLE}</h1>{paragraphs()}{end}"
    text = from_html(page(f"{first}<{tag}><h1>Bread burned</h1>{other * 4}{end}"), "page").text

    assert is_in_order(text, *P)
    assert "baker" not in text


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<ul>"
        + "".join(f"<li>{p}</li>" for p in P[3:])
        + "</ul>",
        f"<h1>{TITLE}</h1>{P[0]}{paragraphs(1, 2, 3, 4, 5)}",
        f"<h1>{TITLE}</h1><div>{P[0]}<p>{P[1]}</p>{P[2]}<p>{P[3]}</p>{P[4]}<br><br>{P[5]}</div>",
        f"<h1>{TITLE}</h1>" + "<br><br>".join(P),
        f"<h1>{TITLE}</h1><table><tr><td>{paragraphs()}</td></tr></table>",
    ],
)
def test_text_comes_in_wherever_on_the_page_it_stands(body: str) -> None:
    assert is_in_order(from_html(page(body), "page").text, *P)


def test_a_link_in_a_line_does_not_part_it() -> None:
    paragraph = (
        "The plan, <a href='/plan'>which nobody has read</a>, was kept in the mill for a year."
    )
    text = text_of(f"{paragraphs(0, 1)}<div>{paragraph}</div>{paragraphs(2, 3)}")

    assert "The plan, which nobody has read, was kept in the mill for a year." in text


def test_a_table_and_a_list_of_facts_stay_between_the_paragraphs() -> None:
    facts = "<table><tr><th>Year</th><th>Floods</th></tr><tr><td>2031</td><td>4</td></tr></table>"
    bullets = "<ul><li>oak</li><li>stone</li></ul>"
    text = text_of(f"{paragraphs(0, 1, 2)}{facts}{P[3]}{bullets}{paragraphs(4, 5)}")

    assert is_in_order(text, P[2], "Year | Floods\n2031 | 4", P[3], "• oak\n• stone", P[4])


def test_the_source_of_a_block_quotation_stays_with_it() -> None:
    block = (
        "<blockquote><p>Nobody asked us.</p><footer>— <cite>Ola Finch</cite></footer></blockquote>"
    )

    assert "Nobody asked us.\n\n— Ola Finch\n\n" in text_of(
        paragraphs(0, 1) + block + paragraphs(2, 3)
    )


def test_a_page_that_hides_all_its_words_until_a_script_runs_is_read() -> None:
    body = f"<div style='display:none'><h1>{TITLE}</h1>{paragraphs()}</div>"

    assert is_in_order(from_html(page(body), "page").text, *P)


def test_a_caption_stays_below_its_picture() -> None:
    figure = "<figure><img src='w.jpg'><figcaption>The weir in March</figcaption></figure>"

    assert is_in_order(
        text_of(paragraphs(0, 1, 2) + figure + paragraphs(3, 4, 5)),
        *(P[2], "[picture: The weir in March]", P[3]),
    )


@pytest.mark.parametrize(
    ("after", "is_in"),
    [
        (f"<p>{P[5]}</p>", True),
        (f"<p><a href='/x'>{P[5]}</a></p>", False),
        (f"</div><div><p>{P[5]}</p>", False),
    ],
)
def test_what_only_a_lenient_extraction_finds_counts_in_the_box_of_the_article(
    after: str, is_in: bool
) -> None:
    sentence = "<a href='/s'>See</a> what the council says of it all"
    body = fromstring(f"<body><div>{paragraphs(0, 1, 2)}<p>{sentence}</p>{after}</div></body>")

    select(body, Votes.of(P[:3]), Votes.of([*P, "See what the council says of it all"]), None)

    assert (P[5] in "".join(map(str, body.itertext()))) == is_in
