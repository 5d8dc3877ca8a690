"""What is done to marks in the notebook, many at once: tags, notes, colours, deletion, export."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from articles.counts import counted
from tui.marks.explain_change import explain_step
from tui.marks.linked_mark import linked_mark
from tui.marks.note_draft import NoteDraft
from tui.widgets import list_commands
from tui.widgets.choose_dialog import choice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from annotators.notebook.colors import Color
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook
    from tui.marks.explain_change import Step
    from tui.notebook.notebook_screen import NotebookScreen


def order(screen: NotebookScreen) -> None:
    """Sort in the next way."""
    screen.sort_next()


def lost(screen: NotebookScreen) -> None:
    """Show only marks that lost their place, or all again."""
    screen.look_for("" if screen.words == "is:orphan" else "is:orphan")


def choose(screen: NotebookScreen) -> None:
    """Select the mark under the cursor, or no longer, and go on to the next."""
    if (mark := screen.list.value) is not None:
        screen.select(screen.list.mark_rows.selected ^ {mark.id})
        list_commands.move(screen.list, 1)


def select_all(screen: NotebookScreen) -> None:
    """Select all marks that are shown; if they all are, none."""
    rows = screen.list.mark_rows
    ids = frozenset(mark.id for mark in rows.marks)
    screen.select(rows.selected - ids if ids <= rows.selected else ids)


async def tag(screen: NotebookScreen) -> None:
    """Add tags to what is chosen; a single mark's are changed."""
    from tui.marks.tag_dialog import TagDialog

    marks = screen.chosen()
    if not marks:
        return
    common = marks[0].tags if len(marks) == 1 else ()
    tags = await screen.app.push_screen_wait(TagDialog(common, screen.contents.tags))
    if tags is None:
        return
    earlier_tags = [() if len(marks) == 1 else mark.tags for mark in marks]
    changed = [
        replace(mark, tags=tuple(dict.fromkeys([*earlier, *tags])))
        for mark, earlier in zip(marks, earlier_tags, strict=True)
    ]
    screen.keep(lambda: screen.notebook.change(*changed), f"Tagged {counted(len(changed), 'mark')}")


async def note(screen: NotebookScreen) -> None:
    """Change the note of the mark under the cursor."""
    from tui.marks.note_dialog import NoteDialog

    mark = screen.list.value
    if mark is None:
        return
    draft = await screen.thread.result(lambda: NoteDraft(screen.notebook.drafts, mark))
    written = await screen.app.push_screen_wait(NoteDialog(mark, draft))
    if written is not None and written != mark.note:
        new = replace(mark, note=written)

        def keep() -> None:
            screen.notebook.change(new)
            draft.forget_if_kept(screen.notebook, new)

        screen.keep(keep, "Note kept")


def recolor(screen: NotebookScreen, color: Color) -> None:
    """Give what is chosen another colour."""
    changed = [replace(mark, color=color) for mark in screen.chosen()]
    if changed:
        screen.keep(
            lambda: screen.notebook.change(*changed),
            f"{counted(len(changed), 'mark')} made {color}",
        )


def copy(screen: NotebookScreen) -> None:
    """Copy the words of what is chosen, each on its line, with who says them and where."""
    if marks := screen.chosen():
        work: Callable[[], Awaitable[None]] = partial(_copy, screen, marks)
        screen.run_worker(work, group="copy", exclusive=True, description="copy")


async def _copy(screen: NotebookScreen, marks: list[Mark]) -> None:
    text = await screen.thread.result(
        lambda: "\n".join(map(partial(_sentence, screen.notebook), marks))
    )
    sentence = await screen.copy_in_thread(text, _in_short(marks))
    screen.status.say(sentence)


def _sentence(notebook: Notebook, mark: Mark) -> str:
    from annotators.notebook.quoted_marks import statement_in
    from annotators.presentation.statements import origin_of, sentence

    origin = origin_of(notebook.known_of(mark.article))
    return sentence(statement_in(mark), origin) if mark.exact else origin.in_words()


def _in_short(marks: list[Mark]) -> str:
    """What is copied of marks, in short: one mark's sentence, or the number of several."""
    from annotators.notebook.quoted_marks import statement_in
    from annotators.presentation.statements import in_short

    if len(marks) == 1 and marks[0].exact:
        return in_short(statement_in(marks[0]))
    return counted(len(marks), "mark")


def delete(screen: NotebookScreen) -> None:
    """Delete what is chosen."""
    if marks := screen.chosen():
        screen.list.select(frozenset())
        sentence = f"{counted(len(marks), 'mark')} deleted; u takes it back"
        screen.keep(lambda: screen.notebook.delete(*marks), sentence)


async def export(screen: NotebookScreen) -> None:
    """Write what is selected, or else all that is shown, to a file."""
    from annotators.notebook.formats import EXPORTERS, MEANT_FOR
    from tui.marks.mark_files import suggested_path, write

    rows = screen.list.mark_rows
    marks = screen.chosen() if rows.selected else list(rows.marks)
    formats = {name: f"{name}: {MEANT_FOR[name]}" for name in EXPORTERS}
    chosen = await choice(screen.app, "Export as", formats)
    if chosen is None:
        return
    where = {str(path): str(path) for path in [suggested_path(chosen)]}
    file = await choice(screen.app, "Write to", where, may_be_new=True)
    if file is not None:
        do = partial(write, screen.notebook, marks, chosen, file, screen.known)
        screen.status.say(await screen.thread.result(do))


def undo(screen: NotebookScreen) -> None:
    """Take back the last change to any mark."""
    _take_step(screen, "undo")


def redo(screen: NotebookScreen) -> None:
    """Do again what was undone."""
    _take_step(screen, "redo")


def _take_step(screen: NotebookScreen, step: Step) -> None:
    before = _by_id(screen)
    screen.keep(
        screen.notebook.undo if step == "undo" else screen.notebook.redo,
        lambda turned: explain_step(step, turned.marks, before, _by_id(screen)),
        f"Nothing to {step}",
    )


def _by_id(screen: NotebookScreen) -> dict[str, Mark]:
    return {mark.id: mark for mark in screen.contents.marks}


async def follow_link(screen: NotebookScreen) -> None:
    """Go to what the mark under the cursor is linked with."""
    mark = screen.list.value
    relations = screen.contents.related.get(mark.id if mark else "", ())
    if not relations:
        screen.status.say("This mark is linked with no other")
    elif other := await linked_mark(relations, partial(choice, screen.app)):
        screen.post_message(screen.MarkWanted(other))
