"""What comes back from forms that other programs edit, and that tell but a part of a mark."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotators.notebook.formats import EXPORTERS, WITH_FINDINGS
from annotators.notebook.formats.importing import (
    IMPORTERS,
    Report,
    UnreadableError,
    import_text,
    read,
)
from annotators.notebook.formats.merging import merge
from annotators.notebook.mark import Link, Mark, Verdict
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from articles.safe import shown
from tests.support import any_marks
from tests.support.exported import ARTICLE as EXPORTED
from tests.support.exported import FINDINGS
from tests.support.exported import mark_of as marked_there
from tests.support.imported import ARTICLE, URL, Groups, export_of, files, mark_of, only_mark

CSV_FIELDS = (
    "motivation",
    "color",
    "label",
    "note",
    "tags",
    "answers",
    "speaker",
    "created",
    "state",
)
FIELDS = {
    "csv": ("exact", *CSV_FIELDS),
    "brat": ("color", "label", "note", "tags", "speaker"),
    "spacy": ("exact", "span", "label"),
}
EDGES = re.compile(r"^[\s␀-␡↵¶�]+|[\s␀-␡↵¶�]+$")
"""White space, and what is shown in the place of some, which brat does not keep at the ends."""
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def has(form: str, mark: Mark, article: Article) -> bool:
    """Whether a form brings a mark back."""
    if mark.verdict is not None:
        return False
    if form == "brat":
        return bool(LINE.search(mark.exact or mark.span.of(article.text)))
    return form == "csv" or bool(mark.label and mark.exact)


def plain(value: Any) -> Any:
    """A value as a form for people writes it; an empty text is none."""
    if isinstance(value, tuple):
        return tuple(text for item in value if (text := plain(item)))
    return EDGES.sub("", shown(value)) or None if isinstance(value, str) else value


def fields_of(form: str, marks: Iterable[Mark]) -> dict[str, dict[str, Any]]:
    return {
        shown(mark.id): {name: plain(getattr(mark, name)) for name in FIELDS[form]}
        for mark in marks
    }


@pytest.mark.parametrize("form", FIELDS)
@settings(max_examples=60, deadline=None)
@given(groups=any_marks.annotated())
def test_what_a_form_tells_of_a_mark_comes_back(form: str, groups: Groups) -> None:
    marks_back: list[Mark] = []
    for text, article_text in files(form, groups):
        if text:  # brat has no line for an article of which nothing is told
            marks_back += read(text, article_text)[1].marks
    before = [mark for page, marks in groups for mark in marks if has(form, mark, page)]
    assert fields_of(form, marks_back) == fields_of(form, before)


@settings(max_examples=60, deadline=None)
@given(groups=any_marks.annotated())
def test_links_creator_and_place_come_back_from_a_table(groups: Groups) -> None:
    before = [mark for _, marks in groups for mark in marks if not mark.verdict]
    for old, new in zip(before, read(files("csv", groups)[0][0])[1].marks, strict=True):
        links = [(shown(link.kind), shown(link.to)) for link in old.links if link.to]
        assert [(shown(link.kind), shown(link.to)) for link in new.links if link.to] == links
        assert shown(str(new.creator or "")) == shown(str(old.creator or ""))
        assert old.is_of_whole or new.span == old.span


@settings(max_examples=60, deadline=None)
@given(groups=any_marks.annotated())
def test_the_place_of_a_mark_comes_back_from_brat_without_line_ends_around_it(
    groups: Groups,
) -> None:
    for (text, article_text), (article, marks) in zip(files("brat", groups), groups, strict=True):
        before = {
            mark.id: mark for mark in marks if has("brat", mark, article) and not mark.is_of_whole
        }
        if before:
            for mark in read(text, article_text)[1].marks:
                if old := before.get(mark.id):
                    line_starts = [
                        match.start() for match in LINE.finditer(old.span.of(article.text))
                    ]
                    first, last = old.span.start + line_starts[0], old.span.start + line_starts[-1]
                    assert mark.span == Span(first, last + 1)


# -- into a notebook that has the marks


def brought(form: str, text: str, notebook: Notebook) -> Report:
    article_text = ARTICLE.text if form == "brat" else None
    return import_text(text, notebook, {URL: ARTICLE}.get, article_text)


NOTED = mark_of("Ada Quill", note="why?\n\n- a list", tags=("deep sea", "a, b"), label="Évasion")


@pytest.mark.parametrize("form", FIELDS)
def test_what_was_not_changed_is_there_already(form: str, notebook: Notebook) -> None:
    notebook.add(NOTED, article=ARTICLE)
    report = brought(form, export_of(form, NOTED), notebook)
    assert (report.added, report.changed, report.known, report.problems) == (0, 0, 1, ())
    assert only_mark(notebook) == NOTED


@pytest.mark.parametrize("form", FIELDS)
@settings(max_examples=60, deadline=None)
@given(groups=any_marks.annotated())
def test_characters_that_a_form_has_signs_for_stay_what_they_are(form: str, groups: Groups) -> None:
    made = [
        (page, tuple(replace(m, links=(), claim=None) for m in marks)) for page, marks in groups
    ]
    kept = [mark for _, marks in made for mark in marks]
    for reading in (read(text, beside)[1] for text, beside in files(form, made) if text):
        assert merge(kept, reading.marks, reading.carries).changed == ()


@pytest.mark.parametrize("form", ["csv", "brat"])
def test_what_was_edited_there_is_changed_here_and_nothing_else(
    form: str, notebook: Notebook
) -> None:
    linked_mark = replace(NOTED, links=(Link("elsewhere", "see also"),))
    notebook.add(linked_mark, article=ARTICLE)
    assert (
        brought(form, export_of(form, linked_mark).replace("why?", "who?"), notebook).changed == 1
    )
    mark = only_mark(notebook)
    assert replace(mark, modified="") == replace(
        linked_mark, note=linked_mark.note.replace("why?", "who?"), modified=""
    )


def test_a_label_that_was_changed_in_brat_is_changed_here(notebook: Notebook) -> None:
    notebook.add(NOTED, article=ARTICLE)
    text = export_of("brat", NOTED).replace("T1\tvasion", "T1\tEvasion")
    assert brought("brat", text, notebook).changed == 1
    assert only_mark(notebook).label == "Evasion"


@pytest.mark.parametrize("form", FIELDS)
def test_what_was_changed_here_since_is_not_taken_back(form: str, notebook: Notebook) -> None:
    text = export_of(form, NOTED)
    newer = replace(NOTED, note="newer", label="newer", modified="2999-01-01T00:00:00+00:00")
    notebook.add(newer, article=ARTICLE)
    brought(form, text, notebook)
    assert only_mark(notebook) == newer


@pytest.mark.parametrize("form", ["csv", "brat"])
def test_verdicts_stay_as_they_are_here(form: str, notebook: Notebook) -> None:
    verdict = replace(NOTED, verdict=Verdict(finding="claim", rejects=True))
    notebook.add(verdict, article=ARTICLE)
    report = brought(form, export_of(form, verdict), notebook)
    assert (report.added, report.changed) == (0, 0)
    assert report.problems[0].startswith("1 of its marks is a verdict on findings")
    assert only_mark(notebook) == verdict


# -- tables


def table(**cells: str) -> str:
    return f"{','.join(cells)}\n{','.join(cells.values())}\n"


def test_a_table_may_have_but_words_and_an_address(notebook: Notebook) -> None:
    text = table(url=URL, quote="Ada Quill", note="Why?", title="Harbour opens")
    assert import_text(text, notebook).orphans == 1
    assert import_text(text, notebook).known == 1
    mark = only_mark(notebook)
    assert (mark.exact, mark.note, mark.article, mark.state) == ("Ada Quill", "Why?", URL, "orphan")
    assert notebook.titles() == {URL: "Harbour opens"}


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_may_have_other_signs_between_its_cells(delimiter: str, notebook: Notebook) -> None:
    brought("csv", table(quote="opens", start="23.0", url=URL).replace(",", delimiter), notebook)
    assert (only_mark(notebook).exact, only_mark(notebook).article) == ("opens", ARTICLE.id)


def test_columns_that_are_not_there_take_nothing_away(notebook: Notebook) -> None:
    notebook.add(NOTED, article=ARTICLE)
    cells = {"id": NOTED.id, "article": ARTICLE.id, "quote": NOTED.exact, "note": "new"}
    brought("csv", table(**cells, modified=NOTED.modified), notebook)
    mark = only_mark(notebook)
    assert (mark.note, mark.tags, mark.label) == ("new", NOTED.tags, NOTED.label)


def test_a_row_that_is_no_mark_costs_itself_alone(notebook: Notebook) -> None:
    text = "quote,url,start,color\nopens,,,\nopens,u,x,\nopens,u,,beige\nopens,u,,pink\n"
    report = import_text(text, notebook)
    assert (report.added, len(report.problems)) == (1, 3)
    assert report.problems[:2] == (
        "line 2: it does not say which article it is of (url, article)",
        "line 3: 'x' is no offset",
    )


def test_a_cell_of_any_length_is_read(notebook: Notebook) -> None:
    import_text(table(quote="w" * 200_000, url=URL), notebook)
    assert len(only_mark(notebook).exact) == 200_000


# -- brat

ANN = "T1\tPlace 23 28\topens\nT2\tPlace 41 50\tAda Quill\n"


def test_annotations_of_brat_come_with_their_text(notebook: Notebook) -> None:
    lines = "R1\tnear Arg1:T1 Arg2:T2\nA1\tColor T2 pink\n#1\tAnnotatorNotes T2\twho?\n"
    import_text(ANN + lines, notebook, beside=ARTICLE.text)
    first, second = sorted(notebook.all(), key=lambda mark: mark.span)
    assert notebook.article_of(ARTICLE.id) is not None
    assert (first.exact, first.label, first.motivation) == ("opens", "Place", "classifying")
    assert first.links == (Link(second.id, "near"),)
    assert (second.exact, second.color, second.note) == ("Ada Quill", "pink", "who?")


def test_annotations_without_their_text_are_refused_with_what_is_missing() -> None:
    with pytest.raises(UnreadableError, match=r"\.txt; it is not there"):
        read(ANN)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("T9\tPlace 0 999\tx", "T9: its text has nothing from 0 to 999"),
        ("T9\tPlace 0 7;23 28\tx", "T9: its pieces have other words between them, as no mark has"),
        ("E1\tEvent:T1", "passed over 1 line: no annotation, note or relation"),
        ("R1\tnear Arg1:T1 Arg2:T7", "passed over 1 line: no annotation, note or relation"),
    ],
)
def test_a_line_of_brat_that_is_no_mark_costs_itself_alone(line: str, problem: str) -> None:
    reading = read(f"{ANN}{line}\n", ARTICLE.text)[1]
    assert (len(reading.marks), reading.problems) == (2, (problem,))


def test_the_same_annotations_twice_are_there_once(notebook: Notebook) -> None:
    for count in (2, 0):
        assert import_text(ANN, notebook, beside=ARTICLE.text).added == count


# -- spaCy


def test_findings_of_our_own_do_not_come_back_as_marks() -> None:
    mark = marked_there("opens", label="EVENT")
    groups = [(EXPORTED, (mark,))]
    text = "".join(WITH_FINDINGS["spacy"](groups, lambda article: FINDINGS))
    assert [row.id for row in read(text)[1].marks] == [mark.id]


def test_spans_of_prodigy_are_marks_with_a_label(notebook: Notebook) -> None:
    spans = [{"start": 23, "end": 28, "label": "EVENT", "token_start": 3}]
    row = {"text": ARTICLE.text, "spans": spans, "meta": {"url": URL, "title": "Harbour"}}
    lines = [row, {**row, "answer": "reject"}, {"text": "Other.", "spans": []}]
    import_text("\n".join(json.dumps(line) for line in lines), notebook)
    assert only_mark(notebook).label == "EVENT"
    article = notebook.article_of(only_mark(notebook).article)
    assert article and (article.title, article.url) == ("Harbour", URL)


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        ({"start": 0, "end": 999, "label": "X"}, "its text has nothing from 0 to 999"),
        ({"start": 0, "end": 3}, "{'start': 0, 'end': 3} is no span with a label"),
        ({"start": -1, "end": 3, "label": "X"}, "-1 is no offset"),
    ],
)
def test_a_span_that_is_none_costs_itself_alone(span: dict[str, Any], problem: str) -> None:
    known = {"start": 0, "end": 7, "label": "X"}
    reading = read(json.dumps({"text": ARTICLE.text, "spans": [span, known]}))[1]
    assert (len(reading.marks), reading.problems) == (1, (f"line 1: {problem}",))


# -- whatever is in them

ANYTHING = st.text(st.sampled_from("T1R#A\t\n ;:,0129'\"ax=") | st.characters(codec="utf-8"))


@given(body=ANYTHING, head=st.sampled_from(["quote,url,start,links,tags\n", "T1\tx 0 4\t\n"]))
def test_whatever_a_table_or_brat_has_it_is_read_or_refused(body: str, head: str) -> None:
    try:
        reading = read(head + body, "Some text.")[1]
    except UnreadableError as error:
        assert "damaged" not in str(error)
        return
    for form in IMPORTERS:
        "".join(EXPORTERS[form]([(Article(text=""), reading.marks)]))
