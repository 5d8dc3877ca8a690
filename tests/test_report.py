"""A report reads as a page, and nothing in an article can act as Markdown in it."""

from dataclasses import replace

from annotators.findings import Claim, Findings, Person, Quote
from annotators.presentation.report import to_markdown
from articles import Article, Span
from tests.support.findings import FINDINGS, TEXT

SURE = replace(FINDINGS, claims=(replace(FINDINGS.claims[0], confidence=0.9),))


def test_claims_stand_under_their_speaker() -> None:
    page = to_markdown(Article(text=TEXT, title="A bridge"), SURE)
    assert "# A bridge\n" in page
    assert "## Claims\n\n### Ada Brandt, 1 claim\n\n- said: “Yes” (hedged: Y; via reports)" in page
    assert "- Ada Brandt, person: named once, 1 claim, quoted once" in page


def test_what_is_done_is_told_in_the_articles_own_words() -> None:
    text = "Ada accused the mayor of sleeping."
    claim = Claim(content=(Span(12, 33),), speaker="Ada", form="indirect", cue=(Span(4, 11),))
    page = to_markdown(Article(text=text), Findings(claims=(claim,)))
    assert "- accused: the mayor of sleeping (reworded)" in page


def test_demands_stand_apart_from_claims() -> None:
    demand = replace(SURE.claims[0], act="demands")
    page = to_markdown(Article(text=TEXT), Findings(claims=(demand,)))
    assert "## Demands" in page
    assert "## Claims" not in page


def test_a_negated_cue_is_told() -> None:
    denial = Claim(content=(Span(0, 6),), speaker="Ada", form="indirect", polarity="denies")
    assert "- denied: “Yes” (reworded)" in to_markdown(
        Article(text=TEXT), Findings(claims=(denial,))
    )


def test_scare_quotes_are_said_to_be_nobodys() -> None:
    page = to_markdown(Article(text=TEXT), Findings(quotes=(Quote(start=0, end=6, kind="scare"),)))
    assert "## In marks, but nobody’s statement\n\n- “Yes,”" in page


def test_quotations_in_no_claim_are_listed_with_no_speaker_made_up() -> None:
    text = "„Ja“, sagte Ada. „Nein“, sagte Bo."
    quotes = tuple(Quote(start=a, end=b, kind="direct") for a, b in ((0, 4), (17, 23)))
    page = to_markdown(Article(text=text), Findings(language="de", quotes=quotes))
    quotations = "- “Ja” — no speaker found\n- “Nein” — no speaker found"
    assert f"## Other quotations\n\n{quotations}" in page
    claim = Claim(content=(Span(0, 4),), speaker="Ada", form="direct")
    assert page.count("Ja") == 1
    assert "“Ja” — no" not in to_markdown(
        Article(text=text), Findings(quotes=quotes, claims=(claim,))
    )


def test_a_title_cannot_act_as_markdown() -> None:
    page = to_markdown(Article(text="x", title="# <b>[click](http://x)\n\n- me"), Findings())
    assert page.startswith("# \\# \\<b\\>\\[click\\](http://x) - me")


def test_a_character_reference_in_the_text_stays_as_it_is_written() -> None:
    text = "“Q&amp;A,” she said."
    claim = Claim(content=(Span(0, 10),), speaker="she", form="direct", cue=(Span(15, 19),))
    assert "- said: “Q\\&amp;A”" in to_markdown(Article(text=text), Findings(claims=(claim,)))


def test_what_is_in_doubt_stands_apart_with_its_name_in_question() -> None:
    page = to_markdown(Article(text=TEXT), FINDINGS)
    assert "## Claims" not in page
    assert "## In doubt (1)\n\n- Ada Brandt? said: “Yes” (in doubt; hedged: Y; via " in page


def test_what_is_left_open_is_listed_and_not_counted() -> None:
    left_open = replace(SURE.claims[0], polarity="open")
    page = to_markdown(Article(text=TEXT), Findings(claims=(SURE.claims[0], left_open, left_open)))
    assert "### Ada Brandt, 1 claim\n" in page
    assert page.count("left open") == 2


def test_a_name_that_would_turn_the_writing_round_does_not() -> None:
    name = "Ada \u202eQuill\u202c"
    article = Article(text=f"{name} said mills fall.")
    row = Claim(content=(Span(18, 28),), speaker=name, form="indirect")
    person = Person(name=name, label="PERSON", mentions=(Span(0, 11),))
    report = to_markdown(article, Findings(claims=(row,), people=(person,)))
    assert "### Ada Quill, 1 claim" in report
    assert "- Ada Quill, person" in report
