"""Annotations in the forms of others, and files that hold none."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotators.notebook.formats import EXPORTERS
from annotators.notebook.formats.importing import UnreadableError, import_text, read
from annotators.notebook.formats.reading import offset
from annotators.notebook.mark import Link
from annotators.notebook.notebook import Notebook
from articles.article import Article
from articles.store import StoreError
from tests.support.any_marks import STRANGE
from tests.support.imported import ARTICLE, BOTH_WAYS, URL, export_of, mark_of, only_mark, w3c

# -- forms of others


def test_an_annotation_of_another_program(notebook: Notebook) -> None:
    bodies = [
        {"type": "TextualBody", "value": "First.", "purpose": "commenting"},
        {"type": "TextualBody", "value": "press", "purpose": "tagging"},
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "Second."}]},
        {"type": "SpecificResource", "source": "http://example.org/b", "purpose": "linking"},
        "http://example.org/video",
    ]
    import_text(
        w3c(body=bodies, bodyValue=None, motivation="oa:questioning"),
        notebook,
        {URL: ARTICLE}.get,
    )
    mark = only_mark(notebook)
    assert mark.id == "http://example.org/anno1"
    assert mark.note == "First.\n\nSecond.\n\nhttp://example.org/video"
    assert (mark.tags, mark.links) == (("press",), (Link("http://example.org/b"),))
    assert mark.motivation == "commenting"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: [item],
        lambda item: {"@context": "c", "type": "AnnotationPage", "items": [item]},
        lambda item: {"@context": "c", "type": "AnnotationCollection", "first": {"items": [item]}},
    ],
)
def test_annotations_come_singly_in_lists_pages_and_collections(wrap: Any) -> None:
    assert len(read(json.dumps(wrap(json.loads(w3c()))))[1].marks) == 1


def test_what_the_api_of_hypothesis_answers(notebook: Notebook) -> None:
    selector = [{"type": "TextQuoteSelector", "exact": "opens"}]
    row = {"id": "aB-_9", "uri": URL, "text": "", "target": [{"selector": selector}]}
    import_text(json.dumps({"total": 1, "rows": [row]}), notebook)
    assert (only_mark(notebook).id, only_mark(notebook).color) == ("aB-_9", "yellow")


# -- what cannot be read


@pytest.mark.parametrize(
    ("facts", "motivation"),
    [
        ({}, "highlighting"),
        ({"tags": ["sea"]}, "tagging"),
        ({"tags": ["sea"], "text": "Why?"}, "commenting"),
        ({"text": "Why?", "references": ["a"]}, "replying"),
    ],
)
def test_what_was_done_on_a_page_tells_what_a_mark_is_for(
    facts: dict[str, Any], motivation: str
) -> None:
    (mark,) = read(json.dumps({"rows": [{"uri": URL, **facts}]}))[1].marks
    assert mark.motivation == motivation


def test_what_is_not_on_a_page_is_no_annotation_of_hypothesis(notebook: Notebook) -> None:
    rows = [{"uri": URL, "target": []}, {"uri": ""}, {"uri": 3}, {}, "x"]
    problems = import_text(json.dumps({"rows": rows}), notebook).problems
    no_page = "it does not say which page it is on (uri)"
    assert problems == (
        *(f"annotation {n}: {no_page}" for n in (2, 3, 4)),
        "annotation 5: 'x' is no annotation",
    )


def test_a_line_that_cannot_be_read_costs_itself_alone(notebook: Notebook) -> None:
    line = export_of("jsonl", mark_of())
    wrong_lines = [
        "{cut",
        '{"newsread": "mark"}',
        '{"newsread": "mark", "id": "x", "article": "a"}',
        "[]",
    ]
    report = import_text(line + "\n".join(wrong_lines), notebook)
    assert report.added == 1
    assert report.problems == (
        "line 3: not JSON, or cut short",
        "line 4: a mark without an id",
        "line 5: not a mark, for it has no “start”",
        "line 6: neither an article nor a mark of newsread’s",
    )


def test_an_annotation_that_cannot_be_read_costs_itself_alone(notebook: Notebook) -> None:
    wrong_items = [
        3,
        {"target": None},
        {"target": {"source": "u", "selector": {"type": "TextQuoteSelector", "exact": 3}}},
    ]
    report = import_text(json.dumps([json.loads(w3c()), *wrong_items]), notebook)
    assert report.added == 1
    assert report.problems == (
        "annotation 2: 3 is no annotation",
        "annotation 3: it has no target",
        "annotation 4: its quote is no text",
    )


@pytest.mark.parametrize("value", [-1, 1.5, 2**53, True, "1", None, math.inf, math.nan])
def test_what_is_no_offset_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError, match="is no offset"):
        offset(value)


def test_a_whole_number_is_an_offset_however_json_wrote_it() -> None:
    assert (offset(0), offset(7.0)) == (0, 7)


@pytest.mark.parametrize("text", ["", "hello", "{}", "[]", '{"a": 1}', "null", "[" * 100_000])
def test_a_file_of_another_kind_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^neither W3C"):
        read(text)


def test_when_the_disk_is_full_nothing_is_half_done(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.store import durable

    def full(*_: object) -> None:
        raise StoreError("full")

    monkeypatch.setattr(durable, "replace", full)
    with pytest.raises(StoreError):
        import_text(export_of("jsonl", mark_of()), notebook)
    monkeypatch.undo()
    assert Notebook(notebook.folder).all() == ()


KEYS = [
    "target",
    "source",
    "selector",
    "type",
    "exact",
    "start",
    "end",
    "body",
    "value",
    "purpose",
    "id",
    "canonical",
    "motivation",
    "first",
    "items",
    "annotations",
    "uri",
    "text",
    "tags",
    "references",
    "state",
    "cached",
    "newsread",
    "created",
    "rows",
    "article",
]
TERMS = ["TextQuoteSelector", "TextPositionSelector", "tagging", "mark", "article", URL, STRANGE]
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(TERMS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8)
    ),
    max_leaves=30,
)


@given(data=any_json)
def test_whatever_is_in_a_file_it_is_read_or_refused(data: Any) -> None:
    """Nothing else comes out of it, and what is read can be written again."""
    try:
        imported = read(json.dumps(data))[1]
    except UnreadableError:
        return
    for form in BOTH_WAYS:
        "".join(EXPORTERS[form]([(Article(text=""), imported.marks)]))
