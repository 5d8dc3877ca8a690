"""Making and changing marks with keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work

from tui.keyboard.typed_ahead import COMMAND
from tui.marks.changing import Changing
from tui.marks.mark_keys import MARKING

if TYPE_CHECKING:
    from textual.binding import BindingType

    from annotators.marks.colors import Color
    from annotators.marks.mark import Mark
    from annotators.marks.revisions import Turned
    from tui.marks.note_draft import NoteDraft


class Marking(Changing):
    """Highlights, notes, tags, and taking them back."""

    BINDINGS: ClassVar[list[BindingType]] = list(MARKING)

    _last: Mark | None = None
    """What was marked last, to mark others so."""
    _draft: Mark | None = None
    """The mark with the note that was written last, which may not have been saved."""

    def action_highlight(self, color: Color) -> None:
        """Highlight what is selected or here; a mark that is here gets the colour."""
        if mark := self.mark_here():
            self._last = replace(mark, color=color)
            self.change_mark(self._last, f"Recoloured {color}")
        elif mark := self.new_mark(color=color):
            self._last = mark
            self.add_mark(mark, f"Highlighted in {color}")

    def action_mark_again(self) -> None:
        """Mark this as the last one was: colour, label and tags; or make the mark here so."""
        last = self._last
        if last is None:
            self.action_highlight("yellow")
            return
        look: Any = {"color": last.color, "label": last.label, "tags": last.tags}
        if here := self.mark_here():
            self.change_mark(replace(here, **look), f"Made as before: {_look(last)}")
        elif mark := self.new_mark(**look):
            self.add_mark(mark, f"Marked as before: {_look(last)}")

    def action_next_mark_here(self) -> None:
        """Of several marks at the cursor, mean the next one."""
        here = self.marks_here()
        if len(here) < 2:
            self.status.say("No other mark of yours here")
            return
        self.meant = ""
        ids = [mark.id for mark in self.marks_here()]
        self.meant = ids[(ids.index(here[0].id) + 1) % len(ids)]
        self.show_kept()

    @work(group=COMMAND)
    async def action_note(self) -> None:
        """Write a note on what is selected or here, or change the one that is here."""
        mark = self.mark_here() or self.new_mark(motivation="commenting", color="yellow")
        if mark is not None:
            await self._write(mark, "Note kept")

    async def _write(self, mark: Mark, said: str) -> None:
        from tui.marks.note_dialog import NoteDialog

        mark = self._with_draft(mark)
        draft = await self._draft_of(mark)
        note = await self.app.push_screen_wait(NoteDialog(mark, draft))
        if note is None or note == mark.note:
            self.status.say("No note was changed" if mark.note else "No note was made")
            return
        new = replace(mark, note=note)
        self._draft = new
        is_kept = any(each.mark.id == mark.id for each in self.placed)
        (self.change_mark if is_kept else self.add_mark)(new, said)
        if draft is not None and (notebook := self.notebook) is not None:
            here = replace(new, article=self.article.id)
            self.begun(lambda: draft.forget_if_kept(notebook, here))

    async def _draft_of(self, mark: Mark) -> NoteDraft | None:
        from tui.marks.note_draft import NoteDraft

        notebook = self.notebook
        if notebook is None:
            return None
        return await self.in_turn(lambda: NoteDraft(notebook.drafts, mark))

    def _with_draft(self, mark: Mark) -> Mark:
        """With the note that was written here and could not be saved, if that is so."""
        draft = self._draft
        is_lost = self.has_failed and draft is not None and draft.span == mark.span
        return replace(mark, note=draft.note) if draft and is_lost else mark

    @work(group=COMMAND)
    async def action_tag(self) -> None:
        """Tag what is selected or here, or change the tags of the mark here."""
        from tui.marks.tag_dialog import TagDialog

        here = self.mark_here()
        mark = here or self.new_mark(motivation="tagging")
        if mark is None:
            return
        tags = await self.app.push_screen_wait(TagDialog(mark.tags, await self._known_tags()))
        if tags is None or tags == mark.tags:
            return
        self._last = replace(mark, tags=tags)
        said = f"Tagged {', '.join(tags)}" if tags else "Tags removed"
        (self.change_mark if here else self.add_mark)(self._last, said)

    @work(group=COMMAND)
    async def action_label(self) -> None:
        """Give what is selected or here a label, one of those in use or a new one."""
        here = self.mark_here()
        mark = here or self.new_mark(motivation="classifying")
        if mark is None:
            return
        used = dict.fromkeys(each.label for each in await self.all_marks() if each.label)
        label = await self.ask("What type?", {each: each for each in used}, may_be_new=True)
        if label is not None:
            self._last = replace(mark, label=label)
            (self.change_mark if here else self.add_mark)(self._last, f"Type: {label}")

    async def _known_tags(self) -> list[str]:
        from annotators.marks.search import tags_of

        return list(tags_of(await self.all_marks()))

    def action_delete_mark(self) -> None:
        """Delete the mark here."""
        mark = self.needed_mark()
        if mark is None:
            return
        kept = next(each.mark for each in self.placed if each.mark.id == mark.id)
        self.placed = tuple(each for each in self.placed if each.mark.id != mark.id)
        self.show_kept()
        self.keep(lambda notebook: notebook.delete(kept), "Mark deleted; u brings it back")

    def action_move_borders(self) -> None:
        """Select the mark here; if something is selected, make the mark in it reach as far."""
        span = self.selected_span()
        if span is None:
            self._select_mark()
            return
        touching = [mark for mark in self.kept if mark.span.overlaps(span)]
        at = self.view.cursor
        first = min(touching, default=None, key=lambda m: (
            m.id != self.meant, not m.span.start <= at < m.span.end, len(m.span)
        ))  # fmt: skip
        if first is None:
            self.status.say("No mark of yours is in what is selected")
        else:
            self.put(first, span, "Borders moved")

    def _select_mark(self) -> None:
        if mark := self.needed_mark():
            self.meant = mark.id
            self.view.select_span(mark.span)
            self.status.say("Move this end, or o for the other, then mb again; Esc leaves it")

    def action_undo(self) -> None:
        """Take back the last change to the marks of this article, whatever version they are of."""
        self._turn(lambda notebook: notebook.undo(*self._versions()), "undo", "Undid")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn(lambda notebook: notebook.redo(*self._versions()), "redo", "Redid")

    def _versions(self) -> tuple[str, ...]:
        return self.articles or (self.article.id,)

    @work(group=COMMAND)
    async def _turn(self, turn: Any, wanted: str, done: str) -> None:
        notebook = self.notebook
        if notebook is None:
            return
        turned: Turned | None = await self.in_turn(lambda: turn(notebook))
        if turned is None:
            self.status.say(f"Nothing to {wanted} in this article")
            return
        before = {each.mark.id: each.mark for each in self.placed}
        await self.read_again()
        after = {each.mark.id: each.mark for each in self.placed}
        earlier, later = (after, before) if done == "Undid" else (before, after)
        first = turned.marks[0]
        from tui.marks.explain_change import explain_change

        what = explain_change(earlier.get(first), later.get(first))
        more = f", and {len(turned.marks) - 1} more" if len(turned.marks) > 1 else ""
        self.status.say(f"{done}: {what or 'a mark of another version'}{more}")


def _look(mark: Mark) -> str:
    return ", ".join([*filter(None, [mark.color, mark.label]), *mark.tags]) or "plain"
