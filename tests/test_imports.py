"""Marks from files: found in their articles, merged, never doubled, never half of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotators.exports import EXPORTERS, annotated
from annotators.imports import UnreadableError, import_text, read
from annotators.mark import Link, Mark, mark_on
from annotators.notebook import Notebook
from articles.article import Article, Span
from articles.store import StoreError
from tests.any_marks import STRANGE

URL = "https://herald.example/harbour"
ARTICLE = Article(
    text="Harbour\n\n🗞 The harbour opens. “At last,” Ada Quill said. Ada Quill left.", url=URL
)
BOTH_WAYS = ("jsonl", "jsonld", "hypothesis")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "marks")


@pytest.fixture
def other(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "other")


def marked(words: str = "opens", **values: Any) -> Mark:
    start = ARTICLE.text.index(words)
    return mark_on(ARTICLE, Span(start, start + len(words)), **values)


def written(form: str, *marks: Mark, article: Article = ARTICLE) -> str:
    return "".join(EXPORTERS[form]([(article, marks)]))


def w3c(**values: Any) -> str:
    """An annotation as another program may write it, by a counter of UTF-16 units."""
    words = {"type": "TextQuoteSelector", "exact": "opens"}
    start = ARTICLE.text.index("opens") + 1
    place = {"type": "TextPositionSelector", "start": start, "end": start + 5}
    given = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "bodyValue": "Not before May.",
        "target": {"source": URL, "selector": [words, place]},
    }
    return json.dumps({**given, **values})


def only(notebook: Notebook) -> Mark:
    (mark,) = notebook.all()
    return mark


# -- there and back


@pytest.mark.parametrize("form", ["jsonl", "jsonld"])
def test_a_notebook_is_carried_to_another_computer(
    form: str, notebook: Notebook, other: Notebook
) -> None:
    first = marked("Ada Quill", note="who?", tags=("a", "b"), color="pink", label="x")
    notebook.add(
        first, marked(answers=first.id, links=(Link("elsewhere", "evidence"),)), article=ARTICLE
    )
    report = import_text("".join(EXPORTERS[form](annotated(notebook, notebook.all()))), other)
    assert other.all() == notebook.all()
    assert other.article_of(ARTICLE.id) == ARTICLE
    assert (report.added, report.orphans, report.problems) == (2, 0, ())


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_importing_twice_doubles_nothing(form: str, notebook: Notebook) -> None:
    notebook.add(marked("harbour"), article=ARTICLE)
    text = written(form, marked(note="new"), marked("Ada Quill", tags=("who",)))
    assert import_text(text, notebook).added == 2
    report = import_text(text, notebook)
    assert (report.added, report.changed, report.known) == (0, 0, 2)
    assert len(notebook.all()) == 3


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_the_same_mark_under_another_id_is_not_doubled(form: str, notebook: Notebook) -> None:
    kept = marked(note="same", motivation="commenting")
    notebook.add(kept, article=ARTICLE)
    report = import_text(written(form, replace(kept, id="f" * 32)), notebook)
    assert (report.known, only(notebook).id) == (1, kept.id)


def test_a_reply_to_a_mark_known_by_another_id_answers_that(notebook: Notebook) -> None:
    kept = marked(note="same")
    notebook.add(kept, article=ARTICLE)
    twin = replace(kept, id="twin")
    text = written("jsonl", marked("Ada Quill", answers="twin", links=(Link("twin"),)), twin)
    import_text(text, notebook)
    (reply,) = [mark for mark in notebook.all() if mark.id != kept.id]
    assert (reply.answers, reply.links) == (kept.id, (Link(kept.id),))


def test_the_later_version_of_a_mark_is_kept(notebook: Notebook) -> None:
    kept = marked(note="old", modified="2026-01-02")
    notebook.add(kept, article=ARTICLE)
    newer = replace(kept, note="new", modified="2026-01-03")
    assert import_text(written("jsonl", newer), notebook).changed == 1
    assert import_text(written("jsonl", kept), notebook).known == 1
    assert only(notebook).note == "new"


def test_what_a_form_cannot_say_is_not_taken_away_by_it(notebook: Notebook) -> None:
    kept = marked(note="old", color="green", label="x", modified="2026-01-02")
    notebook.add(kept, article=ARTICLE)
    newer = replace(kept, note="new", modified="2026-01-03")
    import_text(written("hypothesis", newer), notebook)
    assert (only(notebook).note, only(notebook).color, only(notebook).label) == (
        "new",
        "green",
        "x",
    )


def test_one_undo_takes_an_import_back(notebook: Notebook) -> None:
    elsewhere = Article(text="Another text.", url="https://a.example/")
    groups = [(ARTICLE, [marked()]), (elsewhere, [mark_on(elsewhere, Span(0, 7))])]
    import_text("".join(EXPORTERS["jsonl"](groups)), notebook)
    notebook.undo()
    assert notebook.all() == ()


# -- finding the place


@pytest.mark.parametrize("counted", ["code points", "UTF-16"])
def test_offsets_are_read_however_they_were_counted(counted: str, notebook: Notebook) -> None:
    notebook.add(marked("harbour"), article=ARTICLE)
    second = ARTICLE.text.rindex("Ada Quill")  # of two, so that the words alone do not tell
    start = second + (counted == "UTF-16")
    place = {"type": "TextPositionSelector", "start": start, "end": start + 9}
    words = {"type": "TextQuoteSelector", "exact": "Ada Quill"}
    import_text(w3c(target={"source": URL, "selector": [words, place]}), notebook)
    assert Span(second, second + 9) in [mark.span for mark in notebook.marks_of(ARTICLE.id)]


def test_words_without_offsets_are_found(notebook: Notebook) -> None:
    notebook.add(marked("harbour"), article=ARTICLE)
    words = {"type": "TextQuoteSelector", "exact": "At last", "prefix": "“", "suffix": ",”"}
    import_text(w3c(target={"source": f"{URL}#top", "selector": words}), notebook)
    mark = next(mark for mark in notebook.all() if mark.exact == "At last")
    assert (mark.span.of(ARTICLE.text), mark.state, mark.article) == (
        "At last",
        "in place",
        ARTICLE.id,
    )


def test_an_article_that_only_the_library_has_is_asked_for(notebook: Notebook) -> None:
    known: Callable[[str], Article | None] = {URL: ARTICLE}.get
    assert import_text(w3c(), notebook, known).orphans == 0
    assert notebook.article_of(ARTICLE.id) == ARTICLE


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_a_mark_on_an_unknown_article_is_kept_with_its_words(form: str, notebook: Notebook) -> None:
    mark = replace(marked(note="kept"), article=URL)
    text = written(form, mark, article=Article(text="", url=URL))
    assert import_text(text, notebook).orphans == 1
    kept = only(notebook)
    assert (kept.state, kept.exact, kept.note, kept.article) == ("orphan", "opens", "kept", URL)


def test_an_orphan_is_found_under_the_address_of_its_page(notebook: Notebook) -> None:
    import_text(w3c(target={"source": f"{URL}#top"}), notebook)
    assert only(notebook).article == URL


def test_a_mark_whose_words_are_gone_is_an_orphan(notebook: Notebook) -> None:
    notebook.add(marked("harbour"), article=ARTICLE)
    words = {"type": "TextQuoteSelector", "exact": "nothing of the kind at all"}
    import_text(w3c(target={"source": URL, "selector": words}), notebook)
    orphan = next(mark for mark in notebook.all() if mark.state == "orphan")
    assert (orphan.article, orphan.exact) == (URL, "nothing of the kind at all")


def test_a_note_on_a_whole_page_is_put_on_its_first_line(notebook: Notebook) -> None:
    import_text(w3c(target=URL), notebook, {URL: ARTICLE}.get)
    assert (only(notebook).exact, only(notebook).note) == ("Harbour", "Not before May.")


def test_a_reply_without_a_place_has_that_of_what_it_answers(notebook: Notebook) -> None:
    first = marked(note="why?")
    reply = marked("Harbour", note="because", answers=first.id, motivation="replying")
    import_text(written("hypothesis", first, reply), notebook, {URL: ARTICLE}.get)
    kept = notebook.get(reply.id, ARTICLE.id)
    assert kept
    assert (kept.exact, kept.answers) == ("opens", first.id)


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
    mark = only(notebook)
    assert mark.id == "http://example.org/anno1"
    assert mark.note == "First.\n\nSecond.\n\nhttp://example.org/video"
    assert (mark.tags, mark.links) == (("press",), (Link("http://example.org/b"),))
    assert mark.motivation == "commenting"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda each: [each],
        lambda each: {"@context": "c", "type": "AnnotationPage", "items": [each]},
        lambda each: {"@context": "c", "type": "AnnotationCollection", "first": {"items": [each]}},
    ],
)
def test_annotations_come_singly_in_lists_pages_and_collections(wrap: Any) -> None:
    assert len(read(json.dumps(wrap(json.loads(w3c()))))[1].marks) == 1


def test_what_the_api_of_hypothesis_answers(notebook: Notebook) -> None:
    selector = [{"type": "TextQuoteSelector", "exact": "opens"}]
    row = {"id": "aB-_9", "uri": URL, "text": "", "target": [{"selector": selector}]}
    import_text(json.dumps({"total": 1, "rows": [row]}), notebook)
    assert (only(notebook).id, only(notebook).color) == ("aB-_9", "yellow")


# -- what cannot be read


def test_a_line_that_cannot_be_read_costs_itself_alone(notebook: Notebook) -> None:
    good = written("jsonl", marked())
    bad = ["{cut", '{"newsread": "mark"}', '{"newsread": "mark", "id": "x", "article": "a"}', "[]"]
    report = import_text(good + "\n".join(bad), notebook)
    assert report.added == 1
    assert report.problems == (
        "line 3: not JSON, or cut short",
        "line 4: a mark without an id",
        "line 5: not a mark, for it has no “start”",
        "line 6: neither an article nor a mark of newsread’s",
    )


def test_an_annotation_that_cannot_be_read_costs_itself_alone(notebook: Notebook) -> None:
    bad = [
        3,
        {"target": None},
        {"target": {"source": "u", "selector": {"type": "TextQuoteSelector", "exact": 3}}},
    ]
    report = import_text(json.dumps([json.loads(w3c()), *bad]), notebook)
    assert report.added == 1
    assert report.problems == (
        "annotation 2: 3 is no annotation",
        "annotation 3: it has no target",
        "annotation 4: its quote is no text",
    )


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
        import_text(written("jsonl", marked()), notebook)
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
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(TERMS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8)
    ),
    max_leaves=30,
)


@given(data=anything)
def test_whatever_is_in_a_file_it_is_read_or_refused(data: Any) -> None:
    """Nothing else comes out of it, and what is read can be written again."""
    try:
        found = read(json.dumps(data))[1]
    except UnreadableError:
        return
    for form in BOTH_WAYS:
        "".join(EXPORTERS[form]([(Article(text=""), found.marks)]))
