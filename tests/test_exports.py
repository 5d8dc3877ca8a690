"""Marks written out: what holds of every form, and what is particular to one."""

import csv
import io
import json
import re
from dataclasses import replace
from itertools import chain
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from annotators.notebook.corrections import judge
from annotators.notebook.formats import EXPORTERS, MEANT_FOR, WITH_FINDINGS
from annotators.notebook.formats.columns import SPOKEN
from annotators.notebook.formats.csv import cell
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.importing import read
from annotators.notebook.formats.iris import id_of, iri_of
from annotators.notebook.formats.utf16 import Utf16
from annotators.notebook.mark import Mark, MarkedClaim, mark_on
from articles.article import Article, Span
from articles.safe import SUBSTITUTES
from tests.support.any_marks import annotated, words
from tests.support.exported import ARTICLE, DENIED, FINDINGS, Groups, export_of, mark_of
from tests.support.web_annotation import collection_faults

# -- every form


@pytest.mark.parametrize("form", EXPORTERS)
@settings(max_examples=20)
@given(groups=annotated())
def test_nothing_that_steers_a_terminal_is_ever_written(form: str, groups: Groups) -> None:
    text = "".join(EXPORTERS[form](groups))
    allowed = {"\u00ad", "\ufeff", "\ufff9", "\ufffa", "\ufffb"}  # steer nothing; JSON keeps them
    ends = "\r" if form in ("csv", "readwise") else ""
    unsafe = SUBSTITUTES.keys() - allowed - set(ends)
    if form == "brat":
        unsafe = set()  # offsets must hold; the command shows it harmless on a terminal
    assert not unsafe & set(text)


@pytest.mark.parametrize("form", sorted(EXPORTERS.keys() - {"csl"}))
def test_a_mark_without_its_article_is_written_with_its_words(form: str) -> None:
    mark = mark_on(ARTICLE, Span(4, 11), note="kept")
    text = export_of(form, mark, article=Article(text=""))
    assert "harbour" in text


def test_marks_without_their_article_stand_on_their_own_words_one_below_another() -> None:
    marks = (mark_of("harbour"), mark_of("opens"), mark_of("Ada Quill"))
    article, placed = with_text(Article(text=""), marks)
    assert [mark.span.of(article.text) for mark in placed] == [mark.exact for mark in marks]


@pytest.mark.parametrize("form", EXPORTERS)
def test_no_articles_are_written_as_no_marks(form: str) -> None:
    text = "".join(EXPORTERS[form]([]))
    if form in ("jsonld", "hypothesis"):
        assert read(text)[1].marks == ()
    elif form in ("labelstudio", "csl"):
        assert json.loads(text) == []
    else:
        assert text.count("\n") == (form in ("csv", "readwise"))  # which have their header


@pytest.mark.parametrize("form", ["jsonl", "jsonld"])
@settings(max_examples=40)
@given(groups=annotated())
def test_what_is_written_comes_back_as_it_was(form: str, groups: Groups) -> None:
    text = "".join(EXPORTERS[form](groups))
    found_form, found = read(text)
    assert (found_form, found.problems) == (form, ())
    assert found.marks == tuple(chain.from_iterable(marks for _, marks in groups))
    assert dict(found.articles) == {article.id: article for article, _ in groups}


@given(id_=words)
def test_an_id_survives_being_an_iri(id_: str) -> None:
    assert id_of(iri_of(id_)) == id_
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*", iri_of(id_))


@given(text=words)
def test_offsets_survive_the_way_through_utf_16(text: str) -> None:
    count = Utf16(text)
    for point in range(len(text) + 1):
        assert count.units(point) == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2
        assert count.point(count.units(point)) == point


# -- W3C


@settings(max_examples=40)
@given(groups=annotated())
def test_annotations_are_as_the_model_says_they_must_be(groups: Groups) -> None:
    assert list(collection_faults(json.loads("".join(EXPORTERS["jsonld"](groups))))) == []


def test_an_annotation_says_it_in_the_words_of_the_model() -> None:
    first = mark_of()
    mark = mark_of("opens", note="*why?*", tags=("sea",), answers=first.id, motivation="replying")
    annotation = json.loads(export_of("jsonld", mark))["first"]["items"][0]
    assert [(body["purpose"], body["value"]) for body in annotation["body"]] == [
        ("replying", "*why?*"),
        ("tagging", "sea"),
    ]
    place, target = annotation["target"]
    assert target["id"] == f"urn:uuid:{UUID(hex=first.id)}"
    assert place["source"] == ARTICLE.url
    position = place["selector"][1]
    assert ARTICLE.text[position["start"] : position["end"]] == "opens"


def test_a_verdict_is_said_in_words_too() -> None:
    annotation = json.loads(export_of("jsonld", judge(ARTICLE, FINDINGS.claims[0], rejects=True)))
    (body,) = annotation["first"]["items"][0]["body"]
    assert (body["purpose"], body["value"]) == ("assessing", "not a claim")


# -- CSV


@pytest.mark.parametrize("form", ["csv", "readwise"])
@settings(max_examples=40)
@given(groups=annotated())
def test_no_cell_can_start_a_formula(form: str, groups: Groups) -> None:
    rows = list(csv.reader(io.StringIO("".join(EXPORTERS[form](groups)), newline="")))
    assert len({len(row) for row in rows}) == 1
    for value in chain.from_iterable(rows):
        assert not re.match(r"[\s\W]*?[=+\-@\t\r]", value) or value.startswith("'")


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "-2", "+3", "\t=4", " =5", "“=6”", "＝7"])
def test_a_formula_becomes_text(value: str) -> None:
    assert cell(value).startswith("'")


def table(*marks: Mark) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export_of("csv", *marks), newline="")))


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_row_says_that_something_was_denied_reworded_and_in_doubt(form: str) -> None:
    mark = mark_of(speaker="Hedda Moen", claim=DENIED)
    (row,) = table(mark) if form == "csv" else [json.loads(export_of(form, mark).splitlines()[-1])]
    assert row["speaker"] == "Hedda Moen"
    assert {name: row[name] for name in SPOKEN} == {
        "speaker_as_found": "Hedda Moen",
        "speaker_as_corrected": "",
        "act": "denies",
        "polarity": "denies",
        "form": "indirect",
        "verb": "denied",
        "doubt": "in doubt",
    }


def test_a_row_has_the_speaker_as_found_beside_the_corrected_one() -> None:
    (row,) = table(judge(ARTICLE, FINDINGS.claims[0], speaker="Tomas Okafor"))
    assert (row["speaker"], row["speaker_as_found"], row["speaker_as_corrected"]) == (
        "Tomas Okafor",
        "Ada Quill",
        "Tomas Okafor",
    )
    assert (row["verdict"], row["doubt"]) == ("Tomas Okafor says this, not Ada Quill", "sure")


def test_json_lines_name_the_corrected_speaker_too() -> None:
    row = json.loads(
        export_of("jsonl", judge(ARTICLE, FINDINGS.claims[0], speaker="Bo")).splitlines()[-1]
    )
    assert (row["speaker"], row["speaker_as_found"]) == ("Bo", "Ada Quill")


def test_nobody_says_what_the_reader_has_rejected() -> None:
    (row,) = table(judge(ARTICLE, FINDINGS.claims[0], rejects=True))
    assert (row["speaker"], row["act"], row["verdict"]) == ("", "", "not a claim")


def test_a_judged_name_is_no_speaker() -> None:
    (row,) = table(judge(ARTICLE, FINDINGS.entities[0]))
    assert {row[name] for name in ("speaker", *SPOKEN)} == {""}


# -- HTML


def test_a_page_shows_marks_notes_and_claims() -> None:
    mark = mark_of("harbour", color="green", note="<script>alert(1)</script>")
    page = "".join(WITH_FINDINGS["html"]([(ARTICLE, (mark,))], lambda article: FINDINGS))
    assert '<span class="mark green" id="c1">harbour</span>' in page
    assert "&lt;script&gt;" in page
    assert "Ada Quill (1)" in page


def test_a_note_on_a_page_leads_to_the_words_and_says_whose_they_are() -> None:
    mark = mark_of("“At last,”", speaker="Ada Quill", claim=MarkedClaim(act="says", verb="said"))
    page = export_of("html", mark, mark_of("Nobody else", speaker="Bo & Co"))
    assert '<blockquote><a href="#c0">“At last” — Ada Quill</a></blockquote>' in page
    assert 'id="c0">“At last,”</span>' in page
    assert "Nobody else</a> — Bo &amp; Co, in the article’s words</blockquote>" in page


def test_words_that_are_no_longer_in_the_article_lead_nowhere_and_stand_as_they_were() -> None:
    lost = replace(mark_of("Nobody else", state="orphan"), exact="Somebody else")
    assert "<blockquote>Somebody else</blockquote>" in export_of("html", lost)


@settings(max_examples=40)
@given(groups=annotated())
def test_every_note_on_a_page_leads_somewhere_once(groups: Groups) -> None:
    for article, marks in groups:
        notes = [replace(mark, verdict=None) for mark in marks]
        page = export_of("html", *notes, article=article)
        ids = re.findall(r' id="(c[0-9]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#(c[0-9]+)"', page)) <= set(ids)


# -- hypothes.is


def test_hypothesis_counts_utf_16() -> None:
    document = json.loads(export_of("hypothesis", mark_of("opens")))
    (row,) = document["annotations"]
    position, quote = row["target"][0]["selector"]
    assert ARTICLE.text.encode("utf-16-le")[2 * position["start"] : 2 * position["end"]] == (
        "opens".encode("utf-16-le")
    )
    assert (quote["exact"], quote["suffix"][:2]) == ("opens", ".\n")


def test_a_page_without_an_address_is_named_by_the_hash_of_its_text() -> None:
    for url in (None, " "):
        (row,) = json.loads(export_of("hypothesis", mark_of(), article=replace(ARTICLE, url=url)))[
            "annotations"
        ]
        assert row["uri"] == iri_of(ARTICLE.id)


def test_a_reply_names_its_whole_thread() -> None:
    first = mark_of()
    second = mark_of(answers=first.id, motivation="replying")
    third = mark_of(answers=second.id, motivation="replying")
    rows = json.loads(export_of("hypothesis", first, second, third))["annotations"]
    assert [row.get("references") for row in rows] == [None, [first.id], [first.id, second.id]]


def api_faults(row: dict[str, Any]) -> list[str]:
    """What the API of hypothes.is would refuse: after h/schemas/annotation.py of hypothesis/h."""
    readers = [reader for name in row["permissions"] for reader in row["permissions"][name]]
    selectors = [selector for target in row["target"] for selector in target.get("selector", [])]
    texts = [row["uri"], row["text"], row["group"], *row["tags"], *row.get("references", [])]
    rules = {
        "uri": bool(row["uri"].strip()),
        "texts": all(isinstance(text, str) for text in texts),
        "permissions": "read" in row["permissions"]
        and all(re.match("(acct:|group:).+", account) for account in readers),
        "selectors": all(isinstance(selector.get("type"), str) for selector in selectors),
        "document": isinstance(row["document"], dict),
    }
    return [name for name, holds in rules.items() if not holds]


@settings(max_examples=40)
@given(groups=annotated())
def test_the_api_of_hypothesis_would_take_every_annotation(groups: Groups) -> None:
    rows = json.loads("".join(EXPORTERS["hypothesis"](groups)))["annotations"]
    assert [api_faults(row) for row in rows] == [[]] * sum(len(marks) for _, marks in groups)


def test_of_each_form_it_is_said_what_it_is_for() -> None:
    assert MEANT_FOR.keys() == EXPORTERS.keys()
