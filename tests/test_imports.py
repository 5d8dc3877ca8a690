from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from annotators.anchors import place_all
from annotators.exports import export
from annotators.imports import UnreadableError, import_file
from annotators.mark import Mark, mark_on
from annotators.notebook import Notebook
from articles.article import Article, Span

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(text="🗞 The harbour of Vell opens. “At last,” she said.", url="https://a.example")
MARK = mark_on(ARTICLE, Span(6, 13), note="why?", color="pink")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "marks")


def file_of(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "in.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return path


def w3c(**changes: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://elsewhere.example/1",
        "type": "Annotation",
        "motivation": "oa:commenting",
        "body": [
            {"type": "TextualBody", "value": "a note", "purpose": "commenting"},
            {"type": "TextualBody", "value": "tag", "purpose": "tagging"},
        ],
        "target": {
            "source": "https://a.example",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "harbour", "prefix": "The "},
                {"type": "TextPositionSelector", "start": 6, "end": 13},
            ],
        },
        **changes,
    }


def hypothesis(**changes: Any) -> dict[str, Any]:
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextPositionSelector", "start": 7, "end": 14},
        {"type": "TextQuoteSelector", "exact": "harbour", "prefix": "The ", "suffix": " of"},
    ]
    found = {
        "id": "abc",
        "created": "2024-01-01T00:00:00Z",
        "updated": "2024-01-02T00:00:00Z",
        "uri": "https://a.example",
        "text": "hm",
        "tags": ["t"],
        "target": [{"source": "https://a.example", "selector": selectors}],
        **changes,
    }
    return {"export_date": "x", "annotations": [found]}


@pytest.mark.parametrize("format_", ["jsonl", "jsonld", "hypothesis"])
def test_what_is_brought_in_twice_is_there_once(
    notebook: Notebook, tmp_path: Path, format_: str
) -> None:
    path = file_of(tmp_path, export({ARTICLE: [MARK]}, format_))
    assert str(import_file(path, notebook)) == "1 added, 0 updated, 0 known already"
    assert str(import_file(path, notebook)) == "0 added, 0 updated, 1 known already"
    assert notebook.all() == (MARK,)


def test_a_newer_version_takes_the_place_of_the_older(notebook: Notebook, tmp_path: Path) -> None:
    notebook.add(MARK)
    newer = replace(MARK, note="newer", modified="9999")
    older = replace(MARK, note="older", modified="1999")
    path = file_of(tmp_path, export({ARTICLE: [older, newer]}, "jsonl"))
    assert import_file(path, notebook).updated == 1
    assert [mark.note for mark in notebook.all()] == ["newer"]
    notebook.undo()
    assert [mark.note for mark in notebook.all()] == ["why?"]


def test_the_same_words_about_the_same_place_are_one_mark(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.add(MARK)
    path = file_of(tmp_path, export({ARTICLE: [replace(MARK, id="other")]}, "jsonl"))
    assert import_file(path, notebook).known == 1


@pytest.mark.parametrize(
    "data",
    [
        w3c(),
        [w3c()],
        {"type": "AnnotationPage", "items": [w3c()]},
        {"type": "AnnotationCollection", "first": {"items": [w3c()]}},
    ],
    ids=["one", "a list", "a page", "a collection"],
)
def test_annotations_of_others_find_their_article(
    notebook: Notebook, tmp_path: Path, data: object
) -> None:
    notebook.add(mark_on(ARTICLE, Span(2, 5)), article=ARTICLE)
    import_file(file_of(tmp_path, data), notebook)
    mark = next(mark for mark in notebook.all() if mark.note)
    assert (mark.article, mark.span, mark.tags) == (ARTICLE.id, Span(6, 13), ("tag",))
    assert (mark.exact, mark.motivation) == ("harbour", "commenting")


def test_utf16_offsets_are_converted(notebook: Notebook, tmp_path: Path) -> None:
    notebook.add(mark_on(ARTICLE, Span(2, 5)), article=ARTICLE)
    import_file(file_of(tmp_path, hypothesis()), notebook)
    mark = next(mark for mark in notebook.all() if mark.note)
    assert (mark.id, mark.span.of(ARTICLE.text), mark.color) == ("abc", "harbour", "yellow")


def test_what_is_on_an_unknown_page_is_placed_when_that_is_read(
    notebook: Notebook, tmp_path: Path
) -> None:
    import_file(file_of(tmp_path, hypothesis()), notebook)
    (mark,) = notebook.marks_of("https://a.example")
    (placed,) = place_all([mark], ARTICLE, {})
    assert placed.here
    assert placed.here.span.of(ARTICLE.text) == "harbour"


@pytest.mark.parametrize(
    "data",
    [
        w3c(target="https://a.example"),
        w3c(target={"source": "https://a.example", "selector": {"type": "CssSelector"}}),
        w3c(target={"selector": {"type": "TextQuoteSelector", "exact": "x"}}),
        hypothesis(target=[{"source": "https://a.example"}]),
        hypothesis(target=3),
        {"newsread": {"id": "x", "exact": 3}, "type": "Annotation"},
        '{"id": "x", "exact": "y"}\n{"id": "z"}',
        [1, 2],
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    notebook: Notebook, tmp_path: Path, data: object
) -> None:
    report = import_file(file_of(tmp_path, data), notebook)
    assert report.refused
    assert notebook.all() == ()


@pytest.mark.parametrize("data", ["no JSON", '"text"', "3", "[" * 100_000])
def test_a_file_of_another_kind_gets_a_sentence(
    notebook: Notebook, tmp_path: Path, data: str
) -> None:
    with pytest.raises(UnreadableError, match=r"in\.json"):
        import_file(file_of(tmp_path, data), notebook)


def test_a_binary_file_gets_a_sentence(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        import_file(tmp_path / "in.json", notebook)


def test_marks_of_unknown_values_are_refused_not_kept(notebook: Notebook, tmp_path: Path) -> None:
    strange: Mark = replace(MARK, color="beige")  # type: ignore[arg-type]
    report = import_file(file_of(tmp_path, export({ARTICLE: [strange]}, "jsonl")), notebook)
    assert len(report.refused) == 1
