"""One change to the marks of the article: shown at once, then kept. Which, keys and dialogs say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.marks.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotators.annotation import Findings
    from annotators.marks.mark import Mark
    from articles.article import Span


class Changing(Keeping):
    """Knows which marks are at the cursor, and adds, changes and moves them."""

    found: Findings | None
    """What the machine found, without the reader's verdicts."""
    meant = ""
    """The id of the mark that the reader has gone to or made, while the cursor is on it."""

    def selected_span(self) -> Span | None:
        """The stretch that the reader has selected; for the screen to say."""
        raise NotImplementedError

    def span_to_mark(self) -> Span | None:
        """What a mark made now would be on; for the screen to say."""
        raise NotImplementedError

    def spoken_at(self, span: Span) -> dict[str, Any]:
        """Whose these words are and what claim they stand on, as fields of a mark."""
        if self.findings is None:
            return {}
        from annotators.marks.marked_claims import known_of

        speaker, claim = known_of(self.findings, span, self.article.text, self.found)
        return {"speaker": speaker, "claim": claim}

    def marks_here(self) -> list[Mark]:
        """The kept marks at the cursor: the meant one, the shorter, and verdicts last."""
        at = self.view.cursor
        here = [mark for mark in self.kept if mark.span.start <= at < mark.span.end]
        return sorted(
            here, key=lambda m: (m.id != self.meant, m.verdict is not None, len(m.span), m.created)
        )

    def has_left_the_meant(self) -> bool:
        """Whether the meant mark is in this article, but not at the cursor."""
        at = self.view.cursor
        spans = [mark.span for mark in self.kept if mark.id == self.meant]
        return any(not span.start <= at < span.end for span in spans)

    def mark_here(self) -> Mark | None:
        """The first kept mark at the cursor, unless something is selected."""
        return None if self.selected_span() else next(iter(self.marks_here()), None)

    def needed_mark(self) -> Mark | None:
        """The same for a command that can do nothing without one, which then is said."""
        mark = self.mark_here()
        if mark is None:
            self.status.say("No mark of yours here; ]n goes to the next")
        return mark

    # Keeping

    def add_mark(self, mark: Mark, said: str) -> None:
        """Show and keep a new mark; what was selected is no longer."""
        self._place_here(mark)
        self.meant = mark.id
        self.view.select(None)
        self.show_kept()
        self.keep(lambda notebook: notebook.add(mark, article=self.article), said)

    def change_mark(self, mark: Mark, said: str) -> None:
        """Show and keep a changed mark, which from now on is one of this version."""
        is_here = mark.article == self.article.id
        new = mark if is_here else self._moved(mark, mark.span)
        self._place_here(new)
        self.show_kept()
        if is_here:
            self.keep(lambda notebook: notebook.change(new), said)
        else:
            self.keep(lambda notebook: notebook.reattach(mark, self.article, mark.span), said)

    def new_mark(self, **values: Any) -> Mark | None:
        """A mark on what is selected or here; None, which is said, if there is nothing."""
        span = self.span_to_mark()
        if span is None:
            self.status.say("There is nothing here to mark")
            return None
        from annotators.marks.mark import mark_on

        return mark_on(self.article, span, **self.spoken_at(span), **values)

    def _moved(self, mark: Mark, span: Span) -> Mark:
        from annotators.marks.mark import moved_to

        return moved_to(mark, self.article, span)

    def _place_here(self, mark: Mark) -> None:
        from annotators.marks.placed import made_here
        from tui.marks.kept_marks import replaced

        self.placed = replaced(self.placed, made_here(mark))

    async def ask(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> str | None:
        """The key of what the reader chooses, or what they type if that may be new."""
        from tui.widgets.choose_dialog import ChooseDialog

        dialog = ChooseDialog(question, choices, may_be_new=may_be_new)
        return await self.app.push_screen_wait(dialog)

    def put(self, mark: Mark, span: Span, said: str) -> None:
        """Show and keep a mark on other words of this version, wherever it was."""
        if self.findings is not None:  # else who says them is not known, and it stays who it was
            mark = replace(mark, **self.spoken_at(span))
        self._place_here(self._moved(mark, span))
        self.meant = mark.id
        self.view.select(None)
        self.show_kept()
        self.keep(lambda notebook: notebook.reattach(mark, self.article, span), said)

    async def all_marks(self) -> tuple[Mark, ...]:
        """Those of all articles; without a notebook, of this one."""
        notebook = self.notebook
        return await self.in_turn(notebook.all) if notebook is not None else self.kept
