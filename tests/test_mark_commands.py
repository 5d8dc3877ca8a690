"""Commands of marks, findings and links as functions: no screen, no app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from tests.support.contexts import Context
from tests.support.readings import ARTICLE, CORVO, FINDINGS, TEXT, span
from tui.reader.commands import (
    copy_commands,
    follow_commands,
    link_commands,
    mark_commands,
    review_commands,
)

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark


def kept(notebook: Notebook) -> list[Mark]:
    """What a newsread that starts now would find."""
    return list(Notebook(notebook.folder).marks_of(ARTICLE.id))


async def test_a_highlight_is_there_at_once_and_acknowledged_when_it_is_kept(
    notebook: Notebook,
) -> None:
    context = Context(notebook)
    context.text.cursor = span("We cannot").start
    mark_commands.highlight(context.r, "blue")
    (mark,) = context.r.document.marks
    assert (mark.exact, mark.color, mark.speaker) == (
        "“We cannot wait for it to fall,”",
        "blue",
        CORVO,
    )
    assert context.words == []
    await context.settled()
    assert context.words == ["Highlighted in blue"]
    assert kept(notebook) == [mark]


async def test_a_mark_that_is_here_gets_the_colour_and_the_next_is_marked_as_it_was() -> None:
    context = Context()
    mark_commands.highlight(context.r, "blue")
    mark_commands.highlight(context.r, "pink")
    assert [mark.color for mark in context.r.document.marks] == ["pink"]
    context.text.cursor = span("Officials").start
    mark_commands.mark_again(context.r)
    assert [mark.color for mark in context.r.document.marks] == ["pink", "pink"]


async def test_a_note_is_asked_for_and_kept(notebook: Notebook) -> None:
    context = Context(notebook, ARTICLE, None, "Ask the council")
    await mark_commands.note(context.r)
    await context.settled()
    assert context.asked == ["NoteDialog"]
    assert [mark.note for mark in kept(notebook)] == ["Ask the council"]
    assert context.words == ["Note kept"]


async def test_a_note_that_was_left_makes_no_mark(notebook: Notebook) -> None:
    context = Context(notebook, ARTICLE, None, None)
    await mark_commands.note(context.r)
    assert context.words == ["No note was made"]
    assert context.r.document.marks == ()


async def test_an_undo_says_what_it_took_back(notebook: Notebook) -> None:
    context = Context(notebook)
    mark_commands.highlight(context.r, "green")
    await context.settled()
    await mark_commands.undo(context.r)
    assert context.r.document.marks == ()
    assert context.words[-1].startswith("Undone: ")
    await mark_commands.redo(context.r)
    assert context.words[-1].startswith("Done again: ")
    assert [mark.color for mark in kept(notebook)] == ["green"]


@pytest.mark.parametrize(
    "command",
    [
        *(mark_commands.delete, mark_commands.move_borders, link_commands.link),
        *(link_commands.reply, link_commands.unlink, link_commands.follow_link),
    ],
)
async def test_a_command_that_needs_a_mark_says_so(command: object) -> None:
    context = Context()
    if (awaitable := command(context.r)) is not None:  # type: ignore[operator]
        await awaitable
    assert context.words == ["No mark of yours here; ]n goes to the next"]


async def test_a_mark_reaches_as_far_as_what_is_selected() -> None:
    context = Context()
    context.text.cursor = span("We cannot").start
    mark_commands.highlight(context.r, "blue")
    context.text.selected = span("cannot wait")
    mark_commands.move_borders(context.r)
    assert [mark.exact for mark in context.r.document.marks] == ["cannot wait"]
    assert context.text.selected is None


async def test_two_marks_are_linked_and_the_link_is_followed(notebook: Notebook) -> None:
    mark = mark_on(ARTICLE, span("Officials"))
    notebook.add(mark, article=ARTICLE)
    context = Context(notebook, ARTICLE, None, mark.id, "evidence")
    await context.r.store.load()
    context.text.cursor = span("Tom Hale").start
    mark_commands.highlight(context.r, "blue")
    await link_commands.link(context.r)
    await context.settled()
    assert context.asked == ["Link this mark with", "The other mark is its"]
    await link_commands.follow_link(context.r)
    assert context.text.cursor == mark.span.start
    assert context.r.preferred == mark.id


async def test_a_speaker_is_corrected_by_a_verdict_and_by_no_second_one(
    notebook: Notebook,
) -> None:
    context = Context(notebook)
    context.text.cursor = span("We cannot").start
    context.answers = ["Zoe Marr", "Tom Hale"]
    await review_commands.correct_speaker(context.r)
    await review_commands.correct_speaker(context.r)
    await context.settled()
    (mark,) = kept(notebook)
    assert mark.verdict is not None
    assert (mark.verdict.finding, mark.verdict.speaker) == ("quote", "Tom Hale")


async def test_what_is_judged_in_the_pane_is_the_row_there() -> None:
    context = Context()
    denial = FINDINGS.claims[2]
    context.desk.current_row = denial
    review_commands.accept(context.r)
    assert context.r.chosen is denial
    assert context.text.cursor == denial.content[0].start
    (verdict,) = context.r.document.verdicts
    assert verdict.span.of(TEXT) == "the “old lady” was in danger"


def test_nothing_can_be_judged_where_nothing_was_found() -> None:
    context = Context()
    context.text.cursor = span("By Ada").start
    review_commands.reject(context.r)
    assert context.words == ["Nothing was found here; ]c and ]q go to the next finding"]


def test_a_quotation_is_copied_with_who_said_it() -> None:
    context = Context()
    context.text.cursor = span("We cannot").start
    copy_commands.copy(context.r)
    assert len(context.copied) == 1
    assert context.copied[0].startswith("“We cannot wait for it to fall”")
    assert CORVO in context.copied[0]


async def test_following_a_claim_lights_who_makes_it_by_which_words() -> None:
    context = Context()
    context.text.cursor = span("“old lady”").start
    await follow_commands.follow(context.r)
    assert context.r.chosen is context.r.document.claim_at(context.text.cursor)
    words_by_kind = {kind: [TEXT[a:b] for a, b, _ in layer.within(0, len(TEXT))]
           for kind, layer in context.text.lit.items()}  # fmt: skip
    assert (words_by_kind["source"], words_by_kind["cue"]) == (["Tom Hale"], ["denied"])


async def test_leaving_a_chosen_claim_and_a_preferred_mark_lets_them_go() -> None:
    context = Context()
    context.text.cursor = span("“old lady”").start
    await follow_commands.follow(context.r)
    mark_commands.highlight(context.r, "blue")
    context.text.cursor = 0
    context.r.cursor_moved()
    assert context.r.chosen is None
    assert context.r.preferred == ""


async def test_a_row_of_the_pane_leads_to_what_it_stands_for() -> None:
    context = Context()
    context.r.reach(FINDINGS.quotes[0])
    assert context.text.cursor == FINDINGS.quotes[0].start
    context.r.reach(FINDINGS.claims[0])
    assert context.r.chosen is FINDINGS.claims[0]


async def test_the_mentions_of_whoever_the_cursor_was_on_last_stay_lit() -> None:
    context = Context()
    for words in ("Tom Hale", "Officials"):
        context.text.cursor = span(words).start
        context.r.cursor_moved()
    assert len(context.text.lit["person"]) == 2


async def test_what_was_copied_is_told_by_its_beginning_and_its_speaker() -> None:
    context = Context(None, ARTICLE, FINDINGS)
    context.text.cursor = TEXT.index("“We cannot") + 3
    copy_commands.copy(context.r)
    assert context.briefly == [f"“We cannot wait for it to fall” — {CORVO}"]
