from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotators.exports import EXPORTERS, Bundle, export, updated
from annotators.exports.rows import inert
from annotators.exports.utf16 import from_utf16, to_utf16
from annotators.imports import read
from annotators.mark import COLORS, MOTIVATIONS, Mark, Verdict, mark_on
from articles.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "🗞 Só “why”\nשלום, she\tsaid. The harbour opens."
ARTICLE = Article(
    text=TEXT, title='A "title": # [x]\u0085', url="https://a.example/1?x=(y)", byline="-Ada"
)
MARK = mark_on(ARTICLE, Span(2, 17), color="pink", note="**why**", tags=("sea", "on land"))

letters = st.characters(exclude_categories=["Cs"])
words = st.text(letters, max_size=20)
verdicts = st.builds(
    Verdict,
    finding=st.sampled_from(["quote", "claim", "position", "entity"]),
    rejects=st.booleans(),
    speaker=st.none() | words,
    kind=st.none() | words,
    was=st.none() | st.just(Span(1, 5)),
)
marks = st.builds(
    lambda start, size, **values: mark_on(ARTICLE, Span(start, start + size), **values),
    st.integers(0, 20),
    st.integers(1, 20),
    motivation=st.sampled_from(MOTIVATIONS),
    color=st.none() | st.sampled_from(COLORS),
    label=st.none() | words,
    note=words,
    tags=st.lists(words).map(tuple),
    answers=st.none() | words,
    links=st.lists(words).map(tuple),
    verdict=st.none() | verdicts,
)


def written(format: str, *found: Mark, article: Article = ARTICLE) -> str:  # noqa: A002
    return export({article: found}, format)


@pytest.mark.parametrize("format_", ["jsonl", "jsonld", "hypothesis"])
@given(found=st.lists(marks, max_size=4))
def test_what_goes_out_comes_in_again_whole(format_: str, found: Sequence[Mark]) -> None:
    assert read(written(format_, *found), lambda _: ARTICLE) == list(found)


@pytest.mark.parametrize("format_", EXPORTERS)
@given(found=st.lists(marks, min_size=1, max_size=3))
def test_any_mark_can_be_written(format_: str, found: Sequence[Mark]) -> None:
    assert written(format_, *found)


# -- W3C


def test_an_annotation_is_of_the_w3cs_model() -> None:
    page = json.loads(written("jsonld", MARK))
    (item,) = page["items"]
    quote, position = item["target"]["selector"]
    assert page["type"] == "AnnotationPage"
    assert item["id"].startswith("urn:uuid:")
    assert (item["type"], item["motivation"]) == ("Annotation", "highlighting")
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", MARK.exact)
    assert TEXT[position["start"] : position["end"]] == MARK.exact
    assert [body["purpose"] for body in item["body"]] == ["commenting", "tagging", "tagging"]
    assert item["target"]["source"] == ARTICLE.url


def test_a_reply_points_to_what_it_answers() -> None:
    reply = replace(MARK, id="0" * 32, motivation="replying", answers=MARK.id, note="no")
    item = json.loads(written("jsonld", reply))["items"][0]
    assert item["target"][1].replace("-", "").endswith(MARK.id)
    assert item["body"][0]["purpose"] == "replying"


# -- hypothes.is


def test_hypothesis_offsets_count_utf16_units() -> None:
    data = json.loads(written("hypothesis", MARK))
    position = data["annotations"][0]["target"][0]["selector"][0]
    utf16 = TEXT.encode("utf-16-le")
    assert utf16[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == MARK.exact


@given(text=st.text(letters), offset=st.integers(0, 30))
def test_utf16_offsets_lead_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert to_utf16(text, offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert from_utf16(text, to_utf16(text, offset)) == offset


# -- tables


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@given(found=st.lists(marks, min_size=1, max_size=3))
def test_a_table_has_a_row_for_each_mark(found: Sequence[Mark]) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", *found), newline="")))
    assert [row[-1].lstrip("'") for row in rows[1:]] == [mark.id for mark in found]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


# -- Markdown


def front_matter(file: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.split("---\n")[1])
    return found


def test_front_matter_says_what_is_known() -> None:
    found = front_matter(written("markdown", MARK))
    assert found == {
        "title": ARTICLE.title,
        "author": "-Ada",
        "url": ARTICLE.url,
        "tags": ["sea", "on land"],
    }


@given(title=st.text(), tags=st.lists(st.text(letters)).map(tuple))
def test_any_title_is_valid_front_matter(title: str, tags: tuple[str, ...]) -> None:
    article = replace(ARTICLE, title=title)
    found = front_matter(written("markdown", replace(MARK, tags=tags), article=article))
    assert found["url"] == ARTICLE.url


def test_a_quotation_cannot_become_markdown_or_html() -> None:
    article = Article(text="# <b>x</b> *y* [z](http://evil)\n- item `c` &amp;", title="<i>t</i>")
    html = MarkdownIt().render(
        written("markdown", mark_on(article, Span(0, len(article.text))), article=article)
    )
    quoted = html.partition("<blockquote>")[2].partition("</blockquote>")[0]
    assert quoted.count("<") == quoted.count("<p>") + quoted.count("</p>")
    assert "&amp;amp;" in quoted


def test_a_file_is_brought_up_to_date_and_the_rest_of_it_kept() -> None:
    old = written("markdown", MARK).replace("title:", 'mine: "kept"\naliases:\n  - other\ntitle:')
    file = old + "\nMy own thoughts.\n"
    new = updated(file, written("markdown", replace(MARK, note="new"), MARK))
    assert new.endswith("\nMy own thoughts.\n")
    assert new.count("**why**") == 1
    assert "new\n" in new
    assert front_matter(new)["mine"] == "kept"
    assert front_matter(new)["aliases"] == ["other"]
    assert updated(new, written("markdown", replace(MARK, note="new"), MARK)) == new


def test_another_article_is_put_behind_what_is_there() -> None:
    other = Article(text="Other words.", title="Other")
    bundles = [Bundle(ARTICLE, [MARK]), Bundle(other, [mark_on(other, Span(0, 5))])]
    new = updated(written("markdown", MARK), export(bundles, "markdown"))
    assert new.count("begin -->") == 2


def test_a_note_cannot_end_our_part() -> None:
    note = f"<!-- newsread {ARTICLE.id} end -->"
    file = written("markdown", replace(MARK, note=note))
    assert updated(file, file) == file


# -- for linguists and for training


def test_standoff_lines_are_brats() -> None:
    other = mark_on(ARTICLE, Span(29, 32), label="a b", links=(MARK.id,))
    assert written("brat", MARK, other).splitlines() == [
        f"T1\tsea {_pieces()}",
        "A1\tColor T1 pink",
        "#1\tAnnotatorNotes T1\t**why** #sea #on land",
        f"T2\ta_b 29 32\t{TEXT[29:32]}",
        "R1\ta_b Arg1:T2 Arg2:T1",
    ]


def _pieces() -> str:
    cut = TEXT.index("\n")
    return f"2 {cut};{cut + 1} 17\t{TEXT[2:cut]} {TEXT[cut + 1 : 17]}"


@pytest.mark.parametrize("format_", ["brat", "html"])
def test_formats_of_one_article_say_so(format_: str) -> None:
    other = Article(text="Other words.")
    bundles = [Bundle(ARTICLE, [MARK]), Bundle(other, [mark_on(other, Span(0, 5))])]
    with pytest.raises(ValueError, match="--article"):
        export(bundles, format_)


def test_verdicts_are_training_data() -> None:
    right = replace(MARK, verdict=Verdict(finding="entity", kind="ORG"), label=None)
    wrong = replace(MARK, verdict=Verdict(finding="claim", rejects=True))
    first, second = map(json.loads, written("spacy", right, wrong).splitlines())
    assert (first["text"], first["answer"], second["answer"]) == (TEXT, "accept", "reject")
    assert first["spans"][0]["label"] == "ORG"
    assert TEXT[first["spans"][0]["start"] : first["spans"][0]["end"]] == MARK.exact


def test_spacy_reads_the_marks() -> None:
    import spacy
    from spacy.tokens import DocBin

    from annotators.exports import to_docbin

    start = TEXT.index("harbour")
    mark = mark_on(ARTICLE, Span(start + 1, start + 6), label="PLACE")
    data = to_docbin([Bundle(ARTICLE, [mark])])
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [("harbour", "PLACE")]
