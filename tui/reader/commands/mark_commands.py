"""Commands that make and change marks: highlights, notes, tags, and taking them back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.mark import mark_on
from annotators.notebook.search import tags_of
from tui.marks.explain_change import explain_step
from tui.marks.note_draft import NoteDraft

if TYPE_CHECKING:
    from annotators.notebook.colors import Color
    from annotators.notebook.mark import Mark
    from articles.article import Span
    from tui.marks.explain_change import Step
    from tui.reader.reading import Reading


def highlight(r: Reading, color: Color) -> None:
    """Highlight what is selected or here; a mark that is here gets the colour."""
    if mark := r.mark_here:
        r.last_mark = replace(mark, color=color)
        r.store.change(r.last_mark, f"Recoloured {color}")
    elif new := new_mark(r, color=color):
        r.last_mark = new
        add(r, new, f"Highlighted in {color}")


def mark_again(r: Reading) -> None:
    """Mark this as the last one was: colour, label and tags; or make the mark here so."""
    last = r.last_mark
    if last is None:
        highlight(r, "yellow")
        return
    look: Any = {"color": last.color, "label": last.label, "tags": last.tags}
    if here := r.mark_here:
        r.store.change(replace(here, **look), f"Made as before: {_look(last)}")
    elif new := new_mark(r, **look):
        add(r, new, f"Marked as before: {_look(last)}")


def next_mark_here(r: Reading) -> None:
    """Of several marks at the cursor, prefer the next one."""
    here = r.marks_here
    if len(here) < 2:
        r.host.tell("No other mark of yours here")
        return
    ids = [mark.id for mark in r.document.marks_at(r.view.cursor)]
    r.prefer(ids[(ids.index(here[0].id) + 1) % len(ids)])


async def note(r: Reading) -> None:
    """Write a note on what is selected or here, or change the one that is here."""
    mark = r.mark_here or new_mark(r, motivation="commenting", color="yellow")
    if mark is not None:
        await write_note(r, mark, "Note kept")


async def write_note(r: Reading, mark: Mark, words: str) -> None:
    """Have the reader write the note of a mark, which may be a new one."""
    from tui.marks.note_dialog import NoteDialog

    notebook, draft = r.store.notebook, None
    if notebook is not None:
        draft = await r.store.thread.result(lambda: NoteDraft(notebook.drafts, mark))
    lost = r.store.lost_notes.pop(mark.span, None)
    written = await r.host.answer(NoteDialog(mark, draft, lost))
    if written is None or written == mark.note:
        r.host.tell("No note was changed" if mark.note else "No note was made")
        return
    new = replace(mark, note=written)
    put(r, new, words)
    if draft is not None and notebook is not None:
        here = replace(new, article=r.document.article.id)
        r.store.thread.begin(lambda: draft.forget_if_kept(notebook, here))


async def tag(r: Reading) -> None:
    """Tag what is selected or here, or change the tags of the mark here."""
    from tui.marks.tag_dialog import TagDialog

    mark = r.mark_here or new_mark(r, motivation="tagging")
    if mark is None:
        return
    tags = await r.host.answer(TagDialog(mark.tags, list(tags_of(await r.store.all()))))
    if tags is not None and tags != mark.tags:
        r.last_mark = replace(mark, tags=tags)
        put(r, r.last_mark, f"Tagged {', '.join(tags)}" if tags else "Tags removed")


async def label(r: Reading) -> None:
    """Give what is selected or here a label, one of those in use or a new one."""
    mark = r.mark_here or new_mark(r, motivation="classifying")
    if mark is None:
        return
    choices = {other.label: other.label for other in await r.store.all() if other.label}
    chosen = await r.host.ask("What type?", choices, may_be_new=True)
    if chosen is not None:
        r.last_mark = replace(mark, label=chosen)
        put(r, r.last_mark, f"Type: {chosen}")


def delete(r: Reading) -> None:
    """Delete the mark here."""
    if mark := r.needed_mark():
        r.store.delete(mark, "Mark deleted; u brings it back")


def move_borders(r: Reading) -> None:
    """Select the mark here; if something is selected, make the mark in it reach as far."""
    span = r.view.selected
    if span is None:
        _select_mark(r)
        return
    at = r.view.cursor
    touching = [mark for mark in r.document.marks if mark.span.overlaps(span)]
    first = min(touching, default=None, key=lambda m: (
        m.id != r.preferred, not m.span.start <= at < m.span.end, len(m.span)
    ))  # fmt: skip
    if first is None:
        r.host.tell("No mark of yours is in what is selected")
    else:
        move(r, first, span, "Borders moved")


def _select_mark(r: Reading) -> None:
    if mark := r.needed_mark():
        r.preferred = mark.id
        r.view.select_span(mark.span)
        r.host.tell("Move this end, or o for the other, then mb again; Esc leaves it")


async def undo(r: Reading) -> None:
    """Take back the last change to the marks of this article, whatever version they are of."""
    await _take_step(r, "undo")


async def redo(r: Reading) -> None:
    """Do again what was undone."""
    await _take_step(r, "redo")


async def _take_step(r: Reading, step: Step) -> None:
    before = _marks_by_id(r)
    turned = await r.store.turn(step)
    if turned is None:
        r.host.tell(f"Nothing to {step} in this article")
    else:
        r.host.tell(explain_step(step, turned.marks, before, _marks_by_id(r)))


def _marks_by_id(r: Reading) -> dict[str, Mark]:
    return {placement.mark.id: placement.mark for placement in r.store.placed}


# For these and other commands


def new_mark(r: Reading, **values: Any) -> Mark | None:
    """A mark on what is selected or here; None, which is said, if there is nothing."""
    span = r.target
    if span is None:
        r.host.tell("There is nothing here to mark")
        return None
    return mark_on(r.document.article, span, **r.document.speaker_of(span), **values)


def add(r: Reading, mark: Mark, words: str) -> None:
    """Show and keep a new mark; what was selected is no longer."""
    r.preferred = mark.id
    r.view.select(None)
    r.store.add(mark, words)


def put(r: Reading, mark: Mark, words: str) -> None:
    """Show and keep a mark: one that is there already as it is now, else a new one."""
    if r.store.notebook_mark(mark) is None:
        add(r, mark, words)
    else:
        r.store.change(mark, words)


def move(r: Reading, mark: Mark, span: Span, words: str) -> None:
    """Show and keep a mark on other words of this version, wherever it was."""
    if r.document.findings is not None:  # else who says them is not known: it stays who it was
        mark = replace(mark, **r.document.speaker_of(span))
    r.preferred = mark.id
    r.view.select(None)
    r.store.move(mark, span, words)


def _look(mark: Mark) -> str:
    return ", ".join([*filter(None, [mark.color, mark.label]), *mark.tags]) or "plain"
