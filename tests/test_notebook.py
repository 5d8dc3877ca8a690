from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotators.notebook.colors import COLORS
from annotators.notebook.mark import MOTIVATIONS, STATES, Link, Mark, Verdict, in_utc, mark_on
from annotators.notebook.mark_documents import NotAMarkError, from_document, to_document
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support.any_marks import claims, creators
from tests.support.notebooks import ARTICLE, OTHER, mark_of, words_and_notes

if TYPE_CHECKING:
    from pathlib import Path


marks = st.builds(
    Mark,
    article=st.just(ARTICLE.id),
    span=st.builds(
        lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 99)
    ),
    exact=st.text(),
    prefix=st.text(max_size=9),
    suffix=st.text(max_size=9),
    motivation=st.sampled_from(MOTIVATIONS),
    color=st.none() | st.sampled_from(COLORS),
    label=st.none() | st.text(),
    note=st.text(),
    tags=st.lists(st.text()).map(tuple),
    answers=st.none() | st.text(),
    links=st.lists(st.builds(Link, st.text(), st.text())).map(tuple),
    speaker=st.none() | st.text(),
    verdict=st.none()
    | st.builds(
        Verdict,
        finding=st.sampled_from(["quote", "claim"]),
        rejects=st.booleans(),
        speaker=st.none() | st.text(),
        was=st.none() | st.just(Span(3, 4)),
        speaker_found=st.none() | st.text(),
    ),
    state=st.sampled_from(STATES),
    claim=st.none() | claims,
    creator=st.none() | creators,
)


@given(mark=marks)
def test_a_mark_survives_its_document(mark: Mark) -> None:
    assert from_document(mark.id, json.loads(json.dumps(to_document(mark)))) == mark


@pytest.mark.parametrize(
    "damage",
    [{"start": 9, "end": 3}, {"color": "beige"}, {"tags": [3]}, {"exact": None}, {"creator": {}}],
)
def test_a_document_of_another_shape_is_no_mark(damage: dict[str, Any]) -> None:
    with pytest.raises(NotAMarkError):
        from_document("m", {**to_document(mark_of()), **damage})


def test_a_document_from_before_claims_and_creators_were_kept_is_a_mark() -> None:
    document = to_document(mark_of(note="kept"))
    old = {key: value for key, value in document.items() if key not in ("claim", "creator")}
    mark = from_document("m", old)
    assert (mark.note, mark.claim, mark.creator) == ("kept", None, None)


def test_a_mark_keeps_its_words_and_what_stands_around_them() -> None:
    mark = mark_of()
    assert (mark.prefix, mark.exact, mark.suffix[:7]) == ("The ", "harbour", " opens.")


def test_a_notebook_remembers(notebook: Notebook, folder: Path) -> None:
    mark = mark_of(note="**why** now?", tags=("sea",), color="pink")
    notebook.add(mark)
    assert Notebook(folder).marks_of(ARTICLE.id) == (mark,)


def test_it_keeps_the_article_that_was_marked(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark_of(), article=ARTICLE)
    assert Notebook(folder).article_of(ARTICLE.id) == ARTICLE
    assert Notebook(folder).article_of(OTHER.id) is None


def test_marks_are_in_the_order_of_the_text(notebook: Notebook) -> None:
    notebook.add(mark_of(12, 17), mark_of(0, 3))
    assert [mark.exact for mark in notebook.marks_of(ARTICLE.id)] == ["The", "opens"]


def test_marks_of_all_articles(notebook: Notebook) -> None:
    notebook.add(mark_of(), mark_on(OTHER, Span(0, 7)))
    assert {mark.exact for mark in notebook.all()} == {"harbour", "Another"}


def test_a_change_is_kept_with_its_time(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of(note="old"))
    notebook.change(replace(mark, note="new"))
    (new_mark,) = Notebook(folder).marks_of(ARTICLE.id)
    assert new_mark.note == "new"
    assert new_mark.modified > mark.modified


def test_a_deleted_mark_is_gone(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of())
    notebook.delete(mark)
    assert words_and_notes(folder) == []


def test_undo_and_redo_go_all_the_way_across_restarts(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of(note="1"))
    notebook.change(replace(mark, note="2"))
    notebook.delete(mark)
    listings = []
    for _ in range(4):
        listings.append(words_and_notes(folder))
        Notebook(folder).undo(ARTICLE.id)
    assert listings == [[], [("harbour", "2")], [("harbour", "1")], []]
    listings = []
    for _ in range(4):
        Notebook(folder).redo(ARTICLE.id)
        listings.append(words_and_notes(folder))
    assert listings == [[("harbour", "1")], [("harbour", "2")], [], []]


def test_undo_says_what_it_undid(notebook: Notebook) -> None:
    notebook.add(mark := mark_of())
    notebook.delete(mark)
    undone = notebook.undo()
    assert undone
    assert (undone.change, undone.marks) == ("delete", (mark.id,))
    notebook.undo()
    assert notebook.undo() is None


def test_what_was_undone_is_not_redone_after_something_else(notebook: Notebook) -> None:
    notebook.add(mark_of())
    notebook.undo()
    notebook.add(mark_of(0, 3))
    assert notebook.redo() is None


def test_undo_in_one_article_leaves_the_others(notebook: Notebook) -> None:
    notebook.add(mark_of())
    notebook.add(mark_on(OTHER, Span(0, 7)))
    notebook.undo(ARTICLE.id)
    assert [mark.exact for mark in notebook.all()] == ["Another"]


def test_undo_takes_back_all_that_was_done_at_once(notebook: Notebook) -> None:
    notebook.add(mark_of(), mark_of(0, 3), mark_on(OTHER, Span(0, 7)))
    notebook.undo(ARTICLE.id)
    assert notebook.all() == ()
    notebook.redo(OTHER.id)
    assert len(notebook.all()) == 3


def test_a_mark_can_be_attached_to_another_version(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of(note="here"))
    notebook.reattach(mark, OTHER, Span(8, 12))
    assert (words_and_notes(folder), words_and_notes(folder, OTHER)) == ([], [("text", "here")])
    Notebook(folder).undo(OTHER.id)
    assert (words_and_notes(folder), words_and_notes(folder, OTHER)) == ([("harbour", "here")], [])


def test_a_border_can_be_moved(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of())
    notebook.reattach(mark, ARTICLE, Span(4, 17))
    assert words_and_notes(folder) == [("harbour opens", "")]


def test_the_history_of_a_mark(notebook: Notebook) -> None:
    notebook.add(mark := mark_of(note="1"))
    notebook.change(replace(mark, note="2"))
    notebook.change(replace(mark, note="3"))
    assert [version.note for version in notebook.history(mark)] == ["2", "1"]


def test_purging_forgets_history_and_keeps_marks(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of(note="1"))
    notebook.change(replace(mark, note="2"))
    assert notebook.purge("9999") == 2
    assert (notebook.history(mark), notebook.undo()) == ((), None)
    assert words_and_notes(folder) == [("harbour", "2")]


def test_how_a_mark_was_found_is_no_change_to_undo(notebook: Notebook) -> None:
    notebook.add(mark := mark_of())
    notebook.set_states(ARTICLE.id, {mark.id: "orphan", "unknown": "orphan"})
    assert [mark.state for mark in notebook.all()] == ["orphan"]
    notebook.undo()
    assert notebook.all() == ()


def test_versions_of_one_address_know_each_other(notebook: Notebook) -> None:
    newer = replace(ARTICLE, text="New. " + ARTICLE.text)
    notebook.add(mark_of(), article=ARTICLE)
    assert notebook.versions_of(newer) == (ARTICLE,)
    assert notebook.versions_of(ARTICLE) == ()
    assert notebook.versions_of(OTHER) == ()


@pytest.mark.parametrize("url", ["https://post.example/", "https://post.example/news"])
def test_two_articles_that_give_one_address_know_nothing_of_each_other(
    notebook: Notebook, url: str
) -> None:
    first, second = (
        replace(article, url=url, title=article.text[:7]) for article in (ARTICLE, OTHER)
    )
    notebook.add(mark_on(first, Span(4, 11)), article=first)
    assert notebook.versions_of(second) == ()
    assert notebook.versions_of(second, [first.id]) == (notebook.article_of(first.id),)


def test_addresses_that_only_count_visitors_apart_are_of_one_article(notebook: Notebook) -> None:
    tracked = replace(ARTICLE, url="https://post.example/harbour/?utm_source=mail")
    later = replace(ARTICLE, text=f"{ARTICLE.text} More.", url="http://post.example/harbour#top")
    notebook.add(mark_on(tracked, Span(4, 11)), article=tracked)
    assert [article.id for article in notebook.versions_of(later)] == [tracked.id]


def test_what_marks_of_any_article_point_to_is_found(notebook: Notebook) -> None:
    first, second = mark_of(), mark_on(OTHER, Span(0, 7))
    third = mark_on(Article(text="A third text."), Span(0, 1))
    notebook.add(first, replace(second, links=(Link(first.id, "evidence"),)), third)
    assert {mark.id for mark in notebook.related_to([first])} == {second.id}
    assert {mark.id for mark in notebook.related_to([third])} == {second.id}
    assert {mark.id for mark in notebook.related_to([replace(third, answers=first.id)])} == {
        first.id,
        second.id,
    }


def test_its_stamp_tells_whether_any_mark_has_changed(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark_of())
    assert notebook.stamp() is None
    os.utime(folder, (0, 0))
    assert notebook.stamp() == 0
    notebook.add(mark_of())
    os.utime(folder, (9, 9))
    assert notebook.stamp() == 9_000_000_000


@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        ("2024-05-01T12:00:00Z", "2024-05-01T12:00:00.000000+00:00"),
        ("2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00.000000+00:00"),
        ("2024-05-01", "2024-05-01T00:00:00.000000+00:00"),
        ("yesterday", "yesterday"),
    ],
)
def test_moments_are_written_in_one_way(moment: str, utc: str) -> None:
    assert in_utc(moment) == utc
