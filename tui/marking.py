"""Making and changing marks with keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work

from annotators.mark import Mark, mark_on, moved_to
from annotators.placed import made_here
from tui.keeping import Keeping, replaced
from tui.mark_keys import MARKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from annotators.mark import Color
    from annotators.notebook import Notebook
    from annotators.revisions import Turned
    from articles.article import Span


class Marking(Keeping):
    """Highlights, notes, tags, and taking them back."""

    BINDINGS: ClassVar[list[BindingType]] = list(MARKING)

    def __init__(self, notebook: Notebook | None) -> None:
        super().__init__(notebook)
        self._last: Mark | None = None

    def selected_span(self) -> Span | None:
        """The stretch that the reader has selected; for the screen to say."""
        raise NotImplementedError

    def span_to_mark(self) -> Span | None:
        """What a mark made now would be on; for the screen to say."""
        raise NotImplementedError

    def mark_here(self) -> Mark | None:
        """The shortest kept mark at the cursor, unless something is selected."""
        at = self.view.cursor
        here = [mark for mark in self.kept if mark.span.start <= at < mark.span.end]
        own = [mark for mark in here if mark.verdict is None] or here
        return None if self.selected_span() else min(own, key=lambda m: len(m.span), default=None)

    # Keeping

    def add_mark(self, mark: Mark, said: str) -> None:
        """Show and keep a new mark; what was selected is no longer."""
        self.placed = replaced(self.placed, made_here(mark))
        self.view.select(None)
        self.show_kept()
        self.keep(lambda notebook: notebook.add(mark, article=self.article), said)

    def change_mark(self, mark: Mark, said: str) -> None:
        """Show and keep a changed mark, which from now on is one of this version."""
        is_here = mark.article == self.article.id
        new = mark if is_here else moved_to(mark, self.article, mark.span)
        self.placed = replaced(self.placed, made_here(new))
        self.show_kept()
        if is_here:
            self.keep(lambda notebook: notebook.change(new), said)
        else:
            self.keep(lambda notebook: notebook.reattach(mark, self.article, mark.span), said)

    def _new_mark(self, **values: Any) -> Mark | None:
        span = self.span_to_mark()
        if span is None:
            self.status.say("There is nothing here to mark")
            return None
        return mark_on(self.article, span, **values)

    async def ask(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> str | None:
        """The key of what the reader chooses, or what they type if that may be new."""
        from tui.choose_dialog import ChooseDialog

        dialog = ChooseDialog(question, choices, may_be_new=may_be_new)
        return await self.app.push_screen_wait(dialog)

    # Keys

    def action_highlight(self, color: Color) -> None:
        """Highlight what is selected or here; a mark that is here gets the colour."""
        if mark := self.mark_here():
            self._last = replace(mark, color=color)
            self.change_mark(self._last, f"Recoloured {color}")
        elif mark := self._new_mark(color=color):
            self._last = mark
            self.add_mark(mark, f"Highlighted in {color}")

    def action_mark_again(self) -> None:
        """Mark this as the last one was: colour, label and tags."""
        last = self._last
        if last is None:
            self.action_highlight("yellow")
        elif mark := self._new_mark(color=last.color, label=last.label, tags=last.tags):
            self.add_mark(mark, f"Marked as before: {_look(last)}")

    @work
    async def action_note(self) -> None:
        """Write a note on what is selected or here, or change the one that is here."""
        mark = self.mark_here() or self._new_mark(motivation="commenting", color="yellow")
        if mark is not None:
            await self._write(mark, "Note kept")

    async def _write(self, mark: Mark, said: str) -> None:
        from tui.note_dialog import NoteDialog

        note = await self.app.push_screen_wait(NoteDialog(mark))
        if note is None or note == mark.note:
            self.status.say("No note was changed" if mark.note else "No note was made")
            return
        new = replace(mark, note=note)
        is_kept = any(each.mark.id == mark.id for each in self.placed)
        (self.change_mark if is_kept else self.add_mark)(new, said)

    @work
    async def action_tag(self) -> None:
        """Tag what is selected or here, or change the tags of the mark here."""
        from tui.tag_dialog import TagDialog

        here = self.mark_here()
        mark = here or self._new_mark(motivation="tagging")
        if mark is None:
            return
        tags = await self.app.push_screen_wait(TagDialog(mark.tags, await self._known_tags()))
        if tags is None or tags == mark.tags:
            return
        self._last = replace(mark, tags=tags)
        said = f"Tagged {', '.join(tags)}" if tags else "Tags removed"
        (self.change_mark if here else self.add_mark)(self._last, said)

    @work
    async def action_label(self) -> None:
        """Give what is selected or here a label, one of those in use or a new one."""
        here = self.mark_here()
        mark = here or self._new_mark(motivation="classifying")
        if mark is None:
            return
        used = dict.fromkeys(each.label for each in await self._all_marks() if each.label)
        label = await self.ask("What type?", {each: each for each in used}, may_be_new=True)
        if label is not None:
            self._last = replace(mark, label=label)
            (self.change_mark if here else self.add_mark)(self._last, f"Type: {label}")

    async def _known_tags(self) -> list[str]:
        from annotators.search import tags_of

        return list(tags_of(await self._all_marks()))

    async def _all_marks(self) -> tuple[Mark, ...]:
        notebook = self.notebook
        return await self.in_turn(notebook.all) if notebook is not None else self.kept

    def action_delete_mark(self) -> None:
        """Delete the mark here."""
        mark = self.mark_here()
        if mark is None:
            self.status.say("No mark of yours here; ]n goes to the next")
            return
        kept = next(each.mark for each in self.placed if each.mark.id == mark.id)
        self.placed = tuple(each for each in self.placed if each.mark.id != mark.id)
        self.show_kept()
        self.keep(lambda notebook: notebook.delete(kept), "Mark deleted; u brings it back")

    def action_move_borders(self) -> None:
        """Give the mark under the cursor the borders of the selection."""
        at, span = self.view.cursor, self.selected_span()
        touching = [m for m in self.kept if span and m.span.overlaps(span)]
        if span is None or not touching:
            self.status.say("Select from within a mark to where it should reach, then mb")
            return
        mark = min(touching, key=lambda m: (not m.span.start <= at < m.span.end, len(m.span)))
        self.view.select(None)
        moved = moved_to(mark, self.article, span)
        self.placed = replaced(self.placed, made_here(moved))
        self.show_kept()
        original = next(each.mark for each in self.placed if each.mark.id == mark.id)
        source = mark if mark.article != self.article.id else original
        self.keep(lambda book: book.reattach(source, self.article, span), "Borders moved")

    def action_undo(self) -> None:
        """Take back the last change to the marks of this article."""
        self._turn(lambda notebook: notebook.undo(self.article.id), "undo", "Undid")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn(lambda notebook: notebook.redo(self.article.id), "redo", "Redid")

    @work(group="notebook")
    async def _turn(self, turn: Any, name: str, done: str) -> None:
        notebook = self.notebook
        if notebook is None:
            return
        turned: Turned | None = await self.in_turn(lambda: turn(notebook))
        if turned is None:
            self.status.say(f"Nothing to {name} in this article")
            return
        await self.read_again()
        many = f"{len(turned.marks)} marks" if len(turned.marks) > 1 else "a mark"
        self.status.say(f"{done}: {_WHAT[turned.what]} {many}")


_WHAT = {"add": "making", "change": "changing", "delete": "deleting"}


def _look(mark: Mark) -> str:
    return ", ".join([*filter(None, [mark.color, mark.label]), *mark.tags]) or "plain"
