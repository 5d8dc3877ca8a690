"""Marks linked with each other, and answered."""

from __future__ import annotations

from dataclasses import replace

from annotators.notebook.mark import Link, Mark, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Span
from tests.support.marking_app import Reading, press, status_text, stored_marks
from tests.support.readings import ARTICLE, TEXT, span


def linked_pair(notebook: Notebook) -> tuple[Mark, Mark]:
    """A mark of the article that is read, and one of another article."""
    other = replace(ARTICLE, text="Elsewhere. " + TEXT, url="https://other.example")
    first = mark_on(ARTICLE, span("“We cannot wait for it to fall,”"), note="first")
    second = mark_on(other, Span(0, 9), note="second")
    notebook.add(first, article=ARTICLE)
    notebook.add(second, article=other)
    return first, second


async def test_a_link_says_what_the_other_is_and_leads_there(notebook: Notebook) -> None:
    _, second = linked_pair(notebook)
    app = Reading(notebook)
    async with app.run_test(size=(200, 30)) as pilot:
        await press(pilot, ["]", "q", "m", "l", *"second", "enter", *"contra", "enter"])
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "hl")
        assert "contradiction: “Elsewhere”" in status_text(app.reader)
        await press(pilot, "mg")
        assert [mark.id for mark in app.wanted] == [second.id]
    (mark,) = stored_marks(notebook)
    assert (mark.links, mark.label) == ((Link(second.id, "contradiction"),), None)


def pointing_here(notebook: Notebook) -> Mark:
    """A mark elsewhere that points to the one on the article that is read."""
    first, second = linked_pair(notebook)
    notebook.change(replace(second, links=(Link(first.id, "evidence"),)))
    return second


async def test_a_link_is_seen_from_the_other_end(notebook: Notebook) -> None:
    second = pointing_here(notebook)
    app = Reading(notebook)
    async with app.run_test(size=(200, 30)) as pilot:
        await press(pilot, "]q")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "hl")
        assert "evidence of: “Elsewhere”" in status_text(app.reader)
        await press(pilot, "mg")
        assert [mark.id for mark in app.wanted] == [second.id]


async def test_where_only_the_other_mark_points_here_is_said_where_its_link_can_go(
    notebook: Notebook,
) -> None:
    pointing_here(notebook)
    app = Reading(notebook)
    async with app.run_test(size=(200, 30)) as pilot:
        await press(pilot, "]q")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "mu")
        assert "mg goes there, and mu then unlinks it" in status_text(app.reader)


async def test_a_link_can_be_taken_away(notebook: Notebook) -> None:
    first, second = linked_pair(notebook)
    notebook.change(replace(first, links=(Link(second.id, "evidence"), Link("gone", "same"))))
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "u", *"evid", "enter"])
    assert stored_marks(notebook)[0].links == (Link("gone", "same"),)


async def test_a_reply_answers_the_mark_and_can_be_reached(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "ctrl+s", "m", "e", *"so", "ctrl+s"])
        await press(pilot, ["a", *"!", "ctrl+s"])
        await press(pilot, ["m", "m", "a", *"?", "ctrl+s"])
    note, reply = sorted(stored_marks(notebook), key=lambda mark: mark.created)
    assert (note.note, reply.note, reply.answers) == ("why?", "so!", note.id)
