"""The HTML page holds everything, needs nothing, and lets nothing of the article act."""

import re
from dataclasses import replace

from annotators.findings import Findings
from annotators.notebook.formats.html import to_html
from annotators.notebook.mark import mark_on
from articles import Article, Part, Span
from tests.support.findings import FINDINGS, TEXT


def test_a_piece_has_the_classes_of_all_the_ranges_it_lies_in() -> None:
    page = to_html(Article(text=TEXT), FINDINGS)
    assert '<span class="claim quote" id="c0">“Yes,”</span>' in page
    assert '<span class="entity">Ada Brandt</span>' in page


def test_a_claim_links_to_its_words() -> None:
    page = to_html(Article(text=TEXT), FINDINGS)
    assert '<li><b>wanted</b> <a href="#c1">a bridge</a> <i>(reworded)</i></li>' in page


def test_only_what_somebody_says_is_counted_beside_the_name() -> None:
    position = FINDINGS.positions[0]
    claim = replace(FINDINGS.claims[0], confidence=1.0)
    page = to_html(Article(text=TEXT), Findings(claims=(claim,), positions=(position,)))
    assert "<h2>Ada Brandt (1)</h2>" in page
    assert "<h2>Ada Brandt</h2>" in to_html(Article(text=TEXT), Findings(positions=(position,)))


def test_what_is_in_doubt_is_folded_away_with_its_name_in_question() -> None:
    page = to_html(Article(text=TEXT), FINDINGS)
    section = page[page.index("<details><summary>In doubt (1)</summary>") :]
    assert '<li>Ada Brandt? <b>said</b> <a href="#c0">“Yes”</a> <i>(in doubt)</i></li>' in section


def test_two_claims_that_begin_at_one_word_link_to_it() -> None:
    claim = FINDINGS.claims[0]
    page = to_html(Article(text=TEXT), Findings(claims=(claim, replace(claim, act="denies"))))
    links = re.findall('href="#([^"]+)"', page)
    assert len(links) == 2
    assert all(f'id="{link}"' in page for link in links)


def test_marks_are_shown_with_their_colour_and_note() -> None:
    article = Article(text=TEXT)
    mark = mark_on(article, Span(12, 15), color="green", note="Who?", tags=("bridge",))
    page = to_html(article, Findings(), [mark])
    assert re.search('<span class="mark green"[^>]*>Ada</span>', page)
    assert '<p class="note">Who? <i>#bridge</i></p>' in page
    assert "Notes" in page
    assert "Notes" not in to_html(article, Findings())


def test_nothing_of_the_article_can_act() -> None:
    hostile = '<script>alert(1)</script> & \x1b[31m\u202e "quoted"'
    article = Article(text=hostile, title=hostile, url="javascript:alert(1)")
    page = to_html(article, Findings())
    assert "<script" not in page
    assert not {"\x1b", "\u202e"} & set(page)
    assert "javascript:" not in page


def test_every_paragraph_of_the_text_is_there() -> None:
    article = Article(text="One.\n\nTwo.\nThree.", parts=(Part(0, 4, "headline"),))
    page = to_html(article, Findings())
    assert '<p><span class="headline">One.</span></p>\n<p>Two.</p>\n<p>Three.</p>' in page


def test_ranges_over_several_paragraphs_are_cut_at_each() -> None:
    article = Article(text="One.\nTwo.")
    quote = replace(FINDINGS.quotes[0], start=0, end=9, source=())
    page = to_html(article, Findings(quotes=(quote,)))
    assert '<p><span class="quote">One.</span></p>\n<p><span class="quote">Two.</span></p>' in page


def test_claims_and_marks_link_to_their_words_on_the_page() -> None:
    article = Article(text=TEXT, url="https://herald.example/a")
    page = to_html(article, FINDINGS, [mark_on(article, Span(1, 4))])
    assert f'<a href="{article.url}#:~:text=a%20bridge">source</a></li>' in page
    assert f'<a href="{article.url}#:~:text=Yes">source</a></p>' in page
