"""What goes out of one form and comes in again, in every form that can come in, is what it was."""

import json
from collections.abc import Collection
from dataclasses import fields, replace
from itertools import chain, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotators.notebook.formats import EXPORTERS, annotated
from annotators.notebook.formats.importing import import_text, read
from annotators.notebook.mark import Creator, Mark, Verdict, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support import any_marks

WHOLE = ("jsonl", "jsonld", "hypothesis")
"""The forms that tell of a mark all that there is."""

Groups = list[tuple[Article, tuple[Mark, ...]]]

URL = "https://herald.example/ferries"
ARTICLE = Article(text="Ferries\n\nThe ferries run again, Tomas Okafor said.", url=URL)
CUT = ("prefix", "suffix")
"""What hypothes.is keeps half of."""


def fields_of(form: str, mark: Mark, ids: Collection[str]) -> dict[str, Any]:
    """The fields of a mark that a form tells, which has marks of these ids."""
    known = {field.name: getattr(mark, field.name) for field in fields(mark)}
    if form == "hypothesis":
        known |= dict.fromkeys(CUT)
        if mark.answers in ids:  # and which a reply is on
            known |= dict.fromkeys(("span", "exact"))
    if mark.is_of_whole:  # which lies where it is shown
        known["span"] = None
    return known


def through_form(form: str, groups: Groups) -> Groups:
    """Written in a form, read into a notebook that knows the articles, and got out again."""
    texts = {name: article for article, _ in groups for name in (article.id, article.url)}
    with TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder))
        text = "".join(EXPORTERS[form](groups))
        report = import_text(text, notebook, texts.get)
        assert (report.form, report.problems) == (form, ())
        return annotated(notebook, notebook.all())  # type: ignore[return-value]


def marks_in(groups: Groups) -> dict[str, Mark]:
    return {mark.id: mark for mark in chain.from_iterable(marks for _, marks in groups)}


@pytest.mark.parametrize("form", WHOLE)
@settings(max_examples=50)
@given(groups=any_marks.annotated())
def test_what_is_read_from_a_form_is_what_was_written(form: str, groups: Groups) -> None:
    reading = read("".join(EXPORTERS[form](groups)))[1]
    before = marks_in(groups)
    for mark in reading.marks:
        as_read = mark
        if form == "hypothesis" and mark.exact:  # whose offsets are those of a browser
            as_read = replace(mark, span=before[mark.id].span)
        assert fields_of(form, as_read, before) == fields_of(form, before[mark.id], before)
    assert len(reading.marks) == len(before)


@pytest.mark.parametrize(("first", "second"), [*product(WHOLE, WHOLE)])
@settings(max_examples=8, deadline=None)
@given(groups=any_marks.annotated())
def test_what_comes_from_one_form_goes_out_in_another(
    first: str, second: str, groups: Groups
) -> None:
    once = through_form(first, groups)
    twice = marks_in(through_form(second, once))
    before = marks_in(once)
    for name, mark in twice.items():
        assert fields_of(second, mark, before) == fields_of(second, before[name], before)
    assert len(twice) == len(before)


# -- what others have written


names = st.text(any_marks.CHARACTERS, min_size=1, max_size=20)
moments = st.datetimes().map(lambda at: f"{at.isoformat(timespec='microseconds')}+00:00")


@st.composite
def hypothesis_rows(draw: st.DrawFn) -> dict[str, Any]:
    """An annotation or page note as the API of hypothes.is gives it, of a page that is not kept."""
    quote = {"type": "TextQuoteSelector", "exact": draw(names), "prefix": "", "suffix": ""}
    place = {"type": "TextPositionSelector", "start": 3, "end": 3 + len(quote["exact"])}
    target: dict[str, Any] = {"source": URL}
    if draw(st.booleans()):
        target["selector"] = [place, quote]
    at = draw(moments)
    return {
        "id": draw(st.uuids()).hex,
        "created": at,
        "updated": at,
        "user": f"acct:{draw(st.sampled_from(['ada', 'bo.lind']))}@hypothes.is",
        "user_info": {"display_name": draw(st.none() | names)},
        "uri": URL,
        "text": draw(names),
        "tags": draw(st.lists(names, max_size=2)),
        "target": [target],
        "document": {"title": [draw(names)]},
    }


def groups_of(text: str) -> list[tuple[Article, Any]]:
    with TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder))
        assert import_text(text, notebook).problems == ()
        return list(annotated(notebook, notebook.all()))


@settings(max_examples=50, deadline=None)
@given(row=hypothesis_rows())
def test_an_annotation_of_hypothesis_goes_out_as_it_came(row: dict[str, Any]) -> None:
    groups = groups_of(json.dumps({"annotations": [row]}))
    (row_back,) = json.loads("".join(EXPORTERS["hypothesis"](groups)))["annotations"]
    (target,) = row_back["target"]
    for selector in target.get("selector", ()):
        selector.pop("newsread", None)
    assert {key: row_back[key] for key in row} == row


@settings(max_examples=50, deadline=None)
@given(row=hypothesis_rows())
def test_what_came_from_hypothesis_says_all_of_it_in_web_annotations(row: dict[str, Any]) -> None:
    groups = groups_of(json.dumps({"annotations": [row]}))
    (article, (before,)) = groups[0]
    groups_back = groups_of("".join(EXPORTERS["jsonld"](groups)))
    assert groups_back == [(article, (before,))]
    assert article.title == row["document"]["title"][0]
    assert (before.creator and before.creator.id) == row["user"]


@settings(max_examples=50, deadline=None)
@given(
    name=names,
    iri=st.sampled_from(["", "https://people.example/bo"]),
    form=st.sampled_from([*WHOLE]),
)
def test_who_wrote_a_web_annotation_is_told_in_every_form(name: str, iri: str, form: str) -> None:
    creator = {"type": "Person", "name": name} | ({"id": iri} if iri else {})
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "creator": creator,
        "bodyValue": "Why?",
        "target": URL,
    }
    groups = groups_of(json.dumps(annotation))
    ((_, (mark,)),) = groups_of("".join(EXPORTERS[form](groups)))
    assert (mark.creator, mark.note) == (Creator(name, iri), "Why?")


# -- what others do with what we gave them


def through_their_client(text: str) -> str:
    """What the client of hypothes.is exports of a file that it has imported as Ada."""
    rows = json.loads(text)["annotations"]
    columns = ("target", "tags", "text", "uri", "document")
    account = {"user": "acct:ada@hypothes.is", "user_info": {"display_name": "Ada"}}
    dates = {"created": "2031-01-02T00:00:00+00:00", "updated": "2031-01-02T00:00:00+00:00"}
    new = [
        {**{key: row[key] for key in columns}, **account, **dates, "id": f"id{number}"}
        for number, row in enumerate(rows)
    ]
    return json.dumps({"annotations": new})


def test_a_correction_is_one_after_its_way_through_hypothesis() -> None:
    verdict = Verdict(finding="claim", speaker="Tomas Okafor", kind="says", was=Span(9, 20))
    mark = mark_on(ARTICLE, Span(9, 30), motivation="editing", verdict=verdict, color="pink")
    text = "".join(EXPORTERS["hypothesis"]([(ARTICLE, (mark,))]))
    (row,) = json.loads(through_their_client(text))["annotations"]
    assert "Tomas Okafor" in row["text"]
    (mark_back,) = read(through_their_client(text))[1].marks
    assert (mark_back.id, mark_back.verdict, mark_back.note, mark_back.color) == (
        mark.id,
        verdict,
        "",
        "pink",
    )
    assert mark_back.creator == Creator("Ada", "acct:ada@hypothes.is")


def test_a_note_that_was_changed_there_is_changed_here() -> None:
    mark = mark_on(ARTICLE, Span(9, 30), note="Why?", color="green")
    text = "".join(EXPORTERS["hypothesis"]([(ARTICLE, (mark,))]))
    (mark_back,) = read(through_their_client(text).replace("Why?", "Who?"))[1].marks
    assert (mark_back.note, mark_back.color) == ("Who?", "green")


def test_two_copies_of_one_mark_there_are_two_marks() -> None:
    mark = mark_on(ARTICLE, Span(9, 30), note="Why?")
    rows = json.loads("".join(EXPORTERS["hypothesis"]([(ARTICLE, (mark,))])))["annotations"]
    other = {**rows[0], "id": "copy", "text": "Who?"}
    marks = read(json.dumps({"annotations": [*rows, other]}))[1].marks
    assert [(row.id, row.note) for row in marks] == [(mark.id, "Why?"), ("copy", "Who?")]


@pytest.mark.parametrize(
    "damage",
    [
        {"color": "beige"},
        {"verdict": 3},
        {"verdict": {"finding": "claim", "was": [0, 2**60]}},
        {"claim": {"act": "says"}},
        {"creator": {}},
        {"links": [3]},
    ],
)
def test_what_was_meddled_with_costs_only_itself(damage: dict[str, Any]) -> None:
    mark = mark_on(ARTICLE, Span(9, 30), note="Why?")
    file = json.loads("".join(EXPORTERS["hypothesis"]([(ARTICLE, (mark,))])))
    file["annotations"][0]["target"][0]["selector"][1]["newsread"] |= damage
    reading = read(json.dumps(file))[1]
    assert (reading.problems, [mark.note for mark in reading.marks]) == ((), ["Why?"])


# -- marks of the whole article


@pytest.mark.parametrize("form", WHOLE)
def test_a_page_note_on_an_unknown_page_is_no_orphan(form: str) -> None:
    page = Article(text="", url=URL, title="Ferries")
    note = replace(mark_on(ARTICLE, Span(0, 1), note="Read again"), exact="", prefix="", suffix="")
    text = "".join(EXPORTERS[form]([(page, (replace(note, article=URL),))]))
    ((article, (mark,)),) = groups_of(text)
    assert (mark.state, mark.is_of_whole, mark.note) == ("in place", True, "Read again")
    assert (article.title, article.url) == ("Ferries", URL)
