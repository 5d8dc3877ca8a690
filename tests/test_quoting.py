from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from annotators.findings import UNNAMED, Attribution, Claim, Findings, Quote
from annotators.presentation.exact_words import bare
from annotators.presentation.quoting import quoted_at, quoted_in, row_at, stretch_of, words_of
from annotators.presentation.statements import OWN_WORDS, UNFOUND, Origin, Statement, sentence
from annotators.running.annotate import annotate
from annotators.text.quotations import find_quotations
from articles import load
from articles.article import Article, Span
from tests.support.readings import ARTICLE, FINDINGS, SAMPLES, TEXT, span

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE_NAMES = sorted(path.name for path in SAMPLES.glob("*.*"))


@cache
def case(name: str) -> tuple[Article, Findings]:
    """A sample and what is found in it."""
    article = load(SAMPLES / name)
    return article, annotate(article.text)


def rows_of(name: str) -> list[Attribution]:
    """The claims and positions of a sample."""
    _, findings = case(name)
    return [*findings.claims, *findings.positions]


def words_on(row: Attribution, text: str) -> Iterator[int]:
    """The offset of each word of a claim: of its source, its verb and its content."""
    for part in (*row.source, *row.cue, *row.content):
        yield from (part.start + m.start() for m in re.finditer(r"\w+", part.of(text)))


def letters(text: str) -> str:
    """Only letters and digits: what marks and blanks cannot change."""
    return "".join(char for char in text if char.isalnum())


samples = pytest.mark.parametrize("name", SAMPLE_NAMES)


@pytest.mark.model
@samples
def test_on_every_word_of_every_claim_there_is_one_to_copy(name: str) -> None:
    article, findings = case(name)
    for row in rows_of(name):
        for at in words_on(row, article.text):
            assert quoted_at(findings, article.text, at) is not None


@pytest.mark.model
@samples
def test_in_quotation_marks_are_only_words_that_the_article_has_in_them(name: str) -> None:
    article, findings = case(name)
    quotations = find_quotations(article.text)
    for at in (at for row in rows_of(name) for at in words_on(row, article.text)):
        quoted, row = quoted_at(findings, article.text, at), row_at(findings, at)
        assert quoted
        assert row
        if quoted.statement.is_exact:
            row_words = "".join(part.of(article.text) for part in words_of(row))
            assert letters(quoted.statement.words) == letters(row_words)
            for part in words_of(row):
                around = [quotation for quotation in quotations if quotation.overlaps(part)]
                assert letters(part.of(article.text)) in letters(
                    "".join(each.of(article.text) for each in around)
                )
        else:
            assert bare(quoted.statement.words) == quoted.statement.words


@pytest.mark.model
@samples
def test_neither_source_nor_cue_is_ever_inside_the_marks(name: str) -> None:
    article, findings = case(name)
    for at in (at for row in rows_of(name) for at in words_on(row, article.text)):
        quoted, row = quoted_at(findings, article.text, at), row_at(findings, at)
        if quoted and quoted.statement.is_exact and isinstance(row, Attribution):
            own_parts = (*row.source, *row.cue)
            assert not any(part.overlaps(other) for part in quoted.spans for other in own_parts)


@pytest.mark.model
@samples
def test_the_speaker_is_the_one_of_the_claim_under_the_cursor(name: str) -> None:
    article, findings = case(name)
    for at in (at for row in rows_of(name) for at in words_on(row, article.text)):
        quoted, row = quoted_at(findings, article.text, at), row_at(findings, at)
        assert quoted
        assert row
        source = "".join(part.of(article.text) for part in row.source)
        speaker = row.speaker if row.speaker != UNNAMED else source
        assert letters(quoted.statement.speaker) == letters(speaker or "")


@pytest.mark.model
@samples
def test_words_that_are_selected_keep_a_speaker_only_within_one_quotation(name: str) -> None:
    article, findings = case(name)
    for first in find_quotations(article.text):
        window = Span(max(0, first.start - 30), min(len(article.text), first.end + 30))
        statement = quoted_in(findings, article.text, window).statement
        if statement.speaker:
            row = row_at(findings, first.start)
            assert row
            row_words = letters("".join(part.of(article.text) for part in words_of(row)))
            assert letters(window.of(article.text)) in row_words


@pytest.mark.model
@samples
def test_a_mark_made_on_the_source_or_the_cue_has_neither(name: str) -> None:
    article, findings = case(name)
    for row in rows_of(name):
        for at in words_on(row, article.text):
            stretch = stretch_of(row, at)
            exact = quoted_at(findings, article.text, at, row)
            assert exact
            if exact.statement.is_exact or len(row.content) == 1:
                assert not any(stretch.overlaps(other) for other in row.cue)


@pytest.mark.parametrize("words", ["“We cannot wait", "Corvo said. Tom", "said. Tom"])
def test_a_claim_is_copied_alone_from_its_words_its_source_and_its_verb(words: str) -> None:
    quoted = quoted_at(FINDINGS, TEXT, span(words).start)
    assert quoted
    assert sentence(quoted.statement, Origin()) == "“We cannot wait for it to fall” — Ines Corvo"


def test_a_denial_is_copied_from_its_verb() -> None:
    quoted = quoted_at(FINDINGS, TEXT, span("denied").start)
    assert quoted
    assert sentence(quoted.statement, Origin("Bridge")) == (
        "Tom Hale denied the “old lady” was in danger (reworded; Bridge)"
    )


def test_where_nothing_is_said_nothing_is_quoted() -> None:
    assert quoted_at(FINDINGS, TEXT, span("By Ada").start) is None
    assert quoted_at(None, TEXT, 0) is None


def copied_words(words: str) -> str:
    """What is copied of these words of the article."""
    return sentence(quoted_in(FINDINGS, ARTICLE.text, span(words)).statement, Origin())


def test_a_selection_in_one_quotation_keeps_its_speaker() -> None:
    assert copied_words("wait for it") == "“wait for it” — Ines Corvo"
    assert copied_words("“We cannot wait for it to fall,”") == (
        "“We cannot wait for it to fall” — Ines Corvo"
    )


@pytest.mark.parametrize(
    "words",
    [
        "to fall,” Corvo said.",
        "Corvo said. Tom Hale denied",
        "old lady",
        "Mayor Ines Corvo said",
        "The bridge over the Selde will close in May",
    ],
)
def test_any_other_is_of_the_article_and_says_so(words: str) -> None:
    assert copied_words(words).endswith(f" ({OWN_WORDS})")
    assert copied_words(words).startswith(words[:12])


def test_a_selection_over_the_paragraphs_of_one_speaker_keeps_them() -> None:
    text = "Bo said: “We go.\n\n“We stay.” Ada left."
    parts = (Span(text.index("“We go"), 16), Span(text.index("“We stay"), text.index(" Ada")))
    claim = Claim(content=parts, source=(Span(0, 2),), speaker="Bo", form="direct")
    whole = quoted_in(Findings(claims=(claim,)), text, Span(parts[0].start, parts[1].end - 5))
    assert sentence(whole.statement, Origin()) == "“We go. We s” — Bo"


def test_words_in_marks_of_nobody_known_say_so_and_not_that_nobody_is_named() -> None:
    text = "“We go.”"
    quote = Quote(start=0, end=len(text), kind="direct")
    assert quoted_in(Findings(quotes=(quote,)), text, Span(1, 6)).statement.notes == (UNFOUND,)


def test_words_in_the_marks_of_another_voice_are_not_those_of_who_tells_of_them() -> None:
    text = "Ada said that he “never saw it”."
    quote = Quote(start=17, end=31, kind="mixed", speaker="Bo")
    claim = Claim(content=(Span(9, 31),), source=(Span(0, 3),), cue=(Span(4, 8),), speaker="Ada",
                 form="mixed")  # fmt: skip
    findings = Findings(quotes=(quote,), claims=(claim,))
    assert quoted_in(findings, text, Span(18, 23)).statement.speaker == "Bo"


def test_what_is_denied_stays_so_in_a_part_of_it() -> None:
    text = "Bo denied there was “chaos”."
    quote = Quote(start=20, end=27, kind="mixed", speaker="Bo")
    claim = Claim(content=(Span(10, 27),), source=(Span(0, 2),), cue=(Span(3, 9),), speaker="Bo",
                 form="mixed", act="denies", polarity="denies")  # fmt: skip
    part = quoted_in(Findings(quotes=(quote,), claims=(claim,)), text, Span(21, 26))
    assert sentence(part.statement, Origin()) == "“chaos” — Bo (denied)"


def test_what_nobody_who_is_named_says_begins_as_a_sentence() -> None:
    statement = Statement(words="that the founder fled", verb="said:", notes=("reworded",))
    assert sentence(statement, Origin()) == "The founder fled (said, nobody is named, reworded)"
