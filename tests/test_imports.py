"""Marks from files: found in their articles, merged, never doubled, never half of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotators.notebook.formats import EXPORTERS, annotated
from annotators.notebook.formats.importing import import_text
from annotators.notebook.mark import Link, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support.imported import ARTICLE, BOTH_WAYS, URL, export_of, mark_of, only_mark, w3c


@pytest.fixture
def other(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "other")


# -- there and back


@pytest.mark.parametrize("form", ["jsonl", "jsonld"])
def test_a_notebook_is_carried_to_another_computer(
    form: str, notebook: Notebook, other: Notebook
) -> None:
    first = mark_of("Ada Quill", note="who?", tags=("a", "b"), color="pink", label="x")
    notebook.add(
        first, mark_of(answers=first.id, links=(Link("elsewhere", "evidence"),)), article=ARTICLE
    )
    report = import_text("".join(EXPORTERS[form](annotated(notebook, notebook.all()))), other)
    assert other.all() == notebook.all()
    assert other.article_of(ARTICLE.id) == ARTICLE
    assert (report.added, report.orphans, report.problems) == (2, 0, ())


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_importing_twice_doubles_nothing(form: str, notebook: Notebook) -> None:
    notebook.add(mark_of("harbour"), article=ARTICLE)
    text = export_of(form, mark_of(note="new"), mark_of("Ada Quill", tags=("who",)))
    assert import_text(text, notebook).added == 2
    report = import_text(text, notebook)
    assert (report.added, report.changed, report.known) == (0, 0, 2)
    assert len(notebook.all()) == 3


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_the_same_mark_under_another_id_is_not_doubled(form: str, notebook: Notebook) -> None:
    first = mark_of(note="same", motivation="commenting")
    notebook.add(first, article=ARTICLE)
    report = import_text(export_of(form, replace(first, id="f" * 32)), notebook)
    assert (report.known, only_mark(notebook).id) == (1, first.id)


def test_a_reply_to_a_mark_known_by_another_id_answers_that(notebook: Notebook) -> None:
    first = mark_of(note="same")
    notebook.add(first, article=ARTICLE)
    twin = replace(first, id="twin")
    text = export_of("jsonl", mark_of("Ada Quill", answers="twin", links=(Link("twin"),)), twin)
    import_text(text, notebook)
    (reply,) = [mark for mark in notebook.all() if mark.id != first.id]
    assert (reply.answers, reply.links) == (first.id, (Link(first.id),))


def test_the_later_version_of_a_mark_is_kept(notebook: Notebook) -> None:
    old = mark_of(note="old", modified="2026-01-02")
    notebook.add(old, article=ARTICLE)
    newer = replace(old, note="new", modified="2026-01-03")
    assert import_text(export_of("jsonl", newer), notebook).changed == 1
    assert import_text(export_of("jsonl", old), notebook).known == 1
    assert only_mark(notebook).note == "new"


def test_what_a_form_cannot_say_is_not_taken_away_by_it(notebook: Notebook) -> None:
    old = mark_of(note="old", color="green", label="x", modified="2026-01-02")
    notebook.add(old, article=ARTICLE)
    newer = replace(old, note="new", modified="2026-01-03")
    import_text(export_of("hypothesis", newer), notebook)
    assert (only_mark(notebook).note, only_mark(notebook).color, only_mark(notebook).label) == (
        "new",
        "green",
        "x",
    )


def test_one_undo_takes_an_import_back(notebook: Notebook) -> None:
    another = Article(text="Another text.", url="https://a.example/")
    groups = [(ARTICLE, [mark_of()]), (another, [mark_on(another, Span(0, 7))])]
    import_text("".join(EXPORTERS["jsonl"](groups)), notebook)
    notebook.undo()
    assert notebook.all() == ()


# -- finding the place


@pytest.mark.parametrize("surplus", [0, 20], ids=["code points", "UTF-16"])
def test_offsets_are_read_however_they_were_counted(surplus: int, notebook: Notebook) -> None:
    text = f"{'🗞' * 20} Ada Quill said so. Ada Quill left."
    first = text.index("Ada")  # of two, to the second of which the offset in UTF-16 is nearer
    place = {"type": "TextPositionSelector", "start": first + surplus, "end": first + surplus + 9}
    words = {"type": "TextQuoteSelector", "exact": "Ada Quill"}
    known = {URL: Article(text=text, url=URL)}.get
    import_text(w3c(target={"source": URL, "selector": [words, place]}), notebook, known)
    assert only_mark(notebook).span == Span(first, first + 9)


@pytest.mark.parametrize("form", BOTH_WAYS)
@pytest.mark.parametrize("text", ["🗞 attend", f"🗞{'a' * 90}"], ids=["words around", "none"])
def test_where_both_ways_to_count_hit_the_same_words_the_right_one_is_taken(
    text: str, form: str, notebook: Notebook
) -> None:
    article = Article(text=text, url=URL)
    mark = mark_on(article, Span(45, 46) if len(text) > 45 else Span(3, 4))
    import_text(export_of(form, mark, article=article), notebook, {URL: article}.get)
    assert only_mark(notebook).span == mark.span


def test_offsets_that_go_beyond_the_text_are_not_believed(notebook: Notebook) -> None:
    article = Article(text="🗞 Ada Quill left.", url=URL)
    whole = mark_on(article, Span(0, len(article.text)))
    import_text(export_of("hypothesis", whole, article=article), notebook, {URL: article}.get)
    assert only_mark(notebook).span == whole.span


def test_an_offset_within_a_character_costs_nothing_but_itself(notebook: Notebook) -> None:
    place = {"type": "TextPositionSelector", "start": 9, "end": 10}
    words = {"type": "TextQuoteSelector", "exact": "🗞"}
    target = {"source": URL, "selector": [words, place]}
    import_text(w3c(target=target), notebook, {URL: ARTICLE}.get)
    assert only_mark(notebook).exact == "🗞"


def test_words_without_offsets_are_found(notebook: Notebook) -> None:
    notebook.add(mark_of("harbour"), article=ARTICLE)
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
    mark = replace(mark_of(note="kept"), article=URL)
    text = export_of(form, mark, article=Article(text="", url=URL))
    assert import_text(text, notebook).orphans == 1
    orphan = only_mark(notebook)
    assert (orphan.state, orphan.exact, orphan.note, orphan.article) == (
        "orphan",
        "opens",
        "kept",
        URL,
    )


@pytest.mark.parametrize("form", ["csv", "hypothesis"])
def test_an_article_that_is_not_there_keeps_its_title(form: str, notebook: Notebook) -> None:
    titled = replace(ARTICLE, url=None, title="Harbour opens")
    import_text(export_of(form, mark_on(titled, Span(12, 20)), article=titled), notebook)
    ((article, _),) = annotated(notebook, notebook.all())
    assert article.title == "Harbour opens"


def test_an_orphan_is_found_under_the_address_of_its_page(notebook: Notebook) -> None:
    import_text(w3c(target={"source": f"{URL}#top"}), notebook)
    assert only_mark(notebook).article == URL


def test_a_mark_whose_words_are_gone_is_an_orphan(notebook: Notebook) -> None:
    notebook.add(mark_of("harbour"), article=ARTICLE)
    words = {"type": "TextQuoteSelector", "exact": "nothing of the kind at all"}
    import_text(w3c(target={"source": URL, "selector": words}), notebook)
    orphan = next(mark for mark in notebook.all() if mark.state == "orphan")
    assert (orphan.article, orphan.exact) == (URL, "nothing of the kind at all")


def test_a_note_on_a_whole_page_is_shown_on_its_first_line(notebook: Notebook) -> None:
    import_text(w3c(target=URL), notebook, {URL: ARTICLE}.get)
    mark = only_mark(notebook)
    assert (mark.span.of(ARTICLE.text), mark.note) == ("Harbour", "Not before May.")
    assert mark.is_of_whole


def test_a_reply_without_a_place_has_that_of_what_it_answers(notebook: Notebook) -> None:
    first = mark_of(note="why?")
    reply = mark_of("Harbour", note="because", answers=first.id, motivation="replying")
    import_text(export_of("hypothesis", first, reply), notebook, {URL: ARTICLE}.get)
    stored = notebook.get(reply.id, ARTICLE.id)
    assert stored
    assert (stored.exact, stored.answers) == ("opens", first.id)
